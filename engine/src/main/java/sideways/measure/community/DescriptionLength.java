// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import sideways.graph.Graph;

/**
 * How short a graph can be told with the help of a partition. The shorter, the more the partition
 * explains. It knows no resolution and no wished-for number of communities, so it judges between levels
 * and between methods.
 *
 * <pre>  L = ln multinomial(N; n_1 … n_B) + ln C(N − 1, B − 1) + ln N                     telling the partition
 *     + Σ_r [ ½ ln(1 + e_r) − e_r ln( e_r / (d_r² / 4E) ) ]                          telling the edges inside
 *     − e_out ln( e_out / Σ_{r&lt;s} d_r d_s / 2E )                                     and those between</pre>
 *
 * with e_r the edges inside community r, e_out those between communities, E all edges, d_r the degrees
 * and n_r the nodes of r, of B communities and N nodes. The edges' part is the log-likelihood of the
 * degree-corrected planted partition, whose maximum is modularity's at the right resolution (Newman
 * 2016), here with a density of each community's own at ½ ln(1 + e_r) for telling it (Rissanen 1978);
 * the partition's part is its uninformed prior (Peixoto 2017). What no partition changes is left out, so a
 * graph in one piece tells {@code ln N} for the partition into one. Unit: nats; 10 less is e¹⁰ : 1 better.
 *
 * <p>M. Newman: Equivalence between modularity optimization and maximum likelihood methods for community
 * detection. Phys. Rev. E 94, 2016. doi:10.1103/PhysRevE.94.052315. T. Peixoto: Nonparametric Bayesian
 * inference of the microcanonical stochastic block model. Phys. Rev. E 95, 2017.
 * doi:10.1103/PhysRevE.95.012317. J. Rissanen: Modeling by shortest data description. Automatica 14, 1978.
 * doi:10.1016/0005-1098(78)90005-5
 *
 * <p>Edges count once whatever their weight: ten replies between two people are no ten independent
 * ties. Nodes without ties are left out: they tell nothing. Time O(n + m).
 */
public final class DescriptionLength {

    private static final double HALF_LOG_TWO_PI = 0.918938533204672741780329736406;

    private DescriptionLength() { }

    /** @param graph undirected; weights and loops do not count */
    public static double of(Graph graph, Partition partition) {
        return of(graph, partition.community(), partition.communityCount());
    }

    /** @param community of node, below {@code communities}; not all need be in use */
    static double of(Graph graph, int[] community, int communities) {
        long[] nodes = new long[communities];
        long[] degree = new long[communities];
        long[] arcsInside = new long[communities];
        for (int node = 0; node < graph.nodeCount; node++) {
            int own = community[node];
            long ties = 0;
            for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                int other = graph.neighbor[(int) arc];
                if (other != node) {
                    ties++;
                    arcsInside[own] += community[other] == own ? 1 : 0;
                }
            }
            degree[own] += ties;
            nodes[own] += ties > 0 ? 1 : 0;
        }
        return of(nodes, degree, arcsInside);
    }

    private static double of(long[] nodes, long[] degree, long[] arcsInside) {
        double n = 0;
        double communities = 0;
        double arcs = 0;
        for (int r = 0; r < nodes.length; r++) {
            n += nodes[r];
            communities += nodes[r] > 0 ? 1 : 0;
            arcs += degree[r];
        }
        if (n == 0) {
            return 0;
        }
        double length = logFactorial(n) + logChoose(n - 1, communities - 1) + StrictMath.log(n);
        double inside = 0;
        double chanceInside = 0;
        for (int r = 0; r < nodes.length; r++) {
            double chance = (double) degree[r] * degree[r] / (2 * arcs);
            double edges = arcsInside[r] / 2.0;
            length -= logFactorial(nodes[r]);
            length += 0.5 * StrictMath.log(1 + edges) - gain(edges, chance);
            inside += edges;
            chanceInside += chance;
        }
        return length - gain(arcs / 2 - inside, arcs / 2 - chanceInside);
    }

    private static double gain(double edges, double chance) {
        return edges > 0 ? edges * StrictMath.log(edges / chance) : 0;
    }

    private static double logChoose(double n, double k) {
        return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    }

    /** ln n! of a whole number: below 10 by multiplying out, from there by Stirling's series, good to 12 digits. */
    static double logFactorial(double n) {
        if (n < 10) {
            double product = 1;
            for (int k = 2; k <= n; k++) {
                product *= k;
            }
            return StrictMath.log(product);
        }
        double x = n + 1;
        double square = x * x;
        return (x - 0.5) * StrictMath.log(x) - x + HALF_LOG_TWO_PI
                + (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - 1 / (1680.0 * square)) / square) / square) / x;
    }
}
