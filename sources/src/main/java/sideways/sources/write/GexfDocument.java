// SPDX-License-Identifier: Apache-2.0
package sideways.sources.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.graph.Spans;
import sideways.sources.read.XmlInput;

/**
 * Reads what {@link GexfWriter} wrote, with all of its attributes and times; {@code sideways.sources.graph} reads the ties of
 * any GEXF. Document type definitions and external entities are off.
 */
public final class GexfDocument {

    private final List<String> id = new ArrayList<>();
    private final List<String> label = new ArrayList<>();
    private final List<long[]> nodeSpan = new ArrayList<>();
    private final Map<String, Integer> numberOf = new HashMap<>();
    private final Map<String, NodeAttribute> attribute = new LinkedHashMap<>();
    private final Map<String, Map<Integer, String>> values = new HashMap<>();
    private final List<int[]> edge = new ArrayList<>();
    private final List<long[]> edgeSpan = new ArrayList<>();
    private boolean directed;

    private GexfDocument() { }

    /** Whether a file of this beginning was written by {@link GexfWriter}. */
    public static boolean isOurs(String beginning) {
        return beginning.contains("<creator>" + GexfWriter.CREATOR + "</creator>");
    }

    /** @throws IOException when the file is none that {@link GexfWriter} wrote */
    public static GraphDocument read(Path file) throws IOException {
        GexfDocument reading = new GexfDocument();
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = XmlInput.factory().createXMLStreamReader(in, "UTF-8");
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    reading.element(xml);
                }
            }
            return reading.document();
        } catch (XMLStreamException | RuntimeException damaged) {
            throw new IOException("is no GEXF as Sideways writes it", damaged);
        }
    }

    private void element(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "graph" -> directed = "directed".equals(xml.getAttributeValue(null, "defaultedgetype"));
            case "attribute" -> {
                String key = xml.getAttributeValue(null, "id");
                String title = xml.getAttributeValue(null, "title");
                attribute.put(key, "double".equals(xml.getAttributeValue(null, "type")) ? NodeAttribute.numbers(title, new double[0]) : NodeAttribute.words(title, new String[0]));
                values.put(key, new HashMap<>());
            }
            case "node" -> {
                numberOf.put(xml.getAttributeValue(null, "id"), id.size());
                id.add(xml.getAttributeValue(null, "id"));
                label.add(xml.getAttributeValue(null, "label"));
                nodeSpan.add(span(xml));
            }
            case "attvalue" -> values.get(xml.getAttributeValue(null, "for")).put(id.size() - 1, xml.getAttributeValue(null, "value"));
            case "edge" -> {
                edge.add(new int[] {numberOf.get(xml.getAttributeValue(null, "source")), numberOf.get(xml.getAttributeValue(null, "target")),
                        Integer.parseInt(xml.getAttributeValue(null, "weight"))});
                edgeSpan.add(span(xml));
            }
            default -> { }
        }
    }

    private static long[] span(XMLStreamReader xml) {
        String start = xml.getAttributeValue(null, "start");
        return start == null ? null : new long[] {Instant.parse(start).toEpochMilli(), Instant.parse(xml.getAttributeValue(null, "end")).toEpochMilli()};
    }

    private GraphDocument document() {
        GraphBuilder builder = new GraphBuilder(directed);
        edge.forEach(ends -> builder.add(ends[0], ends[1], ends[2]));
        Graph graph = builder.build(id.size());
        Spans nodes = Spans.unknown(id.size());
        for (int node = 0; node < id.size(); node++) {
            put(nodes, node, nodeSpan.get(node));
        }
        Spans arcs = Spans.unknown(graph.neighbor.length);
        for (int i = 0; i < edge.size(); i++) {
            put(arcs, graph.arc(edge.get(i)[0], edge.get(i)[1]), edgeSpan.get(i));
            if (!directed) {
                put(arcs, graph.arc(edge.get(i)[1], edge.get(i)[0]), edgeSpan.get(i));
            }
        }
        boolean numbered = true;
        for (int node = 0; node < id.size() && numbered; node++) {
            numbered = id.get(node).equals(Integer.toString(node));
        }
        List<NodeAttribute> attributes = new ArrayList<>();
        attribute.forEach((key, empty) -> attributes.add(filled(empty, values.get(key))));
        return new GraphDocument(graph, numbered ? null : id.toArray(String[]::new), label.toArray(String[]::new), attributes, nodes, arcs);
    }

    private NodeAttribute filled(NodeAttribute empty, Map<Integer, String> value) {
        if (empty.type().equals("string")) {
            String[] word = new String[id.size()];
            value.forEach((node, text) -> word[node] = text);
            return NodeAttribute.words(empty.title, word);
        }
        double[] number = new double[id.size()];
        Arrays.fill(number, Double.NaN);
        value.forEach((node, text) -> number[node] = Double.parseDouble(text));
        return NodeAttribute.numbers(empty.title, number);
    }

    private static void put(Spans spans, int i, long[] span) {
        if (span != null) {
            spans.firstMillis()[i] = span[0];
            spans.lastMillis()[i] = span[1];
        }
    }
}
