// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.Arrays;

/**
 * Accounts tied by how often they coincide: the network of a {@link CoShares}.
 *
 * <pre>  weight(a, b) = pairs of shares by a and b
 *  symmetry(a, b) = min(e, l) / max(e, l),   e, l = different items among their earlier and their later shares</pre>
 *
 * A tie is above the threshold where its weight is more than the {@code quantile} of all weights (interpolated, type 7 of
 * Hyndman and Fan 1996). Most weights are equal on most logs, so a quantile separates little: {@link Coordination} tests.
 *
 * <p>Righetti and Balluff 2025, doi:10.5117/CCR2025.1.7.RIGH; outputs equal those of CooRTweet 2.1.3
 * ({@code generate_coordinated_network}). Time O(pairs log pairs).
 *
 * @param a smaller account of each tie
 * @param b larger account
 * @param weight pairs of shares
 * @param meanDelta seconds between the two shares of a pair, on average
 * @param earlierItems different items among the earlier shares
 * @param laterItems different items among the later shares
 * @param threshold the quantile of the weights
 */
public record CoShareNetwork(int[] a, int[] b, int[] weight, double[] meanDelta, int[] earlierItems, int[] laterItems, double threshold) {

    /** @param quantile of the weights, in [0, 1]; columns as in {@link CoShares#of} */
    public static CoShareNetwork of(CoShares pairs, int[] account, int[] item, long[] second, double quantile) {
        if (!(quantile >= 0 && quantile <= 1)) {
            throw new IllegalArgumentException("quantile is " + quantile + "; it must be in [0, 1]");
        }
        long[] key = new long[pairs.count];
        Integer[] order = new Integer[pairs.count];
        for (int i = 0; i < pairs.count; i++) {
            int x = account[pairs.earlier[i]];
            int y = account[pairs.later[i]];
            key[i] = (long) Math.min(x, y) << 32 | Math.max(x, y);
            order[i] = i;
        }
        Arrays.sort(order, (i, j) -> key[i] != key[j] ? Long.compare(key[i], key[j]) : i - j);
        int ties = (int) Arrays.stream(key).distinct().count();
        CoShareNetwork network = new CoShareNetwork(new int[ties], new int[ties], new int[ties], new double[ties], new int[ties],
                new int[ties], Double.NaN);
        int tie = 0;
        for (int from = 0, to; from < order.length; from = to, tie++) {
            to = from;
            long delta = 0;
            while (to < order.length && key[order[to]] == key[order[from]]) {
                delta += second[pairs.later[order[to]]] - second[pairs.earlier[order[to]]];
                to++;
            }
            network.a[tie] = (int) (key[order[from]] >>> 32);
            network.b[tie] = (int) key[order[from]];
            network.weight[tie] = to - from;
            network.meanDelta[tie] = delta / (double) (to - from);
            network.earlierItems[tie] = different(order, from, to, pairs.earlier, item);
            network.laterItems[tie] = different(order, from, to, pairs.later, item);
        }
        return new CoShareNetwork(network.a, network.b, network.weight, network.meanDelta, network.earlierItems, network.laterItems,
                quantile(network.weight, quantile));
    }

    public double symmetry(int tie) {
        return Math.min(earlierItems[tie], laterItems[tie]) / (double) Math.max(earlierItems[tie], laterItems[tie]);
    }

    public boolean aboveThreshold(int tie) {
        return weight[tie] > threshold;
    }

    private static int different(Integer[] order, int from, int to, int[] row, int[] item) {
        return (int) Arrays.stream(order, from, to).mapToInt(pair -> item[row[pair]]).distinct().count();
    }

    private static double quantile(int[] weight, double quantile) {
        if (weight.length == 0) {
            return Double.NaN;
        }
        int[] sorted = weight.clone();
        Arrays.sort(sorted);
        double place = (sorted.length - 1) * quantile;
        int below = (int) place;
        return below + 1 < sorted.length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
