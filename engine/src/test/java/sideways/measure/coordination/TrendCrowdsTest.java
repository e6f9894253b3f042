// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.run.Rng;
import sideways.run.Run;

class TrendCrowdsTest {

    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final int REGULARS = 400;
    private static final int TAGS = 25;

    /** Twenty-five tags that trend for an evening, by people a fifth of whom are seen once; and, if asked, one that sixty accounts push who are never seen again. */
    private static TrendCrowds.Crowd[] evening(int seed, boolean pushed) {
        Rng rng = Run.seeded(seed).random("evening", 0);
        List<long[]> post = new ArrayList<>();
        int actors = REGULARS;
        for (int tag = 0; tag < TAGS; tag++) {
            long start = rng.nextInt(30) * DAY;
            for (int p = 0; p < 60; p++) {
                boolean stranger = rng.nextInt(5) == 0;
                post.add(new long[] {tag, stranger ? actors++ : rng.nextInt(REGULARS), start + rng.nextInt((int) (1.2 * HOUR))});
            }
        }
        for (int p = 0; pushed && p < 60; p++) {
            post.add(new long[] {TAGS, actors++, 7 * DAY + rng.nextInt((int) HOUR / 4)});
        }
        long[] first = new long[actors];
        long[] last = new long[actors];
        Arrays.fill(first, Long.MAX_VALUE);
        for (int a = 0; a < REGULARS; a++) {
            first[a] = 0;
            last[a] = 30 * DAY;
        }
        for (long[] each : post) {
            first[(int) each[1]] = Math.min(first[(int) each[1]], each[2]);
            last[(int) each[1]] = Math.max(last[(int) each[1]], each[2]);
        }
        return TrendCrowds.of(post.stream().mapToInt(p -> (int) p[0]).toArray(), post.stream().mapToInt(p -> (int) p[1]).toArray(), post.stream().mapToLong(p -> p[2]).toArray(), first, last);
    }

    @Test
    void a_crowd_that_came_for_nothing_else_is_found_and_evenings_of_regulars_are_not() {
        int found = 0;
        int called = 0;
        for (int seed = 0; seed < 100; seed++) {
            for (TrendCrowds.Crowd crowd : evening(seed, true)) {
                found += crowd.tag() == TAGS && crowd.q() <= 0.05 ? 1 : 0;
            }
            called += Arrays.stream(evening(seed, false)).anyMatch(crowd -> crowd.q() <= 0.05) ? 1 : 0;
        }
        assertEquals(100, found);
        // 5 expected, and the binomial is discrete
        assertTrue(called <= 11, called + " of 100 logs with a trend that nobody pushed");
    }

    @Test
    void counts_are_of_the_busiest_hour() {
        int[] tag = new int[14];
        int[] actor = new int[14];
        long[] millis = new long[14];
        for (int p = 0; p < 12; p++) {
            actor[p] = p;
            millis[p] = 10 * HOUR + p;
        }
        actor[12] = 3;
        millis[12] = 20 * HOUR;
        actor[13] = -1;
        millis[13] = 10 * HOUR;
        long[] first = new long[12];
        long[] last = new long[12];
        Arrays.fill(first, 10 * HOUR);
        Arrays.fill(last, 10 * HOUR + 20);
        last[3] = 20 * HOUR;
        TrendCrowds.Crowd crowd = TrendCrowds.of(tag, actor, millis, first, last)[0];
        assertEquals(14, crowd.posts());
        assertEquals(12, crowd.accounts());
        assertEquals(11, crowd.passing());
        assertEquals(10 * HOUR, crowd.start());
        // no other tag to compare with: a coin, and 11 of 12 heads or better come (1 + 12) / 4096 of the time
        assertEquals(6, crowd.expected(), 1e-12);
        assertEquals(13 / 4096.0, crowd.p(), 1e-12);
    }
}
