// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import sideways.run.UserError;

/**
 * Names to numbers, in the order of their arrival: open addressing over the names' bytes, which lie one after
 * another in pages, each behind its number and length. One thread's; {@link NameOrder} brings those of several together.
 *
 * <p>A large table misses the cache twice for each name, once in the table and once at the bytes. So names come in
 * batches: all of a batch are looked up in the table, then all are compared, and the misses of one step overlap.
 * Memory: the bytes, and 28 bytes a name.
 */
final class Names {

    /** Bytes that must be readable after a name, whatever they are: words are read whole. */
    static final int SLACK = 8;

    static final int LONGEST = 1 << 16;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PAGE_BITS = 20;
    private static final int PAGE_BYTES = 1 << PAGE_BITS;
    private static final int HEAD_BYTES = 8;
    private static final long NO_HEAD = -1;

    private byte[][] page = {new byte[PAGE_BYTES + SLACK]};
    private int pages = 1;
    private int pageUsed;
    /** Half of the hash above one more than where the name lies; 0 for none. */
    private long[] slot = new long[1 << 12];
    private int[] start = new int[1 << 11];
    private int size;

    private long[] hash = new long[0];
    private long[] candidate = new long[0];
    private long[] head = new long[0];

    int size() {
        return size;
    }

    /** @param bytes with {@link #SLACK} readable bytes after {@code to} */
    int number(byte[] bytes, int from, int to) {
        return number(bytes, from, to - from, hash(bytes, from, to - from));
    }

    /** The numbers of many names at once: name i lies from {@code from[i]} to {@code to[i]}. */
    void numbers(byte[] bytes, int[] from, int[] to, int count, int[] number) {
        if (hash.length < count) {
            hash = new long[count];
            candidate = new long[count];
            head = new long[count];
        }
        int mask = slot.length - 1;
        for (int i = 0; i < count; i++) {
            hash[i] = hash(bytes, from[i], to[i] - from[i]);
        }
        for (int i = 0; i < count; i++) {
            candidate[i] = slot[(int) (hash[i] >>> 32) & mask];
        }
        for (int i = 0; i < count; i++) {
            boolean likely = candidate[i] != 0 && (candidate[i] >>> 32) == (hash[i] & 0xffff_ffffL);
            head[i] = likely ? head((int) candidate[i] - 1) : NO_HEAD;
        }
        for (int i = 0; i < count; i++) {
            int length = to[i] - from[i];
            boolean found = head[i] >>> 32 == length && isSame(bytes, from[i], length, (int) candidate[i] - 1 + HEAD_BYTES);
            number[i] = found ? (int) head[i] : number(bytes, from[i], length, hash[i]);
        }
    }

    private int number(byte[] bytes, int from, int length, long hashed) {
        int mask = slot.length - 1;
        int at = (int) (hashed >>> 32) & mask;
        long tag = hashed << 32;
        for (long found = slot[at]; found != 0; found = slot[at]) {
            int place = (int) found - 1;
            if ((found ^ tag) >>> 32 == 0 && head(place) >>> 32 == length && isSame(bytes, from, length, place + HEAD_BYTES)) {
                return (int) head(place);
            }
            at = at + 1 & mask;
        }
        slot[at] = tag | keep(bytes, from, length) + 1L;
        if (size * 2 > slot.length) {
            grow();
        }
        return size - 1;
    }

    private static long hash(byte[] bytes, int from, int length) {
        long hashed = length * 0x9E3779B97F4A7C15L;
        int left = length;
        int at = from;
        for (; left >= 8; left -= 8, at += 8) {
            hashed = mixed(hashed ^ (long) WORD.get(bytes, at));
        }
        return left == 0 ? hashed : mixed(hashed ^ (long) WORD.get(bytes, at) & (1L << 8 * left) - 1);
    }

    /** Every bit of the value stirs every bit of the answer: later characters stand in upper bits. */
    private static long mixed(long value) {
        long x = (value ^ value >>> 32) * 0xD6E8FEB86659FD93L;
        x = (x ^ x >>> 32) * 0x9E3779B97F4A7C15L;
        return x ^ x >>> 32;
    }

    /** Number of the name kept at this place, below its length. */
    private long head(int place) {
        return (long) WORD.get(page[place >>> PAGE_BITS], place & PAGE_BYTES - 1);
    }

    private boolean isSame(byte[] bytes, int from, int length, int kept) {
        byte[] mine = page[kept >>> PAGE_BITS];
        int at = kept & PAGE_BYTES - 1;
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            if ((long) WORD.get(bytes, from + i) != (long) WORD.get(mine, at + i)) {
                return false;
            }
        }
        int left = length - i;
        return left == 0 || (((long) WORD.get(bytes, from + i) ^ (long) WORD.get(mine, at + i)) & (1L << 8 * left) - 1) == 0;
    }

    private int keep(byte[] bytes, int from, int length) {
        if (pageUsed + HEAD_BYTES + length > PAGE_BYTES) {
            if (pages == 1 << 31 - PAGE_BITS) {
                throw new UserError("the nodes' names take more than 2 GB; number the nodes instead.");
            }
            page = pages == page.length ? Arrays.copyOf(page, pages * 2) : page;
            page[pages++] = new byte[PAGE_BYTES + SLACK];
            pageUsed = 0;
        }
        start = size == start.length ? Arrays.copyOf(start, size * 2) : start;
        byte[] last = page[pages - 1];
        WORD.set(last, pageUsed, (long) length << 32 | size);
        System.arraycopy(bytes, from, last, pageUsed + HEAD_BYTES, length);
        start[size++] = pages - 1 << PAGE_BITS | pageUsed;
        pageUsed += HEAD_BYTES + length;
        return start[size - 1];
    }

    private void grow() {
        slot = new long[Math.multiplyExact(slot.length, 2)];
        int mask = slot.length - 1;
        for (int number = 0; number < size; number++) {
            long hashed = hash(page(number), offset(number), length(number));
            int at = (int) (hashed >>> 32) & mask;
            while (slot[at] != 0) {
                at = at + 1 & mask;
            }
            slot[at] = hashed << 32 | start[number] + 1L;
        }
    }

    /** No name comes any more: lets go of the table, which is larger than the names; what is asked by number stays. */
    void end() {
        slot = new long[0];
        hash = slot;
        candidate = slot;
        head = slot;
    }

    private byte[] page(int number) {
        return page[start[number] >>> PAGE_BITS];
    }

    private int offset(int number) {
        return (start[number] & PAGE_BYTES - 1) + HEAD_BYTES;
    }

    int length(int number) {
        return (int) (head(start[number]) >>> 32);
    }

    /** Eight bytes of the name from {@code at} on as a number that orders as they do; zeros after its end. */
    long word(int number, int at) {
        int left = length(number) - at;
        if (left <= 0) {
            return 0;
        }
        long word = Long.reverseBytes((long) WORD.get(page(number), offset(number) + at));
        return left >= 8 ? word : word & -1L << 64 - 8 * left;
    }

    void copy(int number, byte[] target, int at) {
        System.arraycopy(page(number), offset(number), target, at, length(number));
    }

    /** The name's first byte, 0 of an empty one. */
    byte first(int number) {
        return length(number) == 0 ? 0 : page(number)[offset(number)];
    }

    /** The name's last byte, 0 of an empty one. */
    byte last(int number) {
        return length(number) == 0 ? 0 : page(number)[offset(number) + length(number) - 1];
    }
}
