// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;
import sideways.run.Run;

class LeidenDirectedTest {

    private static final Leiden.Options POTTS = Leiden.Options.DEFAULT.maximising(Leiden.Quality.CONSTANT_POTTS);

    @Test
    void two_cycles_joined_by_an_arc() {
        Graph graph = Graph.directed(6, new int[][] {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {5, 3}, {2, 3}});
        Partition sides = new Partition(new int[] {0, 0, 0, 1, 1, 1}, 2);
        // 6 of 7 arcs inside; 4 leave the first side's nodes and 3 enter them, 3 and 4 on the other
        assertEquals(6 / 7.0 - 2 * 4 * 3 / 49.0, Modularity.of(graph, sides, 1), 1e-12);
        assertEquals(6 - 0.2 * 2 * 6, Modularity.constantPotts(graph, sides, 0.2), 1e-12);
        assertArrayEquals(sides.community(), Leiden.detect(graph, Leiden.Options.DEFAULT, Run.seeded(1)).community());
        assertArrayEquals(sides.community(), Leiden.detect(graph, POTTS.withResolution(0.2), Run.seeded(1)).community());
    }

    @Test
    void direction_tells_whom_to_expect() {
        // a listener that everyone speaks to, and its one reply: chance expects the many, not the one
        Graph graph = Graph.directed(4, new int[][] {{0, 3}, {1, 3}, {2, 3}, {3, 0}});
        Partition pair = new Partition(new int[] {0, 1, 2, 0}, 3);
        // out 1 + 1, in 1 + 3 of 4: 2/4 − 2·4/16 for the pair, nothing enters 1 and 2
        assertEquals(0, Modularity.of(graph, pair, 1), 1e-12);
        // directions left aside the pair has strength 2 + 4 of 8, the others 1 each
        assertEquals(2 / 4.0 - 36 / 64.0 - 2 / 64.0, Modularity.of(graph.undirected(), pair, 1), 1e-12);
    }

    @Test
    void the_best_of_all_partitions_of_small_digraphs_is_nearly_always_found() {
        int bestModularity = 0;
        int bestPotts = 0;
        for (int seed = 0; seed < 40; seed++) {
            Graph graph = random(seed, 7, 8 + seed % 14);
            double resolution = 0.6 + 0.2 * (seed % 5);
            double[] best = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
            everyPartition(graph, new int[7], 0, 0, resolution, best);
            double modularity = Double.NEGATIVE_INFINITY;
            double potts = Double.NEGATIVE_INFINITY;
            for (int attempt = 0; attempt < 10; attempt++) {
                Run run = Run.seeded(attempt);
                modularity = Math.max(modularity, Modularity.of(graph, Leiden.detect(graph, Leiden.Options.DEFAULT.withResolution(resolution), run), resolution));
                potts = Math.max(potts, Modularity.constantPotts(graph, Leiden.detect(graph, POTTS.withResolution(resolution / 2), run), resolution / 2));
            }
            assertTrue(modularity <= best[0] + 1e-9 && potts <= best[1] + 1e-9, "digraph " + seed + " is better than the best");
            bestModularity += modularity >= best[0] - 1e-9 ? 1 : 0;
            bestPotts += potts >= best[1] - 1e-9 ? 1 : 0;
        }
        // a search by single moves and merges may miss the best where two nodes would have to move at once
        assertTrue(bestModularity >= 36 && bestPotts >= 36, bestModularity + " and " + bestPotts + " of 40");
    }

    /** All of them, each judged pair by pair: slow and plain. */
    private static void everyPartition(Graph graph, int[] label, int node, int labels, double resolution, double[] best) {
        if (node == label.length) {
            Partition partition = new Partition(label.clone(), labels);
            double pairs = pairByPair(graph, label, resolution);
            assertEquals(pairs, Modularity.of(graph, partition, resolution), 1e-9);
            best[0] = Math.max(best[0], pairs);
            best[1] = Math.max(best[1], Modularity.constantPotts(graph, partition, resolution / 2));
            return;
        }
        for (int l = 0; l <= labels; l++) {
            label[node] = l;
            everyPartition(graph, label, node + 1, Math.max(labels, l + 1), resolution, best);
        }
    }

    private static double pairByPair(Graph graph, int[] label, double resolution) {
        double[][] a = new double[label.length][label.length];
        double[] out = new double[label.length];
        double[] in = new double[label.length];
        double[] m = {0};
        graph.forEachArc((from, to, weight) -> {
            a[from][to] += weight;
            out[from] += weight;
            in[to] += weight;
            m[0] += weight;
        });
        double sum = 0;
        for (int i = 0; i < label.length; i++) {
            for (int j = 0; j < label.length; j++) {
                sum += label[i] == label[j] ? a[i][j] - resolution * out[i] * in[j] / m[0] : 0;
            }
        }
        return sum / m[0];
    }

    @Test
    void no_single_move_improves_the_answer() {
        for (int seed = 0; seed < 20; seed++) {
            Graph graph = random(seed, 60, 240);
            Partition found = Leiden.detect(graph, Leiden.Options.DEFAULT, Run.seeded(seed));
            double quality = Modularity.of(graph, found, 1);
            for (int node = 0; node < graph.nodeCount; node++) {
                for (int target = 0; target < found.communityCount(); target++) {
                    int[] moved = found.community().clone();
                    moved[node] = target;
                    assertTrue(Modularity.of(graph, new Partition(moved, found.communityCount()), 1) <= quality + 1e-12,
                            "moving node " + node + " to " + target + " improves digraph " + seed);
                }
            }
        }
    }

    @Test
    void arcs_both_ways_are_an_edge() {
        for (int seed = 0; seed < 20; seed++) {
            Graph undirected = random(seed, 50, 150).undirected();
            GraphBuilder both = new GraphBuilder(true);
            undirected.forEachArc((from, to, weight) -> both.add(from, to, from == to ? 2 * weight : weight));
            Graph directed = both.build(undirected.nodeCount);
            assertArrayEquals(Leiden.detect(undirected, Leiden.Options.DEFAULT, Run.seeded(seed)).community(),
                    Leiden.detect(directed, Leiden.Options.DEFAULT, Run.seeded(seed)).community(), "graph " + seed);
        }
    }

    @Test
    void a_large_digraph_gives_one_answer_on_any_threads() {
        Rng rng = Run.seeded(3).random("arcs", 0);
        GraphBuilder builder = new GraphBuilder(true);
        int nodes = 40_000;
        for (int node = 0; node < nodes; node++) {
            for (int arc = 0; arc < 20; arc++) {
                builder.add(node, arc < 15 ? node / 100 * 100 + rng.nextInt(100) : rng.nextInt(nodes), 1 + rng.nextInt(2));
            }
        }
        Graph graph = builder.build(nodes);
        assertTrue(LocalMoving.isLarge(Level.of(graph, true)));
        Partition one = Leiden.detect(graph, Leiden.Options.DEFAULT.withResolution(4), Run.seeded(1));
        for (int threads : new int[] {2, 3, 8}) {
            assertArrayEquals(one.community(), Leiden.detect(graph, Leiden.Options.DEFAULT.withResolution(4), Run.seeded(1).threads(threads)).community());
        }
        int[] planted = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            planted[node] = node / 100;
        }
        assertTrue(Agreement.of(planted, one.community()).adjustedRand() > 0.98, Agreement.of(planted, one.community()).toString());
    }

    private static Graph random(int seed, int nodes, int arcs) {
        Rng rng = Run.seeded(seed).random("digraph", 0);
        GraphBuilder builder = new GraphBuilder(true);
        for (int arc = 0; arc < arcs; arc++) {
            builder.add(rng.nextInt(nodes), rng.nextInt(nodes), 1 + rng.nextInt(3));
        }
        return builder.build(nodes);
    }
}
