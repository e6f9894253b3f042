// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import java.util.Map;

/**
 * What a chunk gave.
 *
 * @param lane whose names its ties are between
 * @param chunk its place in the file
 * @param unsaid ties whose direction the file leaves open
 * @param arcs ties with a direction; null for none
 * @param edges ties without; null for none
 * @param lines lines in the chunk
 * @param largest largest node number, −1 for none
 * @param leftOut by reason: how many, and the first as a line of the chunk, from 1
 */
record ChunkTies(int lane, long chunk, TieBuffer.Kept unsaid, TieBuffer.Kept arcs, TieBuffer.Kept edges, long lines, int largest, Map<String, long[]> leftOut) {

    ChunkTies in(int newLane) {
        return new ChunkTies(newLane, chunk, unsaid, arcs, edges, lines, largest, leftOut);
    }

    long ties() {
        return size(unsaid) + size(arcs) + size(edges);
    }

    private static long size(TieBuffer.Kept kept) {
        return kept == null ? 0 : kept.ends().length;
    }
}
