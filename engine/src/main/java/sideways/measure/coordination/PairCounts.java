// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.Arrays;
import sideways.run.Run;

/**
 * On how many objects each two accounts coincide: share them within a window of time.
 *
 * <p>Every coincidence is met once as the window slides; keys are collected and sorted in as many passes over the accounts
 * as keep at most {@value #MOST_KEYS} of them in memory at once, so memory does not grow with the pairs. Time O(coincidences
 * log coincidences).
 *
 * @param key of each pair that coincides on {@code fewest} objects and more, ascending: smaller account, then larger
 * @param objects on which it coincides
 */
record PairCounts(long[] key, int[] objects) {

    private static final int MOST_KEYS = 1 << 25;

    static PairCounts of(Shares shares, int window, int fewest, Run run) {
        long all = coincidences(shares, window);
        int passes = (int) (all / MOST_KEYS + 1);
        PairCounts found = new PairCounts(new long[0], new int[0]);
        for (int pass = 0; pass < passes; pass++) {
            Keys keys = new Keys();
            for (int o = 0; o < shares.objectCount; o++) {
                if ((o & 1023) == 0) {
                    run.checkpoint();
                }
                int before = keys.count;
                collect(shares, o, window, pass, passes, keys);
                keys.distinctFrom(before);
            }
            found = found.and(keys.repeated(fewest));
        }
        return passes == 1 ? found : found.ascending();
    }

    /** How often two shares of one object, by anybody, lie within the window. */
    private static long coincidences(Shares shares, int window) {
        long all = 0;
        for (int o = 0; o < shares.objectCount; o++) {
            int end = shares.start[o + 1];
            for (int row = shares.start[o], to = row; row < end; row++) {
                to = shares.beyond(row, Math.max(to, row), end, window);
                all += to - row - 1;
            }
        }
        return all;
    }

    private static void collect(Shares shares, int o, int window, int pass, int passes, Keys keys) {
        int end = shares.start[o + 1];
        for (int row = shares.start[o], to = row; row < end; row++) {
            to = shares.beyond(row, Math.max(to, row), end, window);
            int a = shares.account[row];
            for (int other = row + 1; other < to; other++) {
                int b = shares.account[other];
                if (a != b && (passes == 1 || Math.min(a, b) % passes == pass)) {
                    keys.add(key(a, b));
                }
            }
        }
    }

    static long key(int a, int b) {
        return a < b ? (long) a << 32 | b : (long) b << 32 | a;
    }

    private PairCounts and(PairCounts more) {
        long[] keys = Arrays.copyOf(key, key.length + more.key.length);
        int[] counts = Arrays.copyOf(objects, keys.length);
        System.arraycopy(more.key, 0, keys, key.length, more.key.length);
        System.arraycopy(more.objects, 0, counts, key.length, more.key.length);
        return new PairCounts(keys, counts);
    }

    private PairCounts ascending() {
        Integer[] order = new Integer[key.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Long.compare(key[i], key[j]));
        return new PairCounts(Arrays.stream(order).mapToLong(i -> key[i]).toArray(), Arrays.stream(order).mapToInt(i -> objects[i]).toArray());
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
