// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;
import sideways.run.Run;

/** Graphs like those of replies: many trees, few other ties, more ties than small graphs have. */
class NearTreeTest {

    private static final int FORUMS = 60;
    private static final int MEMBERS = 700;
    private static final double BESIDES = 0.2;
    private static final double ABROAD = 0.02;

    /** In each forum everybody answers somebody who was there before, mostly the much answered; some answer once more, a few in another forum. */
    private static Graph forums() {
        Rng rng = Run.seeded(1).random("forums", 0);
        GraphBuilder builder = new GraphBuilder(false);
        int[] end = new int[2 * MEMBERS];
        for (int forum = 0; forum < FORUMS; forum++) {
            int base = forum * MEMBERS;
            int ends = 0;
            for (int i = 1; i < MEMBERS; i++) {
                int answered = ends == 0 ? 0 : end[rng.nextInt(ends)];
                builder.add(base + i, base + answered, 1);
                end[ends++] = i;
                end[ends++] = answered;
            }
            for (int i = 0; i < MEMBERS; i++) {
                if (rng.nextDouble() < BESIDES) {
                    int other = end[rng.nextInt(ends)];
                    if (other != i) {
                        builder.add(base + i, base + other, 1);
                    }
                }
                if (forum > 0 && rng.nextDouble() < ABROAD) {
                    builder.add(base + i, rng.nextInt(base), 1);
                }
            }
        }
        return builder.build(FORUMS * MEMBERS).simple();
    }

    @Test
    void every_resolution_tells_the_graph_about_as_shortly_as_a_search_of_its_own() {
        Graph graph = forums();
        assertTrue(graph.neighbor.length > 1 << 16, "of a size at which resolutions shared their beginnings, and lost all of them");
        ResolutionProfile profile = ResolutionProfile.of(graph, ResolutionProfile.Options.DEFAULT, Run.seeded(1).threads(2));
        assertTrue(profile.points().size() >= 10, profile.points().size() + " resolutions");
        for (ResolutionProfile.Point point : profile.points()) {
            Partition own = Leiden.detect(graph, Leiden.Options.DEFAULT.withResolution(point.resolution()), Run.seeded(2));
            double most = Modularity.of(graph, own, point.resolution());
            assertTrue(Modularity.of(graph, point.partition(), point.resolution()) >= most - 0.005, "at resolution " + point.resolution());
        }
    }

    @Test
    void the_forums_are_found_without_a_resolution_set() {
        Graph graph = forums();
        int[] planted = new int[graph.nodeCount];
        Arrays.setAll(planted, node -> node / MEMBERS);
        NicheSearch found = NicheSearch.of(graph, 10, Run.seeded(1).threads(2));
        double agreed = AdjustedInformation.of(found.consensus().partition().community(), planted);
        assertTrue(agreed >= 0.9, "AMI " + agreed + " with the forums, at " + found.choice().best().label());
        assertEquals(FORUMS, found.consensus().partition().communityCount(), FORUMS / 5.0, "communities");
    }
}
