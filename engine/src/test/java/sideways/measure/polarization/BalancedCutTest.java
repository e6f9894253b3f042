// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sideways.SharedData;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;
import sideways.run.Run;

class BalancedCutTest {

    private static final BalancedCut.Options TEN = new BalancedCut.Options(0.03, 10);

    @Test
    void small_graphs_are_cut_as_well_as_trying_all_halves() {
        int best = 0;
        for (int seed = 0; seed < 60; seed++) {
            Rng rng = Run.seeded(seed).random("small", 0);
            GraphBuilder builder = new GraphBuilder(false);
            int nodes = 12 + rng.nextInt(3);
            for (int node = 1; node < nodes; node++) {
                builder.add(node, rng.nextInt(node), 1 + rng.nextInt(2));
            }
            for (int tie = 0; tie < 16; tie++) {
                int a = rng.nextInt(nodes);
                int b = rng.nextInt(nodes);
                if (a != b) {
                    builder.add(a, b, 1);
                }
            }
            Graph graph = builder.build(nodes);
            int most = Math.max((nodes + 1) / 2, (int) Math.floor(1.05 * nodes / 2));
            long least = Long.MAX_VALUE;
            for (int half = 0; half < 1 << nodes; half++) {
                int in = Integer.bitCount(half);
                if (Math.max(in, nodes - in) <= most) {
                    int[] side = new int[nodes];
                    for (int node = 0; node < nodes; node++) {
                        side[node] = half >> node & 1;
                    }
                    least = Math.min(least, cut(graph, side));
                }
            }
            BalancedCut found = BalancedCut.of(graph, BalancedCut.Options.DEFAULT, Run.seeded(seed));
            assertEquals(found.cut(), cut(graph, found.side()));
            int in = Arrays.stream(found.side()).sum();
            assertTrue(Math.max(in, nodes - in) <= most, "halves of " + in + " and " + (nodes - in));
            best += found.cut() == least ? 1 : 0;
        }
        assertEquals(60, best, "smallest cuts found");
    }

    @Test
    void a_planted_cut_is_found_and_no_thread_leaves_a_trace() {
        Rng rng = Run.seeded(1).random("planted", 0);
        GraphBuilder builder = new GraphBuilder(false);
        int half = 3000;
        for (int tie = 0; tie < 5 * half; tie++) {
            for (int s = 0; s <= 1; s++) {
                int a = rng.nextInt(half);
                int b = rng.nextInt(half);
                if (a != b) {
                    builder.add(s * half + a, s * half + b, 1);
                }
            }
        }
        for (int tie = 0; tie < 300; tie++) {
            builder.add(rng.nextInt(half), half + rng.nextInt(half), 1);
        }
        Graph graph = builder.build(2 * half);
        BalancedCut found = BalancedCut.of(graph, BalancedCut.Options.DEFAULT, Run.seeded(1));
        assertTrue(found.cut() <= 300, found.cut() + " ties cut; 300 were planted");
        for (int threads : new int[] {2, 8}) {
            assertArrayEquals(found.side(), BalancedCut.of(graph, BalancedCut.Options.DEFAULT, Run.seeded(1).threads(threads)).side());
        }
    }

    @Test
    void networks_of_retweets_are_cut_no_worse_than_by_metis() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(SharedData.data("polar-twitter"))) {
            files = all.filter(file -> file.toString().endsWith(".edges.csv")).sorted().toList();
        }
        long ours = 0;
        long theirs = 0;
        for (Path file : files) {
            Map<String, Integer> number = new TreeMap<>();
            List<String> sides = Files.readAllLines(Path.of(file.toString().replace(".edges.", ".sides.")));
            List<Integer> known = new ArrayList<>();
            for (String line : sides.subList(1, sides.size())) {
                number.put(line.substring(0, line.lastIndexOf(',')), known.size());
                known.add(line.endsWith(",1") ? 1 : 0);
            }
            GraphBuilder builder = new GraphBuilder(false);
            for (String line : Files.readAllLines(file)) {
                String[] user = line.split(",");
                if (number.containsKey(user[0]) && number.containsKey(user[1]) && !user[0].equals(user[1])) {
                    builder.add(number.get(user[0]), number.get(user[1]), 1);
                }
            }
            Graph graph = builder.build(known.size()).simple();
            int[] metis = known.stream().mapToInt(side -> side).toArray();
            BalancedCut found = BalancedCut.of(graph, TEN, Run.seeded(1).threads(2));
            int in = Arrays.stream(found.side()).sum();
            int theirIn = Arrays.stream(metis).sum();
            System.out.printf(java.util.Locale.ROOT, "%d nodes, %d ties: cut %d, halves %.3f; METIS %d, halves %.3f%n", graph.nodeCount, graph.edgeCount(), found.cut(), Math.max(in, graph.nodeCount - in) * 2.0 / graph.nodeCount,
                    cut(graph, metis), Math.max(theirIn, graph.nodeCount - theirIn) * 2.0 / graph.nodeCount);
            ours += found.cut();
            theirs += cut(graph, metis);
        }
        assertTrue(ours <= theirs, ours + " ties cut in all, METIS " + theirs);
    }

    private static long cut(Graph graph, int[] side) {
        long[] cut = new long[1];
        graph.forEachArc((from, to, weight) -> cut[0] += from < to && side[from] != side[to] ? weight : 0);
        return cut[0];
    }
}
