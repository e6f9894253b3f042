// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.Golden;
import sideways.graph.Graph;
import sideways.run.Rng;
import sideways.run.Run;

class HomophilyTest {

    private static final Graph TWO_TRIANGLES = Graph.undirected(6, new int[][] {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 3}});

    @Test
    void two_triangles_joined_by_a_tie() {
        Homophily like = Homophily.of(TWO_TRIANGLES, new int[] {0, 0, 0, 1, 1, 1}, 2, 10, Run.seeded(1));
        // 6 of 7 ties inside, each side has half of the tie ends
        assertEquals((6 / 7.0 - 0.5) / 0.5, like.assortativity(), 1e-12);
        assertEquals((6 / 7.0 - 0.5) / 0.5, like.coleman(), 1e-12);
        assertEquals(6 / 7.0, like.internalShare(), 1e-12);
        assertEquals(2 * 3 * 2 / (6 * 5.0), like.expectedInternal(), 1e-12);
        // without an inner tie 5 of 6 inside and ends 5:7 of 12; without the bridge all inside, r = 1
        double inner = (5 / 6.0 - 74 / 144.0) / (1 - 74 / 144.0);
        double r = like.assortativity();
        assertEquals(Math.sqrt(6 * (inner - r) * (inner - r) + (1 - r) * (1 - r)), like.standardError(), 1e-12);
    }

    @Test
    void a_star_of_strangers_and_a_clique_of_mixed() {
        int[][] star = new int[9][];
        for (int leaf = 1; leaf < 10; leaf++) {
            star[leaf - 1] = new int[] {0, leaf};
        }
        Homophily strangers = Homophily.of(Graph.undirected(10, star), new int[] {0, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 2, 5, Run.seeded(1));
        assertEquals(-1, strangers.assortativity(), 1e-12);
        assertEquals(-1, strangers.coleman(), 1e-12);
        List<int[]> pairs = new ArrayList<>();
        for (int a = 0; a < 8; a++) {
            for (int b = 0; b < a; b++) {
                pairs.add(new int[] {a, b});
            }
        }
        // in a clique of two halves of 4 every deal of the labels is alike: 12 of 28 ties inside, r = −1/7
        Homophily mixed = Homophily.of(Graph.undirected(8, pairs.toArray(int[][]::new)), new int[] {0, 0, 0, 0, 1, 1, 1, 1}, 2, 20, Run.seeded(1));
        assertEquals(12 / 28.0, mixed.internalShare(), 1e-12);
        assertEquals(12 / 28.0, mixed.expectedInternal(), 1e-12);
        assertEquals(-1 / 7.0, mixed.assortativity(), 1e-12);
        assertEquals(-1 / 7.0, mixed.dealt()[0], 1e-12);
        assertEquals(-1 / 7.0, mixed.dealt()[19], 1e-12);
    }

    @Test
    void nodes_without_a_label_or_a_labelled_neighbor_leave_no_trace() {
        Graph more = Graph.undirected(9, new int[][] {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 3}, {5, 6}, {6, 7}, {2, 2}});
        Homophily with = Homophily.of(more, new int[] {0, 0, 0, 1, 1, 1, -1, 1, 0}, 2, 10, Run.seeded(1));
        Homophily without = Homophily.of(TWO_TRIANGLES, new int[] {0, 0, 0, 1, 1, 1}, 2, 10, Run.seeded(1));
        assertEquals(without.assortativity(), with.assortativity());
        assertEquals(without.nodes(), with.nodes());
        assertArrayEquals(without.dealt(), with.dealt());
    }

    @Test
    void the_published_assortativity_of_political_blogs() {
        // Newman 2003 gives no table for these; golden: .823 directed by networkx. Undirected, each pair once, it must lie near
        int[] side = Golden.polblogsSides();
        Homophily blogs = Homophily.of(Golden.polblogs().undirected(), side, 2, 20, Run.seeded(1).threads(2));
        assertEquals(0.82, blogs.assortativity(), 0.02);
        assertTrue(blogs.dealt()[19] < 0.1 && blogs.internalShare() > blogs.expectedInternal());
    }

    @Test
    void jackknife_agrees_with_leaving_out_each_tie() {
        for (int seed = 0; seed < 200; seed++) {
            Rng rng = Run.seeded(seed).random("graph", 0);
            int n = 8 + rng.nextInt(8);
            int labels = 2 + rng.nextInt(2);
            List<int[]> edges = new ArrayList<>();
            int[] label = new int[n];
            for (int a = 0; a < n; a++) {
                label[a] = a < labels ? a : rng.nextInt(labels);
                for (int b = 0; b < a; b++) {
                    if (rng.nextDouble() < 0.6) {
                        edges.add(new int[] {a, b});
                    }
                }
            }
            Homophily all = Homophily.of(Graph.undirected(n, edges.toArray(int[][]::new)), label, labels, 1, Run.seeded(1));
            double sum = 0;
            for (int[] left : edges) {
                int[][] rest = edges.stream().filter(e -> e != left).toArray(int[][]::new);
                double r = CrossTies.of(Graph.undirected(n, rest), label, labels).assortativity();
                sum += (r - all.assortativity()) * (r - all.assortativity());
            }
            assertEquals(Math.sqrt(sum), all.standardError(), 1e-9, "seed " + seed);
        }
    }

    @Test
    void the_threads_leave_no_trace_and_nonsense_is_refused() {
        int[] label = {0, 1, 0, 1, 0, 1};
        double[] one = Homophily.of(TWO_TRIANGLES, label, 2, 50, Run.seeded(3)).dealt();
        for (int threads : new int[] {2, 3, 8}) {
            assertArrayEquals(one, Homophily.of(TWO_TRIANGLES, label, 2, 50, Run.seeded(3).threads(threads)).dealt());
        }
        assertThrows(IllegalArgumentException.class, () -> Homophily.of(TWO_TRIANGLES, label, 0, 1, Run.seeded(1)));
    }
}
