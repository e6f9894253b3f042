// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

import java.util.Arrays;
import sideways.graph.Graph;

/**
 * Solves L x = b for the Laplacian L = D − W of an undirected graph, some nodes held at 0.
 *
 * <p>Conjugate gradients with Jacobi's preconditioner, until the residual is below
 * {@value #TOLERANCE} of the right-hand side in the maximum norm. In components where no node is
 * grounded, b must sum to 0; the solution is then fixed up to a constant. Sums run in node order on one
 * thread: same bits always. Time O(m) a step, memory 40n bytes.
 */
public final class LaplacianSolver {

    private static final double TOLERANCE = 1e-13;

    private LaplacianSolver() { }

    /** @param grounded nodes whose x is 0 and whose row is left out */
    public static double[] solve(Graph graph, boolean[] grounded, double[] right) {
        int nodes = graph.nodeCount;
        double[] diagonal = new double[nodes];
        graph.forEachArc((from, to, weight) -> diagonal[from] += from == to ? 0 : weight);
        double[] x = new double[nodes];
        double[] residual = right.clone();
        double[] direction = new double[nodes];
        double[] image = new double[nodes];
        double scale = 0;
        for (int node = 0; node < nodes; node++) {
            if (grounded[node] || diagonal[node] == 0) {
                residual[node] = 0;
            }
            scale = Math.max(scale, Math.abs(residual[node]));
        }
        double energy = 0;
        for (int step = 0; step < 20 * nodes + 1000; step++) {
            double worst = 0;
            double next = 0;
            for (int node = 0; node < nodes; node++) {
                worst = Math.max(worst, Math.abs(residual[node]));
                next += diagonal[node] == 0 ? 0 : residual[node] * residual[node] / diagonal[node];
            }
            if (worst <= TOLERANCE * scale) {
                break;
            }
            double momentum = step == 0 ? 0 : next / energy;
            energy = next;
            for (int node = 0; node < nodes; node++) {
                direction[node] = (diagonal[node] == 0 ? 0 : residual[node] / diagonal[node]) + momentum * direction[node];
            }
            multiply(graph, grounded, diagonal, direction, image);
            double curvature = 0;
            for (int node = 0; node < nodes; node++) {
                curvature += direction[node] * image[node];
            }
            if (!(curvature > 0)) {
                break;                          // as exact as doubles can be
            }
            double length = energy / curvature;
            for (int node = 0; node < nodes; node++) {
                x[node] += length * direction[node];
                residual[node] -= length * image[node];
            }
        }
        return x;
    }

    private static void multiply(Graph graph, boolean[] grounded, double[] diagonal, double[] x, double[] image) {
        Arrays.fill(image, 0);
        for (int node = 0; node < graph.nodeCount; node++) {
            if (grounded[node]) {
                continue;
            }
            double sum = diagonal[node] * x[node];
            for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                int other = graph.neighbor[(int) arc];
                if (other != node && !grounded[other]) {
                    sum -= graph.weightAt(arc) * x[other];
                }
            }
            image[node] = sum;
        }
    }
}
