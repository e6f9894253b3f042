// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

/**
 * Does a short series bend upwards or downwards, whatever its slope?
 *
 * <pre>  x_t = a + b t + c t² + noise, least squares          c &gt; 0: it accelerates; c &lt; 0: it slows; c = 0: it goes straight</pre>
 *
 * A series can rise without accelerating, and accelerate while it falls; {@link Trend} asks the other question. p is two-sided, by
 * Student's t with n − 3 degrees of freedom; exact for independent normal noise. Range: p in (0, 1]. A straight line gives
 * c = 0; t² gives c = 1. Time O(n).
 *
 * <p>Student: The probable error of a mean. Biometrika 6, 1908. doi:10.2307/2331554
 *
 * @param c per step²
 * @param low lower end of its 95 % interval
 */
public record Curvature(double c, double low, double high, double p) {

    /** Fewest values that leave any freedom. */
    public static final int FEWEST = 5;

    public static Curvature of(double[] x) {
        int n = x.length;
        if (n < FEWEST) {
            throw new IllegalArgumentException("curvature was asked of " + n + " values; it takes at least " + FEWEST);
        }
        // orthogonal polynomials: c stands by itself
        double middle = (n - 1) / 2.0;
        double meanSquare = (n * (double) n - 1) / 12;
        double mean = 0;
        double slope = 0;
        double slopeNorm = 0;
        double bend = 0;
        double bendNorm = 0;
        for (int t = 0; t < n; t++) {
            double linear = t - middle;
            double square = linear * linear - meanSquare;
            mean += x[t] / n;
            slope += linear * x[t];
            slopeNorm += linear * linear;
            bend += square * x[t];
            bendNorm += square * square;
        }
        double b = slope / slopeNorm;
        double c = bend / bendNorm;
        double residual = 0;
        for (int t = 0; t < n; t++) {
            double linear = t - middle;
            double off = x[t] - mean - b * linear - c * (linear * linear - meanSquare);
            residual += off * off;
        }
        double error = StrictMath.sqrt(residual / (n - 3) / bendNorm);
        // below this all is rounding
        double least = 1e-12 * StrictMath.abs(c) + 1e-300;
        double t = c / Math.max(error, least);
        double reach = quantile(n - 3) * error;
        return new Curvature(c, c - reach, c + reach, c == 0 ? 1 : twoSided(StrictMath.abs(t), n - 3));
    }

    /** t below which 97.5 % of Student's distribution lies. */
    private static double quantile(int freedom) {
        double low = 0;
        double high = 1000;
        while (high - low > 1e-10) {
            double at = (low + high) / 2;
            if (twoSided(at, freedom) > 0.05) {
                low = at;
            } else {
                high = at;
            }
        }
        return high;
    }

    /** P(|T| ≥ t), by the finite sums for whole degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4). */
    static double twoSided(double t, int freedom) {
        double angle = StrictMath.atan(t / StrictMath.sqrt(freedom));
        double cosine = StrictMath.cos(angle);
        double sine = StrictMath.sin(angle);
        boolean odd = freedom % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = freedom == 1 ? 0 : term;
        for (int k = odd ? 3 : 2; k <= freedom - 2; k += 2) {
            term *= cosine * cosine * (k - 1) / k;
            sum += term;
        }
        double inside = odd ? 2 / StrictMath.PI * (angle + sine * sum) : sine * sum;
        return Math.min(1, Math.max(0, 1 - inside));
    }
}
