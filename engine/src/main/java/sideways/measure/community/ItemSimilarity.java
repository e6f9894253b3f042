// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Run;

/**
 * Ties between items that say or point at the same: where nobody answers anybody, niches can still be found in
 * words, domains and urls shared.
 *
 * <pre>  w(d, t) = (1 + ln tf) · ln(N / df)        cos(a, b) = Σ_t w(a,t) w(b,t) / (|w(a)| |w(b)|)</pre>
 *
 * Each item is tied to those of its {@code neighbors} nearest that hold it among theirs (mutual nearest
 * neighbors, which keeps an item that is near to everything from tying all together), and always to its
 * nearest, so that only an item without anything in common stays alone. Weight: 100 · cos, rounded, in
 * [1, 100]: 100 where two items say the same, 1 where they hardly meet.
 *
 * <p>G. Salton, C. Buckley: Term-weighting approaches in automatic text retrieval. Information Processing &amp;
 * Management 24(5), 1988. doi:10.1016/0306-4573(88)90021-0. M. Brito, E. Chávez, A. Quiroz, J. Yukich:
 * Connectivity of the mutual k-nearest-neighbor graph. Statistics &amp; Probability Letters 35, 1997.
 * doi:10.1016/S0167-7152(96)00213-1
 *
 * <p>An item meets others in the lists of the items of each of its features, rarest feature first, until it has
 * met {@code budget}: rare features hold nearly all the weight. Of those met, the nearest by what was seen are
 * compared in full. Features of one item alone, or of more than {@code commonest} of all, say nothing. Time
 * O(N · budget), memory O(features of all items + N · neighbors); same bits on any number of threads.
 */
public final class ItemSimilarity {

    private static final int BLOCK = 256;

    /** Candidates compared in full, for each neighbor wanted. */
    private static final int CANDIDATES = 3;

    private static final int WHOLE = 100;

    /**
     * @param neighbors nearest items looked at, at least 1
     * @param budget items met by each item at most, repeats counted, but for its rarest feature
     * @param commonest largest share of items a feature may have, in (0, 1]
     */
    public record Options(int neighbors, int budget, double commonest) {

        public static final Options DEFAULT = new Options(60, 10_000, 0.1);

        public Options {
            if (neighbors < 1 || budget < 1 || !(commonest > 0 && commonest <= 1)) {
                throw new IllegalArgumentException("neighbors, budget and commonest are " + neighbors + ", " + budget + " and " + commonest
                        + "; they must be at least 1 and 1, and in (0, 1]");
            }
        }
    }

    /**
     * What each item has: features of {@code item} are {@code feature[offset[item]] … feature[offset[item + 1] − 1]},
     * ascending, none twice, {@code count} times each.
     */
    public record Features(int[] offset, int[] feature, int[] count, int featureCount) {

        public int itemCount() {
            return offset.length - 1;
        }
    }

    private final Features features;
    private final Options options;
    private final double[] weight;
    private final int[] postingOffset;
    private final int[] posting;
    private final double[] postingWeight;
    private final boolean[] telling;

    private ItemSimilarity(Features features, Options options) {
        this.features = features;
        this.options = options;
        int[] frequency = new int[features.featureCount];
        for (int feature : features.feature) {
            frequency[feature]++;
        }
        int items = features.itemCount();
        telling = new boolean[frequency.length];
        for (int f = 0; f < frequency.length; f++) {
            telling[f] = frequency[f] >= 2 && frequency[f] <= Math.max(2, options.commonest * items);
        }
        weight = weights(frequency);
        postingOffset = new int[frequency.length + 1];
        for (int f = 0; f < frequency.length; f++) {
            postingOffset[f + 1] = postingOffset[f] + (telling[f] ? frequency[f] : 0);
        }
        posting = new int[postingOffset[frequency.length]];
        postingWeight = new double[posting.length];
        int[] next = Arrays.copyOf(postingOffset, frequency.length);
        for (int item = 0; item < items; item++) {
            for (int i = features.offset[item]; i < features.offset[item + 1]; i++) {
                int f = features.feature[i];
                if (telling[f]) {
                    posting[next[f]] = item;
                    postingWeight[next[f]++] = weight[i];
                }
            }
        }
    }

    /** The undirected graph of items. */
    public static Graph graph(Features features, Options options, Run run) {
        ItemSimilarity similarity = new ItemSimilarity(features, options);
        int[][] near = new int[features.itemCount()][];
        int[][] percent = new int[near.length][];
        ConcurrentLinkedQueue<Search> idle = new ConcurrentLinkedQueue<>();
        run.blocks("Comparing texts", near.length, BLOCK, (block, from, to) -> {
            Search lent = idle.poll();
            Search search = lent == null ? similarity.new Search() : lent;
            for (int item = from; item < to; item++) {
                search.nearest(item);
                near[item] = search.found();
                percent[item] = search.percent();
            }
            idle.add(search);
        });
        GraphBuilder builder = new GraphBuilder(false);
        for (int item = 0; item < near.length; item++) {
            for (int i = 0; i < near[item].length; i++) {
                int other = near[item][i];
                int back = indexOf(near[other], item);
                boolean mutual = back >= 0;
                boolean first = i == 0;
                boolean firstOfOther = back == 0;
                if (mutual ? item < other : first || firstOfOther) {
                    builder.add(item, other, percent[item][i]);
                }
            }
        }
        return builder.build(near.length);
    }

    private static int indexOf(int[] list, int wanted) {
        for (int i = 0; i < list.length; i++) {
            if (list[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Weight of each feature of each item, each item's row of length 1; 0 for features that tell nothing. */
    private double[] weights(int[] frequency) {
        int items = features.itemCount();
        double[] rarity = new double[frequency.length];
        for (int f = 0; f < rarity.length; f++) {
            rarity[f] = telling[f] ? StrictMath.log(items / (double) frequency[f]) : 0;
        }
        double[] w = new double[features.feature.length];
        for (int item = 0; item < items; item++) {
            double square = 0;
            for (int i = features.offset[item]; i < features.offset[item + 1]; i++) {
                w[i] = (1 + StrictMath.log(features.count[i])) * rarity[features.feature[i]];
                square += w[i] * w[i];
            }
            double length = Math.sqrt(square);
            for (int i = features.offset[item]; length > 0 && i < features.offset[item + 1]; i++) {
                w[i] /= length;
            }
        }
        return w;
    }

    /** Bytes held at most by {@link #graph}, the features and the graph aside. */
    public static long memoryBytes(long items, long allFeatures, Options options, int threads) {
        return 20 * allFeatures + items * (2 * (16 + 4L * options.neighbors) + 16) + 12 * items * threads;
    }

    /** Scratch space of one thread. */
    private final class Search {
        private final double[] seen = new double[features.itemCount()];
        private int[] touched = new int[1024];
        private int size;
        private long[] order = new long[64];
        private final int[] best = new int[options.neighbors * CANDIDATES];
        private final double[] bestScore = new double[best.length];
        private int kept;

        void nearest(int item) {
            meet(item);
            kept = 0;
            for (int i = 0; i < size; i++) {
                keep(touched[i], seen[touched[i]], best.length);
                seen[touched[i]] = 0;
            }
            int candidates = kept;
            int[] candidate = Arrays.copyOf(best, candidates);
            kept = 0;
            for (int other : candidate) {
                keep(other, cosine(item, other), options.neighbors);
            }
        }

        /** Walks the lists of the item's features, rarest first. */
        private void meet(int item) {
            int from = features.offset[item];
            int to = features.offset[item + 1];
            if (order.length < to - from) {
                order = new long[2 * (to - from)];
            }
            int telling = 0;
            for (int i = from; i < to; i++) {
                int f = features.feature[i];
                int length = postingOffset[f + 1] - postingOffset[f];
                if (length > 0) {
                    order[telling++] = (long) length << 32 | i;
                }
            }
            Arrays.sort(order, 0, telling);
            size = 0;
            long met = 0;
            for (int o = 0; o < telling; o++) {
                met += order[o] >>> 32;
                if (o > 0 && met > options.budget) {
                    return;
                }
                int i = (int) order[o];
                int f = features.feature[i];
                for (int p = postingOffset[f]; p < postingOffset[f + 1]; p++) {
                    int other = posting[p];
                    if (other == item) {
                        continue;
                    }
                    if (seen[other] == 0) {
                        if (size == touched.length) {
                            touched = Arrays.copyOf(touched, 2 * size);
                        }
                        touched[size++] = other;
                    }
                    seen[other] += weight[i] * postingWeight[p];
                }
            }
        }

        /** Keeps the highest scores, the lower item of equals. */
        private void keep(int other, double score, int most) {
            int at = kept;
            while (at > 0 && (bestScore[at - 1] < score || bestScore[at - 1] == score && best[at - 1] > other)) {
                at--;
            }
            if (at >= most) {
                return;
            }
            kept = Math.min(kept + 1, most);
            System.arraycopy(best, at, best, at + 1, kept - 1 - at);
            System.arraycopy(bestScore, at, bestScore, at + 1, kept - 1 - at);
            best[at] = other;
            bestScore[at] = score;
        }

        private double cosine(int a, int b) {
            double sum = 0;
            int i = features.offset[a];
            int j = features.offset[b];
            while (i < features.offset[a + 1] && j < features.offset[b + 1]) {
                int difference = features.feature[i] - features.feature[j];
                sum += difference == 0 ? weight[i] * weight[j] : 0;
                i += difference <= 0 ? 1 : 0;
                j += difference >= 0 ? 1 : 0;
            }
            return sum;
        }

        int[] found() {
            return Arrays.copyOf(best, kept);
        }

        int[] percent() {
            int[] percent = new int[kept];
            for (int i = 0; i < kept; i++) {
                percent[i] = Math.max(1, Math.min(WHOLE, (int) Math.round(WHOLE * bestScore[i])));
            }
            return percent;
        }
    }
}
