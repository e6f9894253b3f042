// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.event.EventLog;
import sideways.measure.diffusion.Cascades;
import sideways.run.UserError;

/** Each source on a few invented rows: who, what, to whom, where and when. */
class SourcesTest {

    @TempDir
    Path folder;

    private Fixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new Fixture(folder);
    }

    @Test
    void redditCommentsAndPosts() {
        Path posts = fixture.file("a.ndjson", """
                {"id":"p1","author":"ann","created_utc":100,"title":"Tea &amp; cake","selftext":"see https://tea.example/a.","subreddit":"Tea","is_self":true,"url":"https://www.reddit.com/r/Tea/comments/p1/"}
                {"id":"p2","author":"bob","created_utc":"101","title":"look","selftext":"","subreddit":"Cake","is_self":false,"url":"https://cake.example/?a=1&amp;b=2","crosspost_parent":"t3_p1"}
                {"id":"p3","author":"[deleted]","created_utc":102,"title":"gone","selftext":"[removed]","subreddit":"Tea"}
                """);
        Path comments = fixture.file("b.ndjson", """
                {"id":"c1","author":"bob","created_utc":"103","body":"yes #Tea","link_id":"t3_p1","parent_id":"t3_p1","subreddit":"Tea"}
                {"id":"c2","author":"[deleted]","created_utc":104,"body":"[deleted]","link_id":"t3_p1","parent_id":"t1_c1","subreddit":"Tea"}
                {"id":"c3","author":"[deleted]","created_utc":105,"body":"still here","link_id":"t3_p1","parent_id":"t1_lost","subreddit":"Tea"}
                """);
        try (var read = fixture.read(posts, comments)) {
            assertEquals(List.of("ann posts in Tea", "bob shares of 0 in Cake", "? posts in Tea", "bob replys to 0 in Tea",
                    "? replys to 3 in Tea", "? replys in Tea"), read.story());
            assertEquals(List.of("https://tea.example/a"), read.urls(0));
            assertEquals(List.of("https://cake.example/?a=1&b=2"), read.urls(1));
            assertEquals(List.of("tea"), read.tags(3));
            assertEquals("Tea & cake\nsee https://tea.example/a.", read.text[0]);
            assertEquals("gone", read.text[2]);
            assertNull(read.text[4]);
            assertEquals(100_000, read.log.timeMillis[0]);
            assertEquals(0, read.log.root[4]);
            assertTrue(read.log.actor[2] != read.log.actor[4] && read.log.actor[4] != read.log.actor[5], "[deleted] is never one actor");
            assertEquals(EventLog.DELETED, read.log.flag[4]);
            assertEquals(EventLog.DELETED | EventLog.PARENT_MISSING, read.log.flag[5]);
        }
    }

    @Test
    void fourChanThread() {
        Path thread = fixture.file("g/thread.json", """
                {"posts":[{"no":10,"resto":0,"time":100,"name":"Anonymous","sub":"Tea &amp; Co","com":"first<br>line <a href=\\"https://tea.example/x\\">x</a>"},
                {"no":11,"resto":10,"time":101,"name":"Anonymous","id":"AbC","com":"<a href=\\"#p10\\" class=\\"quotelink\\">&gt;&gt;10</a><br>sure"},
                {"no":12,"resto":10,"time":102,"name":"Bob","trip":"!xyz","com":"<a class=\\"quotelink\\">&gt;&gt;99</a> <a class=\\"quotelink\\">&gt;&gt;11</a> <span class=\\"quote\\">&gt;greentext</span>"},
                {"no":13,"resto":10,"time":103,"name":"Carol"},
                {"no":14,"resto":10,"time":104,"name":"Anonymous","id":"AbC","com":"<a class=\\"quotelink\\">&gt;&gt;15</a>"}]}
                """);
        try (var read = fixture.read(thread)) {
            assertEquals(List.of("? posts in g", "10/AbC replys to 0 in g", "!xyz replys to 1 in g", "Carol replys to 0 in g",
                    "10/AbC replys to 0 in g"), read.story());
            assertEquals("Tea & Co\nfirst\nline x", read.text[0]);
            assertEquals(">>99 >>11 >greentext", read.text[2]);
            assertEquals(List.of("https://tea.example/x"), read.urls(0));
            assertTrue(read.log.has(1, EventLog.ANONYMOUS) && !read.log.has(2, EventLog.ANONYMOUS));
        }
        Path catalog = fixture.file("x/catalog.json", "[{\"page\":1,\"threads\":[{\"no\":5,\"time\":1,\"com\":\"a\",\"last_replies\":"
                + "[{\"no\":6,\"resto\":5,\"time\":2,\"com\":\"b\"}]}]},{\"page\":2,\"threads\":[{\"no\":7,\"time\":3,\"com\":\"c\"}]}]");
        try (var read = fixture.read(Import.Options.DEFAULT.withChannel("tea"), catalog)) {
            assertEquals(List.of("? posts in tea", "? replys to 0 in tea", "? posts in tea"), read.story());
        }
    }

    @Test
    void theSamePictureOrLinkPostedAgainPassesTheFirstOn() {
        Path posts = fixture.file("again.ndjson", """
                {"id":"q1","author":"ann","created_utc":100,"title":"look","selftext":"","subreddit":"Tea","is_self":false,"url":"https://cake.example/recipe"}
                {"id":"q2","author":"bob","created_utc":200,"title":"seen this?","selftext":"","subreddit":"Cake","is_self":false,"url":"https://cake.example/recipe"}
                {"id":"q3","author":"ann","created_utc":300,"title":"again","selftext":"","subreddit":"Cake","is_self":false,"url":"https://cake.example/recipe"}
                {"id":"q4","author":"cy","created_utc":400,"title":"shop","selftext":"","subreddit":"Cake","is_self":false,"url":"https://cake.example/"}
                {"id":"q5","author":"dan","created_utc":500,"title":"shop","selftext":"","subreddit":"Cake","is_self":false,"url":"https://cake.example/"}
                {"id":"q6","author":"eve","created_utc":600,"title":"my words","selftext":"as in https://cake.example/recipe","subreddit":"Cake","is_self":true,"url":"https://r.example/q6"}
                """);
        try (var read = fixture.read(posts)) {
            assertEquals(List.of("ann posts in Tea", "bob shares of 0 in Cake", "ann posts in Cake", "cy posts in Cake", "dan posts in Cake", "eve posts in Cake"), read.story());
        }
        String thread = "{\"posts\":[{\"no\":%d,\"resto\":0,\"time\":%d,\"name\":\"Anonymous\",\"com\":\"look\",\"md5\":\"q1w2e3r4==\"},{\"no\":%d,\"resto\":%d,\"time\":%d,\"name\":\"Anonymous\",\"com\":\"and\",\"md5\":\"q1w2e3r4==\"}]}";
        try (var read = fixture.read(fixture.file("tea/a.json", thread.formatted(10, 100, 11, 10, 150)), fixture.file("tea/b.json", thread.formatted(20, 200, 21, 20, 250)))) {
            assertEquals(List.of("? posts in a", "? replys to 0 in a", "? shares of 0 in b", "? replys to 2 in b"), read.story());
        }
    }

    @Test
    void fourChanTable() {
        Path table = fixture.file("posts.csv", """
                ,name,comment,time,country,thread,subject,threadtime
                20,Anonymous,"opening \"\"words\"\"\",2026-02-07 10:00:00,DE,20,Subject,2026-02-07 10:00:00
                21,Anonymous,>>20 two
                lines no,2026-02-07 10:01:00,DE,20,Subject,2026-02-07 10:00:00
                22,Anonymous,"<a class=""quotelink"">&gt;&gt;20</a>
                two lines",2026-02-07 10:01:00,DE,20,Subject,2026-02-07 10:00:00
                """);
        try (var read = fixture.read(table)) {
            assertEquals(List.of("? posts", "? replys to 0"), read.story());
            assertEquals(Instant.parse("2026-02-07T10:00:00Z").toEpochMilli(), read.log.timeMillis[0]);
            assertEquals("Subject\nopening \"words\"", read.text[0]);
            assertEquals(2, read.skipped().size());
        }
    }

    @Test
    void kickstarter() {
        Path table = fixture.file("k.csv", """
                ID,name,category,main_category,currency,deadline,goal,launched,pledged,state,backers,country,usd pledged,usd_pledged_real
                1,Teapot,Pottery,Crafts,GBP,2015-02-01,100,2015-01-01 10:00:00,80,failed,4,GB,90,120.5
                2,Nobody came,Pottery,Crafts,USD,2015-03-01,100,1970-01-01 01:00:00,0,failed,0,US,0,0
                """);
        Path lines = fixture.file("k.ndjson", """
                {"id":3,"name":"Cake","blurb":"sweet","goal":5,"pledged":7,"usd_pledged":"7.5","state":"successful","backers_count":2,"launched_at":1420000000,"deadline":1430000000,"category":{"id":1,"slug":"food/baking"},"creator":{"id":77,"name":"Ann B."}}
                """);
        try (var read = fixture.read(table, lines)) {
            assertEquals(List.of("? posts in crafts", "77 posts in food", "? posts in crafts", "? gives to 2 in crafts",
                    "? gives to 1 at 77 in food"), read.story());
            assertEquals(120.5, read.log.amount[3]);
            assertEquals(4, read.log.count[3]);
            assertEquals(List.of("category:baking", "state:successful"), read.tags(1));
            assertEquals(EventLog.NO_TIME, read.log.timeMillis[0]);
            assertEquals(0, read.log.flag[3]);
            assertEquals(List.of(2L, 1L), read.imported.sources().stream().map(s -> s.events()).toList());
        }
    }

    @Test
    void somethingAwful() {
        String post = """
                <table class="post" id="post%d" data-idx="%d"><tr><td class="userinfo userid-%d"><dl><dt class="author op">%s</dt></dl></td>
                <td class="postbody">%s</td></tr><tr><td class="postdate"><a href="#post1">#</a> %s</td></tr></table>""";
        String page = "<html><body id=\"something_awful\" data-forum=\"1\" data-thread=\"500\"><div class=\"breadcrumbs\"><a href=\"/index.php\">SA</a>"
                + "<a href=\"forumdisplay.php?forumid=1\">Tea Talk</a><a href=\"showthread.php?threadid=500\">Cake caf\u00e9</a></div>"
                + post.formatted(1, 1, 7, "ann", "hello<br>there <a href=\"http://tea.example/\">t</a>", "Dec 27, 2013 22:49")
                + post.formatted(2, 2, 8, "bob", "<div class=\"bbc-block\"><h4><a class=\"quote_link\" href=\"/showthread.php?goto=post&postid=1#post1\">ann posted:</a></h4>"
                        + "<blockquote>hello</blockquote></div>quoted", "Dec 27, 2013 22:50")
                + post.formatted(3, 3, 7, "ann", "plain", "Dec 27, 2013 22:51") + "</body></html>";
        Path thread = fixture.file("t.html", page.getBytes(Charset.forName("windows-1252")));
        Path list = fixture.file("l.html", "<html><body id=\"something_awful\" data-forum=\"1\"><div class=\"breadcrumbs\"><a href=\"forumdisplay.php?forumid=1\">Tea Talk</a></div><table>"
                + "<tr class=\"thread\"><td><a class=\"announcement\">rules</a></td></tr>"
                + "<tr class=\"thread\" id=\"thread600\"><td><a class=\"thread_title\">Scones</a></td><td class=\"author\"><a href=\"?userid=9\">cy</a></td><td class=\"replies\">4</td></tr>"
                + "<tr class=\"thread\" id=\"thread500\"><td><a class=\"thread_title\">Cake</a></td><td class=\"author\"><a href=\"?userid=7\">ann</a></td></tr></table></body></html>");
        try (var read = fixture.read(thread, list)) {
            assertEquals(List.of("cy posts in Tea Talk", "ann posts in Tea Talk", "bob replys to 1 in Tea Talk", "ann replys to 1 in Tea Talk"), read.story());
            assertEquals("Cake caf\u00e9\nhello\nthere t", read.text[1]);
            assertEquals("quoted", read.text[2]);
            assertEquals(Instant.parse("2013-12-27T22:49:00Z").toEpochMilli(), read.log.timeMillis[1]);
            assertEquals(2, read.skipped().size());
        }
    }

    @Test
    void tablesWithGuessedColumns() {
        Path table = fixture.file("t.tsv", "Post_ID\tUser\tBody\tDate\tin_reply_to\tForum\n9007199254740993\tann\thi\t2015-08-07 09:54:46 -0700\t\tTea\n"
                + "9007199254740992\tGuest\tyo\t8/7/2015 17:00\t9007199254740993\tTea\n");
        try (var read = fixture.read(table)) {
            assertEquals(List.of("ann posts in Tea", "? replys to 0 in Tea"), read.story());
            assertEquals(Instant.parse("2015-08-07T16:54:46Z").toEpochMilli(), read.log.timeMillis[0]);
            assertEquals(EventLog.ANONYMOUS, read.log.flag[1]);
        }
    }

    @Test
    void tablesWithNamedColumns() {
        Path lines = fixture.file("t.ndjson", "{\"k\":\"1\",\"by\":{\"nick\":\"ann\"},\"said\":\"hi\",\"at\":1.5e9}\n{\"k\":\"2\",\"by\":{\"nick\":\"bob\"},\"said\":\"yo\",\"at\":1500000001}\n");
        var options = Import.Options.DEFAULT.withColumns(Map.of("item", "k", "actor", "by.nick", "text", "said", "time", "at")).withChannel("hall");
        try (var read = fixture.read(options, lines)) {
            assertEquals(List.of("ann posts in hall", "bob posts in hall"), read.story());
            assertEquals(1_500_000_000_000L, read.log.timeMillis[0]);
        }
    }

    @Test
    void ties() {
        Path table = fixture.file("a.csv", "user,user,retweets\nann,bob,2.0\nbob,cy,3.0\n");
        try (var read = fixture.read(table)) {
            assertEquals(List.of("ann ties at bob", "bob ties at cy"), read.story().stream().sorted().toList());
            assertEquals(5, read.log.count[0] + read.log.count[1]);
        }
        Path list = fixture.file("b.txt", "# made up\n1 2\n2 3 4\n2 3 4\n% end\n3\n");
        try (var read = fixture.read(list)) {
            assertEquals(3, read.log.eventCount);
            assertEquals(1, read.skipped().size());
        }
        String entities = "<!DOCTYPE gexf [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        String graph = "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\"><graph defaultedgetype=\"undirected\"><nodes><node id=\"1\" label=\"ann\"/>"
                + "<node id=\"2\" label=\"bob\"/><node id=\"3\" label=\"bob\"/><node id=\"4\" label=\"lone\"/></nodes><edges>"
                + "<edge source=\"1\" target=\"2\" weight=\"0.4\"/><edge source=\"2\" target=\"3\" type=\"directed\"/></edges></graph></gexf>";
        Path trap = fixture.file("trap.xml", "<?xml version=\"1.0\"?>" + entities + graph);
        assertTrue(assertThrows(UserError.class, () -> fixture.read(trap)).getMessage().contains("declares entities of its own"));
        Path gexf = fixture.file("c.xml", "<?xml version=\"1.0\"?>" + graph);
        try (var read = fixture.read(gexf)) {
            assertEquals(List.of("ann ties at bob (2)", "bob (2) ties at bob (3)", "lone ties"), read.story().stream().sorted().toList());
            assertEquals(2, List.of(0, 1, 2).stream().filter(event -> read.log.has(event, EventLog.UNDIRECTED)).count());
            assertEquals(List.of(), read.skipped());
        }
    }

    @Test
    void commentsWithoutTheirPostsStayOneThread() {
        Path comments = fixture.file("RC.ndjson", """
                {"id":"c1","author":"ann","body":"first","created_utc":1,"link_id":"t3_p","parent_id":"t3_p","subreddit":"hall"}
                {"id":"c2","author":"bob","body":"second","created_utc":2,"link_id":"t3_p","parent_id":"t1_c1","subreddit":"hall"}
                {"id":"c3","author":"cy","body":"third","created_utc":3,"link_id":"t3_p","parent_id":"t1_gone","subreddit":"hall"}
                {"id":"c4","author":"dan","body":"elsewhere","created_utc":4,"link_id":"t3_q","parent_id":"t3_q","subreddit":"hall"}
                """);
        try (var read = fixture.read(comments)) {
            assertArrayEquals(new int[] {0, 0, 0, 1}, read.log.thread);
            assertArrayEquals(new int[] {-1, -1, -1, -1}, read.log.root);
            assertTrue(read.log.has(0, EventLog.ANSWERS_ROOT) && !read.log.has(1, EventLog.ANSWERS_ROOT) && !read.log.has(2, EventLog.ANSWERS_ROOT));
            assertTrue(read.log.has(2, EventLog.PARENT_MISSING));
            Cascades trees = Cascades.of(read.log, Cascades.Kind.REPLY);
            assertEquals(2, trees.count);
            assertEquals(4, trees.size[0]);
            assertEquals(1, trees.broadcast[0]);
            assertEquals(1, trees.uncertain[0]);
        }
    }

    @Test
    void ownEvents() {
        Path lines = fixture.file("e.ndjson", """
                {"item":"1","actor":"ann","action":"post","time":"2020-01-01T00:00:00Z","text":"a","urls":["https://b.example","https://a.example"],"tags":["Tea"],"anonymous":false}
                {"item":"2","actor":"bob","action":"GIVE","parent":"1","time":"2020-01-01T01:00:00+01:00","amount":2.5,"count":3}
                {"item":"3","actor":"cy","action":"dance","time":"2020-01-01T02:00:00Z"}
                """);
        try (var read = fixture.read(lines)) {
            assertEquals(List.of("ann posts", "bob gives to 0"), read.story());
            assertEquals(List.of("https://a.example", "https://b.example"), read.urls(0));
            assertEquals(2.5, read.log.amount[1]);
            assertEquals(3, read.log.count[1]);
            assertTrue(read.skipped().get(0).contains("expected post, reply"), read.skipped().get(0));
        }
    }
}
