// SPDX-License-Identifier: Apache-2.0
package sideways.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.event.LogBuilder;
import sideways.run.Rng;
import sideways.run.Run;

class GraphTest {

    @Test
    void parallel_edges_merge_and_loops_count_twice_in_the_strength() {
        GraphBuilder builder = new GraphBuilder(false);
        builder.add(0, 1, 2);
        builder.add(1, 0, 3);
        builder.add(1, 1, 1);
        Graph graph = builder.build(3);
        assertArrayEquals(new long[] {0, 1, 3, 3}, graph.offset);
        assertArrayEquals(new int[] {1, 0, 1}, graph.neighbor);
        assertArrayEquals(new int[] {5, 5, 1}, graph.weight);
        assertEquals(2, graph.edgeCount());
        assertEquals(7, graph.strength(1));
        assertEquals(6, graph.totalWeight());
        assertEquals(1, graph.simple().edgeCount());
    }

    @Test
    void the_rows_equal_a_map_of_maps_whatever_the_order_of_edges() {
        for (int seed = 0; seed < 200; seed++) {
            Rng rng = Run.seeded(seed).random("edges", 0);
            boolean directed = seed % 2 == 0;
            int nodes = 1 + rng.nextInt(20);
            List<int[]> edges = new ArrayList<>();
            for (int e = rng.nextInt(80); e > 0; e--) {
                edges.add(new int[] {rng.nextInt(nodes), rng.nextInt(nodes), 1 + rng.nextInt(3)});
            }
            TreeMap<Integer, TreeMap<Integer, Integer>> truth = new TreeMap<>();
            for (int[] edge : edges) {
                truth.computeIfAbsent(edge[0], none -> new TreeMap<>()).merge(edge[1], edge[2], Integer::sum);
                if (!directed && edge[0] != edge[1]) {
                    truth.computeIfAbsent(edge[1], none -> new TreeMap<>()).merge(edge[0], edge[2], Integer::sum);
                }
            }
            Collections.shuffle(edges, new Random(seed));
            GraphBuilder builder = new GraphBuilder(directed);
            edges.forEach(edge -> builder.add(edge[0], edge[1], edge[2]));
            TreeMap<Integer, TreeMap<Integer, Integer>> built = new TreeMap<>();
            builder.build(nodes).forEachArc((from, to, weight) -> built.computeIfAbsent(from, none -> new TreeMap<>()).put(to, weight));
            assertEquals(truth, built, "random edges " + seed);
        }
    }

    @Test
    void reversed_twice_is_the_same_and_undirected_adds_both_ways() {
        Graph graph = Graph.directed(3, new int[][] {{0, 1}, {1, 0}, {1, 2}});
        assertArrayEquals(graph.neighbor, graph.reversed().reversed().neighbor);
        Graph undirected = graph.undirected();
        assertEquals(2, undirected.edgeCount());
        assertEquals(2, undirected.weightAt(undirected.offset[0]));
    }

    @Test
    void an_induced_graph_keeps_the_ties_among_its_nodes() {
        Graph graph = Graph.undirected(5, new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
        Graph.Part part = graph.induced(new boolean[] {false, true, true, false, true});
        assertArrayEquals(new int[] {1, 2, 4}, part.node());
        assertEquals(1, part.graph().edgeCount());
    }

    @Test
    void components_of_two_paths_and_a_lone_node() {
        Graph graph = Graph.directed(6, new int[][] {{4, 5}, {1, 0}, {1, 2}});
        assertArrayEquals(new int[] {0, 0, 0, 1, 2, 2}, Components.of(graph).component());
        assertEquals(3, Components.largest(graph).graph().nodeCount);
    }

    @Test
    void random_graphs_keep_every_degree_and_stay_simple() {
        for (int seed = 0; seed < 100; seed++) {
            Rng rng = Run.seeded(seed).random("graph", 0);
            int nodes = 30 + rng.nextInt(50);
            GraphBuilder builder = new GraphBuilder(false);
            for (int e = 0; e < 2 * nodes; e++) {
                builder.add(rng.nextInt(nodes), rng.nextInt(nodes), 1);
            }
            Graph graph = builder.build(nodes).simple();
            Graph random = ConfigurationModel.sample(graph, rng);
            assertArrayEquals(graph.degrees(), random.degrees(), "random graph " + seed);
            assertEquals(graph.edgeCount(), random.simple().edgeCount(), "random graph " + seed);
        }
    }

    @Test
    void random_graphs_mix_ends_evenly() {
        // four edges among eight nodes of degree one: each of the 7 partners of node 0 is equally likely
        Graph matching = Graph.undirected(8, new int[][] {{0, 1}, {2, 3}, {4, 5}, {6, 7}});
        int[] partner = new int[8];
        for (int i = 0; i < 7000; i++) {
            Graph random = ConfigurationModel.sample(matching, Run.seeded(1).random("matching", i));
            partner[random.neighbor[0]]++;
        }
        double chiSquare = 0;
        for (int other = 1; other < 8; other++) {
            chiSquare += (partner[other] - 1000.0) * (partner[other] - 1000.0) / 1000;
        }
        // 6 degrees of freedom: above 22.5 once in a thousand
        assertTrue(chiSquare < 22.5, "chi-square " + chiSquare);
    }

    @Test
    void nobody_has_ties_and_nobody_answers_themselves() {
        EventLog log = LogBuilder.events("ann posts a; bob replies a as b; anonymous replies a; bob replies b; cat shares a");
        Graph graph = Projections.interactions(log);
        assertEquals(2, graph.edgeCount());
        assertTrue(graph.hasEdge(1, 0), "bob answered ann");
        assertFalse(graph.hasEdge(2, 0), "the anonymous reply ties nobody");
        assertTrue(graph.hasEdge(3, 0), "cat shared ann");
        assertEquals(1, Projections.shares(log).edgeCount());
        assertEquals(1, Projections.replies(log).edgeCount());
    }

    @Test
    void a_weight_below_one_is_refused() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new GraphBuilder(true).add(0, 1, 0)).getMessage().contains("is 0"));
    }
}
