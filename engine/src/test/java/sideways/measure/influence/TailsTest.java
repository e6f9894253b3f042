// SPDX-License-Identifier: Apache-2.0
package sideways.measure.influence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.run.Rng;
import sideways.run.Run;

class TailsTest {

    @Test
    void zeta_is_known_at_even_numbers() {
        assertEquals(Math.PI * Math.PI / 6, PowerLaw.hurwitz(2, 1), 1e-13);
        assertEquals(Math.pow(Math.PI, 4) / 90, PowerLaw.hurwitz(4, 1), 1e-13);
        assertEquals(Math.PI * Math.PI / 6 - 1 - 0.25, PowerLaw.hurwitz(2, 3), 1e-13);
        double sum = 0;
        for (int k = 0; k < 3_000_000; k++) {
            sum += Math.pow(7 + k, -2.5);
        }
        assertEquals(sum, PowerLaw.hurwitz(2.5, 7), 1e-9);
    }

    @Test
    void a_planted_power_law_is_found_and_a_lognormal_told_apart() {
        Rng rng = Run.seeded(5).random("zipf", 0);
        long[] zipf = new long[5000];
        for (int i = 0; i < zipf.length; i++) {
            double left = rng.nextDouble() * PowerLaw.hurwitz(2.3, 1);
            long x = 0;
            while (left >= 0 && x < 10_000_000) {
                x++;
                left -= Math.pow(x, -2.3);
            }
            zipf[i] = x;
        }
        PowerLaw law = PowerLaw.of(zipf);
        assertEquals(2.3, law.exponent(), 0.1);
        assertTrue(law.distance() < 0.03, law.toString());
        double[] drawn = law.bootstrap(zipf, 40, Run.seeded(1));
        assertArrayEquals(drawn, law.bootstrap(zipf, 40, Run.seeded(1).threads(3)));
        Arrays.sort(drawn);
        assertTrue(drawn[0] < law.exponent() && law.exponent() < drawn[39]);

        long[] lognormal = new long[5000];
        for (int i = 0; i < lognormal.length; i++) {
            lognormal[i] = Math.max(1, Math.round(Math.exp(2 + 0.6 * rng.nextGaussian())));
        }
        // at the foot of the whole distribution a power law cannot bend as a lognormal does
        PowerLaw not = PowerLaw.of(lognormal);
        assertTrue(not.ratio() < 0, not.toString());
    }

    @Test
    void few_counts_have_no_tail() {
        assertNull(PowerLaw.of(new long[] {1, 2, 3, 4, 5}));
        assertNull(PowerLaw.of(new long[100]));
    }

    @Test
    void leaders_of_a_star_and_of_a_cycle() {
        double[] cycle = LeaderRank.of(Graph.directed(4, new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 0}}), Run.seeded(0));
        for (double score : cycle) {
            assertEquals(1, score, 1e-9);
        }
        // leaves l answer the centre c: l = g/n, c = (n − 1) l/2 + g/n, g = (n − 1) l/2 + c, all with n = 5 and sum 5
        double[] star = LeaderRank.of(Graph.directed(5, new int[][] {{1, 0}, {2, 0}, {3, 0}, {4, 0}}), Run.seeded(0));
        double g = 5 / (4 / 5.0 + 4 / 10.0 + 1 / 5.0 + 1);
        assertEquals(2 * g / 5, star[1], 1e-9);
        assertEquals(4 * g / 10 + 2 * g / 5, star[0], 1e-9);
        assertEquals(5, Arrays.stream(star).sum(), 1e-9);
    }
}
