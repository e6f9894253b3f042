// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;

/**
 * How far two partitions of the same nodes agree.
 *
 * <pre>  ARI = (Σ C(n_ij, 2) − E) / (½[Σ C(a_i, 2) + Σ C(b_j, 2)] − E)      E = Σ C(a_i, 2) Σ C(b_j, 2) / C(n, 2)
 *   NMI = 2 I(A; B) / (H(A) + H(B))</pre>
 *
 * ARI is 0 at chance and 1 for equal partitions. NMI lies in [0, 1] and is biased upwards for many
 * small groups.
 *
 * <p>L. Hubert, P. Arabie: Comparing partitions. Journal of Classification 2, 1985.
 * doi:10.1007/BF01908075
 *
 * @param adjustedRand ARI
 * @param normalizedInformation NMI, arithmetic mean in the denominator; 1 where both have one group
 */
public record Agreement(double adjustedRand, double normalizedInformation) {

    /** Time O(n log n). Labels are any non-negative numbers. */
    public static Agreement of(int[] first, int[] second) {
        int n = first.length;
        long[] cell = new long[n];
        for (int node = 0; node < n; node++) {
            cell[node] = (long) first[node] << 32 | second[node];
        }
        long[] a = Arrays.stream(first).asLongStream().sorted().toArray();
        long[] b = Arrays.stream(second).asLongStream().sorted().toArray();
        Arrays.sort(cell);
        double[] joint = pairsAndEntropy(cell);
        double[] left = pairsAndEntropy(a);
        double[] right = pairsAndEntropy(b);
        double expected = left[0] * right[0] / (n * (n - 1.0) / 2);
        double most = (left[0] + right[0]) / 2;
        double ari = most == expected ? 1 : (joint[0] - expected) / (most - expected);
        double information = left[1] + right[1] - joint[1];
        double nmi = left[1] + right[1] == 0 ? 1 : 2 * information / (left[1] + right[1]);
        return new Agreement(ari, nmi);
    }

    private static double[] pairsAndEntropy(long[] sorted) {
        double pairs = 0;
        double entropy = 0;
        for (int start = 0, end; start < sorted.length; start = end) {
            end = start;
            while (end < sorted.length && sorted[end] == sorted[start]) {
                end++;
            }
            double size = end - start;
            pairs += size * (size - 1) / 2;
            entropy -= size / sorted.length * StrictMath.log(size / sorted.length);
        }
        return new double[] {pairs, entropy};
    }
}
