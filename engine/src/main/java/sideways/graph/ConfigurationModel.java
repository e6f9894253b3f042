// SPDX-License-Identifier: Apache-2.0
package sideways.graph;

import sideways.run.Rng;

/**
 * Chance with the degrees held fixed: a random simple graph in which every node keeps its
 * degree (its arcs out and its arcs in, where they are directed), and the observed weights are dealt out to the edges at random.
 *
 * <p>Edge ends are paired at random; pairs that would make a loop or a parallel edge are then mended by
 * swapping ends with a random other edge, as in degree-preserving rewiring. Each pair gets at most
 * {@value #TRIES_PER_EDGE} tries; in graphs where hubs see nearly every node a few edges may remain
 * unplaceable and are left out. Time O(m) expected, 20 bytes per edge.
 *
 * <p>B. Fosdick, D. Larremore, J. Nishimura, J. Ugander: Configuring random graph models with fixed
 * degree sequences. SIAM Review 60(2), 2018. doi:10.1137/16M1087175
 */
public final class ConfigurationModel {

    private static final int TRIES_PER_EDGE = 200;

    private ConfigurationModel() { }

    /** @param graph undirected; its loops are left out */
    public static Graph sample(Graph graph, Rng rng) {
        if (graph.directed) {
            throw new IllegalArgumentException("the graph is directed; pass graph.undirected()");
        }
        int edges = 0;
        for (int node = 0; node < graph.nodeCount; node++) {
            edges += graph.degree(node) - (graph.hasEdge(node, node) ? 1 : 0);
        }
        edges /= 2;
        int[] end = new int[2 * edges];
        int[] weight = new int[edges];
        int[] filled = {0, 0};
        graph.forEachArc((from, to, w) -> {
            if (from != to) {
                end[filled[0]++] = from;
            }
            if (from < to) {
                weight[filled[1]++] = w;
            }
        });
        rng.shuffle(end);
        rng.shuffle(weight);
        boolean[] placed = pair(end, null, rng);
        GraphBuilder builder = new GraphBuilder(false);
        for (int e = 0; e < edges; e++) {
            if (placed[e]) {
                builder.add(end[2 * e], end[2 * e + 1], weight[e]);
            }
        }
        return builder.build(graph.nodeCount);
    }

    /**
     * The same of a directed graph: every node keeps the number of its arcs out and in.
     *
     * @param graph directed; its loops are left out
     */
    public static Graph sampleDirected(Graph graph, Rng rng) {
        if (!graph.directed) {
            throw new IllegalArgumentException("the graph is undirected; use sample");
        }
        int nodes = graph.nodeCount;
        int arcs = 0;
        for (int node = 0; node < nodes; node++) {
            arcs += graph.degree(node) - (graph.hasEdge(node, node) ? 1 : 0);
        }
        int[] tail = new int[arcs];
        int[] head = new int[arcs];
        int[] weight = new int[arcs];
        int[] filled = {0};
        graph.forEachArc((from, to, w) -> {
            if (from != to) {
                tail[filled[0]] = from;
                head[filled[0]] = to;
                weight[filled[0]++] = w;
            }
        });
        rng.shuffle(head);
        rng.shuffle(weight);
        // each node stands once among the tails and once, shifted, among the heads; its two places are one group, so that no loop is made
        int[] end = new int[2 * arcs];
        for (int a = 0; a < arcs; a++) {
            end[2 * a] = tail[a];
            end[2 * a + 1] = nodes + head[a];
        }
        int[] group = new int[2 * nodes];
        java.util.Arrays.setAll(group, place -> place % nodes);
        boolean[] placed = pair(end, group, rng);
        GraphBuilder builder = new GraphBuilder(true);
        for (int a = 0; a < arcs; a++) {
            if (placed[a]) {
                builder.add(end[2 * a], end[2 * a + 1] - nodes, weight[a]);
            }
        }
        return builder.build(nodes);
    }

    /**
     * Makes a simple graph of edge ends in random order: edge e joins {@code end[2e]} and {@code end[2e + 1]},
     * which mending changes in place.
     *
     * @param group nodes of one group are not to be joined; null for no such rule
     * @return which edges are placed; the others would be loops, parallel or inside a group
     */
    public static boolean[] pair(int[] end, int[] group, Rng rng) {
        int edges = end.length / 2;
        EdgeSet placed = new EdgeSet(edges);
        boolean[] valid = new boolean[edges];
        for (int e = 0; e < edges; e++) {
            valid[e] = allowed(end[2 * e], end[2 * e + 1], group) && placed.add(end[2 * e], end[2 * e + 1]);
        }
        for (int e = 0; e < edges; e++) {
            for (int tries = 0; !valid[e] && tries < TRIES_PER_EDGE; tries++) {
                mend(end, valid, group, placed, e, rng.nextInt(edges));
            }
        }
        return valid;
    }

    private static boolean allowed(int a, int b, int[] group) {
        return group == null ? a != b : group[a] != group[b];
    }

    /** Turns a–b (not valid) and c–d into a–d and c–b where both are new. */
    private static void mend(int[] end, boolean[] valid, int[] group, EdgeSet placed, int e, int other) {
        int a = end[2 * e];
        int b = end[2 * e + 1];
        int c = end[2 * other];
        int d = end[2 * other + 1];
        boolean crossesItself = key(a, d) == key(c, b);
        if (!valid[other] || !allowed(a, d, group) || !allowed(c, b, group) || crossesItself
                || placed.contains(a, d) || placed.contains(c, b)) {
            return;
        }
        placed.remove(c, d);
        placed.add(a, d);
        placed.add(c, b);
        end[2 * e + 1] = d;
        end[2 * other + 1] = b;
        valid[e] = true;
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    /** Open addressing over unordered pairs; a removed key stays as a tombstone. */
    private static final class EdgeSet {
        private static final long EMPTY = -1;
        private static final long REMOVED = -2;
        private long[] slot;
        private int used;

        EdgeSet(int expected) {
            slot = empty(Math.max(16, Integer.highestOneBit(Math.max(1, expected)) * 4));
        }

        private static long[] empty(int size) {
            long[] slots = new long[size];
            java.util.Arrays.fill(slots, EMPTY);
            return slots;
        }

        boolean contains(int a, int b) {
            return slot[find(slot, key(a, b))] != EMPTY;
        }

        boolean add(int a, int b) {
            long key = key(a, b);
            int at = find(slot, key);
            if (slot[at] == key) {
                return false;
            }
            slot[at] = key;
            if (++used > slot.length / 4 * 3) {
                rehash();
            }
            return true;
        }

        void remove(int a, int b) {
            slot[find(slot, key(a, b))] = REMOVED;
        }

        private void rehash() {
            long[] old = slot;
            slot = empty(old.length * 2);
            used = 0;
            for (long key : old) {
                if (key >= 0) {
                    slot[find(slot, key)] = key;
                    used++;
                }
            }
        }

        private static int find(long[] slots, long key) {
            int mask = slots.length - 1;
            long hash = key * 0x9E3779B97F4A7C15L;
            int at = (int) (hash >>> 32) & mask;
            while (slots[at] != EMPTY && slots[at] != key) {
                at = at + 1 & mask;
            }
            return at;
        }
    }
}
