// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import java.util.Arrays;
import sideways.graph.Graph;

/**
 * Whether flow comes back: the share of arcs on no cycle, and the share of arcs returned.
 *
 * <p>Both in [0, 1]. A hierarchy of 1 is a pure top-down order, 0 a graph in which every arc lies on a
 * cycle. Arcs count once, whatever their weight; loops are left out of reciprocity and lie on a cycle.
 *
 * <p>J. Luo, C. Magee: Detecting evolving patterns of self-organizing networks by flow hierarchy
 * measurement. Complexity 16(6), 2011. doi:10.1002/cplx.20368
 *
 * <p>Time O(m log d); strongly connected components by Tarjan without recursion, memory 16n bytes.
 *
 * @param hierarchy share of arcs whose ends lie in different strongly connected components
 * @param reciprocity share of arcs u → v for which v → u exists
 */
public record FlowHierarchy(double hierarchy, double reciprocity, long arcs) {

    public static FlowHierarchy of(Graph graph) {
        int[] component = stronglyConnected(graph);
        long[] counts = new long[4];
        graph.forEachArc((from, to, weight) -> {
            counts[0]++;
            counts[1] += component[from] != component[to] ? 1 : 0;
            counts[2] += from != to ? 1 : 0;
            counts[3] += from != to && graph.hasEdge(to, from) ? 1 : 0;
        });
        return new FlowHierarchy(counts[1] / (double) counts[0], counts[3] / (double) counts[2], counts[0]);
    }

    /** Strongly connected component of node. */
    static int[] stronglyConnected(Graph graph) {
        int nodes = graph.nodeCount;
        int[] component = new int[nodes];
        Arrays.fill(component, -1);
        int[] reached = new int[nodes];         // order of discovery, from 1; 0 = not yet
        int[] low = new int[nodes];
        int[] stack = new int[nodes];
        int[] path = new int[nodes];
        long[] arc = new long[nodes];
        int height = 0;
        int clock = 0;
        int components = 0;
        for (int start = 0; start < nodes; start++) {
            if (reached[start] != 0) {
                continue;
            }
            int depth = 0;
            path[0] = start;
            arc[start] = graph.offset[start];
            low[start] = reached[start] = ++clock;
            stack[height++] = start;
            while (depth >= 0) {
                int node = path[depth];
                if (arc[node] < graph.offset[node + 1]) {
                    int other = graph.neighbor[(int) arc[node]++];
                    if (reached[other] == 0) {
                        path[++depth] = other;
                        arc[other] = graph.offset[other];
                        low[other] = reached[other] = ++clock;
                        stack[height++] = other;
                    } else if (component[other] < 0) {
                        low[node] = Math.min(low[node], reached[other]);
                    }
                    continue;
                }
                if (low[node] == reached[node]) {
                    int member;
                    do {
                        member = stack[--height];
                        component[member] = components;
                    } while (member != node);
                    components++;
                }
                if (--depth >= 0) {
                    low[path[depth]] = Math.min(low[path[depth]], low[node]);
                }
            }
        }
        return component;
    }
}
