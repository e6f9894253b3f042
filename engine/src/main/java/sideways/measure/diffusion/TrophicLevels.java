// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import sideways.graph.Components;
import sideways.graph.Graph;
import sideways.measure.LaplacianSolver;

/**
 * How directed the flow of a graph is: a level for each node such that arcs climb one level on average.
 *
 * <pre>  (diag(w_in + w_out) − W − Wᵀ) h = w_in − w_out         F₀ = Σ W_ij (h_j − h_i − 1)² / Σ W</pre>
 *
 * F₀ is the trophic incoherence, in [0, 1]: 0 where every arc climbs exactly one level (pure top-down),
 * 1 where flow goes round as much as anywhere. Levels start at 0 in each weakly connected component;
 * a loop climbs nothing and misfits by 1. This is the 2020 definition, which needs no basal nodes, unlike that of 2014.
 *
 * <p>R. MacKay, S. Johnson, B. Sansom: How directed is a directed network? Royal Society Open Science
 * 7(9), 2020. doi:10.1098/rsos.201138
 *
 * <p>Time O(m √κ) by conjugate gradients, κ the condition number; memory 48n bytes.
 *
 * @param level level of node
 * @param incoherence F₀, NaN of a graph without arcs
 */
public record TrophicLevels(double[] level, double incoherence) {

    public static TrophicLevels of(Graph graph) {
        if (!graph.directed) {
            throw new IllegalArgumentException("the graph is undirected; flow needs arcs");
        }
        int nodes = graph.nodeCount;
        double[] imbalance = new double[nodes];
        graph.forEachArc((from, to, weight) -> {
            if (from != to) {
                imbalance[to] += weight;
                imbalance[from] -= weight;
            }
        });
        double[] level = LaplacianSolver.solve(graph.undirected(), new boolean[nodes], imbalance);
        Components components = Components.of(graph);
        double[] lowest = new double[components.count()];
        java.util.Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        for (int node = 0; node < nodes; node++) {
            int c = components.component()[node];
            lowest[c] = Math.min(lowest[c], level[node]);
        }
        for (int node = 0; node < nodes; node++) {
            level[node] -= lowest[components.component()[node]];
        }
        double[] sum = new double[2];
        graph.forEachArc((from, to, weight) -> {
            double misfit = level[to] - level[from] - 1;
            sum[0] += weight * misfit * misfit;
            sum[1] += weight;
        });
        return new TrophicLevels(level, sum[1] == 0 ? Double.NaN : sum[0] / sum[1]);
    }
}
