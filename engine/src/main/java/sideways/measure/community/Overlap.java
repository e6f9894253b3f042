// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sideways.graph.Graph;

/**
 * Who belongs to several niches: actors with more ties into another niche than chance gives them.
 *
 * <pre>  share(v, C) = k_{v,C} / k_v          p = P( Binomial(k_v, (d_C − [v ∈ C] k_v) / (2E − k_v)) ≥ k_{v,C} )</pre>
 *
 * with k_{v,C} the neighbors of v in niche C, d_C the degrees of C: under chance with the same degrees a
 * tie of v ends in C in proportion to C's ties. All pairs (actor, other niche) with at least
 * {@code fewestTies} ties are tested; those at a false discovery rate below {@code discovery} are reported.
 * An actor's own niche is not tested.
 *
 * <p>Ties count once whatever their weight. Null: configuration model, as in modularity; the test is that of
 * A. Lancichinetti, F. Radicchi, J. Ramasco, S. Fortunato: Finding statistically significant communities
 * in networks (OSLOM). PLoS ONE 6, 2011. doi:10.1371/journal.pone.0018961, with a binomial tail. False
 * discovery: Benjamini and Hochberg 1995. Time O(m + t log t) for t pairs tested.
 */
public final class Overlap {

    /** @param discovery share of the reported that may be chance, in (0, 1) */
    public record Options(int fewestTies, double discovery) {

        public static final Options DEFAULT = new Options(3, 0.05);

        public Options {
            if (fewestTies < 1 || !(discovery > 0 && discovery < 1)) {
                throw new IllegalArgumentException("fewestTies and discovery are " + fewestTies + " and " + discovery
                        + "; they must be at least 1 and in (0, 1)");
            }
        }
    }

    /**
     * A second niche of a node.
     *
     * @param ties neighbors of node in the community
     * @param share of the node's ties
     * @param q false discovery rate
     */
    public record Membership(int node, int community, int ties, double share, double q) { }

    /** @param memberships beyond each node's own community, by node, then by community */
    public record Result(List<Membership> memberships, long tested) { }

    private Overlap() { }

    /**
     * @param graph undirected
     * @param community community of node, −1 of nodes in none; those take no part but as neighbors
     */
    public static Result of(Graph graph, int[] community, Options options) {
        int communities = Arrays.stream(community).max().orElse(-1) + 1;
        long[] degree = new long[communities];
        long arcs = 0;
        for (int node = 0; node < graph.nodeCount; node++) {
            int ties = degree(graph, node);
            arcs += ties;
            if (community[node] >= 0) {
                degree[community[node]] += ties;
            }
        }
        List<Membership> tried = new ArrayList<>();
        int[] ties = new int[communities];
        int[] touched = new int[communities];
        for (int node = 0; node < graph.nodeCount; node++) {
            int around = 0;
            for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                int other = graph.neighbor[(int) arc];
                int c = community[other];
                if (other != node && c >= 0 && ties[c]++ == 0) {
                    touched[around++] = c;
                }
            }
            Arrays.sort(touched, 0, around);
            int own = degree(graph, node);
            for (int i = 0; i < around; i++) {
                int c = touched[i];
                if (community[node] >= 0 && c != community[node] && ties[c] >= options.fewestTies) {
                    double p = Chance.hitsAtLeast(ties[c], own, degree[c] / (double) (arcs - own));
                    tried.add(new Membership(node, c, ties[c], ties[c] / (double) own, p));
                }
                ties[c] = 0;
            }
        }
        double[] q = Chance.falseDiscovery(tried.stream().mapToDouble(Membership::q).toArray(), tried.size());
        List<Membership> found = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            Membership m = tried.get(i);
            if (q[i] <= options.discovery) {
                found.add(new Membership(m.node, m.community, m.ties, m.share, q[i]));
            }
        }
        return new Result(List.copyOf(found), tried.size());
    }

    private static int degree(Graph graph, int node) {
        return graph.degree(node) - (graph.hasEdge(node, node) ? 1 : 0);
    }
}
