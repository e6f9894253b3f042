// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.graph.Components;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;
import sideways.run.Run;

class LevelsTest {

    @Test
    void two_planted_levels_are_two_levels_and_each_is_recovered() {
        // 40 groups of 60 in 8 groups of 300: 6 ties drawn in the small group, 4 in the large one, 2 anywhere
        Graph graph = nested(new int[] {60, 300, 2400}, new int[] {6, 4, 2}, 1);
        Levels levels = levels(graph, 1);
        assertEquals(List.of("nations", "tribes"), levels.name());
        assertEquals(1, AdjustedInformation.of(groups(2400, 300), levels.partition().get(0).community()), 0.01);
        assertEquals(1, AdjustedInformation.of(groups(2400, 60), levels.partition().get(1).community()), 0.01);
        assertTrue(levels.shown() >= 0);
    }

    @Test
    void three_planted_levels_are_tribes_city_states_and_nations() {
        Graph graph = nested(new int[] {20, 160, 1280, 5120}, new int[] {12, 9, 6, 2}, 2);
        Levels levels = levels(graph, 2);
        assertEquals(List.of("nations", "city-states", "tribes"), levels.name());
        int[] size = {1280, 160, 20};
        for (int level = 0; level < 3; level++) {
            double found = AdjustedInformation.of(groups(5120, size[level]), levels.partition().get(level).community());
            assertTrue(found >= 0.95, levels.name().get(level) + " are recovered at AMI " + found);
        }
    }

    @Test
    void one_planted_level_is_one_and_a_random_graph_has_none() {
        assertEquals(List.of("niches"), levels(nested(new int[] {50, 1000}, new int[] {8, 2}, 3), 3).name());
        for (int seed = 0; seed < 10; seed++) {
            assertEquals(0, levels(nested(new int[] {1000}, new int[] {5}, seed), seed).count(), "random graph " + seed);
        }
    }

    @Test
    void levels_nest_strictly_and_every_community_is_connected_on_200_random_graphs() {
        for (int seed = 0; seed < 200; seed++) {
            Rng rng = Run.seeded(seed).random("graph", 0);
            int nodes = 30 + rng.nextInt(120);
            GraphBuilder builder = new GraphBuilder(false);
            for (int edge = rng.nextInt(4 * nodes); edge >= 0; edge--) {
                int u = rng.nextInt(nodes);
                int v = rng.nextInt(3) == 0 ? rng.nextInt(nodes) : u / 10 * 10 + rng.nextInt(10);
                if (v < nodes) {
                    builder.add(u, v, 1 + rng.nextInt(3));
                }
            }
            Graph graph = builder.build(nodes);
            Partition fine = Leiden.detect(graph, Leiden.Options.DEFAULT.withResolution(4), Run.seeded(seed));
            Partition coarse = Leiden.detect(graph, Leiden.Options.DEFAULT.withResolution(0.5), Run.seeded(seed + 1));
            nests(graph, coarse, Nesting.within(graph, coarse, fine, 5), "cut along the coarser, seed " + seed);
            nests(graph, Nesting.around(graph, fine, coarse), fine, "put together from the finer, seed " + seed);
        }
    }

    @Test
    void threads_leave_no_trace() {
        Graph graph = nested(new int[] {40, 400}, new int[] {5, 2}, 4);
        ResolutionProfile one = ResolutionProfile.of(graph, ResolutionProfile.Options.DEFAULT, Run.seeded(1));
        for (int threads : new int[] {2, 3, 8}) {
            ResolutionProfile other = ResolutionProfile.of(graph, ResolutionProfile.Options.DEFAULT, Run.seeded(1).threads(threads));
            assertEquals(one.plateaus(), other.plateaus());
            for (int i = 0; i < one.points().size(); i++) {
                assertArrayEquals(one.points().get(i).partition().community(), other.points().get(i).partition().community());
                assertEquals(one.points().get(i).stability(), other.points().get(i).stability());
            }
        }
    }

    private static Levels levels(Graph graph, int seed) {
        ResolutionProfile profile = ResolutionProfile.of(graph, ResolutionProfile.Options.DEFAULT, Run.seeded(seed).threads(2));
        Partition shown = LevelChoice.choose(graph, Run.seeded(seed).threads(2)).best().partition();
        Levels levels = Levels.of(graph, profile, shown, ResolutionProfile.Options.DEFAULT.agreement());
        for (int level = 1; level < levels.count(); level++) {
            nests(graph, levels.partition().get(level - 1), levels.partition().get(level), "level " + level);
        }
        return levels;
    }

    private static void nests(Graph graph, Partition coarser, Partition finer, String what) {
        int[] home = new int[finer.communityCount()];
        java.util.Arrays.fill(home, -1);
        for (int node = 0; node < graph.nodeCount; node++) {
            int fine = finer.community()[node];
            assertTrue(home[fine] < 0 || home[fine] == coarser.community()[node], what + ": node " + node + " breaks the nesting");
            home[fine] = coarser.community()[node];
        }
        for (Partition partition : new Partition[] {coarser, finer}) {
            for (int c = 0; c < partition.communityCount(); c++) {
                boolean[] keep = new boolean[graph.nodeCount];
                for (int node = 0; node < keep.length; node++) {
                    keep[node] = partition.community()[node] == c;
                }
                assertEquals(1, Components.of(graph.induced(keep).graph()).count(), what + ": community " + c + " is not connected");
            }
        }
    }

    private static int[] groups(int nodes, int size) {
        return java.util.stream.IntStream.range(0, nodes).map(node -> node / size).toArray();
    }

    /** Each node draws so many partners within each of its groups, the last group being everybody. */
    private static Graph nested(int[] size, int[] ties, int seed) {
        Rng rng = Run.seeded(seed).random("nested", 0);
        int nodes = size[size.length - 1];
        GraphBuilder builder = new GraphBuilder(false);
        for (int node = 0; node < nodes; node++) {
            for (int level = 0; level < size.length; level++) {
                for (int tie = 0; tie < ties[level]; tie++) {
                    int other = node / size[level] * size[level] + rng.nextInt(size[level]);
                    if (other != node) {
                        builder.add(node, other, 1);
                    }
                }
            }
        }
        return builder.build(nodes).simple();
    }
}
