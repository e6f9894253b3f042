// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

/**
 * How many of many unequal coins fall heads: the upper tail, exact.
 *
 * <pre>  P(X ≥ k),   X = Σ_c Binomial(n_c, p_c)
 *       = M(t) t^{−k} Σ_{j ≥ k} P_t(X = j) t^{−(j−k)},   M(t) = Π_c (1 − p_c + p_c t)^{n_c}</pre>
 *
 * Coins of one chance go together as one binomial, and the binomials are convolved: no term is ever subtracted.
 * Where k lies above the mean, t tilts every chance to p t / (1 − p + p t) so that the mean becomes k; the
 * terms that matter are then the large ones, and a tail of 10⁻²⁰⁰ keeps its digits as one of one half does. Terms below
 * {@value #NEGLIGIBLE} of the largest are left out.
 *
 * <p>S. X. Chen, J. S. Liu: Statistical applications of the Poisson-binomial and conditional Bernoulli
 * distributions. Statistica Sinica 7, 1997. Tilting: F. Esscher 1932, doi:10.1080/03461238.1932.10405883.
 * Time O(classes · σ²) with σ² the variance at the mean k, and some dozens of terms a class at least.
 */
public final class PoissonBinomial {

    private static final double NEGLIGIBLE = 1e-25;
    private static final int STEPS = 200;

    private PoissonBinomial() { }

    /**
     * @param chance of each class of coins, in [0, 1]
     * @param count coins in each class
     */
    public static double atLeast(long k, double[] chance, long[] count) {
        long sure = 0;
        long open = 0;
        double mean = 0;
        for (int c = 0; c < chance.length; c++) {
            sure += chance[c] >= 1 ? count[c] : 0;
            open += chance[c] > 0 && chance[c] < 1 ? count[c] : 0;
            mean += chance[c] > 0 && chance[c] < 1 ? chance[c] * count[c] : 0;
        }
        long hits = k - sure;
        if (hits <= 0) {
            return 1;
        }
        if (hits > open) {
            return 0;
        }
        double tilt = hits > mean ? tilt(hits, open, chance, count) : 1;
        double log = -hits * StrictMath.log(tilt);
        double[] density = {1};
        long first = 0;
        for (int c = 0; c < chance.length; c++) {
            if (chance[c] > 0 && chance[c] < 1 && count[c] > 0) {
                double norm = 1 - chance[c] + chance[c] * tilt;
                log += count[c] * StrictMath.log(norm);
                Window coins = Window.of(count[c], chance[c] * tilt / norm);
                first += coins.first;
                Window sum = Window.trimmed(convolved(density, coins.density), first);
                density = sum.density;
                first = sum.first;
            }
        }
        double sum = 0;
        double weight = 1;
        for (long j = Math.max(hits, first); j < first + density.length; j++) {
            weight = j == Math.max(hits, first) ? StrictMath.pow(tilt, hits - j) : weight / tilt;
            sum += density[(int) (j - first)] * weight;
        }
        return Math.min(1, StrictMath.exp(log) * sum);
    }

    /** t at which the mean is {@code hits}; by halving, in the logarithm. */
    private static double tilt(long hits, long open, double[] chance, long[] count) {
        double target = hits == open ? hits - 1e-9 : hits;      // all heads takes an endless tilt
        double low = 0;
        double high = 1;
        while (mean(StrictMath.exp(high), chance, count) < target && high < 600) {
            high *= 2;
        }
        for (int step = 0; step < STEPS && high - low > 1e-9; step++) {
            double middle = (low + high) / 2;
            if (mean(StrictMath.exp(middle), chance, count) < target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return StrictMath.exp((low + high) / 2);
    }

    private static double mean(double tilt, double[] chance, long[] count) {
        double mean = 0;
        for (int c = 0; c < chance.length; c++) {
            mean += chance[c] > 0 && chance[c] < 1 ? count[c] * chance[c] * tilt / (1 - chance[c] + chance[c] * tilt) : 0;
        }
        return mean;
    }

    private static double[] convolved(double[] a, double[] b) {
        double[] sum = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                sum[i + j] += a[i] * b[j];
            }
        }
        return sum;
    }

    /** The part of a distribution that is not negligible: chance of {@code first}, {@code first + 1}, … */
    private record Window(long first, double[] density) {

        /** The binomial, outwards from its mode, each term from the one before. */
        static Window of(long n, double p) {
            long mode = Math.min(n, (long) ((n + 1) * p));
            double odds = p / (1 - p);
            int below = 0;
            double term = 1;
            while (mode - below > 0 && term > NEGLIGIBLE) {
                term *= (mode - below) / ((n - mode + below + 1) * odds);
                below++;
            }
            int above = 0;
            term = 1;
            while (mode + above < n && term > NEGLIGIBLE) {
                term *= (n - mode - above) * odds / (mode + above + 1);
                above++;
            }
            double[] density = new double[below + above + 1];
            density[below] = 1;
            for (int i = below; i > 0; i--) {
                long j = mode - below + i;
                density[i - 1] = density[i] * j / ((n - j + 1) * odds);
            }
            for (int i = below; i < below + above; i++) {
                long j = mode - below + i;
                density[i + 1] = density[i] * (n - j) * odds / (j + 1);
            }
            double sum = 0;
            for (double d : density) {
                sum += d;
            }
            for (int i = 0; i < density.length; i++) {
                density[i] /= sum;
            }
            return new Window(mode - below, density);
        }

        static Window trimmed(double[] density, long first) {
            double most = 0;
            for (double d : density) {
                most = Math.max(most, d);
            }
            int from = 0;
            int to = density.length;
            while (density[from] < NEGLIGIBLE * most) {
                from++;
            }
            while (density[to - 1] < NEGLIGIBLE * most) {
                to--;
            }
            return new Window(first + from, java.util.Arrays.copyOfRange(density, from, to));
        }
    }
}
