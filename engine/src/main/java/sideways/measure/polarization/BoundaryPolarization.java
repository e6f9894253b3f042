// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import sideways.graph.Graph;

/**
 * What happens at the border: do those who have ties across still stick to their own?
 *
 * <pre>  P = mean over the boundary of  d_in / (d_in + d_out) − ½</pre>
 *
 * Internal nodes have no tie across. The boundary are nodes with a tie across and a tie to an internal node of their own side; d_in counts a boundary
 * node's ties to internal nodes of its side. d_out counts, as Guerra et al. write it, its ties to the other side's boundary ({@link #strict}); as
 * Salloum et al. compute it, all its ties across ({@link #allAcross}). The two differ: .251 and .173 on Zachary's karate club.
 * In [−½, ½]: ½ where the border faces inwards alone, 0 where it is torn, below where it looks across. NaN without a boundary.
 *
 * <p>P. Guerra, W. Meira, C. Cardie, R. Kleinberg: A measure of polarization on social media networks based on community boundaries. ICWSM 2013.
 * doi:10.1609/icwsm.v7i1.14421; A. Salloum, T. Chen, M. Kivelä 2022, doi:10.1145/3512962. Time O(m).
 *
 * @param boundary how many nodes it has
 * @param internal nodes without a tie across
 */
public record BoundaryPolarization(double strict, double allAcross, int boundary, int internal) {

    /** @param side 0 or 1 of node */
    public static BoundaryPolarization of(Graph graph, int[] side) {
        Graph simple = graph.undirected().simple();
        int nodes = simple.nodeCount;
        int[] across = new int[nodes];
        simple.forEachArc((from, to, weight) -> across[from] += side[from] != side[to] ? 1 : 0);
        int[] inside = new int[nodes];
        simple.forEachArc((from, to, weight) -> inside[from] += side[from] == side[to] && across[to] == 0 ? 1 : 0);
        int[] borders = new int[nodes];
        simple.forEachArc((from, to, weight) -> borders[from] += side[from] != side[to] && inside[to] > 0 ? 1 : 0);
        double strict = 0;
        double all = 0;
        int boundary = 0;
        int internal = 0;
        for (int node = 0; node < nodes; node++) {
            internal += across[node] == 0 ? 1 : 0;
            if (across[node] > 0 && inside[node] > 0) {
                boundary++;
                strict += inside[node] / (double) (inside[node] + borders[node]) - 0.5;
                all += inside[node] / (double) (inside[node] + across[node]) - 0.5;
            }
        }
        return new BoundaryPolarization(boundary == 0 ? Double.NaN : strict / boundary, boundary == 0 ? Double.NaN : all / boundary, boundary, internal);
    }
}
