// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sideways.graph.Components;
import sideways.graph.Graph;
import sideways.run.Run;
import sideways.simulate.AffiliationGraph;

class ConsensusTest {

    private static final Consensus.Search AT_ONE = (graph, unit, run) -> Leiden.detect(graph, Leiden.Options.DEFAULT, run);

    @Test
    void searches_that_agree_are_the_consensus_and_every_node_is_sure() {
        Graph graph = Graph.undirected(7, new int[][] {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {5, 3}, {2, 3}});
        Consensus.Result found = Consensus.of(graph, AT_ONE, Consensus.Options.DEFAULT, Run.seeded(1));
        assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1, 2}, found.partition().community());
        assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1, Double.NaN}, found.confidence());
        assertEquals(1, found.agreement(), 1e-12);
    }

    @Test
    void confidence_counts_neighbors_and_searches_by_hand() {
        // path 0–1–2; consensus {0,1},{2}; the second search has {0},{1,2}
        Graph path = Graph.undirected(3, new int[][] {{0, 1}, {1, 2}});
        Partition agreed = new Partition(new int[] {0, 0, 1}, 2);
        Partition other = new Partition(new int[] {0, 1, 1}, 2);
        double[] confidence = Consensus.confidence(path, agreed, new Partition[] {agreed, other});
        assertArrayEquals(new double[] {0.5, 0.5, 0.5}, confidence, 1e-12);
        assertArrayEquals(new double[] {1, 1, 1}, Consensus.confidence(path, agreed, new Partition[] {agreed, agreed}), 1e-12);
    }

    @Test
    void two_consensus_runs_agree_where_single_searches_do_not() {
        // weak communities: single searches with different seeds agree at an AMI near .5
        Graph graph = PlantedPartition.sample(3_000, 0.55, 5, 60, 20, 200, 9).graph();
        Consensus.Result one = Consensus.of(graph, AT_ONE, new Consensus.Options(40, 5), Run.seeded(1).threads(2));
        Consensus.Result two = Consensus.of(graph, AT_ONE, new Consensus.Options(40, 5), Run.seeded(2).threads(2));
        double single = AdjustedInformation.of(one.searches()[0].community(), two.searches()[0].community());
        double agreed = AdjustedInformation.of(one.partition().community(), two.partition().community());
        assertTrue(agreed >= 0.90 && single < 0.90, "consensus runs agree at " + agreed + ", single ones at " + single);
    }

    @Test
    void communities_are_connected_and_threads_leave_no_trace() {
        Graph graph = PlantedPartition.sample(1_000, 0.6, 5, 40, 20, 100, 2).graph();
        Consensus.Result one = Consensus.of(graph, AT_ONE, Consensus.Options.DEFAULT, Run.seeded(1));
        for (int threads : new int[] {2, 3, 8}) {
            Consensus.Result other = Consensus.of(graph, AT_ONE, Consensus.Options.DEFAULT, Run.seeded(1).threads(threads));
            assertArrayEquals(one.partition().community(), other.partition().community());
            assertArrayEquals(one.confidence(), other.confidence());
        }
        for (int c = 0; c < one.partition().communityCount(); c++) {
            boolean[] keep = new boolean[graph.nodeCount];
            for (int node = 0; node < keep.length; node++) {
                keep[node] = one.partition().community()[node] == c;
            }
            assertEquals(1, Components.of(graph.induced(keep).graph()).count(), "community " + c);
        }
    }

    @Test
    void what_searches_by_the_potts_model_agree_on_is_not_joined_beyond_any_of_them() {
        AffiliationGraph authors = AffiliationGraph.generate(new AffiliationGraph.Options(20_000, 0.25, 20, 100, 20, 10, 2_000), Run.seeded(1));
        Leiden.Options potts = Leiden.Options.DEFAULT.maximising(Leiden.Quality.CONSTANT_POTTS);
        double resolution = 1e-4;
        Consensus.Result found = Consensus.of(authors.graph(),
                (graph, unit, run) -> Leiden.detect(graph, potts.withResolution(resolution * unit), run), Consensus.Options.DEFAULT, Run.seeded(1).threads(2));
        int fewest = Arrays.stream(found.searches()).mapToInt(Partition::communityCount).min().orElseThrow();
        assertTrue(found.partition().communityCount() >= fewest, found.partition().communityCount() + " communities; no search had fewer than " + fewest);
        assertTrue(found.agreement() >= 0.8, "single searches agree with it at " + found.agreement());
    }

    @Test
    void replies_of_forums_give_the_same_niches_twice() {
        SharedGraphs known = SharedGraphs.redditReplies();
        Graph once = known.graph().simple();
        int[] one = Consensus.of(once, AT_ONE, Consensus.Options.DEFAULT, Run.seeded(1).threads(2)).partition().community();
        int[] two = Consensus.of(once, AT_ONE, Consensus.Options.DEFAULT, Run.seeded(2).threads(2)).partition().community();
        double agreed = AdjustedInformation.of(one, two);
        assertTrue(agreed >= 0.96, "two consensus runs agree at " + agreed);
    }
}
