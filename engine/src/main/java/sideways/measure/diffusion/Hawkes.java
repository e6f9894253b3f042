// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import java.util.Arrays;
import sideways.measure.ProfileLikelihood;
import sideways.run.Run;

/**
 * How much of what happens was set off by what happened before: a self-exciting point process.
 *
 * <pre>  λ(t) = μ(t) + n β Σ_{t_i < t} e^{−β (t − t_i)}
 *  log L = Σ log λ(t_i) − ∫ μ − n Σ (1 − e^{−β (T − t_i)})</pre>
 *
 * n is the branching ratio: the events one event sets off directly, on average, and so the share of all that is
 * endogenous. 0: everything comes from outside; 1: the movement feeds itself. 1/β is the mean delay. The
 * baseline μ(t) is a constant in each of K stretches of equal length; one that cannot vary takes every wave
 * from outside for self-excitement (Filimonov and Sornette 2015. doi:10.1080/14697688.2015.1032544), so
 * {@link #fit} takes the K of least BIC among 1, 2, 4, … up to {@link Options#stretches}.
 *
 * <p>Maximum likelihood. For given β the likelihood is concave in (μ, n): steps of the EM algorithm, which never
 * lose, alternate with Newton's, whose matrix is an arrow and solved in O(K). β by golden section on its logarithm, after a grid.
 * The interval of n is that of the profile likelihood: where twice the best log-likelihood with that n lies 3.84 below the best of all.
 *
 * <p>Y. Ogata: The asymptotic behaviour of maximum likelihood estimators for stationary point processes. Annals of the
 * Institute of Statistical Mathematics 30, 1978. doi:10.1007/BF02480216; the recursion: T. Ozaki 1979, doi:10.1007/BF02480272
 *
 * <p>Time O(events) for each of some hundred evaluations; memory 24 bytes per event.
 *
 * @param baseline μ of each stretch, events per unit of time
 * @param branching n, at least 0; 1 and more is explosive
 * @param decay β, per unit of time
 * @param low lower end of a 95 % interval of n; NaN where none was asked for
 * @param bic −2 log L + (K + 2) log(events)
 */
public record Hawkes(double[] baseline, double branching, double decay, double logLikelihood, double low, double high, double bic) {

    /**
     * @param stretches most stretches of the baseline, a power of two; stretches with fewer than 20 events on average are not tried
     * @param interval whether to look for the interval of n, which costs some ten fits
     */
    public record Options(int stretches, boolean interval) {

        public static final Options DEFAULT = new Options(32, true);

        public Options {
            if (Integer.bitCount(stretches) != 1) {
                throw new IllegalArgumentException("stretches is " + stretches + "; it must be a power of two");
            }
        }
    }

    /** Fewest events that can be told apart from noise. */
    public static final int FEWEST = 20;

    private static final double GOLDEN = 0.6180339887498949;
    private static final int GRID = 9;
    private static final int EVENTS_A_STRETCH = 20;

    /**
     * Log-likelihood of given parameters with a constant baseline.
     *
     * @param time ascending, in [0, end]
     */
    public static double logLikelihood(double[] time, double end, double baseline, double branching, double decay) {
        Excitement excitement = new Excitement(time, end, decay, new int[time.length], new double[] {end});
        return excitement.logLikelihood(new double[] {baseline}, branching);
    }

    /**
     * The fit of greatest likelihood.
     *
     * @param time ascending, in [0, end], at least {@value #FEWEST}; spread ties first, see {@link #untied}
     */
    public static Hawkes fit(double[] time, double end, Options options, Run run) {
        check(time, end);
        Hawkes best = null;
        double[] grid = Search.coarse(time.length / end, end);
        for (int stretches = 1; stretches <= options.stretches && (stretches == 1 || time.length / stretches >= EVENTS_A_STRETCH); stretches *= 2) {
            Hawkes fit = new Search(time, end, stretches, run).best(grid);
            grid = Search.around(StrictMath.log(fit.decay));
            best = best == null || fit.bic < best.bic ? fit : best;
        }
        return options.interval ? new Search(time, end, best.baseline.length, run).withInterval(best) : best;
    }

    /**
     * Times that were written down to a resolution, spread evenly within it: k events of one instant t go to
     * t + (i + ½)/k of the resolution. Without, events of one second seem to set each other off at once.
     */
    public static double[] untied(long[] time, double resolution) {
        double[] spread = new double[time.length];
        for (int start = 0, end; start < time.length; start = end) {
            end = start;
            while (end < time.length && time[end] == time[start]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                spread[i] = time[start] - time[0] + (i - start + 0.5) / (end - start) * resolution;
            }
        }
        return spread;
    }

    private static void check(double[] time, double end) {
        if (time.length < FEWEST) {
            throw new IllegalArgumentException("there are " + time.length + " events; a self-exciting process takes at least " + FEWEST);
        }
        double before = 0;
        for (int i = 0; i < time.length; i++) {
            if (!(time[i] >= before && time[i] <= end)) {
                throw new IllegalArgumentException("time " + i + " is " + time[i] + "; times must ascend within [0, " + end + "]");
            }
            before = time[i];
        }
    }

    /** The best fit with one number of stretches. */
    private static final class Search {

        private final double[] time;
        private final double end;
        private final int[] stretch;
        private final double[] length;
        private final Run run;
        private double[] start;
        private double startBranching = 0.5;

        Search(double[] time, double end, int stretches, Run run) {
            this.time = time;
            this.end = end;
            this.run = run;
            length = new double[stretches];
            Arrays.fill(length, end / stretches);
            stretch = new int[time.length];
            for (int i = 0; i < time.length; i++) {
                stretch[i] = (int) Math.min(stretches - 1.0, time[i] / end * stretches);
            }
            start = new double[stretches];
            for (int s : stretch) {
                start[s] += 0.5;
            }
            for (int s = 0; s < stretches; s++) {
                start[s] = Math.max(start[s], 0.25) / length[s];
            }
        }

        /** Decays from a tenth of the whole time to a hundredth of the mean interval, evenly by logarithm. */
        static double[] coarse(double rate, double end) {
            double[] grid = new double[GRID];
            double slowest = StrictMath.log(10 / end);
            double fastest = StrictMath.log(100 * rate);
            Arrays.setAll(grid, i -> slowest + i / (GRID - 1.0) * (fastest - slowest));
            return grid;
        }

        static double[] around(double logDecay) {
            return new double[] {logDecay - 1.5, logDecay - 0.5, logDecay, logDecay + 0.5, logDecay + 1.5};
        }

        Hawkes best(double[] grid) {
            Climb at = maximize(grid, Double.NaN);
            int parameters = length.length + 2;
            return new Hawkes(at.baseline, at.branching, StrictMath.exp(at.logDecay), at.value, Double.NaN, Double.NaN,
                    parameters * StrictMath.log(time.length) - 2 * at.value);
        }

        Hawkes withInterval(Hawkes fit) {
            Climb at = new Climb(StrictMath.log(fit.decay), fit.baseline, fit.branching, fit.logLikelihood);
            return new Hawkes(fit.baseline, fit.branching, fit.decay, fit.logLikelihood, edge(at, -1), edge(at, 1), fit.bic);
        }

        /** Where the profile likelihood of n has fallen by half the chi-square, by bisection on a stretch that surely holds it. */
        private double edge(Climb best, int direction) {
            double asked = best.value - ProfileLikelihood.DROP_95;
            double inside = best.branching;
            double step = Math.max(0.02, 2 / StrictMath.sqrt(time.length));
            double outside = inside;
            Climb from = best;
            for (int doubling = 0; doubling < 20; doubling++) {
                outside = Math.max(0, inside + direction * step);
                Climb there = near(from, outside);
                if (there.value < asked) {
                    break;
                }
                from = there;
                inside = outside;
                if (outside == 0) {
                    return 0;
                }
                step *= 2;
            }
            for (int halving = 0; halving < 12; halving++) {
                double middle = (inside + outside) / 2;
                Climb there = near(from, middle);
                if (there.value < asked) {
                    outside = middle;
                } else {
                    inside = middle;
                    from = there;
                }
            }
            return (inside + outside) / 2;
        }

        private Climb near(Climb from, double branching) {
            start = from.baseline.clone();
            return maximize(around(from.logDecay), branching);
        }

        /** @param fixed branching ratio that is held, NaN where it is free */
        private Climb maximize(double[] grid, double fixed) {
            Climb[] climb = new Climb[grid.length];
            int best = 0;
            for (int i = 0; i < grid.length; i++) {
                climb[i] = climb(grid[i], fixed);
                best = climb[i].value > climb[best].value ? i : best;
            }
            double left = grid[Math.max(0, best - 1)];
            double right = grid[Math.min(grid.length - 1, best + 1)];
            Climb top = climb[best];
            double a = right - GOLDEN * (right - left);
            double b = left + GOLDEN * (right - left);
            Climb atA = climb(a, fixed);
            Climb atB = climb(b, fixed);
            while (right - left > 1e-4) {
                if (atA.value >= atB.value) {
                    right = b;
                    b = a;
                    atB = atA;
                    a = right - GOLDEN * (right - left);
                    atA = climb(a, fixed);
                } else {
                    left = a;
                    a = b;
                    atA = atB;
                    b = left + GOLDEN * (right - left);
                    atB = climb(b, fixed);
                }
                Climb higher = atA.value > atB.value ? atA : atB;
                top = higher.value > top.value ? higher : top;
            }
            return top;
        }

        private Climb climb(double logDecay, double fixed) {
            run.checkpoint();
            Excitement excitement = new Excitement(time, end, StrictMath.exp(logDecay), stretch, length);
            double[] baseline = start.clone();
            double branching = Double.isNaN(fixed) ? startBranching : fixed;
            double value = excitement.climb(baseline, branching, !Double.isNaN(fixed));
            start = baseline;
            if (Double.isNaN(fixed)) {
                startBranching = Math.max(0.01, excitement.branching());
            }
            return new Climb(logDecay, baseline, excitement.branching(), value);
        }
    }

    private record Climb(double logDecay, double[] baseline, double branching, double value) { }

    /** The sums of one decay, and the climb in baseline and branching that it allows. */
    private static final class Excitement {

        private static final int MOST_STEPS = 400;
        private static final double PRECISION = 1e-9;

        private final int[] stretch;
        private final double[] length;
        private final double[] kernel;          // β Σ e^{−β(t_i − t_j)} before event i
        private final double exposure;          // Σ (1 − e^{−β(T − t_i)})
        private double branching;

        Excitement(double[] time, double end, double decay, int[] stretch, double[] length) {
            this.stretch = stretch;
            this.length = length;
            kernel = new double[time.length];
            double sum = 0;
            double exposed = 0;
            for (int i = 0; i < time.length; i++) {
                if (i > 0) {
                    sum = StrictMath.exp(-decay * (time[i] - time[i - 1])) * (sum + 1);
                }
                kernel[i] = decay * sum;
                exposed -= StrictMath.expm1(-decay * (end - time[i]));
            }
            exposure = exposed;
        }

        double branching() {
            return branching;
        }

        double logLikelihood(double[] baseline, double ratio) {
            double sum = 0;
            double product = 1;
            for (int i = 0; i < kernel.length; i++) {
                // logarithms of products: one call for many events
                product *= baseline[stretch[i]] + ratio * kernel[i];
                if (!(product > 1e-200 && product < 1e200)) {
                    if (product == 0) {
                        return Double.NEGATIVE_INFINITY;
                    }
                    sum += StrictMath.log(product);
                    product = 1;
                }
            }
            sum += StrictMath.log(product);
            for (int s = 0; s < length.length; s++) {
                sum -= baseline[s] * length[s];
            }
            return sum - ratio * exposure;
        }

        /** Climbs to the top from where it is given; changes {@code baseline}, keeps the ratio for {@link #branching()}. */
        double climb(double[] baseline, double from, boolean fixed) {
            branching = from;
            int stretches = length.length;
            if (!fixed && isQuiet(baseline)) {
                branching = 0;
                return logLikelihood(baseline, 0);
            }
            double value = logLikelihood(baseline, branching);
            double[] gradient = new double[stretches];
            double[] curvature = new double[stretches];
            double[] mixed = new double[stretches];
            double[] next = new double[stretches];
            for (int step = 0; step < MOST_STEPS; step++) {
                Arrays.fill(gradient, 0);
                Arrays.fill(curvature, 0);
                Arrays.fill(mixed, 0);
                double slope = 0;
                double bend = 0;
                for (int i = 0; i < kernel.length; i++) {
                    int s = stretch[i];
                    double one = 1 / (baseline[s] + branching * kernel[i]);
                    double own = kernel[i] * one;
                    gradient[s] += one;
                    curvature[s] += one * one;
                    mixed[s] += own * one;
                    slope += own;
                    bend += own * own;
                }
                double climbed = newton(baseline, gradient, curvature, mixed, slope, bend, fixed, next, value);
                if (Double.isNaN(climbed)) {
                    // expectation and maximization: what came from outside, what from inside
                    for (int s = 0; s < stretches; s++) {
                        next[s] = Math.max(baseline[s] * gradient[s] / length[s], 1e-12 / length[s]);
                    }
                    System.arraycopy(next, 0, baseline, 0, stretches);
                    branching = fixed ? branching : branching * slope / exposure;
                    climbed = logLikelihood(baseline, branching);
                }
                double gained = climbed - value;
                value = climbed;
                if (gained < PRECISION * (1 + Math.abs(value) * 1e-3)) {
                    break;
                }
            }
            return value;
        }

        /** Whether the top is at n = 0: there the likelihood must not rise with n. If so, {@code baseline} becomes that top. */
        private boolean isQuiet(double[] baseline) {
            double[] rate = new double[length.length];
            for (int s : stretch) {
                rate[s]++;
            }
            for (int s = 0; s < rate.length; s++) {
                rate[s] /= length[s];
            }
            double slope = -exposure;
            for (int i = 0; i < kernel.length; i++) {
                slope += kernel[i] / rate[stretch[i]];
            }
            if (slope > 0) {
                return false;
            }
            System.arraycopy(rate, 0, baseline, 0, rate.length);
            return true;
        }

        /** Newton's step, taken where it stays positive and gains; else NaN and nothing changes. */
        private double newton(double[] baseline, double[] gradient, double[] curvature, double[] mixed, double slope, double bend,
                boolean fixed, double[] next, double value) {
            int stretches = length.length;
            double pivot = bend;
            double right = slope - exposure;
            for (int s = 0; s < stretches; s++) {
                if (curvature[s] == 0) {
                    return Double.NaN;
                }
                pivot -= mixed[s] * mixed[s] / curvature[s];
                right -= mixed[s] / curvature[s] * (gradient[s] - length[s]);
            }
            double more = fixed || !(pivot > 0) ? 0 : right / pivot;
            if (!fixed && !(pivot > 0)) {
                return Double.NaN;
            }
            double ratio = branching + more;
            if (!(ratio >= 0)) {
                return Double.NaN;
            }
            for (int s = 0; s < stretches; s++) {
                next[s] = baseline[s] + (gradient[s] - length[s] - mixed[s] * more) / curvature[s];
                if (!(next[s] > 0)) {
                    return Double.NaN;
                }
            }
            double there = logLikelihood(next, ratio);
            if (!(there >= value)) {
                return Double.NaN;
            }
            System.arraycopy(next, 0, baseline, 0, stretches);
            branching = ratio;
            return there;
        }
    }
}
