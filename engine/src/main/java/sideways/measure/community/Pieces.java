// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;
import sideways.graph.Graph;

/** Groups cut into their connected pieces: nodes that share a label but no path inside it are told apart. Time O(n + m). */
final class Pieces {

    /** Cut every group. */
    static final boolean[] ALL = new boolean[0];

    private Pieces() { }

    /** @return piece of node, numbered by smallest node */
    static int[] of(Graph graph, int[] label) {
        return of(Level.of(graph, false), label, ALL);
    }

    /**
     * @param label label of node; below the number of nodes unless all groups are cut
     * @param wanted which groups to cut, or {@link #ALL}; the others stay whole
     * @return piece of node, numbered by smallest node
     */
    static int[] of(Level level, int[] label, boolean[] wanted) {
        int nodes = level.nodeCount();
        int[] piece = new int[nodes];
        int[] whole = new int[nodes];
        Arrays.fill(piece, -1);
        Arrays.fill(whole, -1);
        int[] stack = new int[nodes];
        int pieces = 0;
        for (int start = 0; start < nodes; start++) {
            int own = label[start];
            if (piece[start] >= 0) {
                continue;
            }
            if (wanted != ALL && !wanted[own]) {
                whole[own] = whole[own] < 0 ? pieces++ : whole[own];
                piece[start] = whole[own];
                continue;
            }
            int height = 0;
            stack[height++] = start;
            piece[start] = pieces;
            while (height > 0) {
                int node = stack[--height];
                for (int arc = level.start()[node]; arc < level.end()[node]; arc++) {
                    int other = level.neighbor()[arc];
                    if (piece[other] < 0 && label[other] == own) {
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
