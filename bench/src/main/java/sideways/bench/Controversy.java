// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.io.IOException;
import java.util.Locale;
import sideways.graph.Components;
import sideways.graph.Graph;
import sideways.measure.polarization.BalancedCut;
import sideways.measure.polarization.RandomWalkControversy;
import sideways.run.Run;

/**
 * {@code run-polarization GRAPH…}: exact random-walk controversy between the even and the odd planted communities, and, up to two million ties, one try of a balanced cut; the second of
 * two runs is the figure.
 */
public final class Controversy {

    private static final long MOST_CUT = 2_000_000;

    private Controversy() { }

    public static void main(String[] names) throws IOException {
        System.out.println("| graph | nodes | ties | what | s | found |\n|---|---|---|---|---|---|");
        for (String name : names) {
            BenchGraph bench = BenchGraph.named(name, 1);
            Graph.Part largest = Components.largest(bench.graph());
            Graph graph = largest.graph();
            int[] side = new int[graph.nodeCount];
            for (int node = 0; node < side.length; node++) {
                side[node] = bench.truth().community()[largest.node()[node]] & 1;
            }
            for (int run = 0; run < 2; run++) {
                long start = System.nanoTime();
                double score = RandomWalkControversy.of(graph, side, 10).score();
                if (run == 1) {
                    row(name, graph, "random-walk controversy, exact", start, score);
                }
            }
            for (int run = 0; run < 2 && graph.edgeCount() <= MOST_CUT; run++) {
                long start = System.nanoTime();
                BalancedCut cut = BalancedCut.of(graph, new BalancedCut.Options(0.05, 1), Run.seeded(1));
                if (run == 1) {
                    row(name, graph, "balanced cut, one try, one thread", start, cut.cut());
                }
            }
        }
    }

    private static void row(String name, Graph graph, String what, long start, double found) {
        System.out.printf(Locale.ROOT, "| %s | %,d | %,d | %s | %.2f | %.6g |%n", name, graph.nodeCount, graph.edgeCount(), what, (System.nanoTime() - start) / 1e9, found);
    }
}
