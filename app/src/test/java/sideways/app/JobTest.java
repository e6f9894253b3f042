// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.app.report.FindingsJson;
import sideways.finding.Findings;
import sideways.run.Cancelled;
import sideways.run.Run;
import sideways.simulate.SyntheticMovement;
import sideways.sources.Import;

/** The main job, end to end, on synthetic movements. */
class JobTest {

    private static final SyntheticMovement.Options SMALL = new SyntheticMovement.Options(new int[] {60, 40, 30}, 150, 6, 0.5, 0.1, 0.2, 0.05);
    private static final List<String> FILES = List.of("actors.csv", "cascades.csv", "crossings.csv", "events.parquet", "findings.csv", "findings.json", "graph.gexf", "group-ties.csv", "groups.csv",
            "manifest.json", "members.csv", "niches.csv", "report.html", "sideways.duckdb", "skipped.csv", "tracks.csv");
    private static final List<String> SAME_BYTES = FILES.stream()
            .filter(name -> !List.of("manifest.json", "sideways.duckdb").contains(name)).toList();

    private static final int[] THREADS = {1, 2, 8};

    @TempDir
    Path folder;

    @Test
    void the_folder_holds_every_file_and_nothing_else_is_left() throws IOException {
        Path out = folder.resolve("out");
        analyze(movement(1), out, 2);
        assertEquals(FILES, names(out));
        assertEquals(List.of("movement.ndjson", "out", "out.key"), names(folder));
    }

    /**
     * One hash for any order of the rows and any number of threads. {@code .ci/run} compares it between JDKs, so it is
     * written down beside the test's report.
     */
    @Test
    void twenty_orders_of_rows_and_any_threads_give_one_hash() throws Exception {
        List<String> lines = Files.readAllLines(movement(1));
        Path first = folder.resolve("first");
        analyze(folder.resolve("movement.ndjson"), first, 1);
        for (int order = 0; order < 20; order++) {
            List<String> shuffled = new ArrayList<>(lines);
            Collections.shuffle(shuffled, new Random(order));
            Path file = Files.createDirectories(folder.resolve("shuffled" + order)).resolve("movement.ndjson");
            Files.write(file, shuffled);
            // each order with one of the numbers of threads, and all with all by -Dsideways.orders=all, which takes three times as long
            for (int threads : System.getProperty("sideways.orders", "").equals("all") ? THREADS : new int[] {THREADS[order % THREADS.length]}) {
                Path out = folder.resolve("again");
                analyze(file, out, threads);
                for (String name : SAME_BYTES) {
                    assertArrayEquals(Files.readAllBytes(first.resolve(name)), Files.readAllBytes(out.resolve(name)), name + ", order " + order + ", threads " + threads);
                }
                assertEquals(Files.readString(folder.resolve("first.key")), Files.readString(folder.resolve("again.key")));
            }
        }
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String name : SAME_BYTES) {
            digest.update(Files.readAllBytes(first.resolve(name)));
        }
        Path target = Path.of("target");
        if (Files.isDirectory(target)) {
            Files.writeString(target.resolve("log.hash"), HexFormat.of().formatHex(digest.digest()) + "\n");
        }
    }

    @Test
    void findings_survive_the_way_through_their_file() throws IOException {
        Path out = folder.resolve("out");
        analyze(movement(1), out, 2);
        byte[] written = Files.readAllBytes(out.resolve("findings.json"));
        assertArrayEquals(written, FindingsJson.write(FindingsJson.read(written)));
    }

    @Test
    void no_handle_is_in_any_file_unless_revealed() throws IOException {
        String handle = "Zaphod_Beeblebrox";
        Path file = talk(handle, "marvin@example.org");
        Path hidden = folder.resolve("hidden");
        analyze(file, hidden, 1);
        for (String name : names(hidden)) {
            assertFalse(contains(hidden.resolve(name), handle), name + " holds a handle");
        }
        Path revealed = folder.resolve("revealed");
        Job.run(new Job.Settings(List.of(file), revealed, Import.Options.DEFAULT, true, null, Map.of(), null), Run.seeded(1));
        assertTrue(contains(revealed.resolve("members.csv"), handle));
        assertFalse(Files.exists(folder.resolve("revealed.key")), "a key without pseudonyms");
    }

    @Test
    void an_e_mail_address_is_in_no_file_even_when_handles_are_revealed() throws IOException {
        Path file = talk("Trillian", "marvin@example.org");
        Path out = folder.resolve("out");
        Job.run(new Job.Settings(List.of(file), out, Import.Options.DEFAULT, true, null, Map.of(), null), Run.seeded(1));
        for (String name : names(out)) {
            assertFalse(contains(out.resolve(name), "marvin@example.org"), name + " holds an e-mail address");
        }
    }

    @Test
    void a_kept_key_gives_the_same_person_the_same_pseudonym_in_another_log() throws IOException {
        Path out = folder.resolve("first");
        analyze(movement(1), out, 1);
        Path other = folder.resolve("other");
        Job.run(new Job.Settings(List.of(movement(2)), other, Import.Options.DEFAULT, false, folder.resolve("first.key"), Map.of(), null), Run.seeded(1));
        List<String> before = actors(out);
        List<String> both = new ArrayList<>(actors(other));
        both.retainAll(before);
        // the same 130 made-up people talk in both; a few stay silent in one
        assertTrue(both.size() > 110, both.size() + " pseudonyms are in both logs");
        assertTrue(before.get(0).startsWith("a-"), before.get(0));
        Path unrelated = folder.resolve("unrelated");
        analyze(folder.resolve("movement.ndjson"), unrelated, 1);
        assertTrue(Collections.disjoint(before, actors(unrelated)), "logs can be joined by pseudonym without a shared key");
    }

    @Test
    void what_cannot_be_read_is_one_sentence_and_nothing_is_written() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.csv"));
        Path noise = Files.write(folder.resolve("noise.bin"), new byte[] {0, 1, 2, 3, (byte) 0xFF, 7, 7, 7});
        for (Path input : List.of(empty, noise, folder.resolve("missing.ndjson"))) {
            StringWriter err = new StringWriter();
            int code = Main.run(new String[] {"analyze", input.toString(), "-o", folder.resolve("out").toString(), "-q"},
                    new PrintWriter(new StringWriter()), new PrintWriter(err));
            assertEquals(2, code, err.toString());
            assertTrue(err.toString().startsWith("sideways: ") && err.toString().contains(input.getFileName().toString()), err.toString());
            assertEquals(1, err.toString().strip().lines().count(), err.toString());
        }
        assertEquals(List.of("empty.csv", "noise.bin"), names(folder));
    }

    @Test
    void a_folder_with_other_files_is_not_overwritten_and_an_earlier_output_is() throws IOException {
        Path movement = movement(1);
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("thesis.txt"), "years of work");
        StringWriter err = new StringWriter();
        assertEquals(2, Main.run(new String[] {"analyze", movement.toString(), "-o", mine.toString(), "-q"}, new PrintWriter(new StringWriter()), new PrintWriter(err)));
        assertTrue(err.toString().contains("did not write"), err.toString());
        assertEquals(List.of("thesis.txt"), names(mine));
        Path out = folder.resolve("out");
        analyze(movement, out, 1);
        analyze(movement, out, 1);
        assertEquals(FILES, names(out));
    }

    @Test
    void cancelling_leaves_what_was_there() throws IOException {
        Path movement = movement(1);
        Path out = folder.resolve("out");
        analyze(movement, out, 1);
        byte[] before = Files.readAllBytes(out.resolve("report.html"));
        for (String stage : List.of("Reading", "Finding niches", "Comparing", "Writing")) {
            Run[] run = new Run[1];
            run[0] = Run.seeded(1).threads(2).reportingTo((what, done, total) -> {
                if (what.startsWith(stage)) {
                    run[0].cancel();
                }
            });
            assertThrows(Cancelled.class, () -> Job.run(new Job.Settings(List.of(movement), out, Import.Options.DEFAULT, false, null, Map.of(), null), run[0]),
                    "cancelled while " + stage);
            assertArrayEquals(before, Files.readAllBytes(out.resolve("report.html")));
            assertEquals(List.of("movement.ndjson", "out", "out.key"), names(folder), "left behind after cancelling while " + stage);
        }
    }

    @Test
    void an_own_word_list_takes_the_place_of_ours() throws IOException {
        Path list = Files.writeString(folder.resolve("list.txt"), "today\n");
        StringWriter err = new StringWriter();
        Path out = folder.resolve("out");
        assertEquals(0, Main.run(new String[] {"analyze", movement(1).toString(), "-o", out.toString(), "-q", "--lexicon", "prosocial=" + list},
                new PrintWriter(new StringWriter()), new PrintWriter(err)), err.toString());
        Findings findings = FindingsJson.read(Files.readAllBytes(out.resolve("findings.json")));
        double own = findings.find("camp.prosocial").orElseThrow().value();
        // "today" is one of 33 chat words, which make up some two thirds of the words that are not glue
        assertTrue(own > 0.005 && own < 0.03, "share of “today” is " + own);
    }

    @Test
    void a_mistyped_option_gets_a_hint() {
        StringWriter err = new StringWriter();
        assertEquals(2, Main.run(new String[] {"analyse"}, new PrintWriter(new StringWriter()), new PrintWriter(err)));
        assertTrue(err.toString().contains("analyze"), err.toString());
    }

    private Path movement(int randomSeed) throws IOException {
        Path file = folder.resolve("movement.ndjson");
        SyntheticLog.write(SyntheticMovement.generate(SMALL, Run.seeded(randomSeed)), file);
        return file;
    }

    private static void analyze(Path input, Path out, int threads) {
        Job.run(new Job.Settings(List.of(input), out, Import.Options.DEFAULT, false, null, Map.of(), null), Run.seeded(1).threads(threads));
    }

    /** Twelve people who talk to each other in pairs, one of them by the given handle. */
    private Path talk(String handle, String mail) throws IOException {
        StringBuilder csv = new StringBuilder("id,author,parent,created_utc,body\n");
        for (int i = 0; i < 240; i++) {
            String author = i % 12 == 0 ? handle : i % 12 == 1 ? mail : "person" + i % 12;
            String parent = i < 12 ? "" : "p" + (i - 1 - i % 7);
            csv.append("p").append(i).append(',').append(author).append(',').append(parent).append(',').append(1_600_000_000 + i)
                    .append(",\"write to ").append(mail).append(" about the towel\"\n");
        }
        return Files.writeString(folder.resolve("talk.csv"), csv.toString());
    }

    private static List<String> actors(Path out) throws IOException {
        return Files.readAllLines(out.resolve("members.csv")).stream().skip(1).map(line -> line.split(",")[0]).sorted().toList();
    }

    private static boolean contains(Path file, String text) throws IOException {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return bytes.contains(text);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return Arrays.asList(content.map(path -> path.getFileName().toString()).sorted().toArray(String[]::new));
        }
    }
}
