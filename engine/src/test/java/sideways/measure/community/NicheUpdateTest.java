// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;
import sideways.run.Run;

class NicheUpdateTest {

    private static final NicheUpdate.Options DEFAULT = NicheUpdate.Options.DEFAULT;

    /** Cliques of the given sizes, one after the other, each tied to the next by one edge. */
    private static GraphBuilder cliques(int... sizes) {
        GraphBuilder builder = new GraphBuilder(false);
        int from = 0;
        for (int size : sizes) {
            clique(builder, from, from + size);
            if (from > 0) {
                builder.add(from - 1, from, 1);
            }
            from += size;
        }
        return builder;
    }

    private static void clique(GraphBuilder builder, int from, int to) {
        for (int i = from; i < to; i++) {
            for (int j = from; j < i; j++) {
                builder.add(i, j, 1);
            }
        }
    }

    private static int[] labels(int... sizes) {
        return IntStream.range(0, sizes.length).flatMap(c -> IntStream.generate(() -> c).limit(sizes[c])).toArray();
    }

    private static Graph without(Graph graph, boolean[] gone) {
        GraphBuilder builder = new GraphBuilder(false);
        graph.forEachArc((from, to, weight) -> {
            if (from < to && !gone[from] && !gone[to]) {
                builder.add(from, to, weight);
            }
        });
        return builder.build(graph.nodeCount);
    }

    @Test
    void nothing_changes_where_no_tie_does() {
        PlantedPartition planted = PlantedPartition.sample(2_000, 0.5, 1);
        // resolution 50 would split the planted communities, and yet nobody is asked
        int[] niche = Pieces.of(planted.graph(), planted.community());
        NicheUpdate updated = NicheUpdate.of(planted.graph(), planted.graph(), niche, DEFAULT.with(Leiden.Quality.MODULARITY, 50), Run.seeded(1));
        assertEquals(0, updated.asked());
        assertArrayEquals(niche, updated.niche());
    }

    @Test
    void changed_rows_are_counted_from_both_ends() {
        Graph before = Graph.undirected(5, new int[][] {{0, 1}, {1, 2}, {3, 4}});
        Graph now = Graph.undirected(5, new int[][] {{0, 1}, {2, 3}, {3, 4}});
        assertArrayEquals(new int[] {0, 1, 2, 1, 0}, NicheUpdate.changedArcs(before, now));
    }

    @Test
    void newcomers_join_the_niche_they_are_tied_to_and_leavers_are_in_none() {
        Graph before = cliques(6, 6).build(14);
        GraphBuilder builder = cliques(6, 6);
        for (int i = 6; i < 10; i++) {
            builder.add(12, i, 1);
        }
        Graph now = without(builder.build(14), at(14, 0));
        int[] niche = Arrays.copyOf(labels(6, 6), 14);
        niche[12] = niche[13] = -1;
        assertArrayEquals(new int[] {-1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, -1}, NicheUpdate.of(before, now, niche, DEFAULT, Run.seeded(1)).niche());
    }

    private static boolean[] at(int nodes, int... marked) {
        boolean[] at = new boolean[nodes];
        for (int node : marked) {
            at[node] = true;
        }
        return at;
    }

    @Test
    void newcomers_tied_to_each_other_are_a_new_niche_with_a_new_number() {
        Graph before = cliques(6, 6).build(18);
        Graph now = cliques(6, 6, 6).build(18);
        int[] niche = Arrays.copyOf(labels(6, 6), 18);
        Arrays.fill(niche, 12, 18, -1);
        int[] after = NicheUpdate.of(before, now, niche, DEFAULT, Run.seeded(1)).niche();
        assertArrayEquals(labels(6, 6, 6), after);
        assertTrue(changes(niche, after).contains(NicheTracks.Change.BORN));
    }

    private static List<NicheTracks.Change> changes(int[] before, int[] after) {
        return NicheTracks.of(new int[][] {before, after}, NicheTracks.Options.DEFAULT).events().stream()
                .filter(event -> event.window() == 1).map(NicheTracks.Event::change).toList();
    }

    @Test
    void a_niche_that_fell_apart_is_two_and_the_larger_part_keeps_the_number() {
        GraphBuilder builder = new GraphBuilder(false);
        clique(builder, 0, 8);
        clique(builder, 8, 14);
        Graph now = builder.build(14);
        builder.add(7, 8, 1);
        int[] after = NicheUpdate.of(builder.build(14), now, new int[14], DEFAULT, Run.seeded(1)).niche();
        assertArrayEquals(labels(8, 6), after);
        assertTrue(changes(new int[14], after).contains(NicheTracks.Change.SPLIT));
    }

    @Test
    void a_small_niche_that_ties_itself_to_another_merges_into_it() {
        Graph before = cliques(12, 5, 12, 12).build(41);
        GraphBuilder builder = cliques(12, 5, 12, 12);
        for (int i = 0; i < 12; i++) {
            for (int j = 12; j < 17; j++) {
                builder.add(i, j, 1);
            }
        }
        int[] niche = labels(12, 5, 12, 12);
        int[] after = NicheUpdate.of(before, builder.build(41).simple(), niche, DEFAULT, Run.seeded(1)).niche();
        assertEquals(1, Arrays.stream(after, 0, 17).distinct().count(), Arrays.toString(after));
        assertEquals(4 - 1, Arrays.stream(after).distinct().count());
        assertTrue(changes(niche, after).contains(NicheTracks.Change.MERGED));
    }

    @Test
    void a_niche_whose_members_all_left_dies() {
        Graph before = cliques(6, 6, 6).build(18);
        boolean[] gone = new boolean[18];
        Arrays.fill(gone, 6, 12, true);
        int[] niche = labels(6, 6, 6);
        int[] after = NicheUpdate.of(before, without(before, gone), niche, DEFAULT, Run.seeded(1)).niche();
        assertEquals(-1, after[6]);
        assertEquals(0, after[0]);
        assertEquals(2, after[12]);
        assertTrue(changes(niche, after).contains(NicheTracks.Change.DIED));
    }

    @Test
    void on_random_changes_niches_are_connected_and_no_worse_than_the_old_ones() {
        for (int seed = 0; seed < 200; seed++) {
            Rng rng = Run.seeded(seed).random("graph", 0);
            int nodes = 10 + rng.nextInt(90);
            Graph before = random(nodes, rng);
            Graph now = seed % 3 == 0 ? random(nodes, rng) : altered(before, rng);
            int[] niche = new int[nodes];
            int niches = 1 + rng.nextInt(8);
            for (int node = 0; node < nodes; node++) {
                niche[node] = before.degree(node) == 0 ? -1 : rng.nextInt(niches);
            }
            boolean potts = seed % 2 == 1;
            double resolution = potts ? 0.02 + 0.3 * rng.nextDouble() : 1;
            NicheUpdate.Options options = DEFAULT.with(potts ? Leiden.Quality.CONSTANT_POTTS : Leiden.Quality.MODULARITY, resolution);
            NicheUpdate updated = NicheUpdate.of(before, now, niche, options, Run.seeded(seed));
            String where = "seed " + seed;
            int[] after = alone(updated.niche());
            int[] piece = Pieces.of(now, after);
            assertEquals(Partition.of(after).communityCount(), Partition.of(piece).communityCount(), where + ": a niche is in pieces");
            for (int node = 0; node < nodes; node++) {
                assertEquals(now.degree(node) == 0, updated.niche()[node] < 0, where + ": node " + node);
            }
            int[] old = niche.clone();
            for (int node = 0; node < nodes; node++) {
                old[node] = now.degree(node) == 0 ? -1 : old[node];
            }
            double least = potts ? Modularity.constantPotts(now, Partition.of(alone(old)), resolution) : Modularity.of(now, Partition.of(alone(old)), 1);
            double ours = potts ? Modularity.constantPotts(now, Partition.of(after), resolution) : Modularity.of(now, Partition.of(after), 1);
            assertTrue(ours >= least - 1e-9, where + ": quality " + ours + " is below " + least);
        }
    }

    private static int[] alone(int[] niche) {
        int next = Arrays.stream(niche).max().orElse(-1) + 1;
        int[] label = niche.clone();
        for (int node = 0; node < label.length; node++) {
            label[node] = label[node] < 0 ? next++ : label[node];
        }
        return label;
    }

    private static Graph random(int nodes, Rng rng) {
        GraphBuilder builder = new GraphBuilder(false);
        for (int edge = rng.nextInt(3 * nodes); edge >= 0; edge--) {
            int from = rng.nextInt(nodes);
            builder.add(from, (from + 1 + rng.nextInt(nodes - 1)) % nodes, 1 + rng.nextInt(3));
        }
        return builder.build(nodes);
    }

    private static Graph altered(Graph graph, Rng rng) {
        GraphBuilder builder = new GraphBuilder(false);
        graph.forEachArc((from, to, weight) -> {
            if (from < to && rng.nextInt(10) > 0) {
                builder.add(from, to, weight);
            }
        });
        builder.add(0, 1 + rng.nextInt(graph.nodeCount - 1), 1);
        return builder.build(graph.nodeCount);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.5})
    void after_churn_of_one_and_a_half_percent_nearly_everybody_stays_at_a_fraction_of_the_cost(double mixing) {
        PlantedPartition planted = PlantedPartition.sample(10_000, mixing, 1);
        Run run = Run.seeded(1);
        Churn churn = Churn.of(planted.graph(), 0.015, run.random("churn", 0));
        long full = cpuNanos();
        LevelChoice.Result choice = LevelChoice.choose(churn.before, run);
        Consensus.Result found = Consensus.of(choice.best().view(churn.before), choice.best()::again, Consensus.Options.DEFAULT, run);
        full = cpuNanos() - full;
        int[] niche = churn.inNone(found.partition().community(), churn.joined);
        long cost = cpuNanos();
        NicheUpdate updated = NicheUpdate.of(churn.before, churn.now, niche, DEFAULT.with(Leiden.Quality.MODULARITY, choice.best().resolution()), run);
        cost = cpuNanos() - cost;
        double kept = churn.kept(niche, updated.niche());
        assertTrue(kept >= 0.98, "kept " + kept);
        assertTrue(cost <= 0.1 * full, "the update took " + cost / 1e6 + " ms, the search " + full / 1e6 + " ms");
        // and the newcomers are where they belong
        double now = AdjustedInformation.of(planted.community(), alone(updated.niche()));
        assertTrue(now >= 0.98, "AMI with the planted communities " + now);
    }

    /** Whether a node lies in the piece of its niche that holds most members. */
    private static boolean[] largestPieces(Graph graph, int[] niche) {
        int[] label = alone(niche);
        Partition piece = Partition.of(Pieces.of(graph, label));      // largest first, so the first seen of a niche is its largest
        int[] first = new int[Arrays.stream(label).max().orElse(-1) + 1];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int node = 0; node < label.length; node++) {
            first[label[node]] = Math.min(first[label[node]], piece.community()[node]);
        }
        boolean[] largest = new boolean[label.length];
        for (int node = 0; node < label.length; node++) {
            largest[node] = first[label[node]] == piece.community()[node];
        }
        return largest;
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void replies_of_forums_keep_their_niches_through_churn() {
        Graph graph = SharedGraphs.redditReplies().graph().simple();
        Run run = Run.seeded(1).threads(2);
        Churn churn = Churn.of(graph, 0.015, run.random("churn", 0));
        Leiden.Options options = Leiden.Options.DEFAULT;
        Consensus.Result found = Consensus.of(churn.before, (g, unit, r) -> Leiden.detect(g, options, r), Consensus.Options.DEFAULT, run);
        int[] niche = churn.inNone(found.partition().community(), churn.joined);
        NicheUpdate updated = NicheUpdate.of(churn.before, churn.now, niche, DEFAULT, run);
        // replies are almost a tree: a niche whose hub left falls into pieces no tie holds together, and only one can keep the number
        double kept = churn.keptOf(niche, updated.niche(), largestPieces(churn.now, niche));
        assertTrue(kept >= 0.98, "kept " + kept);
        double all = churn.kept(niche, updated.niche());
        assertTrue(all >= 0.96, "kept " + all + ", cut-off pieces included");
        int[] again = Consensus.of(churn.now, (g, unit, r) -> Leiden.detect(g, options, r), Consensus.Options.DEFAULT, run).partition().community();
        double worth = Modularity.of(churn.now, Partition.of(alone(updated.niche())), 1) / Modularity.of(churn.now, Partition.of(again), 1);
        assertTrue(worth >= 0.99, "modularity is " + worth + " of what a new consensus has");
    }

    /** Some nodes of a graph leave it and as many others join; those that stay and still have ties are the untouched. */
    private record Churn(Graph before, Graph now, boolean[] left, boolean[] joined) {

        static Churn of(Graph graph, double share, Rng rng) {
            int[] order = Partition.singletons(graph.nodeCount).community();
            rng.shuffle(order);
            int count = (int) (share * graph.nodeCount);
            boolean[] left = at(graph.nodeCount, Arrays.copyOf(order, count));
            boolean[] joined = at(graph.nodeCount, Arrays.copyOfRange(order, count, 2 * count));
            return new Churn(without(graph, joined), without(graph, left), left, joined);
        }

        int[] inNone(int[] niche, boolean[] those) {
            int[] known = niche.clone();
            for (int node = 0; node < known.length; node++) {
                known[node] = those[node] || before.degree(node) == 0 ? -1 : known[node];
            }
            return known;
        }

        double kept(int[] niche, int[] after) {
            boolean[] anywhere = new boolean[niche.length];
            Arrays.fill(anywhere, true);
            return keptOf(niche, after, anywhere);
        }

        double keptOf(int[] niche, int[] after, boolean[] counts) {
            int[] untouched = IntStream.range(0, niche.length)
                    .filter(node -> counts[node] && !left[node] && !joined[node] && niche[node] >= 0 && now.degree(node) > 0).toArray();
            return Arrays.stream(untouched).filter(node -> niche[node] == after[node]).count() / (double) untouched.length;
        }
    }

    @Test
    void graphs_numbered_differently_are_refused() {
        Graph two = Graph.undirected(2, new int[][] {{0, 1}});
        assertThrows(IllegalArgumentException.class, () -> NicheUpdate.of(two, Graph.undirected(3, new int[][] {{0, 1}}), new int[2], DEFAULT, Run.seeded(1)));
    }
}
