// SPDX-License-Identifier: Apache-2.0
package sideways.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.event.Labels;

class SpansTest {

    /** {@code event[i] = {actor, toActor, time}}; a time of -1 is none. */
    private static EventLog log(boolean undirected, int actors, int[]... event) {
        EventLog.Columns columns = new EventLog.Columns(event.length);
        for (int i = 0; i < event.length; i++) {
            columns.action[i] = (byte) (undirected ? Action.TIE : Action.REPLY).ordinal();
            columns.actor[i] = event[i][0];
            columns.toActor[i] = event[i][1];
            columns.timeMillis[i] = event[i][2] < 0 ? EventLog.NO_TIME : event[i][2];
            columns.count[i] = 1;
            columns.flag[i] = undirected ? EventLog.UNDIRECTED : 0;
        }
        String[] names = new String[actors];
        Arrays.setAll(names, i -> "n" + i);
        Labels none = new Labels(new int[event.length + 1], new int[0], new String[0]);
        return new EventLog(columns, names, new String[0], none, none);
    }

    @Test
    void tiesLastFromTheirFirstToTheirLastEvent() {
        EventLog log = log(false, 4, new int[] {0, 1, 5}, new int[] {0, 1, 9}, new int[] {1, 0, 7}, new int[] {2, 1, 3}, new int[] {2, 1, -1}, new int[] {3, -1, 4});
        Graph ties = Projections.interactions(log);
        Spans arcs = Spans.ofArcs(log, ties);
        assertSpan(5, 9, arcs, ties.arc(0, 1));
        assertSpan(7, 7, arcs, ties.arc(1, 0));
        assertFalse(arcs.isKnown(ties.arc(2, 1)), "one of its events may have come at any time");
        Spans actors = Spans.ofActors(log);
        assertSpan(5, 9, actors, 0);
        assertFalse(actors.isKnown(1));
        assertFalse(actors.isKnown(2));
        assertSpan(4, 4, actors, 3);
        assertTrue(arcs.isAnyKnown() && !Spans.unknown(3).isAnyKnown());
    }

    @Test
    void tiesThatRunBothWaysAreOneTieWithOneSpan() {
        EventLog log = log(true, 3, new int[] {0, 1, 5}, new int[] {1, 0, 2}, new int[] {1, 2, 8});
        assertTrue(Projections.runsBothWays(log));
        assertFalse(Projections.runsBothWays(log(false, 2, new int[] {0, 1, 5})));
        assertFalse(Projections.runsBothWays(log(true, 2, new int[] {0, -1, 5})), "a log without ties says nothing");
        Graph ties = Projections.mutualInteractions(log);
        assertFalse(ties.directed);
        assertEquals(2, ties.edgeCount());
        assertEquals(2, ties.weightAt(ties.arc(0, 1)));
        Spans arcs = Spans.ofArcs(log, ties);
        assertSpan(2, 5, arcs, ties.arc(0, 1));
        assertSpan(2, 5, arcs, ties.arc(1, 0));
    }

    /** Against a map of all times. */
    @Test
    void agreesWithTheSlowWay() {
        for (long randomSeed = 0; randomSeed < 200; randomSeed++) {
            Random random = new Random(randomSeed);
            int[][] event = new int[random.nextInt(60)][];
            for (int i = 0; i < event.length; i++) {
                event[i] = new int[] {random.nextInt(5), random.nextInt(6) - 1, random.nextInt(40) - 1};
            }
            boolean undirected = random.nextBoolean();
            EventLog log = log(undirected, 5, event);
            Graph ties = undirected ? Projections.mutualInteractions(log) : Projections.interactions(log);
            Map<Set<Object>, TreeSet<Integer>> times = new HashMap<>();
            for (int[] e : event) {
                if (e[1] >= 0 && e[1] != e[0]) {
                    times.computeIfAbsent(undirected ? Set.of(e[0], e[1]) : Set.of("from " + e[0], e[1]), none -> new TreeSet<>()).add(e[2]);
                }
            }
            Spans arcs = Spans.ofArcs(log, ties);
            ties.forEachArc((from, to, weight) -> {
                TreeSet<Integer> seen = times.get(undirected ? Set.of(from, to) : Set.of("from " + from, to));
                int arc = ties.arc(from, to);
                if (seen.contains(-1)) {
                    assertFalse(arcs.isKnown(arc));
                } else {
                    assertSpan(seen.first(), seen.last(), arcs, arc);
                }
            });
        }
    }

    private static void assertSpan(long first, long last, Spans spans, int i) {
        assertArrayEquals(new long[] {first, last}, new long[] {spans.firstMillis()[i], spans.lastMillis()[i]});
    }
}
