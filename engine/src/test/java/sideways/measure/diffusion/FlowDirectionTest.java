// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sideways.graph.ConfigurationModel;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;
import sideways.run.Run;

class FlowDirectionTest {

    @Test
    void a_broadcast_is_vertical_and_a_circle_of_equals_sideways() {
        GraphBuilder star = new GraphBuilder(true);
        for (int listener = 1; listener <= 20; listener++) {
            star.add(listener, 0, 1);
        }
        Graph broadcast = star.build(21);
        // the source, one listener left out: (19 − 0) / 23; the listener without that answer: 0
        assertEquals(new FlowDirection(1, 0, 0, 20), FlowDirection.of(broadcast, FlowDirection.Reading.ROLES));
        assertEquals(new FlowDirection(1, 0, 0, 20), FlowDirection.of(broadcast, FlowDirection.Reading.LEVELS));
        Graph circle = Graph.directed(5, new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}});
        assertEquals(new FlowDirection(0, 1, 0, 5), FlowDirection.of(circle, FlowDirection.Reading.ROLES));
        assertEquals(new FlowDirection(0, 1, 0, 5), FlowDirection.of(circle, FlowDirection.Reading.LEVELS));
    }

    @Test
    void a_star_that_answers_a_fan_sends_the_flow_upward() {
        GraphBuilder builder = new GraphBuilder(true);
        for (int fan = 1; fan <= 10; fan++) {
            builder.add(fan, 0, 3);
        }
        // the star takes something up from a fan who has answered 3 times: (0 − 3)/7 − 30/34
        builder.add(0, 1, 1);
        FlowDirection found = FlowDirection.of(builder.build(11), FlowDirection.Reading.ROLES);
        assertEquals(30 / 31.0, found.vertical(), 1e-12);
        assertEquals(1 / 31.0, found.upward(), 1e-12);
        assertEquals(0, found.sideways(), 0);
    }

    @Test
    void chance_keeps_arcs_out_and_in_and_makes_no_loops() {
        Graph graph = random(60, 500, 4);
        Graph chance = ConfigurationModel.sampleDirected(graph, Run.seeded(1).random("test", 0));
        assertArrayEquals(graph.degrees(), chance.degrees());
        assertArrayEquals(graph.reversed().degrees(), chance.reversed().degrees());
        chance.forEachArc((from, to, weight) -> assertTrue(from != to));
        assertFalse(Arrays.equals(graph.neighbor, chance.neighbor));
    }

    @Test
    void random_mixing_is_no_more_vertical_than_chance_and_a_hierarchy_is() {
        Graph mixed = random(200, 1500, 9);
        double[] chance = Arrays.stream(FlowDirection.byChance(mixed, FlowDirection.Reading.ROLES, 40, Run.seeded(2))).mapToDouble(FlowDirection::vertical).sorted().toArray();
        double observed = FlowDirection.of(mixed, FlowDirection.Reading.ROLES).vertical();
        assertTrue(observed > chance[0] && observed < chance[39], observed + " within [" + chance[0] + ", " + chance[39] + "]");
    }

    @Test
    void resampling_and_chance_do_not_depend_on_the_threads() {
        Graph graph = random(60, 500, 5);
        for (FlowDirection.Reading reading : FlowDirection.Reading.values()) {
            FlowDirection[] expected = FlowDirection.bootstrap(graph, reading, 12, Run.seeded(3));
            FlowDirection[] chance = FlowDirection.byChance(graph, reading, 4, Run.seeded(3));
            for (int threads : new int[] {2, 3, 8}) {
                assertArrayEquals(expected, FlowDirection.bootstrap(graph, reading, 12, Run.seeded(3).threads(threads)));
                assertArrayEquals(chance, FlowDirection.byChance(graph, reading, 4, Run.seeded(3).threads(threads)));
            }
        }
    }

    @Test
    void an_undirected_graph_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> FlowDirection.of(Graph.undirected(2, new int[][] {{0, 1}}), FlowDirection.Reading.ROLES));
    }

    private static Graph random(int nodes, int arcs, int seed) {
        Rng rng = Run.seeded(seed).random("arcs", 0);
        GraphBuilder builder = new GraphBuilder(true);
        for (int i = 0; i < arcs; i++) {
            int from = rng.nextInt(nodes);
            int to = rng.nextInt(nodes);
            if (from != to) {
                builder.add(from, to, 1);
            }
        }
        return builder.build(nodes);
    }
}
