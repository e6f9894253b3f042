// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.event.EventLog;
import sideways.run.Cancelled;
import sideways.run.Run;
import sideways.run.UserError;

/** What holds for every source: order leaves no trace, every row is accounted for, nobody's address is kept. */
class ImportTest {

    @TempDir
    Path folder;

    private Fixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new Fixture(folder);
    }

    /** Rows with ties in time, missing ids, repeated ids with other content, nobodies and answers. */
    private static List<String> rows(long randomSeed) {
        Random random = new Random(randomSeed);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String item = random.nextInt(10) == 0 ? "" : "i" + random.nextInt(250);
            String actor = new String[] {"ann", "bob", "[deleted]", "Anonymous", "", "cy"}[random.nextInt(6)];
            String time = random.nextInt(8) == 0 ? "" : Integer.toString(1_500_000_000 + random.nextInt(20));
            rows.add(String.join(",", item, actor, time, "word" + random.nextInt(5) + " #t" + random.nextInt(3), "i" + random.nextInt(300),
                    "room" + random.nextInt(3)));
        }
        return rows;
    }

    private Path table(String name, List<String> rows) {
        return fixture.file(name, "id,author,time,text,parent,channel\n" + String.join("\n", rows) + "\n");
    }

    @Test
    void orderOfRowsFilesAndThreadsLeaveNoTrace() {
        for (long randomSeed = 1; randomSeed <= 3; randomSeed++) {
            List<String> rows = rows(randomSeed);
            byte[] digest = null;
            EventLog expected = null;
            for (int threads = 1; threads <= 3; threads++) {
                Path one = table("a/one.csv", rows.subList(0, 100));
                Path two = table("a/two.csv", rows.subList(100, rows.size()));
                Path[] inputs = threads == 2 ? new Path[] {two, one} : new Path[] {one, two};
                try (var read = fixture.read(Import.Options.DEFAULT, threads, inputs)) {
                    if (digest == null) {
                        digest = read.store.digest();
                        expected = read.log;
                        assertTrue(read.imported.skipped() > 0, "the rows hold repeated ids");
                    }
                    String rerun = "randomSeed " + randomSeed + ", threads " + threads;
                    assertArrayEquals(digest, read.store.digest(), rerun);
                    assertSame(expected, read.log, rerun);
                }
                Collections.shuffle(rows, new Random(threads));
            }
        }
    }

    private static void assertSame(EventLog expected, EventLog actual, String rerun) {
        assertArrayEquals(expected.action, actual.action, rerun);
        assertArrayEquals(expected.actor, actual.actor, rerun);
        assertArrayEquals(expected.parent, actual.parent, rerun);
        assertArrayEquals(expected.channel, actual.channel, rerun);
        assertArrayEquals(expected.timeMillis, actual.timeMillis, rerun);
        assertArrayEquals(expected.flag, actual.flag, rerun);
        assertArrayEquals(expected.actorName, actual.actorName, rerun);
        assertArrayEquals(expected.channelName, actual.channelName, rerun);
        assertArrayEquals(expected.tags.label(), actual.tags.label(), rerun);
        assertArrayEquals(expected.tags.name(), actual.tags.name(), rerun);
    }

    @Test
    void numbersFollowTheCanonicalOrder() {
        try (var read = fixture.read(table("t.csv", rows(9)))) {
            EventLog log = read.log;
            int seenActors = 0;
            for (int event = 0; event < log.eventCount; event++) {
                assertTrue(event == 0 || log.timeMillis[event - 1] <= log.timeMillis[event]);
                assertTrue(log.actor[event] <= seenActors, "actors are numbered by first appearance");
                seenActors = Math.max(seenActors, log.actor[event] + 1);
                assertTrue(log.parent[event] != event);
            }
            assertEquals(log.actorCount, seenActors);
            assertEquals(3, Arrays.stream(log.actorName).filter(name -> name != null).count());
        }
    }

    @Test
    void addressesAreNeverKept() throws IOException {
        Path table = fixture.file("t.csv", "id,author,text,url,tags\n1,ann@tea.example,write to Ann.B+x@mail.tea.example!,https://tea.example/?m=bob@cake.example,x@y.example\n"
                + "2,ann@tea.example,@ann hi,,\n3,Bob <bob@cake.example>,three,,\n");
        try (var read = fixture.read(Import.Options.DEFAULT.withRaw(), table)) {
            assertEquals(2, read.log.actorCount);
            assertEquals(List.of("write to [email]!", "@ann hi", "three"), List.of(read.text));
            read.store.close();
            String bytes = new String(Files.readAllBytes(folder.resolve("store/sideways.duckdb.test")), StandardCharsets.ISO_8859_1);
            for (String address : List.of("ann@tea", "@mail.tea", "bob@cake", "x@y.example")) {
                assertFalse(bytes.contains(address), address);
            }
        }
    }

    @Test
    void renamedActorsLeaveNoOldName() throws IOException {
        Path table = fixture.file("t.csv", "id,author,text\n1,verylongclearname,hi\n2,Guest,yo\n3,otherclearname,ho\n");
        try (var read = fixture.read(table)) {
            byte[] digest = read.store.digest();
            read.store.renameActors(actor -> "p" + actor, id -> id);
            EventLog log = read.store.log(Run.seeded(1));
            assertArrayEquals(new String[] {"p0", null, "p2"}, log.actorName);
            assertArrayEquals(digest, read.store.digest());
            read.store.exportParquet(folder.resolve("e.parquet"), Run.seeded(1));
            assertTrue(Files.size(folder.resolve("e.parquet")) > 0);
            read.store.close();
            String bytes = new String(Files.readAllBytes(folder.resolve("store/sideways.duckdb.test")), StandardCharsets.ISO_8859_1);
            assertFalse(bytes.contains("clearname"));
        }
    }

    @Test
    void losingAnyFieldButTheKeysLosesNoRow() {
        List<String> fields = List.of("\"author\":\"ann\"", "\"created_utc\":1", "\"subreddit\":\"tea\"", "\"id\":\"x\"");
        for (String lost : fields) {
            String row = "{\"body\":\"hi\",\"link_id\":\"t3_a\",\"parent_id\":\"t3_a\","
                    + String.join(",", fields.stream().filter(field -> !field.equals(lost)).toList()) + "}\n";
            try (var read = fixture.read(fixture.file("c.ndjson", row + row.replace("hi", "ho").replace("\"x\"", "\"y\"")))) {
                assertEquals(2, read.log.eventCount, "without " + lost);
            }
        }
    }

    @Test
    void filesThatDoNotFitAreExplainedInOneRow() {
        fixture.file("in/a.csv", "id,author,text\n1,ann,hi\n");
        fixture.file("in/b.csv", "colour,size\nred,4\nblue,5\n");
        fixture.file("in/c.csv", "");
        fixture.file("in/users.csv", "user,joined\nann,2\n");
        fixture.file("in/old/findings.json", "{}");
        fixture.file("in/.hidden", "x");
        try (var read = fixture.read(folder.resolve("in"))) {
            assertEquals(1, read.log.eventCount);
            assertEquals(List.of("a.csv", "b.csv", "c.csv", "old", "users.csv"), read.imported.sources().stream().map(s -> s.file()).toList());
            List<String> skipped = read.skipped();
            assertEquals(4, skipped.size());
            assertTrue(skipped.get(0).contains("colour, size"), skipped.get(0));
            assertTrue(skipped.get(1).contains("is empty"), skipped.get(1));
            assertTrue(skipped.get(3).contains("table of actors"), skipped.get(3));
        }
    }

    @Test
    void rowsLeftOutAreToldWithTheirBeginning() {
        fixture.file("in/a.csv", "id,author,text,note\n1,ann,hi,\n2,bob\n3,ann,hi,\n1,ann,hi,\n,,,only a note by x@y.example\n");
        fixture.file("in/b.ndjson", "{\"id\":\"7\",\"author\":\"cy\",\"text\":\"" + "long ".repeat(60) + "\n");
        try (var read = fixture.read(folder.resolve("in"))) {
            List<String> skipped = read.skipped();
            assertEquals(4, skipped.size(), skipped.toString());
            assertTrue(skipped.stream().anyMatch(row -> row.endsWith(",\"2,bob\"")), skipped.toString());
            assertTrue(skipped.stream().anyMatch(row -> row.contains("of one item one row is kept") && row.endsWith(",1")), skipped.toString());
            String cut = skipped.get(skipped.size() - 1);
            assertTrue(cut.contains("long long") && cut.length() < 300, cut);
        }
    }

    @Test
    void faultsOfTheUserAreOneClearSentence() {
        Path odd = fixture.file("odd.csv", "colour,size\nred,4\n");
        assertMessage("has no column for an author or a text. Its columns are: colour, size. Say which is which: --map item=", odd);
        assertMessage("is empty", fixture.file("empty.csv", ""));
        assertMessage("does not exist", folder.resolve("none.csv"));
        assertMessage("earlier run", fixture.file("out/findings.json", "{}").getParent());
        assertMessage("archive breaks off", fixture.file("z.csv", "PK\u0003\u0004xx"));
        assertMessage("line 1", fixture.file("bad.ndjson", "{\"body\":\"a\",\"link_id\":\"b\",\"parent_id\":\"c\" oops}\n{]\n"));
        Path good = fixture.file("good.csv", "id,user,text\n1,ann,hi\n");
        var wrongColumn = Import.Options.DEFAULT.withColumns(Map.of("actor", "usr"));
        assertTrue(assertThrows(UserError.class, () -> fixture.read(wrongColumn, good)).getMessage().contains("did you mean \"user\""));
        assertTrue(assertThrows(UserError.class, () -> Import.Options.DEFAULT.withColumns(Map.of("actr", "user"))).getMessage().contains("did you mean \"actor\""));
        assertTrue(assertThrows(UserError.class, () -> fixture.read(Import.Options.DEFAULT.withSource("redit-posts"), good)).getMessage().contains("reddit-posts"));
    }

    private void assertMessage(String expected, Path input) {
        String message = assertThrows(UserError.class, () -> fixture.read(input)).getMessage();
        assertTrue(message.contains(expected), message);
    }

    @Test
    void cancellingLeavesNothingBehind() throws IOException {
        Run run = Run.seeded(1);
        run.cancel();
        Path out = folder.resolve("store/x.duckdb");
        assertThrows(Cancelled.class, () -> Import.read(List.of(table("t.csv", rows(1))), Import.Options.DEFAULT, out, run));
        try (var files = Files.list(out.getParent())) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void usersBringTheirOwnMapping() {
        Mapping own = Mapping.parse("""
                -- source: kettle-log
                -- reader: csv
                -- detect: kettle, litres
                -- fields: kettle, litres, who
                SELECT row, kettle AS item, who AS actor, 'give' AS action, litres AS amount FROM record
                """, "kettle.sql");
        List<Mapping> all = new ArrayList<>(List.of(own));
        all.addAll(Mappings.builtIn().all());
        Path table = fixture.file("k.csv", "kettle,litres,who\nk1,1.5,ann\n");
        Run run = Run.seeded(1);
        try (var store = Import.read(List.of(table), Import.Options.DEFAULT, new Mappings(all), folder.resolve("store/own"), run).store()) {
            assertEquals(1.5, store.log(run).amount[0]);
        }
        Mapping wrong = Mapping.parse("-- source: wrong\n-- reader: csv\n-- detect: kettle\n-- fields: kettle\nSELECT row, kettle AS itm FROM record", "wrong.sql");
        String message = assertThrows(UserError.class, () -> Import.read(List.of(table), Import.Options.DEFAULT,
                new Mappings(List.of(wrong)), folder.resolve("store/own"), run)).getMessage();
        assertTrue(message.contains("yields a column itm"), message);
    }
}
