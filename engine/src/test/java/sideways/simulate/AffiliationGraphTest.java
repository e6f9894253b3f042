// SPDX-License-Identifier: Apache-2.0
package sideways.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.measure.community.AdjustedInformation;
import sideways.measure.community.Leiden;
import sideways.run.Run;

class AffiliationGraphTest {

    @Test
    void the_preset_has_300_000_authors_and_about_a_million_ties() {
        AffiliationGraph made = AffiliationGraph.generate(AffiliationGraph.Options.MILLION_TIES, Run.seeded(1));
        assertEquals(300_000, made.graph().nodeCount);
        assertEquals(1_000_000, made.graph().edgeCount(), 200_000);
        assertTrue(made.planted().sizes()[0] <= 30_000 + 10);
        assertNull(made.graph().weight);
    }

    @Test
    void without_guests_no_tie_leaves_its_community() {
        AffiliationGraph made = AffiliationGraph.generate(new AffiliationGraph.Options(5_000, 0, 20, 50, 8, 10, 500), Run.seeded(1));
        int[] community = made.planted().community();
        made.graph().forEachArc((from, to, weight) -> assertEquals(community[from], community[to]));
    }

    @Test
    void neighbors_of_an_author_often_know_each_other() {
        Graph graph = AffiliationGraph.generate(new AffiliationGraph.Options(5_000, 0.1, 20, 50, 8, 10, 500), Run.seeded(2)).graph();
        long closed = 0;
        long all = 0;
        for (int node = 0; node < graph.nodeCount; node++) {
            for (long a = graph.offset[node]; a < graph.offset[node + 1]; a++) {
                for (long b = graph.offset[node]; b < a; b++) {
                    closed += graph.hasEdge(graph.neighbor[(int) a], graph.neighbor[(int) b]) ? 1 : 0;
                    all++;
                }
            }
        }
        // a random graph with these ties would close one pair in a thousand
        assertTrue(closed > 0.1 * all, closed + " of " + all);
    }

    @Test
    void single_searches_disagree_more_than_on_random_graphs_with_planted_communities() {
        AffiliationGraph rows = AffiliationGraph.generate(new AffiliationGraph.Options(30_000, 0.25, 20, 100, 20, 1_000, 5_000), Run.seeded(1));
        int[] one = Leiden.detect(rows.graph(), Leiden.Options.DEFAULT, Run.seeded(1)).community();
        int[] two = Leiden.detect(rows.graph(), Leiden.Options.DEFAULT, Run.seeded(2)).community();
        assertTrue(AdjustedInformation.of(one, two) < 0.9);
    }

    @Test
    void one_seed_is_one_graph() {
        AffiliationGraph.Options options = new AffiliationGraph.Options(2_000, 0.1, 20, 50, 8, 10, 200);
        assertArrayEquals(AffiliationGraph.generate(options, Run.seeded(3)).graph().neighbor, AffiliationGraph.generate(options, Run.seeded(3)).graph().neighbor);
    }

    @Test
    void impossible_wishes_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new AffiliationGraph.Options(100, 1.5, 20, 50, 8, 10, 50));
        assertThrows(IllegalArgumentException.class, () -> new AffiliationGraph.Options(100, 0.1, 0, 50, 8, 10, 50));
        assertThrows(IllegalArgumentException.class, () -> new AffiliationGraph.Options(100, 0.1, 20, 50, 1, 10, 50));
    }
}
