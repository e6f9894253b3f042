// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import sideways.graph.Components;
import sideways.graph.ConfigurationModel;
import sideways.graph.Graph;
import sideways.measure.community.Modularity;
import sideways.measure.community.Partition;
import sideways.run.Run;

/**
 * Polarization of two sides that were looked for, less what looking for them finds in random graphs.
 *
 * <pre>  score = observed − mean over random graphs with the same degrees, each cut in two afresh ({@link BalancedCut})</pre>
 *
 * Raw scores follow density: sides that are looked for look apart in any sparse graph. On 96 networks of hashtags whose controversy is known, raw scores tell it with an AUC of .5 to .7, the mean degree
 * alone .79, these differences .85 and more (NormalizedPolarizationTest). p is the share of random graphs that score as high: (1 + as high) / (1 + nulls).
 *
 * <p>A. Salloum, T. Chen, M. Kivelä: Separating polarization from noise. CSCW 2022. doi:10.1145/3512962. Time: a cut and all scores for each null.
 *
 * @param nodes of the graph
 * @param ties of the graph, a covariate that scores must be read beside
 */
public record NormalizedPolarization(Map<Score, Value> values, int nodes, long ties) {

    /** What is scored. */
    public enum Score { EI, ADAPTIVE_EI, RWC, ADAPTIVE_RWC, BOUNDARY, BOUNDARY_ALL, DIPOLE, MODULARITY }

    /**
     * @param observed on the graph itself, its sign such that more is more polarized
     * @param chance mean over random graphs
     * @param spread their standard deviation
     * @param p one-sided
     */
    public record Value(double observed, double chance, double spread, double p) {

        public double difference() {
            return observed - chance;
        }
    }

    /**
     * @param nulls random graphs, at least 2; 20 and more for a p of 5 %
     * @param cut how sides are looked for
     */
    public record Options(int nulls, BalancedCut.Options cut) {

        public static final Options DEFAULT = new Options(20, BalancedCut.Options.DEFAULT);
    }

    private static final int HUBS = 10;
    private static final double ADAPTIVE = 0.01;

    /** @param graph undirected, simple and connected, of at least {@code 4 · 11} nodes */
    public static NormalizedPolarization of(Graph graph, Options options, Run run) {
        double[] observed = scores(graph, options, run.derivedSerial("polarization", 0));
        double[][] chance = new double[options.nulls][];
        run.blocks("Comparing with chance", chance.length, 1, (block, from, to) -> {
            Graph random = Components.largest(ConfigurationModel.sample(graph, run.random("polarization.null", block))).graph();
            chance[block] = scores(random, options, run.derivedSerial("polarization.cut", block));
        });
        Map<Score, Value> values = new EnumMap<>(Score.class);
        for (Score score : Score.values()) {
            double[] luck = Arrays.stream(chance).mapToDouble(scores -> scores[score.ordinal()]).filter(x -> !Double.isNaN(x)).toArray();
            double mean = Arrays.stream(luck).average().orElse(Double.NaN);
            double spread = Math.sqrt(Arrays.stream(luck).map(x -> (x - mean) * (x - mean)).sum() / Math.max(1, luck.length - 1));
            double value = observed[score.ordinal()];
            values.put(score, new Value(value, mean, spread, (1.0 + Arrays.stream(luck).filter(x -> x >= value).count()) / (1 + luck.length)));
        }
        return new NormalizedPolarization(values, graph.nodeCount, graph.edgeCount());
    }

    private static double[] scores(Graph graph, Options options, Run run) {
        int[] side = BalancedCut.of(graph, options.cut, run).side();
        double[] scores = new double[Score.values().length];
        int[] members = new int[2];
        for (int s : side) {
            members[s]++;
        }
        if (Math.min(members[0], members[1]) <= HUBS) {
            Arrays.fill(scores, Double.NaN);
            return scores;
        }
        BoundaryPolarization border = BoundaryPolarization.of(graph, side);
        scores[Score.EI.ordinal()] = -CrossTies.of(graph, side, 2).externalInternal();
        scores[Score.ADAPTIVE_EI.ordinal()] = CrossTies.adaptive(graph, side);
        scores[Score.RWC.ordinal()] = RandomWalkControversy.of(graph, side, HUBS).score();
        scores[Score.ADAPTIVE_RWC.ordinal()] = RandomWalkControversy.adaptive(graph, side, ADAPTIVE, Comparator.naturalOrder()).score();
        scores[Score.BOUNDARY.ordinal()] = border.strict();
        scores[Score.BOUNDARY_ALL.ordinal()] = border.allAcross();
        scores[Score.DIPOLE.ordinal()] = DipolePolarization.of(graph, side).score();
        scores[Score.MODULARITY.ordinal()] = Modularity.of(graph, new Partition(side, 2), 1);
        return scores;
    }
}
