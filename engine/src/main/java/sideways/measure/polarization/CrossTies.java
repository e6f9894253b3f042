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

    /** The E-I index, NaN without ties. */
    public double externalInternal() {
        return (external - internal) / (double) (external + internal);
    }
}
