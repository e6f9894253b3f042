// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.Arrays;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Texts that say the same in nearly the same words.
 *
 * <pre>  J(x, y) = |S(x) ∩ S(y)| / |S(x) ∪ S(y)|,   S the runs of {@value #RUN} words of a text</pre>
 *
 * Texts with J ≥ 0.8 are one wording, and so are texts linked by such steps. Candidates come from MinHash in
 * {@value #BANDS} bands of {@value #ROWS}: two texts with J = 0.8 meet in a band with a chance of .998, of 0.5 with .40; whoever meets is
 * compared in full, so nothing is called the same by its hashes alone. Within a band each text is compared with the one before and
 * the first, not with all. Texts of fewer than {@value #FEWEST_WORDS} words ("thank you so much") are no wording: many people come to say them.
 *
 * <p>A. Z. Broder: On the resemblance and containment of documents. SEQUENCES 1997. doi:10.1109/SEQUEN.1997.666900.
 * Time O(words · {@value #BANDS} · {@value #ROWS}), memory 8 bytes per word and 128 bytes per text while it runs.
 */
public final class SameWording {

    /** The text is too short, or stands alone. */
    public static final int NONE = -1;

    /** Shorter texts are no wording. */
    public static final int FEWEST_WORDS = 6;

    private static final int RUN = 3;
    private static final int BANDS = 16;
    private static final int ROWS = 5;
    private static final double SAME = 0.8;
    private static final int BLOCK = 4096;

    private final long[] offset;
    private final int[] word;
    private final Run run;

    private SameWording(long[] offset, int[] word, Run run) {
        this.offset = offset;
        this.word = word;
        this.run = run;
    }

    /**
     * The wording of each text, numbered from 0 by first appearance, or {@link #NONE}.
     *
     * @param offset words of text i are {@code word[offset[i]] … word[offset[i + 1] − 1]}, in the order in which they stand
     */
    public static int[] of(long[] offset, int[] word, Run run) {
        return new SameWording(offset, word, run).wordings();
    }

    private int[] wordings() {
        int texts = offset.length - 1;
        int[] leader = new int[texts];
        Arrays.setAll(leader, i -> i);
        int[] different = different(leader);
        long[][] bands = bands(different);
        for (long[] band : bands) {
            run.checkpoint();
            Integer[] order = new Integer[different.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (i, j) -> band[i] != band[j] ? Long.compare(band[i], band[j]) : i - j);
            for (int from = 0, to; from < order.length; from = to) {
                to = from + 1;
                while (to < order.length && band[order[to]] == band[order[from]]) {
                    join(leader, different[order[from]], different[order[to]]);
                    join(leader, different[order[to - 1]], different[order[to]]);
                    to++;
                }
            }
        }
        return numbered(leader);
    }

    /** One of each wording word by word, of texts that are long enough; the others follow it. */
    private int[] different(int[] leader) {
        Integer[] order = java.util.stream.IntStream.range(0, leader.length).filter(i -> length(i) >= FEWEST_WORDS).boxed().toArray(Integer[]::new);
        long[] whole = new long[leader.length];
        run.blocks("Comparing wordings", leader.length, BLOCK, (block, from, to) -> {
            for (int i = from; i < to; i++) {
                whole[i] = hash(offset[i], offset[i + 1]);
            }
        });
        Arrays.sort(order, (i, j) -> whole[i] != whole[j] ? Long.compare(whole[i], whole[j]) : i - j);
        int kept = 0;
        int[] different = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            if (i > 0 && whole[order[i]] == whole[order[i - 1]] && same(order[i], order[i - 1])) {
                leader[order[i]] = leader[order[i - 1]];
            } else {
                different[kept++] = order[i];
            }
        }
        int[] ascending = Arrays.copyOf(different, kept);
        Arrays.sort(ascending);
        return ascending;
    }

    private long[][] bands(int[] texts) {
        long[][] bands = new long[BANDS][texts.length];
        run.blocks("Comparing wordings", texts.length, BLOCK, (block, from, to) -> {
            long[] smallest = new long[BANDS * ROWS];
            for (int i = from; i < to; i++) {
                Arrays.fill(smallest, Long.MAX_VALUE);
                for (long run : runs(texts[i])) {
                    for (int h = 0; h < smallest.length; h++) {
                        smallest[h] = Math.min(smallest[h], Rng.mix(run + h * 0x9E3779B97F4A7C15L));
                    }
                }
                for (int band = 0; band < BANDS; band++) {
                    long key = band;
                    for (int row = 0; row < ROWS; row++) {
                        key = Rng.mix(key * 31 + smallest[band * ROWS + row]);
                    }
                    bands[band][i] = key;
                }
            }
        });
        return bands;
    }

    private void join(int[] leader, int a, int b) {
        int first = root(leader, a);
        int second = root(leader, b);
        if (first != second && resemblance(a, b) >= SAME) {
            leader[Math.max(first, second)] = Math.min(first, second);
        }
    }

    private double resemblance(int a, int b) {
        long[] x = runs(a);
        long[] y = runs(b);
        int common = 0;
        for (int i = 0, j = 0; i < x.length && j < y.length; ) {
            common += x[i] == y[j] ? 1 : 0;
            boolean step = x[i] <= y[j];
            j += x[i] >= y[j] ? 1 : 0;
            i += step ? 1 : 0;
        }
        return common / (double) (x.length + y.length - common);
    }

    /** Different runs of words of a text as hashes, ascending. */
    private long[] runs(int text) {
        long[] runs = new long[length(text) - RUN + 1];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = hash(offset[text] + i, offset[text] + i + RUN);
        }
        return Arrays.stream(runs).sorted().distinct().toArray();
    }

    private int[] numbered(int[] leader) {
        int[] members = new int[leader.length];
        for (int i = 0; i < leader.length; i++) {
            members[root(leader, i)]++;
        }
        int[] number = new int[leader.length];
        int[] wording = new int[leader.length];
        Arrays.fill(number, NONE);
        int next = 0;
        for (int i = 0; i < leader.length; i++) {
            int first = root(leader, i);
            if (members[first] > 1 && number[first] == NONE) {
                number[first] = next++;
            }
            wording[i] = number[first];
        }
        return wording;
    }

    private boolean same(int a, int b) {
        return Arrays.equals(word, Math.toIntExact(offset[a]), Math.toIntExact(offset[a + 1]), word, Math.toIntExact(offset[b]), Math.toIntExact(offset[b + 1]));
    }

    private int length(int text) {
        return (int) (offset[text + 1] - offset[text]);
    }

    private long hash(long from, long to) {
        long hash = to - from;
        for (long i = from; i < to; i++) {
            hash = Rng.mix(hash * 0x100000001B3L + word[(int) i]);
        }
        return hash;
    }

    private static int root(int[] leader, int a) {
        int root = a;
        while (leader[root] != root) {
            leader[root] = leader[leader[root]];
            root = leader[root];
        }
        return root;
    }
}
