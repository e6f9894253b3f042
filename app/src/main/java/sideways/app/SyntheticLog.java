// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import sideways.analysis.Analysis;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.simulate.SyntheticMovement;

/** A synthetic movement as a file, with its truth; and the comparison of the truth with what was found. */
final class SyntheticLog {

    private static final double RECOVERED = 0.9;
    private static final double FOUND_BOTH = 0.8;

    private SyntheticLog() { }

    /** Writes the log as ndjson in Sideways' own format, an event a line. */
    static void write(SyntheticMovement movement, Path file) throws IOException {
        StringWriter text = new StringWriter();
        JsonFactory json = new JsonFactory();
        for (SyntheticMovement.Row row : movement.rows()) {
            try (JsonGenerator line = json.createGenerator(text)) {
                write(row, line);
            }
            text.write('\n');
        }
        Files.writeString(file, text.toString());
    }

    private static void write(SyntheticMovement.Row row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("item", row.item());
        json.writeStringField("actor", row.actor());
        json.writeStringField("action", row.action().name().toLowerCase(Locale.ROOT));
        json.writeStringField("parent", row.parent());
        json.writeStringField("root", row.root());
        json.writeStringField("channel", row.channel());
        json.writeNumberField("time", row.timeSeconds());
        json.writeStringField("text", row.text());
        writeList(json, "urls", row.urls());
        writeList(json, "tags", row.tags());
        if (!Double.isNaN(row.amount())) {
            json.writeNumberField("amount", row.amount());
        }
        json.writeBooleanField("anonymous", row.anonymous());
        json.writeEndObject();
    }

    private static void writeList(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** Writes what was planted, for people who want to test their own tools. */
    static void writeTruth(SyntheticMovement movement, long randomSeed, Path file) throws IOException {
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("synthetic", true);
        truth.put("randomSeed", randomSeed);
        truth.put("sidewaysShare", movement.truth().sidewaysShare());
        truth.put("anonymousShare", movement.truth().anonymousShare());
        truth.put("crossingShare", movement.truth().crossingShare());
        truth.put("nicheOfActor", movement.nicheOfActor());
        Files.writeString(file, new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(truth) + "\n");
    }

    /** Each planted truth beside what was measured of it. */
    static List<Findings.Planted> compare(SyntheticMovement movement, EventLog log, Analysis.Outcome outcome) {
        Findings findings = outcome.findings();
        List<Findings.Planted> rows = new ArrayList<>();
        rows.add(niches(movement, log, outcome));
        long named = 0;
        for (int n = 0; n < Math.min(movement.truth().niches(), findings.niches().size()); n++) {
            int niche = n;
            named += Arrays.stream(movement.topicWords()).anyMatch(topic -> Set.of(topic).containsAll(
                    Arrays.asList(findings.niches().get(niche).name().split(" · ")))) ? 1 : 0;
        }
        rows.add(new Findings.Planted("Words that name the niches", movement.truth().niches() + " niches with ten words of their own",
                named + " niches named by their own words only", named == movement.truth().niches()));
        rows.add(share("Replies that answer a reply, not the starter", movement.truth().sidewaysShare(), findings.find("flow.sideways", "reply")));
        rows.add(share("Posts without a name", movement.truth().anonymousShare(), findings.find("camp.anonymous")));
        for (SyntheticMovement.Both both : movement.plot().both()) {
            rows.add(bridges(movement, both, log, outcome));
            rows.add(crossing(movement, both, log, outcome));
        }
        movement.plot().turns().forEach(turn -> rows.add(turn(movement, turn, log, outcome)));
        rows.add(noOther(movement, outcome));
        movement.plot().pushes().forEach(push -> rows.add(push(movement, push, log, outcome)));
        return rows;
    }

    /** Who were made to belong to two niches, and who were found to. */
    private static Findings.Planted bridges(SyntheticMovement movement, SyntheticMovement.Both both, EventLog log, Analysis.Outcome outcome) {
        int home = Integer.parseInt(nicheOf(movement, both.home(), log, outcome)) - 1;
        int further = Integer.parseInt(nicheOf(movement, both.further(), log, outcome)) - 1;
        Set<Integer> found = new java.util.TreeSet<>();
        outcome.further().stream().filter(m -> m.community() == further && outcome.nicheOfActor()[m.node()] == home
                || m.community() == home && outcome.nicheOfActor()[m.node()] == further).forEach(m -> found.add(m.node()));
        long planted = 0;
        long recovered = 0;
        for (int actor = 0; actor < log.actorCount; actor++) {
            if (log.actorName[actor] != null && movement.isIn(both, Integer.parseInt(log.actorName[actor].substring(1)) - 1)) {
                planted++;
                recovered += found.contains(actor) ? 1 : 0;
            }
        }
        return new Findings.Planted("Members of two niches", planted + " actors of \u201c" + movement.topicWords()[both.home()][0] + "\u201d take part in \u201c"
                + movement.topicWords()[both.further()][0] + "\u201d too", recovered + " of them, and " + (found.size() - recovered) + " others",
                recovered >= FOUND_BOTH * planted && found.size() - recovered <= planted / 5);
    }

    private static Findings.Planted crossing(SyntheticMovement movement, SyntheticMovement.Both both, EventLog log, Analysis.Outcome outcome) {
        Set<String> niches = new java.util.HashSet<>(List.of(nicheOf(movement, both.home(), log, outcome), nicheOf(movement, both.further(), log, outcome)));
        List<Findings.NichePair> crossing = outcome.findings().nichePairs().stream().filter(pair -> pair.q() <= 0.05).toList();
        java.util.Optional<Findings.NichePair> found = crossing.stream().filter(pair -> niches.equals(Set.of(pair.a(), pair.b()))).findFirst();
        List<String> said = found.map(pair -> pair.words().stream().limit(3).map(Findings.Word::word).toList()).orElse(List.of());
        List<String> own = List.of(movement.wordsBetween(both));
        // niches that merge share members too, and rightly so
        Set<Set<String>> merging = new java.util.HashSet<>();
        movement.plot().turns().stream().filter(turn -> turn.other() >= 0)
                .forEach(turn -> merging.add(new java.util.HashSet<>(List.of(nicheOf(movement, turn.niche(), log, outcome), nicheOf(movement, turn.other(), log, outcome)))));
        long made = crossing.stream().filter(pair -> !merging.contains(Set.of(pair.a(), pair.b()))).count();
        return new Findings.Planted("Niches that cross", "one pair, whose " + own.size() + " words are " + String.join(", ", own.stream().sorted().toList()),
                found.isEmpty() ? crossing.size() + " pairs, not this one" : crossing.size() + (crossing.size() == 1 ? " pair, this one" : " pairs, among them this one")
                        + (made < crossing.size() ? " and one that merged" : "") + "; its first words: " + String.join(", ", said.stream().sorted().toList()),
                found.isPresent() && made == 1 && Set.copyOf(own).equals(Set.copyOf(said)));
    }

    /** A change counts as recovered where it is told of the niche, in the window in which it was planted or one beside it. */
    private static Findings.Planted turn(SyntheticMovement movement, SyntheticMovement.Turn turn, EventLog log, Analysis.Outcome outcome) {
        Findings.History history = outcome.findings().history();
        String kind = turn.what().name().toLowerCase(Locale.ROOT);
        String first = movement.topicWords()[turn.niche()][0];
        String who = turn.other() < 0 ? "\u201c" + first + "\u201d" : "\u201c" + first + "\u201d and \u201c" + movement.topicWords()[turn.other()][0] + "\u201d";
        long at = movement.secondsOf(turn);
        int due = 0;
        for (int w = 0; w < history.windows().size(); w++) {
            due = java.time.Instant.parse(history.windows().get(w).from()).getEpochSecond() <= at ? w : due;
        }
        Set<String> niches = new java.util.TreeSet<>(List.of(nicheOf(movement, turn.niche(), log, outcome)));
        if (turn.other() >= 0) {
            niches.add(nicheOf(movement, turn.other(), log, outcome));
        }
        List<String> found = new ArrayList<>();
        boolean recovered = false;
        for (Findings.Change change : history.changes()) {
            if (change.what().equals(kind) && niches.contains(history.tracks().get(Integer.parseInt(change.track()) - 1).niche())) {
                found.add("from " + history.windows().get(change.window()).from().substring(0, 10));
                recovered |= Math.abs(change.window() - due) <= 1;
            }
        }
        return new Findings.Planted("Niches " + kind, who + ", on " + java.time.Instant.ofEpochSecond(at).toString().substring(0, 10),
                found.isEmpty() ? "not told" : kind + " " + String.join(", ", found), recovered);
    }

    /** Changes beyond those planted would be made up. */
    private static Findings.Planted noOther(SyntheticMovement movement, Analysis.Outcome outcome) {
        long told = outcome.findings().history().changes().stream().filter(change -> Set.of("born", "died", "merged", "split").contains(change.what())).count();
        long planted = movement.plot().turns().size();
        return new Findings.Planted("Births, deaths, mergers and splits of niches", planted + " in all", told + " in all", told == planted);
    }

    /** Who were made to act on command, and who were found to act together. */
    private static Findings.Planted push(SyntheticMovement movement, SyntheticMovement.Push push, EventLog log, Analysis.Outcome outcome) {
        int planted = 0;
        int recovered = 0;
        int others = 0;
        for (int actor = 0; actor < log.actorCount; actor++) {
            if (log.actorName[actor] != null) {
                boolean made = movement.isIn(push, Integer.parseInt(log.actorName[actor].substring(1)) - 1);
                planted += made ? 1 : 0;
                recovered += made && outcome.coordinated()[actor] ? 1 : 0;
                others += !made && outcome.coordinated()[actor] ? 1 : 0;
            }
        }
        return new Findings.Planted("Accounts that act on command", planted + " actors who post the same links within " + push.seconds() + " seconds",
                recovered + " of them, and " + others + " others, in " + outcome.findings().groups().size() + (outcome.findings().groups().size() == 1 ? " group" : " groups"),
                recovered == planted && others == 0);
    }

    /** Id of the niche found in which most members of a planted one are. */
    private static String nicheOf(SyntheticMovement movement, int planted, EventLog log, Analysis.Outcome outcome) {
        int[] members = new int[outcome.findings().niches().size() + 1];
        for (int actor = 0; actor < log.actorCount; actor++) {
            if (log.actorName[actor] != null && movement.nicheOfActor()[Integer.parseInt(log.actorName[actor].substring(1)) - 1] == planted) {
                members[Math.min(members.length - 1, outcome.nicheOfActor()[actor] + 1)]++;
            }
        }
        int most = 0;
        for (int n = 1; n < members.length; n++) {
            most = members[n] > members[most] ? n : most;
        }
        return Integer.toString(most);
    }

    private static Findings.Planted niches(SyntheticMovement movement, EventLog log, Analysis.Outcome outcome) {
        double agreement = movement.agreement(log, outcome.nicheOfActor()).adjustedRand();
        return new Findings.Planted("Who belongs to which niche", movement.truth().niches() + " niches of " + movement.truth().actors() + " actors",
                outcome.findings().niches().size() + " niches; adjusted Rand index " + String.format(Locale.ROOT, "%.2f", agreement) + " (1 is perfect, 0 is chance)",
                agreement >= RECOVERED && outcome.findings().niches().size() == movement.truth().niches());
    }

    private static Findings.Planted share(String what, double planted, java.util.Optional<Finding> found) {
        if (found.isEmpty() || !found.get().isMeasured()) {
            return new Findings.Planted(what, percent(planted), "not measured", false);
        }
        Finding f = found.get();
        return new Findings.Planted(what, percent(planted), percent(f.value()) + " (" + percent(f.low()) + " to " + percent(f.high()) + ")",
                f.low() <= planted && planted <= f.high());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
