// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import sideways.graph.Graph;
import sideways.measure.LaplacianSolver;

/**
 * Random-walk controversy, exact: do walkers who start on one side end at its hubs or at the others'?
 *
 * <pre>  RWC = P_LL · P_RR − P_LR · P_RL</pre>
 *
 * P_XY is the chance that a walker who starts at a node of side X that is no hub, and moves along a
 * random edge each step, first meets a hub of side Y rather than one of the other side. Hubs are the k nodes
 * of the highest degree on each side, ties broken by label. In [−1, 1]: 1 where nobody ever crosses, 0
 * where the start does not tell the end. The walk's absorption is solved as a linear system rather than
 * sampled, so the value has no simulation error.
 *
 * <p>This is the variant "end given start". Random graphs score about .5: read the difference from a
 * null (A. Salloum, T. Chen, M. Kivelä: Separating polarization from noise. CSCW 2022.
 * doi:10.1145/3512962).
 *
 * <p>K. Garimella, G. De Francisci Morales, A. Gionis, M. Mathioudakis: Quantifying controversy on
 * social media. ACM Trans. Social Computing 1(1), 2018. doi:10.1145/3140565
 *
 * <p>Time O(m √κ), memory 40n bytes.
 *
 * @param score RWC
 * @param stayLeft P_LL
 * @param stayRight P_RR
 */
public record RandomWalkControversy(double score, double stayLeft, double stayRight) {

    /**
     * @param graph connected, undirected; weights and loops are disregarded
     * @param side 0 (left) or 1 (right) of node
     * @param hubs k: hubs on each side; each side needs at least one node more
     * @param label label of node, which breaks ties of degree in ascending order
     */
    public static RandomWalkControversy of(Graph graph, int[] side, int hubs, Comparator<Integer> label) {
        return of(graph, side, new int[] {hubs, hubs}, label);
    }

    /** The adaptive variant: as many hubs on each side as are this share of it, rounded down, at least one. */
    public static RandomWalkControversy adaptive(Graph graph, int[] side, double share, Comparator<Integer> label) {
        int[] members = new int[2];
        for (int s : side) {
            members[s]++;
        }
        return of(graph, side, new int[] {Math.max(1, (int) (share * members[0])), Math.max(1, (int) (share * members[1]))}, label);
    }

    private static RandomWalkControversy of(Graph graph, int[] side, int[] hubs, Comparator<Integer> label) {
        Graph simple = graph.undirected().simple();
        int nodes = simple.nodeCount;
        boolean[] hub = new boolean[nodes];
        for (int s = 0; s <= 1; s++) {
            for (int node : hubs(simple, side, s, hubs[s], label)) {
                hub[node] = true;
            }
        }
        // x = chance to meet a hub of the left first: harmonic off the hubs, so L x = weight to left hubs
        double[] toLeft = new double[nodes];
        simple.forEachArc((from, to, weight) -> toLeft[from] += hub[to] && side[to] == 0 && !hub[from] ? 1 : 0);
        double[] left = LaplacianSolver.solve(simple, hub, toLeft);
        double[] sum = new double[2];
        int[] starts = new int[2];
        for (int node = 0; node < nodes; node++) {
            if (!hub[node]) {
                sum[side[node]] += side[node] == 0 ? left[node] : 1 - left[node];
                starts[side[node]]++;
            }
        }
        double stayLeft = sum[0] / starts[0];
        double stayRight = sum[1] / starts[1];
        return new RandomWalkControversy(stayLeft * stayRight - (1 - stayLeft) * (1 - stayRight), stayLeft, stayRight);
    }

    /** Ties of degree broken by node number. */
    public static RandomWalkControversy of(Graph graph, int[] side, int hubs) {
        return of(graph, side, hubs, Comparator.naturalOrder());
    }

    /** The best connected of a side. */
    static int[] hubs(Graph graph, int[] side, int wanted, int hubs, Comparator<Integer> label) {
        Integer[] members = IntStream.range(0, graph.nodeCount).filter(node -> side[node] == wanted).boxed()
                .toArray(Integer[]::new);
        if (members.length <= hubs) {
            throw new IllegalArgumentException("side " + wanted + " has " + members.length + " nodes; " + hubs
                    + " hubs need at least " + (hubs + 1));
        }
        Arrays.sort(members, Comparator.comparing((Integer node) -> -graph.degree(node)).thenComparing(label));
        return Arrays.stream(members).limit(hubs).mapToInt(Integer::intValue).toArray();
    }
}
