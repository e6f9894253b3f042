// SPDX-License-Identifier: Apache-2.0
package sideways.measure.influence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.event.Labels;
import sideways.graph.Graph;
import sideways.graph.Projections;
import sideways.run.Rng;
import sideways.run.Run;

/** Half of the posts of a forum lose their author: nobody is somebody, so what is known of the others stays. */
class AnonymisedHalfTest {

    private static final int MEMBERS = 100;
    private static final int POSTS = 1_000_000;

    private enum Names { ALL, HALF, HALF_AS_ONE_ACCOUNT }

    /** Members as active as 1/√rank answer each other's posts; one in two is nobody's, if asked. */
    private static EventLog forum(Names names) {
        Rng rng = Run.seeded(4).random("forum", 0);
        Rng hides = Run.seeded(4).random("hides", 0);
        EventLog.Columns columns = new EventLog.Columns(POSTS);
        String[] name = new String[MEMBERS + 1 + POSTS];
        for (int member = 0; member < MEMBERS; member++) {
            name[member] = "member" + member;
        }
        name[MEMBERS] = names == Names.HALF_AS_ONE_ACCOUNT ? "Anonymous" : null;
        for (int post = 0; post < POSTS; post++) {
            int member = (int) (MEMBERS * Math.pow(rng.nextDouble(), 2));
            boolean hidden = hides.nextInt(2) == 0;
            columns.actor[post] = names == Names.ALL || !hidden ? member : names == Names.HALF_AS_ONE_ACCOUNT ? MEMBERS : MEMBERS + 1 + post;
            columns.action[post] = (byte) (post == 0 ? Action.POST : Action.REPLY).ordinal();
            columns.parent[post] = post == 0 ? -1 : rng.nextInt(post);
            columns.timeMillis[post] = post * 1000L;
        }
        return new EventLog(columns, name, new String[0], Labels.none(POSTS), Labels.none(POSTS));
    }

    private static long[] received(EventLog log) {
        long[] received = new long[MEMBERS + 1];
        for (int post = 1; post < POSTS; post++) {
            int to = log.actor[log.parent[post]];
            if (to <= MEMBERS && log.actorName[to] != null) {
                received[to]++;
            }
        }
        return log.actorName[MEMBERS] == null ? java.util.Arrays.copyOf(received, MEMBERS) : received;
    }

    /** Shares of the members among themselves. */
    private static double[] rank(EventLog log) {
        Graph replies = Projections.interactions(log);
        double[] all = PageRank.of(replies, PageRank.DAMPING, Run.seeded(1).threads(2));
        double[] rank = java.util.Arrays.copyOf(all, MEMBERS);
        double sum = java.util.Arrays.stream(rank).sum();
        return java.util.Arrays.stream(rank).map(r -> r / sum).toArray();
    }

    @Test
    void gini_and_pagerank_change_by_less_than_one_in_a_hundred() {
        EventLog whole = forum(Names.ALL);
        EventLog half = forum(Names.HALF);
        double gini = Inequality.of(received(whole)).gini();
        assertEquals(gini, Inequality.of(received(half)).gini(), 0.01 * gini);
        double[] before = rank(whole);
        double[] after = rank(half);
        double moved = 0;
        for (int member = 0; member < MEMBERS; member++) {
            moved += Math.abs(before[member] - after[member]) / 2;
        }
        assertTrue(moved < 0.01, moved + " of all rank has moved");
        double asOne = Inequality.of(received(forum(Names.HALF_AS_ONE_ACCOUNT))).gini();
        assertTrue(asOne > 1.5 * gini, "one account of all who are nobody would make a Gini coefficient of " + asOne + " out of " + gini);
    }
}
