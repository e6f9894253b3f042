// SPDX-License-Identifier: Apache-2.0
package sideways.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.run.Run;

class RMatTest {

    private static final RMat.Options SMALL = new RMat.Options(12, 30_000);

    @Test
    void nodes_and_edges_are_as_many_as_the_chances_say() {
        Graph graph = RMat.generate(SMALL, Run.seeded(1));
        double edges = expectedEdges(SMALL.scale(), SMALL.draws());
        double nodes = expectedNodes(SMALL.scale(), SMALL.draws());
        // counts of distinct things vary less than a Poisson count would
        assertEquals(edges, graph.edgeCount(), 5 * Math.sqrt(edges));
        assertEquals(nodes, graph.nodeCount, 5 * Math.sqrt(nodes));
    }

    @Test
    void the_ten_million_preset_has_the_size_of_the_graph_others_were_timed_on() {
        RMat.Options large = RMat.Options.TEN_MILLION_EDGES;
        assertEquals(9_999_702, expectedEdges(large.scale(), large.draws()), 0.001 * 9_999_702);
        assertEquals(579_634, expectedNodes(large.scale(), large.draws()), 0.001 * 579_634);
    }

    @Test
    void the_graph_is_simple_and_no_node_is_alone() {
        Graph graph = RMat.generate(SMALL, Run.seeded(2));
        assertNull(graph.weight);
        for (int node = 0; node < graph.nodeCount; node++) {
            assertFalse(graph.hasEdge(node, node));
            assertTrue(graph.degree(node) > 0, "node " + node);
        }
    }

    @Test
    void nodes_are_numbered_by_first_appearance_so_hubs_come_early() {
        int[] degree = RMat.generate(SMALL, Run.seeded(3)).degrees();
        long early = 0;
        long late = 0;
        for (int node = 0; node < degree.length / 10; node++) {
            early += degree[node];
            late += degree[degree.length - 1 - node];
        }
        assertTrue(early > 5 * late, early + " against " + late);
    }

    @Test
    void one_seed_gives_one_graph() {
        assertArrayEquals(RMat.generate(SMALL, Run.seeded(4)).neighbor, RMat.generate(SMALL, Run.seeded(4)).neighbor);
    }

    @Test
    void an_impossible_scale_is_refused_with_its_value() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new RMat.Options(31, 1)).getMessage().contains("scale is 31"));
    }

    /** Pairs of nodes by how many of their bits are 00, differ, 11: all of a kind are drawn with the same chance. */
    private static double expectedEdges(int scale, double draws) {
        double sum = 0;
        for (int zeros = 0; zeros <= scale; zeros++) {
            for (int differ = 1; differ <= scale - zeros; differ++) {
                int ones = scale - zeros - differ;
                double pairs = choose(scale, zeros) * choose(scale - zeros, differ) * Math.pow(2, differ - 1);
                double chance = 2 * Math.pow(0.57, zeros) * Math.pow(0.19, differ) * Math.pow(0.05, ones);
                sum += pairs * seen(chance, draws);
            }
        }
        return sum;
    }

    private static double expectedNodes(int scale, double draws) {
        double sum = 0;
        for (int zeros = 0; zeros <= scale; zeros++) {
            double end = Math.pow(0.76, zeros) * Math.pow(0.24, scale - zeros);
            double loop = Math.pow(0.57, zeros) * Math.pow(0.05, scale - zeros);
            sum += choose(scale, zeros) * seen(2 * (end - loop), draws);
        }
        return sum;
    }

    private static double seen(double chance, double draws) {
        return -Math.expm1(draws * Math.log1p(-chance));
    }

    private static double choose(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }
}
