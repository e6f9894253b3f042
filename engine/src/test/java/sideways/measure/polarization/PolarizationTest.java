// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import sideways.Golden;
import sideways.SharedData;
import sideways.graph.Components;
import sideways.graph.Graph;
import sideways.measure.community.Modularity;
import sideways.measure.community.Partition;

class PolarizationTest {

    @Test
    void walkers_on_a_path_end_at_the_nearer_hub_by_the_gamblers_ruin() {
        // path 0-1-2-3-4-5 with leaves 6 at 0 and 7 at 5 making 0 and 5 … hubs are 1 and 4 (degree 3)
        Graph graph = Graph.undirected(8, new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {1, 6}, {4, 7}});
        int[] side = {0, 0, 0, 1, 1, 1, 0, 1};
        RandomWalkControversy found = RandomWalkControversy.of(graph, side, 1);
        // left starts 0 and 6 always meet hub 1; start 2 is one step from hub 1, two from hub 4: 2/3
        double stay = (1 + 1 + 2 / 3.0) / 3;
        assertEquals(stay, found.stayLeft(), 1e-12);
        assertEquals(stay * stay - (1 - stay) * (1 - stay), found.score(), 1e-12);
    }

    @Test
    void a_side_without_enough_nodes_is_refused_with_its_number() {
        Graph graph = Graph.undirected(3, new int[][] {{0, 1}, {1, 2}});
        Exception refused = assertThrows(IllegalArgumentException.class,
                () -> RandomWalkControversy.of(graph, new int[] {0, 0, 1}, 1));
        assertTrue(refused.getMessage().contains("side 1 has 1 nodes"), refused.getMessage());
    }

    @Test
    void goldens_of_karate() {
        JsonNode golden = Golden.json("karate.json");
        Graph karate = Graph.undirected(34, Golden.pairs(golden.get("edges")));
        int[] side = new int[34];
        golden.get("right").forEach(node -> side[node.asInt()] = 1);
        check(golden.get("expected"), karate, side, Comparator.comparing(node -> Integer.toString(node)));
        for (int k : new int[] {1, 2, 5}) {
            assertEquals(golden.get("expected").get("rwc_k" + k).get("rwc_end_given_start").asDouble(),
                    RandomWalkControversy.of(karate, side, k, Comparator.comparing(node -> Integer.toString(node))).score(), 1e-6);
        }
    }

    @Test
    void goldens_of_political_blogs() {
        int[] sideOfAll = Golden.polblogsSides();
        Graph.Part largest = Components.largest(Golden.polblogs().undirected().simple());
        int[] side = new int[largest.graph().nodeCount];
        for (int node = 0; node < side.length; node++) {
            side[node] = sideOfAll[largest.node()[node]];
        }
        check(Golden.json("polblogs_expected.json"), largest.graph(), side,
                Comparator.comparing(node -> Integer.toString(largest.node()[node] + 1)));
    }

    @Test
    void goldens_of_retweet_networks() throws IOException {
        JsonNode golden = Golden.json("controversy_retweet_expected.json");
        for (String topic : new String[] {"beefban", "russia_march", "indiana", "nationalkissingday"}) {
            Map<String, Integer> sides = new HashMap<>();
            for (int s = 0; s <= 1; s++) {
                for (String user : Files.readAllLines(SharedData.golden("controversy/community" + (s + 1) + "_" + topic + ".txt"))) {
                    sides.put(user.strip(), s);
                }
            }
            Map<String, Integer> number = new TreeMap<>();
            List<String[]> ties = new ArrayList<>();
            for (String line : Files.readAllLines(SharedData.golden("controversy/retweet_graph_" + topic + "_threshold_largest_CC.txt"))) {
                String[] users = line.split(",");
                if (sides.containsKey(users[0]) && sides.containsKey(users[1])) {
                    ties.add(users);
                    number.put(users[0], 0);
                    number.put(users[1], 0);
                }
            }
            int next = 0;
            for (Map.Entry<String, Integer> user : number.entrySet()) {
                user.setValue(next++);
            }
            int[] side = new int[next];
            number.forEach((user, node) -> side[node] = sides.get(user));
            Graph graph = Graph.undirected(next, ties.stream().map(tie -> new int[] {number.get(tie[0]), number.get(tie[1])}).toArray(int[][]::new)).simple();
            check(golden.get(topic), graph, side, Comparator.naturalOrder());
        }
    }

    private static void check(JsonNode expected, Graph graph, int[] side, Comparator<Integer> label) {
        assertEquals(expected.get("n").asInt(), graph.nodeCount);
        assertEquals(expected.get("m").asInt(), graph.edgeCount());
        RandomWalkControversy rwc = RandomWalkControversy.of(graph, side, 10, label);
        assertEquals(expected.get("rwc_k10").get("rwc_end_given_start").asDouble(), rwc.score(), 1e-6);
        assertEquals(expected.get("rwc_k10").get("P_LL").asDouble(), rwc.stayLeft(), 1e-6);
        CrossTies ties = CrossTies.of(graph, side, 2);
        assertEquals(expected.get("ei").asDouble(), ties.externalInternal(), 1e-9);
        assertEquals(expected.get("internal").asLong(), ties.internal());
        assertEquals(expected.get("external").asLong(), ties.external());
        assertEquals(expected.get("assortativity").asDouble(), ties.assortativity(), 1e-9);
        RandomWalkControversy adaptive = RandomWalkControversy.adaptive(graph, side, 0.01, label);
        if (expected.has("arwc_1pct")) {
            assertEquals(expected.get("arwc_1pct").get("rwc_end_given_start").asDouble(), adaptive.score(), 1e-6);
        }
        BoundaryPolarization border = BoundaryPolarization.of(graph, side);
        assertEquals(expected.get("gmck_strict").get("value").asDouble(), border.strict(), 1e-9);
        assertEquals(expected.get("gmck_salloum").get("value").asDouble(), border.allAcross(), 1e-9);
        assertEquals(expected.get("gmck_strict").get("boundary").asInt(), border.boundary());
        assertEquals(expected.get("gmck_strict").get("internal").asInt(), border.internal());
        DipolePolarization dipole = DipolePolarization.of(graph, side, DipolePolarization.ELITE, label);
        assertEquals(expected.get("dipole_5pct").get("delta_A").asDouble(), dipole.imbalance(), 1e-9);
        assertEquals(expected.get("dipole_5pct").get("value").asDouble(), dipole.score(), 1e-6);
        assertEquals(expected.get("adaptive_ei_neg").asDouble(), CrossTies.adaptive(graph, side), 1e-9);
        assertEquals(expected.get("modularity").asDouble(), Modularity.of(graph, new Partition(side, 2), 1), 1e-9);
    }

    @Test
    void goldens_of_spread() {
        JsonNode golden = Golden.json("misc.json");
        golden.get("esteban_ray").forEach(each -> assertEquals(each.get("ER").asDouble(),
                LeaningSpread.estebanRay(doubles(each.get("p")), doubles(each.get("y")), each.get("alpha").asDouble()), 1e-12));
        golden.get("bimodality_coefficient").forEach(each -> assertEquals(each.get("bc").asDouble(), LeaningSpread.bimodality(doubles(each.get("x"))), 1e-12));
    }

    private static double[] doubles(JsonNode list) {
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).asDouble();
        }
        return values;
    }
}
