// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sideways.SharedData;
import sideways.event.EventLog;
import sideways.event.Labels;
import sideways.run.Run;
import sideways.run.UserError;

/** Events written as Parquet and read again are the same events. */
class ParquetTest {

    @TempDir
    Path folder;

    private Fixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new Fixture(folder);
    }

    /** What an event can be: every action, ids inside and outside of the log, no id, no time, itself as its parent, odd words. */
    private static List<String> rows(long randomSeed) {
        Random random = new Random(randomSeed);
        String longest = "i".repeat(100_000);
        String[] action = {"", "post", "reply", "share", "quote", "give", "vote", "like", "tie"};
        String[] word = {"plain", "a \\\"quoted\\\", one", "two\\nlines\\r\\nand a\\ttab", "\\u0001\\u001f\\u0085\\ufffe", "a\\u0000nul", "\\ud83d\\ude00 emoji", "lone \\ud800 half", "#Tag #\\u0130stanbul https://tea.example/?a=1,2", " blanks ", "\\\\N", "[\\\"x\\\"]"};
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String item = random.nextInt(9) == 0 ? "" : random.nextInt(60) == 0 ? longest + i : "i" + random.nextInt(350);
            String parent = random.nextInt(3) == 0 ? "" : random.nextInt(5) == 0 ? item : "i" + random.nextInt(500);
            String root = random.nextInt(2) == 0 ? "" : random.nextInt(2) == 0 ? parent : "r" + random.nextInt(5);
            rows.add("{\"item\":\"" + item + "\",\"actor\":\"" + new String[] {"ann", "b\\u00f6b", "[deleted]", "Anonymous", "", "cy:x"}[random.nextInt(6)]
                    + "\",\"to_actor\":\"" + (random.nextInt(4) == 0 ? "dee" : "") + "\",\"name\":\"" + (random.nextInt(2) == 0 ? "Ann B." : "")
                    + "\",\"action\":\"" + action[random.nextInt(action.length)] + "\",\"parent\":\"" + parent + "\",\"root\":\"" + root
                    + "\",\"share_of\":\"" + (random.nextInt(4) == 0 ? "i" + random.nextInt(500) : "") + "\",\"channel\":\"" + (random.nextInt(2) == 0 ? "room " + random.nextInt(3) : "")
                    + "\",\"time\":\"" + (random.nextInt(7) == 0 ? "" : Long.toString(1_500_000_000_000L + random.nextInt(20_000)))
                    + "\",\"text\":\"" + (random.nextInt(5) == 0 ? "" : word[random.nextInt(word.length)]) + "\",\"urls\":[\"https://cake.example/" + random.nextInt(3) + "\"],"
                    + "\"tags\":[\"# #x\",\"a b\",\"q\\\"\"],\"amount\":" + (random.nextInt(3) == 0 ? "null" : Double.toString(random.nextDouble())) + ",\"count\":" + (1 + random.nextInt(4))
                    + ",\"undirected\":" + random.nextBoolean() + "}");
        }
        return rows;
    }

    @Test
    void everyColumnIsTheSameAfterwards() {
        Path events = fixture.file("in/events.ndjson", String.join("\n", rows(1)) + "\n");
        Path parquet = folder.resolve("events.parquet");
        try (var read = fixture.read(events)) {
            assertTrue(read.log.eventCount > 250, "events: " + read.log.eventCount);
            read.store.exportParquet(parquet, Run.seeded(1));
            assertSame(read, parquet);
        }
    }

    @Test
    void idsOfSeveralSourcesStayApart() throws IOException {
        Path reddit = fixture.file("in/a.ndjson", """
                {"id":"c1","author":"ann","created_utc":"103","body":"yes","link_id":"t3_p1","parent_id":"t3_p1","subreddit":"Tea"}
                {"id":"c2","author":"bob","created_utc":"104","body":"no","link_id":"t3_p1","parent_id":"t1_c1","subreddit":"Tea"}
                """);
        Path table = fixture.file("in/b.csv", "id,author,text,parent\nt1_c1,ann,other ann,\n2,bob,hi,t1_c1\n");
        Path parquet = folder.resolve("events.parquet");
        try (var read = fixture.read(reddit, table)) {
            assertEquals(List.of("reddit:ann", "reddit:bob", "table:ann", "table:bob"), List.of(read.log.actorName).stream().sorted().toList());
            read.store.exportParquet(parquet, Run.seeded(1));
            assertSame(read, parquet);
        }
        // a post that comes later in another file of the same space is found by those that named it
        Path post = fixture.file("in/c.ndjson", "{\"id\":\"p1\",\"author\":\"cy\",\"created_utc\":100,\"title\":\"Tea\",\"selftext\":\"\",\"subreddit\":\"Tea\"}\n");
        try (var read = fixture.read(parquet, post)) {
            int missing = 0;
            for (int event = 0; event < read.log.eventCount; event++) {
                missing += read.log.has(event, EventLog.PARENT_MISSING) ? 1 : 0;
            }
            assertEquals(0, missing);
        }
    }

    @Test
    void theSameBytesForAnyOrderOfRowsAndAnyThreads() throws IOException {
        byte[] expected = null;
        for (long randomSeed = 0; randomSeed < 4; randomSeed++) {
            List<String> rows = rows(7);
            Collections.shuffle(rows, new Random(randomSeed));
            Path events = fixture.file("in/events.ndjson", String.join("\n", rows) + "\n");
            int threads = new int[] {1, 2, 3, 8}[(int) randomSeed];
            Path parquet = folder.resolve(threads + ".parquet");
            try (var read = fixture.read(Import.Options.DEFAULT, threads, events)) {
                read.store.exportParquet(parquet, Run.seeded(1).threads(threads));
            }
            expected = expected == null ? Files.readAllBytes(parquet) : expected;
            assertArrayEquals(expected, Files.readAllBytes(parquet), "threads " + threads);
        }
    }

    @Test
    void anyToolReadsPlainColumns() throws SQLException, IOException {
        Path table = fixture.file("t.csv", "id,author,text,time,parent\n9007199254740993,ann,hi #Tea,2016-03-01 10:00:00.5 +0530,\n2,,yo,,9007199254740993\n");
        Path parquet = folder.resolve("it's [a] file*.parquet");
        try (var read = fixture.read(table)) {
            read.store.exportParquet(parquet, Run.seeded(1));
            assertSame(read, parquet);
        }
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = duckdb.createStatement()) {
            String file = "'" + parquet.toString().replace("'", "''").replace("[", "[[]").replace("*", "[*]") + "'";
            try (ResultSet types = statement.executeQuery("SELECT string_agg(column_name || ' ' || column_type, ', ') FROM (DESCRIBE FROM read_parquet(" + file + "))")) {
                types.next();
                assertEquals(columnsInTheManual(), Arrays.stream(types.getString(1).split(", ")).map(column -> column.split(" ")[0]).toList());
                assertEquals("ids VARCHAR, item VARCHAR, actor VARCHAR, to_actor VARCHAR, name VARCHAR, action VARCHAR, parent VARCHAR, root VARCHAR, share_of VARCHAR, "
                        + "channel VARCHAR, time TIMESTAMP, text VARCHAR, urls VARCHAR[], tags VARCHAR[], amount DOUBLE, count INTEGER, anonymous BOOLEAN, deleted BOOLEAN, "
                        + "undirected BOOLEAN", types.getString(1));
            }
            try (ResultSet codec = statement.executeQuery("SELECT DISTINCT compression FROM parquet_metadata(" + file + ")")) {
                codec.next();
                assertEquals("ZSTD", codec.getString(1));
            }
        }
    }

    @Test
    void idsMadeOfNamesAreRenamedWithThem() {
        Path events = fixture.file("in/e.ndjson", """
                {"item":"Zaphod B in tea","actor":"Zaphod B","time":"1","action":"post","share_of":"rt/outsider/0a1b"}
                {"item":"https://tea.example/@trillian/7","actor":"trillian","time":"2","action":"post","parent":"Zaphod B in tea"}
                {"item":"vote/8/42","actor":"42","time":"3","action":"vote","parent":"post/42"}
                {"item":"t1_x","actor":"42","time":"4","action":"reply","parent":"https://tea.example/Trillian/gone","root":"topic/77"}
                {"item":"post/77","actor":"77","to_actor":"ford","time":"5","action":"reply","parent":"x/FORD/y"}
                """);
        try (var read = fixture.read(events)) {
            read.store.renameActors(actor -> "p" + actor, id -> "id of " + id.length());
            Path parquet = folder.resolve("e.parquet");
            read.store.exportParquet(parquet, Run.seeded(1));
            assertEquals(List.of("id of 15", "id of 31", "id of 9", "t1_x", "id of 7"), List.of(read.store.items()));
            List<String> ids = new ArrayList<>();
            try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = duckdb.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT concat_ws(' ', coalesce(parent, '-'), coalesce(root, '-'), coalesce(share_of, '-')) FROM '" + parquet + "'")) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            assertEquals(List.of("- - id of 16", "id of 15 - -", "id of 7 - -", "id of 33 topic/77 -", "id of 8 - -"), ids);
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    private static List<String> columnsInTheManual() throws IOException {
        String manual = Files.readString(SharedData.root().resolve("docs/sources.md"));
        String section = manual.substring(manual.indexOf("## Events as Parquet"), manual.indexOf("## For other tools"));
        List<String> columns = new ArrayList<>();
        section.lines().filter(line -> line.startsWith("| `")).forEach(line -> Pattern.compile("`(\\w+)`").matcher(line.substring(0, line.indexOf('|', 1)))
                .results().forEach(name -> columns.add(name.group(1))));
        return columns;
    }

    @Test
    void tablesOfOthersAreReadByTheirColumns() throws SQLException {
        Path others = folder.resolve("others.parquet");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = duckdb.createStatement()) {
            statement.execute("COPY (SELECT 7 AS k, 'ann' AS \"User\", 'hi' AS said, TIMESTAMPTZ '2016-03-01 10:00:00+05:30' AS at, ['a','b c'] AS tags) TO '" + others + "' (FORMAT parquet)");
        }
        try (var read = fixture.read(Import.Options.DEFAULT.withColumns(Map.of("item", "k", "text", "said", "time", "at")), others)) {
            assertEquals(List.of("ann posts"), read.story());
            assertEquals(1_456_806_600_000L, read.log.timeMillis[0]);
            assertEquals(List.of("a", "b c"), read.tags(0));
        }
        assertTrue(Explanation.of(others, Import.Options.DEFAULT.withColumns(Map.of("text", "said")), Run.seeded(1)).rows().get(0).containsValue("ann"));
    }

    @Test
    void damagedFilesAreOneSentence() throws IOException {
        try (var read = fixture.read(fixture.file("t.csv", "id,author,text\n1,ann,hi\n"))) {
            read.store.exportParquet(folder.resolve("whole.parquet"), Run.seeded(1));
        }
        byte[] whole = Files.readAllBytes(folder.resolve("whole.parquet"));
        Path cut = fixture.file("cut.parquet", Arrays.copyOf(whole, whole.length / 2));
        assertTrue(assertThrows(UserError.class, () -> fixture.read(cut)).getMessage().contains("begins like a Parquet file and cannot be read"));
        ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(wrapped)) {
            gzip.write(whole);
        }
        Path packed = fixture.file("packed.parquet.gz", wrapped.toByteArray());
        assertTrue(assertThrows(UserError.class, () -> fixture.read(packed)).getMessage().contains("inside a compressed one"));
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("a.parquet"));
            zip.write(whole);
        }
        try (var read = fixture.read(fixture.file("archive.zip", archive.toByteArray()))) {
            assertEquals(List.of("ann posts"), read.story());
        }
        Path named = fixture.file("named.csv", whole);
        assertTrue(Explanation.of(named, Import.Options.DEFAULT, Run.seeded(1)).source().equals("sideways-parquet"), "told by bytes, not by name");
    }

    @Test
    void noDamageIsAFaultOfOurs() throws IOException {
        try (var read = fixture.read(fixture.file("in/events.ndjson", String.join("\n", rows(3)) + "\n"))) {
            read.store.exportParquet(folder.resolve("whole.parquet"), Run.seeded(1));
        }
        byte[] whole = Files.readAllBytes(folder.resolve("whole.parquet"));
        for (long randomSeed = 0; randomSeed < 60; randomSeed++) {
            Random random = new Random(randomSeed);
            byte[] damaged = whole.clone();
            for (int i = 0; i < 1 + randomSeed % 5; i++) {
                damaged[4 + random.nextInt(damaged.length - 4)] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = fixture.file("damaged.parquet", damaged);
            try (var read = fixture.read(file)) {
                assertTrue(read.log.eventCount + read.imported.skipped() > 0, "randomSeed " + randomSeed);
            } catch (UserError told) {
                assertTrue(told.getMessage().contains("damaged.parquet"), "randomSeed " + randomSeed + ": " + told.getMessage());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reddit-camp", "4chan-pol", "kickstarter", "polis", "coord-russian", "discourse"})
    void realLogsAreTheSameAfterwards(String name) {
        Path parquet = folder.resolve("events.parquet");
        try (var read = fixture.read(SharedData.data(name))) {
            read.store.exportParquet(parquet, Run.seeded(1));
            assertSame(read, parquet);
        }
    }

    private void assertSame(Fixture.Read expected, Path parquet) {
        Run run = Run.seeded(1);
        EventLog log = expected.log;
        String[] items = expected.store.items();
        try (var read = new Again(Import.read(List.of(parquet), Import.Options.DEFAULT, folder.resolve("again/sideways.duckdb"), run), run)) {
            EventLog again = read.log;
            assertEquals(0, read.imported.skipped());
            assertArrayEquals(items, read.imported.store().items());
            assertArrayEquals(log.action, again.action);
            assertArrayEquals(log.actor, again.actor);
            assertArrayEquals(log.toActor, again.toActor);
            assertArrayEquals(log.parent, again.parent);
            assertArrayEquals(log.root, again.root);
            assertArrayEquals(log.thread, again.thread);
            assertArrayEquals(log.shareOf, again.shareOf);
            assertArrayEquals(log.channel, again.channel);
            assertArrayEquals(log.timeMillis, again.timeMillis);
            assertArrayEquals(log.amount, again.amount);
            assertArrayEquals(log.count, again.count);
            assertArrayEquals(log.flag, again.flag);
            assertArrayEquals(log.actorName, again.actorName);
            assertArrayEquals(log.channelName, again.channelName);
            assertSame(log.urls, again.urls);
            assertSame(log.tags, again.tags);
            assertArrayEquals(expected.text, read.text);
            // and all that a log does not hold, such as names as displayed: what was read again is written as the same bytes
            Path twice = folder.resolve("twice.parquet");
            read.imported.store().exportParquet(twice, run);
            assertEquals(-1, Files.mismatch(parquet, twice));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static void assertSame(Labels expected, Labels actual) {
        assertArrayEquals(expected.offset(), actual.offset());
        assertArrayEquals(expected.label(), actual.label());
        assertArrayEquals(expected.name(), actual.name());
    }

    /** A second store beside the fixture's. */
    private static final class Again implements AutoCloseable {
        final Imported imported;
        final EventLog log;
        final String[] text;

        Again(Imported imported, Run run) {
            this.imported = imported;
            this.log = imported.store().log(run);
            this.text = new String[log.eventCount];
            imported.store().texts().forEach((event, words) -> text[event] = words);
        }

        @Override
        public void close() {
            imported.store().close();
        }
    }
}
