// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sideways.run.Rng;
import sideways.run.Run;

class BreakoutTest {

    @Test
    void adopters_count_once_and_only_where_their_community_is_known() {
        // ann (0) starts; bob (0) twice, cat (1), dan of nowhere, ann again, eve (1), fay (2)
        int[] parent = {-1, 0, 0, 0, 1, 2, 0, 3};
        int[] actor = {0, 1, 1, 2, 3, 0, 4, 5};
        int[] communityOf = {0, 0, 1, -1, 1, 2};
        Breakout found = Breakout.of(Cascades.of(parent, new boolean[8]), actor, communityOf, new boolean[] {true}, 1);
        assertEquals(1, found.count());
        assertArrayEquals(new int[] {0, 1, 1, 2}, found.community());
        assertArrayEquals(new int[] {1, 3, 6, 7}, found.event());
        assertEquals(3 / 4.0, found.outside(0, 0), 0);
        assertEquals(1, found.outside(0, 1), 0);
        assertEquals(3, found.reached(0));
        assertArrayEquals(new boolean[] {true}, found.left(0));
        assertEquals(0, Breakout.of(Cascades.of(parent, new boolean[8]), actor, communityOf, new boolean[] {true}, 5).count());
        assertEquals(0, Breakout.of(Cascades.of(parent, new boolean[8]), actor, new int[] {-1, 0, 1, -1, 1, 2}, new boolean[] {true}, 1).count(), "home unknown");
        assertEquals(0, Breakout.of(Cascades.of(parent, new boolean[8]), actor, communityOf, new boolean[] {false}, 1).count());
    }

    @Test
    void half_is_not_yet_out() {
        Breakout found = Breakout.of(Cascades.of(new int[] {-1, 0, 0}, new boolean[3]), new int[] {0, 1, 2}, new int[] {0, 0, 1}, new boolean[] {true}, 1);
        assertEquals(0.5, found.outside(0, 0), 0);
        assertArrayEquals(new boolean[] {false}, found.left(0));
    }

    /** Adoptions dealt with chances of a half each: of 3 adopters more than half are outside in half of the cascades; of 4 in 5/16. */
    @Test
    void chance_is_that_of_the_binomial() {
        for (int adopters : new int[] {3, 4}) {
            int trees = 4000;
            int[] parent = new int[trees * (adopters + 1)];
            int[] actor = new int[parent.length];
            int[] communityOf = new int[parent.length];
            Rng rng = Run.seeded(5).random("dealt", adopters);
            for (int e = 0; e < parent.length; e++) {
                int source = e / (adopters + 1) * (adopters + 1);
                parent[e] = e == source ? -1 : source;
                actor[e] = e;
                communityOf[e] = rng.nextInt(2);
            }
            boolean[] all = new boolean[trees];
            Arrays.fill(all, true);
            Breakout found = Breakout.of(Cascades.of(parent, new boolean[parent.length]), actor, communityOf, all, 1);
            double[] chance = found.leftByChance(20, Run.seeded(1));
            // 20 × 4,000 cascades: one standard deviation is .0018, and the deal's own shares are off by as much
            assertEquals(adopters == 3 ? 0.5 : 5 / 16.0, Arrays.stream(chance).average().orElseThrow(), 0.015);
            assertArrayEquals(chance, found.leftByChance(20, Run.seeded(1).threads(3)));
        }
    }
}
