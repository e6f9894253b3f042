// SPDX-License-Identifier: Apache-2.0
package sideways.measure.influence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sideways.run.Rng;
import sideways.run.Run;

class TreeCreditTest {

    @Test
    void credit_equals_shapleys_sum_over_all_coalitions_on_200_random_trees() {
        for (int seed = 0; seed < 200; seed++) {
            Rng rng = Run.seeded(seed).random("tree", 0);
            int n = 2 + rng.nextInt(7);
            int[] parent = new int[n];
            int[] order = new int[n];
            parent[0] = -1;
            for (int i = 0; i < n; i++) {
                order[i] = i;
                parent[i] = i == 0 ? -1 : rng.nextInt(i);
            }
            assertArrayEquals(shapley(parent), TreeCredit.of(parent, order), 1e-12, "tree " + seed + ": " + Arrays.toString(parent));
        }
    }

    @Test
    void the_source_of_a_star_has_all_and_credits_add_up() {
        int[] star = {-1, 0, 0, 0, 0};
        assertArrayEquals(new double[] {4, 0, 0, 0, 0}, TreeCredit.of(star, new int[] {0, 1, 2, 3, 4}), 1e-12);
        // a chain of three: the last is owed to both above it
        assertArrayEquals(new double[] {1.5, 0.5, 0}, TreeCredit.of(new int[] {-1, 0, 1}, new int[] {0, 1, 2}), 1e-12);
    }

    @Test
    void what_is_cut_off_is_theirs_and_all_below() {
        // 0 ← 1 ← 2, 0 ← 3; by actors 0, 1, 0, 2
        int[] parent = {-1, 0, 1, 0};
        int[] order = {0, 1, 2, 3};
        int[] actor = {0, 1, 0, 2};
        assertEquals(2 / 3.0, TreeCredit.lost(parent, order, actor, new boolean[] {false, true, false}), 1e-12);
        assertEquals(1 / 3.0, TreeCredit.lost(parent, order, actor, new boolean[] {false, false, true}), 1e-12);
        assertEquals(1, TreeCredit.lost(parent, order, actor, new boolean[] {true, false, false}), 0);
        assertEquals(0, TreeCredit.lost(parent, order, actor, new boolean[3]), 0);
    }

    @Test
    void those_matched_did_as_much_and_are_none_of_those() {
        long[] activity = new long[300];
        Arrays.setAll(activity, i -> i / 10);
        int[] among = new int[300];
        Arrays.setAll(among, i -> i);
        int[] those = {5, 105, 106, 299};
        int[] matched = TreeCredit.matched(those, among, activity, 8, Run.seeded(1).random("match", 0));
        assertEquals(4, Arrays.stream(matched).distinct().count());
        for (int i = 0; i < 4; i++) {
            int match = matched[i];
            assertTrue(Arrays.stream(those).noneMatch(t -> t == match));
            assertEquals(activity[those[i]], activity[match], 1);
        }
    }

    /** The mean of what each adds over all orders in which the events can join, by coalitions. */
    private static double[] shapley(int[] parent) {
        int n = parent.length;
        double[] factorial = new double[n + 1];
        factorial[0] = 1;
        for (int i = 1; i <= n; i++) {
            factorial[i] = factorial[i - 1] * i;
        }
        double[] value = new double[n];
        for (int coalition = 0; coalition < 1 << n; coalition++) {
            int members = Integer.bitCount(coalition);
            for (int player = 0; player < n; player++) {
                if ((coalition >> player & 1) == 0) {
                    value[player] += factorial[members] * factorial[n - members - 1] / factorial[n]
                            * (reached(parent, coalition | 1 << player) - reached(parent, coalition));
                }
            }
        }
        return value;
    }

    /** Events below a source all of whose ancestors pass the thing on. */
    private static int reached(int[] parent, int coalition) {
        int reached = 0;
        for (int event = 0; event < parent.length; event++) {
            boolean all = parent[event] >= 0;
            for (int up = parent[event]; up >= 0; up = parent[up]) {
                all &= (coalition >> up & 1) == 1;
            }
            reached += all ? 1 : 0;
        }
        return reached;
    }
}
