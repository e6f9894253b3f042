// SPDX-License-Identifier: Apache-2.0
package sideways.measure.influence;

import java.util.Arrays;
import sideways.graph.Graph;
import sideways.run.Run;

/**
 * LeaderRank: PageRank without a parameter. A ground node is tied to everybody and everybody to it; it
 * takes the place of starting afresh, so that a node with few arcs out gives away more of its score to all.
 *
 * <pre>  s_v = Σ_{u→v} s_u w_uv / (1 + Σ_w w_uw) + s_g / n        s_g = Σ_u s_u / (1 + Σ_w w_uw)
 *  LR_v = s_v + s_g / n                                      once it stands still</pre>
 *
 * Sums to n; an average node has 1. It bears noise and spam better than PageRank, by its authors' tests.
 *
 * <p>L. Lü, Y.-C. Zhang, C. H. Yeung, T. Zhou: Leaders in social networks, the Delicious case. PLoS ONE 6(6), 2011.
 * doi:10.1371/journal.pone.0021202
 *
 * <p>Power iteration, lazily (half of every score stays), since a walk between ground and nodes alone would swing for ever;
 * O(m) a sweep, memory 32n bytes and the reversed graph.
 */
public final class LeaderRank {

    private static final double PRECISION = 1e-12;
    private static final int MOST_SWEEPS = 20_000;

    private LeaderRank() { }

    /** @return score of node */
    public static double[] of(Graph graph, Run run) {
        Graph reversed = graph.reversed();
        int nodes = graph.nodeCount;
        double[] given = new double[nodes];
        Arrays.fill(given, 1);
        graph.forEachArc((from, to, weight) -> given[from] += weight);
        double[] score = new double[nodes];
        Arrays.fill(score, 1);
        double ground = 0;
        double[] passed = new double[nodes];
        double moved = 1;
        for (int sweep = 0; sweep < MOST_SWEEPS && moved > PRECISION; sweep++) {
            run.checkpoint();
            double toGround = 0;
            for (int node = 0; node < nodes; node++) {
                passed[node] = score[node] / given[node];
                toGround += passed[node];
            }
            moved = Math.abs(toGround - ground) / nodes / 2;
            for (int node = 0; node < nodes; node++) {
                double sum = ground / nodes;
                for (long arc = reversed.offset[node]; arc < reversed.offset[node + 1]; arc++) {
                    sum += passed[reversed.neighbor[(int) arc]] * reversed.weightAt(arc);
                }
                double next = (sum + score[node]) / 2;
                moved = Math.max(moved, Math.abs(next - score[node]));
                score[node] = next;
            }
            ground = (toGround + ground) / 2;
        }
        for (int node = 0; node < nodes; node++) {
            score[node] += ground / nodes;
        }
        return score;
    }
}
