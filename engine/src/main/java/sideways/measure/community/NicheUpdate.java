// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;
import sideways.graph.Graph;
import sideways.run.Run;

/**
 * Niches brought up to date after some ties have come and gone, instead of being searched again.
 *
 * <p>A new search of a graph that hardly changed moves many who did not change at all, because many partitions are
 * nearly as good. Here everybody stays unless the changed ties tell otherwise:
 * <ol>
 * <li>who has no ties any more is in no niche; newcomers start alone; a niche that lost or gained more ties than {@code upset} of
 *     all it has is dissolved into its members;</li>
 * <li>those with changed ties and their neighbors are asked, one by one, whether another niche suits them better,
 *     and whoever moves has its neighbors asked; a member moves only for a gain above {@code inertia} ties, newcomers and the dissolved for
 *     any gain;</li>
 * <li>groups of these join each other, or a niche, as long as that gains;</li>
 * <li>niches that fell into pieces are cut: the piece with most old members keeps the number, each other joins a
 *     neighbor where that gains, or gets a number of its own.</li>
 * </ol>
 *
 * <pre>  gain of a set S joining C = w(S, C) − γ · k(S) · k(C) / 2m                       modularity, w in ties
 *                              w(S, C) − γ · |S| · |C|                              constant Potts model</pre>
 *
 * Each step raises that quality at γ or leaves it, and where dissolving did not pay it is taken back, so the answer is
 * never worse than the old niches were in the new graph. A dissolved niche leaves its number to the niche that holds most of
 * its members, if that has none. Every niche is connected. {@link NicheTracks} tells from the niches before
 * and after what was born, grew, shrank, merged, split and died.
 *
 * <p>Warm starts of community search: T. Aynaud, J.-L. Guillaume: Static community detection algorithms for evolving networks. WiOpt 2010
 * (no DOI). Time O(n + m) for comparing and cutting, and O(degree) for each node asked; in practice a fraction of one search. One
 * thread. What it depends on: γ, which should be that of the search behind the old niches.
 *
 * @param niche niche of node, the old numbers where niches went on, new ones after all old ones; −1 of nodes without ties
 * @param asked nodes that were asked at least once
 * @param moved old members that changed their niche; cut-off pieces count
 */
public record NicheUpdate(int[] niche, int asked, int moved) {

    /**
     * @param resolution γ
     * @param quality what is to be kept high; γ is its
     * @param inertia ties a member must gain to leave its niche, at least 0
     * @param upset share of a niche's ties, changed, above which it is searched afresh, in (0, 1]; 1 never does
     */
    public record Options(Leiden.Quality quality, double resolution, double inertia, double upset) {

        public static final Options DEFAULT = new Options(Leiden.Quality.MODULARITY, 1, 1, 0.5);

        public Options {
            if (!(resolution > 0) || !(inertia >= 0) || !(upset > 0 && upset <= 1)) {
                throw new IllegalArgumentException("resolution, inertia and upset are " + resolution + ", " + inertia + " and " + upset
                        + "; they must be above 0, at least 0 and in (0, 1]");
            }
        }

        public Options with(Leiden.Quality quality, double resolution) {
            return new Options(quality, resolution, inertia, upset);
        }
    }

    /**
     * @param before undirected graph in which {@code niche} was found
     * @param now undirected graph over the same nodes; who left has no ties here, who joined had none before
     * @param niche niche of node before, −1 of nodes in none
     */
    public static NicheUpdate of(Graph before, Graph now, int[] niche, Options options, Run run) {
        if (before.nodeCount != now.nodeCount || niche.length != now.nodeCount) {
            throw new IllegalArgumentException("the graphs have " + before.nodeCount + " and " + now.nodeCount + " nodes and niches are given for "
                    + niche.length + "; number the nodes of both graphs alike, those that left and joined included");
        }
        int[] changed = changedArcs(before, now);
        NicheUpdate calm = new NicheMoves(now, niche, changed, options).updated(run);
        if (!NicheMoves.anyUpset(before, niche, changed, options.upset)) {
            return calm;
        }
        NicheUpdate afresh = new NicheMoves(now, niche, changed, options).dissolving(before, options.upset).updated(run);
        return quality(now, afresh.niche, options) > quality(now, calm.niche, options) ? afresh : calm;
    }

    private static double quality(Graph graph, int[] niche, Options options) {
        int next = Arrays.stream(niche).max().orElse(-1) + 1;
        int[] label = niche.clone();
        for (int node = 0; node < label.length; node++) {
            label[node] = label[node] < 0 ? next++ : label[node];
        }
        Partition partition = Partition.of(label);
        return options.quality == Leiden.Quality.MODULARITY ? Modularity.of(graph, partition, options.resolution)
                : Modularity.constantPotts(graph, partition, options.resolution);
    }

    /** Entries of each node's row that are in one graph only, or have another weight. */
    static int[] changedArcs(Graph before, Graph now) {
        int[] changed = new int[now.nodeCount];
        for (int node = 0; node < changed.length; node++) {
            long a = before.offset[node];
            long b = now.offset[node];
            while (a < before.offset[node + 1] || b < now.offset[node + 1]) {
                int left = a < before.offset[node + 1] ? before.neighbor[(int) a] : Integer.MAX_VALUE;
                int right = b < now.offset[node + 1] ? now.neighbor[(int) b] : Integer.MAX_VALUE;
                changed[node] += left != right || before.weightAt(a) != now.weightAt(b) ? 1 : 0;
                a += left <= right ? 1 : 0;
                b += right <= left ? 1 : 0;
            }
        }
        return changed;
    }

    /** Bytes held by {@link #of}, the graphs aside: some ten arrays over nodes and niches, twice where niches are dissolved. */
    public static long memoryBytes(long nodeCount, long nicheCount) {
        return 2 * (80 * nodeCount + 40 * nicheCount);
    }
}
