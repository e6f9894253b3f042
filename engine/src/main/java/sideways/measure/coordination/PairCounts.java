// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.Arrays;
import sideways.run.Run;

/**
 * On how many objects each two accounts coincide: share them within a window of time.
 *
 * <p>Every coincidence is met once as the window slides; keys are collected and sorted in as many passes over the accounts
 * as keep about {@value #MOST_KEYS} of them in memory for each thread, so memory does not grow with the pairs. A pair must coincide on two objects and
 * more, so of the object that makes the most pairs only those are kept that some other object may have made: a filter of bits
 * (Bloom 1970, doi:10.1145/362686.362692, with one function) tells. Time O(coincidences, and those kept times their logarithm).
 *
 * @param key of each pair that coincides on {@code fewest} objects and more, ascending: smaller account, then larger
 * @param objects on which it coincides
 */
record PairCounts(long[] key, int[] objects) {

    private static final int MOST_KEYS = 1 << 24;
    private static final int WORTH_A_FILTER = 1 << 20;

    static PairCounts of(Shares shares, int window, int fewest, Run run) {
        long[] made = coincidences(shares, window);
        int largest = 0;
        long all = 0;
        for (int o = 0; o < made.length; o++) {
            largest = made[o] > made[largest] ? o : largest;
            all += made[o];
        }
        boolean filters = fewest > 1 && made.length > 0 && made[largest] >= WORTH_A_FILTER;
        int passes = Integer.highestOneBit((int) ((filters ? all - made[largest] : all) / MOST_KEYS) * 2 + 1);
        int giant = filters ? largest : -1;
        PairCounts[] part = new PairCounts[passes];
        run.blocks("Counting pairs", passes, 1, (pass, from, to) -> part[pass] = counted(shares, window, pass, passes, giant).repeated(fewest));
        PairCounts found = new PairCounts(new long[0], new int[0]);
        for (PairCounts each : part) {
            found = found.and(each);
        }
        return found;
    }

    /** Keys of the accounts of one pass, of the giant object only those that another object may have made. */
    private static Keys counted(Shares shares, int window, int pass, int passes, int giant) {
        Keys keys = new Keys();
        for (int o = 0; o < shares.objectCount; o++) {
            if (o != giant) {
                int before = keys.count;
                collect(shares, o, window, pass, passes, keys, null);
                keys.distinctFrom(before);
            }
        }
        if (giant >= 0) {
            int before = keys.count;
            collect(shares, giant, window, pass, passes, keys, Filter.of(keys.key, keys.count));
            keys.distinctFrom(before);
        }
        return keys;
    }

    /** How often two shares of each object, by anybody, lie within the window. */
    private static long[] coincidences(Shares shares, int window) {
        long[] made = new long[shares.objectCount];
        for (int o = 0; o < shares.objectCount; o++) {
            int end = shares.start[o + 1];
            for (int row = shares.start[o], to = row; row < end; row++) {
                to = shares.beyond(row, Math.max(to, row), end, window);
                made[o] += to - row - 1;
            }
        }
        return made;
    }

    private static void collect(Shares shares, int o, int window, int pass, int passes, Keys keys, Filter filter) {
        int end = shares.start[o + 1];
        for (int row = shares.start[o], to = row; row < end; row++) {
            to = shares.beyond(row, Math.max(to, row), end, window);
            int a = shares.account[row];
            for (int other = row + 1; other < to; other++) {
                int b = shares.account[other];
                if (a != b && (Math.min(a, b) & passes - 1) == pass) {
                    long key = key(a, b);
                    if (filter == null || filter.mayHold(key)) {
                        keys.add(key);
                    }
                }
            }
        }
    }

    static long key(int a, int b) {
        return a < b ? (long) a << 32 | b : (long) b << 32 | a;
    }

    /** Both ascending, without a pair in common; so is what they make together. */
    private PairCounts and(PairCounts more) {
        long[] keys = new long[key.length + more.key.length];
        int[] counts = new int[keys.length];
        for (int i = 0, j = 0; i + j < keys.length;) {
            boolean mine = j == more.key.length || i < key.length && key[i] < more.key[j];
            keys[i + j] = mine ? key[i] : more.key[j];
            counts[i + j] = mine ? objects[i] : more.objects[j];
            if (mine) {
                i++;
            } else {
                j++;
            }
        }
        return new PairCounts(keys, counts);
    }

    /** Says no only of keys it was not made of. */
    record Filter(long[] bits) {

        private static final int BITS_A_KEY = 16;

        static Filter of(long[] key, int count) {
            int words = Integer.highestOneBit(Math.max(64, Math.min(1 << 28, count / 64 * BITS_A_KEY))) * 2;
            Filter filter = new Filter(new long[words]);
            for (int i = 0; i < count; i++) {
                long at = filter.place(key[i]);
                filter.bits[(int) (at >>> 6)] |= 1L << at;
            }
            return filter;
        }

        boolean mayHold(long key) {
            long at = place(key);
            return (bits[(int) (at >>> 6)] >>> at & 1) != 0;
        }

        private long place(long key) {
            long mixed = key * 0x9E3779B97F4A7C15L;
            return (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L >>> 1 & 64L * bits.length - 1;
        }
    }

    private static final class Keys {

        private long[] key = new long[1024];
        private int count;

        void add(long pair) {
            if (count == key.length) {
                key = Arrays.copyOf(key, count + (count >> 1));
            }
            key[count++] = pair;
        }

        /** Two accounts that coincide on one object more than once do so on one object. */
        void distinctFrom(int from) {
            if (count - from < 2) {
                return;
            }
            Arrays.sort(key, from, count);
            int kept = from + 1;
            for (int i = from + 1; i < count; i++) {
                if (key[i] != key[kept - 1]) {
                    key[kept++] = key[i];
                }
            }
            count = kept;
        }

        PairCounts repeated(int fewest) {
            Arrays.sort(key, 0, count);
            long[] pair = new long[count / Math.max(1, fewest) + 1];
            int[] times = new int[pair.length];
            int found = 0;
            for (int from = 0, to; from < count; from = to) {
                to = from;
                while (to < count && key[to] == key[from]) {
                    to++;
                }
                if (to - from >= fewest) {
                    pair[found] = key[from];
                    times[found++] = to - from;
                }
            }
            return new PairCounts(Arrays.copyOf(pair, found), Arrays.copyOf(times, found));
        }
    }
}
