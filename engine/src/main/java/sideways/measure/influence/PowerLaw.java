// SPDX-License-Identifier: Apache-2.0
package sideways.measure.influence;

import java.util.Arrays;
import sideways.measure.Normal;
import sideways.measure.ProfileLikelihood;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * How heavy the tail of counts is: the exponent of a discrete power law above a threshold, and whether a
 * lognormal tells the same counts better.
 *
 * <pre>  P(x) = x^{−α} / ζ(α, x_min)          x = x_min, x_min + 1, …</pre>
 *
 * α by maximum likelihood, x_min where the Kolmogorov–Smirnov distance of tail and law is least. α below 2: the
 * mean is made by the largest; below 3: the variance is. Comparison with a lognormal, discretised and cut off at the same
 * x_min, by Vuong's test of the log-likelihood ratio: above 0 for the power law, below for the lognormal. Most
 * tails called power laws cannot be told from lognormals; {@link #p} says so.
 *
 * <p>A. Clauset, C. R. Shalizi, M. E. J. Newman: Power-law distributions in empirical data. SIAM Review 51(4), 2009.
 * doi:10.1137/070710111
 *
 * <p>Time O(distinct counts × thresholds tried), of which there are at most {@value #THRESHOLDS}.
 *
 * @param exponent α
 * @param threshold x_min
 * @param tail counts at or above it
 * @param distance Kolmogorov–Smirnov distance of the tail, in [0, 1]
 * @param ratio log-likelihood of the power law less that of the lognormal
 * @param p of no difference between the two, two-sided
 */
public record PowerLaw(double exponent, long threshold, int tail, double distance, double ratio, double p) {

    /** Fewest counts at or above a threshold. */
    public static final int FEWEST = 50;

    private static final int THRESHOLDS = 60;
    private static final double LEAST_EXPONENT = 1.01;
    private static final double GREATEST_EXPONENT = 8;

    /** @param count counts; those below 1 are left out. Null where fewer than {@value #FEWEST} are left, or all are one number */
    public static PowerLaw of(long[] count) {
        Tail all = Tail.of(count);
        int candidates = 0;
        while (candidates < all.value.length - 1 && all.above[candidates] >= FEWEST) {
            candidates++;
        }
        int step = Math.max(1, (candidates + THRESHOLDS - 1) / THRESHOLDS);
        int best = -1;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < candidates; i += step) {
            double distance = all.distance(i, all.exponent(i));
            if (distance < nearest) {
                nearest = distance;
                best = i;
            }
        }
        return best < 0 ? null : all.compared(best, nearest);
    }

    /** Exponents of resampled counts at the threshold of {@link #of}: their spread is the interval. */
    public double[] bootstrap(long[] count, int samples, Run run) {
        long[] above = Arrays.stream(count).filter(c -> c >= threshold).sorted().toArray();
        double[] exponents = new double[samples];
        run.blocks("Bootstrapping tails", samples, 1, (block, from, to) -> {
            Rng rng = run.random("powerlaw.bootstrap", block);
            long[] drawn = new long[above.length];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = above[rng.nextInt(above.length)];
            }
            Tail tail = Tail.of(drawn);
            exponents[block] = tail.exponent(threshold, 0);
        });
        return exponents;
    }

    /** ζ(s, a) = Σ_{k ≥ 0} (a + k)^{−s} for s > 1, a > 0, by Euler and Maclaurin; relative error below 10⁻¹³. */
    static double hurwitz(double s, double a) {
        double sum = 0;
        double at = a;
        while (at < 12) {
            sum += StrictMath.pow(at, -s);
            at++;
        }
        double power = StrictMath.pow(at, -s);
        sum += at * power / (s - 1) + power / 2;
        double term = s * power / at;
        double[] bernoulli = {1 / 12.0, -1 / 720.0, 1 / 30240.0, -1 / 1209600.0, 1 / 47900160.0};
        for (int j = 0; j < bernoulli.length; j++) {
            sum += bernoulli[j] * term;
            term *= (s + 2 * j + 1) * (s + 2 * j + 2) / (at * at);
        }
        return sum;
    }

    /** Distinct counts, ascending, how often each is there, and how many are at or above it. */
    private record Tail(long[] value, int[] times, int[] above) {

        static Tail of(long[] count) {
            long[] sorted = Arrays.stream(count).filter(c -> c >= 1).sorted().toArray();
            long[] value = Arrays.stream(sorted).distinct().toArray();
            int[] times = new int[value.length];
            int at = 0;
            for (long each : sorted) {
                at += value[at] == each ? 0 : 1;
                times[at]++;
            }
            int[] above = new int[value.length];
            int sum = 0;
            for (int i = value.length - 1; i >= 0; i--) {
                sum += times[i];
                above[i] = sum;
            }
            return new Tail(value, times, above);
        }

        double exponent(int first) {
            return exponent(value[first], first);
        }

        /** Maximum likelihood: the log-likelihood is concave in the exponent. */
        double exponent(long threshold, int first) {
            double logs = 0;
            int n = above[first];
            for (int i = first; i < value.length; i++) {
                logs += times[i] * StrictMath.log(value[i]);
            }
            double sum = logs;
            return ProfileLikelihood.top(e -> -n * StrictMath.log(hurwitz(e, threshold)) - e * sum, LEAST_EXPONENT, GREATEST_EXPONENT, 1e-8);
        }

        double distance(int first, double exponent) {
            double all = hurwitz(exponent, value[first]);
            double furthest = 0;
            for (int i = first; i < value.length; i++) {
                double observed = 1 - (above[i] - times[i]) / (double) above[first];
                double expected = 1 - hurwitz(exponent, value[i] + 1) / all;
                furthest = Math.max(furthest, Math.abs(observed - expected));
                // just below this value, where the law has climbed and the counts have not
                furthest = Math.max(furthest, Math.abs(1 - above[i] / (double) above[first] - (1 - hurwitz(exponent, value[i]) / all)));
            }
            return furthest;
        }

        PowerLaw compared(int first, double distance) {
            double exponent = exponent(first);
            double[] lognormal = Lognormal.fit(this, first);
            double all = StrictMath.log(hurwitz(exponent, value[first]));
            double sum = 0;
            double squares = 0;
            int n = above[first];
            for (int i = first; i < value.length; i++) {
                double difference = -all - exponent * StrictMath.log(value[i])
                        - Lognormal.logChance(value[i], value[first], lognormal[0], lognormal[1]);
                sum += times[i] * difference;
                squares += times[i] * difference * difference;
            }
            double variance = squares / n - sum / n * (sum / n);
            double p = variance > 0 ? Normal.twoSided(sum / StrictMath.sqrt(n * variance)) : 1;
            return new PowerLaw(exponent, value[first], n, distance, sum, p);
        }
    }

    /** A lognormal of whole numbers: the chance of x is that of [x − ½, x + ½), given at least x_min − ½. */
    private static final class Lognormal {

        static double logChance(long x, long least, double mean, double deviation) {
            double from = (StrictMath.log(x - 0.5) - mean) / deviation;
            double to = (StrictMath.log(x + 0.5) - mean) / deviation;
            // differences of the nearer tail keep their digits
            double mass = from > 0 ? Normal.cdf(-from) - Normal.cdf(-to) : Normal.cdf(to) - Normal.cdf(from);
            double all = Normal.cdf(-(StrictMath.log(least - 0.5) - mean) / deviation);
            return StrictMath.log(Math.max(1e-300, mass)) - StrictMath.log(Math.max(1e-300, all));
        }

        /** Greatest likelihood by a walk that halves its step: mean and logarithm of the deviation. */
        static double[] fit(Tail tail, int first) {
            double mean = 0;
            int n = tail.above[first];
            for (int i = first; i < tail.value.length; i++) {
                mean += tail.times[i] * StrictMath.log(tail.value[i]) / n;
            }
            double squares = 0;
            for (int i = first; i < tail.value.length; i++) {
                double off = StrictMath.log(tail.value[i]) - mean;
                squares += tail.times[i] * off * off / n;
            }
            double[] at = {mean, StrictMath.log(Math.max(0.1, StrictMath.sqrt(squares)))};
            double best = value(tail, first, at);
            int[][] direction = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, -1}, {1, -1}, {-1, 1}};
            for (double step = 1; step > 1e-5;) {
                double[] better = null;
                for (int[] d : direction) {
                    // the deviation is kept where the lognormal still differs from the power law it tends to
                    double[] there = {Math.max(-50, at[0] + step * d[0] * 4), Math.min(3, Math.max(-4, at[1] + step * d[1] * 0.5))};
                    double found = value(tail, first, there);
                    if (found > best) {
                        best = found;
                        better = there;
                    }
                }
                if (better == null) {
                    step /= 2;
                } else {
                    at = better;
                }
            }
            return new double[] {at[0], StrictMath.exp(at[1])};
        }

        private static double value(Tail tail, int first, double[] at) {
            double deviation = StrictMath.exp(at[1]);
            double sum = 0;
            for (int i = first; i < tail.value.length; i++) {
                sum += tail.times[i] * logChance(tail.value[i], tail.value[first], at[0], deviation);
            }
            return sum;
        }
    }
}
