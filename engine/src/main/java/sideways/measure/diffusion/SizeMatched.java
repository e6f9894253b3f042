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
 * @param spread standard deviation of the AUC over all deals of the marks, in closed form: √(Σ_s a_s b_s ((n_s + 1) − Σ (t³ − t)/(n_s (n_s − 1)))/12) / Σ_s a_s b_s,
 *     t the sizes of groups of equal values
 * @param marked cascades marked in sizes that have both kinds
 * @param others cascades not marked, likewise
 */
public record SizeMatched(double auc, double p, double spread, int marked, int others) {

    /** @param value of cascade, such as its structural virality */
    public static SizeMatched compare(int[] size, double[] value, boolean[] mark, int shuffles, Run run) {
        Strata strata = Strata.of(size, value);
        int[] from = new int[size.length + 1];
        double[] rank = new double[size.length];
        boolean[] marked = new boolean[size.length];
        int cuts = 0;
        int kept = 0;
        int ofMarked = 0;
        double pairs = 0;
        double least = 0;
        double variance = 0;
        for (int stratum = 0; stratum < strata.count(); stratum++) {
            int start = strata.start[stratum];
            int end = strata.start[stratum + 1];
            int marks = 0;
            for (int i = start; i < end; i++) {
                marks += mark[strata.item[i]] ? 1 : 0;
            }
            if (marks == 0 || marks == end - start) {
                continue;
            }
            from[cuts++] = kept;
            for (int i = start; i < end; i++) {
                rank[kept] = strata.rank(stratum, value[strata.item[i]]);
                marked[kept++] = mark[strata.item[i]];
            }
            ofMarked += marks;
            pairs += (double) marks * (end - start - marks);
            least += marks * (marks - 1) / 2.0;
            variance += (double) marks * (end - start - marks) * (end - start + 1 - strata.ties(stratum)) / 12;
        }
        if (pairs == 0) {
            return new SizeMatched(Double.NaN, Double.NaN, Double.NaN, 0, 0);
        }
        from[cuts] = kept;
        int all = kept;
        int used = cuts;
        double base = least;
        double among = pairs;
        double observed = (sum(rank, marked, all) - base) / among;
        boolean[] far = new boolean[shuffles];
        run.blocks("Comparing at equal size", shuffles, 64, (block, first, last) -> {
            for (int shuffle = first; shuffle < last; shuffle++) {
                Rng rng = run.random("size-matched", shuffle);
                boolean[] dealt = marked.clone();
                for (int s = 0; s < used; s++) {
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
        return new SizeMatched(observed, (1.0 + asFar) / (1 + shuffles), Math.sqrt(variance) / pairs, ofMarked, kept - ofMarked);
    }

    /**
     * Where each cascade's value lies among those of its size: (below + half of the equal ones) / (all but itself), in [0, 1];
     * NaN where fewer than {@code fewest} others have its size.
     */
    public static double[] percentiles(int[] size, double[] value, int fewest) {
        Strata strata = Strata.of(size, value);
        double[] percentile = new double[size.length];
        for (int stratum = 0; stratum < strata.count(); stratum++) {
            int others = strata.start[stratum + 1] - strata.start[stratum] - 1;
            for (int i = strata.start[stratum]; i < strata.start[stratum + 1]; i++) {
                percentile[strata.item[i]] = others < fewest ? Double.NaN : strata.rank(stratum, value[strata.item[i]]) / others;
            }
        }
        return percentile;
    }

    /**
     * Cascades by class of size.
     *
     * @param item cascades class by class, ascending within
     * @param sorted their values, ascending within each class
     */
    private record Strata(int[] start, int[] item, double[] sorted) {

        static Strata of(int[] size, double[] value) {
            int[] of = Arrays.stream(size).map(SizeMatched::sizeClass).toArray();
            int[] start = new int[Arrays.stream(of).max().orElse(-1) + 2];
            for (int c : of) {
                start[c + 1]++;
            }
            for (int c = 1; c < start.length; c++) {
                start[c] += start[c - 1];
            }
            int[] next = start.clone();
            int[] item = new int[size.length];
            double[] sorted = new double[size.length];
            for (int i = 0; i < size.length; i++) {
                sorted[next[of[i]]] = value[i] + 0.0;                // −0 is 0
                item[next[of[i]]++] = i;
            }
            for (int c = 0; c + 1 < start.length; c++) {
                Arrays.sort(sorted, start[c], start[c + 1]);
            }
            return new Strata(start, item, sorted);
        }

        int count() {
            return start.length - 1;
        }

        /** Values of the class below this one, and half of those that equal it, itself aside. */
        double rank(int stratum, double value) {
            int below = below(stratum, value);
            int upTo = below(stratum, Math.nextUp(value));
            return below - start[stratum] + (upTo - below - 1) / 2.0;
        }

        /** Σ (t³ − t) / (n (n − 1)) over groups of t equal values. */
        double ties(int stratum) {
            double sum = 0;
            for (int i = start[stratum], end; i < start[stratum + 1]; i = end) {
                for (end = i + 1; end < start[stratum + 1] && sorted[end] == sorted[i];) {
                    end++;
                }
                double t = end - i;
                sum += t * (t * t - 1);
            }
            double n = start[stratum + 1] - start[stratum];
            return sum / (n * (n - 1));
        }

        private int below(int stratum, double value) {
            int low = start[stratum];
            int high = start[stratum + 1];
            while (low < high) {
                int middle = low + high >>> 1;
                if (sorted[middle] < value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
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
