// SPDX-License-Identifier: Apache-2.0
package sideways.measure.influence;

import java.util.Arrays;
import sideways.graph.Graph;

/**
 * How deep inside the graph a node sits, two ways.
 *
 * <p>The core number is the largest k such that the node belongs to a part in which everyone has k
 * neighbors within the part (Seidman 1983. doi:10.1016/0378-8733(83)90028-X; as influence: Kitsak et al.
 * 2010. doi:10.1038/nphys1746). The H-index is the largest h such that h neighbors have degree h or
 * more (Lü et al. 2016. doi:10.1038/ncomms10168). Undirected, loops left out; both O(m).
 */
public final class Cores {

    private Cores() { }

    /** Core number of node, by peeling off the smallest degree first (Batagelj and Zaveršnik 2003). */
    public static int[] coreNumber(Graph graph) {
        Graph simple = graph.undirected().simple();
        int nodes = simple.nodeCount;
        int[] degree = simple.degrees();
        int largest = 0;
        for (int d : degree) {
            largest = Math.max(largest, d);
        }
        int[] start = new int[largest + 2];
        for (int d : degree) {
            start[d + 1]++;
        }
        for (int d = 0; d <= largest; d++) {
            start[d + 1] += start[d];
        }
        int[] order = new int[nodes];
        int[] place = new int[nodes];
        int[] next = Arrays.copyOf(start, largest + 1);
        for (int node = 0; node < nodes; node++) {
            place[node] = next[degree[node]]++;
            order[place[node]] = node;
        }
        for (int i = 0; i < nodes; i++) {
            int node = order[i];
            for (long arc = simple.offset[node]; arc < simple.offset[node + 1]; arc++) {
                int other = simple.neighbor[(int) arc];
                if (degree[other] > degree[node]) {
                    // swap other with the first node of its degree, then shrink that bin from below
                    int front = order[start[degree[other]]];
                    order[place[other]] = front;
                    place[front] = place[other];
                    place[other] = start[degree[other]]++;
                    order[place[other]] = other;
                    degree[other]--;
                }
            }
        }
        return degree;
    }

    /** H-index of node. */
    public static int[] hIndex(Graph graph) {
        Graph simple = graph.undirected().simple();
        int[] degree = simple.degrees();
        int[] index = new int[simple.nodeCount];
        for (int node = 0; node < index.length; node++) {
            int[] around = new int[degree[node]];
            for (int i = 0; i < around.length; i++) {
                around[i] = degree[simple.neighbor[(int) simple.offset[node] + i]];
            }
            Arrays.sort(around);
            int h = 0;
            while (h < around.length && around[around.length - 1 - h] > h) {
                h++;
            }
            index[node] = h;
        }
        return index;
    }
}
