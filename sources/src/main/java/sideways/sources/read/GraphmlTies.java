// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * GraphML, as igraph, networkx, NetworKit, yEd and Gephi write it: {@code edgedefault} and {@code directed}; weights and labels from
 * the keys that are called so, with their defaults; yEd's own labels. Hyperedges are left out.
 */
final class GraphmlTies implements TieReader {

    @Override
    public void read(InputStream input, TieSink sink) throws IOException {
        XmlTags xml = new XmlTags(input);
        Reading reading = new Reading(xml, sink);
        try {
            for (XmlTags.Tag tag = xml.next(); tag != XmlTags.Tag.NONE; tag = xml.next()) {
                if (tag == XmlTags.Tag.START) {
                    reading.start();
                } else {
                    reading.end();
                }
            }
        } catch (IOException broken) {
            sink.leaveOut(xml.line(), GexfTies.explained(broken));
        }
    }

    private static final class Reading {
        private final XmlTags xml;
        private final TieSink sink;
        private Boolean all = Boolean.FALSE;
        private Text weightKey;
        private Text labelKey;
        private Text weightDefault;
        private boolean inWeightKey;
        private final Slot source = new Slot();
        private final Slot target = new Slot();
        private final Slot weight = new Slot();
        private final Slot id = new Slot();
        private final Slot label = new Slot();
        private Boolean directed;
        private boolean inNode;
        private boolean inEdge;
        private long line;

        Reading(XmlTags xml, TieSink sink) {
            this.xml = xml;
            this.sink = sink;
        }

        void start() throws IOException {
            if (xml.is("data")) {
                data();
            } else if (xml.is("edge")) {
                edge();
            } else if (xml.is("node")) {
                flushNode();        // of a graph inside a node
                node();
            } else if (xml.is("NodeLabel") && inNode && !label.given) {
                label.set(xml.text());
            } else if (xml.is("key")) {
                key();
            } else if (xml.is("default") && inWeightKey) {
                weightDefault = copy(xml.text());
            } else if (xml.is("graph")) {
                flushNode();
                Text said = xml.attribute("edgedefault");
                all = said == null ? all : Boolean.valueOf(said.is("directed"));
            } else if (xml.is("hyperedge")) {
                sink.leaveOut(xml.line(), "is a tie of several nodes at once; expected <edge source=\"…\" target=\"…\">");
            }
        }

        void end() {
            if (xml.is("edge") && inEdge) {
                inEdge = false;
                sink.tie(line, source.text, target.text, weight.given ? weight.text : weightDefault, directed);
            } else if (xml.is("node")) {
                flushNode();
            } else if (xml.is("key")) {
                inWeightKey = false;
            }
        }

        private void key() throws IOException {
            Text of = xml.attribute("for");
            Text called = xml.attribute("attr.name");
            Text key = xml.attribute("id");
            if (key == null || called == null) {
                return;
            }
            String word = called.toString().toLowerCase(Locale.ROOT);
            boolean any = of == null || of.is("all");
            if ((any || of.is("edge")) && word.equals("weight")) {
                weightKey = copy(key);
                inWeightKey = true;
            } else if ((any || of.is("node")) && (word.equals("label") || word.equals("name") && labelKey == null)) {
                labelKey = copy(key);
            }
        }

        private void node() throws IOException {
            Text given = xml.attribute("id");
            line = xml.line();
            if (given == null) {
                sink.leaveOut(line, "a node without an id; expected <node id=\"…\">");
                return;
            }
            id.set(given);
            label.given = false;
            inNode = true;
        }

        private void flushNode() {
            if (inNode) {
                inNode = false;
                sink.node(line, id.text, label.given && !label.text.strip().isEmpty() ? label.text : null);
            }
        }

        private void edge() throws IOException {
            Text from = xml.attribute("source");
            Text to = xml.attribute("target");
            line = xml.line();
            if (from == null || to == null) {
                sink.leaveOut(line, "an edge without source or target; expected <edge source=\"…\" target=\"…\">");
                return;
            }
            Text said = xml.attribute("directed");
            directed = said == null ? all : Boolean.valueOf(said.is("true") || said.is("1"));
            source.set(from);
            target.set(to);
            weight.given = false;
            inEdge = true;
        }

        private void data() throws IOException {
            Text key = xml.attribute("key");
            if (key == null) {
                return;
            }
            if (inEdge && weightKey != null && same(key, weightKey)) {
                weight.set(xml.text());
            } else if (inNode && labelKey != null && same(key, labelKey)) {
                label.set(xml.text());
            }
        }
    }

    /** Bytes of its own, for what must outlive its tag. */
    private static final class Slot {
        private final Text text = new Text();
        private byte[] own = new byte[64];
        private boolean given;

        void set(Text from) {
            int length = from.to - from.from;
            own = own.length < length ? new byte[2 * length] : own;
            System.arraycopy(from.bytes, from.from, own, 0, length);
            text.set(own, 0, length);
            given = true;
        }
    }

    private static Text copy(Text text) {
        byte[] bytes = Arrays.copyOfRange(text.bytes, text.from, text.to);
        return new Text(bytes, 0, bytes.length);
    }

    private static boolean same(Text a, Text b) {
        return Arrays.equals(a.bytes, a.from, a.to, b.bytes, b.from, b.to);
    }
}
