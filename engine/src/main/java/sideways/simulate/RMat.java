// SPDX-License-Identifier: Apache-2.0
package sideways.simulate;

import java.util.Arrays;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * A recursive-matrix graph: hubs of every size, no communities planted. A test of speed and of the optimiser.
 *
 * <p>Each edge falls into the adjacency matrix like a coin through a sieve: {@code scale} times one of the
 * four quarters is chosen, with chances a = .57, b = .19, c = .19, d = .05, until one cell is left. Most
 * coins fall on few nodes, so many edges are drawn more than once. Directions, loops and repetitions are
 * then dropped, and nodes are numbered by their first appearance, without the ones never drawn.
 *
 * <p>D. Chakrabarti, Y. Zhan, C. Faloutsos: R-MAT: a recursive model for graph mining. SIAM International
 * Conference on Data Mining, 2004. doi:10.1137/1.9781611972740.43. The chances are those of the Graph500
 * benchmark.
 *
 * <p>Time O(draws · scale), 60 bytes per draw while it runs.
 */
public final class RMat {

    /**
     * @param scale nodes to draw from are 2^scale
     * @param draws edges drawn, loops and repetitions included
     */
    public record Options(int scale, int draws) {

        /** About 10 million edges among 580,000 nodes. */
        public static final Options TEN_MILLION_EDGES = new Options(20, 10_500_000);

        public Options {
            if (scale < 1 || scale > 30) {
                throw new IllegalArgumentException("scale is " + scale + "; it must lie in [1, 30]");
            }
            if (draws < 1) {
                throw new IllegalArgumentException("draws is " + draws + "; it must be at least 1");
            }
        }
    }

    private static final double A = 0.57;
    private static final double B = 0.19;
    private static final double C = 0.19;
    private static final int CHECK_EVERY = 65_536;

    private RMat() { }

    public static Graph generate(Options options, Run run) {
        Rng rng = run.random("rmat", 0);
        int[] number = new int[1 << options.scale];
        Arrays.fill(number, -1);
        int nodes = 0;
        GraphBuilder builder = new GraphBuilder(false);
        for (int draw = 0; draw < options.draws; draw++) {
            if (draw % CHECK_EVERY == 0) {
                run.checkpoint();
            }
            int from = 0;
            int to = 0;
            for (int level = 0; level < options.scale; level++) {
                double at = rng.nextDouble();
                from = from << 1 | (at < A + B ? 0 : 1);
                to = to << 1 | (at < A || at >= A + B && at < A + B + C ? 0 : 1);
            }
            if (from == to) {
                continue;
            }
            if (number[from] < 0) {
                number[from] = nodes++;
            }
            if (number[to] < 0) {
                number[to] = nodes++;
            }
            builder.add(number[from], number[to], 1);
        }
        return builder.build(nodes).simple();
    }
}
