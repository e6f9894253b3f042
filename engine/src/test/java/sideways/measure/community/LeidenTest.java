// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.Golden;
import sideways.graph.Components;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Cancelled;
import sideways.run.Rng;
import sideways.run.Run;
import sideways.simulate.RMat;

class LeidenTest {

    @Test
    void two_cliques_joined_by_an_edge_are_two_communities() {
        Graph graph = cliquesInARing(2, 6);
        Partition found = Leiden.detect(graph, Leiden.Options.DEFAULT, Run.seeded(1));
        assertEquals(2, found.communityCount());
        // 15 edges in each clique and the ring of two has 2 joins (one edge each way round, merged to weight 2)
        assertEquals(30.0 / 32 - 0.5, Modularity.of(graph, found, 1), 1e-12);
    }

    @Test
    void a_ring_of_cliques_shows_the_resolution_limit_of_modularity_and_potts_does_not() {
        // 30 cliques of 5 (Fortunato & Barthelemy 2007): modularity merges neighbors, CPM at 0.5 keeps all 30
        Graph graph = cliquesInARing(30, 5);
        Partition modularity = Leiden.detect(graph, Leiden.Options.DEFAULT, Run.seeded(3));
        assertTrue(modularity.communityCount() < 30, "modularity found " + modularity.communityCount());
        Partition potts = Leiden.detect(graph,
                Leiden.Options.DEFAULT.maximising(Leiden.Quality.CONSTANT_POTTS).withResolution(0.5), Run.seeded(3));
        assertEquals(30, potts.communityCount());
        assertEquals(30 * (10 - 0.5 * 10), Modularity.constantPotts(graph, potts, 0.5), 1e-9);
    }

    @Test
    void karate_reaches_the_proven_optimum() {
        var golden = Golden.json("karate.json");
        Graph karate = Graph.undirected(34, Golden.pairs(golden.get("edges")));
        double best = 0;
        for (int seed = 0; seed < 10; seed++) {
            best = Math.max(best, Modularity.of(karate, Leiden.detect(karate, Leiden.Options.DEFAULT, Run.seeded(seed)), 1));
        }
        assertEquals(golden.get("expected").get("optimal_modularity").asDouble(), best, 1e-9);
    }

    @Test
    void every_community_is_connected_on_200_random_graphs() {
        for (int seed = 0; seed < 200; seed++) {
            Graph graph = ofKind(seed % 7, seed);
            boolean modularity = seed / 7 % 2 == 0;
            Leiden.Options options = Leiden.Options.DEFAULT
                    .maximising(modularity ? Leiden.Quality.MODULARITY : Leiden.Quality.CONSTANT_POTTS)
                    .withResolution(modularity ? 0.3 + seed % 5 : 0.02 * (1 + seed % 9));
            Partition found = Leiden.detect(graph, options, Run.seeded(seed));
            assertConnected(graph, found, "random graph " + seed);
            Partition twin = Leiden.detect(graph, options, Run.seeded(seed).threads(3));
            assertArrayEquals(found.community(), twin.community(), "random graph " + seed);
        }
    }

    /** Plain, weighted with loops, in many pieces, stars, cliques in a row, bipartite, directed. */
    private static Graph ofKind(int kind, int seed) {
        Rng rng = Run.seeded(seed).random("kind", 0);
        int nodes = 20 + rng.nextInt(80);
        GraphBuilder builder = new GraphBuilder(kind == 6);
        for (int e = 0; e < 3 * nodes; e++) {
            int u = rng.nextInt(nodes);
            switch (kind) {
                case 1 -> builder.add(u, rng.nextInt(4) == 0 ? u : rng.nextInt(nodes), 1 + rng.nextInt(1000));
                case 2 -> builder.add(u, Math.min(nodes - 1, u / 9 * 9 + rng.nextInt(9)), 1);
                case 3 -> builder.add(u, u / 10 * 10, 1);
                case 4 -> builder.add(u, Math.min(nodes - 1, rng.nextInt(20) == 0 ? u + 7 : u / 7 * 7 + rng.nextInt(7)), 1);
                case 5 -> builder.add(u / 2 * 2, rng.nextInt((nodes + 1) / 2) * 2 + 1, 1);
                default -> builder.add(u, rng.nextInt(nodes), 1);
            }
        }
        return builder.build(nodes + 1);
    }

    @Test
    void hubs_that_see_everyone_leave_one_answer_on_any_threads_and_no_torn_communities() {
        Graph graph = RMat.generate(new RMat.Options(17, 1_000_000), Run.seeded(1));
        assertTrue(LocalMoving.isLarge(Level.of(graph, true)));
        Partition one = Leiden.detect(graph, Leiden.Options.DEFAULT, Run.seeded(2));
        assertConnected(graph, one, "hubs");
        for (int threads : new int[] {2, 3, 8}) {
            assertArrayEquals(one.community(), Leiden.detect(graph, Leiden.Options.DEFAULT, Run.seeded(2).threads(threads)).community(), threads + " threads");
        }
    }

    @Test
    void a_search_says_that_it_goes_on() {
        List<Long> passes = java.util.Collections.synchronizedList(new ArrayList<>());
        Run run = Run.seeded(1).reportingTo((stage, done, total) -> passes.add(done));
        Leiden.detect(cliquesInARing(30, 5), Leiden.Options.DEFAULT, run);
        // at least: move, refine, move, refine and find nothing to merge, look at every node once more
        assertTrue(passes.size() >= 5, "told of " + passes);
        assertEquals(passes.stream().sorted().toList(), passes);
    }

    @Test
    void a_search_is_cancelled_within_a_tenth_of_a_second() throws InterruptedException {
        Graph graph = RMat.generate(new RMat.Options(18, 2_000_000), Run.seeded(1));
        Leiden.detect(graph, Leiden.Options.DEFAULT, Run.seeded(1));      // compiled, so that no compiler is timed
        long slowest = Long.MAX_VALUE;
        for (int attempt = 1; attempt <= 5; attempt++) {
            Run run = Run.seeded(2).threads(2);
            Thread user = new Thread(() -> {
                try {
                    Thread.sleep(30);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                run.cancel();
            });
            user.start();
            long begun = System.nanoTime();
            assertThrows(Cancelled.class, () -> Leiden.detect(graph, Leiden.Options.DEFAULT, run));
            slowest = Math.min(slowest, System.nanoTime() - begun);
            user.join();
        }
        // the best of five, for other programs may hold this one up
        assertTrue(slowest < 130_000_000L, "30 ms until it was cancelled, and ended after " + slowest / 1_000_000 + " ms");
    }

    @Test
    void no_single_move_improves_the_answer() {
        for (int seed = 0; seed < 20; seed++) {
            Graph graph = random(seed);
            Partition found = Leiden.detect(graph, Leiden.Options.DEFAULT, Run.seeded(seed));
            double quality = Modularity.of(graph, found, 1);
            for (int node = 0; node < graph.nodeCount; node++) {
                for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                    int[] moved = found.community().clone();
                    moved[node] = moved[graph.neighbor[(int) arc]];
                    double after = Modularity.of(graph, new Partition(moved, found.communityCount()), 1);
                    assertTrue(after <= quality + 1e-12, "moving node " + node + " improves random graph " + seed);
                }
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_partition() {
        Graph graph = random(7);
        assertArrayEquals(Leiden.detect(graph, Leiden.Options.DEFAULT, Run.seeded(5)).community(),
                Leiden.detect(graph, Leiden.Options.DEFAULT, Run.seeded(5).threads(3)).community());
    }

    @Test
    void a_large_graph_gives_one_answer_on_any_threads_and_finds_what_was_planted() {
        // large enough for moves in batches: 400 groups of 100, nodes in random order, some 21 ties inside and 6 outside each
        int[] planted = new int[40_000];
        Graph graph = planted(400, 100, 12, 3, planted);
        assertTrue(LocalMoving.isLarge(Level.of(graph, true)));
        Partition one = Leiden.detect(graph, Leiden.Options.DEFAULT.withResolution(4), Run.seeded(5));
        for (int threads : new int[] {2, 3, 8}) {
            assertArrayEquals(one.community(), Leiden.detect(graph, Leiden.Options.DEFAULT.withResolution(4), Run.seeded(5).threads(threads)).community(),
                    threads + " threads");
        }
        assertTrue(Agreement.of(planted, one.community()).adjustedRand() > 0.98, Agreement.of(planted, one.community()).toString());
        double truth = Modularity.of(graph, Partition.of(planted), 4);
        assertTrue(Modularity.of(graph, one, 4) >= truth - 0.002, "worse than what was planted: " + Modularity.of(graph, one, 4) + " < " + truth);
        assertConnected(graph, one, "planted");
    }

    @Test
    void weights_are_heeded_in_large_graphs_too() {
        // 70,000 triangles with heavy sides: light ties of every node to random others do not matter
        GraphBuilder builder = new GraphBuilder(false);
        Rng rng = Run.seeded(1).random("ring", 0);
        int triangles = 70_000;
        for (int t = 0; t < triangles; t++) {
            for (int i = 0; i < 3; i++) {
                builder.add(3 * t + i, 3 * t + (i + 1) % 3, 100);
                builder.add(3 * t + i, rng.nextInt(3 * triangles), 1);
                builder.add(3 * t + i, rng.nextInt(3 * triangles), 1);
            }
        }
        Graph graph = builder.build(3 * triangles);
        assertTrue(LocalMoving.isLarge(Level.of(graph, true)));
        Partition found = Leiden.detect(graph, Leiden.Options.DEFAULT.withResolution(triangles), Run.seeded(2).threads(2));
        int together = 0;
        for (int t = 0; t < triangles; t++) {
            int[] c = found.community();
            together += c[3 * t] == c[3 * t + 1] && c[3 * t] == c[3 * t + 2] ? 1 : 0;
        }
        assertTrue(together > 0.999 * triangles, together + " of " + triangles + " triangles stayed whole");
        assertConnected(graph, found, "triangles");
    }

    private static Graph planted(int groups, int size, int inside, int outside, int[] group) {
        Rng rng = Run.seeded(9).random("planted", 0);
        int nodes = groups * size;
        int[] node = Partition.singletons(nodes).community();
        rng.shuffle(node);
        GraphBuilder builder = new GraphBuilder(false);
        for (int i = 0; i < nodes; i++) {
            group[node[i]] = i / size;
            for (int e = 0; e < inside; e++) {
                builder.add(node[i], node[i / size * size + rng.nextInt(size)], 1);
            }
            for (int e = 0; e < outside; e++) {
                builder.add(node[i], node[rng.nextInt(nodes)], 1);
            }
        }
        return builder.build(nodes).simple();
    }

    /** Every community has as many pieces as it should: one. Counted on the graph without the ties between communities. */
    private static void assertConnected(Graph graph, Partition found, String what) {
        GraphBuilder inside = new GraphBuilder(false);
        graph.forEachArc((from, to, weight) -> {
            if (from != to && found.community()[from] == found.community()[to]) {
                inside.add(from, to, 1);
            }
        });
        assertEquals(found.communityCount(), Components.of(inside.build(graph.nodeCount)).count(), "connected pieces of " + what);
    }

    @Test
    void nodes_without_edges_stay_alone() {
        Partition found = Leiden.detect(Graph.undirected(4, new int[][] {{0, 1}}), Leiden.Options.DEFAULT, Run.seeded(1));
        assertEquals(3, found.communityCount());
        assertEquals(0, Leiden.detect(Graph.undirected(0, new int[0][]), Leiden.Options.DEFAULT, Run.seeded(1)).communityCount());
    }

    private static Graph cliquesInARing(int cliques, int size) {
        GraphBuilder builder = new GraphBuilder(false);
        for (int c = 0; c < cliques; c++) {
            for (int i = 0; i < size; i++) {
                for (int j = i + 1; j < size; j++) {
                    builder.add(c * size + i, c * size + j, 1);
                }
            }
            builder.add(c * size, (c + 1) % cliques * size, 1);
        }
        return builder.build(cliques * size);
    }

    private static Graph random(int seed) {
        Rng rng = Run.seeded(seed).random("graph", 0);
        int nodes = 20 + rng.nextInt(80);
        List<int[]> edges = new ArrayList<>();
        for (int e = rng.nextInt(4 * nodes); e >= 0; e--) {
            edges.add(new int[] {rng.nextInt(nodes), rng.nextInt(nodes)});
        }
        return Graph.undirected(nodes, edges.toArray(new int[0][]));
    }
}
