// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

import java.util.Arrays;

/**
 * Does a short series rise or fall? Mann and Kendall's test, and Theil and Sen's slope.
 *
 * <pre>  S = Σ_{i&lt;j} sign(x_j − x_i)          slope = median of (x_j − x_i) / (j − i)          per step</pre>
 *
 * S runs from −n(n−1)/2, falling throughout, to n(n−1)/2, rising throughout, and is 0 without trend. Only the order counts,
 * so one outlier does not make a trend. p is two-sided: exact without ties up to {@value #EXACT} values, from the number of
 * orders that give S; else by the normal approximation with continuity and ties corrected. Four values can never reach p ≤ .05, five can.
 *
 * <p>H. Mann: Nonparametric tests against trend. Econometrica 13, 1945. doi:10.2307/1907187. P. Sen: Estimates of the
 * regression coefficient based on Kendall's tau. JASA 63, 1968. doi:10.1080/01621459.1968.10480934 (slope, and the 95 %
 * interval from the ranks of the pairwise slopes, NaN where there are too few of them). Time O(n² log n).
 *
 * @param s Mann and Kendall's S
 * @param variance of S by chance
 * @param p two-sided
 * @param slope a step
 * @param low lower end of the slope's interval
 * @param high upper end of the slope's interval
 */
public record Trend(long s, double variance, double p, double slope, double low, double high) {

    private static final int EXACT = 10;
    private static final double NORMAL_95 = 1.959963984540054;

    public static Trend of(double[] x) {
        int n = x.length;
        if (n < 3) {
            throw new IllegalArgumentException("a trend was asked of " + n + " values; it takes at least 3");
        }
        long s = 0;
        double[] slope = new double[n * (n - 1) / 2];
        int pairs = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                s += Double.compare(x[j], x[i]) > 0 ? 1 : x[j] == x[i] ? 0 : -1;
                slope[pairs++] = (x[j] - x[i]) / (j - i);
            }
        }
        Arrays.sort(slope);
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double variance = n * (n - 1.0) * (2 * n + 5);
        boolean ties = false;
        for (int start = 0, end; start < n; start = end) {
            end = start;
            while (end < n && sorted[end] == sorted[start]) {
                end++;
            }
            double t = end - start;
            variance -= t * (t - 1) * (2 * t + 5);
            ties |= t > 1;
        }
        variance /= 18;
        double p = !ties && n <= EXACT ? exact(n, Math.abs(s)) : variance == 0 ? 1 : Normal.twoSided(Math.max(0, Math.abs(s) - 1) / StrictMath.sqrt(variance));
        double reach = NORMAL_95 * StrictMath.sqrt(variance);
        int lower = (int) Math.floor((pairs - reach) / 2) - 1;
        int upper = (int) Math.ceil((pairs + reach) / 2);
        boolean bounded = lower >= 0 && upper < pairs;
        return new Trend(s, variance, Math.min(1, p), (slope[(pairs - 1) / 2] + slope[pairs / 2]) / 2,
                bounded ? slope[lower] : Double.NaN, bounded ? slope[upper] : Double.NaN);
    }

    /** Share of all orders of n values whose |S| is at least {@code s}; orders are counted by their inversions. */
    private static double exact(int n, long s) {
        int most = n * (n - 1) / 2;
        double[] orders = {1};
        for (int size = 2; size <= n; size++) {
            double[] next = new double[size * (size - 1) / 2 + 1];
            for (int inversions = 0; inversions < orders.length; inversions++) {
                for (int more = 0; more < size; more++) {
                    next[inversions + more] += orders[inversions];
                }
            }
            orders = next;
        }
        double all = 0;
        double far = 0;
        for (int inversions = 0; inversions <= most; inversions++) {
            all += orders[inversions];
            far += Math.abs(most - 2 * inversions) >= s ? orders[inversions] : 0;
        }
        return far / all;
    }
}
