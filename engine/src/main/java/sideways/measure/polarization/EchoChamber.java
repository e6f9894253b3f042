// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import java.util.Arrays;
import java.util.stream.IntStream;
import sideways.graph.ConfigurationModel;
import sideways.graph.Graph;
import sideways.run.Run;

/**
 * Do people hear their own opinion back? Each one's leaning beside the mean leaning of those they are tied to.
 *
 * <pre>  r = corr( x_i , mean of x over the neighbors of i )          cross_i = neighbors of the other side / neighbors</pre>
 *
 * r in [−1, 1]: 1 an echo chamber, 0 where a leaning does not tell who one meets. Cross-cutting exposure in [0, 1]. Both beside random graphs with the same degrees, leanings as they are. The leanings must
 * come from elsewhere than these ties (votes, an earlier time, somebody's judgement): made of the same ties, they would agree with them by making.
 *
 * <p>M. Cinelli, G. De Francisci Morales, A. Galeazzi, W. Quattrociocchi, M. Starnini: The echo chamber effect on social media. PNAS 118(9), 2021. doi:10.1073/pnas.2023301118; E. Bakshy, S. Messing, L. Adamic: Exposure to ideologically
 * diverse news and opinion on Facebook. Science 348, 2015. doi:10.1126/science.aaa1160. Time O(m) a null.
 *
 * @param actors with a leaning and enough neighbors with one
 * @param correlation r
 * @param chance mean over random graphs, {@code spread} its standard deviation
 * @param crossing mean over actors of the share of their neighbors on the other side
 * @param own leaning of each of these actors, {@code around} the mean of their neighbors
 */
public record EchoChamber(int actors, double correlation, double chance, double spread, double crossing, double chanceCrossing, double[] own, double[] around) {

    /** Fewest neighbors with a leaning. */
    public static final int FEWEST_NEIGHBORS = 3;

    private record Measured(double[] own, double[] around, double crossing) { }

    /**
     * @param graph undirected
     * @param leaning of node, 0 in the middle; NaN of those who have none
     * @param nulls random graphs, at least 2
     */
    public static EchoChamber of(Graph graph, double[] leaning, int nulls, Run run) {
        boolean[] keep = new boolean[graph.nodeCount];
        for (int node = 0; node < keep.length; node++) {
            keep[node] = !Double.isNaN(leaning[node]);
        }
        Graph.Part part = graph.simple().induced(keep);
        double[] x = Arrays.stream(part.node()).mapToDouble(node -> leaning[node]).toArray();
        Measured observed = measured(part.graph(), x);
        double[] luck = new double[nulls];
        double[] luckCrossing = new double[nulls];
        run.blocks("Comparing with chance", nulls, 1, (block, from, to) -> {
            Measured random = measured(ConfigurationModel.sample(part.graph(), run.random("echo", block)), x);
            luck[block] = correlation(random.own, random.around);
            luckCrossing[block] = random.crossing;
        });
        double mean = Arrays.stream(luck).average().orElse(Double.NaN);
        double spread = Math.sqrt(Arrays.stream(luck).map(r -> (r - mean) * (r - mean)).sum() / (nulls - 1));
        return new EchoChamber(observed.own.length, correlation(observed.own, observed.around), mean, spread, observed.crossing, Arrays.stream(luckCrossing).average().orElse(Double.NaN), observed.own, observed.around);
    }

    private static Measured measured(Graph graph, double[] x) {
        int[] enough = IntStream.range(0, graph.nodeCount).filter(node -> graph.degree(node) >= FEWEST_NEIGHBORS).toArray();
        double[] own = new double[enough.length];
        double[] around = new double[enough.length];
        double crossing = 0;
        for (int i = 0; i < enough.length; i++) {
            int node = enough[i];
            int across = 0;
            for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                double other = x[graph.neighbor[(int) arc]];
                around[i] += other / graph.degree(node);
                across += other * x[node] < 0 ? 1 : 0;
            }
            own[i] = x[node];
            crossing += across / (double) graph.degree(node) / enough.length;
        }
        return new Measured(own, around, enough.length == 0 ? Double.NaN : crossing);
    }

    /** Pearson's; NaN where either does not vary. */
    public static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(Double.NaN);
        double meanB = Arrays.stream(b).average().orElse(Double.NaN);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : Double.NaN;
    }
}
