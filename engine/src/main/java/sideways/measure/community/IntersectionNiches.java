// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import sideways.measure.FalseDiscovery;

/**
 * Niches that sit where two groups cross: pairs A, B with far more common members than chance gives,
 * like the essay's Juggalo × Faith.
 *
 * <pre>  p = P( Hypergeometric(N, |A|, |B|) ≥ |A ∩ B| )          lift = |A ∩ B| · N / (|A| |B|)</pre>
 *
 * Fisher's exact test, one-sided, over all pairs of groups with {@code fewestMembers} members and more;
 * reported are pairs at a false discovery rate of at most {@code discovery} (Benjamini and Hochberg 1995, over
 * all pairs, also those with nobody in common). Only members of at least two groups can make a pair, so N counts those who are in
 * any group, and a group that everybody is in is never above chance.
 *
 * <p>Beside it stands the bipartite configuration model ({@link BipartiteConfiguration}), which knows that some members are in
 * more groups than others: {@code modelExpected} and {@code modelQ}. Its chances are never below Fisher's by more than
 * rounding, so it is asked of Fisher's pairs only.
 *
 * <p>Members of very many groups (bots, digests) would tie all to all: those in more than
 * {@code mostGroups} are left out. Time O(Σ groups of member² + pairs).
 *
 * <p>R. A. Fisher 1922, doi:10.2307/2340521. Pairs in two-mode data: M. Tumminello et al.: Statistically
 * validated networks in bipartite complex systems. PLoS ONE 6, 2011. doi:10.1371/journal.pone.0017994
 */
public final class IntersectionNiches {

    /** @param discovery share of the reported that may be chance, in (0, 1) */
    public record Options(int fewestMembers, int fewestCommon, int mostGroups, double discovery) {

        public static final Options DEFAULT = new Options(5, 3, 200, 0.05);

        public Options {
            if (fewestMembers < 1 || fewestCommon < 1 || mostGroups < 2 || !(discovery > 0 && discovery < 1)) {
                throw new IllegalArgumentException("fewestMembers, fewestCommon, mostGroups and discovery are " + fewestMembers + ", "
                        + fewestCommon + ", " + mostGroups + " and " + discovery + "; they must be at least 1, 1, 2 and in (0, 1)");
            }
        }
    }

    /**
     * @param common members of both
     * @param expected common members by chance, all members alike
     * @param q false discovery rate by Fisher's test
     * @param modelExpected common members by chance, given in how many groups each member is
     * @param modelQ false discovery rate by the bipartite configuration model
     */
    public record Pair(int a, int b, int sizeA, int sizeB, int common, double expected, double q, double modelExpected, double modelQ) {

        public double lift() {
            return common / expected;
        }
    }

    /**
     * @param pairs most surprising first
     * @param tested pairs of groups that took part
     * @param members who are in any group
     */
    public record Result(List<Pair> pairs, long tested, int members) { }

    private IntersectionNiches() { }

    /**
     * @param member member of each membership, and beside it
     * @param group the group; the same pair may be listed often and counts once
     */
    public static Result of(int[] member, int[] group, Options options) {
        long[] sorted = new long[member.length];
        for (int i = 0; i < member.length; i++) {
            sorted[i] = (long) member[i] << 32 | group[i];
        }
        long[] belongs = Arrays.stream(sorted).sorted().distinct().toArray();
        int groups = Arrays.stream(group).max().orElse(-1) + 1;
        int[] size = new int[groups];
        int[] degree = new int[belongs.length];
        int members = 0;
        long together = 0;
        for (int start = 0, end; start < belongs.length; start = end) {
            end = end(belongs, start);
            if (end - start <= options.mostGroups) {
                degree[members++] = end - start;
                together += (long) (end - start) * (end - start - 1) / 2;
                for (int i = start; i < end; i++) {
                    size[(int) belongs[i]]++;
                }
            }
        }
        long[] pair = new long[Math.toIntExact(together)];
        int filled = 0;
        for (int start = 0, end; start < belongs.length; start = end) {
            end = end(belongs, start);
            for (int i = start; end - start <= options.mostGroups && i < end; i++) {
                for (int j = i + 1; j < end; j++) {
                    int a = (int) belongs[i];
                    int b = (int) belongs[j];
                    if (size[a] >= options.fewestMembers && size[b] >= options.fewestMembers) {
                        pair[filled++] = (long) a << 32 | b;
                    }
                }
            }
        }
        Arrays.sort(pair, 0, filled);
        List<Pair> tried = new ArrayList<>();
        for (int start = 0, end; start < filled; start = end) {
            end = start;
            while (end < filled && pair[end] == pair[start]) {
                end++;
            }
            int a = (int) (pair[start] >>> 32);
            int b = (int) pair[start];
            if (end - start >= options.fewestCommon) {
                double p = Chance.sharedAtLeast(end - start, size[a], size[b], members);
                tried.add(new Pair(a, b, size[a], size[b], end - start, (double) size[a] * size[b] / members, p, Double.NaN, Double.NaN));
            }
        }
        long large = Arrays.stream(size).filter(s -> s >= options.fewestMembers).count();
        long tested = large * (large - 1) / 2;
        double[] q = FalseDiscovery.of(tried.stream().mapToDouble(Pair::q).toArray(), tested);
        List<Pair> found = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            Pair t = tried.get(i);
            if (q[i] <= options.discovery) {
                found.add(new Pair(t.a, t.b, t.sizeA, t.sizeB, t.common, t.expected, q[i], Double.NaN, Double.NaN));
            }
        }
        found = modelled(found, BipartiteConfiguration.fit(Arrays.copyOf(degree, members), size), tested);
        found.sort(Comparator.comparingDouble(Pair::modelQ).thenComparing(Pair::q).thenComparing(Comparator.comparingDouble(Pair::lift).reversed())
                .thenComparingInt(Pair::a).thenComparingInt(Pair::b));
        return new Result(List.copyOf(found), tested, members);
    }

    private static List<Pair> modelled(List<Pair> pairs, BipartiteConfiguration model, long tested) {
        double[] p = pairs.stream().mapToDouble(pair -> model.atLeast(pair.common, pair.sizeA, pair.sizeB)).toArray();
        double[] q = FalseDiscovery.of(p, tested);
        List<Pair> found = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            Pair t = pairs.get(i);
            found.add(new Pair(t.a, t.b, t.sizeA, t.sizeB, t.common, t.expected, t.q, model.expected(t.sizeA, t.sizeB), q[i]));
        }
        return found;
    }

    private static int end(long[] belongs, int start) {
        int end = start;
        while (end < belongs.length && belongs[end] >>> 32 == belongs[start] >>> 32) {
            end++;
        }
        return end;
    }
}
