// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sideways.run.Rng;
import sideways.run.Run;

class ChangePointTest {

    @Test
    void a_clean_step_of_sixteen_values_by_hand() {
        double[] x = IntStream.range(0, 16).mapToDouble(i -> i < 8 ? 1 : 3).toArray();
        ChangePoint found = ChangePoint.of(x);
        assertEquals(8, found.first());
        assertEquals(2, found.step(), 1e-12);
        // K = 8 · 8
        assertEquals(2 * Math.exp(-6.0 * 64 * 64 / (16 * 16 * 16 + 16 * 16)), found.p(), 1e-12);
        assertTrue(found.isStep());
    }

    @Test
    void a_straight_rise_is_no_step() {
        assertFalse(ChangePoint.of(IntStream.range(0, 16).mapToDouble(i -> i).toArray()).isStep());
        assertEquals(1, ChangePoint.of(new double[] {2, 2, 2, 2}).p(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> ChangePoint.of(new double[1]));
    }

    @Test
    void noise_is_seldom_called_a_break() {
        int called = 0;
        for (int seed = 0; seed < 1000; seed++) {
            Rng rng = Run.seeded(seed).random("noise", 0);
            called += ChangePoint.of(IntStream.range(0, 16).mapToDouble(i -> rng.nextGaussian()).toArray()).p() <= 0.05 ? 1 : 0;
        }
        assertTrue(called <= 50, called + " of 1000");
    }
}
