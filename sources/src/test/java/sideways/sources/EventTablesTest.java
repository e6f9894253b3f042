// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.run.Run;
import sideways.sources.write.EventTables;

/** Events written as tables of CooRTweet and 4CAT and read again: what such a table can hold is the same. */
class EventTablesTest {

    private static final String LOG = """
            {"item":"1","actor":"ann","time":"2016-03-01T10:00:00Z","text":"a \\"quoted\\", one\\nand two; https://tea.example/?a=1,2"}
            {"item":"2","actor":"b\\u00f6b \\ud83d\\ude00","time":"2016-03-01T10:00:01.250Z","share_of":"1","action":"share"}
            {"item":"3","actor":"Anonymous","time":"2016-03-01T10:00:02Z","text":" blanks around \\r\\n","parent":"1","root":"1"}
            {"item":"4","actor":"[deleted]","time":"2016-03-01T10:00:03Z","text":"=1+1","parent":"3","root":"1"}
            {"item":"5","actor":"cy","time":"","text":"when?","parent":"4","root":"1"}
            {"item":"6","actor":"ann","time":"2016-03-01T10:00:04Z","action":"like","parent":"2","to_actor":"dee"}
            {"item":"7","actor":"ann","to_actor":"dee","action":"tie","time":""}
            {"item":"8","actor":"dee","time":"1969-12-31T23:59:58.500Z","action":"quote","share_of":"gone","text":"\\u0000\\u0007, \\ud800"}
            {"item":"9","actor":"eve","time":"2016-03-01T10:00:05Z","action":"post","text":""}
            """;

    @TempDir
    Path folder;

    private Fixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new Fixture(folder);
    }

    private EventTables.Written written(String format, Path target, Path... inputs) {
        try (var read = fixture.read(inputs)) {
            return format.equals("4cat") ? EventTables.fourCat(read.store, target, Run.seeded(1)) : EventTables.coortweet(read.store, target, Run.seeded(1));
        }
    }

    @Test
    void coortweetTakesWhoPassedOnWhatAndWhen() throws IOException {
        Path csv = folder.resolve("c.csv");
        EventTables.Written written = written("coortweet", csv, fixture.file("log.ndjson", LOG));
        // 3 and 4 are nobody's, 5 and 7 have no time, 6 and 9 pass nothing on
        assertEquals(new EventTables.Written(3, 6), written);
        assertEquals("""
                object_id,account_id,content_id,timestamp_share
                gone,dee,8,-2
                "https://tea.example/?a=1,2",ann,1,1456826400
                1,böb 😀,2,1456826401
                """, Files.readString(csv));
        Path again = folder.resolve("again.csv");
        assertEquals(new EventTables.Written(3, 0), written("coortweet", again, csv));
        assertEquals(Files.readString(csv), Files.readString(again));
        assertEquals("coortweet", Explanation.of(csv, Import.Options.DEFAULT, Run.seeded(1)).source());
        try (var read = fixture.read(csv)) {
            assertEquals(List.of("dee shares", "ann shares", "böb 😀 shares"), read.story());
            assertEquals(1_456_826_401_000L, read.log.timeMillis[2]);
        }
    }

    @Test
    void fourCatTakesPostsWithTheirThreads() throws IOException {
        Path csv = folder.resolve("f.csv");
        EventTables.Written written = written("4cat", csv, fixture.file("log.ndjson", LOG));
        assertEquals(new EventTables.Written(7, 2), written);
        List<String> lines = Files.readAllLines(csv);
        assertEquals("id,thread_id,author,subject,body,timestamp", lines.get(0));
        assertEquals("8,8,dee,,\"\u0007, ?\",1969-12-31 23:59:58.500", lines.get(1));
        assertEquals("5,1,cy,,when?,", lines.get(lines.size() - 1), "the one without a time comes last");
        assertEquals("4cat-custom", Explanation.of(csv, Import.Options.DEFAULT, Run.seeded(1)).source());
        try (var log = fixture.read(folder.resolve("log.ndjson"))) {
            Map<String, Integer> event = places(log);
            String[] text = log.text;
            long[] time = log.log.timeMillis;
            boolean[] anonymous = flags(log, sideways.event.EventLog.ANONYMOUS);
            boolean[] deleted = flags(log, sideways.event.EventLog.DELETED);
            String[] who = names(log);
            try (var read = new Fixture(folder.resolve("again")).read(csv)) {
                assertEquals(7, read.log.eventCount);
                for (Map.Entry<String, Integer> row : places(read).entrySet()) {
                    int before = event.get(row.getKey());
                    int after = row.getValue();
                    assertEquals(text[before], read.text[after], row.getKey());
                    assertEquals(time[before], read.log.timeMillis[after], row.getKey());
                    assertEquals(who[before], names(read)[after], row.getKey());
                    assertEquals(anonymous[before], flags(read, sideways.event.EventLog.ANONYMOUS)[after], row.getKey());
                    assertEquals(deleted[before], flags(read, sideways.event.EventLog.DELETED)[after], row.getKey());
                }
                assertEquals(places(read).get("1"), read.log.root[places(read).get("4")]);
                Path again = folder.resolve("again.csv");
                EventTables.fourCat(read.store, again, Run.seeded(1));
                assertEquals(-1, Files.mismatch(csv, again));
            }
        }
    }

    @Test
    void nothingToWriteIsAHeader() throws IOException {
        Path csv = folder.resolve("c.csv");
        assertEquals(new EventTables.Written(0, 1), written("coortweet", csv, fixture.file("t.csv", "id,author,text\n1,ann,hi\n")));
        assertEquals("object_id,account_id,content_id,timestamp_share\n", Files.readString(csv));
    }

    @Test
    void idsOfSeveralSourcesStayApart() throws IOException {
        Path reddit = fixture.file("a.ndjson", "{\"id\":\"c1\",\"author\":\"ann\",\"created_utc\":\"103\",\"body\":\"yes https://tea.example/\",\"link_id\":\"t3_p1\",\"parent_id\":\"t3_p1\",\"subreddit\":\"Tea\"}\n");
        Path table = fixture.file("b.csv", "id,author,text,time\nt1_c1,ann,https://tea.example/,104\n");
        Path csv = folder.resolve("c.csv");
        written("coortweet", csv, reddit, table);
        assertEquals(List.of("object_id,account_id,content_id,timestamp_share", "https://tea.example/,reddit:ann,reddit:t1_c1,103",
                "https://tea.example/,table:ann,table:t1_c1,104"), Files.readAllLines(csv));
    }

    private static Map<String, Integer> places(Fixture.Read read) {
        Map<String, Integer> places = new java.util.TreeMap<>();
        String[] items = read.store.items();
        for (int event = 0; event < items.length; event++) {
            places.put(items[event], event);
        }
        return places;
    }

    private static String[] names(Fixture.Read read) {
        String[] names = new String[read.log.eventCount];
        for (int event = 0; event < names.length; event++) {
            names[event] = read.log.actorName[read.log.actor[event]];
        }
        return names;
    }

    private static boolean[] flags(Fixture.Read read, byte bit) {
        boolean[] flags = new boolean[read.log.eventCount];
        for (int event = 0; event < flags.length; event++) {
            flags[event] = read.log.has(event, bit);
        }
        return flags;
    }
}
