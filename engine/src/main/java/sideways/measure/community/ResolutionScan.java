// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import sideways.graph.Graph;
import sideways.run.Run;

/**
 * One graph searched by {@link Leiden} at many resolutions for little more than the price of one.
 *
 * <p>The finest resolution is searched on the graph itself. What its communities were refined into makes a smaller
 * graph, on which the next coarser resolution is searched, and so on: coarse communities are made of fine parts, and the
 * graphs shrink from step to step. Resolutions at which communities are crumbs are searched but not built upon. Then
 * single nodes of the graph itself move where they gain at the resolution in question, which mends what a finer
 * resolution put together wrongly; that is done only where a partition is asked for.
 *
 * <p>Resolutions of one scan share their beginnings, so that they agree with each other says a little less than if they had been
 * searched apart; scans with different seeds share nothing. Small graphs, and sparse ones up to half a million ties, are searched apart at every resolution.
 *
 * <p>Time: two to three searches for a dozen resolutions. Memory: an array per resolution, and that of {@link Leiden}.
 */
final class ResolutionScan {

    /** With fewer arcs a search takes milliseconds, and what sharing costs in quality, though small, is not worth them. */
    private static final int SMALL_ARCS = 1 << 16;

    /**
     * Near trees, as replies to posts are, can be cut almost anywhere, and what is cut finely at one place cannot be joined to what is best
     * coarsely: below this many ties a node on average, graphs up to eight times as large count as small.
     */
    private static final int FEW_NEIGHBORS = 4;

    private final boolean small;
    private final Leiden[] search;
    private final int[][] rough;            // communities before single nodes move

    /**
     * @param resolution of modularity, ascending
     * @param smallest average size of a community, over nodes with ties, from which coarser ones are built of it
     */
    ResolutionScan(Graph graph, double[] resolution, double smallest, Run run) {
        int steps = resolution.length;
        int arcs = graph.neighbor.length;
        small = arcs < SMALL_ARCS || arcs < 8 * SMALL_ARCS && arcs < FEW_NEIGHBORS * (long) graph.nodeCount;
        search = new Leiden[steps];
        rough = new int[steps][];
        Leiden all = Leiden.scanning(graph, run);
        for (int step = 0; step < steps; step++) {
            search[step] = all.at(resolution[step], run.derivedSerial("level", step));
        }
        if (!small) {
            build(all.base(), smallest, run);
        }
    }

    private void build(Level base, double smallest, Run run) {
        int lone = 0;
        for (int node = 0; node < base.nodeCount(); node++) {
            lone += base.degree(node) == 0 ? 1 : 0;
        }
        Level level = base;
        int[] levelNode = null;             // node of the level that holds each node of the graph
        for (int step = search.length - 1; step >= 0; step--) {
            run.checkpoint();
            int[] community = search[step].start(level);
            Leiden.Rung up = search[step].above(level, community, 0, 0);
            if (up == null) {
                rough[step] = through(levelNode, Pieces.of(level, community, Pieces.ALL));
                continue;
            }
            int[] part = through(levelNode, up.part());
            rough[step] = through(part, search[step].climb(up.level(), up.communityOf(), false, 0));
            // what single nodes begin with says nothing: where ties are few they begin in crumbs at every resolution
            if (level != base || level.nodeCount() - lone >= smallest * (Leiden.renumber(rough[step]) - lone)) {
                levelNode = part;
                level = up.level();
            }
        }
    }

    private static int[] through(int[] first, int[] second) {
        return first == null ? second : Leiden.through(first, second);
    }

    /** The communities at one of the resolutions. */
    Partition at(int step) {
        return small ? search[step].detect() : Partition.of(search[step].polished(rough[step]));
    }
}
