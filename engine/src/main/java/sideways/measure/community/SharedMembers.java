// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sideways.measure.FalseDiscovery;
import sideways.measure.PoissonBinomial;

/**
 * Which niches hold members in common beyond chance, where everybody has one home and some belong to further niches.
 *
 * <pre>  P(v in A and B) = P_f(B | home A)      v at home in A, with f further niches
 *                   P_f(A) P_f(B)        v at home elsewhere
 *   P_1(C | h) = w_C / (W − w_h)        P_f(C | h) = 1 − exp(−τ w_C) with Σ_{C ≠ h} P_f(C | h) = f</pre>
 *
 * Chance: everybody keeps home and number of further niches, and these fall on the other niches by their weight w, such as
 * their ties. Common members then follow a Poisson-binomial distribution, whose tail is exact ({@link PoissonBinomial}); all pairs of
 * niches are tested, those without members in common too (Benjamini and Hochberg 1995); below {@value #FEWEST_COMMON} in common none is claimed.
 *
 * <p>Why not {@link BipartiteConfiguration}: a partition gives everybody exactly one home, and that model, which does not know it, gives
 * a person of one niche two by chance as often as none; between two niches of a quarter each, every sixteenth member would
 * be expected in both. For f ≥ 2 niches drawn without putting back, the exponential clock is an approximation (B. Rosén:
 * Asymptotic theory for successive sampling. Ann. Math. Stat. 43, 1972. doi:10.1214/aoms/1177692620).
 *
 * <p>Time O(memberships + pairs with members in common · homes · distinct f).
 */
public final class SharedMembers {

    /**
     * @param common who are in both
     * @param expected of them by chance
     * @param q false discovery rate
     */
    public record Pair(int a, int b, int common, double expected, double q) { }

    /**
     * @param pairs of niches with members in common, most first, significant or not
     * @param tested pairs of niches there are
     */
    public record Result(List<Pair> pairs, long tested) { }

    /** Two people in both are an anecdote, however unlikely. */
    private static final int FEWEST_COMMON = 3;

    private SharedMembers() { }

    /**
     * @param home niche of node, −1 of nodes in none
     * @param further niches of nodes beyond their home
     * @param weight of each niche: how much of what is tied by chance would fall on it
     */
    public static Result of(int[] home, List<Overlap.Membership> further, long[] weight) {
        int niches = weight.length;
        Map<Integer, List<Integer>> byNode = new TreeMap<>();
        further.forEach(m -> byNode.computeIfAbsent(m.node(), node -> new ArrayList<>()).add(m.community()));
        Map<Long, Integer> common = new TreeMap<>();
        Map<Long, Integer> classes = new TreeMap<>();
        byNode.forEach((node, others) -> {
            classes.merge((long) home[node] << 32 | others.size(), 1, Integer::sum);
            List<Integer> all = new ArrayList<>(others);
            all.add(home[node]);
            for (int a : all) {
                for (int b : all) {
                    if (a < b) {
                        common.merge((long) a << 32 | b, 1, Integer::sum);
                    }
                }
            }
        });
        Dealt dealt = new Dealt(classes, weight);
        List<Pair> pairs = new ArrayList<>();
        common.forEach((pair, count) -> pairs.add(dealt.judged((int) (pair >>> 32), (int) (long) pair, count)));
        long tested = (long) niches * (niches - 1) / 2;
        double[] q = FalseDiscovery.of(pairs.stream().mapToDouble(Pair::q).toArray(), tested);
        for (int i = 0; i < q.length; i++) {
            Pair p = pairs.get(i);
            pairs.set(i, new Pair(p.a, p.b, p.common, p.expected, q[i]));
        }
        pairs.sort(Comparator.comparingInt((Pair p) -> -p.common).thenComparingDouble(Pair::q).thenComparingInt(Pair::a).thenComparingInt(Pair::b));
        return new Result(List.copyOf(pairs), tested);
    }

    /** Further niches dealt by chance to classes of nodes alike in home and in number of further niches. */
    private static final class Dealt {
        private final long[] weight;
        private final int[] home;
        private final int[] further;
        private final long[] nodes;
        private final double[] clock;

        Dealt(Map<Long, Integer> classes, long[] weight) {
            this.weight = weight;
            home = classes.keySet().stream().mapToInt(key -> (int) (key >>> 32)).toArray();
            further = classes.keySet().stream().mapToInt(key -> (int) (long) key).toArray();
            nodes = classes.values().stream().mapToLong(count -> count).toArray();
            clock = new double[home.length];
            Arrays.setAll(clock, c -> clock(home[c], further[c]));
        }

        private double clock(int home, int further) {
            double all = Arrays.stream(weight).asDoubleStream().sum() - weight[home];
            if (further == 1) {
                return 1 / all;
            }
            double low = 0;
            double high = 1e6;
            for (int step = 0; step < 100; step++) {
                double middle = (low + high) / 2;
                double sum = 0;
                for (int c = 0; c < weight.length; c++) {
                    sum += c == home ? 0 : 1 - StrictMath.exp(-middle * weight[c] / all);
                }
                if (sum < further) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return low / all;
        }

        private double chance(int c, int niche) {
            return further[c] == 1 ? weight[niche] * clock[c] : 1 - StrictMath.exp(-clock[c] * weight[niche]);
        }

        Pair judged(int a, int b, int common) {
            double[] both = new double[home.length];
            double expected = 0;
            for (int c = 0; c < both.length; c++) {
                both[c] = home[c] == a ? chance(c, b) : home[c] == b ? chance(c, a) : further[c] == 1 ? 0 : chance(c, a) * chance(c, b);
                expected += nodes[c] * both[c];
            }
            return new Pair(a, b, common, expected, common < FEWEST_COMMON ? 1 : PoissonBinomial.atLeast(common, both, nodes));
        }
    }
}
