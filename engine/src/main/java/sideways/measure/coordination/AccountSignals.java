// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.Arrays;
import sideways.measure.Proportion;

/**
 * What accounts look like that are made, rented or run by programs: none of it proves anything about one of them, and every share has innocent members.
 *
 * <ul>
 * <li><em>numbered</em>: accounts whose name is letters and then five digits or more, as platforms propose and scripts take. Only where at least
 *     {@value #FEWEST} names have letters and most are not codes (hashes, numbers, pseudonyms).</li>
 * <li><em>regular</em>: actions by accounts half of whose intervals lie within 5 % of their median, of all; intervals of a minute and less aside, and only of accounts with
 *     {@value #RHYTHM} longer ones. People scatter; timers do not.</li>
 * <li><em>sleepless</em>: actions by accounts whose quietest six hours of the day have over 15 % of their actions, of all; only accounts
 *     with {@value #CLOCK} actions on five days and more are looked at. Asleep: near 0; even: 25 %.</li>
 * <li><em>burners</em>: accounts all of whose three actions and more lie within an hour, of all with as many, in logs of a week and more.</li>
 * <li><em>births</em>: of the same accounts, the share that comes and goes within one and the same hour, the largest of all hours. A crowd drawn by an event comes at once
 *     too, but stays, or comes back.</li>
 * </ul>
 *
 * <p>Each is NaN (of nothing) where the log cannot tell: without times, without names, with too few accounts. Time O(events log events), memory 16 bytes per event.
 *
 * <p>Names: M. Beskow, K. Carley 2019, arXiv:1812.05932; rhythm: C. Chavoshi, H. Hamooni, A. Mueen 2016, doi:10.1109/ICDM.2016.0096; births and short lives: T. Elmas et al. 2021,
 * doi:10.1109/EuroSP51992.2021.00035.
 */
public record AccountSignals(Proportion numbered, Proportion regular, Proportion sleepless, Proportion burners, double births) {

    static final int FEWEST = 30;
    static final int RHYTHM = 20;
    static final int CLOCK = 60;

    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;
    private static final int CLOCK_DAYS = 5;
    private static final int DIGITS = 5;
    private static final int QUIET_HOURS = 6;
    private static final double AWAKE = 0.15;
    private static final double NEAR = 0.05;
    private static final int ACTIONS = 3;
    private static final Proportion UNKNOWN = new Proportion(0, 0);

    /**
     * @param actor who acts, by event; −1 for events that are not to count
     * @param millis when; {@code noTime} where that is unknown
     * @param name of actor; null of nobody, whose events do not count
     */
    public static AccountSignals of(int[] actor, long[] millis, long noTime, String[] name) {
        long[][] times = times(actor, millis, noTime, name);
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (long[] of : times) {
            if (of.length > 0) {
                first = Math.min(first, of[0]);
                last = Math.max(last, of[of.length - 1]);
            }
        }
        boolean lasts = last - first >= WEEK && first < last;
        long[] regular = new long[2];
        long[] sleepless = new long[2];
        long[] burners = new long[2];
        for (long[] of : times) {
            rhythm(of, regular);
            clock(of, sleepless);
            if (of.length >= ACTIONS) {
                burners[0] += of[of.length - 1] - of[0] <= HOUR ? 1 : 0;
                burners[1]++;
            }
        }
        long all = Arrays.stream(times).mapToLong(of -> of.length).sum();
        return new AccountSignals(numbered(times, name), regular[1] == 0 ? UNKNOWN : new Proportion(regular[0], all), sleepless[1] == 0 ? UNKNOWN : new Proportion(sleepless[0], all), lasts && burners[1] >= FEWEST ? new Proportion(burners[0], burners[1]) : UNKNOWN, lasts ? births(times) : Double.NaN);
    }

    /** Times of each actor, ascending. */
    private static long[][] times(int[] actor, long[] millis, long noTime, String[] name) {
        int[] count = new int[name.length];
        for (int event = 0; event < actor.length; event++) {
            if (counts(actor, millis, noTime, name, event)) {
                count[actor[event]]++;
            }
        }
        long[][] times = new long[name.length][];
        for (int a = 0; a < name.length; a++) {
            times[a] = new long[count[a]];
        }
        for (int event = actor.length - 1; event >= 0; event--) {
            if (counts(actor, millis, noTime, name, event)) {
                times[actor[event]][--count[actor[event]]] = millis[event];
            }
        }
        for (long[] of : times) {
            Arrays.sort(of);
        }
        return times;
    }

    private static boolean counts(int[] actor, long[] millis, long noTime, String[] name, int event) {
        return actor[event] >= 0 && name[actor[event]] != null && millis[event] != noTime;
    }

    private static Proportion numbered(long[][] times, String[] name) {
        long numbered = 0;
        long words = 0;
        long all = 0;
        for (int a = 0; a < name.length; a++) {
            if (name[a] == null || times[a].length == 0) {
                continue;
            }
            all++;
            int digits = 0;
            while (digits < name[a].length() && isDigit(name[a].charAt(name[a].length() - 1 - digits))) {
                digits++;
            }
            String before = name[a].substring(0, name[a].length() - digits);
            // digits among or before the letters are no name with a number, but a code
            boolean word = before.chars().anyMatch(Character::isLetter) && before.chars().noneMatch(AccountSignals::isDigit);
            words += word ? 1 : 0;
            numbered += word && digits >= DIGITS ? 1 : 0;
        }
        return words < FEWEST || words < all / 2 ? UNKNOWN : new Proportion(numbered, words);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static void rhythm(long[] time, long[] regular) {
        if (time.length <= RHYTHM) {
            return;
        }
        long[] interval = new long[time.length - 1];
        int count = 0;
        for (int i = 1; i < time.length; i++) {
            if (time[i] - time[i - 1] > MINUTE) {
                interval[count++] = time[i] - time[i - 1];
            }
        }
        if (count >= RHYTHM) {
            long[] sorted = Arrays.copyOf(interval, count);
            Arrays.sort(sorted);
            long median = sorted[count / 2];
            long near = Arrays.stream(sorted).filter(each -> Math.abs(each - median) <= NEAR * median).count();
            regular[0] += 2 * near >= count ? time.length : 0;
            regular[1] += time.length;
        }
    }

    private static void clock(long[] time, long[] sleepless) {
        if (time.length < CLOCK) {
            return;
        }
        long[] hour = new long[24];
        long days = 0;
        long before = Long.MIN_VALUE;
        for (long each : time) {
            hour[(int) (Math.floorMod(each, DAY) / HOUR)]++;
            long day = Math.floorDiv(each, DAY);
            days += day != before ? 1 : 0;
            before = day;
        }
        if (days < CLOCK_DAYS) {
            return;
        }
        long quietest = Long.MAX_VALUE;
        for (int from = 0; from < 24; from++) {
            long sum = 0;
            for (int h = 0; h < QUIET_HOURS; h++) {
                sum += hour[(from + h) % 24];
            }
            quietest = Math.min(quietest, sum);
        }
        sleepless[0] += quietest > AWAKE * time.length ? time.length : 0;
        sleepless[1] += time.length;
    }

    private static double births(long[][] times) {
        long[][] acted = Arrays.stream(times).filter(of -> of.length >= ACTIONS).toArray(long[][]::new);
        if (acted.length < FEWEST) {
            return Double.NaN;
        }
        long[] born = Arrays.stream(acted).filter(of -> of[of.length - 1] - of[0] <= HOUR).mapToLong(of -> Math.floorDiv(of[0], HOUR)).sorted().toArray();
        int most = 0;
        for (int start = 0, end; start < born.length; start = end) {
            end = start;
            while (end < born.length && born[end] == born[start]) {
                end++;
            }
            most = Math.max(most, end - start);
        }
        return most / (double) acted.length;
    }
}
