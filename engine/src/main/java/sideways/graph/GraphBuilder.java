// SPDX-License-Identifier: Apache-2.0
package sideways.graph;

import java.util.Arrays;

/**
 * Gathers edges in any order and builds a {@link Graph}: rows by counting sort, neighbors ascending,
 * parallel edges merged. The order of {@link #add} leaves no trace. Time O(n + m log d).
 */
public final class GraphBuilder {

    private final boolean directed;
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int[] weight = new int[1024];
    private int size;

    public GraphBuilder(boolean directed) {
        this.directed = directed;
    }

    /** @param weight how often; at least 1 */
    public void add(int from, int to, int weight) {
        if (weight < 1) {
            throw new IllegalArgumentException("weight of " + from + "–" + to + " is " + weight + "; it must be at least 1");
        }
        if (size == this.from.length) {
            int larger = Math.addExact(size, size >> 1);
            this.from = Arrays.copyOf(this.from, larger);
            this.to = Arrays.copyOf(this.to, larger);
            this.weight = Arrays.copyOf(this.weight, larger);
        }
        this.from[size] = from;
        this.to[size] = to;
        this.weight[size++] = weight;
    }

    public int size() {
        return size;
    }

    /** @throws IndexOutOfBoundsException when an edge names a node outside [0, nodeCount) */
    public Graph build(int nodeCount) {
        long[] offset = new long[nodeCount + 1];
        for (int i = 0; i < size; i++) {
            offset[from[i] + 1]++;
            if (!directed && from[i] != to[i]) {
                offset[to[i] + 1]++;
            }
        }
        for (int node = 0; node < nodeCount; node++) {
            offset[node + 1] += offset[node];
        }
        int arcs = Math.toIntExact(offset[nodeCount]);
        // neighbor in the high half, so that sorting a row as longs sorts it by neighbor
        long[] entry = new long[arcs];
        long[] next = Arrays.copyOf(offset, nodeCount);
        for (int i = 0; i < size; i++) {
            entry[(int) next[from[i]]++] = (long) to[i] << 32 | weight[i];
            if (!directed && from[i] != to[i]) {
                entry[(int) next[to[i]]++] = (long) from[i] << 32 | weight[i];
            }
        }
        return merged(nodeCount, offset, entry);
    }

    private Graph merged(int nodeCount, long[] offset, long[] entry) {
        int[] neighbor = new int[entry.length];
        int[] weights = new int[entry.length];
        int filled = 0;
        boolean weighted = false;
        for (int node = 0; node < nodeCount; node++) {
            int start = (int) offset[node];
            int end = (int) offset[node + 1];
            Arrays.sort(entry, start, end);
            int rowStart = filled;
            offset[node] = rowStart;
            for (int i = start; i < end; i++) {
                int other = (int) (entry[i] >>> 32);
                int w = (int) entry[i];
                if (filled > rowStart && neighbor[filled - 1] == other) {
                    weights[filled - 1] = Math.addExact(weights[filled - 1], w);
                } else {
                    neighbor[filled] = other;
                    weights[filled++] = w;
                }
                weighted |= weights[filled - 1] != 1;
            }
        }
        offset[nodeCount] = filled;
        return new Graph(directed, offset, Arrays.copyOf(neighbor, filled), weighted ? Arrays.copyOf(weights, filled) : null);
    }
}
