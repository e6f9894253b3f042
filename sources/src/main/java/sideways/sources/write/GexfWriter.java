// SPDX-License-Identifier: Apache-2.0
package sideways.sources.write;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sideways.graph.Spans;

/**
 * Writes a graph as GEXF 1.3 (https://gexf.net) for Gephi: nodes with id, label, attributes and the time they were seen; edges
 * with direction, weight and time. An undirected edge is written once, from its smaller node. No time of writing and no name of
 * the machine: the same graph gives the same bytes.
 *
 * <p>Characters XML cannot hold (control characters, halves of a surrogate pair) become U+FFFD. Where a time is known the graph is
 * dynamic, and its intervals include both ends; where none is known of a node or an edge it has no bounds, and is always there.
 * Time O(n + m), nothing held in memory. {@link GexfDocument} reads it back.
 */
public final class GexfWriter {

    /** Tells a file of ours from others'. */
    static final String CREATOR = "Sideways";

    private GexfWriter() { }

    public static void write(Path file, GraphDocument document) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(out, document);
        }
    }

    /** Writes to {@code out} and leaves it open. */
    public static void write(Writer out, GraphDocument content) throws IOException {
        GraphDocument document = content.fitting(Xml::holds);
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
                + "  <meta><creator>" + CREATOR + "</creator></meta>\n"
                + "  <graph mode=\"" + (document.isTimed() ? "dynamic\" timeformat=\"dateTime\" timerepresentation=\"interval" : "static")
                + "\" defaultedgetype=\"" + (document.graph().directed ? "directed" : "undirected") + "\">\n");
        List<NodeAttribute> attributes = document.attributes();
        if (!attributes.isEmpty()) {
            out.write("    <attributes class=\"node\" mode=\"static\">\n");
            for (int i = 0; i < attributes.size(); i++) {
                out.write("      <attribute id=\"" + i + "\" title=\"" + Xml.escaped(attributes.get(i).title) + "\" type=\"" + attributes.get(i).type() + "\"/>\n");
            }
            out.write("    </attributes>\n");
        }
        out.write("    <nodes>\n");
        for (int node = 0; node < document.graph().nodeCount; node++) {
            writeNode(out, document, node);
        }
        out.write("    </nodes>\n    <edges>\n");
        long[] edge = new long[1];
        document.forEachEdge((from, to, arc) -> out.write("      <edge id=\"" + edge[0]++ + "\" source=\"" + Xml.escaped(document.idOf(from))
                + "\" target=\"" + Xml.escaped(document.idOf(to)) + "\" weight=\"" + document.graph().weightAt(arc) + "\"" + span(document.arcSpans(), arc) + "/>\n"));
        out.write("    </edges>\n  </graph>\n</gexf>\n");
    }

    private static void writeNode(Writer out, GraphDocument document, int node) throws IOException {
        out.write("      <node id=\"" + Xml.escaped(document.idOf(node)) + "\" label=\"" + Xml.escaped(document.labelOf(node)) + "\"" + span(document.nodeSpans(), node));
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < document.attributes().size(); i++) {
            String value = document.attributes().get(i).at(node);
            if (value != null) {
                values.append("<attvalue for=\"").append(i).append("\" value=\"").append(Xml.escaped(value)).append("\"/>");
            }
        }
        out.write(values.length() == 0 ? "/>\n" : "><attvalues>" + values + "</attvalues></node>\n");
    }

    private static String span(Spans spans, int i) {
        return spans == null || !spans.isKnown(i) ? ""
                : " start=\"" + Xml.time(spans.firstMillis()[i]) + "\" end=\"" + Xml.time(spans.lastMillis()[i]) + "\"";
    }
}
