// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.measure.FalseDiscovery;
import sideways.run.Rng;
import sideways.run.Run;

class OverlapTest {

    @Test
    void tails_by_hand() {
        // tea tasting (Fisher 1935): 4 of 8 cups, all right: 1/70; three or more right: 17/70
        assertEquals(1 / 70.0, Chance.sharedAtLeast(4, 4, 4, 8), 1e-12);
        assertEquals(17 / 70.0, Chance.sharedAtLeast(3, 4, 4, 8), 1e-12);
        assertEquals(1, Chance.sharedAtLeast(0, 4, 4, 8), 0);
        assertEquals(1, Chance.sharedAtLeast(2, 5, 5, 8), 0);      // two must be shared anyway
        // three coins: two heads or more
        assertEquals(0.5, Chance.hitsAtLeast(2, 3, 0.5), 1e-12);
        assertEquals(Math.pow(0.1, 30), Chance.hitsAtLeast(30, 30, 0.1), 1e-40);
    }

    @Test
    void false_discovery_of_the_paper() {
        // Benjamini & Hochberg 1995, section 3.2: of these 15 p-values, 4 are discoveries at .05
        double[] p = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1};
        double[] q = FalseDiscovery.of(p, p.length);
        assertEquals(4, java.util.Arrays.stream(q).filter(x -> x <= 0.05).count());
        assertEquals(0.0001 * 15, q[0], 1e-12);
        assertArrayEquals(new double[] {0.5, 0.5}, FalseDiscovery.of(new double[] {0.5, 0.5}, 2), 1e-12);
    }

    @Test
    void a_bridge_between_two_of_ten_cliques_belongs_to_both_and_nobody_else_does() {
        GraphBuilder builder = new GraphBuilder(false);
        int[] community = new int[201];
        for (int clique = 0; clique < 10; clique++) {
            for (int i = 0; i < 20; i++) {
                community[20 * clique + i] = clique;
                for (int j = i + 1; j < 20; j++) {
                    builder.add(20 * clique + i, 20 * clique + j, 1);
                }
            }
        }
        for (int i = 0; i < 12; i++) {
            builder.add(200, i, 5);
            builder.add(200, 20 + i, 1);
        }
        Overlap.Result found = Overlap.of(builder.build(201), community, Overlap.Options.DEFAULT);
        assertEquals(1, found.memberships().size());
        Overlap.Membership bridge = found.memberships().get(0);
        assertEquals(200, bridge.node());
        assertEquals(1, bridge.community());
        assertEquals(12 / 24.0, bridge.share(), 1e-12);
    }

    @Test
    void quiet_members_of_two_niches_are_told_by_what_leaves_a_niche() {
        // four communities of 100 with 1 of 10 ties leading out; 15 nodes of the first have 4 of 8 ties in the second
        int found = 0;
        int others = 0;
        int byDegrees = 0;
        for (int seed = 0; seed < 20; seed++) {
            Rng rng = Run.seeded(seed).random("two", 0);
            GraphBuilder builder = new GraphBuilder(false);
            int[] community = new int[400];
            for (int node = 0; node < 400; node++) {
                community[node] = node / 100;
                for (int tie = 0; tie < 4; tie++) {
                    boolean both = node < 15 && tie % 2 == 0;
                    int to = both ? 1 : rng.nextInt(10) == 0 ? rng.nextInt(4) : community[node];
                    int other = 100 * to + 15 + rng.nextInt(85);
                    if (other != node) {
                        builder.add(node, other, 1);
                    }
                    if (node < 15) {
                        builder.add(node, (both ? 100 : 0) + 15 + rng.nextInt(85), 1);
                    }
                }
            }
            Graph graph = builder.build(400);
            for (Overlap.Membership m : Overlap.of(graph, community, Overlap.Options.LEAVING).memberships()) {
                found += m.node() < 15 && m.community() == 1 ? 1 : 0;
                others += m.node() < 15 && m.community() == 1 ? 0 : 1;
            }
            byDegrees += Overlap.of(graph, community, Overlap.Options.DEFAULT).memberships().size();
        }
        assertTrue(found >= 0.8 * 20 * 15, found + " of 300 were found");
        assertTrue(others <= 0.2 * found, others + " others of " + found);
        assertTrue(byDegrees < found / 4, byDegrees + " were found by degrees alone");
    }

    @Test
    void random_ties_hold_few_false_memberships() {
        int claimed = 0;
        int leaving = 0;
        for (int seed = 0; seed < 40; seed++) {
            Rng rng = Run.seeded(seed).random("graph", 0);
            GraphBuilder builder = new GraphBuilder(false);
            int[] community = new int[300];
            for (int node = 0; node < 300; node++) {
                community[node] = rng.nextInt(10);
                for (int tie = 0; tie < 10; tie++) {
                    int other = rng.nextInt(300);
                    if (other != node) {
                        builder.add(node, other, 1);
                    }
                }
            }
            Graph graph = builder.build(300);
            claimed += Overlap.of(graph, community, Overlap.Options.DEFAULT).memberships().isEmpty() ? 0 : 1;
            leaving += Overlap.of(graph, community, Overlap.Options.LEAVING).memberships().isEmpty() ? 0 : 1;
        }
        assertTrue(leaving < 8, leaving + " of 40 random graphs were said to hold overlaps beyond what leaves a niche");
        // with nothing to find, the false discovery rate is the chance of any claim: 40 · .05 = 2 expected, 8 has odds below 1 : 1000
        assertTrue(claimed < 8, claimed + " of 40 random graphs were said to hold overlaps");
    }

    @Test
    void a_planted_crossing_is_found_and_independent_groups_are_not() {
        Rng rng = Run.seeded(5).random("members", 0);
        List<int[]> belongs = new ArrayList<>();
        for (int member = 0; member < 3_000; member++) {
            for (int group = 2; group < 22; group++) {
                if (rng.nextInt(20) == 0) {
                    belongs.add(new int[] {member, group});
                }
            }
            boolean both = member < 25;
            if (both || rng.nextInt(60) == 0) {
                belongs.add(new int[] {member, 0});
            }
            if (both || rng.nextInt(60) == 0) {
                belongs.add(new int[] {member, 1});
                belongs.add(new int[] {member, 1});
            }
        }
        int[] member = belongs.stream().mapToInt(b -> b[0]).toArray();
        int[] group = belongs.stream().mapToInt(b -> b[1]).toArray();
        IntersectionNiches.Result found = IntersectionNiches.of(member, group, IntersectionNiches.Options.DEFAULT);
        assertEquals(22 * 21 / 2, found.tested());
        assertEquals(1, found.pairs().size(), found.pairs().toString());
        IntersectionNiches.Pair pair = found.pairs().get(0);
        assertEquals(0, pair.a());
        assertEquals(1, pair.b());
        assertTrue(pair.common() >= 25 && pair.lift() > 5, pair.toString());
        assertEquals((double) pair.sizeA() * pair.sizeB() / found.members(), pair.expected(), 1e-12);
    }

    @Test
    void no_members_no_pairs() {
        assertEquals(0, IntersectionNiches.of(new int[0], new int[0], IntersectionNiches.Options.DEFAULT).pairs().size());
        assertEquals(0, Overlap.of(Graph.undirected(2, new int[0][]), new int[] {-1, -1}, Overlap.Options.DEFAULT).memberships().size());
    }
}
