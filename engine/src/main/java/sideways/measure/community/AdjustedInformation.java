// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;

/**
 * Mutual information of two partitions of the same nodes, adjusted for chance.
 *
 * <pre>  AMI = (I(A; B) − E) / (½[H(A) + H(B)] − E)</pre>
 *
 * with E the mean of I over all ways to deal the nodes to groups of the same sizes. 1 for equal partitions,
 * 0 at chance; may fall a little below. Unlike NMI it does not rise with the number of groups, so a
 * partition into many small pieces earns nothing for that.
 *
 * <p>A pair of groups of sizes a and b shares x of n nodes with hypergeometric chance. E sums
 * {@code x/n · log(nx/ab)} over these chances, exactly: from the most likely x outwards, each chance from
 * the one before, until they no longer count in a double. Pairs of the same sizes are summed once.
 *
 * <p>N. X. Vinh, J. Epps, J. Bailey: Information theoretic measures for clusterings comparison. Journal of
 * Machine Learning Research 11, 2010. https://jmlr.org/papers/v11/vinh10a.html (no DOI). The arithmetic
 * mean is one of their normalisations.
 *
 * <p>Time O(n log n) and, for each pair of different sizes, some ten standard deviations of x. Memory 40n
 * bytes.
 */
public final class AdjustedInformation {

    private static final double NEGLIGIBLE = 1e-18;

    private AdjustedInformation() { }

    /** Labels are any numbers in [0, nodes). */
    public static double of(int[] first, int[] second) {
        int n = first.length;
        if (second.length != n) {
            throw new IllegalArgumentException("the partitions are of " + n + " and " + second.length + " nodes; both must be of the same nodes");
        }
        Partition left = Partition.of(first);
        Partition right = Partition.of(second);
        int groups = left.communityCount();
        if (groups == right.communityCount() && (groups <= 1 || groups == n)) {
            return 1;        // only one partition into this many groups, and no room for chance
        }
        double[] log = new double[n + 1];
        for (int i = 1; i <= n; i++) {
            log[i] = StrictMath.log(i);
        }
        int[] a = left.sizes();
        int[] b = right.sizes();
        double information = information(left, right, a, b, log);
        double expected = expected(a, b, n, log);
        double entropy = (entropy(a, n, log) + entropy(b, n, log)) / 2;
        return (information - expected) / (entropy - expected);
    }

    private static double information(Partition left, Partition right, int[] a, int[] b, double[] log) {
        int n = left.community().length;
        long[] cell = new long[n];
        for (int node = 0; node < n; node++) {
            cell[node] = (long) left.community()[node] << 32 | right.community()[node];
        }
        Arrays.sort(cell);
        double sum = 0;
        for (int start = 0, end; start < n; start = end) {
            end = start + 1;
            while (end < n && cell[end] == cell[start]) {
                end++;
            }
            int shared = end - start;
            sum += (double) shared / n * (log[n] + log[shared] - log[a[(int) (cell[start] >>> 32)]] - log[b[(int) cell[start]]]);
        }
        return sum;
    }

    private static double entropy(int[] sizes, int n, double[] log) {
        double sum = 0;
        for (int size : sizes) {
            sum += (double) size / n * (log[n] - log[size]);
        }
        return sum;
    }

    /** The mean information of chance. Sizes come in descending order, so equal ones stand together. */
    static double expected(int[] a, int[] b, int n, double[] log) {
        double sum = 0;
        for (int i = 0, nextA; i < a.length; i = nextA) {
            nextA = endOfEqual(a, i);
            for (int j = 0, nextB; j < b.length; j = nextB) {
                nextB = endOfEqual(b, j);
                sum += (double) (nextA - i) * (nextB - j) * expectedOfPair(a[i], b[j], n, log);
            }
        }
        return sum;
    }

    private static int endOfEqual(int[] sizes, int start) {
        int end = start + 1;
        while (end < sizes.length && sizes[end] == sizes[start]) {
            end++;
        }
        return end;
    }

    private static double expectedOfPair(int a, int b, int n, double[] log) {
        int least = (int) Math.max(0, (long) a + b - n);
        int most = Math.min(a, b);
        int mode = (int) ((a + 1L) * (b + 1L) / (n + 2L));
        double base = log[n] - log[a] - log[b];
        // chances relative to that of the mode; dividing by their sum in the end needs no factorial
        double total = 1;
        double sum = mode == 0 ? 0 : mode * (base + log[mode]);
        double chance = 1;
        for (int x = mode; x < most && chance > NEGLIGIBLE; x++) {
            chance *= (double) (a - x) * (b - x) / ((x + 1.0) * ((double) n - a - b + x + 1));
            total += chance;
            sum += chance * (x + 1) * (base + log[x + 1]);
        }
        chance = 1;
        for (int x = mode; x > least && chance > NEGLIGIBLE; x--) {
            chance *= x * ((double) n - a - b + x) / ((a - x + 1.0) * (b - x + 1.0));
            total += chance;
            sum += x == 1 ? 0 : chance * (x - 1) * (base + log[x - 1]);
        }
        return sum / total / n;
    }
}
