// SPDX-License-Identifier: Apache-2.0
package sideways.measure.influence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sideways.run.Rng;
import sideways.run.Run;

class HiddenInfluenceTest {

    @Test
    void planted_hidden_influentials_are_found_and_nobody_else() {
        int recovered = 0;
        int wrong = 0;
        int clean = 0;
        for (int seed = 0; seed < 50; seed++) {
            Rng rng = Run.seeded(seed).random("hidden", 0);
            long[] audience = new long[400];
            long[] reach = new long[400];
            for (int i = 0; i < 400; i++) {
                audience[i] = Math.round(Math.exp(1 + 1.2 * rng.nextGaussian()));
                reach[i] = Math.round(Math.expm1(0.5 + 1.1 * Math.log1p(audience[i]) + 0.4 * rng.nextGaussian()));
            }
            boolean[] before = HiddenInfluence.of(audience, reach).hidden();
            for (boolean each : before) {
                clean += each ? 1 : 0;
            }
            for (int i = 0; i < 5; i++) {
                audience[i] = 2 + i;
                reach[i] = 400;
            }
            boolean[] found = HiddenInfluence.of(audience, reach).hidden();
            for (int i = 0; i < 400; i++) {
                recovered += i < 5 && found[i] ? 1 : 0;
                wrong += i >= 5 && found[i] ? 1 : 0;
            }
        }
        assertEquals(250, recovered, "of 250 planted");
        // at q ≤ .05 some 13 false ones come with 250 true ones, and hardly any with none
        assertTrue(wrong <= 30, wrong + " false beside the planted");
        assertTrue(clean <= 12, clean + " false in 50 logs without any");
    }

    @Test
    void a_line_is_found_through_those_who_lie_off_it() {
        long[] audience = new long[60];
        long[] reach = new long[60];
        for (int i = 0; i < 60; i++) {
            audience[i] = i;
            reach[i] = i < 3 ? 5000 : (long) (i + 1) * (i + 1) - 1;
        }
        assertEquals(2, HiddenInfluence.of(audience, reach).slope(), 0.1);
    }

    @Test
    void few_actors_have_no_line() {
        assertNull(HiddenInfluence.of(new long[10], new long[10]));
    }
}
