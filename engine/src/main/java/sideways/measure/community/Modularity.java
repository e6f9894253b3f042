// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import sideways.graph.Graph;

/**
 * Modularity: how much more of the edges lie inside communities than chance with the same degrees has it.
 *
 * <pre>  Q(γ) = Σ_c [ l_c/m − γ (d_c/2m)² ]</pre>
 *
 * with l_c the weight inside c, d_c the strength of its nodes, m the weight of all edges. In [−½, 1);
 * 0 is chance. Random graphs reach high values too when the partition was found by maximising it
 * (Guimerà 2004), so compare with nulls. The resolution γ is 1 in the original definition.
 *
 * <p>In directed graphs an arc is expected from i to j in proportion to what leaves i and what enters j:
 *
 * <pre>  Q(γ) = Σ_c [ l_c/m − γ out_c in_c / m² ]</pre>
 *
 * <p>M. Newman, M. Girvan: Finding and evaluating community structure in networks. Phys. Rev. E 69, 2004.
 * doi:10.1103/PhysRevE.69.026113. γ: J. Reichardt, S. Bornholdt, 2006. doi:10.1103/PhysRevE.74.016110.
 * Directed: E. Leicht, M. Newman, 2008. doi:10.1103/PhysRevLett.100.118703
 *
 * <p>Time O(n + m). All sums are whole numbers, so the value does not depend on their order.
 */
public final class Modularity {

    private Modularity() { }

    /** @return Q(γ), or NaN of a graph without edges */
    public static double of(Graph graph, Partition partition, double resolution) {
        return graph.directed ? directed(graph, partition, resolution) : undirected(graph, partition, resolution);
    }

    private static double directed(Graph graph, Partition partition, double resolution) {
        long[] inside = new long[partition.communityCount()];
        long[] out = new long[partition.communityCount()];
        long[] in = new long[partition.communityCount()];
        int[] community = partition.community();
        graph.forEachArc((from, to, weight) -> {
            out[community[from]] += weight;
            in[community[to]] += weight;
            inside[community[from]] += community[from] == community[to] ? weight : 0;
        });
        double total = 0;
        for (long o : out) {
            total += o;
        }
        double quality = 0;
        for (int c = 0; c < inside.length; c++) {
            quality += inside[c] / total - resolution * (out[c] / total) * (in[c] / total);
        }
        return total == 0 ? Double.NaN : quality;
    }

    private static double undirected(Graph graph, Partition partition, double resolution) {
        long[] inside = new long[partition.communityCount()];
        long[] strength = new long[partition.communityCount()];
        int[] community = partition.community();
        graph.forEachArc((from, to, weight) -> {
            int twice = from == to ? 2 : 1;
            strength[community[from]] += (long) twice * weight;
            if (community[from] == community[to]) {
                inside[community[from]] += (long) twice * weight;
            }
        });
        double twiceTotal = 0;
        for (long s : strength) {
            twiceTotal += s;
        }
        double quality = 0;
        for (int c = 0; c < inside.length; c++) {
            double share = strength[c] / twiceTotal;
            quality += inside[c] / twiceTotal - resolution * share * share;
        }
        return twiceTotal == 0 ? Double.NaN : quality;
    }

    /**
     * The constant Potts model's quality, free of modularity's resolution limit.
     *
     * <pre>  H(γ) = Σ_c [ l_c − γ n_c(n_c − 1)/2 ];    directed  Σ_c [ l_c − γ n_c(n_c − 1) ]</pre>
     *
     * <p>V. Traag, P. Van Dooren, Y. Nesterov: Narrow scope for resolution-limit-free community
     * detection. Phys. Rev. E 84, 2011. doi:10.1103/PhysRevE.84.016114
     */
    public static double constantPotts(Graph graph, Partition partition, double resolution) {
        long[] inside = {0};
        int[] community = partition.community();
        graph.forEachArc((from, to, weight) -> {
            if (community[from] == community[to]) {
                inside[0] += from == to && !graph.directed ? 2L * weight : weight;
            }
        });
        double pairs = 0;
        for (int size : partition.sizes()) {
            pairs += size * (size - 1.0) / 2;
        }
        return graph.directed ? inside[0] - resolution * 2 * pairs : inside[0] / 2.0 - resolution * pairs;
    }
}
