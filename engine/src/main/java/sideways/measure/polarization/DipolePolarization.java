// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import java.util.Arrays;
import java.util.Comparator;
import sideways.graph.Graph;
import sideways.measure.LaplacianSolver;

/**
 * Two poles: the best connected of each side hold −1 and 1, everybody else the mean of their neighbors; how far apart, and how equal, are those who come to lie on either side of 0?
 *
 * <pre>  μ = (1 − ΔA) · d          ΔA = |n⁺ − n⁻| / n          d = |gc⁺ − gc⁻| / 2</pre>
 *
 * n⁺ and n⁻ are the nodes above and below 0, gc their mean. In [0, 1]: 1 where two equal halves are of one mind each. The opinions are the solution of a linear system, not of a number of
 * rounds. Random graphs score about .7: read the difference from a null.
 *
 * <p>A. Morales, J. Borondo, J. Losada, R. Benito: Measuring political polarization: Twitter shows the two sides of Venezuela. Chaos 25, 2015. doi:10.1063/1.4913758. Time O(m √κ).
 *
 * @param score μ
 * @param imbalance ΔA
 * @param distance d
 */
public record DipolePolarization(double score, double imbalance, double distance) {

    /** Share of each side that is its elite. */
    public static final double ELITE = 0.05;

    /**
     * @param graph connected; weights and loops are disregarded
     * @param elite share of each side, rounded down, at least one node
     */
    public static DipolePolarization of(Graph graph, int[] side, double elite, Comparator<Integer> label) {
        double[] opinion = opinions(graph, side, elite, label);
        int nodes = opinion.length;
        double[] sum = new double[2];
        int[] count = new int[2];
        for (int node = 0; node < nodes; node++) {
            double x = opinion[node];
            if (x != 0) {
                sum[x > 0 ? 1 : 0] += x;
                count[x > 0 ? 1 : 0]++;
            }
        }
        double imbalance = Math.abs(count[1] - count[0]) / (double) nodes;
        double distance = (sum[1] / count[1] - sum[0] / count[0]) / 2;
        return new DipolePolarization((1 - imbalance) * distance, imbalance, distance);
    }

    /** With the usual elite, ties of degree broken by node number. */
    public static DipolePolarization of(Graph graph, int[] side) {
        return of(graph, side, ELITE, Comparator.naturalOrder());
    }

    /** What everybody comes to hold, in [−1, 1], side 1 above; with the usual elite. */
    public static double[] opinions(Graph graph, int[] side) {
        return opinions(graph, side, ELITE, Comparator.naturalOrder());
    }

    private static double[] opinions(Graph graph, int[] side, double elite, Comparator<Integer> label) {
        Graph simple = graph.undirected().simple();
        int nodes = simple.nodeCount;
        boolean[] pole = new boolean[nodes];
        for (int s = 0; s <= 1; s++) {
            int of = s;
            int members = (int) Arrays.stream(side).filter(x -> x == of).count();
            for (int node : RandomWalkControversy.hubs(simple, side, s, Math.max(1, (int) (elite * members)), label)) {
                pole[node] = true;
            }
        }
        double[] pull = new double[nodes];
        simple.forEachArc((from, to, weight) -> pull[from] += pole[to] && !pole[from] ? 2 * side[to] - 1 : 0);
        double[] opinion = LaplacianSolver.solve(simple, pole, pull);
        for (int node = 0; node < nodes; node++) {
            opinion[node] = pole[node] ? 2 * side[node] - 1 : opinion[node];
        }
        return opinion;
    }
}
