// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.Arrays;

/**
 * How likely two shares of an object are to lie within the window, if nobody coordinates.
 *
 * <pre>  p_o = (W_o + s · p_class) / (T_o + s)</pre>
 *
 * T_o pairs of shares of the object by different accounts, W_o of them within the window, those of accused pairs left out
 * of both: who is accused must not excuse itself. p_class is W / T over all objects of about as many shares (classes double),
 * and s = {@value #PRIOR} pairs is what it weighs: an object that accused pairs alone share falls back on objects of its size.
 */
final class Chances {

    private static final double PRIOR = 10;
    private static final int CLASSES = 32;

    private final Shares shares;
    private final Choices choices;
    private final int window;
    private final long[] within;
    private final long[] total;

    Chances(Shares shares, Choices choices, int window) {
        this.shares = shares;
        this.choices = choices;
        this.window = window;
        within = new long[shares.objectCount];
        total = new long[shares.objectCount];
        int[] times = new int[shares.accountCount];
        for (int o = 0; o < shares.objectCount; o++) {
            count(o, times);
        }
    }

    /** Pairs of shares of {@code o} by different accounts; {@code times} is all 0 before and after. */
    private void count(int o, int[] times) {
        int from = shares.start[o];
        int end = shares.start[o + 1];
        int n = end - from;
        long same = 0;
        for (int row = from; row < end; row++) {
            same += times[shares.account[row]]++;
        }
        for (int row = from; row < end; row++) {
            times[shares.account[row]] = 0;
        }
        total[o] = (long) n * (n - 1) / 2 - same;
        // a second edge follows the first: an account's own shares inside the window are taken off
        long inside = 0;
        for (int row = from, to = from; row < end; row++) {
            while (to < end && shares.second[to] - shares.second[row] <= window) {
                inside += times[shares.account[to]];        // the share that comes in, with those of its account inside
                times[shares.account[to]]++;
                to++;
            }
            within[o] += to - row - 1;
            times[shares.account[row]]--;
        }
        within[o] -= inside;
    }

    /** The chance at each object when the {@code accused} pairs (keys, ascending) are left out. */
    double[] without(long[] accused) {
        long[] inside = within.clone();
        long[] all = total.clone();
        for (long pair : accused) {
            choices.common((int) (pair >>> 32), (int) pair, (o, timesA, timesB) -> all[o] -= (long) timesA * timesB);
        }
        if (accused.length > 0) {
            for (int o = 0; o < shares.objectCount; o++) {
                inside[o] -= all[o] < total[o] ? insideOf(o, accused) : 0;
            }
        }
        double[] pooled = pooled(inside, all);
        double[] chance = new double[shares.objectCount];
        for (int o = 0; o < chance.length; o++) {
            chance[o] = (inside[o] + PRIOR * pooled[sizeClass(o)]) / (all[o] + PRIOR);
        }
        return chance;
    }

    private long insideOf(int o, long[] accused) {
        long inside = 0;
        int end = shares.start[o + 1];
        for (int row = shares.start[o], to = row; row < end; row++) {
            to = shares.beyond(row, Math.max(to, row), end, window);
            for (int other = row + 1; other < to; other++) {
                long pair = PairCounts.key(shares.account[row], shares.account[other]);
                inside += shares.account[row] != shares.account[other] && Arrays.binarySearch(accused, pair) >= 0 ? 1 : 0;
            }
        }
        return inside;
    }

    private double[] pooled(long[] inside, long[] all) {
        double[] sumInside = new double[CLASSES];
        double[] sumAll = new double[CLASSES];
        double everyInside = 0;
        double everyAll = 0;
        for (int o = 0; o < inside.length; o++) {
            // every object has one voice in its class, however many pairs it has
            if (all[o] > 0) {
                sumInside[sizeClass(o)] += inside[o] / (double) all[o];
                sumAll[sizeClass(o)]++;
                everyInside += inside[o] / (double) all[o];
                everyAll++;
            }
        }
        // one sure coincidence is added: where nobody is left to learn from, nothing is surprising
        double every = (everyInside + 1) / (everyAll + 1);
        double[] pooled = new double[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
            pooled[c] = (sumInside[c] + every) / (sumAll[c] + 1);
        }
        return pooled;
    }

    private int sizeClass(int o) {
        return 31 - Integer.numberOfLeadingZeros(Math.max(1, shares.start[o + 1] - shares.start[o]));
    }
}
