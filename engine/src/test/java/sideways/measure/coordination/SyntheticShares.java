// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.Arrays;
import java.util.BitSet;
import sideways.run.Rng;
import sideways.run.Run;

/** Shares with known truth: people who share what they meet, and groups who act on command. */
final class SyntheticShares {

    private static final int DAY = 86_400;

    private int[] account = new int[64];
    private int[] object = new int[64];
    private long[] second = new long[64];
    private int count;
    private int accounts;
    private int objects;
    private final BitSet planted = new BitSet();

    SyntheticShares(int accounts) {
        this.accounts = accounts;
    }

    /**
     * Nobody coordinates. Kind 0: any object at any time. Kind 1: objects burst and fade, popular ones are shared by many, people have
     * niches. Kind 2: moreover people have hours at which they are awake, and an evening that all watch.
     */
    static SyntheticShares natural(int seed, int kind) {
        Rng rng = Run.seeded(seed).random("natural", kind);
        int people = 200;
        SyntheticShares log = new SyntheticShares(people);
        int things = 300;
        double[] born = new double[things];
        double[] fades = new double[things];
        for (int o = 0; o < things; o++) {
            born[o] = rng.nextDouble() * 10 * DAY;
            fades[o] = 600 * StrictMath.exp(4 * rng.nextDouble());
        }
        for (int a = 0; a < people; a++) {
            int niche = a % 5;
            double awake = rng.nextDouble() * DAY;
            int shares = 2 + (int) (10 * -StrictMath.log(1 - rng.nextDouble()));
            for (int i = 0; i < shares; i++) {
                int o = kind == 0 ? rng.nextInt(things) : (int) (things * StrictMath.pow(rng.nextDouble(), 2)) / 5 * 5 + (rng.nextInt(4) > 0 ? niche : rng.nextInt(5));
                double when = kind == 0 ? rng.nextDouble() * 10 * DAY : born[o] - fades[o] * StrictMath.log(1 - rng.nextDouble());
                if (kind == 2) {
                    double hour = ((when - awake) % DAY + DAY) % DAY;
                    when += hour > DAY / 2.0 ? DAY - hour + rng.nextDouble() * 1800 : 0;        // asleep: on waking
                }
                log.share(a, Math.min(o, things - 1), (long) when);
            }
            for (int goal = 0; kind == 2 && goal < 6; goal++) {
                if (rng.nextInt(3) == 0) {
                    log.share(a, things + goal, 5 * DAY + goal * 1000 + rng.nextInt(120));
                }
            }
        }
        return log;
    }

    /** {@code members} new accounts share {@code things} within {@code seconds} of each other, each missing one in ten; and live a little besides. */
    void group(int members, int things, int seconds, boolean ownThings, Rng rng) {
        int known = objects;
        for (int t = 0; t < things; t++) {
            int o = ownThings ? objects : rng.nextInt(known);
            long start = rng.nextInt(10 * DAY);
            for (int m = 0; m < members; m++) {
                if (rng.nextInt(10) > 0) {
                    share(accounts + m, o, start + rng.nextInt(seconds + 1));
                }
            }
            objects = Math.max(objects, o + 1);
        }
        for (int m = 0; m < members; m++) {
            planted.set(accounts + m);
            for (int i = 0; i < 5; i++) {
                share(accounts + m, rng.nextInt(known), rng.nextInt(10 * DAY));
            }
        }
        accounts += members;
    }

    void share(int account, int object, long second) {
        if (count == this.account.length) {
            this.account = Arrays.copyOf(this.account, 2 * count);
            this.object = Arrays.copyOf(this.object, 2 * count);
            this.second = Arrays.copyOf(this.second, 2 * count);
        }
        this.account[count] = account;
        this.object[count] = object;
        this.second[count++] = second;
        objects = Math.max(objects, object + 1);
    }

    Shares shares() {
        return new Shares(Arrays.copyOf(account, count), Arrays.copyOf(object, count), Arrays.copyOf(second, count));
    }

    SyntheticShares shuffled(int seed) {
        Rng rng = Run.seeded(seed).random("order", 0);
        SyntheticShares other = new SyntheticShares(accounts);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = rng.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        for (int i : order) {
            other.share(account[i], object[i], second[i]);
        }
        return other;
    }

    int accounts() {
        return accounts;
    }

    boolean planted(int account) {
        return planted.get(account);
    }
}
