// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

import java.util.Arrays;

/**
 * Where a series breaks, if it does.
 *
 * <pre>  U_t = Σ_{i ≤ t} Σ_{j > t} sgn(x_j − x_i),   K = max |U_t|,   p ≈ 2 exp( −6 K² / (n³ + n²) )</pre>
 *
 * K says whether, and the least squares around two levels say where, because K leans to the middle: no level has fewer than two values where there are four. A steady rise makes K large too; {@link #isStep} asks whether two levels leave less unexplained than a straight line (least squares). O(n²).
 *
 * <p>A. Pettitt: A non-parametric approach to the change-point problem. Applied Statistics 28(2), 1979. doi:10.2307/2346729
 *
 * @param first index of the first value after the break
 * @param p at most 1
 * @param step mean after the break minus mean before
 * @param unexplained sum of squares around the two levels
 * @param aroundLine sum of squares around the straight line
 */
public record ChangePoint(int first, double p, double step, double unexplained, double aroundLine) {

    /** @param x at least two values */
    public static ChangePoint of(double[] x) {
        int n = x.length;
        if (n < 2) {
            throw new IllegalArgumentException("a series of " + n + " values has no break; it takes 2");
        }
        long most = 0;
        for (int t = 1; t < n; t++) {
            long u = 0;
            for (int i = 0; i < t; i++) {
                for (int j = t; j < n; j++) {
                    u += Double.compare(x[j], x[i]);
                }
            }
            most = Math.max(most, Math.abs(u));
        }
        int least = n < 4 ? 1 : 2;
        int at = least;
        for (int t = least; t <= n - least; t++) {
            at = around(x, t) < around(x, at) ? t : at;
        }
        double p = Math.min(1, 2 * StrictMath.exp(-6.0 * most * most / ((double) n * n * n + (double) n * n)));
        double before = Arrays.stream(x, 0, at).average().orElseThrow();
        double after = Arrays.stream(x, at, n).average().orElseThrow();
        double mean = Arrays.stream(x).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            double t = i - (n - 1) / 2.0;
            xy += t * (x[i] - mean);
            xx += t * t;
            yy += (x[i] - mean) * (x[i] - mean);
        }
        return new ChangePoint(at, p, after - before, around(x, at), yy - xy * xy / xx);
    }

    /** Sum of squares around the mean before t and the mean from t on. */
    private static double around(double[] x, int t) {
        double before = Arrays.stream(x, 0, t).average().orElseThrow();
        double after = Arrays.stream(x, t, x.length).average().orElseThrow();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double off = x[i] - (i < t ? before : after);
            sum += off * off;
        }
        return sum;
    }

    /** Whether two levels tell the series better than a straight line. */
    public boolean isStep() {
        return unexplained < aroundLine;
    }
}
