// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.app.report.FindingsJson;
import sideways.finding.Finding;
import sideways.finding.Findings;

/** The main job with sentence embeddings, on three made-up channels: sailors and gardeners in English, bakers in German. */
class EmbeddingsTest {

    private static final List<String> SAILING = List.of("sailboat", "anchor", "rudder", "harbour", "mast", "yacht", "sails", "keel");
    private static final List<String> GARDENING = List.of("tulips", "compost", "mulch", "seedlings", "pruning", "roses", "lawn", "weeding");
    private static final List<String> BAKING = List.of("brot", "teig", "hefe", "mehl", "ofen", "kruste", "roggen", "dinkel");

    @TempDir
    Path folder;

    /** Sailors always say Tuesday, gardeners Thursday: words of everybody in the channel, and of no topic. */
    private List<String> rows() {
        Random random = new Random(5);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(row(i, "harbourside", "on tuesday we were out with the " + two(SAILING, random) + " and it was good"));
            rows.add(row(40 + i, "greenhouse", "on thursday it was all about the " + two(GARDENING, random) + " that we have here"));
            rows.add(row(80 + i, "backstube", "das ist nicht der " + two(BAKING, random) + " und das auch nicht mit dem hier"));
        }
        return rows;
    }

    private static String two(List<String> of, Random random) {
        return of.get(random.nextInt(of.size())) + (of == BAKING ? " und dem " : " and the ") + of.get(random.nextInt(of.size()));
    }

    private static String row(int id, String channel, String text) {
        return "p" + id + "," + (1_600_000_000 + 60 * id) + "," + channel + ",," + text;
    }

    private Path write(String name, List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(rows);
        lines.add(0, "id,created_utc,subreddit,title,selftext");
        return Files.write(Files.createDirectories(folder.resolve(name)).resolve("posts.csv"), lines);
    }

    private Findings analyze(Path input, String out, String... options) throws IOException {
        StringWriter err = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("analyze", input.toString(), "-o", folder.resolve(out).toString(), "-q"));
        Collections.addAll(arguments, options);
        assertEquals(0, Main.run(arguments.toArray(String[]::new), new PrintWriter(new StringWriter()), new PrintWriter(err)), err.toString());
        return FindingsJson.read(Files.readAllBytes(folder.resolve(out).resolve("findings.json")));
    }

    private static List<String> words(Findings findings, String channel) {
        return findings.niches().stream().filter(niche -> niche.channels().get(0).name().equals(channel)).findFirst().orElseThrow()
                .words().stream().map(Findings.Word::word).toList();
    }

    @Test
    void words_of_the_topic_come_first_and_another_language_keeps_its_order() throws IOException {
        Path input = write("in", rows());
        Findings counted = analyze(input, "counted");
        Findings embedded = analyze(input, "embedded", "--embeddings");
        assertEquals("tuesday", words(counted, "harbourside").get(0));
        assertEquals("thursday", words(counted, "greenhouse").get(0));
        assertTrue(SAILING.contains(words(embedded, "harbourside").get(0)), words(embedded, "harbourside").toString());
        assertTrue(GARDENING.contains(words(embedded, "greenhouse").get(0)), words(embedded, "greenhouse").toString());
        assertEquals(new TreeSet<>(words(counted, "harbourside")), new TreeSet<>(words(embedded, "harbourside")), "words that stand out are those of the counts");
        assertEquals(words(counted, "backstube"), words(embedded, "backstube"));

        assertTrue(counted.find("niche.cohesion").isEmpty());
        Finding cohesion = embedded.find("niche.cohesion").orElseThrow();
        assertTrue(cohesion.low() > cohesion.nullValue(), cohesion.toString());
        assertEquals(32, cohesion.n());
        for (String said : List.of("32 texts", "2 of 3 niches", "all-MiniLM-L6-v2", "knows “en” alone")) {
            assertTrue(cohesion.method().contains(said), cohesion.method());
        }
        assertTrue(Files.readString(folder.resolve("embedded/report.html")).contains("all-MiniLM-L6-v2"));
        assertTrue(Files.readString(folder.resolve("embedded/manifest.json")).contains("all-MiniLM-L6-v2"));
        assertFalse(Files.readString(folder.resolve("counted/manifest.json")).contains("MiniLM"));
    }

    @Test
    void the_order_of_rows_and_the_threads_leave_no_trace() throws IOException {
        List<String> rows = rows();
        analyze(write("in", rows), "first", "--embeddings", "--threads", "1");
        for (int threads : new int[] {2, 3, 8}) {
            Collections.shuffle(rows, new Random(threads));
            analyze(write("shuffled" + threads, rows), "again" + threads, "--embeddings", "--threads", Integer.toString(threads));
            for (String name : List.of("findings.json", "findings.csv", "niches.csv", "report.html", "members.csv")) {
                assertArrayEquals(Files.readAllBytes(folder.resolve("first").resolve(name)), Files.readAllBytes(folder.resolve("again" + threads).resolve(name)),
                        name + ", shuffle and threads " + threads);
            }
        }
    }

    @Test
    void a_log_in_another_language_says_why_nothing_changed() throws IOException {
        Path input = write("in", rows().stream().filter(row -> row.contains("backstube")).toList());
        Finding cohesion = analyze(input, "out", "--embeddings").find("niche.cohesion").orElseThrow();
        assertEquals(Finding.Status.TOO_FEW, cohesion.status());
        assertTrue(cohesion.method().contains("“en”"), cohesion.method());
    }

    /** In a Java of its own, which says what it loads. */
    @Test
    void without_the_option_nothing_of_it_is_loaded() throws IOException, InterruptedException {
        Path input = write("in", rows());
        assertEquals(Set.of(), loaded(input, "counted"));
        assertTrue(loaded(input, "embedded", "--embeddings").size() > 3);
    }

    private Set<String> loaded(Path input, String out, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xlog:class+load:stdout", "-cp",
                System.getProperty("java.class.path"), "sideways.app.Main", "analyze", input.toString(), "-o", folder.resolve(out).toString(), "-q"));
        Collections.addAll(command, options);
        Path said = folder.resolve(out + ".txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertEquals(0, process.waitFor(), () -> "see " + said);
        Set<String> loaded = new TreeSet<>();
        try (var lines = Files.lines(said, StandardCharsets.UTF_8)) {
            lines.map(line -> line.replaceAll("^(\\[[^\\]]*\\])+ ", "")).filter(line -> line.startsWith("ai.onnxruntime.") || line.startsWith("sideways.language.MiniLm")
                    || line.startsWith("sideways.language.WordPiece")).forEach(line -> loaded.add(line.split(" ")[0].toLowerCase(Locale.ROOT)));
        }
        return loaded;
    }
}
