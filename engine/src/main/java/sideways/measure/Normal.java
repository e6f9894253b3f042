// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

/** The standard normal distribution, the same on every machine. */
public final class Normal {

    private static final double ROOT_TWO = StrictMath.sqrt(2);

    private Normal() { }

    /** P(Z ≤ z), to about 10⁻¹⁵; in the lower tail with as many digits. */
    public static double cdf(double z) {
        return z < 0 ? upper(-z) : 1 - upper(z);
    }

    /** P(|Z| ≥ |z|). */
    public static double twoSided(double z) {
        return 2 * upper(Math.abs(z));
    }

    /** z with P(Z ≤ z) = p, for p in (0, 1); to 1e-9, by halving. */
    public static double quantile(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("p is " + p + "; it must be in (0, 1)");
        }
        double low = -40;
        double high = 40;
        while (high - low > 1e-10) {
            double middle = (low + high) / 2;
            if (cdf(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** P(Z > z) for z ≥ 0: the series of the error function, and its continued fraction in the tail. */
    private static double upper(double z) {
        double x = z / ROOT_TWO;
        if (x > 2) {
            double fraction = 0;
            for (int k = 60; k >= 1; k--) {
                fraction = k / 2.0 / (x + fraction);
            }
            return StrictMath.exp(-x * x) / (StrictMath.sqrt(StrictMath.PI) * (x + fraction)) / 2;
        }
        double term = x;
        double sum = x;
        for (int k = 1; k < 60; k++) {
            term *= -x * x / k;
            sum += term / (2 * k + 1);
        }
        return 0.5 - sum / StrictMath.sqrt(StrictMath.PI);
    }
}
