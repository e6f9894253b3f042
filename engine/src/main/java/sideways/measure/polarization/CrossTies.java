// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import sideways.graph.Graph;

/**
 * Ties that cross between sides, counted three ways.
 *
 * <pre>  E-I = (external − internal) / (external + internal)</pre>
 *
 * E-I lies in [−1, 1]: −1 where no tie crosses, 1 where all do. Assortativity is the correlation of the
 * sides at the two ends of a tie, in [−1, 1], 1 where like meets only like, 0 at chance. Loops are
 * left out; each pair counts once, whatever its weight.
 *
 * <p>D. Krackhardt, R. Stern: Informal networks and organizational crises. Social Psychology Quarterly
 * 51(2), 1988. doi:10.2307/2786835. M. Newman: Mixing patterns in networks. Phys. Rev. E 67, 2003.
 * doi:10.1103/PhysRevE.67.026126
 *
 * <p>Time O(m).
 *
 * @param internal ties inside a side
 * @param external ties between sides
 * @param assortativity NaN where one side has all the ties
 */
public record CrossTies(long internal, long external, double assortativity) {

    /** @param side side of node: 0 … sides − 1 */
    public static CrossTies of(Graph graph, int[] side, int sides) {
        double[][] mixing = new double[sides][sides];
        graph.forEachArc((from, to, weight) -> {
            if (from != to) {
                mixing[side[from]][side[to]]++;
            }
        });
        double all = 0;
        double same = 0;
        double expected = 0;
        for (int a = 0; a < sides; a++) {
            for (int b = 0; b < sides; b++) {
                all += mixing[a][b];
            }
            same += mixing[a][a];
        }
        for (int a = 0; a < sides; a++) {
            double out = 0;
            double in = 0;
            for (int b = 0; b < sides; b++) {
                out += mixing[a][b];
                in += mixing[b][a];
            }
            expected += out / all * (in / all);
        }
        double assortativity = expected == 1 ? Double.NaN : (same / all - expected) / (1 - expected);
        int each = graph.directed ? 1 : 2;
        return new CrossTies((long) same / each, (long) (all - same) / each, assortativity);
    }

    /**
     * The adaptive index of two sides, which sides of unequal size do not move: densities in place of numbers.
     *
     * <pre>  (σ_AA + σ_BB − 2 σ_AB) / (σ_AA + σ_BB + 2 σ_AB)</pre>
     *
     * In [−1, 1]: 1 where no tie crosses (the sign is the other way than that of E-I). A. Salloum et al. 2022, doi:10.1145/3512962
     *
     * @param graph undirected
     */
    public static double adaptive(Graph graph, int[] side) {
        long[] members = new long[2];
        for (int s : side) {
            members[s]++;
        }
        long[][] ends = new long[2][2];
        graph.forEachArc((from, to, weight) -> ends[side[from]][side[to]] += from == to ? 0 : 1);
        double left = ends[0][0] / 2.0 / (members[0] * (members[0] - 1) / 2.0);
        double right = ends[1][1] / 2.0 / (members[1] * (members[1] - 1) / 2.0);
        double across = ends[0][1] / (double) (members[0] * members[1]);
        return (left + right - 2 * across) / (left + right + 2 * across);
    }

    /** The E-I index, NaN without ties. */
    public double externalInternal() {
        return (external - internal) / (double) (external + internal);
    }
}
