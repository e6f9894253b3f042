// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.run.Rng;
import sideways.run.Run;

class TwoStepFlowTest {

    @Test
    void a_star_is_all_at_first_hand_and_a_chain_hardly() {
        int n = 9;
        int[] star = new int[n];
        int[] chain = new int[n];
        for (int i = 0; i < n; i++) {
            star[i] = i == 0 ? EventLog.NONE : 0;
            chain[i] = i - 1;
        }
        boolean[] all = new boolean[n];
        java.util.Arrays.fill(all, true);
        boolean[] second = new boolean[n];
        second[1] = true;
        TwoStepFlow ofStar = TwoStepFlow.of(Cascades.of(star, new boolean[n]), all);
        assertEquals(n - 1, ofStar.direct()[0]);
        assertEquals(0, ofStar.led()[0]);
        TwoStepFlow ofChain = TwoStepFlow.of(Cascades.of(chain, new boolean[n]), second);
        assertEquals(1, ofChain.direct()[0]);
        assertEquals(n - 2, ofChain.led()[0]);
        // the start's own say is not a second step
        assertEquals(0, TwoStepFlow.of(Cascades.of(chain, new boolean[n]), new boolean[] {true, false, false, false, false, false, false, false, false}).led()[0]);
        // the k-th of a chain (from 0) leads the n − 1 − k after it
        boolean[] fourth = new boolean[n];
        fourth[3] = true;
        assertEquals(n - 4, TwoStepFlow.of(Cascades.of(chain, new boolean[n]), fourth).led()[0]);
    }

    @Test
    void walking_up_from_each_event_finds_the_same() {
        for (int seed = 0; seed < 200; seed++) {
            Rng rng = Run.seeded(3).random("trees", seed);
            int n = 2 + rng.nextInt(60);
            int[] parent = new int[n];
            boolean[] leader = new boolean[n];
            for (int i = 0; i < n; i++) {
                parent[i] = i == 0 || rng.nextInt(8) == 0 ? EventLog.NONE : rng.nextInt(i);
                leader[i] = rng.nextInt(4) == 0;
            }
            Cascades trees = Cascades.of(parent, new boolean[n]);
            int[] direct = new int[trees.count];
            int[] led = new int[trees.count];
            for (int i = 0; i < n; i++) {
                if (parent[i] == EventLog.NONE) {
                    continue;
                }
                boolean between = false;
                for (int up = parent[i]; parent[up] != EventLog.NONE; up = parent[up]) {
                    between |= leader[up];
                }
                direct[trees.cascade[i]] += parent[parent[i]] == EventLog.NONE ? 1 : 0;
                led[trees.cascade[i]] += between ? 1 : 0;
            }
            TwoStepFlow found = TwoStepFlow.of(trees, leader);
            assertArrayEquals(direct, found.direct());
            assertArrayEquals(led, found.led());
            assertEquals(java.util.Arrays.stream(led).sum(), found.through().cardinality());
        }
    }

    @Test
    void an_actor_counts_once_in_a_tree() {
        // actor 0 starts both trees; actor 1 is answered twice in the first
        int[] parent = {-1, 0, 1, 1, -1, 4};
        int[] actor = {0, 1, 2, 3, 0, 2};
        assertArrayEquals(new int[] {2, 1, 0, 0}, TwoStepFlow.treesTakenUp(Cascades.of(parent, new boolean[6]), actor, 4));
    }
}
