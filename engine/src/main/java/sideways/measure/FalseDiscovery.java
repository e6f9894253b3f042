// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

import java.util.Arrays;

/**
 * What many tests at once are allowed to claim.
 *
 * <p>Y. Benjamini, Y. Hochberg: Controlling the false discovery rate. JRSS B 57, 1995. doi:10.1111/j.2517-6161.1995.tb02031.x
 */
public final class FalseDiscovery {

    private FalseDiscovery() { }

    /**
     * q-value of each p-value: the smallest false discovery rate at which it would be claimed. Time O(tests log tests).
     *
     * @param tests how many tests were made; may exceed p's length when those left out had no chance of a small p
     */
    public static double[] of(double[] p, long tests) {
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> p[i] != p[j] ? Double.compare(p[i], p[j]) : i - j);
        double[] q = new double[p.length];
        double smallest = 1;
        for (int rank = p.length; rank >= 1; rank--) {
            int i = order[rank - 1];
            smallest = Math.min(smallest, p[i] * tests / rank);
            q[i] = smallest;
        }
        return q;
    }
}
