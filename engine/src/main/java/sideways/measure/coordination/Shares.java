// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.Arrays;

/**
 * Who shared what when: one row per share, by object and then by time.
 *
 * <p>An object is whatever can be passed on: a link, a post, a tag, an image, a wording. Rows of one object and one second
 * stand in the order in which they were given. Columns are public, shared, and read only.
 *
 * <p>Memory: 16 bytes per share, 32 while they are put in order. Time O(n log n).
 */
public final class Shares {

    public final int count;
    public final int accountCount;
    public final int objectCount;

    /** Shares of {@code object} are the rows {@code start[object]} … {@code start[object + 1] − 1}. */
    public final int[] start;

    public final int[] account;

    /** Seconds since the earliest share. */
    public final int[] second;

    /** Where the row stood in what was given. */
    public final int[] given;

    /** Seconds since 1970 of the earliest share; 0 without shares. */
    public final long origin;

    /**
     * @param account of each share, from 0
     * @param object of each share, from 0
     * @param second of each share, since 1970
     * @throws IllegalArgumentException when columns differ in length, or times lie more than 68 years apart
     */
    public Shares(int[] account, int[] object, long[] second) {
        count = account.length;
        if (object.length != count || second.length != count) {
            throw new IllegalArgumentException("accounts, objects and times number " + count + ", " + object.length + " and "
                    + second.length + "; they must be as many");
        }
        accountCount = Arrays.stream(account).max().orElse(-1) + 1;
        objectCount = Arrays.stream(object).max().orElse(-1) + 1;
        origin = Arrays.stream(second).min().orElse(0);
        long last = Arrays.stream(second).max().orElse(0);
        if (last - origin > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("shares lie between second " + origin + " and second " + last
                    + " since 1970; at most 68 years may lie between them");
        }
        start = new int[objectCount + 1];
        for (int o : object) {
            start[o + 1]++;
        }
        for (int o = 0; o < objectCount; o++) {
            start[o + 1] += start[o];
        }
        long[] byTime = new long[count];
        for (int i = 0; i < count; i++) {
            byTime[i] = second[i] - origin << 32 | i;
        }
        Arrays.sort(byTime);
        this.account = new int[count];
        this.second = new int[count];
        given = new int[count];
        int[] next = Arrays.copyOf(start, objectCount);
        for (long key : byTime) {
            int i = (int) key;
            int row = next[object[i]]++;
            this.account[row] = account[i];
            this.second[row] = (int) (key >>> 32);
            given[row] = i;
        }
    }

    /** First row of {@code row}'s object that lies more than {@code window} seconds after it, searched for from {@code from}. */
    int beyond(int row, int from, int end, int window) {
        int to = from;
        while (to < end && second[to] - second[row] <= window) {
            to++;
        }
        return to;
    }
}
