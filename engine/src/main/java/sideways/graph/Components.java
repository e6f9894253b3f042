// SPDX-License-Identifier: Apache-2.0
package sideways.graph;

/**
 * Connected components; of a directed graph, the weakly connected ones.
 *
 * <p>Numbered by their smallest node. Union by the smaller root with path halving: time O(m α(n)),
 * 4n bytes.
 *
 * @param component component of node
 */
public record Components(int[] component, int count) {

    public static Components of(Graph graph) {
        int[] root = new int[graph.nodeCount];
        for (int node = 0; node < root.length; node++) {
            root[node] = node;
        }
        graph.forEachArc((from, to, weight) -> {
            int a = find(root, from);
            int b = find(root, to);
            if (a != b) {
                root[Math.max(a, b)] = Math.min(a, b);
            }
        });
        int count = 0;
        int[] component = new int[root.length];
        for (int node = 0; node < root.length; node++) {
            int top = find(root, node);
            component[node] = top == node ? count++ : component[top];
        }
        return new Components(component, count);
    }

    private static int find(int[] root, int node) {
        while (root[node] != node) {
            root[node] = root[root[node]];
            node = root[node];
        }
        return node;
    }

    /** Nodes in each component. */
    public int[] sizes() {
        int[] size = new int[count];
        for (int c : component) {
            size[c]++;
        }
        return size;
    }

    /** The graph among the nodes of the largest component; of equals, the one with the smallest node. */
    public static Graph.Part largest(Graph graph) {
        Components components = of(graph);
        int[] size = components.sizes();
        int best = 0;
        for (int c = 1; c < size.length; c++) {
            if (size[c] > size[best]) {
                best = c;
            }
        }
        boolean[] keep = new boolean[graph.nodeCount];
        for (int node = 0; node < keep.length; node++) {
            keep[node] = components.component[node] == best;
        }
        return graph.induced(keep);
    }
}
