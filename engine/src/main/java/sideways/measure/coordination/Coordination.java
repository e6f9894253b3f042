// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.Arrays;
import java.util.stream.IntStream;
import sideways.measure.FalseDiscovery;
import sideways.measure.PoissonBinomial;
import sideways.run.Run;

/**
 * Pairs of accounts that share the same things at the same time more often than chance explains.
 *
 * <p>Taken as given is what each account shared, and how fast each object travelled; asked is whether two accounts that
 * have objects in common share them within a window of each other too often. If nobody coordinates, their shares of object o
 * lie within the window with the chance p_o of any two shares of it ({@link Chances}), each object by itself:
 *
 * <pre>  X(a, b) = objects that a and b share within the window      p(a, b) = P( Σ_o Bernoulli(1 − (1 − p_o)^{k_a k_b}) ≥ X )</pre>
 *
 * over the objects in common, k_a and k_b how often each shared it: a Poisson-binomial tail, exact, nothing is drawn at random.
 * An object that everybody shares at once (a goal, a debate on television) has a p_o near 1 and proves nothing. Pairs that turn out
 * to be coordinated are left out of p_o and all is tested again, from suspecting everyone who coincides {@code fewestObjects} times,
 * until the accused no longer change; p_o can only grow on the way, so that ends, and it ends with nobody where all coincidences
 * explain each other. Where more than half of the accounts would be accused there is no community left to tell them from, and nobody is.
 *
 * <p>Several windows are tried and each pair answers for its best: p is multiplied by their number (Bonferroni). q is the false
 * discovery rate (Benjamini and Hochberg) over all pairs that could have been found, also those never met.
 *
 * <p>The test conditions on what is shared. Fans who share the same things at any time are no group; fans who do so within
 * seconds, again and again, are one. Range of p and q: (0, 1]. Two accounts that coincide on 5 of 5 objects with p_o = 0.1:
 * p = 10⁻⁵; with p_o = 1: p = 1.
 *
 * <p>In place of the quantile of weights in CooRTweet (doi:10.5117/CCR2025.1.7.RIGH); null by timing as in the jitter tests of spike trains
 * (A. Amarasingham et al. 2012, doi:10.1152/jn.00633.2011); FDR doi:10.1111/j.2517-6161.1995.tb02031.x.
 *
 * <p>Time O(n log n + coincidences log coincidences + objects of the pairs found, a few times over) for each window; memory does not
 * grow with the coincidences.
 */
public final class Coordination {

    private static final int MOST_ROUNDS = 30;

    /**
     * @param windows seconds, ascending
     * @param fewestObjects on which a pair must coincide, at least 2
     * @param discovery share of the pairs found that may be chance, in (0, 1)
     */
    public record Options(int[] windows, int fewestObjects, double discovery) {

        /** From machines to people who call each other. */
        public static final Options DEFAULT = new Options(new int[] {10, 60, 600}, 2, 0.05);

        public Options {
            if (windows.length == 0 || Arrays.stream(windows).anyMatch(w -> w < 0) || fewestObjects < 2 || !(discovery > 0 && discovery < 1)) {
                throw new IllegalArgumentException("windows, fewestObjects and discovery are " + Arrays.toString(windows) + ", " + fewestObjects
                        + " and " + discovery + "; they must be one or more of at least 0, at least 2, and in (0, 1)");
            }
        }
    }

    /**
     * A pair beyond chance.
     *
     * @param window in which it is most surprising, seconds
     * @param objects shared within it
     * @param common objects shared at any time
     * @param expected objects within the window by chance
     */
    public record Pair(int a, int b, int window, int objects, int common, double expected, double p, double q) { }

    /**
     * @param pairs smaller account first, then larger
     * @param tested pairs of accounts that could have been found
     */
    public record Result(Pair[] pairs, long tested) { }

    private final Shares shares;
    private final Choices choices;
    private final Options options;
    private final Run run;
    private final long tests;

    private Coordination(Shares shares, Options options, Run run) {
        this.shares = shares;
        this.options = options;
        this.run = run;
        choices = Choices.of(shares);
        tests = tests();
    }

    public static Result of(Shares shares, Options options, Run run) {
        Coordination coordination = new Coordination(shares, options, run);
        Pair[] best = new Pair[0];
        for (int window : options.windows) {
            best = better(best, coordination.accused(window));
        }
        double[] p = Arrays.stream(best).mapToDouble(pair -> Math.min(1, pair.p * options.windows.length)).toArray();
        double[] q = FalseDiscovery.of(p, Math.max(coordination.tests, p.length));
        Pair[] found = new Pair[best.length];
        int kept = 0;
        for (int i = 0; i < best.length; i++) {
            if (q[i] <= options.discovery) {
                Pair pair = best[i];
                found[kept++] = new Pair(pair.a, pair.b, pair.window, pair.objects, pair.common, pair.expected, p[i], q[i]);
            }
        }
        return new Result(Arrays.copyOf(found, kept), coordination.tests);
    }

    /** Pairs that are too often together in one window, whoever is accused left out of what is usual. Ascending. */
    private Pair[] accused(int window) {
        PairCounts counts = PairCounts.of(shares, window, options.fewestObjects, run);
        Chances chances = new Chances(shares, choices, window, run);
        Pair[] accused = new Pair[counts.key().length];
        for (int i = 0; i < accused.length; i++) {
            accused[i] = new Pair((int) (counts.key()[i] >>> 32), (int) counts.key()[i], window, counts.objects()[i], 0, Double.NaN, 0, 0);
        }
        boolean settled = false;
        for (int round = 0; round < MOST_ROUNDS && !settled; round++) {
            run.checkpoint();
            long[] keys = Arrays.stream(accused).mapToLong(pair -> PairCounts.key(pair.a, pair.b)).toArray();
            Pair[] stays = staying(judged(accused, chances.without(keys)));
            settled = stays.length == accused.length;
            accused = stays;
        }
        long accounts = Arrays.stream(accused).flatMapToInt(pair -> IntStream.of(pair.a, pair.b)).distinct().count();
        return 2 * accounts > choices.accounts() ? new Pair[0] : accused;
    }

    private Pair[] judged(Pair[] pairs, double[] chance) {
        Pair[] judged = new Pair[pairs.length];
        run.blocks("Testing pairs", pairs.length, 256, (block, from, to) -> {
            for (int i = from; i < to; i++) {
                judged[i] = judged(pairs[i], chance);
            }
        });
        return judged;
    }

    private Pair judged(Pair pair, double[] chance) {
        int most = Math.min(choices.objectsOf(pair.a), choices.objectsOf(pair.b));
        double[] each = new double[most];
        int[] common = new int[1];
        choices.common(pair.a, pair.b, (o, timesA, timesB) ->
                each[common[0]++] = -StrictMath.expm1((double) timesA * timesB * StrictMath.log1p(-Math.min(chance[o], 1 - 1e-12))));
        double[] open = Arrays.copyOf(each, common[0]);
        double expected = Arrays.stream(open).sum();
        long[] once = new long[open.length];
        Arrays.fill(once, 1);
        double p = pair.objects <= expected ? 1 : PoissonBinomial.atLeast(pair.objects, open, once);
        return new Pair(pair.a, pair.b, pair.window, pair.objects, common[0], expected, p, Double.NaN);
    }

    private Pair[] staying(Pair[] judged) {
        double[] q = FalseDiscovery.of(Arrays.stream(judged).mapToDouble(Pair::p).toArray(),
                Math.max(tests, judged.length) * options.windows.length);
        Pair[] stays = new Pair[judged.length];
        int kept = 0;
        for (int i = 0; i < judged.length; i++) {
            if (q[i] <= options.discovery) {
                stays[kept++] = judged[i];
            }
        }
        return Arrays.copyOf(stays, kept);
    }

    /** Of two lists, ascending, each pair where it is most surprising. */
    private static Pair[] better(Pair[] one, Pair[] two) {
        Pair[] both = new Pair[one.length + two.length];
        int i = 0;
        int j = 0;
        int n = 0;
        while (i < one.length || j < two.length) {
            long a = i < one.length ? PairCounts.key(one[i].a, one[i].b) : Long.MAX_VALUE;
            long b = j < two.length ? PairCounts.key(two[j].a, two[j].b) : Long.MAX_VALUE;
            both[n++] = a < b || a == b && one[i].p <= two[j].p ? one[i] : two[j];
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }
        return Arrays.copyOf(both, n);
    }

    /** Pairs with {@code fewestObjects} in common, or a bound: pairs of accounts that have so many, pairs of shares that make so many. */
    private long tests() {
        long able = 0;
        for (int a = 0; a < shares.accountCount; a++) {
            able += choices.objectsOf(a) >= options.fewestObjects ? 1 : 0;
        }
        long[] sharers = new long[shares.objectCount];
        for (int o : choices.object()) {
            sharers[o]++;
        }
        double met = 0;
        for (long n : sharers) {
            met += n * (n - 1) / 2.0;
        }
        return (long) Math.max(1, Math.min(able * (able - 1) / 2.0, met / options.fewestObjects));
    }
}
