// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * All pairs of shares of one object by two accounts within a window of time, as CooRTweet finds them.
 *
 * <p>Accounts with fewer than {@code minParticipation} shares take no part. Then, of the items in any pair, an item counts
 * whose account has {@code minParticipation} rows in pairs; a pair stays where one of its two items counts. An item never
 * pairs with itself, nor an object's own item (the post that others repost) with shares of it.
 *
 * <p>The pairs say who coincides, not who coordinates: whatever is popular makes many. {@link Coordination} judges them.
 *
 * <p>N. Righetti, P. Balluff: CooRTweet: A Generalized R Software for Coordinated Network Detection. Computational
 * Communication Research 7, 2025. doi:10.5117/CCR2025.1.7.RIGH; outputs equal those of version 2.1.3 ({@code detect_groups}).
 *
 * <p>A window slides over each object: time O(n log n + pairs within the window), where all pairs of an object would be
 * quadratic in its shares. Memory 8 bytes per pair.
 */
public final class CoShares {

    /**
     * @param window seconds at most between two shares, at least 0
     * @param minParticipation fewest shares of an account, at least 1
     */
    public record Options(int window, int minParticipation) {

        public static final Options DEFAULT = new Options(10, 2);

        public Options {
            if (window < 0 || minParticipation < 1) {
                throw new IllegalArgumentException("window and minParticipation are " + window + " and " + minParticipation
                        + "; they must be at least 0 and 1");
            }
        }
    }

    /** Number of pairs. */
    public final int count;

    /** Where the earlier share of each pair stood in what was given; at equal times, the account that came first. */
    public final int[] earlier;

    /** Where the later share stood. */
    public final int[] later;

    private CoShares(int[] earlier, int[] later) {
        this.count = earlier.length;
        this.earlier = earlier;
        this.later = later;
    }

    /** Pairs by several kinds of objects, found one kind at a time in the same rows. */
    public static CoShares together(List<CoShares> kinds) {
        return new CoShares(kinds.stream().flatMapToInt(kind -> Arrays.stream(kind.earlier)).toArray(),
                kinds.stream().flatMapToInt(kind -> Arrays.stream(kind.later)).toArray());
    }

    /**
     * @param account of each share, from 0
     * @param object what was shared, from 0
     * @param item by which it was shared, in the numbers of {@code object} where an item can be an object itself
     * @param second when, since 1970
     */
    public static CoShares of(int[] account, int[] object, int[] item, long[] second, Options options) {
        int[] rows = participating(account, options.minParticipation);
        int[] itsAccount = taken(account, rows);
        int[] itsObject = taken(object, rows);
        long[] itsSecond = Arrays.stream(rows).mapToLong(row -> second[row]).toArray();
        Shares shares = new Shares(itsAccount, itsObject, itsSecond);
        IntPairs pairs = new IntPairs();
        for (int o = 0; o < shares.objectCount; o++) {
            int end = shares.start[o + 1];
            for (int first = shares.start[o], to = first; first < end; first++) {
                to = shares.beyond(first, Math.max(to, first), end, options.window);
                int a = shares.given[first];
                for (int second1 = first + 1; second1 < to; second1++) {
                    int b = shares.given[second1];
                    int itemA = item[rows[a]];
                    int itemB = item[rows[b]];
                    if (itsAccount[a] != itsAccount[b] && itemA != itemB && itemA != o && itemB != o) {
                        pairs.add(rows[a], rows[b]);
                    }
                }
            }
        }
        return pairs.repeated(account, item, rows, options.minParticipation);
    }

    /** Rows of accounts with enough shares; account by account in the order of their first, since ties in time are told by it. */
    private static int[] participating(int[] account, int minParticipation) {
        int accounts = Arrays.stream(account).max().orElse(-1) + 1;
        int[] shares = new int[accounts];
        int[] order = new int[accounts];
        int seen = 0;
        for (int a : account) {
            if (shares[a]++ == 0) {
                order[a] = seen++;
            }
        }
        int[] next = new int[seen + 1];
        for (int a = 0; a < accounts; a++) {
            if (shares[a] >= minParticipation) {
                next[order[a] + 1] = shares[a];
            }
        }
        for (int place = 0; place < seen; place++) {
            next[place + 1] += next[place];
        }
        int[] rows = new int[next[seen]];
        for (int row = 0; row < account.length; row++) {
            if (shares[account[row]] >= minParticipation) {
                rows[next[order[account[row]]]++] = row;
            }
        }
        return rows;
    }

    private static int[] taken(int[] column, int[] rows) {
        return Arrays.stream(rows).map(row -> column[row]).toArray();
    }

    /** Pairs of rows, as many as come. */
    private static final class IntPairs {

        private int[] earlier = new int[1024];
        private int[] later = new int[1024];
        private int count;

        void add(int a, int b) {
            if (count == earlier.length) {
                earlier = Arrays.copyOf(earlier, count + (count >> 1));
                later = Arrays.copyOf(later, earlier.length);
            }
            earlier[count] = a;
            later[count++] = b;
        }

        /** Pairs of which an item is by an account that pairs often enough. */
        CoShares repeated(int[] account, int[] item, int[] rows, int minParticipation) {
            BitSet paired = new BitSet();
            for (int i = 0; i < count; i++) {
                paired.set(item[earlier[i]]);
                paired.set(item[later[i]]);
            }
            int[] times = new int[Arrays.stream(account).max().orElse(-1) + 1];
            for (int row : rows) {
                times[account[row]] += paired.get(item[row]) ? 1 : 0;
            }
            BitSet counts = new BitSet();
            for (int row : rows) {
                if (paired.get(item[row]) && times[account[row]] >= minParticipation) {
                    counts.set(item[row]);
                }
            }
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (counts.get(item[earlier[i]]) || counts.get(item[later[i]])) {
                    earlier[kept] = earlier[i];
                    later[kept++] = later[i];
                }
            }
            return new CoShares(Arrays.copyOf(earlier, kept), Arrays.copyOf(later, kept));
        }
    }
}
