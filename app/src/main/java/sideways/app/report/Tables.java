// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sideways.finding.Finding;
import sideways.finding.Findings;

/**
 * The document's tables as {@link Csv}. Columns carry the names and numbers the digits of findings.json.
 */
public final class Tables {

    private Tables() { }

    /** Writes findings.csv, niches.csv, actors.csv, cascades.csv, crossings.csv, tracks.csv, groups.csv and group-ties.csv into an existing folder, and since.csv where an earlier analysis went on. */
    public static void write(Findings findings, Path folder) {
        try {
            Files.write(folder.resolve("findings.csv"), findings(findings).getBytes(StandardCharsets.UTF_8));
            Files.write(folder.resolve("niches.csv"), niches(findings).getBytes(StandardCharsets.UTF_8));
            Files.write(folder.resolve("actors.csv"), actors(findings).getBytes(StandardCharsets.UTF_8));
            Files.write(folder.resolve("cascades.csv"), cascades(findings).getBytes(StandardCharsets.UTF_8));
            Files.write(folder.resolve("crossings.csv"), crossings(findings).getBytes(StandardCharsets.UTF_8));
            Files.write(folder.resolve("tracks.csv"), tracks(findings).getBytes(StandardCharsets.UTF_8));
            Files.write(folder.resolve("groups.csv"), groups(findings).getBytes(StandardCharsets.UTF_8));
            Files.write(folder.resolve("group-ties.csv"), groupTies(findings).getBytes(StandardCharsets.UTF_8));
            if (!findings.since().isEmpty()) {
                Files.write(folder.resolve("since.csv"), since(findings).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    static String findings(Findings findings) {
        Csv csv = new Csv("id", "variant", "scope", "status", "value", "low", "high", "null", "n", "unit", "method", "cite");
        for (Finding f : findings.findings()) {
            csv.row(f.id(), f.variant(), f.scope(), f.status().label, f.label().isEmpty() ? (Object) f.value() : f.label(), f.low(), f.high(), f.nullValue(), f.n(),
                    f.unit(), f.method(), f.cite());
        }
        return csv.toString();
    }

    static String niches(Findings findings) {
        Csv csv = new Csv("id", "name", "nameFrom", "actors", "share", "events", "insideShare", "words", "channels", "sharesMembersWith");
        for (Findings.Niche niche : findings.niches()) {
            csv.row(niche.id(), niche.name(), niche.nameFrom(), niche.actors(), niche.share(), niche.events(), niche.insideShare(),
                    niche.words().stream().map(Findings.Word::word).collect(Collectors.joining("; ")),
                    niche.channels().stream().map(Findings.Tally::name).collect(Collectors.joining("; ")),
                    findings.nichePairs().stream().filter(pair -> pair.q() <= NicheStory.DISCOVERY && (pair.a().equals(niche.id()) || pair.b().equals(niche.id())))
                            .map(pair -> pair.a().equals(niche.id()) ? pair.b() : pair.a()).collect(Collectors.joining("; ")));
        }
        return csv.toString();
    }

    static String actors(Findings findings) {
        Csv csv = new Csv("id", "niche", "rank", "rankLow", "rankHigh", "score", "events", "received", "reach",
                "leaderRank", "core", "hIndex", "credit", "audience", "crossings", "hidden");
        for (Findings.Actor actor : findings.actors()) {
            csv.row(actor.id(), actor.niche(), actor.rank(), actor.rankLow(), actor.rankHigh(), actor.score(), actor.events(),
                    actor.received(), actor.reach(), actor.leaderRank(), actor.core(), actor.hIndex(), actor.credit(), actor.audience(),
                    actor.crossings(), actor.hidden());
        }
        return csv.toString();
    }

    static String cascades(Findings findings) {
        Csv csv = new Csv("kind", "channel", "start", "size", "depth", "breadth", "virality", "rootShare",
                "largestShare", "percentile", "halfTimeSeconds", "niches", "outside", "forecast");
        for (Findings.Cascade cascade : findings.cascades()) {
            csv.row(cascade.kind(), cascade.channel(), cascade.start(), cascade.size(), cascade.depth(), cascade.breadth(),
                    cascade.virality(), cascade.rootShare(), cascade.largestShare(), cascade.percentile(), cascade.halfTimeSeconds(), cascade.niches(), cascade.outside(),
                    cascade.forecast());
        }
        return csv.toString();
    }

    /** Pairs of niches with members in common, and pairs of channels that share more than Fisher's test gives to chance. */
    static String crossings(Findings findings) {
        Csv csv = new Csv("kind", "a", "b", "common", "expected", "q", "fisherExpected", "fisherQ", "words");
        for (Findings.NichePair pair : findings.nichePairs()) {
            csv.row("niches", pair.a(), pair.b(), pair.common(), pair.expected(), pair.q(), "", "", words(pair.words()));
        }
        for (Findings.Crossing pair : findings.crossings()) {
            csv.row("channels", pair.a(), pair.b(), pair.common(), pair.modelExpected(), pair.modelQ(), pair.expected(), pair.q(), words(pair.words()));
        }
        return csv.toString();
    }

    /** A row for each niche that was followed and each window it is there in. */
    static String tracks(Findings findings) {
        Csv csv = new Csv("track", "niche", "window", "from", "to", "actors", "changes", "words");
        for (Findings.Track track : findings.history().tracks()) {
            for (int w = 0; w < track.actors().size(); w++) {
                int window = w;
                List<Findings.Change> changes = findings.history().changes().stream()
                        .filter(change -> change.window() == window && change.track().equals(track.id())).toList();
                if (track.actors().get(w) > 0 || !changes.isEmpty()) {
                    csv.row(track.id(), track.niche(), w, findings.history().windows().get(w).from(), findings.history().windows().get(w).to(), track.actors().get(w),
                            changes.stream().map(c -> c.what() + (c.other().isEmpty() ? "" : " " + c.other())).collect(Collectors.joining("; ")),
                            words(track.words()));
                }
            }
        }
        return csv.toString();
    }

    /** A row for each group of accounts that act together. */
    static String groups(Findings findings) {
        Csv csv = new Csv("group", "accounts", "pairs", "density", "window", "objects", "days", "q", "first", "last", "kinds", "members");
        for (Findings.Group group : findings.groups()) {
            csv.row(group.id(), group.accounts(), group.pairs(), group.density(), group.window(), group.objects(), group.days(), group.q(), group.first(), group.last(),
                    group.kinds().stream().map(kind -> kind.count() + " " + kind.name()).collect(Collectors.joining("; ")), String.join("; ", group.members()));
        }
        return csv.toString();
    }

    /** A row for each pair of members of a group that is beyond chance: a table of ties that Gephi and this program read. */
    static String groupTies(Findings findings) {
        Csv csv = new Csv("source", "target", "group");
        for (Findings.Group group : findings.groups()) {
            for (Findings.GroupTie tie : group.ties()) {
                csv.row(tie.from(), tie.to(), group.id());
            }
        }
        return csv.toString();
    }

    /** A row for each niche of an earlier analysis, and each that is new. */
    static String since(Findings findings) {
        Csv csv = new Csv("niche", "name", "what", "other", "before", "after");
        for (Findings.Since row : findings.since()) {
            csv.row(row.niche(), row.name(), row.what(), row.other(), row.before(), row.after());
        }
        return csv.toString();
    }

    private static String words(List<Findings.Word> words) {
        return words.stream().map(Findings.Word::word).collect(Collectors.joining("; "));
    }

    /**
     * An actor with its niche (empty without one), how surely it is there, and rank.
     *
     * @param levels number of the actor's community at each level, empty without one
     * @param further ids of further niches, and the share of the actor's visits to each
     */
    public record Member(String actor, String niche, double confidence, List<String> levels, double pagerank, Map<String, Double> further) { }

    /**
     * members.csv: the niche of every named actor, or of every item where nobody is named; the document names only
     * those with the most say.
     *
     * @param who name of the first column: {@code actor} or {@code item}
     * @param levelNames a column each, coarsest first
     */
    public static String members(String who, List<String> levelNames, List<Member> members) {
        List<String> columns = new ArrayList<>(List.of(who, "niche", "pagerank", "confidence", "furtherNiches", "furtherShares"));
        columns.addAll(levelNames);
        Csv csv = new Csv(columns.toArray(String[]::new));
        for (Member member : members) {
            List<Object> cells = new ArrayList<>(List.of(member.actor(), member.niche(), member.pagerank(), member.confidence(),
                    String.join("; ", member.further().keySet()), member.further().values().stream().map(share -> Decimals.number(share).toPlainString()).collect(Collectors.joining("; "))));
            cells.addAll(member.levels());
            csv.row(cells.toArray());
        }
        return csv.toString();
    }
}
