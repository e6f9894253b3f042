// SPDX-License-Identifier: Apache-2.0
package sideways.sources.write;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sideways.graph.Graph;

/**
 * Writes a graph as GEXF 1.3 for Gephi: node {@code i} has id {@code i} and the label given, edges carry
 * direction and weight. An undirected edge is written once, from its smaller node. No time of writing and
 * no name of the machine: the same graph gives the same bytes.
 *
 * <p>Characters XML cannot hold (control characters, halves of a surrogate pair) are dropped from labels.
 * Time O(n + m), nothing held in memory.
 */
public final class GexfWriter {

    private GexfWriter() { }

    /** A property of every node: numbers or words. */
    public static final class Attribute {
        private final String title;
        private final double[] number;
        private final String[] word;

        private Attribute(String title, double[] number, String[] word) {
            this.title = title;
            this.number = number;
            this.word = word;
        }

        /** One number per node; NaN writes none. */
        public static Attribute numbers(String title, double[] number) {
            return new Attribute(title, number, null);
        }

        /** One word per node, such as its niche; null writes none. */
        public static Attribute words(String title, String[] word) {
            return new Attribute(title, null, word);
        }

        private int size() {
            return number != null ? number.length : word.length;
        }

        /** The value as written, or null for none. */
        private String at(int node) {
            if (number == null) {
                return word[node];
            }
            return Double.isNaN(number[node]) ? null : Double.toString(number[node]);
        }
    }

    /** @param label one per node; a null label is written as the node's number */
    public static void write(Path file, Graph graph, String[] label, List<Attribute> attributes) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(out, graph, label, attributes);
        }
    }

    /** Writes to {@code out} and leaves it open. */
    public static void write(Writer out, Graph graph, String[] label, List<Attribute> attributes) throws IOException {
        check(graph, label, attributes);
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
                + "  <meta><creator>Sideways</creator></meta>\n"
                + "  <graph mode=\"static\" defaultedgetype=\"" + (graph.directed ? "directed" : "undirected") + "\">\n");
        if (!attributes.isEmpty()) {
            out.write("    <attributes class=\"node\">\n");
            for (int i = 0; i < attributes.size(); i++) {
                out.write("      <attribute id=\"" + i + "\" title=\"" + escaped(attributes.get(i).title) + "\" type=\""
                        + (attributes.get(i).number != null ? "double" : "string") + "\"/>\n");
            }
            out.write("    </attributes>\n");
        }
        out.write("    <nodes>\n");
        for (int node = 0; node < graph.nodeCount; node++) {
            writeNode(out, node, label[node], attributes);
        }
        out.write("    </nodes>\n    <edges>\n");
        long edge = 0;
        for (int from = 0; from < graph.nodeCount; from++) {
            for (long arc = graph.offset[from]; arc < graph.offset[from + 1]; arc++) {
                int to = graph.neighbor[(int) arc];
                if (graph.directed || from <= to) {
                    out.write("      <edge id=\"" + edge++ + "\" source=\"" + from + "\" target=\"" + to + "\" weight=\""
                            + graph.weightAt(arc) + "\"/>\n");
                }
            }
        }
        out.write("    </edges>\n  </graph>\n</gexf>\n");
    }

    private static void writeNode(Writer out, int node, String label, List<Attribute> attributes) throws IOException {
        out.write("      <node id=\"" + node + "\" label=\"" + escaped(label == null ? Integer.toString(node) : label) + "\"");
        List<String> values = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            String value = attributes.get(i).at(node);
            if (value != null) {
                values.add("<attvalue for=\"" + i + "\" value=\"" + escaped(value) + "\"/>");
            }
        }
        out.write(values.isEmpty() ? "/>\n" : "><attvalues>" + String.join("", values) + "</attvalues></node>\n");
    }

    private static void check(Graph graph, String[] label, List<Attribute> attributes) {
        if (label.length != graph.nodeCount) {
            throw new IllegalArgumentException("there are " + label.length + " labels for " + graph.nodeCount + " nodes");
        }
        for (Attribute attribute : attributes) {
            if (attribute.size() != graph.nodeCount) {
                throw new IllegalArgumentException("attribute " + attribute.title + " has " + attribute.size() + " values for "
                        + graph.nodeCount + " nodes");
            }
        }
    }

    /** Text as the value of an XML attribute. Line breaks and tabs are kept as references. */
    static String escaped(String text) {
        StringBuilder xml = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\t', '\n', '\r' -> xml.append("&#").append(point).append(';');
                default -> {
                    boolean allowed = point >= ' ' && !(point >= 0xd800 && point <= 0xdfff) && point != 0xfffe && point != 0xffff;
                    if (allowed) {
                        xml.appendCodePoint(point);
                    }
                }
            }
        });
        return xml.toString();
    }
}
