// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import sideways.Golden;
import sideways.graph.Graph;

class NicheMeasuresTest {

    @Test
    void two_triangles_joined_by_an_edge() {
        Graph graph = Graph.undirected(6, new int[][] {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {5, 3}, {2, 3}});
        Partition sides = new Partition(new int[] {0, 0, 0, 1, 1, 1}, 2);
        // 6 of 7 edges inside, each side holds half the degree
        assertEquals(6 / 7.0 - 2 * 0.5 * 0.5, Modularity.of(graph, sides, 1), 1e-12);
        assertEquals(6 - 0.1 * (3 + 3), Modularity.constantPotts(graph, sides, 0.1), 1e-12);
    }

    @Test
    void equal_groups_count_in_full() {
        HillNumbers hill = HillNumbers.of(new int[] {5, 5, 5, 0});
        assertEquals(3, hill.q0(), 0);
        assertEquals(3, hill.q1(), 1e-12);
        assertEquals(3, hill.q2(), 1e-12);
    }

    @Test
    void goldens_of_karate() {
        JsonNode golden = Golden.json("karate.json");
        JsonNode expected = golden.get("expected");
        Graph karate = Graph.undirected(34, Golden.pairs(golden.get("edges")));
        int[] label = new int[34];
        golden.get("right").forEach(node -> label[node.asInt()] = 1);
        Partition club = new Partition(label, 2);
        for (String gamma : new String[] {"0.5", "1.0", "2.0"}) {
            assertEquals(expected.get("modularity_gamma").get(gamma).asDouble(),
                    Modularity.of(karate, club, Double.parseDouble(gamma)), 1e-9);
        }
        for (String gamma : new String[] {"0.05", "0.1", "0.2", "0.5"}) {
            assertEquals(expected.get("cpm_club_partition").get(gamma).asDouble(),
                    Modularity.constantPotts(karate, club, Double.parseDouble(gamma)), 1e-9);
        }
        int[] optimal = new int[34];
        for (int node = 0; node < 34; node++) {
            optimal[node] = expected.get("optimal_partition").get(node).asInt();
        }
        HillNumbers hill = HillNumbers.of(Partition.of(optimal).sizes());
        assertEquals(expected.get("hill_optimal_partition").get("q1").asDouble(), hill.q1(), 1e-9);
        assertEquals(expected.get("hill_optimal_partition").get("q2").asDouble(), hill.q2(), 1e-9);
    }

    @Test
    void goldens_of_log_odds() {
        JsonNode golden = Golden.json("misc.json").get("monroe_log_odds");
        TreeSet<String> words = new TreeSet<>();
        golden.get("y1").fieldNames().forEachRemaining(words::add);
        golden.get("y2").fieldNames().forEachRemaining(words::add);
        String[] word = words.toArray(new String[0]);
        long[] first = new long[word.length];
        long[] second = new long[word.length];
        double[] both = new double[word.length];
        double[] uniform = new double[word.length];
        for (int w = 0; w < word.length; w++) {
            first[w] = golden.get("y1").path(word[w]).asLong();
            second[w] = golden.get("y2").path(word[w]).asLong();
            both[w] = first[w] + second[w];
            uniform[w] = 0.01;
        }
        double[] informative = LogOdds.z(first, second, both);
        double[] flat = LogOdds.z(first, second, uniform);
        for (int w = 0; w < word.length; w++) {
            assertEquals(golden.get("prior_corpus_counts_alpha_eq_counts").get(word[w]).get("z").asDouble(), informative[w], 1e-9);
            assertEquals(golden.get("prior_uniform_0_01").get(word[w]).get("z").asDouble(), flat[w], 1e-9);
        }
    }
}
