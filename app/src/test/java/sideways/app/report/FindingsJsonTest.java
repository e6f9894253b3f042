// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.run.Rng;

class FindingsJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatIsReadBackIsWrittenAsTheSameBytes() {
        for (Findings findings : List.of(SampleFindings.rich(), SampleFindings.sparse(), SampleFindings.hostile())) {
            byte[] written = FindingsJson.write(findings);
            assertArrayEquals(written, FindingsJson.write(FindingsJson.read(written)), findings.input().name());
        }
    }

    @Test
    void everyFindingAndTableSurvivesTheRoundTrip() {
        Findings rich = SampleFindings.rich();
        Findings back = FindingsJson.read(FindingsJson.write(rich));
        assertEquals(rich.findings(), back.findings());
        assertEquals(rich.claims(), back.claims());
        assertEquals(rich.input(), back.input());
        assertEquals(rich.nicheTies(), back.nicheTies());
        assertEquals(rich.cascadeSizes(), back.cascadeSizes());
        assertEquals(rich.timeline(), back.timeline());
        assertEquals(rich.planted(), back.planted());
        assertEquals(rich.portraits(), back.portraits());
        assertEquals(rich.nichePairs(), back.nichePairs());
        assertEquals(rich.history(), back.history());
        assertEquals(rich.removal(), back.removal());
        assertEquals(rich.map().edges().size(), back.map().edges().size());
        assertArrayEquals(rich.map().edges().get(17), back.map().edges().get(17));
        assertEquals(rich.map().drawnOf(), back.map().drawnOf());
    }

    @Test
    void keysStandInTheOrderOfTheContract() throws Exception {
        JsonNode root = JSON.readTree(FindingsJson.write(SampleFindings.rich()));
        assertEquals(List.of("format", "input", "randomSeed", "findings", "claims", "niches", "nicheTies", "actors", "cascades",
                "cascadeSizes", "lorenz", "timeline", "map", "crossings", "nichePairs", "history", "planted", "portraits", "removal", "groups", "since", "camps", "homeShares", "trends", "voted"), keys(root));
        assertEquals("sideways-findings/1", root.get("format").asText());
        assertEquals(List.of("name", "sources", "events", "actors", "anonymousEvents", "deletedEvents", "channels", "from", "to", "skipped",
                "synthetic", "actions", "topChannels"), keys(root.get("input")));
        assertEquals(List.of("file", "source", "rows", "events", "skipped"), keys(root.at("/input/sources/0")));
        assertEquals(List.of("name", "count"), keys(root.at("/input/actions/0")));
        assertEquals(List.of("id", "variant", "scope", "status", "value", "low", "high", "null", "n", "unit", "method", "cite"),
                keys(root.at("/findings/0")));
        assertEquals(List.of("id", "sentence", "answer", "because", "findings"), keys(root.at("/claims/0")));
        assertEquals(List.of("id", "name", "nameFrom", "actors", "share", "events", "insideShare", "words", "channels", "x", "y", "radius"),
                keys(root.at("/niches/0")));
        assertEquals(List.of("word", "z", "count"), keys(root.at("/niches/0/words/0")));
        assertEquals(List.of("from", "to", "weight"), keys(root.at("/nicheTies/0")));
        assertEquals(List.of("id", "niche", "rank", "rankLow", "rankHigh", "score", "events", "received", "reach",
                "leaderRank", "core", "hIndex", "credit", "audience", "crossings", "hidden"), keys(root.at("/actors/0")));
        assertEquals(List.of("kind", "channel", "start", "size", "depth", "breadth", "virality", "rootShare", "largestShare", "percentile", "halfTimeSeconds",
                "niches", "outside", "forecast"), keys(root.at("/cascades/0")));
        assertEquals(List.of("from", "to", "count"), keys(root.at("/cascadeSizes/0")));
        assertEquals(List.of("x", "y"), keys(root.at("/lorenz/0")));
        assertEquals(List.of("start", "events"), keys(root.at("/timeline/0")));
        assertEquals(List.of("nodes", "edges", "drawnOf"), keys(root.get("map")));
        assertEquals(List.of("a", "b", "actorsA", "actorsB", "common", "expected", "q", "modelExpected", "modelQ", "words"), keys(root.at("/crossings/0")));
        assertEquals(List.of("a", "b", "common", "expected", "q", "words"), keys(root.at("/nichePairs/0")));
        assertEquals(List.of("windows", "tracks", "changes"), keys(root.get("history")));
        assertEquals(List.of("from", "to", "ties", "actors", "hill1", "low", "high"), keys(root.at("/history/windows/0")));
        assertEquals(List.of("id", "niche", "actors", "words"), keys(root.at("/history/tracks/0")));
        assertEquals(List.of("window", "track", "what", "other", "before", "after"), keys(root.at("/history/changes/0")));
        assertEquals(List.of("id", "niche", "x", "y", "size"), keys(root.at("/map/nodes/0")));
        assertEquals(2, root.at("/map/edges/0").size());
        assertEquals(List.of("what", "planted", "found", "recovered"), keys(root.at("/planted/0")));
        assertEquals(List.of("niche", "unit", "typical", "languages", "examples"), keys(root.at("/portraits/0")));
        assertEquals(List.of("word", "weight"), keys(root.at("/portraits/0/typical/0")));
        assertEquals(List.of("item", "why", "action", "time", "received", "tree", "words", "excerpt"), keys(root.at("/portraits/0/examples/0")));
    }

    @Test
    void unknownIsNullAndStatusesAndAnswersHaveTheirLabels() throws Exception {
        JsonNode root = JSON.readTree(FindingsJson.write(SampleFindings.rich()));
        JsonNode few = null;
        for (JsonNode finding : root.get("findings")) {
            few = finding.get("id").asText().equals("flow.hier") ? finding : few;
        }
        assertEquals("too-few", few.get("status").asText());
        assertTrue(few.get("value").isNull() && few.get("low").isNull() && few.get("null").isNull());
        assertEquals(17, few.get("n").asInt());
        assertEquals("not-supported", root.at("/claims/2/answer").asText());
        assertTrue(Double.isNaN(FindingsJson.read(FindingsJson.write(SampleFindings.sparse())).findings().get(0).value()));
    }

    @Test
    void oneFindingPerLine() {
        String text = text(SampleFindings.rich());
        Findings rich = SampleFindings.rich();
        assertEquals(rich.findings().size(), text.lines().filter(line -> line.startsWith("  {\"id\":") && line.contains("\"variant\":")).count());
        assertTrue(text.contains("\"value\":0.6213,\"low\":0.594,\"high\":0.648,\"null\":null,\"n\":88000"));
    }

    @Test
    void numbersKeepTwelveDigitsAndNoExponent() {
        Rng rng = new Rng(3);
        for (int i = 0; i < 2_000; i++) {
            double value = (rng.nextDouble() - 0.5) * Math.pow(10, (int) (rng.nextDouble() * 40) - 20);
            BigDecimal written = Decimals.number(value);
            assertFalse(written.toPlainString().contains("E"));
            assertEquals(value, written.doubleValue(), Math.abs(value) * 1e-11, "draw " + i);
        }
        assertEquals("0", Decimals.number(-0.0).toPlainString());
        assertEquals("1000000", Decimals.number(1e6).toPlainString());
        // 2.0E-3 before JDK 19, 0.002 since: our digits come from BigDecimal
        assertEquals("0.002", Decimals.number(2e-3).toPlainString());
        assertEquals("20000000000000000000000", Decimals.number(2e22).toPlainString());
        assertEquals("0.333333333333", Decimals.number(1 / 3.0).toPlainString());
    }

    @Test
    void sameBytesInEveryLocaleAndTimeZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        byte[] turkish = FindingsJson.write(SampleFindings.rich());
        String report = ReportHtml.render(SampleFindings.rich());
        List<String> sentences = Summary.sentences(SampleFindings.rich());
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
            assertArrayEquals(turkish, FindingsJson.write(SampleFindings.rich()));
            assertEquals(report, ReportHtml.render(SampleFindings.rich()));
            assertEquals(sentences, Summary.sentences(SampleFindings.rich()));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void nothingInItCanEndAScript() {
        String text = text(SampleFindings.hostile());
        assertFalse(text.contains("<") || text.contains(">") || text.contains("&") || text.contains("\u2028"));
        Findings back = FindingsJson.read(FindingsJson.write(SampleFindings.hostile()));
        assertEquals(SampleFindings.SCRIPT, back.input().name());
        assertEquals(SampleFindings.LONG_NAME, back.niches().get(1).name());
        assertEquals("cut in half \uFFFD", back.niches().get(2).name(), "half a surrogate pair cannot be UTF-8");
    }

    @Test
    void refusesWhatItCannotHoldOrRead() {
        Findings infinite = withFinding(Finding.measured("flow.F0", "reply", Double.POSITIVE_INFINITY, 3, "", "made up"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> FindingsJson.write(infinite)).getMessage().contains("flow.F0"));
        String newer = text(SampleFindings.sparse()).replace("sideways-findings/1", "sideways-findings/9");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> FindingsJson.read(newer.getBytes(StandardCharsets.UTF_8)))
                .getMessage().contains("\"sideways-findings/9\""));
        assertThrows(IllegalArgumentException.class, () -> FindingsJson.read("no json".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theManualNamesEveryKeyAndEveryMeasure() throws Exception {
        String manual = Files.readString(Path.of(System.getProperty("sideways.root", ".."), "docs", "findings.md"));
        JsonNode root = JSON.readTree(FindingsJson.write(SampleFindings.rich()));
        List<String> names = new ArrayList<>();
        collectKeys(root, names);
        Glossary.all().forEach(term -> names.add(term.id()));
        for (String name : names) {
            assertTrue(manual.contains("`" + name + "`"), "docs/findings.md does not say what `" + name + "` is");
        }
    }

    private static void collectKeys(JsonNode node, List<String> into) {
        node.properties().forEach(entry -> {
            into.add(entry.getKey());
            collectKeys(entry.getValue(), into);
        });
        if (node.isArray() && !node.isEmpty()) {
            collectKeys(node.get(0), into);
        }
    }

    private static Findings withFinding(Finding finding) {
        Findings s = SampleFindings.sparse();
        return new Findings(s.input(), s.randomSeed(), List.of(finding), s.claims(), s.niches(), s.nicheTies(), s.actors(), s.cascades(),
                s.cascadeSizes(), s.lorenz(), s.timeline(), s.map(), s.crossings(), s.nichePairs(), s.history(), s.planted());
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static String text(Findings findings) {
        return new String(FindingsJson.write(findings), StandardCharsets.UTF_8);
    }
}
