// SPDX-License-Identifier: Apache-2.0
package sideways.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.run.Run;

class PlantedGraphTest {

    private static final PlantedGraph.Options MILLION = PlantedGraph.Options.MILLION_EDGES;

    @Test
    void the_million_preset_has_the_size_of_the_graphs_others_were_timed_on() {
        PlantedGraph made = PlantedGraph.generate(MILLION, Run.seeded(1));
        assertEquals(100_000, made.graph().nodeCount);
        assertEquals(902_753, made.graph().edgeCount(), 0.03 * 902_753);
        assertEquals(716, made.planted().communityCount(), 0.1 * 716);
    }

    @Test
    void degrees_and_sizes_lie_in_their_ranges() {
        PlantedGraph made = PlantedGraph.generate(MILLION, Run.seeded(2));
        int[] degree = made.graph().degrees();
        int[] size = made.planted().sizes();
        assertTrue(Arrays.stream(degree).max().orElse(0) <= MILLION.maxDegree());
        // a node may lose an edge or two that found no partner, but not many do
        assertTrue(Arrays.stream(degree).filter(d -> d < MILLION.minDegree()).count() < 0.01 * degree.length);
        assertTrue(Arrays.stream(size).min().orElse(0) >= MILLION.minSize());
        assertTrue(Arrays.stream(size).max().orElse(0) <= MILLION.maxSize());
    }

    @Test
    void the_mean_degree_is_that_of_the_law() {
        double weight = 0;
        double sum = 0;
        for (int k = MILLION.minDegree(); k <= MILLION.maxDegree(); k++) {
            weight += Math.pow(k, -2.5);
            sum += k * Math.pow(k, -2.5);
        }
        Graph graph = PlantedGraph.generate(MILLION, Run.seeded(3)).graph();
        // standard deviation of a degree is 32, so the mean of 100,000 is known to .1
        assertEquals(sum / weight, 2.0 * graph.edgeCount() / graph.nodeCount, 0.5);
    }

    @Test
    void the_exponents_are_recovered() {
        PlantedGraph made = PlantedGraph.generate(MILLION, Run.seeded(4));
        // the cut at the largest value makes tails look steeper: for degrees a little, for sizes solved for below
        assertEquals(2.5, hill(made.graph().degrees(), 20), 0.05);
        assertEquals(meanLog(1.5, 20, 1000), Arrays.stream(made.planted().sizes()).mapToDouble(Math::log).average().orElse(0), 0.15);
    }

    @Test
    void the_mixing_is_the_one_asked_for() {
        for (double mixing : new double[] {0.3, 0.5, 0.7}) {
            PlantedGraph made = PlantedGraph.generate(MILLION.withMixing(mixing), Run.seeded(5));
            assertEquals(mixing, leaving(made), 0.01 * mixing);
        }
    }

    @Test
    void at_the_ends_all_edges_stay_or_all_leave() {
        PlantedGraph.Options small = new PlantedGraph.Options(2000, 0, 4, 60, 2.5, 20, 200, 1.5);
        assertEquals(1, leaving(PlantedGraph.generate(small.withMixing(1), Run.seeded(6))), 0);
        // hubs that ask for more members than their community has go outside with the rest
        assertEquals(0, leaving(PlantedGraph.generate(small, Run.seeded(6))), 0.05);
    }

    @Test
    void two_hundred_small_graphs_are_simple_and_keep_their_sizes() {
        for (int seed = 0; seed < 200; seed++) {
            PlantedGraph.Options options = new PlantedGraph.Options(60 + seed, seed % 11 / 10.0, 1 + seed % 4, 20 + seed % 20, 2.5, 5 + seed % 6,
                    15 + seed % 40, 1.5);
            PlantedGraph made = PlantedGraph.generate(options, Run.seeded(seed));
            Graph graph = made.graph();
            assertNull(graph.weight, "parallel edges at seed " + seed);
            for (int node = 0; node < graph.nodeCount; node++) {
                assertFalse(graph.hasEdge(node, node), "loop at seed " + seed);
            }
            for (int size : made.planted().sizes()) {
                assertTrue(size >= options.minSize() && size <= options.maxSize(), "size " + size + " at seed " + seed);
            }
        }
    }

    @Test
    void one_seed_gives_one_graph_and_another_seed_another() {
        PlantedGraph once = PlantedGraph.generate(MILLION, Run.seeded(7));
        PlantedGraph again = PlantedGraph.generate(MILLION, Run.seeded(7).threads(3));
        assertArrayEquals(once.graph().neighbor, again.graph().neighbor);
        assertArrayEquals(once.planted().community(), again.planted().community());
        assertFalse(Arrays.equals(once.planted().community(), PlantedGraph.generate(MILLION, Run.seeded(8)).planted().community()));
    }

    @Test
    void neighboring_numbers_tell_nothing_of_communities() {
        PlantedGraph made = PlantedGraph.generate(MILLION, Run.seeded(9));
        int[] community = made.planted().community();
        double byChance = 0;
        for (int size : made.planted().sizes()) {
            byChance += Math.pow(size / 1e5, 2);
        }
        int same = 0;
        for (int node = 1; node < community.length; node++) {
            same += community[node] == community[node - 1] ? 1 : 0;
        }
        assertEquals(byChance * 1e5, same, 5 * Math.sqrt(byChance * 1e5));
    }

    @Test
    void impossible_wishes_are_refused_with_their_value() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> MILLION.withMixing(1.5)).getMessage().contains("mixing is 1.5"));
    }

    private static double leaving(PlantedGraph made) {
        int[] community = made.planted().community();
        long[] count = {0};
        made.graph().forEachArc((from, to, weight) -> count[0] += community[from] == community[to] ? 0 : 1);
        return count[0] / (double) made.graph().neighbor.length;
    }

    /** Hill's estimator for whole numbers from {@code smallest} on (Clauset, Shalizi and Newman 2009, equation 3.7). */
    private static double hill(int[] values, int smallest) {
        double sum = 0;
        int count = 0;
        for (int value : values) {
            if (value >= smallest) {
                sum += Math.log(value / (smallest - 0.5));
                count++;
            }
        }
        return 1 + count / sum;
    }

    private static double meanLog(double exponent, int smallest, int largest) {
        double weight = 0;
        double sum = 0;
        for (int k = smallest; k <= largest; k++) {
            weight += Math.pow(k, -exponent);
            sum += Math.log(k) * Math.pow(k, -exponent);
        }
        return sum / weight;
    }
}
