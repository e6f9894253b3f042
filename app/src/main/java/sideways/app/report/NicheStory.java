// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sideways.finding.Finding;
import sideways.finding.Findings;

/**
 * Niches as a written answer: how many and how sure, which lie in which, who is in several, what crosses, what changed. Plain words
 * first, then the tables and the picture they rest on.
 */
final class NicheStory {

    /** The false discovery rate from which two niches or channels are said to cross. */
    static final double DISCOVERY = 0.05;

    private static final int PAIRS_SHOWN = 10;
    private static final int CARDS = 6;
    private static final int CROSSINGS_SHOWN = 12;
    private static final int CHANGES_SHOWN = 12;
    private static final int WORDS = 5;
    private static final int WORDS_IN_NAME = 3;
    private static final int NAME = 48;
    private static final double SURE = 0.9;
    private static final double FAIRLY_SURE = 0.7;

    private final Findings findings;
    private final Page page;

    NicheStory(Findings findings, Page page) {
        this.findings = findings;
        this.page = page;
    }

    /** The questions of the section with an answer each. */
    void answers() {
        if (findings.niches().isEmpty()) {
            return;
        }
        page.raw("<dl class=\"answers\">\n");
        answer("How many?", howMany(findings));
        answer("How sure?", howSure(findings));
        answer("Which in which?", nested(findings));
        answer("Who is in several?", whoBridges(findings));
        answer("What crosses?", whatCrosses(findings));
        answer("What changed?", whatChanged(findings));
        answer("Since the earlier analysis?", whatBecame(findings));
        page.raw("</dl>\n");
    }

    /** What became of the niches of an earlier analysis. */
    static Optional<String> whatBecame(Findings findings) {
        if (findings.since().isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (String[] kind : new String[][] {{"stayed", "went on as it was", "went on as they were"}, {"grown", "grew", "grew"}, {"shrunk", "shrank", "shrank"},
            {"born", "is new", "are new"}, {"split", "came apart from another", "came apart from others"}, {"merged", "went into another", "went into others"},
            {"died", "is gone", "are gone"}}) {
            long count = findings.since().stream().filter(row -> row.what().equals(kind[0])).count();
            if (count > 0) {
                parts.add(Wording.count(count, "niche") + " " + (count == 1 ? kind[1] : kind[2]));
            }
        }
        String stayed = Summary.measured(findings, "since.stayed").map(f -> " Of those in a niche then and now, " + Wording.percent(f.value()) + " are in the same one.").orElse("");
        return Optional.of(Wording.list(parts) + "." + stayed + " Niches that go on keep their number and name.");
    }

    /** The niches that did not just go on. */
    void since() {
        List<Findings.Since> told = findings.since().stream().filter(row -> !row.what().equals("stayed")).toList();
        if (told.isEmpty()) {
            return;
        }
        int shown = Math.min(CHANGES_SHOWN, told.size());
        page.table("What became of niches since the earlier analysis" + (shown < told.size() ? "; all are in since.csv" : ""), "#Number", "Niche", "What", "#Members then", "#Members now");
        for (Findings.Since row : told.subList(0, shown)) {
            String name = findings.niches().stream().filter(niche -> niche.id().equals(row.niche())).map(Findings.Niche::name).findFirst().orElse(row.name());
            page.row(Page.number(row.niche()), Page.html("name", Html.name(name, NAME)), Page.cell(row.what() + (row.other().isEmpty() ? "" : (row.what().equals("split") ? " from " : " into ") + row.other())),
                    Page.number(row.before()), Page.number(row.after()));
        }
        page.endTable();
    }

    private void answer(String question, Optional<String> sentence) {
        sentence.ifPresent(words -> page.raw("<dt>" + question + "</dt><dd>" + Html.text(words) + "</dd>\n"));
    }

    private static Optional<String> howMany(Findings all) {
        return Summary.measured(all, "frag.hill1").map(hill -> {
            String count = Wording.count(all.niches().size(), "niche") + ", as fragmented as " + Wording.withInterval(hill) + " equal ones";
            return count + Summary.measured(all, "frag.largest").map(l -> "; the largest holds " + Wording.withInterval(l) + " of the "
                    + Summary.members(all) + "s").orElse("") + ".";
        });
    }

    private static Optional<String> howSure(Findings all) {
        List<String> parts = new ArrayList<>();
        all.findings().stream().filter(f -> f.id().equals("frag.q") && Glossary.isAboveChance(f) && f.isMeasured() && Wording.hasInterval(f)).findFirst()
                .ifPresent(d -> parts.add(d.low() > 0 ? "That there are niches is sure: modularity is " + Wording.withInterval(d) + " above that of random graphs with the same degrees"
                        : "That there are niches at all is not sure: modularity is " + Wording.withInterval(d) + " from that of random graphs"));
        Summary.measured(all, "frag.agreement").ifPresent(a -> parts.add("where their borders run is " + (a.value() >= SURE ? "sure" : a.value() >= FAIRLY_SURE
                ? "fairly sure" : "unsure") + ": repeated searches agree at " + Wording.value(a) + " of 1"));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts) + ".");
    }

    private static Optional<String> nested(Findings all) {
        return Summary.measured(all, "frag.levels").map(levels -> switch ((int) Math.round(levels.value())) {
            case 0 -> "No level stands still: how many niches there are depends on how closely one looks. The one shown tells the ties shortest.";
            case 1 -> "There is one level, the niches themselves; they do not group into larger ones.";
            case 2 -> "There are two levels, nations and the tribes in them; members.csv has both for every actor.";
            case 3 -> "There are three levels, nations, city-states and tribes, each inside the one before; members.csv has all three for every actor.";
            default -> "There are " + Math.round(levels.value()) + " levels, each inside the one before; members.csv has all of them for every actor.";
        });
    }

    static Optional<String> whoBridges(Findings all) {
        return Summary.measured(all, "overlap.actors").map(share -> {
            if (share.value() == 0) {
                return "No member was found to belong to a further niche.";
            }
            String sentence = Wording.withInterval(share) + " of the members belong to a further niche too"
                    + (Wording.hasNull(share) ? "; if visits to other niches led anywhere, it would be " + Wording.nullValue(share) : "");
            Optional<Findings.NichePair> first = all.nichePairs().stream().findFirst();
            return sentence + first.map(pair -> ". Most are shared by \u201c" + niche(all, pair.a()) + "\u201d and \u201c" + niche(all, pair.b()) + "\u201d: "
                    + Wording.count(pair.common())).orElse("") + ".";
        });
    }

    private static Optional<String> whatCrosses(Findings all) {
        List<String> parts = new ArrayList<>();
        Summary.measured(all, "cross.niches").ifPresent(f -> parts.add(pairs(f, "niches") + " more members than chance gives"
                + firstCrossing(all).map(pair -> ", first of all \u201c" + niche(all, pair.a()) + "\u201d \u00d7 \u201c" + niche(all, pair.b()) + "\u201d, "
                        + Wording.count(pair.common()) + " where chance gives " + Wording.number(pair.expected())).orElse("")));
        Summary.measured(all, "cross.channels").ifPresent(f -> parts.add(pairs(f, "channels") + " more actors than chance gives"));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts) + ".");
    }

    private static String pairs(Finding count, String things) {
        long crossing = Math.round(count.value());
        return (crossing == 0 ? "no pair" : Wording.count(crossing) + (crossing == 1 ? " pair" : " pairs")) + " of " + things + " of " + Wording.count(count.n()) + (crossing > 1 ? " share" : " shares");
    }

    static Optional<Findings.NichePair> firstCrossing(Findings all) {
        return all.nichePairs().stream().filter(pair -> pair.q() <= DISCOVERY && pair.expected() > 0)
                .max(Comparator.comparingDouble((Findings.NichePair pair) -> -pair.q()).thenComparing(pair -> pair.common() / pair.expected()));
    }

    static Optional<String> whatChanged(Findings all) {
        int windows = all.history().windows().size();
        if (windows == 0) {
            return all.find("time.niches.born").filter(f -> !f.isMeasured()).map(f -> "Not known. " + Wording.sentence(f.method()));
        }
        List<String> parts = new ArrayList<>();
        for (String what : List.of("born", "merged", "split", "died")) {
            all.find("time.niches." + what).filter(f -> f.isMeasured() && f.value() > 0).ifPresent(f -> parts.add(Wording.count(Math.round(f.value()), "niche")
                    + " " + word(what, f.value() == 1) + (Wording.hasNull(f) && f.nullValue() > 0 ? " (by chance " + Wording.number(f.nullValue()) + ")" : "")));
        }
        String changes = parts.isEmpty() ? "no niche was born, merged, split off or fell silent" : Wording.list(parts);
        String trend = Summary.measured(all, "frag.trend").filter(Wording::hasInterval).map(f -> f.low() > 0 ? " It falls into ever more niches: "
                + Wording.withInterval(f) + " more a window." : f.high() < 0 ? " It falls into ever fewer niches: " + Wording.withInterval(f) + " a window."
                : " The effective number of niches has no trend.").orElse("");
        return Optional.of("Over " + windows + " windows of time with equally many ties, " + changes + "." + trend);
    }

    private static String word(String what, boolean one) {
        return switch (what) {
            case "died" -> "fell silent";
            case "split" -> "split off";
            case "merged" -> "merged into " + (one ? "another" : "others");
            default -> (one ? "was " : "were ") + what;
        };
    }

    /** Pairs of niches with most members in common, crossing or not. */
    void bridges() {
        List<Findings.NichePair> pairs = findings.nichePairs();
        if (pairs.isEmpty()) {
            return;
        }
        int shown = Math.min(PAIRS_SHOWN, pairs.size());
        page.table("Niches that share most members" + (shown < pairs.size() ? "; more in crossings.csv" : ""), "Niche", "Niche", "#In both", "#By chance", "Beyond chance?");
        for (Findings.NichePair pair : pairs.subList(0, shown)) {
            page.row(Page.html("name", swatch(pair.a()) + Html.name(niche(findings, pair.a()), NAME)), Page.html("name", swatch(pair.b()) + Html.name(niche(findings, pair.b()), NAME)),
                    Page.number(pair.common()), Page.number(Wording.number(pair.expected())),
                    Page.cell(pair.q() <= DISCOVERY ? "yes, " + rate(pair.q()) : "not clearly"));
        }
        page.endTable();
    }

    /** Cards of niches that cross, and the table of channels that do. */
    void crossings() {
        List<Findings.NichePair> crossing = findings.nichePairs().stream().filter(pair -> pair.q() <= DISCOVERY)
                .sorted(Comparator.comparingDouble(Findings.NichePair::q).thenComparing(pair -> -pair.common())).toList();
        List<Findings.Crossing> channels = findings.crossings().stream().filter(pair -> pair.modelQ() <= DISCOVERY).toList();
        if (crossing.isEmpty() && channels.isEmpty()) {
            return;
        }
        page.raw("<h3>Intersection niches</h3>\n");
        page.paragraph("Where two niches share far more members than chance gives, the crossing may be a niche of its own: the essay\u2019s example is Juggalos \u00d7 Faith.");
        if (!crossing.isEmpty()) {
            page.raw("<ul class=\"cards\">\n");
            for (Findings.NichePair pair : crossing.subList(0, Math.min(CARDS, crossing.size()))) {
                page.raw("<li><p class=\"cross\">" + swatch(pair.a()) + Html.name(niche(findings, pair.a()), NAME) + " <span aria-label=\"and\">\u00d7</span> "
                        + swatch(pair.b()) + Html.name(niche(findings, pair.b()), NAME) + "</p><p>" + Html.text(Wording.count(pair.common(), "member") + " of both; chance gives "
                        + Wording.number(pair.expected()) + " (" + rate(pair.q()) + ").") + "</p>"
                        + (pair.words().isEmpty() ? "" : "<p>They say: " + words(pair.words()) + "</p>") + "</li>\n");
            }
            page.raw("</ul>\n");
        }
        if (!channels.isEmpty()) {
            int shown = Math.min(CROSSINGS_SHOWN, channels.size());
            page.paragraph("Channels cross in the same sense. Chance here knows that some actors are in more channels than others (bipartite configuration model), which Fisher\u2019s test does not; "
                    + "FDR is the share of such pairs that may be chance.");
            page.table("Channels that cross" + (shown < channels.size() ? "; more in crossings.csv" : ""),
                    "Channel", "Channel", "#In both", "#By chance", "#FDR", "#FDR, Fisher", "Words of those in both");
            for (Findings.Crossing pair : channels.subList(0, shown)) {
                page.row(Page.html("name", Html.name(pair.a(), NAME)), Page.html("name", Html.name(pair.b(), NAME)), Page.number(pair.common()),
                        Page.number(Wording.number(pair.modelExpected())), Page.number(small(pair.modelQ())), Page.number(small(pair.q())), Page.html("words", words(pair.words())));
            }
            page.endTable();
        }
    }

    private static String rate(double q) {
        return "FDR " + small(q);
    }

    private static String small(double q) {
        return q < 0.001 ? "<0.001" : Wording.number(q);
    }

    private static String words(List<Findings.Word> words) {
        return words.stream().limit(WORDS).map(w -> Html.name(w.word(), NAME)).collect(Collectors.joining(", "));
    }

    /** The stream of niches, and what happened to them in words. */
    void time() {
        Findings.History history = findings.history();
        if (history.windows().size() < 2 || history.tracks().isEmpty()) {
            return;
        }
        page.raw("<h3>Niches through time</h3>\n");
        List<String> names = history.tracks().stream().map(track -> Html.shortened(trackName(track), NAME)).toList();
        page.plotNamed("niche-stream", names, whatChanged(findings).orElse(""),
                "Each column is a window with equally many ties, each band a niche, as high as its members tied there. Bands that join have merged, bands that part have split.");
        List<Findings.Change> told = history.changes().stream().filter(change -> !List.of("grown", "shrunk").contains(change.what())).toList();
        List<Findings.Change> sized = history.changes().stream().filter(change -> List.of("grown", "shrunk").contains(change.what()))
                .sorted(Comparator.comparingDouble(change -> -Math.abs(StrictMath.log((change.after() + 1.0) / (change.before() + 1.0))))).toList();
        List<Findings.Change> shown = new ArrayList<>(told.subList(0, Math.min(CHANGES_SHOWN, told.size())));
        shown.addAll(sized.subList(0, Math.min(Math.max(3, CHANGES_SHOWN / 2 - shown.size()), sized.size())));
        shown.sort(Comparator.comparingInt(Findings.Change::window));
        if (shown.isEmpty()) {
            return;
        }
        page.raw("<ul class=\"changes\">\n");
        shown.forEach(change -> page.raw("<li>" + Html.text(sentence(change)) + "</li>\n"));
        page.raw("</ul>\n");
        int left = history.changes().size() - shown.size();
        if (left > 0) {
            page.raw("<p class=\"muted\">" + Html.text(Wording.count(left, "smaller change") + " in tracks.csv.") + "</p>\n");
        }
    }

    private String sentence(Findings.Change change) {
        String who = "\u201c" + Html.shortened(trackName(track(change.track())), NAME) + "\u201d";
        String other = change.other().isEmpty() ? "" : "\u201c" + Html.shortened(trackName(track(change.other())), NAME) + "\u201d";
        String when = "From " + Wording.day(findings.history().windows().get(change.window()).from()) + ": ";
        return when + switch (change.what()) {
            case "born" -> who + " was born, with " + Wording.count(change.after(), "member") + ".";
            case "died" -> who + " fell silent; it had " + Wording.count(change.before(), "member") + " in the window before.";
            case "merged" -> who + " (" + Wording.count(change.before(), "member") + ") became one with " + other + ".";
            case "split" -> who + " (" + Wording.count(change.after(), "member") + ") came apart from " + other + ".";
            case "grown" -> who + " grew from " + Wording.count(change.before()) + " to " + Wording.count(change.after(), "member") + ".";
            case "shrunk" -> who + " shrank from " + Wording.count(change.before()) + " to " + Wording.count(change.after(), "member") + ".";
            default -> who + " " + change.what() + ".";
        };
    }

    private Findings.Track track(String id) {
        return findings.history().tracks().stream().filter(track -> track.id().equals(id)).findFirst().orElse(new Findings.Track(id, "", List.of(), List.of()));
    }

    /** Its niche's name where it is all there is of that niche; else its own words. */
    private String trackName(Findings.Track track) {
        boolean alone = findings.history().tracks().stream().filter(other -> other.niche().equals(track.niche())).count() == 1;
        return alone || track.words().isEmpty() ? niche(findings, track.niche())
                : track.words().stream().limit(WORDS_IN_NAME).map(Findings.Word::word).collect(Collectors.joining(" \u00b7 "));
    }

    static String niche(Findings all, String id) {
        return all.niches().stream().filter(niche -> niche.id().equals(id)).map(Findings.Niche::name).findFirst().orElse("niche " + id);
    }

    private String swatch(String id) {
        for (int i = 0; i < findings.niches().size(); i++) {
            if (findings.niches().get(i).id().equals(id)) {
                return "<span class=\"swatch " + NicheMapSvg.colourClass(i) + "\"></span>";
            }
        }
        return "";
    }
}
