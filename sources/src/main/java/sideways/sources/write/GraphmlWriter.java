// SPDX-License-Identifier: Apache-2.0
package sideways.sources.write;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import sideways.graph.Spans;

/**
 * Writes a graph as GraphML 1.0 (http://graphml.graphdrawing.org) for igraph, networkx, Gephi and Cytoscape: typed keys for labels,
 * attributes, weights and times; {@code edgedefault} says the direction. GraphML knows no time of its own: {@code start} and
 * {@code end} are text, as in GEXF. An undirected edge is written once, from its smaller node; the same graph gives the same bytes.
 *
 * <p>Characters XML cannot hold become U+FFFD. Time O(n + m), nothing held in memory.
 */
public final class GraphmlWriter {

    private static final String MARK = "<desc>Sideways</desc>";

    /** What the schema of GraphML allows for an id, within ASCII. */
    private static final Pattern NAME_TOKEN = Pattern.compile("[A-Za-z0-9._:-]+");

    private GraphmlWriter() { }

    /** Whether a file of this beginning was written here. */
    public static boolean isOurs(String beginning) {
        return beginning.contains(MARK);
    }

    public static void write(Path file, GraphDocument document) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(out, document);
        }
    }

    /** Writes to {@code out} and leaves it open. */
    public static void write(Writer out, GraphDocument content) throws IOException {
        GraphDocument document = content.fitting(id -> NAME_TOKEN.matcher(id).matches());
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n  " + MARK + "\n"
                + key("label", "node", "label", "string"));
        List<NodeAttribute> attributes = document.attributes();
        for (int i = 0; i < attributes.size(); i++) {
            out.write(key("a" + i, "node", attributes.get(i).title, attributes.get(i).type()));
        }
        out.write(key("weight", "edge", "weight", "int"));
        if (document.isTimed()) {
            for (String of : new String[] {"node", "edge"}) {
                out.write(key(of + "-start", of, "start", "string") + key(of + "-end", of, "end", "string"));
            }
        }
        out.write("  <graph edgedefault=\"" + (document.graph().directed ? "directed" : "undirected") + "\">\n");
        for (int node = 0; node < document.graph().nodeCount; node++) {
            out.write("    <node id=\"" + Xml.escaped(document.idOf(node)) + "\">" + data("label", document.labelOf(node)));
            for (int i = 0; i < attributes.size(); i++) {
                out.write(data("a" + i, attributes.get(i).at(node)));
            }
            out.write(span("node", document.nodeSpans(), node) + "</node>\n");
        }
        document.forEachEdge((from, to, arc) -> out.write("    <edge source=\"" + Xml.escaped(document.idOf(from)) + "\" target=\"" + Xml.escaped(document.idOf(to)) + "\">"
                + data("weight", Integer.toString(document.graph().weightAt(arc))) + span("edge", document.arcSpans(), arc) + "</edge>\n"));
        out.write("  </graph>\n</graphml>\n");
    }

    private static String key(String id, String of, String name, String type) {
        return "  <key id=\"" + id + "\" for=\"" + of + "\" attr.name=\"" + Xml.escaped(name) + "\" attr.type=\"" + type + "\"/>\n";
    }

    private static String data(String key, String value) {
        return value == null ? "" : "<data key=\"" + key + "\">" + Xml.escaped(value) + "</data>";
    }

    private static String span(String of, Spans spans, int i) {
        return spans == null || !spans.isKnown(i) ? ""
                : data(of + "-start", Xml.time(spans.firstMillis()[i])) + data(of + "-end", Xml.time(spans.lastMillis()[i]));
    }
}
