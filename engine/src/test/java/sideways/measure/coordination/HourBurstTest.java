// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sideways.run.Rng;
import sideways.run.Run;

class HourBurstTest {

    private static final long HOUR = 3_600_000;

    @Test
    void p_is_the_binomial_of_the_hour_times_the_hours() {
        // two hours of four posts each, both marked posts in the second: 2 · (1/2)²
        long[] millis = {0, 1, 2, 3, HOUR, HOUR + 1, HOUR + 2, HOUR + 3};
        boolean[] mark = {false, false, false, false, true, true, false, false};
        HourBurst found = HourBurst.of(millis, mark);
        assertEquals(0.5, found.p(), 1e-12);
        assertEquals(1, found.share());
        assertEquals(0.5, found.ofAll());
        assertEquals(HOUR, found.start());
        assertNull(HourBurst.of(millis, new boolean[8]));
    }

    @Test
    void a_cleared_hour_is_found_and_scattered_deletions_are_none() {
        int found = 0;
        int called = 0;
        for (int seed = 0; seed < 200; seed++) {
            Rng rng = Run.seeded(seed).random("hours", 0);
            long[] millis = new long[2000];
            boolean[] scattered = new boolean[2000];
            boolean[] cleared = new boolean[2000];
            for (int post = 0; post < 2000; post++) {
                millis[post] = post < 60 ? 100 * HOUR + rng.nextInt((int) HOUR) : rng.nextInt(200) * HOUR + rng.nextInt((int) HOUR);
                scattered[post] = rng.nextInt(20) == 0;
                cleared[post] = post < 40 || rng.nextInt(40) == 0;
            }
            called += HourBurst.of(millis, scattered).p() <= 0.05 ? 1 : 0;
            found += HourBurst.of(millis, cleared).p() <= 0.05 ? 1 : 0;
        }
        assertEquals(200, found);
        assertTrue(called <= 18, called + " of 200 called at the 5 % level");
    }
}
