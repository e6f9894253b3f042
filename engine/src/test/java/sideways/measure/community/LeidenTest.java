// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.Golden;
import sideways.graph.Components;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;
import sideways.run.Run;

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
            Graph graph = random(seed);
            Leiden.Options options = Leiden.Options.DEFAULT
                    .maximising(seed % 2 == 0 ? Leiden.Quality.MODULARITY : Leiden.Quality.CONSTANT_POTTS)
                    .withResolution(seed % 2 == 0 ? 0.5 + seed % 5 : 0.02 * (1 + seed % 9));
            Partition found = Leiden.detect(graph, options, Run.seeded(seed));
            for (int c = 0; c < found.communityCount(); c++) {
                boolean[] keep = new boolean[graph.nodeCount];
                for (int node = 0; node < keep.length; node++) {
                    keep[node] = found.community()[node] == c;
                }
                assertEquals(1, Components.of(graph.induced(keep).graph()).count(), "community " + c + " of random graph " + seed);
            }
        }
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
