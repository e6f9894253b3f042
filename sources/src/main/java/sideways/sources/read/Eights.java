// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through bytes eight at a time, as the bytes of a long. */
final class Eights {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private Eights() { }

    /** Place of the first byte that is {@code a} or {@code b}, both ASCII; {@code to} where there is none. */
    static int indexOf(byte a, byte b, byte[] bytes, int from, int to) {
        long allA = ONES * a;
        long allB = ONES * b;
        int at = from;
        while (at + 8 <= to) {
            long eight = (long) EIGHT.get(bytes, at);
            long xa = eight ^ allA;
            long xb = eight ^ allB;
            // marks the first byte that is zero, and perhaps some after it
            long found = ((xa - ONES & ~xa) | (xb - ONES & ~xb)) & HIGH;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            at += 8;
        }
        while (at < to && bytes[at] != a && bytes[at] != b) {
            at++;
        }
        return at;
    }

    /** How many bytes are {@code b}. */
    static long count(byte b, byte[] bytes, int from, int to) {
        long all = ONES * b;
        long count = 0;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long x = (long) EIGHT.get(bytes, at) ^ all;
            // exact for every byte: the high bit is left where all eight bits are zero
            count += Long.bitCount(~((x & ~HIGH) + ~HIGH | x) & HIGH);
        }
        for (; at < to; at++) {
            count += bytes[at] == b ? 1 : 0;
        }
        return count;
    }

    static boolean hasNul(byte[] bytes, int from, int to) {
        long found = 0;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long eight = (long) EIGHT.get(bytes, at);
            found |= eight - ONES & ~eight & HIGH;
        }
        for (; at < to; at++) {
            found |= bytes[at] == 0 ? 1 : 0;
        }
        return found != 0;
    }

    /** Moves what is not NUL together from {@code from} on. @return place after it */
    static int withoutNul(byte[] bytes, int from, int to) {
        int kept = from;
        for (int at = from; at < to; at++) {
            bytes[kept] = bytes[at];
            kept += bytes[at] != 0 ? 1 : 0;
        }
        return kept;
    }

    /** Place of the first of eights that holds a byte above 127, or less than eight before {@code to}. */
    static int afterAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at + 8 <= to && ((long) EIGHT.get(bytes, at) & HIGH) == 0) {
            at += 8;
        }
        return at;
    }
}
