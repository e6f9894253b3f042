// SPDX-License-Identifier: Apache-2.0
package sideways.graph;

import java.util.Arrays;

/**
 * A graph as compressed rows: the neighbors of {@code node} are
 * {@code neighbor[offset[node]] … neighbor[offset[node + 1] − 1]}, in ascending order, and
 * {@code weight} runs beside them.
 *
 * <p>Undirected graphs hold each edge twice, once from either end; a self loop is held once, and counts
 * twice in its node's strength. Directed graphs hold arcs from their tail; {@link #reversed()} gives
 * them from their head. Parallel edges are merged, their weights added. Weights are positive whole
 * numbers (how often), so that sums are exact in any order.
 *
 * <p>Memory: 8 bytes per held arc (4 when all weights are 1) and 8 per node.
 */
public final class Graph {

    public final int nodeCount;

    public final boolean directed;

    public final long[] offset;

    public final int[] neighbor;

    /** Weight beside each entry of {@link #neighbor}; null when every weight is 1. */
    public final int[] weight;

    Graph(boolean directed, long[] offset, int[] neighbor, int[] weight) {
        this.nodeCount = offset.length - 1;
        this.directed = directed;
        this.offset = offset;
        this.neighbor = neighbor;
        this.weight = weight;
    }

    /** Edges without direction, all of weight 1; {@code edge[i] = {u, v}}. Handy in tests. */
    public static Graph undirected(int nodeCount, int[][] edge) {
        return of(nodeCount, edge, false);
    }

    /** Arcs {@code u → v}, all of weight 1. */
    public static Graph directed(int nodeCount, int[][] arc) {
        return of(nodeCount, arc, true);
    }

    private static Graph of(int nodeCount, int[][] edge, boolean directed) {
        GraphBuilder builder = new GraphBuilder(directed);
        for (int[] pair : edge) {
            builder.add(pair[0], pair[1], 1);
        }
        return builder.build(nodeCount);
    }

    public int degree(int node) {
        return (int) (offset[node + 1] - offset[node]);
    }

    public int weightAt(long arc) {
        return weight == null ? 1 : weight[(int) arc];
    }

    /** Sum of the weights at {@code node}; in an undirected graph a self loop counts twice. */
    public long strength(int node) {
        long sum = 0;
        for (long arc = offset[node]; arc < offset[node + 1]; arc++) {
            boolean loop = !directed && neighbor[(int) arc] == node;
            sum += loop ? 2L * weightAt(arc) : weightAt(arc);
        }
        return sum;
    }

    public long[] strengths() {
        long[] strength = new long[nodeCount];
        for (int node = 0; node < nodeCount; node++) {
            strength[node] = strength(node);
        }
        return strength;
    }

    public int[] degrees() {
        int[] degree = new int[nodeCount];
        for (int node = 0; node < nodeCount; node++) {
            degree[node] = degree(node);
        }
        return degree;
    }

    /** Edges (undirected) or arcs (directed), loops included, parallel ones merged. */
    public long edgeCount() {
        if (directed) {
            return neighbor.length;
        }
        long loops = 0;
        for (int node = 0; node < nodeCount; node++) {
            loops += hasEdge(node, node) ? 1 : 0;
        }
        return (neighbor.length + loops) / 2;
    }

    /** Sum of the weights of all edges or arcs. */
    public long totalWeight() {
        long sum = 0;
        for (int node = 0; node < nodeCount; node++) {
            sum += strength(node);
        }
        return directed ? sum : sum / 2;
    }

    public boolean hasEdge(int from, int to) {
        return arc(from, to) >= 0;
    }

    /** Place of an arc among {@link #neighbor}; negative where there is none. Time O(log degree). */
    public int arc(int from, int to) {
        return Arrays.binarySearch(neighbor, (int) offset[from], (int) offset[from + 1], to);
    }

    /** The same arcs from their heads. An undirected graph is its own reverse. Time O(n + m). */
    public Graph reversed() {
        if (!directed) {
            return this;
        }
        long[] start = new long[nodeCount + 1];
        for (int head : neighbor) {
            start[head + 1]++;
        }
        for (int node = 0; node < nodeCount; node++) {
            start[node + 1] += start[node];
        }
        long[] next = Arrays.copyOf(start, nodeCount);
        int[] tail = new int[neighbor.length];
        int[] times = weight == null ? null : new int[neighbor.length];
        // tails arrive in ascending order, so each row comes out sorted
        for (int node = 0; node < nodeCount; node++) {
            for (int arc = (int) offset[node]; arc < offset[node + 1]; arc++) {
                int at = (int) next[neighbor[arc]]++;
                tail[at] = node;
                if (times != null) {
                    times[at] = weight[arc];
                }
            }
        }
        return new Graph(true, start, tail, times);
    }

    /** The graph without directions: weights of {@code u → v} and {@code v → u} add up. */
    public Graph undirected() {
        if (!directed) {
            return this;
        }
        Graph back = reversed();
        int most = Math.toIntExact(2L * neighbor.length);
        long[] start = new long[nodeCount + 1];
        int[] other = new int[most];
        int[] times = new int[most];
        int filled = 0;
        boolean weighted = false;
        for (int node = 0; node < nodeCount; node++) {
            int out = (int) offset[node];
            int in = (int) back.offset[node];
            while (out < offset[node + 1] || in < back.offset[node + 1]) {
                int head = out < offset[node + 1] ? neighbor[out] : Integer.MAX_VALUE;
                int tail = in < back.offset[node + 1] ? back.neighbor[in] : Integer.MAX_VALUE;
                int w = 0;
                if (head <= tail) {
                    w = weightAt(out++);
                }
                if (tail <= head) {
                    // a loop lies in both rows and is one edge
                    w = head == node && tail == node ? w : Rows.sum(w, back.weightAt(in));
                    in++;
                }
                weighted |= w != 1;
                other[filled] = Math.min(head, tail);
                times[filled++] = w;
            }
            start[node + 1] = filled;
        }
        return new Graph(false, start, Arrays.copyOf(other, filled), weighted ? Arrays.copyOf(times, filled) : null);
    }

    /** The same graph without self loops, every weight 1. */
    public Graph simple() {
        boolean loops = false;
        for (int node = 0; node < nodeCount && !loops; node++) {
            loops = hasEdge(node, node);
        }
        if (!loops) {
            return weight == null ? this : new Graph(directed, offset, neighbor, null);
        }
        GraphBuilder builder = new GraphBuilder(directed);
        forEachArc((from, to, w) -> {
            if (from != to && (directed || from < to)) {
                builder.add(from, to, 1);
            }
        });
        Graph merged = builder.build(nodeCount);
        return new Graph(directed, merged.offset, merged.neighbor, null);
    }

    /** A part of a graph: node {@code i} of {@code graph} is node {@code node[i]} of the whole. */
    public record Part(Graph graph, int[] node) { }

    /** The graph among the nodes where {@code keep} holds, numbered afresh in ascending order. */
    public Part induced(boolean[] keep) {
        int[] fresh = new int[nodeCount];
        int kept = 0;
        for (int node = 0; node < nodeCount; node++) {
            fresh[node] = keep[node] ? kept++ : -1;
        }
        int[] original = new int[kept];
        GraphBuilder builder = new GraphBuilder(directed);
        for (int node = 0; node < nodeCount; node++) {
            if (fresh[node] < 0) {
                continue;
            }
            original[fresh[node]] = node;
            for (long arc = offset[node]; arc < offset[node + 1]; arc++) {
                int other = neighbor[(int) arc];
                if (fresh[other] >= 0 && (directed || node <= other)) {
                    builder.add(fresh[node], fresh[other], weightAt(arc));
                }
            }
        }
        return new Part(builder.build(kept), original);
    }

    @FunctionalInterface
    public interface ArcVisitor {
        void arc(int from, int to, int weight);
    }

    /** Visits held arcs in order; an undirected edge is visited from either end, its loop once. */
    public void forEachArc(ArcVisitor visitor) {
        for (int node = 0; node < nodeCount; node++) {
            for (long arc = offset[node]; arc < offset[node + 1]; arc++) {
                visitor.arc(node, neighbor[(int) arc], weightAt(arc));
            }
        }
    }

    /** Bytes held by a graph of this size. */
    public static long memoryBytes(long nodeCount, long edgeCount, boolean directed, boolean weighted) {
        long arcs = directed ? edgeCount : 2 * edgeCount;
        return 8 * (nodeCount + 1) + arcs * (weighted ? 8 : 4);
    }
}
