// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import sideways.Golden;
import sideways.run.Rng;
import sideways.run.Run;

class TrendTest {

    @Test
    void golden_series() {
        JsonNode golden = Golden.json("misc.json").get("trend");
        Trend found = Trend.of(Golden.doubles(golden.get("series")));
        assertEquals(golden.get("mann_kendall_S").asDouble(), found.s());
        assertEquals(golden.get("var").asDouble(), found.variance(), 1e-9);
        assertEquals(golden.get("theil_sen_slope").asDouble(), found.slope(), 1e-12);
        assertEquals(golden.get("p_two_sided").asDouble(), found.p(), 1e-12);
        assertTrue(found.low() > 0 && found.low() < found.slope() && found.slope() < found.high());
    }

    @Test
    void short_series_by_hand() {
        assertEquals(2 / 24.0, Trend.of(new double[] {1, 2, 3, 4}).p(), 1e-12);
        assertEquals(2 / 120.0, Trend.of(new double[] {5, 4, 3, 2, 1}).p(), 1e-12);
        assertEquals(-10, Trend.of(new double[] {5, 4, 3, 2, 1}).s());
        // 3! orders: S of 1 3 2 is 1, and all six orders have |S| of at least 1
        assertEquals(1, Trend.of(new double[] {1, 3, 2}).p(), 1e-12);
        assertEquals(0.5, Trend.of(new double[] {1, 3, 2}).slope(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> Trend.of(new double[] {1, 2}));
    }

    @Test
    void ties_are_corrected_for() {
        // 4 + 4 + 4 values: S = 48, Var = (12·11·29 − 3·4·3·13)/18 = 186.67, z = 47/13.66 = 3.440, and P(|Z| ≥ 3.440) = .000582 by tables
        Trend steps = Trend.of(new double[] {1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3});
        assertEquals(48, steps.s());
        assertEquals((12 * 11 * 29 - 3 * 4 * 3 * 13) / 18.0, steps.variance(), 1e-9);
        assertEquals(0.000582, steps.p(), 1e-6);
        Trend level = Trend.of(new double[] {7, 7, 7, 7});
        assertEquals(1, level.p(), 0);
        assertEquals(0, level.slope(), 0);
    }

    @Test
    void noise_has_a_trend_in_one_of_twenty() {
        int claimed = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            Rng rng = Run.seeded(seed).random("noise", 0);
            double[] x = new double[7];
            java.util.Arrays.setAll(x, i -> rng.nextGaussian());
            claimed += Trend.of(x).p() <= 0.05 ? 1 : 0;
        }
        // the exact test of 7 values is at .03 (the next is .069): 30 ± 5.4
        assertTrue(claimed >= 10 && claimed <= 55, claimed + " of 1000 series of noise have a trend");
    }
}
