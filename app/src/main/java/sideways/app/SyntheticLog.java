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
        return rows;
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
