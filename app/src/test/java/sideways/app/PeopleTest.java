// SPDX-License-Identifier: Apache-2.0
package sideways.app;

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
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --pseudonymise} and {@code --forget}, end to end, on people of awkward names. */
class PeopleTest {

    private static final List<String> NAMES = List.of("Zaphod_Beeblebrox", "zaph", "ford.prefect-42", "a$b(c", "\u674e\u96f7\u97e9", "M\u00fcllerin", "Tricia McMillan");

    @TempDir
    Path folder;

    private String said = "";

    private int sideways(String... arguments) {
        StringWriter out = new StringWriter();
        int code = Main.run(arguments, new PrintWriter(out, true), new PrintWriter(out, true));
        said = out.toString();
        return code;
    }

    private Path log() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 210; i++) {
            String who = NAMES.get(i % NAMES.size());
            String other = NAMES.get((i + 1 + i / 7) % NAMES.size());
            rows.append("{\"item\":\"e").append(i).append("\",\"actor\":\"").append(who).append("\",\"action\":\"").append(i < 7 ? "post" : "reply").append("\",")
                    .append(i < 7 ? "" : "\"parent\":\"e" + (i - 1 - i % 5) + "\",").append("\"channel\":\"bar\",\"time\":").append(1_700_000_000 + 60 * i).append(",\"text\":\"dear ").append(other)
                    .append(", as ").append(other.toUpperCase(Locale.ROOT)).append(" wrote: see https://twitter.com/").append(who.replace(" ", "").replace("$", "").replace("(", ""))
                    .append("/status/1 and thank @someone_else\",\"urls\":[\"https://www.reddit.com/user/").append(who.replace(" ", "_")).append("/\"]}\n");
        }
        return Files.writeString(folder.resolve("log.ndjson"), rows);
    }

    private static boolean holds(Path file, String needle) throws IOException {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return bytes.contains(new String(needle.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
    }

    @Test
    void pseudonymised_nobody_of_the_log_is_in_any_file_and_texts_name_them_as_the_authors_do() throws IOException {
        Path out = folder.resolve("out");
        assertEquals(0, sideways("analyze", log().toString(), "-o", out.toString(), "--pseudonymise"), said);
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                for (String name : NAMES) {
                    if (name.length() > 4 || file.toString().endsWith(".csv") || file.toString().endsWith(".json")) {
                        assertFalse(holds(file, name), file.getFileName() + " holds " + name);
                    }
                }
                assertFalse(holds(file, "someone_else"), file.getFileName().toString());
            }
        }
        Path table = folder.resolve("posts.csv");
        assertEquals(0, sideways("export", out.toString(), "--to", "4cat", "-o", table.toString()), said);
        String posts = Files.readString(table);
        String pseudonym = Files.readAllLines(out.resolve("members.csv")).get(1).split(",")[0];
        assertTrue(posts.contains("dear " + pseudonym + ", as " + pseudonym + " wrote:"), "texts and authors are called alike");
        assertTrue(posts.contains("/status/1 and thank @a-"), "the rest of a text stays");
    }

    @Test
    void rows_left_out_are_shown_without_those_who_are_known_and_not_at_all_where_texts_are_pseudonymised() throws IOException {
        Path log = folder.resolve("torn.ndjson");
        Files.writeString(log, Files.readString(log()) + "{\"id\": \"torn\", \"author\": \"Zaphod_Beeblebrox\", \"body\": \"write to zaphod@betelgeuse.example\n");
        for (String option : List.of("", "--pseudonymise", "--reveal")) {
            Path out = folder.resolve("out" + option);
            List<String> words = new ArrayList<>(List.of("analyze", log.toString(), "-o", out.toString()));
            if (!option.isEmpty()) {
                words.add(option);
            }
            assertEquals(0, sideways(words.toArray(String[]::new)), said);
            String skipped = Files.readString(out.resolve("skipped.csv"));
            assertEquals(!option.equals("--pseudonymise"), skipped.contains("write to [email]"), skipped);
            assertEquals(option.equals("--reveal"), skipped.contains("Zaphod_Beeblebrox"), skipped);
        }
    }

    @Test
    void import_and_export_pseudonymise_texts_too() throws IOException {
        Path log = log();
        assertEquals(0, sideways("export", log.toString(), "--to", "4cat", "-o", folder.resolve("p.csv").toString(), "--pseudonymise"), said);
        assertEquals(0, sideways("export", log.toString(), "--to", "4cat", "-o", folder.resolve("q.csv").toString()), said);
        for (String name : NAMES) {
            assertFalse(holds(folder.resolve("p.csv"), name), name);
        }
        assertTrue(holds(folder.resolve("q.csv"), "Zaphod_Beeblebrox"), "without the option texts are as they were");
        assertEquals(0, sideways("import", log.toString(), "-o", folder.resolve("e.parquet").toString(), "--pseudonymise"), said);
        assertEquals(2, sideways("analyze", log.toString(), "-o", folder.resolve("r").toString(), "--pseudonymise", "--reveal"));
        assertTrue(said.contains("contradict"), said);
    }

    @Test
    void who_is_forgotten_is_in_nothing_and_the_others_stay() throws IOException {
        Path log = log();
        Path table = folder.resolve("posts.csv");
        assertEquals(0, sideways("export", log.toString(), "--to", "4cat", "-o", table.toString(), "--reveal", "--forget", "ZAPHOD_beeblebrox"), said);
        assertFalse(holds(table, "zaphod_beeblebrox"));
        assertTrue(holds(table, "ford.prefect-42") && holds(table, "[forgotten]"));
        assertEquals(1 + 180, Files.readAllLines(table).size());
        List<String> skipped = Files.readAllLines(folder.resolve("posts.csv.skipped.csv"));
        assertEquals(30, skipped.stream().filter(row -> row.endsWith("forgotten,")).count());
        assertFalse(holds(folder.resolve("posts.csv.skipped.csv"), "zaphod"));
    }

    @Test
    void an_analysis_without_somebody_says_how_many_and_not_who() throws IOException {
        Path log = log();
        Path first = folder.resolve("first");
        assertEquals(0, sideways("analyze", log.toString(), "-o", first.toString()), said);
        List<String> members = new ArrayList<>(Files.readAllLines(first.resolve("members.csv")));
        String pseudonym = members.get(1).split(",")[0];
        Path second = folder.resolve("second");
        assertEquals(0, sideways("analyze", log.toString(), "-o", second.toString(), "--key", folder.resolve("first.key").toString(), "--forget", pseudonym), said);
        assertFalse(Files.readString(second.resolve("members.csv")).contains(pseudonym));
        assertEquals(members.size() - 1, Files.readAllLines(second.resolve("members.csv")).size());
        assertTrue(Files.readString(second.resolve("manifest.json")).contains("\"forgotten\" : 1"), Files.readString(second.resolve("manifest.json")));
        try (Stream<Path> files = Files.list(second)) {
            for (Path file : files.toList()) {
                assertFalse(holds(file, pseudonym), file.getFileName().toString());
            }
        }
    }

    @Test
    void somebody_who_is_not_there_is_one_clear_error() throws IOException {
        assertEquals(2, sideways("analyze", log().toString(), "-o", folder.resolve("out").toString(), "--forget", "Marvin"));
        assertTrue(said.contains("--forget Marvin: nobody in this log is called so"), said);
        assertFalse(Files.exists(folder.resolve("out")));
        Path list = Files.writeString(folder.resolve("who.txt"), "# people\nzaph\n\nMarvin\n");
        assertEquals(2, sideways("import", folder.resolve("log.ndjson").toString(), "-o", folder.resolve("x.parquet").toString(), "--forget-file", list.toString()));
        assertTrue(said.contains("--forget Marvin"), said);
        assertFalse(Files.exists(folder.resolve("x.parquet")));
    }
}
