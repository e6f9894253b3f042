// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import sideways.run.UserError;

/**
 * Names to numbers, in the order of their arrival: open addressing over the names' bytes, which lie one after
 * another in pages. One thread's; {@link NameOrder} brings those of several together.
 *
 * <p>Eight bytes at a time; a slot holds half of the hash beside the number, so that a miss rarely looks at bytes.
 * Memory: the bytes, and 24 bytes a name.
 */
final class Names {

    /** Bytes that must be readable after a name, whatever they are: words are read whole. */
    static final int SLACK = 8;

    static final int LONGEST = 1 << 16;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PAGE_BITS = 20;
    private static final int PAGE_BYTES = 1 << PAGE_BITS;

    private byte[][] page = {new byte[PAGE_BYTES + SLACK]};
    private int pages = 1;
    private int pageUsed;
    private long[] slot = new long[1 << 12];
    private int[] start = new int[1 << 11];
    private int[] length = new int[1 << 11];
    private int size;

    int size() {
        return size;
    }

    /** @param bytes with {@link #SLACK} readable bytes after {@code to} */
    int number(byte[] bytes, int from, int to) {
        int bytesLong = to - from;
        long hash = hash(bytes, from, bytesLong);
        int mask = slot.length - 1;
        int at = (int) (hash >>> 32) & mask;
        long tag = hash << 32;
        for (long found = slot[at]; found != 0; found = slot[at]) {
            if ((found ^ tag) >>> 32 == 0) {
                int number = (int) found - 1;
                if (length[number] == bytesLong && isSame(bytes, from, bytesLong, start[number])) {
                    return number;
                }
            }
            at = at + 1 & mask;
        }
        slot[at] = tag | size + 1;
        keep(bytes, from, bytesLong);
        if (size * 2 > slot.length) {
            grow();
        }
        return size - 1;
    }

    private static long hash(byte[] bytes, int from, int length) {
        long hash = length * 0x9E3779B97F4A7C15L;
        int left = length;
        int at = from;
        for (; left >= 8; left -= 8, at += 8) {
            hash = mixed(hash ^ (long) WORD.get(bytes, at));
        }
        return left == 0 ? hash : mixed(hash ^ (long) WORD.get(bytes, at) & (1L << 8 * left) - 1);
    }

    private static long mixed(long value) {
        long product = value * 0xD6E8FEB86659FD93L;
        return (product ^ product >>> 32) * 0x9E3779B97F4A7C15L;
    }

    private boolean isSame(byte[] bytes, int from, int bytesLong, int kept) {
        byte[] mine = page[kept >>> PAGE_BITS];
        int at = kept & PAGE_BYTES - 1;
        int i = 0;
        for (; i + 8 <= bytesLong; i += 8) {
            if ((long) WORD.get(bytes, from + i) != (long) WORD.get(mine, at + i)) {
                return false;
            }
        }
        int left = bytesLong - i;
        return left == 0 || (((long) WORD.get(bytes, from + i) ^ (long) WORD.get(mine, at + i)) & (1L << 8 * left) - 1) == 0;
    }

    private void keep(byte[] bytes, int from, int bytesLong) {
        if (pageUsed + bytesLong > PAGE_BYTES) {
            if (pages == 1 << 31 - PAGE_BITS) {
                throw new UserError("the nodes' names take more than 2 GB; number the nodes instead.");
            }
            page = pages == page.length ? Arrays.copyOf(page, pages * 2) : page;
            page[pages++] = new byte[PAGE_BYTES + SLACK];
            pageUsed = 0;
        }
        if (size == start.length) {
            start = Arrays.copyOf(start, size * 2);
            length = Arrays.copyOf(length, size * 2);
        }
        System.arraycopy(bytes, from, page[pages - 1], pageUsed, bytesLong);
        start[size] = pages - 1 << PAGE_BITS | pageUsed;
        length[size++] = bytesLong;
        pageUsed += bytesLong;
    }

    private void grow() {
        long[] old = slot;
        slot = new long[Math.multiplyExact(old.length, 2)];
        int mask = slot.length - 1;
        for (int number = 0; number < size; number++) {
            long hash = hash(page[start[number] >>> PAGE_BITS], start[number] & PAGE_BYTES - 1, length[number]);
            int at = (int) (hash >>> 32) & mask;
            while (slot[at] != 0) {
                at = at + 1 & mask;
            }
            slot[at] = hash << 32 | number + 1;
        }
    }

    int length(int number) {
        return length[number];
    }

    /** Eight bytes of the name from {@code at} on as a number that orders as they do; zeros after its end. */
    long word(int number, int at) {
        int left = length[number] - at;
        if (left <= 0) {
            return 0;
        }
        long word = Long.reverseBytes((long) WORD.get(page[start[number] >>> PAGE_BITS], (start[number] & PAGE_BYTES - 1) + at));
        return left >= 8 ? word : word & -1L << 64 - 8 * left;
    }

    void copy(int number, byte[] target, int at) {
        System.arraycopy(page[start[number] >>> PAGE_BITS], start[number] & PAGE_BYTES - 1, target, at, length[number]);
    }

    /** The name's first byte, 0 of an empty one. */
    byte first(int number) {
        return length[number] == 0 ? 0 : page[start[number] >>> PAGE_BITS][start[number] & PAGE_BYTES - 1];
    }
}
