// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import java.util.LinkedHashMap;
import java.util.Map;

/** A few invented rows of the sources that have tests of their own and so no fixture among the files. */
final class OlderSamples {

    private OlderSamples() { }

    /** Content by source, each of several formats where the source has them, told apart by a number behind the source's name. */
    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("reddit-comments", """
                {"id":"c1","author":"bob","created_utc":"103","body":"yes #Tea","link_id":"t3_p1","parent_id":"t3_p1","subreddit":"Tea","score":3}
                {"id":"c2","author":"[deleted]","created_utc":104,"body":"[deleted]","link_id":"t3_p1","parent_id":"t1_c1","subreddit":"Tea","score":1}
                {"id":"c3","author":"cy","created_utc":105.0,"body":"u/bob still \\"here\\"","link_id":"t3_p1","parent_id":"t1_lost","subreddit":"Tea","edited":false}
                """);
        all.put("reddit-posts", """
                {"id":"p1","author":"ann","created_utc":100,"title":"Tea &amp; cake","selftext":"see https://tea.example/a.","subreddit":"Tea","is_self":true,"url":"https://r.example/p1/"}
                {"id":"p2","author":"bob","created_utc":"101","title":"look","selftext":"","subreddit":"Cake","is_self":false,"url":"https://cake.example/?a=1&amp;b=2","crosspost_parent":"t3_p1"}
                """);
        all.put("4chan-threads", """
                {"posts":[{"no":10,"resto":0,"time":100,"name":"Anonymous","sub":"Tea &amp; Co","com":"first<br>line <a href=\\"https://tea.example/x\\">x</a>","md5":"q1w2e3=="},
                {"no":11,"resto":10,"time":101,"name":"Anonymous","id":"AbC","com":"<a href=\\"#p10\\" class=\\"quotelink\\">&gt;&gt;10</a><br>sure"},
                {"no":12,"resto":10,"time":102,"name":"Bob","trip":"!xyz","com":"<a class=\\"quotelink\\">&gt;&gt;11</a>"}]}
                """);
        all.put("4chan-table", """
                ,name,comment,time,country,thread,subject,threadtime
                20,Anonymous,"opening ""words""\",2026-02-07 10:00:00,DE,20,Subject,2026-02-07 10:00:00
                21,Anonymous,>>20 two,2026-02-07 10:01:00,DE,20,Subject,2026-02-07 10:00:00
                """);
        all.put("gexf", "<?xml version=\"1.0\"?><gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\"><graph defaultedgetype=\"undirected\"><nodes><node id=\"1\" label=\"ann\"/>"
                + "<node id=\"2\" label=\"bob\"/><node id=\"3\" label=\"cy\"/></nodes><edges>\n<edge source=\"1\" target=\"2\" weight=\"0.4\"/>\n<edge source=\"2\" target=\"3\" type=\"directed\"/></edges></graph></gexf>");
        all.put("edges", "# made up\n1 2\n2 3 4\n2 3 4\n% end\n3 1\n7 8 2\n");
        all.put("ties-table", "source,target,weight\nann,bob,2\nbob,cy,3\n\"cy, jr\",ann,1\n");
        all.put("table", "Post_ID\tUser\tBody\tDate\tin_reply_to\tForum\n1\tann\thi\t2015-08-07 09:54:46 -0700\t\tTea\n2\tGuest\tyo\t8/7/2015 17:00\t1\tTea\n");
        all.put("sideways-events", """
                {"item":"1","actor":"ann","action":"post","time":"2020-01-01T00:00:00Z","text":"a","urls":["https://b.example"],"tags":["Tea"],"anonymous":false}
                {"item":"2","actor":"bob","action":"give","parent":"1","time":"2020-01-01T01:00:00+01:00","amount":2.5,"count":3}
                """);
        all.put("graph", """
                <?xml version="1.0" encoding="UTF-8"?>
                <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
                  <key id="w" for="edge" attr.name="weight" attr.type="int"/>
                  <graph edgedefault="undirected">
                    <node id="ann"/><node id="bob"/><node id="cy"/>
                    <edge source="ann" target="bob"><data key="w">2</data></edge>
                    <edge source="ann" target="cy"/>
                  </graph>
                </graphml>
                """);
        all.put("graph/pajek", "*Vertices 3\n1 \"ann\"\n2 \"bob\"\n3 \"cy\"\n*Edges\n1 2 2\n1 3 1\n2 3 1\n");
        all.put("graph/metis", "3 3 1\n2 2 3 1\n1 2 3 1\n1 1 2 1\n");
        return all;
    }
}
