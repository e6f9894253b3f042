// SPDX-License-Identifier: Apache-2.0
package sideways.measure.influence;

import sideways.graph.Graph;
import sideways.run.Run;

/**
 * PageRank: how often a reader who follows arcs at random, and now and then starts afresh, is at each node.
 *
 * <pre>  r_v = (1 − d)/n + d · [ Σ_{u→v} r_u w_uv / s_u + Σ_{dangling u} r_u / n ]</pre>
 *
 * Sums to 1; an average node has 1/n. With arcs from the one who answers to the one answered, a high
 * rank means answered by those who are answered a lot. Undirected edges count both ways.
 *
 * <p>S. Brin, L. Page: The anatomy of a large-scale hypertextual web search engine. Computer Networks
 * 30, 1998. doi:10.1016/S0169-7552(98)00110-X
 *
 * <p>Power iteration until no rank moves by more than 10⁻¹²/n, some 150 sweeps of O(m) at d = .85; one
 * thread, sums in node order. Memory 32n bytes and the reversed graph.
 */
public final class PageRank {

    public static final double DAMPING = 0.85;

    private static final double PRECISION = 1e-12;

    private PageRank() { }

    /** @return rank of node */
    public static double[] of(Graph graph, double damping, Run run) {
        if (!(damping >= 0 && damping < 1)) {
            throw new IllegalArgumentException("damping is " + damping + "; it must lie in [0, 1)");
        }
        return of(graph, damping, PRECISION, run);
    }

    /**
     * The same to a given precision, for callers who only need the order and need it often.
     *
     * @param precision largest move of any rank, in shares of the average rank, at which to stop
     */
    public static double[] of(Graph graph, double damping, double precision, Run run) {
        Graph reversed = graph.reversed();
        int nodes = graph.nodeCount;
        double[] strength = new double[nodes];
        graph.forEachArc((from, to, weight) -> strength[from] += weight);
        double[] rank = new double[nodes];
        java.util.Arrays.fill(rank, 1.0 / nodes);
        double[] passed = new double[nodes];
        double moved = 1;
        for (int sweep = 0; sweep < 1000 && moved > precision / nodes; sweep++) {
            run.checkpoint();
            double dangling = 0;
            for (int node = 0; node < nodes; node++) {
                if (strength[node] == 0) {
                    dangling += rank[node];
                }
                passed[node] = strength[node] == 0 ? 0 : rank[node] / strength[node];
            }
            double base = (1 - damping) / nodes + damping * dangling / nodes;
            moved = 0;
            for (int node = 0; node < nodes; node++) {
                double sum = 0;
                for (long arc = reversed.offset[node]; arc < reversed.offset[node + 1]; arc++) {
                    sum += passed[reversed.neighbor[(int) arc]] * reversed.weightAt(arc);
                }
                double next = base + damping * sum;
                moved = Math.max(moved, Math.abs(next - rank[node]));
                rank[node] = next;
            }
        }
        return rank;
    }
}
