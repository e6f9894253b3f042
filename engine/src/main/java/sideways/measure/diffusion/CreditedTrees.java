// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import java.util.Arrays;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.graph.Projections;
import sideways.run.Run;

/**
 * A log's trees of passings-on that are all credited to their original, made ready for {@link Reconstruction}.
 *
 * <p>Who listens to whom is taken from the log: ready-made ties are lists of all whom an actor follows; without such a list,
 * whom an actor answered, liked or passed on, of those some.
 *
 * <p>Time O(events log events), memory 20 bytes per event and that of the graph.
 *
 * @param event of each place of each tree, the source first, then in order of time
 * @param events of the log
 */
public record CreditedTrees(Reconstruction reconstruction, int[][] event, int events) {

    private static final double MILLISECONDS_AN_HOUR = 3_600_000;

    /** Parents of the log's events by one rule. */
    public int[] parents(Reconstruction.Rule rule, Run run) {
        int[] parent = new int[events];
        Arrays.fill(parent, EventLog.NONE);
        int[][] place = reconstruction.parents(rule, 0, run);
        for (int c = 0; c < event.length; c++) {
            for (int i = 1; i < event[c].length; i++) {
                parent[event[c][i]] = event[c][place[c][i]];
            }
        }
        return parent;
    }

    /** The trees of a log; of those with a parent of their own it is forgotten. */
    public static CreditedTrees of(EventLog log, Cascades trees) {
        Cascades.ByTree byTree = trees.byTree(log.eventCount);
        int[][] event = new int[trees.count][];
        int[][] actor = new int[trees.count][];
        double[][] time = new double[trees.count][];
        for (int c = 0; c < trees.count; c++) {
            int start = byTree.start()[c];
            int size = byTree.start()[c + 1] - start;
            event[c] = new int[size];
            actor[c] = new int[size];
            time[c] = new double[size];
            event[c][0] = trees.source[c];
            for (int i = start, at = 1; i < start + size; i++) {
                if (byTree.event()[i] != trees.source[c]) {
                    event[c][at++] = byTree.event()[i];
                }
            }
            long first = Arrays.stream(event[c]).mapToLong(e -> log.timeMillis[e]).filter(t -> t != EventLog.NO_TIME).min().orElse(0);
            for (int i = 0; i < size; i++) {
                actor[c][i] = log.actor[event[c][i]];
                long at = log.timeMillis[event[c][i]];
                double hours = at == EventLog.NO_TIME ? 0 : (at - first) / MILLISECONDS_AN_HOUR;
                time[c][i] = i == 0 ? hours : Math.max(time[c][i - 1], hours);
            }
        }
        boolean[] listed = new boolean[log.actorCount];
        boolean[] given = Projections.wanted(Action.TIE);
        Projections.forEachTie(log, given, (e, from, to) -> {
            listed[from] = true;
            listed[to] |= log.has(e, EventLog.UNDIRECTED);
        });
        // who follows by a list follows those on it; that they passed something on says that they saw it, not whom they follow
        GraphBuilder hears = new GraphBuilder(true);
        Projections.forEachTie(log, (e, from, to) -> {
            boolean credit = log.action[e] == Action.SHARE.ordinal() || log.action[e] == Action.QUOTE.ordinal();
            if (!credit || !listed[from]) {
                hears.add(from, to, 1);
            }
            if (log.has(e, EventLog.UNDIRECTED)) {
                hears.add(to, from, 1);
            }
        });
        Graph graph = hears.build(log.actorCount);
        return new CreditedTrees(new Reconstruction(actor, time, graph, listed), event, trees.parent.length);
    }
}
