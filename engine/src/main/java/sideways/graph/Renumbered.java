// SPDX-License-Identifier: Apache-2.0
package sideways.graph;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import sideways.run.Run;

/**
 * Sparse numbers made dense, in place: a bit for each number that occurs, then the rank of each among them.
 * The order is kept. Time O(m + limit/64), memory limit/8 bytes and half that for the ranks.
 */
final class Renumbered {

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    private Renumbered() { }

    /** @return the number each node had, ascending */
    static int[] of(EdgeBatch[] batch, int limit, Run run) {
        long[] bits = new long[(limit >>> 6) + 1];
        run.blocks("Numbering nodes", batch.length, 1, (block, a, b) -> {
            for (int i = 0; i < batch[block].size(); i++) {
                mark(bits, EdgeBatch.from(batch[block].ends()[i]));
                mark(bits, EdgeBatch.to(batch[block].ends()[i]));
            }
        });
        int[] before = new int[bits.length];
        int nodes = 0;
        for (int word = 0; word < bits.length; word++) {
            before[word] = nodes;
            nodes += Long.bitCount(bits[word]);
        }
        run.blocks("Numbering nodes", batch.length, 1, (block, a, b) -> {
            long[] ends = batch[block].ends();
            for (int i = 0; i < batch[block].size(); i++) {
                ends[i] = EdgeBatch.pack(rank(bits, before, EdgeBatch.from(ends[i])), rank(bits, before, EdgeBatch.to(ends[i])));
            }
        });
        int[] number = new int[nodes];
        int filled = 0;
        for (int word = 0; word < bits.length; word++) {
            for (long left = bits[word]; left != 0; left &= left - 1) {
                number[filled++] = (word << 6) + Long.numberOfTrailingZeros(left);
            }
        }
        return Arrays.copyOf(number, filled);
    }

    /** Atomic only where the bit is new, which is rare; setting it twice does no harm. */
    private static void mark(long[] bits, int number) {
        long bit = 1L << number;
        if ((bits[number >>> 6] & bit) == 0) {
            WORD.getAndBitwiseOr(bits, number >>> 6, bit);
        }
    }

    private static int rank(long[] bits, int[] before, int number) {
        return before[number >>> 6] + Long.bitCount(bits[number >>> 6] & (1L << number) - 1);
    }
}
