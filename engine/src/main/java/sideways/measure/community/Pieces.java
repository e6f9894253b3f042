// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;
import sideways.graph.Graph;

/** Groups cut into their connected pieces: nodes that share a label but no path inside it are told apart. Time O(n + m). */
final class Pieces {

    private Pieces() { }

    /** @return piece of node, numbered by smallest node */
    static int[] of(Graph graph, int[] label) {
        int[] piece = new int[graph.nodeCount];
        Arrays.fill(piece, -1);
        int[] stack = new int[graph.nodeCount];
        int pieces = 0;
        for (int start = 0; start < graph.nodeCount; start++) {
            if (piece[start] >= 0) {
                continue;
            }
            int height = 0;
            stack[height++] = start;
            piece[start] = pieces;
            while (height > 0) {
                int node = stack[--height];
                for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                    int other = graph.neighbor[(int) arc];
                    if (piece[other] < 0 && label[other] == label[node]) {
                        piece[other] = pieces;
                        stack[height++] = other;
                    }
                }
            }
            pieces++;
        }
        return piece;
    }
}
