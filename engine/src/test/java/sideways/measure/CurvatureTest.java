// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sideways.run.Rng;
import sideways.run.Run;

class CurvatureTest {

    private static double[] series(int n, double slope, double bend, double noise, int seed) {
        Rng rng = Run.seeded(seed).random("noise", 0);
        double[] x = new double[n];
        Arrays.setAll(x, t -> slope * t + bend * t * t + noise * Normal.quantile(rng.nextDouble() * 0.9998 + 0.0001));
        return x;
    }

    @Test
    void a_parabola_has_its_own_bend_and_a_line_has_none() {
        assertEquals(0.25, Curvature.of(series(9, -3, 0.25, 0, 1)).c(), 1e-12);
        assertEquals(0, Curvature.of(series(9, 2, 0, 0, 1)).c(), 1e-12);
        // by hand: 0, 0, 1, 0, 0 has its centre up; orthogonal quadratic (2, -1, -2, -1, 2): c = -2 / 14
        assertEquals(-2 / 14.0, Curvature.of(new double[] {0, 0, 1, 0, 0}).c(), 1e-12);
    }

    @Test
    void student_s_tails_are_those_of_the_tables() {
        for (double[] row : new double[][] {{12.7062047, 1}, {4.3026527, 2}, {3.1824463, 3}, {2.7764451, 4}, {2.5705818, 5}, {2.2281389, 10}, {2.1603687, 13}}) {
            assertEquals(0.05, Curvature.twoSided(row[0], (int) row[1]), 1e-8, row[1] + " degrees of freedom");
        }
    }

    @Test
    void planted_acceleration_is_found_and_a_straight_rise_is_not_called_one() {
        int found = 0;
        int called = 0;
        int rises = 0;
        for (int seed = 0; seed < 200; seed++) {
            Curvature bent = Curvature.of(series(16, 0, 0.004, 0.05, seed));
            found += bent.low() > 0 ? 1 : 0;
            double[] straight = series(16, 0.06, 0, 0.05, 5000 + seed);
            Curvature line = Curvature.of(straight);
            called += line.low() > 0 ? 1 : 0;
            rises += Trend.of(straight).low() > 0 ? 1 : 0;
        }
        assertTrue(found >= 180, found + " of 200 accelerations found");
        assertTrue(called <= 10, called + " of 200 straight rises called acceleration");
        assertTrue(rises >= 190, rises + " of 200 straight rises seen to rise");
    }

    @Test
    void four_values_leave_no_freedom() {
        assertThrows(IllegalArgumentException.class, () -> Curvature.of(new double[4]));
    }
}
