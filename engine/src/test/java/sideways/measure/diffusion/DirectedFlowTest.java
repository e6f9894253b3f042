// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sideways.Golden;
import sideways.graph.Components;
import sideways.graph.Graph;

class DirectedFlowTest {

    @Test
    void a_feed_forward_loop_is_a_ninth_incoherent() {
        // levels 0, 2/3, 4/3: the two steps miss by 1/3 each, the shortcut by 1/3; 3 · (1/9) / 3
        TrophicLevels levels = TrophicLevels.of(Graph.directed(3, new int[][] {{0, 1}, {1, 2}, {0, 2}}));
        assertEquals(1 / 9.0, levels.incoherence(), 1e-12);
        assertEquals(2 / 3.0, levels.level()[1], 1e-12);
        assertEquals(4 / 3.0, levels.level()[2], 1e-12);
    }

    @Test
    void a_cycle_is_fully_incoherent_and_no_arc_of_it_is_hierarchical() {
        Graph cycle = Graph.directed(5, new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}});
        assertEquals(1, TrophicLevels.of(cycle).incoherence(), 1e-12);
        assertEquals(0, FlowHierarchy.of(cycle).hierarchy(), 0);
        assertEquals(0, FlowHierarchy.of(cycle).reciprocity(), 0);
    }

    @Test
    void goldens_of_small_digraphs() {
        for (Map.Entry<String, JsonNode> entry : Golden.json("trophic.json").properties()) {
            JsonNode expected = entry.getValue();
            if (!expected.has("edges")) {
                continue;
            }
            int[][] arcs = Golden.pairs(expected.get("edges"));
            int nodes = 0;
            for (int[] arc : arcs) {
                nodes = Math.max(nodes, 1 + Math.max(arc[0], arc[1]));
            }
            Graph graph = Graph.directed(nodes, arcs);
            assertEquals(expected.get("F0").asDouble(), TrophicLevels.of(graph).incoherence(), 1e-9, entry.getKey());
            assertEquals(expected.get("flow_hierarchy").asDouble(), FlowHierarchy.of(graph).hierarchy(), 1e-12, entry.getKey());
        }
    }

    @Test
    void goldens_of_political_blogs() {
        JsonNode expected = Golden.json("polblogs_expected.json");
        Graph blogs = Golden.polblogs();
        Graph largest = Components.largest(blogs).graph();
        assertEquals(expected.get("trophic_incoherence_F0_wcc").asDouble(), TrophicLevels.of(largest).incoherence(), 1e-6);
        FlowHierarchy flow = FlowHierarchy.of(blogs);
        assertEquals(expected.get("directed").get("reciprocity").asDouble(), flow.reciprocity(), 1e-12);
        assertEquals(expected.get("directed").get("flow_hierarchy").asDouble(), flow.hierarchy(), 1e-12);
    }
}
