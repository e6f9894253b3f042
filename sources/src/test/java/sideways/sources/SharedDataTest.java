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

    /** @param expected file, source, rows, skipped; others of the folder are left out as no log */
    private void expectFiles(String name, List<Findings.Source> expected, String... leftOut) {
        try (var read = read(Import.Options.DEFAULT, SharedData.data(name))) {
            assertEquals(expected, read.imported.sources().stream().filter(file -> !file.source().isEmpty()).toList());
            assertEquals(List.of(leftOut), read.imported.sources().stream().filter(file -> file.source().isEmpty()).map(Findings.Source::file).toList());
        }
    }

    private static Findings.Source all(String file, String source, long rows) {
        return new Findings.Source(file, source, rows, rows, 0);
    }

    private static Findings.Source some(String file, String source, long rows, long skipped) {
        return new Findings.Source(file, source, rows, rows - skipped, skipped);
    }

    @Test
    void drops() {
        expect("qanon/posts.line-json.jsonl", "qanon-drops", 4_966, 4_966);
    }

    @Test
    void discoursePages() {
        // pages overlap; three of them are one page of 20 posts
        try (var read = read(Import.Options.DEFAULT, SharedData.data("discourse"))) {
            assertEquals(103, read.imported.sources().stream().mapToLong(Findings.Source::rows).sum());
            assertEquals(read.log.eventCount, 103 - read.imported.skipped());
            assertTrue(read.skipped().stream().allMatch(line -> line.contains("the same item")));
        }
    }

    @Test
    void cascades() {
        // 2,188 children stand under a second parent, 4,761 rows are there twice
        expectFiles("cascades-twitter15", List.of(some("trees.csv.gz", "tweet-trees", 185_457, 185_457 - 178_508)), "labels.csv");
        expectFiles("cascades-weibo", List.of(some("reposts.ndjson.gz", "weibo-reposts", 113_791, 113_791 - 113_738)), "labels.csv");
    }

    @Test
    void everyCascadeIsOneTree() {
        try (var read = read(Import.Options.DEFAULT, SharedData.data("cascades-weibo/reposts.ndjson.gz"))) {
            assertEquals(113_738 + 300, read.log.eventCount);
            assertEquals(300, count(read.log, Action.POST));
        }
        try (var read = read(Import.Options.DEFAULT, SharedData.data("cascades-twitter15/trees.csv.gz"))) {
            assertEquals(440, count(read.log, Action.POST));
        }
    }

    @Test
    void votes() {
        try (var read = read(Import.Options.DEFAULT, SharedData.data("polis"))) {
            assertEquals(53_618, read.imported.sources().stream().filter(file -> file.source().equals("polis-votes")).mapToLong(Findings.Source::rows).sum());
            // two conversations hold three votes twice, with one time
            assertEquals(53_618 - 3, count(read.log, Action.VOTE));
            assertEquals(5, read.log.channelCount);
        }
    }

    @Test
    void coordination() {
        expectFiles("coord-russian", List.of(some("russian_coord_tweets.csv", "coortweet", 35_125, 1)));
        try (var read = read(Import.Options.DEFAULT, SharedData.data("coord-german"))) {
            assertEquals(List.of(all("german_elections.csv.gz", "coshared-objects", 218_971)), read.imported.sources());
            assertEquals(194_326, read.log.eventCount);
        }
    }

    @Test
    void trends() {
        expectFiles("astroturf-turkey", List.of(all("all_trend_stats.csv.gz", "trend-days", 139_823), all("fake_trends_examples.csv", "trend-texts", 3_474)));
    }

    @Test
    void advertisements() {
        expectFiles("ira-facebook-ads", List.of(all("ads.csv", "facebook-ads", 1_868)));
    }

    @Test
    void tweets() {
        expectFiles("tweets-gop-debate", List.of(all("tweets.csv", "tweets-table", 13_871)));
        expectFiles("text-toxicity", List.of(all("labeled.csv", "table", 12_414)));
    }

    @Test
    void redditTables() {
        expectFiles("reddit-niche", List.of(all("posts.csv", "reddit-posts", 8_952)), "titles.csv");
        try (var read = read(Import.Options.DEFAULT, SharedData.data("reddit-camp"))) {
            assertEquals(12_625, read.imported.sources().stream().filter(file -> file.source().equals("reddit-posts")).mapToLong(Findings.Source::events).sum());
            assertEquals(12_625, read.log.eventCount);
        }
    }

    @Test
    void retweetNetworks() {
        try (var read = read(Import.Options.DEFAULT, SharedData.data("polar-twitter"))) {
            assertEquals(146_022, read.log.eventCount);
        }
        try (var read = read(Import.Options.DEFAULT, SharedData.data("polar-finnish"))) {
            assertEquals(296_163, read.log.eventCount);
        }
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
            assertEquals(List.of(all("replies.csv", "ties-table", 79_594), all("users.csv", "actor-channels", 63_857)), read.imported.sources());
            // 66,389 pairs of a user and a community
            assertEquals(79_594 + 66_389, read.log.eventCount);
        }
    }

    @Test
    void edgeLists() {
        expect("graphs/karate.el", "edges", 78, 78);
        expect("graphs/eu-core.el", "edges", 16_064, 16_064);
        expect("polar-finnish/CENTRE_p1.edgelist", "edges", 2_829, 2_829);
    }
}
