// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;
import sideways.run.Run;

class EchoChamberTest {

    /** Two hundred people with a leaning each; of their ties a share is among their own side, the others anywhere. */
    private static EchoChamber village(int seed, double own) {
        Rng rng = Run.seeded(seed).random("village", 0);
        double[] leaning = new double[200];
        for (int person = 0; person < 200; person++) {
            leaning[person] = (person % 2 == 0 ? 1 : -1) * (0.2 + 0.8 * rng.nextDouble());
        }
        GraphBuilder builder = new GraphBuilder(false);
        for (int tie = 0; tie < 1200; tie++) {
            int a = rng.nextInt(200);
            int b = rng.nextDouble() < own ? 2 * rng.nextInt(100) + a % 2 : rng.nextInt(200);
            if (a != b) {
                builder.add(a, b, 1);
            }
        }
        return EchoChamber.of(builder.build(200), leaning, 20, Run.seeded(seed));
    }

    @Test
    void who_meets_their_own_lives_in_an_echo_chamber_and_who_meets_anybody_does_not() {
        EchoChamber shut = village(1, 0.9);
        assertTrue(shut.correlation() > 0.8 && shut.correlation() > shut.chance() + 5 * shut.spread(), "r " + shut.correlation());
        // one in ten ties goes anywhere, half of those across
        assertEquals(0.05, shut.crossing(), 0.02);
        int called = 0;
        for (int seed = 0; seed < 200; seed++) {
            EchoChamber open = village(seed, 0);
            called += Math.abs(open.correlation() - open.chance()) > 1.96 * open.spread() ? 1 : 0;
            assertEquals(0.5, open.crossing(), 0.1);
        }
        // of 200 at 5 %, and a spread known from 20 graphs
        assertTrue(called <= 24, called + " of 200 open villages called shut");
    }

    @Test
    void a_pair_of_squares_is_counted_by_hand() {
        // 0 to 3 and 4 to 7, all tied within, and 3 to 4
        GraphBuilder builder = new GraphBuilder(false);
        for (int base : new int[] {0, 4}) {
            for (int a = 0; a < 4; a++) {
                for (int b = 0; b < a; b++) {
                    builder.add(base + a, base + b, 1);
                }
            }
        }
        builder.add(3, 4, 1);
        EchoChamber found = EchoChamber.of(builder.build(8), new double[] {1, 1, 1, 1, -1, -1, -1, -1}, 2, Run.seeded(1));
        assertEquals(8, found.actors());
        // two of eight have one of four across
        assertEquals(2 * 0.25 / 8, found.crossing(), 1e-12);
        assertEquals(0.5, found.around()[3], 1e-12);
    }

    @Test
    void opinions_of_the_dipole_are_the_poles_and_the_mean_of_neighbors() {
        Graph path = Graph.undirected(5, new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
        // the best connected of each side, by number: 1 and 3; between them 0, beyond them as they
        double[] opinion = DipolePolarization.opinions(path, new int[] {0, 0, 0, 1, 1});
        assertEquals(-1, opinion[1]);
        assertEquals(1, opinion[3]);
        assertEquals(0, opinion[2], 1e-12);
        assertEquals(-1, opinion[0], 1e-12);
    }
}
