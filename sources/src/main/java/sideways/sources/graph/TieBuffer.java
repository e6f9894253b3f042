// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import java.util.Arrays;
import sideways.graph.EdgeBatch;

/**
 * Ties as they are read: two numbers in a long, and the weight in millionths once one differs from 1. Reused from
 * chunk to chunk; {@link #kept} gives what is to stay.
 */
final class TieBuffer {

    static final long UNIT = 1_000_000;

    /** The largest weight, in whole numbers. */
    static final long MOST = Integer.MAX_VALUE;

    private static final int DECIMALS = 6;
    private static final long[] POWER = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

    long[] ends = new long[1 << 12];
    int size;
    private long[] millionths;

    /** Makes room for {@code more} ties, so that {@link #addPlain} need not look. */
    void reserve(int more) {
        if (size + more > ends.length) {
            ends = Arrays.copyOf(ends, Math.max(size + more, Math.addExact(ends.length, ends.length >> 1)));
        }
    }

    void add(int from, int to, long weightMillionths) {
        reserve(1);
        weigh(weightMillionths);
        ends[size++] = EdgeBatch.pack(from, to);
    }

    boolean isWeighted() {
        return millionths != null;
    }

    /** Gives the tie to be added next its weight. */
    void weigh(long weightMillionths) {
        if (millionths == null && weightMillionths == UNIT) {
            return;
        }
        if (millionths == null || millionths.length < ends.length) {
            int known = millionths == null ? 0 : millionths.length;
            millionths = millionths == null ? new long[ends.length] : Arrays.copyOf(millionths, ends.length);
            Arrays.fill(millionths, known, millionths.length, UNIT);
        }
        millionths[size] = weightMillionths;
    }

    Kept kept() {
        long[] kept = Arrays.copyOf(ends, size);
        if (millionths == null) {
            return new Kept(kept, null, null, 0, UNIT, UNIT);
        }
        int decimals = 0;
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < size; i++) {
            while (millionths[i] % POWER[DECIMALS - decimals] != 0) {
                decimals++;
            }
            least = Math.min(least, millionths[i]);
            most = Math.max(most, millionths[i]);
        }
        if (size == 0 || least == UNIT && most == UNIT) {
            return new Kept(kept, null, null, 0, UNIT, UNIT);
        }
        if (decimals > 0) {
            return new Kept(kept, null, Arrays.copyOf(millionths, size), decimals, least, most);
        }
        int[] whole = new int[size];
        for (int i = 0; i < size; i++) {
            whole[i] = (int) (millionths[i] / UNIT);
        }
        return new Kept(kept, whole, null, 0, least, most);
    }

    void clear() {
        size = 0;
        if (millionths != null) {
            Arrays.fill(millionths, UNIT);
        }
    }

    /**
     * What stays of a chunk.
     *
     * @param whole weights that are whole numbers; null where all are 1 or some are not whole
     * @param millionths weights that are not all whole
     * @param decimals digits after the point that the weights need
     * @param least smallest weight, in millionths
     */
    record Kept(long[] ends, int[] whole, long[] millionths, int decimals, long least, long most) {

        /** With weights times 10^{@code decimals} of the whole graph, at least 1. */
        EdgeBatch batch(int size, int ofGraph, boolean tiesCountOnce) {
            if (tiesCountOnce || whole == null && millionths == null && ofGraph == 0) {
                return new EdgeBatch(ends, size, null);
            }
            int[] weight = whole != null && ofGraph == 0 ? whole : new int[size];
            for (int i = 0; weight != whole && i < size; i++) {
                long times = millionths != null ? millionths[i] : (whole == null ? 1 : whole[i]) * UNIT;
                long part = POWER[DECIMALS - ofGraph];
                weight[i] = (int) Math.max(1, (times + part / 2) / part);
            }
            return new EdgeBatch(ends, size, weight);
        }

        /** Weight beside the tie moved from {@code from} to {@code to}, where ties are left out. */
        void move(int from, int to) {
            ends[to] = ends[from];
            if (whole != null) {
                whole[to] = whole[from];
            }
            if (millionths != null) {
                millionths[to] = millionths[from];
            }
        }
    }

    /** A power of ten that all weights may be multiplied by: as many decimals as they need, while the largest leaves room for sums. */
    static int decimals(int needed, long mostMillionths) {
        int decimals = needed;
        while (decimals > 0 && mostMillionths / POWER[DECIMALS - decimals] > MOST / 16) {
            decimals--;
        }
        return decimals;
    }

    static long power(int decimals) {
        return POWER[decimals];
    }
}
