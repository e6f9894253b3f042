// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sideways.graph.Graph;
import sideways.measure.FalseDiscovery;

/**
 * Who belongs to several niches: actors with more ties into another niche than chance gives them.
 *
 * <pre>  share(v, C) = k_{v,C} / k_v          p = P( Binomial(k_v, (d_C − [v ∈ C] k_v) / (2E − k_v)) ≥ k_{v,C} )</pre>
 *
 * with k_{v,C} the neighbors of v in niche C, d_C the degrees of C: under chance with the same degrees a
 * tie of v ends in C in proportion to C's ties. {@link Basis#LEAVING} asks more of v's like: a tie of a member of h leaves h as often as
 * h's ties do, and then ends in C in proportion to C's ties,
 *
 * <pre>  P(tie ends in C) = (ties that leave h / d_h) · d_C / (2E − d_h)</pre>
 *
 * which finds quiet members of two niches that the degrees alone cannot tell from chance. All pairs (actor, other niche) of actors with
 * {@code fewestTies} ties and more are tested; those at a false discovery rate below {@code discovery} are reported.
 * An actor's own niche is not tested.
 *
 * <p>Ties count once whatever their weight. Null: configuration model, as in modularity; the test is that of
 * A. Lancichinetti, F. Radicchi, J. Ramasco, S. Fortunato: Finding statistically significant communities
 * in networks (OSLOM). PLoS ONE 6, 2011. doi:10.1371/journal.pone.0018961, with a binomial tail. False
 * discovery: Benjamini and Hochberg 1995. Time O(m + t log t) for t pairs tested.
 */
public final class Overlap {

    /** What chance keeps: everybody's degree, or beside it the share of ties that leave each niche. */
    public enum Basis { DEGREES, LEAVING }

    /**
     * @param leastShare of an actor's ties that must end in a niche the actor is said to belong to, in [0, 1)
     * @param discovery share of the reported that may be chance, in (0, 1)
     */
    public record Options(Basis basis, int fewestTies, double leastShare, double discovery) {

        public static final Options DEFAULT = new Options(Basis.DEGREES, 3, 0, 0.05);
        public static final Options LEAVING = new Options(Basis.LEAVING, 3, 0.1, 0.05);

        public Options {
            if (!(leastShare >= 0 && leastShare < 1)) {
                throw new IllegalArgumentException("leastShare is " + leastShare + "; it must lie in [0, 1)");
            }
            if (fewestTies < 1 || !(discovery > 0 && discovery < 1)) {
                throw new IllegalArgumentException("fewestTies and discovery are " + fewestTies + " and " + discovery
                        + "; they must be at least 1 and in (0, 1)");
            }
        }
    }

    /**
     * A second niche of a node.
     *
     * @param ties neighbors of node in the community, or its visits to it
     * @param share of the node's ties or visits
     * @param q false discovery rate
     */
    public record Membership(int node, int community, int ties, double share, double q) { }

    /** @param memberships beyond each node's own community, by node, then by community */
    public record Result(List<Membership> memberships, long tested) { }

    private Overlap() { }

    /**
     * Each tie a visit of either end to the other's community.
     *
     * @param graph undirected
     * @param community community of node, −1 of nodes in none; those take no part but as neighbors
     */
    public static Result of(Graph graph, int[] community, Options options) {
        int[] who = new int[graph.neighbor.length];
        int[] where = new int[graph.neighbor.length];
        int[] size = {0};
        graph.forEachArc((from, to, weight) -> {
            if (from != to) {
                who[size[0]] = from;
                where[size[0]++] = community[to];
            }
        });
        return of(Arrays.copyOf(who, size[0]), Arrays.copyOf(where, size[0]), community, options);
    }

    /**
     * Visits count, where ties come in bunches: who joins one conversation gets many ties from it at once, and no niche.
     *
     * @param who node of each visit, ascending
     * @param where community visited, beside it; −1 for none
     * @param community community each node is at home in, −1 of nodes in none; those take no part
     */
    public static Result of(int[] who, int[] where, int[] community, Options options) {
        int communities = Arrays.stream(community).max().orElse(-1) + 1;
        long[] into = new long[communities];
        long[] made = new long[communities];
        double[] leaves = new double[communities];
        for (int visit = 0; visit < who.length; visit++) {
            int home = community[who[visit]];
            if (where[visit] >= 0) {
                into[where[visit]]++;
            }
            if (home >= 0) {
                made[home]++;
                leaves[home] += where[visit] != home ? 1 : 0;
            }
        }
        for (int c = 0; c < communities; c++) {
            leaves[c] = made[c] == 0 ? 0 : leaves[c] / made[c];
        }
        // a node with enough visits could have made them to any other community: those it did not visit were tests too
        long tests = 0;
        List<Membership> tried = new ArrayList<>();
        int[] times = new int[communities];
        int[] touched = new int[communities];
        for (int start = 0, end; start < who.length; start = end) {
            int node = who[start];
            int home = community[node];
            int around = 0;
            for (end = start; end < who.length && who[end] == node; end++) {
                if (where[end] >= 0 && times[where[end]]++ == 0) {
                    touched[around++] = where[end];
                }
            }
            Arrays.sort(touched, 0, around);
            int own = end - start;
            tests += home >= 0 && own >= options.fewestTies ? communities - 1 : 0;
            for (int i = 0; i < around; i++) {
                int c = touched[i];
                if (home >= 0 && c != home && times[c] >= options.fewestTies) {
                    double chance = options.basis == Basis.DEGREES ? into[c] / (double) (who.length - own)
                            : leaves[home] * into[c] / (who.length - into[home]);
                    double p = Chance.hitsAtLeast(times[c], own, Math.min(1, chance));
                    tried.add(new Membership(node, c, times[c], times[c] / (double) own, p));
                }
                times[c] = 0;
            }
        }
        double[] q = FalseDiscovery.of(tried.stream().mapToDouble(Membership::q).toArray(), tests);
        List<Membership> found = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            Membership m = tried.get(i);
            if (q[i] <= options.discovery && m.share >= options.leastShare) {
                found.add(new Membership(m.node, m.community, m.ties, m.share, q[i]));
            }
        }
        return new Result(List.copyOf(found), tests);
    }
}
