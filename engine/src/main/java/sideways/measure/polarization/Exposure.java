// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import java.util.stream.IntStream;
import sideways.graph.Graph;

/**
 * How many groups an actor meets, as if each were met equally often.
 *
 * <pre>  D_v = exp( − Σ_g p_vg ln p_vg ),   p_vg share of v's neighbors in group g</pre>
 *
 * 1: all neighbors are of one group. Neighbors in no group are left out; NaN of those with fewer than {@value #FEWEST_NEIGHBORS} others. O(arcs).
 *
 * <p>Hill number of order 1: M. Hill, Ecology 54(2), 1973. doi:10.2307/1934352; exposure as diversity: E. Bakshy et al., Science 348, 2015. doi:10.1126/science.aaa1160
 */
public final class Exposure {

    /** Fewest neighbors in a group. */
    public static final int FEWEST_NEIGHBORS = 3;

    private Exposure() { }

    /**
     * @param graph undirected, simple
     * @param group of node; below 0 for none
     */
    public static double[] of(Graph graph, int[] group, int groups) {
        double[] met = new double[graph.nodeCount];
        int[] count = new int[groups];
        for (int node = 0; node < met.length; node++) {
            int all = 0;
            for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                int other = group[graph.neighbor[(int) arc]];
                if (other >= 0) {
                    count[other]++;
                    all++;
                }
            }
            double entropy = 0;
            for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                int other = group[graph.neighbor[(int) arc]];
                if (other >= 0 && count[other] > 0) {
                    double p = count[other] / (double) all;
                    entropy -= p * StrictMath.log(p);
                    count[other] = 0;
                }
            }
            met[node] = all < FEWEST_NEIGHBORS ? Double.NaN : StrictMath.exp(entropy);
        }
        return met;
    }

    /** Mean over the nodes of one group, of all nodes where group is −1; NaN where nobody counts. */
    public static double mean(double[] met, int[] group, int of) {
        return IntStream.range(0, met.length).filter(node -> !Double.isNaN(met[node]) && (of < 0 || group[node] == of)).mapToDouble(node -> met[node]).average().orElse(Double.NaN);
    }

    /** How many nodes of a group count. */
    public static long counted(double[] met, int[] group, int of) {
        return IntStream.range(0, met.length).filter(node -> !Double.isNaN(met[node]) && (of < 0 || group[node] == of)).count();
    }
}
