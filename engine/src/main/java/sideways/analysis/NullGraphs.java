// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.Comparator;
import sideways.graph.Components;
import sideways.graph.ConfigurationModel;
import sideways.graph.Graph;
import sideways.measure.community.HillNumbers;
import sideways.measure.community.Leiden;
import sideways.measure.community.Modularity;
import sideways.measure.community.Partition;
import sideways.measure.polarization.BoundaryPolarization;
import sideways.measure.polarization.CrossTies;
import sideways.measure.polarization.DipolePolarization;
import sideways.measure.polarization.RandomWalkControversy;
import sideways.run.Run;

/**
 * What partition-based scores say of chance: the same measures on random graphs with the same degrees, each
 * searched afresh, because groups that were looked for always look apart.
 *
 * <p>Both are searched at resolution 1, whatever level is shown. A level that suits the real graph can lie
 * below the point at which a random graph falls into groups at all; its null would be one giant group and
 * crumbs, and anything would look well mixed beside it.
 *
 * @param observed scores of the searches of the real graph, the best by modularity first
 * @param chance scores of every random graph
 */
record NullGraphs(Scores[] observed, Scores[] chance) {

    /** Hubs on each side of the random-walk controversy. */
    static final int HUBS = 10;

    /** Share of each side that are hubs in its adaptive variant. */
    static final double ADAPTIVE = 0.01;

    /**
     * Scores of one graph and partition; the two-sided ones are of the two largest communities and NaN
     * where those have fewer than {@code HUBS + 1} connected nodes each.
     */
    record Scores(double modularity, double ei, double rwc, double assortativity, double adaptiveRwc, double adaptiveEi, double boundary, double boundaryAll, double dipole, int nodes,
            long internal, long external, double hill1, double largest) { }

    static NullGraphs of(Niches niches, Analysis.Options options, Run run) {
        Graph graph = niches.graph();
        if (niches.search() == null || graph.edgeCount() == 0 || niches.basis().isOfTexts()) {
            return new NullGraphs(new Scores[0], new Scores[0]);
        }
        Scores[] observed = new Scores[options.partitions()];
        run.blocks("Measuring niches", observed.length, 1, (block, from, to) ->
                observed[block] = score(graph, Leiden.detect(graph, Leiden.Options.DEFAULT, run.derivedSerial("at-one", block))));
        bestFirst(observed);
        Scores[] chance = new Scores[options.nulls()];
        run.blocks("Comparing with chance", chance.length, 1, (block, from, to) -> {
            Graph random = ConfigurationModel.sample(graph, run.random("configuration", block));
            chance[block] = score(random, Leiden.detect(random, Leiden.Options.DEFAULT, run.derivedSerial("null", block)));
        });
        return new NullGraphs(observed, chance);
    }

    private static void bestFirst(Scores[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i].modularity > scores[best].modularity ? i : best;
        }
        Scores first = scores[0];
        scores[0] = scores[best];
        scores[best] = first;
    }

    static Scores score(Graph graph, Partition partition) {
        double modularity = Modularity.of(graph, partition, 1);
        int[] size = Niches.nicheSizes(partition);
        double hill1 = HillNumbers.of(size).q1();
        double largest = size.length == 0 ? Double.NaN : size[0] / (double) java.util.Arrays.stream(size).sum();
        Sides sides = Sides.ofTwoLargest(graph, partition);
        if (sides == null) {
            return new Scores(modularity, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0, 0, hill1, largest);
        }
        CrossTies ties = CrossTies.of(sides.graph, sides.side, 2);
        double rwc = RandomWalkControversy.of(sides.graph, sides.side, HUBS).score();
        double adaptive = RandomWalkControversy.adaptive(sides.graph, sides.side, ADAPTIVE, Comparator.naturalOrder()).score();
        BoundaryPolarization border = BoundaryPolarization.of(sides.graph, sides.side);
        return new Scores(modularity, ties.externalInternal(), rwc, ties.assortativity(), adaptive, -CrossTies.adaptive(sides.graph, sides.side), border.strict(), border.allAcross(),
                DipolePolarization.of(sides.graph, sides.side).score(),
                sides.graph.nodeCount, ties.internal(), ties.external(), hill1, largest);
    }

    /** The largest connected piece of the two largest communities, unweighted. */
    private record Sides(Graph graph, int[] side) {

        static Sides ofTwoLargest(Graph graph, Partition partition) {
            if (partition.communityCount() < 2) {
                return null;
            }
            boolean[] keep = new boolean[graph.nodeCount];
            for (int node = 0; node < keep.length; node++) {
                keep[node] = partition.community()[node] < 2;
            }
            Graph.Part both = graph.induced(keep);
            Graph.Part connected = Components.largest(both.graph().simple());
            int[] side = new int[connected.graph().nodeCount];
            int[] count = new int[2];
            for (int node = 0; node < side.length; node++) {
                side[node] = partition.community()[both.node()[connected.node()[node]]];
                count[side[node]]++;
            }
            return Math.min(count[0], count[1]) <= HUBS ? null : new Sides(connected.graph(), side);
        }
    }

    interface Score {
        double of(Scores scores);
    }

    static double[] values(Scores[] scores, Score score) {
        double[] value = new double[scores.length];
        for (int i = 0; i < value.length; i++) {
            value[i] = score.of(scores[i]);
        }
        return value;
    }
}
