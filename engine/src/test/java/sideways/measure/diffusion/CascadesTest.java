// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sideways.Golden;
import sideways.event.EventLog;
import sideways.run.Rng;
import sideways.run.Run;

class CascadesTest {

    @Test
    void a_star_scores_just_under_two_and_all_of_it_is_broadcast() {
        for (int n = 2; n < 50; n++) {
            Cascades star = tree(n, (i, rng) -> 0, 0);
            assertEquals(2 - 2.0 / n, star.virality(0), 1e-12, "star of " + n);
            assertEquals(1, star.broadcastShare(0), 1e-12);
            assertEquals(n - 1, star.breadth[0]);
        }
    }

    @Test
    void a_chain_scores_a_third_of_its_length() {
        for (int n = 2; n < 50; n++) {
            Cascades chain = tree(n, (i, rng) -> i - 1, 0);
            assertEquals((n + 1) / 3.0, chain.virality(0), 1e-12, "chain of " + n);
            assertEquals(1.0 / (n - 1), chain.broadcastShare(0), 1e-12);
            assertEquals(n - 1, chain.depth[0]);
        }
    }

    @Test
    void virality_equals_the_mean_of_all_distances_on_200_random_trees() {
        for (int seed = 0; seed < 200; seed++) {
            Rng sizes = Run.seeded(seed).random("size", 0);
            int n = 2 + sizes.nextInt(40);
            int[] parent = parents(n, (i, rng) -> rng.nextInt(i), seed);
            Cascades found = Cascades.of(parent, new boolean[n]);
            assertEquals(meanDistance(parent), found.virality(0), 1e-12, "random tree " + seed);
        }
    }

    @Test
    void events_in_any_order_and_rings_are_survived() {
        // 0 → 2 → 1 → 0 is a ring, cut at its smallest event 0; 3 hangs below 1; 4 stands alone
        Cascades found = Cascades.of(new int[] {2, 0, 1, 1, EventLog.NONE}, new boolean[5]);
        assertEquals(1, found.count);
        assertEquals(0, found.source[0]);
        assertEquals(4, found.size[0]);
        assertEquals(2, found.depth[0]);
        assertEquals(EventLog.NONE, found.cascade[4]);
    }

    @Test
    void goldens_of_small_trees() {
        for (Map.Entry<String, JsonNode> tree : Golden.json("cascade_trees_synthetic.json").properties()) {
            check(tree.getKey(), tree.getValue());
        }
    }

    private static void check(String name, JsonNode tree) {
        List<String> node = new ArrayList<>();
        tree.get("parent").fieldNames().forEachRemaining(node::add);
        int[] parent = new int[node.size()];
        for (int i = 0; i < parent.length; i++) {
            JsonNode up = tree.get("parent").get(node.get(i));
            parent[i] = up.isNull() ? EventLog.NONE : node.indexOf(up.asText());
        }
        JsonNode expected = tree.get("expected");
        Cascades found = Cascades.of(parent, new boolean[parent.length]);
        if (expected.get("size").asInt() == 1) {
            assertEquals(0, found.count, name);
            return;
        }
        assertEquals(expected.get("size").asInt(), found.size[0], name);
        assertEquals(expected.get("depth").asInt(), found.depth[0], name);
        assertEquals(expected.get("max_breadth").asInt(), found.breadth[0], name);
        assertEquals(expected.get("wiener_index").asDouble(), found.wiener[0], 1e-9, name);
        assertEquals(expected.get("structural_virality").asDouble(), found.virality(0), 1e-9, name);
        assertEquals(expected.get("root_direct_share").asDouble(), found.broadcastShare(0), 1e-9, name);
        assertEquals(expected.get("largest_single_parent_share").asDouble(),
                found.largestFamily[0] / (found.size[0] - 1.0), 1e-9, name);
    }

    @Test
    void expected_virality_of_random_trees_is_their_mean() {
        for (int n : new int[] {2, 3, 10, 100}) {
            int samples = 4000;
            double sum = 0;
            double squares = 0;
            double broadcast = 0;
            for (int seed = 0; seed < samples; seed++) {
                Cascades tree = tree(n, (i, rng) -> rng.nextInt(i), seed);
                sum += tree.virality(0);
                squares += tree.virality(0) * tree.virality(0);
                broadcast += tree.broadcastShare(0);
            }
            double mean = sum / samples;
            double standardError = Math.sqrt(Math.max(0, squares / samples - mean * mean) / samples);
            // five standard errors: fails by chance once in 1.7 million; the seeds are fixed anyway
            assertEquals(RandomTree.expectedVirality(n), mean, 5 * standardError + 1e-9, "n = " + n);
            assertEquals(RandomTree.expectedBroadcastShare(n), broadcast / samples, 0.02, "n = " + n);
        }
    }

    private interface Chooser {
        int parent(int i, Rng rng);
    }

    private static Cascades tree(int n, Chooser chooser, int seed) {
        return Cascades.of(parents(n, chooser, seed), new boolean[n]);
    }

    private static int[] parents(int n, Chooser chooser, int seed) {
        Rng rng = Run.seeded(seed).random("tree", n);
        int[] parent = new int[n];
        parent[0] = EventLog.NONE;
        for (int i = 1; i < n; i++) {
            parent[i] = chooser.parent(i, rng);
        }
        return parent;
    }

    /** The slow truth: walk up from both ends of every pair until they meet. */
    private static double meanDistance(int[] parent) {
        long sum = 0;
        int n = parent.length;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                int x = a;
                int y = b;
                while (x != y) {
                    if (x > y) {
                        x = parent[x];
                    } else {
                        y = parent[y];
                    }
                    sum++;
                }
            }
        }
        return 2.0 * sum / ((double) n * (n - 1));
    }
}
