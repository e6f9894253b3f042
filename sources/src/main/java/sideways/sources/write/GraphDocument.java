// SPDX-License-Identifier: Apache-2.0
package sideways.sources.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import sideways.graph.Graph;
import sideways.graph.NodeNames;
import sideways.graph.Spans;

/**
 * A graph and what is known of it beside its ties: what a file for another tool holds.
 *
 * @param id what a program calls each node, no two alike; null where it is the node's number
 * @param label what a person calls each node; null for one without, and as a whole where none has any
 * @param nodeSpans when each node was seen, or null
 * @param arcSpans when each held arc of the graph was seen, in the order of {@link Graph#neighbor}, or null
 */
public record GraphDocument(Graph graph, String[] id, String[] label, List<NodeAttribute> attributes, Spans nodeSpans, Spans arcSpans) {

    public GraphDocument {
        attributes = List.copyOf(attributes);
        check("ids", id == null ? graph.nodeCount : id.length, graph.nodeCount);
        check("labels", label == null ? graph.nodeCount : label.length, graph.nodeCount);
        check("spans of nodes", nodeSpans == null ? graph.nodeCount : nodeSpans.firstMillis().length, graph.nodeCount);
        check("spans of arcs", arcSpans == null ? graph.neighbor.length : arcSpans.firstMillis().length, graph.neighbor.length);
        for (NodeAttribute attribute : attributes) {
            check("values of attribute " + attribute.title, attribute.size(), graph.nodeCount);
        }
    }

    /** Nodes called by their numbers, without times. */
    public static GraphDocument of(Graph graph, String[] label, List<NodeAttribute> attributes) {
        return new GraphDocument(graph, null, label, attributes, null, null);
    }

    /**
     * A graph read from a file of ties.
     *
     * @param labels what nodes are called beside their names, empty where nothing; null where none has any
     */
    public static GraphDocument named(Graph graph, NodeNames names, NodeNames labels) {
        String[] id = new String[graph.nodeCount];
        String[] label = labels == null ? null : new String[graph.nodeCount];
        for (int node = 0; node < graph.nodeCount; node++) {
            id[node] = names.of(node);
            if (label != null && !labels.of(node).isEmpty()) {
                label[node] = labels.of(node);
            }
        }
        return new GraphDocument(graph, id, label, List.of(), null, null);
    }

    /** This, or where an id does not fit a format, the same with numbers as ids: ids become labels, or beside labels an attribute name. */
    GraphDocument fitting(Predicate<String> fits) {
        if (id == null || Arrays.stream(id).allMatch(fits)) {
            return this;
        }
        List<NodeAttribute> more = new ArrayList<>(attributes);
        if (label != null) {
            more.add(NodeAttribute.words("name", id));
        }
        return new GraphDocument(graph, null, label == null ? id : label, more, nodeSpans, arcSpans);
    }

    private static void check(String what, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException("there are " + found + " " + what + "; the graph has " + expected);
        }
    }

    /** Whether a first and a last time of anything is known. */
    boolean isTimed() {
        return nodeSpans != null && nodeSpans.isAnyKnown() || arcSpans != null && arcSpans.isAnyKnown();
    }

    String idOf(int node) {
        return id == null ? Integer.toString(node) : id[node];
    }

    /** Something to show for every node. */
    String labelOf(int node) {
        return label == null || label[node] == null ? idOf(node) : label[node];
    }

    /** Visits each edge once; {@code arc} is its place in {@link Graph#neighbor}. */
    void forEachEdge(EdgeVisitor visitor) throws IOException {
        for (int from = 0; from < graph.nodeCount; from++) {
            for (int arc = (int) graph.offset[from]; arc < graph.offset[from + 1]; arc++) {
                if (graph.directed || from <= graph.neighbor[arc]) {
                    visitor.edge(from, graph.neighbor[arc], arc);
                }
            }
        }
    }

    @FunctionalInterface
    interface EdgeVisitor {
        void edge(int from, int to, int arc) throws IOException;
    }
}
