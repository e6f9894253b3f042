// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Hill numbers at equal coverage, so that samples of different size can be compared.
 *
 * <pre>  Ĉ(n) = 1 − f₁/n · (n − 1) f₁ / ((n − 1) f₁ + 2 f₂)                        coverage of the whole sample
 *   Ĉ(m) = 1 − Σ_i X_i/n · C(n − X_i, m) / C(n − 1, m)                       … of m drawn from it
 *   ^qD(m) = ( Σ_k (k/m)^q f_k(m) )^{1/(1−q)},   f_k(m) = Σ_i C(X_i, k) C(n − X_i, m − k) / C(n, m)</pre>
 *
 * with X_i the members of group i, n their sum, f_k the groups of k members. Coverage is the share of all
 * members, unseen ones included, whose group has been seen. The number of groups grows with the sample at
 * equal size; at equal coverage it does not. Rarefied to the fewest m that reach the wished coverage; a
 * sample that does not reach it is given as it is, with the coverage it has, never extrapolated.
 *
 * <p>A. Chao, L. Jost: Coverage-based rarefaction and extrapolation. Ecology 93, 2012. doi:10.1890/11-1952.1.
 * A. Chao et al.: Rarefaction and extrapolation with Hill numbers. Ecological Monographs 84, 2014.
 * doi:10.1890/13-0133.1. The interval resamples the sample with its unseen groups put back (there, appendix G).
 *
 * <p>Time O(Σ distinct sizes) an evaluation, some twenty of them; × resamples for the interval.
 */
public final class Rarefaction {

    /** @param hill Hill numbers of {@code individuals} drawn from the sample, which cover {@code coverage} */
    public record Result(HillNumbers hill, long individuals, double coverage) { }

    /** Middle 95 % over resamples of each Hill number. */
    public record Interval(HillNumbers low, HillNumbers high) { }

    private Rarefaction() { }

    /** Coverage of a sample by Good and Turing's estimate; NaN of an empty one. */
    public static double coverage(int[] size) {
        long n = Arrays.stream(size).asLongStream().sum();
        double ones = Arrays.stream(size).filter(s -> s == 1).count();
        double twos = Arrays.stream(size).filter(s -> s == 2).count();
        if (ones == 0) {
            return n == 0 ? Double.NaN : 1;
        }
        double correction = twos > 0 ? (n - 1) * ones / ((n - 1) * ones + 2 * twos)
                : (n - 1) * (ones - 1) / ((n - 1) * (ones - 1) + 2);
        return n == 1 ? 0 : 1 - ones / n * correction;
    }

    /** @param wished coverage to rarefy to, in (0, 1] */
    public static Result at(int[] size, double wished) {
        if (!(wished > 0 && wished <= 1)) {
            throw new IllegalArgumentException("coverage is " + wished + "; it must lie in (0, 1]");
        }
        int[] group = Arrays.stream(size).filter(s -> s > 0).sorted().toArray();
        long n = Arrays.stream(group).asLongStream().sum();
        double whole = coverage(group);
        if (n == 0 || whole <= wished) {
            return new Result(HillNumbers.of(group), n, whole);
        }
        long low = 1;
        long high = n - 1;
        while (low < high) {
            long middle = low + high >>> 1;
            if (coverage(group, n, middle) >= wished) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        double reached = coverage(group, n, low);
        return reached < wished ? new Result(HillNumbers.of(group), n, whole) : new Result(drawn(group, n, low), low, reached);
    }

    /** Interval of {@link #at} by {@code resamples} of the sample's own size. */
    public static Interval interval(int[] size, double wished, int resamples, Run run) {
        double[] chance = chances(size);
        int n = (int) Arrays.stream(size).asLongStream().sum();
        double[][] value = new double[3][resamples];
        run.blocks("Resampling niches", resamples, 16, (block, from, to) -> {
            for (int resample = from; resample < to; resample++) {
                HillNumbers hill = at(multinomial(chance, n, run.random("rarefaction", resample)), wished).hill();
                value[0][resample] = hill.q0();
                value[1][resample] = hill.q1();
                value[2][resample] = hill.q2();
            }
        });
        for (double[] v : value) {
            Arrays.sort(v);
        }
        int cut = (int) (0.025 * (resamples - 1));
        int end = resamples - 1 - cut;
        return new Interval(new HillNumbers(value[0][cut], value[1][cut], value[2][cut]),
                new HillNumbers(value[0][end], value[1][end], value[2][end]));
    }

    static double coverage(int[] group, long n, long m) {
        double missed = 0;
        double last = -1;
        double share = 0;
        for (int x : group) {
            if (x != last) {
                share = n - x < m ? 0 : StrictMath.exp(choose(n - x, m) - choose(n - 1, m)) * x / n;
                last = x;
            }
            missed += share;
        }
        return 1 - missed;
    }

    /** Expected Hill numbers of m drawn without putting back. */
    static HillNumbers drawn(int[] group, long n, long m) {
        double groups = 0;
        double entropy = 0;
        double squares = 0;
        double[] one = new double[3];
        int last = -1;
        for (int x : group) {
            if (x != last) {
                one = expected(x, n, m);
                last = x;
            }
            groups += one[0];
            entropy += one[1];
            squares += one[2];
        }
        return new HillNumbers(groups, StrictMath.exp(entropy), 1 / squares);
    }

    /** Of a group of x: the chance to be seen among m, and the expected −k/m ln k/m and (k/m)². */
    private static double[] expected(long x, long n, long m) {
        long least = Math.max(0, x + m - n);
        long most = Math.min(x, m);
        double whole = choose(n, m);
        double unseen = n - x < m ? 0 : StrictMath.exp(choose(n - x, m) - whole);
        double entropy = 0;
        double squares = 0;
        for (long k = Math.max(1, least); k <= most; k++) {
            double p = StrictMath.exp(choose(x, k) + choose(n - x, m - k) - whole);
            double share = k / (double) m;
            entropy -= p * share * StrictMath.log(share);
            squares += p * share * share;
        }
        return new double[] {1 - unseen, entropy, squares};
    }

    private static double choose(long n, long k) {
        return DescriptionLength.logFactorial(n) - DescriptionLength.logFactorial(k) - DescriptionLength.logFactorial(n - k);
    }

    /** Chances of the seen groups, shrunk by what the unseen ones hold, and of the unseen ones, equal (Chao et al. 2014). */
    private static double[] chances(int[] size) {
        int[] group = Arrays.stream(size).filter(s -> s > 0).toArray();
        double n = Arrays.stream(group).asLongStream().sum();
        double ones = Arrays.stream(group).filter(s -> s == 1).count();
        double twos = Arrays.stream(group).filter(s -> s == 2).count();
        int unseen = (int) Math.ceil((n - 1) / n * (twos > 0 ? ones * ones / (2 * twos) : ones * (ones - 1) / 2));
        double missed = unseen == 0 ? 0 : 1 - coverage(group);
        double lost = 0;
        for (int x : group) {
            lost += x / n * StrictMath.pow(1 - x / n, n);
        }
        double[] chance = new double[group.length + unseen];
        for (int i = 0; i < group.length; i++) {
            double share = group[i] / n;
            chance[i] = share * (1 - (lost > 0 ? missed / lost : 0) * StrictMath.pow(1 - share, n));
        }
        Arrays.fill(chance, group.length, chance.length, unseen == 0 ? 0 : missed / unseen);
        return chance;
    }

    private static int[] multinomial(double[] chance, int n, Rng rng) {
        double[] upTo = chance.clone();
        for (int i = 1; i < upTo.length; i++) {
            upTo[i] += upTo[i - 1];
        }
        int[] count = new int[chance.length];
        for (int i = 0; i < n; i++) {
            int at = Arrays.binarySearch(upTo, rng.nextDouble() * upTo[upTo.length - 1]);
            count[Math.min(count.length - 1, at < 0 ? -at - 1 : at + 1)]++;
        }
        return count;
    }
}
