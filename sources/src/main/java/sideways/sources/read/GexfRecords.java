// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * GEXF 1.1, 1.2 and 1.3. One record per edge: {@code source} and {@code target} (the nodes' labels, or
 * their ids where labels are missing or shared), {@code source_id}, {@code target_id}, {@code weight},
 * {@code type} (directed, undirected, mutual). A node without an edge is left out with that reason.
 *
 * <p>Document type definitions and external entities are off ({@link XmlInput}).
 */
final class GexfRecords implements RecordReader {

    private static final int LONGEST_LINE_BYTES = 1 << 20;

    @Override
    public void read(InputStream input, Fields fields, RecordSink sink) throws IOException {
        Reading reading = new Reading(fields, sink);
        XMLStreamReader xml;
        try {
            // characters, not bytes: the JDK's own decoder prints its complaints, and ours knows windows-1252
            xml = XmlInput.factory().createXMLStreamReader(new LinesReader(new Lines(input, LONGEST_LINE_BYTES)));
        } catch (XMLStreamException broken) {
            throw new IOException("is not XML that can be read", broken);
        }
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    reading.element(xml);
                }
            }
            reading.isolatedNodes();
        } catch (XMLStreamException broken) {
            sink.leaveOut(Math.max(1, xml.getLocation().getLineNumber()),
                    "the XML breaks off or is damaged here; the edges before this place were read, the rest could not be");
        }
    }

    private static final class Reading {
        private final Fields fields;
        private final RecordSink sink;
        private final String[] value;
        private final Map<String, String> label = new LinkedHashMap<>();
        private final Map<String, Long> lonelyLine = new LinkedHashMap<>();
        private final Map<String, Integer> bearers = new HashMap<>();
        private String defaultType = "undirected";

        private Reading(Fields fields, RecordSink sink) {
            this.fields = fields;
            this.sink = sink;
            this.value = new String[fields.count()];
        }

        private void element(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "graph" -> {
                    String type = xml.getAttributeValue(null, "defaultedgetype");
                    defaultType = type != null ? type : defaultType;
                }
                case "node" -> node(xml);
                case "edge" -> edge(xml);
                default -> { }
            }
        }

        private void node(XMLStreamReader xml) {
            String id = xml.getAttributeValue(null, "id");
            String name = xml.getAttributeValue(null, "label");
            if (id == null) {
                sink.leaveOut(xml.getLocation().getLineNumber(), "a node without an id; expected <node id=\"…\">");
                return;
            }
            if (label.putIfAbsent(id, name == null || name.isBlank() ? id : name.strip()) == null) {
                bearers.merge(label.get(id), 1, Integer::sum);
                lonelyLine.put(id, (long) xml.getLocation().getLineNumber());
            }
        }

        private void edge(XMLStreamReader xml) {
            String source = xml.getAttributeValue(null, "source");
            String target = xml.getAttributeValue(null, "target");
            long line = xml.getLocation().getLineNumber();
            if (source == null || target == null) {
                sink.leaveOut(line, "an edge without source or target; expected <edge source=\"…\" target=\"…\">");
                return;
            }
            lonelyLine.remove(source);
            lonelyLine.remove(target);
            String type = xml.getAttributeValue(null, "type");
            put("source", nameOf(source));
            put("target", nameOf(target));
            put("source_id", source);
            put("target_id", target);
            put("weight", xml.getAttributeValue(null, "weight"));
            put("type", type != null ? type : defaultType);
            sink.record(line, value);
        }

        private String nameOf(String id) {
            String name = label.getOrDefault(id, id);
            return bearers.getOrDefault(name, 1) == 1 ? name : name + " (" + id + ")";
        }

        /** A node without edges is an actor with nothing: it counts where shares of actors are measured. */
        private void isolatedNodes() {
            lonelyLine.forEach((id, line) -> {
                java.util.Arrays.fill(value, null);
                put("source", nameOf(id));
                put("type", defaultType);
                sink.record(line, value);
            });
        }

        private void put(String field, String text) {
            int index = fields.indexOf(field);
            if (index >= 0) {
                value[index] = text;
            }
        }
    }
}
