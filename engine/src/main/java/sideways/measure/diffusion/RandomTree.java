// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

/**
 * The random recursive tree: each newcomer answers one of those before it, all equally likely. What
 * the shape of a cascade would be if nobody were louder than anybody else.
 */
public final class RandomTree {

    private RandomTree() { }

    /**
     * Expected structural virality of a random recursive tree of {@code size} events, exact.
     *
     * <pre>  E[ν] = 2 Σ_{k=2..n} E[S_k (n − S_k)] / (n(n − 1))</pre>
     *
     * The subtree of the k-th newcomer has S_k = 1 + X events, X beta-binomial over n − k draws with
     * weights 1 and k − 1 (Pólya's urn), so E[S] = n/k and Var[S] = (n − k)(k − 1)n / (k²(k + 1)).
     * Grows like 2 ln n. Time O(n).
     *
     * @param size at least 2
     */
    public static double expectedVirality(int size) {
        double n = size;
        double sum = 0;
        for (int k = 2; k <= size; k++) {
            double mean = n / k;
            double variance = (n - k) * (k - 1.0) * n / ((double) k * k * (k + 1.0));
            sum += n * mean - mean * mean - variance;
        }
        return 2 * sum / (n * (n - 1));
    }

    /**
     * Expected broadcast share of a random recursive tree: the source has H_{n−1} children on average.
     *
     * @param size at least 2
     */
    public static double expectedBroadcastShare(int size) {
        double harmonic = 0;
        for (int k = 1; k < size; k++) {
            harmonic += 1.0 / k;
        }
        return harmonic / (size - 1.0);
    }
}
