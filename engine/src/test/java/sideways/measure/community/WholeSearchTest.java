// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;
import sideways.run.Run;

/** The way niches are found from end to end: levels scanned, one chosen, searches agreed on, levels nested. */
class WholeSearchTest {

    private record Whole(LevelChoice.Result choice, Consensus.Result consensus, Levels levels) {

        static Whole of(Graph graph, Run run) {
            ResolutionProfile profile = ResolutionProfile.of(LevelChoice.once(graph), ResolutionProfile.Options.DEFAULT, run);
            LevelChoice.Result choice = LevelChoice.choose(graph, profile, run);
            Graph view = choice.best().view(graph);
            Consensus.Result consensus = Consensus.of(view, choice.best()::again, Consensus.Options.DEFAULT, run);
            return new Whole(choice, consensus, Levels.of(view, profile, consensus.partition(), ResolutionProfile.Options.DEFAULT.agreement()));
        }

        /** Of everything a reader sees: communities, confidence to the last bit, levels. */
        String hash() {
            CRC32 sum = new CRC32();
            add(sum, consensus.partition().community());
            for (double confidence : consensus.confidence()) {
                long bits = Double.doubleToLongBits(confidence);
                add(sum, new int[] {(int) bits, (int) (bits >>> 32)});
            }
            levels.partition().forEach(level -> add(sum, level.community()));
            return String.format(Locale.ROOT, "%08x", sum.getValue());
        }

        private static void add(CRC32 sum, int[] values) {
            for (int value : values) {
                for (int shift = 0; shift < 32; shift += 8) {
                    sum.update(value >>> shift);
                }
            }
        }
    }

    /** The kind changes with the seed: random, planted, trees with a few more edges, loose pieces; some have weights. */
    private static Graph anyGraph(int seed) {
        Rng rng = Run.seeded(seed).random("any graph", 0);
        if (seed % 10 == 9) {
            return groupsOfCliques(rng);
        }
        int nodes = 12 + rng.nextInt(120);
        int groups = 1 + rng.nextInt(6);
        int edges = seed % 4 == 2 ? rng.nextInt(nodes / 4) : nodes / 2 + rng.nextInt(4 * nodes);
        GraphBuilder builder = new GraphBuilder(false);
        for (int node = 1; seed % 4 == 2 && node < nodes; node++) {
            builder.add(node, rng.nextInt(node), 1);
        }
        for (int edge = 0; edge < edges; edge++) {
            int from = rng.nextInt(nodes);
            int to = rng.nextInt(nodes);
            boolean kept = seed % 4 != 1 && seed % 4 != 3 || from % groups == to % groups || seed % 4 == 1 && rng.nextInt(6) == 0;
            if (from != to && kept) {
                builder.add(from, to, seed % 5 == 0 ? 1 + rng.nextInt(9) : 1);
            }
        }
        return builder.build(nodes);
    }

    /** Cliques, four of which make a group: two levels. */
    private static Graph groupsOfCliques(Rng rng) {
        int size = 8 + rng.nextInt(4);
        int nodes = 4 * (3 + rng.nextInt(3)) * size;
        GraphBuilder builder = new GraphBuilder(false);
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < i; j++) {
                int odds = i / size == j / size ? 1 : i / (4 * size) == j / (4 * size) ? 15 : 400;
                if (rng.nextInt(odds) == 0) {
                    builder.add(i, j, 1);
                }
            }
        }
        return builder.build(nodes);
    }

    @Test
    void on_200_random_graphs_every_community_is_connected_and_levels_nest() {
        int nested = 0;
        for (int seed = 0; seed < 200; seed++) {
            Graph graph = anyGraph(seed);
            Whole whole = Whole.of(graph, Run.seeded(seed));
            String where = "seed " + seed + ": ";
            for (LevelChoice.Candidate candidate : whole.choice.candidates()) {
                assertConnected(graph, candidate.partition(), where + candidate.label());
            }
            assertConnected(graph, LabelPropagation.detect(graph, new LabelPropagation.Options(10, 20), Run.seeded(seed)), where + "capped propagation");
            assertConnected(graph, whole.consensus.partition(), where + "consensus");
            Partition coarse = whole.choice.candidates().get(0).partition();
            Partition fine = whole.choice.best().partition();
            assertConnected(graph, Nesting.within(graph, coarse, fine, 5), where + "cut along the coarser");
            assertInside(coarse, Nesting.within(graph, coarse, fine, 5), where + "cut along the coarser");
            assertConnected(graph, Nesting.around(graph, fine, coarse), where + "put together from the finer");
            assertInside(Nesting.around(graph, fine, coarse), fine, where + "put together from the finer");
            for (int level = 0; level < whole.levels.count(); level++) {
                assertConnected(graph, whole.levels.partition().get(level), where + "level " + level);
                if (level > 0) {
                    Partition coarser = whole.levels.partition().get(level - 1);
                    Partition finer = whole.levels.partition().get(level);
                    assertInside(coarser, finer, where + "level " + level);
                    assertTrue(finer.communityCount() > coarser.communityCount(), where + "level " + level + " is no finer");
                    nested++;
                }
            }
        }
        assertTrue(nested >= 5, "only " + nested + " pairs of levels were there to be looked at");
    }

    private static void assertConnected(Graph graph, Partition found, String what) {
        int pieces = Partition.of(Pieces.of(graph, found.community())).communityCount();
        assertEquals(found.communityCount(), pieces, what + " has communities in several pieces");
    }

    private static void assertInside(Partition coarser, Partition finer, String what) {
        int[] home = new int[finer.communityCount()];
        Arrays.fill(home, -1);
        for (int node = 0; node < finer.community().length; node++) {
            int fine = finer.community()[node];
            assertTrue(home[fine] < 0 || home[fine] == coarser.community()[node], what + ": community " + fine + " lies in two of the coarser level");
            home[fine] = coarser.community()[node];
        }
    }

    /**
     * One hash for any order of the edges and any number of threads. {@code .ci/run} compares it between JDKs, so it is
     * written down beside the test's report.
     */
    @Test
    void twenty_orders_of_edges_and_any_threads_give_one_hash() throws IOException {
        Graph graph = weighted(PlantedPartition.sample(600, 0.45, 8, 60, 20, 120, 4).graph());
        int[][] edge = new int[(int) graph.edgeCount()][];
        int[] filled = new int[1];
        graph.forEachArc((from, to, weight) -> {
            if (from < to) {
                edge[filled[0]++] = new int[] {from, to, weight};
            }
        });
        Set<String> hashes = new TreeSet<>();
        for (int order = 0; order < 20; order++) {
            int[] at = Partition.singletons(edge.length).community();
            Rng rng = Run.seeded(order).random("edge order", 0);
            rng.shuffle(at);
            GraphBuilder builder = new GraphBuilder(false);
            for (int i : at) {
                boolean turned = rng.nextInt(2) == 0;
                builder.add(edge[i][turned ? 1 : 0], edge[i][turned ? 0 : 1], edge[i][2]);
            }
            Graph shuffled = builder.build(graph.nodeCount);
            for (int threads : new int[] {1, 2, 8}) {
                hashes.add(Whole.of(shuffled, Run.seeded(1).threads(threads)).hash());
            }
        }
        assertEquals(1, hashes.size(), "hashes of 20 orders on 1, 2 and 8 threads: " + hashes);
        Path folder = Path.of("target");
        if (Files.isDirectory(folder)) {
            Files.writeString(folder.resolve("niches.hash"), hashes.iterator().next() + "\n");
        }
    }

    private static Graph weighted(Graph graph) {
        GraphBuilder builder = new GraphBuilder(false);
        graph.forEachArc((from, to, weight) -> {
            if (from < to) {
                builder.add(from, to, 1 + (31 * from + to) % 4);
            }
        });
        return builder.build(graph.nodeCount);
    }

    @Test
    void two_whole_searches_of_other_seeds_agree_on_replies_and_on_blogs() {
        for (SharedGraphs known : new SharedGraphs[] {SharedGraphs.polblogs(), SharedGraphs.redditReplies()}) {
            Partition one = Whole.of(known.graph(), Run.seeded(1).threads(2)).consensus.partition();
            Partition two = Whole.of(known.graph(), Run.seeded(2).threads(2)).consensus.partition();
            double agreed = AdjustedInformation.of(one.community(), two.community());
            assertTrue(agreed >= 0.90, "of " + known.graph().nodeCount + " nodes: AMI " + agreed);
        }
    }

    /** Right: in the niche in which most of one's own planted community is, and that niche is mostly of that community. */
    @Test
    void members_who_are_sure_are_right() {
        for (double mixing : new double[] {0.5, 0.6, 0.65, 0.7}) {
            long sure = 0;
            long right = 0;
            for (int seed = 1; seed <= 3; seed++) {
                PlantedPartition planted = PlantedPartition.sample(2_000, mixing, 8, 80, 20, 200, seed);
                Consensus.Result found = Whole.of(planted.graph(), Run.seeded(seed).threads(2)).consensus;
                boolean[] isRight = right(planted.community(), found.partition());
                for (int node = 0; node < isRight.length; node++) {
                    boolean isSure = found.confidence()[node] >= 0.9;
                    sure += isSure ? 1 : 0;
                    right += isSure && isRight[node] ? 1 : 0;
                }
            }
            assertTrue(sure == 0 || right >= 0.9 * sure, "at mixing " + mixing + " " + right + " of " + sure + " sure members are right");
        }
    }

    private static boolean[] right(int[] truth, Partition found) {
        int[] niche = found.community();
        int communities = Partition.of(truth).communityCount();
        int[][] shared = new int[communities][found.communityCount()];
        for (int node = 0; node < truth.length; node++) {
            shared[truth[node]][niche[node]]++;
        }
        boolean[] right = new boolean[truth.length];
        for (int node = 0; node < truth.length; node++) {
            int most = 0;
            for (int t = 0; t < communities; t++) {
                most = Math.max(most, shared[t][niche[node]]);
            }
            right[node] = shared[truth[node]][niche[node]] == most;
        }
        return right;
    }
}
