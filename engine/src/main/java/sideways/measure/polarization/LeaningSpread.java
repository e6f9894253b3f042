// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

/** Whether opinions on a line gather at its ends. */
public final class LeaningSpread {

    private LeaningSpread() { }

    /**
     * Esteban and Ray's polarization: people feel with those who think alike and against those who do not.
     *
     * <pre>  P = Σ_i Σ_j p_i^{1+α} p_j |y_i − y_j|</pre>
     *
     * At least 0, in units of y; for y in [−1, 1], 1 is two halves at the ends with α = 0. Without the constant K of the paper.
     *
     * <p>J. Esteban, D. Ray: On the measurement of polarization. Econometrica 62, 1994. doi:10.2307/2951734. Time O(groups²).
     *
     * @param share of group, adding up to 1
     * @param leaning of group
     * @param alpha α in [0, 1.6]: how much people feel with their own; 0 is the Gini index's double
     */
    public static double estebanRay(double[] share, double[] leaning, double alpha) {
        if (!(alpha >= 0 && alpha <= 1.6)) {
            throw new IllegalArgumentException("alpha is " + alpha + "; it must lie in [0, 1.6]");
        }
        double sum = 0;
        for (int i = 0; i < share.length; i++) {
            for (int j = 0; j < share.length; j++) {
                sum += StrictMath.pow(share[i], 1 + alpha) * share[j] * Math.abs(leaning[i] - leaning[j]);
            }
        }
        return sum;
    }

    /**
     * Sarle's bimodality coefficient, with the corrections for small samples.
     *
     * <pre>  BC = (g² + 1) / (k + 3 (n − 1)² / ((n − 2)(n − 3)))          g skewness, k excess kurtosis, both corrected</pre>
     *
     * In (0, 1]: above 5/9, that of a uniform distribution, two peaks are likely; a skewed single one does it too, so it is a hint. NaN of fewer than four values, or equal ones.
     *
     * <p>R. Pfister et al.: Good things peak in pairs. Frontiers in Psychology 4, 2013. doi:10.3389/fpsyg.2013.00700
     */
    public static double bimodality(double[] x) {
        double n = x.length;
        double mean = 0;
        for (double each : x) {
            mean += each / n;
        }
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double each : x) {
            double off = each - mean;
            second += off * off / n;
            third += off * off * off / n;
            fourth += off * off * off * off / n;
        }
        if (n < 4 || second == 0) {
            return Double.NaN;
        }
        double skewness = third / StrictMath.pow(second, 1.5) * StrictMath.sqrt(n * (n - 1)) / (n - 2);
        double kurtosis = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (fourth / (second * second) - 3) + 6);
        return (skewness * skewness + 1) / (kurtosis + 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3)));
    }
}
