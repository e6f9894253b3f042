// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.SharedData;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.finding.Findings;

/** Real files of the kit: row counts as its manifest and an independent count (Python's csv and json) give them. */
class SharedDataTest {

    @TempDir
    Path folder;

    private Fixture.Read read(Import.Options options, Path... inputs) {
        long start = System.nanoTime();
        Fixture.Read read = new Fixture(folder).read(options, inputs);
        System.out.printf("%s: %d events in %.2f s%n", inputs[0].getFileName(), read.log.eventCount, (System.nanoTime() - start) / 1e9);
        return read;
    }

    private static long count(EventLog log, Action action) {
        long count = 0;
        for (byte code : log.action) {
            count += code == action.ordinal() ? 1 : 0;
        }
        return count;
    }

    @Test
    void redditThreads() {
        try (var read = read(Import.Options.DEFAULT, SharedData.data("reddit-threads"))) {
            assertEquals(List.of(
                    new Findings.Source("RC.ndjson.gz", "reddit-comments", 92_057, 92_057, 0),
                    new Findings.Source("RS.ndjson.gz", "reddit-posts", 8_087, 8_087, 0)), read.imported.sources());
            assertEquals(8_087, count(read.log, Action.POST));
            assertEquals(92_057, count(read.log, Action.REPLY));
            assertEquals(4, read.log.channelCount);
            for (int event = 0; event < read.log.eventCount; event++) {
                assertTrue(read.log.isNobody(event) || !read.log.actorName[read.log.actor[event]].equals("[deleted]"));
            }
        }
    }

    private void expect(String name, String source, long rows, long events) {
        try (var read = read(Import.Options.DEFAULT, SharedData.data(name))) {
            Findings.Source of = read.imported.sources().get(0);
            assertEquals(List.of(source, rows, events), List.of(of.source(), of.rows(), of.events()), name);
        }
    }

    @Test
    void fourChanTables() {
        // rows as Python's csv module counts them; a sticky thread stands in every file and is kept once
        try (var read = read(Import.Options.DEFAULT, SharedData.data("4chan-pol/pol_2026-02-07.csv"),
                SharedData.data("4chan-pol/pol_2026-02-13.csv"), SharedData.data("4chan-pol/pol_2026-02-16.csv"))) {
            assertEquals(List.of(10_418L, 10_234L, 11_607L), read.imported.sources().stream().map(Findings.Source::rows).toList());
            assertEquals(List.of("pol"), List.of(read.log.channelName));
            long parents = Arrays.stream(read.log.parent).filter(parent -> parent >= 0).count();
            assertEquals(read.log.eventCount - count(read.log, Action.POST), parents);
        }
    }

    @Test
    void fourChanThreadsSayTheSameAsTheTable() {
        byte[] table;
        try (var read = read(Import.Options.DEFAULT, SharedData.data("4chan-pol/pol_2026-02-07.csv"))) {
            table = read.store.digest();
        }
        try (var read = read(Import.Options.DEFAULT, SharedData.data("4chan-pol/threads_2026-02-07.ndjson"))) {
            assertEquals(10_418, read.log.eventCount);
            assertEquals(201, count(read.log, Action.POST));
            assertArrayEquals(table, read.store.digest());
        }
    }

    @Test
    void fourChanThread() {
        expect("4chan-g/dptTestThread.json", "4chan-threads", 289, 289);
    }

    @Test
    void kickstarter() {
        try (var read = read(Import.Options.DEFAULT, SharedData.data("kickstarter"))) {
            assertEquals(List.of(
                    new Findings.Source("ks_10k.csv", "kickstarter", 9_999, 9_999, 0),
                    new Findings.Source("starterbook.csv", "kickstarter", 4_114, 4_114, 0)), read.imported.sources());
            assertEquals(9_999 + 4_114, count(read.log, Action.POST));
        }
    }

    @Test
    void somethingAwful() {
        expect("something-awful/showthread2.html", "something-awful", 40, 40);
        expect("something-awful/showthread3.html", "something-awful", 40, 40);
        expect("something-awful/showthread-fyad.html", "something-awful", 10, 10);
        expect("something-awful/forumdisplay2.html", "something-awful", 30, 30);
        // 30 threads and an announcement
        expect("something-awful/forumdisplay4.html", "something-awful", 31, 30);
    }

    @Test
    void ties() {
        expect("reddit-reply-network/replies.csv", "ties-table", 79_594, 79_594);
        expect("polar-twitter/nepal.edges.csv", "ties-table", 57_544, 57_544);
        expect("polblogs/divided-they-blog.gexf", "gexf", 19_025, 19_025);
    }

    @Test
    void folderOfTies() {
        try (var read = read(Import.Options.DEFAULT, SharedData.data("reddit-reply-network"))) {
            assertEquals(79_594, read.log.eventCount);
            assertTrue(read.skipped().get(0).contains("table of actors"), read.skipped().get(0));
        }
    }

    @Test
    void edgeLists() {
        expect("graphs/karate.el", "edges", 78, 78);
        expect("graphs/eu-core.el", "edges", 16_064, 16_064);
        expect("polar-finnish/CENTRE_p1.edgelist", "edges", 2_829, 2_829);
    }
}
