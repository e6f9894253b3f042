// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.run.Rng;
import sideways.run.Run;

class SharedMembersTest {

    @Test
    void three_bridges_by_hand() {
        // homes 0 0 1 of three niches that weigh 2 1 1; all three bridges end in the other one of the pair
        List<Overlap.Membership> further = List.of(in(0, 1), in(1, 1), in(2, 0));
        SharedMembers.Pair pair = SharedMembers.of(new int[] {0, 0, 1, 2}, further, new long[] {2, 1, 1}).pairs().get(0);
        assertEquals(3, pair.common());
        assertEquals(1 / 2.0 + 1 / 2.0 + 2 / 3.0, pair.expected(), 1e-12);
        assertEquals(3 * (1 / 2.0 * 1 / 2.0 * 2 / 3.0), pair.q(), 1e-9);      // the only one of three pairs with anybody in it
    }

    @Test
    void bridges_that_lead_anywhere_are_no_crossing_and_a_planted_one_is() {
        long[] weight = {400, 300, 200, 100, 80, 60, 40, 30};
        int claimed = 0;
        for (int seed = 0; seed < 200; seed++) {
            Rng rng = Run.seeded(seed).random("bridges", 0);
            int[] home = new int[400];
            List<Overlap.Membership> further = new ArrayList<>();
            for (int node = 0; node < home.length; node++) {
                home[node] = drawn(weight, -1, -1, rng);
                if (rng.nextInt(4) == 0) {
                    int first = drawn(weight, home[node], -1, rng);
                    further.add(in(node, first));
                    if (rng.nextInt(4) == 0) {
                        further.add(in(node, drawn(weight, home[node], first, rng)));
                    }
                }
            }
            claimed += SharedMembers.of(home, further, weight).pairs().stream().anyMatch(pair -> pair.q() <= 0.05) ? 1 : 0;
            for (int node = 0, more = 0; node < home.length && more < 15; node++) {
                int at = node;
                if (home[node] == 3 && further.stream().noneMatch(m -> m.node() == at)) {
                    further.add(in(node, 6));
                    more++;
                }
            }
            assertTrue(SharedMembers.of(home, further, weight).pairs().stream().anyMatch(p -> p.a() == 3 && p.b() == 6 && p.q() <= 0.05),
                    "a crossing of 15 was missed, randomSeed " + seed);
        }
        // 10 expected at most; 20 has odds of 1 : 500
        assertTrue(claimed <= 20, "crossings in " + claimed + " of 200 tables without any");
    }

    private static int drawn(long[] weight, int but, int nor, Rng rng) {
        while (true) {
            int at = rng.nextInt(1_210);
            int niche = 0;
            while (at >= weight[niche]) {
                at -= (int) weight[niche++];
            }
            if (niche != but && niche != nor) {
                return niche;
            }
        }
    }

    private static Overlap.Membership in(int node, int niche) {
        return new Overlap.Membership(node, niche, 5, 0.3, 0.01);
    }
}
