// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;

/**
 * Adjusted mutual information: how far two partitions of the same nodes agree beyond chance.
 *
 * <pre>  AMI = (I(A; B) − E) / (½[H(A) + H(B)] − E)
 *   E = Σ_ij Σ_k p(k) · k/n · ln(n k / (a_i b_j)),   p hypergeometric(n, a_i, b_j)</pre>
 *
 * 1 for equal partitions, about 0 for unrelated ones, whatever the numbers of groups; below 0 when
 * worse than chance. Unlike NMI it does not rise with the number of groups, so it compares levels of
 * different grain fairly.
 *
 * <p>N. X. Vinh, J. Epps, J. Bailey: Information theoretic measures for clusterings comparison. JMLR 11,
 * 2010, theorem 1. jmlr.org/papers/v11/vinh10a.html
 *
 * <p>E depends on the group sizes alone, and n nodes have at most √(2n) distinct sizes; so E is summed
 * over pairs of distinct sizes, and each hypergeometric only where it has mass. Its terms follow from
 * the one at the mode by ratios, which needs no factorials and loses no digits. Time O(n log n) for
 * the table, plus O(s² √n) at worst for s distinct sizes.
 */
public final class AdjustedInformation {

    private AdjustedInformation() { }

    /** @return AMI with the arithmetic mean; 1 where both are one group, or both only single nodes. Labels are any non-negative numbers. */
    public static double of(int[] first, int[] second) {
        int n = first.length;
        if (n != second.length) {
            throw new IllegalArgumentException("the partitions have " + n + " and " + second.length + " nodes; they must have the same");
        }
        if (n == 0) {
            return 1;
        }
        long[] cell = new long[n];
        for (int node = 0; node < n; node++) {
            cell[node] = (long) first[node] << 32 | second[node];
        }
        long[][] a = sizes(Arrays.stream(first).asLongStream().toArray());
        long[][] b = sizes(Arrays.stream(second).asLongStream().toArray());
        long[][] joint = sizes(cell);
        double information = entropy(a, n) + entropy(b, n) - entropy(joint, n);
        double expected = expected(a, b, n);
        double most = (entropy(a, n) + entropy(b, n)) / 2;
        double room = most - expected;
        // both trivial partitions leave no room above chance, and then they are the same partition
        return Math.abs(room) < 1e-12 ? (Math.abs(most - information) < 1e-9 ? 1 : 0) : (information - expected) / room;
    }

    /** Distinct group sizes, ascending, and how many groups have each. */
    private static long[][] sizes(long[] label) {
        Arrays.sort(label);
        long[] size = new long[label.length];
        int groups = 0;
        for (int start = 0, end; start < label.length; start = end) {
            end = start;
            while (end < label.length && label[end] == label[start]) {
                end++;
            }
            size[groups++] = end - start;
        }
        Arrays.sort(size, 0, groups);
        long[][] distinct = new long[2][groups];
        int count = 0;
        for (int i = 0; i < groups; i++) {
            if (count == 0 || distinct[0][count - 1] != size[i]) {
                distinct[0][count++] = size[i];
            }
            distinct[1][count - 1]++;
        }
        return new long[][] {Arrays.copyOf(distinct[0], count), Arrays.copyOf(distinct[1], count)};
    }

    private static double entropy(long[][] sizes, int n) {
        double entropy = 0;
        for (int i = 0; i < sizes[0].length; i++) {
            double share = sizes[0][i] / (double) n;
            entropy -= sizes[1][i] * share * StrictMath.log(share);
        }
        return entropy;
    }

    private static double expected(long[][] a, long[][] b, int n) {
        long largest = Math.min(a[0][a[0].length - 1], b[0][b[0].length - 1]);
        double[] log = new double[(int) largest + 1];
        for (int k = 1; k < log.length; k++) {
            log[k] = StrictMath.log(k);
        }
        double[] logA = Arrays.stream(a[0]).mapToDouble(StrictMath::log).toArray();
        double[] logB = Arrays.stream(b[0]).mapToDouble(StrictMath::log).toArray();
        double logN = StrictMath.log(n);
        double expected = 0;
        for (int i = 0; i < a[0].length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                expected += (double) a[1][i] * b[1][j] * cell(a[0][i], b[0][j], n, logN - logA[i] - logB[j], log);
            }
        }
        return expected;
    }

    /** Σ p(k) k/n (shift + ln k) for two groups of the given sizes, outwards from the most probable overlap. */
    private static double cell(long a, long b, long n, double shift, double[] log) {
        long least = Math.max(0, a + b - n);
        long most = Math.min(a, b);
        long mode = Math.max(least, Math.min(most, (long) ((a + 1.0) * (b + 1.0) / (n + 2.0))));
        double mass = 1;
        double sum = mode > 0 ? mode * (shift + log[(int) mode]) : 0;
        double p = 1;
        for (long k = mode; k < most && p > 1e-20; k++) {
            p *= (double) (a - k) * (b - k) / ((double) (k + 1) * (n - a - b + k + 1));
            mass += p;
            sum += p * (k + 1) * (shift + log[(int) k + 1]);
        }
        p = 1;
        for (long k = mode; k > least && p > 1e-20; k--) {
            p *= (double) k * (n - a - b + k) / ((double) (a - k + 1) * (b - k + 1));
            mass += p;
            if (k > 1) {
                sum += p * (k - 1) * (shift + log[(int) k - 1]);
            }
        }
        return sum / mass / n;
    }
}
