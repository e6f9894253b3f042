// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import java.util.Arrays;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Whether some cascades are shaped otherwise than others <em>of the same size</em>.
 *
 * <p>Depth and structural virality grow with size, so “more viral” says mostly “larger”. Cascades are compared
 * within their size alone: exact up to 16 events, then in classes a quarter wide (… 16–19, 20–24, 25–30 …). The value is the chance
 * that one of those marked lies above one of the others of its size, ties counted half; the p-value deals the
 * marks at random within each size, {@code shuffles} times.
 *
 * <pre>  AUC = Σ_s U_s / Σ_s a_s b_s          U_s Mann and Whitney's U of the a_s marked and b_s other cascades of size s
 *  p = (1 + shuffles as far from ½) / (1 + shuffles)</pre>
 *
 * <p>J. L. Juul, J. Ugander: Comparing information diffusion mechanisms by matching on cascade size. PNAS 118(46), 2021.
 * doi:10.1073/pnas.2100786118; strata: P. van Elteren 1960.
 *
 * <p>Time O(cascades log cascades + shuffles × cascades).
 *
 * @param auc in [0, 1]: ½ where shape is the same at equal size, above where those marked lie higher; NaN where no size has both
 * @param p two-sided
 * @param marked cascades marked in sizes that have both kinds
 * @param others cascades not marked, likewise
 */
public record SizeMatched(double auc, double p, int marked, int others) {

    /** @param value of cascade, such as its structural virality */
    public static SizeMatched compare(int[] size, double[] value, boolean[] mark, int shuffles, Run run) {
        Integer[] order = new Integer[size.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> sizeClass(size[a]) != sizeClass(size[b]) ? Integer.compare(sizeClass(size[a]), sizeClass(size[b]))
                : value[a] != value[b] ? Double.compare(value[a], value[b]) : Integer.compare(a, b));
        int[] from = new int[size.length + 1];
        double[] rank = new double[size.length];
        boolean[] marked = new boolean[size.length];
        int strata = 0;
        int kept = 0;
        int ofMarked = 0;
        double pairs = 0;
        double least = 0;
        for (int start = 0, end; start < order.length; start = end) {
            end = start;
            int marks = 0;
            while (end < order.length && sizeClass(size[order[end]]) == sizeClass(size[order[start]])) {
                marks += mark[order[end]] ? 1 : 0;
                end++;
            }
            if (marks == 0 || marks == end - start) {
                continue;
            }
            from[strata++] = kept;
            for (int i = start, tied; i < end; i = tied) {
                tied = i;
                while (tied < end && value[order[tied]] == value[order[i]]) {
                    tied++;
                }
                for (int j = i; j < tied; j++) {
                    rank[kept] = (i + tied - 1) / 2.0 - start;
                    marked[kept++] = mark[order[j]];
                }
            }
            ofMarked += marks;
            pairs += (double) marks * (end - start - marks);
            least += marks * (marks - 1) / 2.0;
        }
        if (pairs == 0) {
            return new SizeMatched(Double.NaN, Double.NaN, 0, 0);
        }
        from[strata] = kept;
        int all = kept;
        int cuts = strata;
        double base = least;
        double among = pairs;
        double observed = (sum(rank, marked, all) - base) / among;
        boolean[] far = new boolean[shuffles];
        run.blocks("Comparing at equal size", shuffles, 64, (block, first, last) -> {
            for (int shuffle = first; shuffle < last; shuffle++) {
                Rng rng = run.random("size-matched", shuffle);
                boolean[] dealt = marked.clone();
                for (int s = 0; s < cuts; s++) {
                    for (int i = from[s + 1] - 1; i > from[s]; i--) {
                        int j = from[s] + rng.nextInt(i - from[s] + 1);
                        boolean swap = dealt[i];
                        dealt[i] = dealt[j];
                        dealt[j] = swap;
                    }
                }
                far[shuffle] = Math.abs((sum(rank, dealt, all) - base) / among - 0.5) >= Math.abs(observed - 0.5) - 1e-12;
            }
        });
        int asFar = 0;
        for (boolean each : far) {
            asFar += each ? 1 : 0;
        }
        return new SizeMatched(observed, (1.0 + asFar) / (1 + shuffles), ofMarked, kept - ofMarked);
    }

    /**
     * Where each cascade's value lies among those of its size: (below + half of the equal ones) / (all but itself), in [0, 1];
     * NaN where fewer than {@code fewest} others have its size.
     */
    public static double[] percentiles(int[] size, double[] value, int fewest) {
        Integer[] order = new Integer[size.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> sizeClass(size[a]) != sizeClass(size[b]) ? Integer.compare(sizeClass(size[a]), sizeClass(size[b]))
                : value[a] != value[b] ? Double.compare(value[a], value[b]) : Integer.compare(a, b));
        double[] percentile = new double[size.length];
        for (int start = 0, end; start < order.length; start = end) {
            end = start;
            while (end < order.length && sizeClass(size[order[end]]) == sizeClass(size[order[start]])) {
                end++;
            }
            for (int i = start, tied; i < end; i = tied) {
                tied = i;
                while (tied < end && value[order[tied]] == value[order[i]]) {
                    tied++;
                }
                for (int j = i; j < tied; j++) {
                    percentile[order[j]] = end - start - 1 < fewest ? Double.NaN : (i - start + (tied - i - 1) / 2.0) / (end - start - 1);
                }
            }
        }
        return percentile;
    }

    /** Each size its own class up to 16, then classes a quarter wide. */
    static int sizeClass(int size) {
        int from = 16;
        int number = 16;
        if (size <= from) {
            return size;
        }
        while (size >= from + Math.max(1, from / 4)) {
            from += from / 4;
            number++;
        }
        return number + 1;
    }

    private static double sum(double[] rank, boolean[] marked, int all) {
        double sum = 0;
        for (int i = 0; i < all; i++) {
            sum += marked[i] ? rank[i] : 0;
        }
        return sum;
    }
}
