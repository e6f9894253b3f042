// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

import java.util.Arrays;

/**
 * How good predicted chances are on cases that were kept from whoever predicted them.
 *
 * <pre>  AUC = P(chance of a yes > chance of a no) + ½ P(equal)          .5: no better than a coin
 *  Brier = mean (chance − outcome)²                                0: certain and right
 *  ECE = Σ_bins share of cases × |mean chance − share of yeses|    0: of those told 70 %, 70 % come true</pre>
 *
 * The bins of the ECE are {@value #BINS} of equally many cases. Interval of the AUC by Hanley and McNeil 1982, doi:10.1148/radiology.143.1.7063747.
 *
 * <p>Time O(cases log cases).
 *
 * @param auc NaN where there is no yes or no no
 */
public record Forecast(double auc, double low, double high, double brier, double calibrationError, int cases, int yeses) {

    private static final int BINS = 10;
    private static final double Z = 1.959963984540054;

    public static Forecast of(double[] chance, boolean[] yes) {
        int n = chance.length;
        Integer[] order = order(chance, yes);
        double ranks = 0;
        int yeses = 0;
        double brier = 0;
        for (int start = 0, end; start < n; start = end) {
            end = start;
            int among = 0;
            while (end < n && chance[order[end]] == chance[order[start]]) {
                among += yes[order[end]] ? 1 : 0;
                double off = chance[order[end]] - (yes[order[end]] ? 1 : 0);
                brier += off * off / n;
                end++;
            }
            ranks += among * (start + end + 1) / 2.0;
            yeses += among;
        }
        double a = yeses;
        double b = n - yeses;
        double auc = (ranks - a * (a + 1) / 2) / (a * b);
        double variance = (auc * (1 - auc) + (a - 1) * (auc / (2 - auc) - auc * auc) + (b - 1) * (2 * auc * auc / (1 + auc) - auc * auc)) / (a * b);
        double spread = Z * StrictMath.sqrt(Math.max(0, variance));
        return new Forecast(a * b == 0 ? Double.NaN : auc, Math.max(0, auc - spread), Math.min(1, auc + spread), brier, calibrationError(chance, yes, BINS), n, yeses);
    }

    /** The ECE with another number of bins, for few cases; 0 without any. */
    public static double calibrationError(double[] chance, boolean[] yes, int bins) {
        int n = chance.length;
        Integer[] order = order(chance, yes);
        double error = 0;
        for (int bin = 0; bin < bins; bin++) {
            int from = (int) ((long) bin * n / bins);
            int to = (int) ((long) (bin + 1) * n / bins);
            double off = 0;
            for (int i = from; i < to; i++) {
                off += chance[order[i]] - (yes[order[i]] ? 1 : 0);
            }
            error += n == 0 ? 0 : Math.abs(off) / n;
        }
        return error;
    }

    /** Cases by their chance, the least first. */
    private static Integer[] order(double[] chance, boolean[] yes) {
        Integer[] order = new Integer[chance.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> chance[a] != chance[b] ? Double.compare(chance[a], chance[b]) : yes[a] != yes[b] ? Boolean.compare(yes[a], yes[b]) : 0);
        return order;
    }
}
