// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import sideways.run.Run;

/**
 * How likely two shares of an object are to lie within the window, if nobody coordinates.
 *
 * <pre>  p_o = (e W_o / T_o + s p_class) / (e + s),   e = (√(1 + 8 T_o) − 1) / 2</pre>
 *
 * T_o pairs of shares of the object by different accounts, W_o of them within the window, those of accused pairs left out
 * of both: who is accused must not excuse itself. Pairs of one object hang together, so they weigh as e gaps between its shares. p_class is
 * the mean W / T of all objects of about as many shares (classes double), and s = {@value #PRIOR} gaps is what it weighs: an object that accused
 * pairs alone share falls back on objects of its size. Classes in turn lean on all objects, and these on √b, with b the chance of
 * any two shares of anything: half way, in orders of magnitude, between knowing nothing of the object and knowing all. Each leans as
 * if it had seen one coincidence at that rate, for a class in which nobody coincides has not shown that nobody ever does.
 */
final class Chances {

    private static final double PRIOR = 3;
    private static final int CLASSES = 32;
    private static final int ROWS = 1 << 14;
    private static final int PAIRS = 1 << 12;

    private final Run run;
    private final Shares shares;
    private final Choices choices;
    private final int window;
    private final long[] within;
    private final long[] total;
    private final double ignorance;

    Chances(Shares shares, Choices choices, int window, Run run) {
        this.run = run;
        this.shares = shares;
        this.choices = choices;
        this.window = window;
        within = new long[shares.objectCount];
        total = new long[shares.objectCount];
        int[] times = new int[shares.accountCount];
        for (int o = 0; o < shares.objectCount; o++) {
            Pairs pairs = pairs(shares.account, shares.second, shares.start[o], shares.start[o + 1], times);
            within[o] = pairs.within;
            total[o] = pairs.total;
        }
        Pairs any = anyTwo(times);
        ignorance = StrictMath.sqrt((any.within + 1) / (any.total + 1.0));
    }

    /** Pairs of shares by different accounts, and those of them within the window. */
    private record Pairs(long within, long total) { }

    /** All shares as if they were of one object. */
    private Pairs anyTwo(int[] times) {
        long[] byTime = new long[shares.count];
        for (int row = 0; row < shares.count; row++) {
            byTime[row] = (long) shares.second[row] << 32 | shares.account[row];
        }
        Arrays.sort(byTime);
        int[] account = new int[shares.count];
        int[] second = new int[shares.count];
        for (int i = 0; i < byTime.length; i++) {
            account[i] = (int) byTime[i];
            second[i] = (int) (byTime[i] >>> 32);
        }
        return pairs(account, second, 0, byTime.length, times);
    }

    /** Of rows in order of time; {@code times} is all 0 before and after. */
    private Pairs pairs(int[] account, int[] second, int from, int end, int[] times) {
        long n = end - from;
        long same = 0;
        for (int row = from; row < end; row++) {
            same += times[account[row]]++;
        }
        for (int row = from; row < end; row++) {
            times[account[row]] = 0;
        }
        // a second edge follows the first: an account's own shares inside the window are taken off
        long inside = 0;
        for (int row = from, to = from; row < end; row++) {
            while (to < end && second[to] - second[row] <= window) {
                inside -= times[account[to]]++;        // the share that comes in, with those of its account inside
                to++;
            }
            inside += to - row - 1;
            times[account[row]]--;
        }
        return new Pairs(inside, n * (n - 1) / 2 - same);
    }

    /** The chance at each object when the {@code accused} pairs (keys, ascending) are left out. */
    double[] without(long[] accused) {
        long[] inside = within.clone();
        long[] all = total.clone();
        AtomicLongArray theirs = new AtomicLongArray(all.length);
        run.blocks("Testing pairs", accused.length, PAIRS, (block, from, to) -> {
            for (int i = from; i < to; i++) {
                choices.common((int) (accused[i] >>> 32), (int) accused[i], (o, timesA, timesB) -> theirs.addAndGet(o, (long) timesA * timesB));
            }
        });
        for (int o = 0; o < all.length; o++) {
            all[o] -= theirs.get(o);
        }
        if (accused.length > 0) {
            takeOff(inside, all, accused);
        }
        double[] pooled = pooled(inside, all);
        double[] chance = new double[shares.objectCount];
        for (int o = 0; o < chance.length; o++) {
            double gaps = (StrictMath.sqrt(1 + 8.0 * all[o]) - 1) / 2;
            double own = all[o] == 0 ? 0 : gaps * inside[o] / all[o];
            chance[o] = (own + PRIOR * pooled[sizeClass(o)]) / (gaps + PRIOR);
        }
        return chance;
    }

    /** Large objects are cut into stretches of rows, so that all threads have a share of them. */
    private void takeOff(long[] inside, long[] all, long[] accused) {
        PairCounts.Filter filter = PairCounts.Filter.of(accused, accused.length);
        run.blocks("Testing pairs", shares.count, ROWS, (block, from, to) -> {
            // the object a row belongs to is the last that starts at or before it
            int o = Arrays.binarySearch(shares.start, from);
            for (o = o < 0 ? -o - 2 : o; o < shares.objectCount && shares.start[o] < to; o++) {
                int first = Math.max(from, shares.start[o]);
                int end = Math.min(to, shares.start[o + 1]);
                long found = first < end && all[o] < total[o] ? insideOf(o, first, end, accused, filter) : 0;
                if (found > 0) {
                    synchronized (inside) {
                        inside[o] -= found;
                    }
                }
            }
        });
    }

    /** Coincidences of accused pairs whose earlier share is one of these rows. */
    private long insideOf(int o, int from, int end, long[] accused, PairCounts.Filter filter) {
        long found = 0;
        int last = shares.start[o + 1];
        for (int row = from, to = row; row < end; row++) {
            to = shares.beyond(row, Math.max(to, row), last, window);
            for (int other = row + 1; other < to; other++) {
                long pair = PairCounts.key(shares.account[row], shares.account[other]);
                found += shares.account[row] != shares.account[other] && filter.mayHold(pair) && Arrays.binarySearch(accused, pair) >= 0 ? 1 : 0;
            }
        }
        return found;
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
        double every = (everyInside + 1) / (everyAll + 1 / ignorance);
        double[] pooled = new double[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
            pooled[c] = (sumInside[c] + 1) / (sumAll[c] + 1 / every);
        }
        return pooled;
    }

    private int sizeClass(int o) {
        return 31 - Integer.numberOfLeadingZeros(Math.max(1, shares.start[o + 1] - shares.start[o]));
    }
}
