// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.IOException;
import java.io.InputStream;

/** GEXF 1.1, 1.2 and 1.3: nodes with their labels, nested or not, and edges with weight and type. */
final class GexfTies implements TieReader {

    @Override
    public void read(InputStream input, TieSink sink) throws IOException {
        XmlTags xml = new XmlTags(input);
        Boolean all = Boolean.FALSE;
        try {
            for (XmlTags.Tag tag = xml.next(); tag != XmlTags.Tag.NONE; tag = xml.next()) {
                if (tag == XmlTags.Tag.END) {
                    continue;
                }
                if (xml.is("edge")) {
                    edge(xml, all, sink);
                } else if (xml.is("node")) {
                    node(xml, sink);
                } else if (xml.is("graph")) {
                    Boolean said = directed(xml.attribute("defaultedgetype"));
                    all = said == null ? all : said;
                }
            }
        } catch (IOException broken) {
            sink.leaveOut(xml.line(), explained(broken));
        }
    }

    /** What is said of a file that can be read up to a place. */
    static String explained(IOException broken) {
        return (broken instanceof XmlTags.Damaged ? "the XML " + broken.getMessage() : "the XML breaks off or is damaged here")
                + "; what came before was read, the rest could not be";
    }

    private static void node(XmlTags xml, TieSink sink) throws IOException {
        Text id = xml.attribute("id");
        if (id == null) {
            sink.leaveOut(xml.line(), "a node without an id; expected <node id=\"…\">");
            return;
        }
        Text label = xml.attribute("label");
        sink.node(xml.line(), id, label == null || label.strip().isEmpty() ? null : label);
    }

    private static void edge(XmlTags xml, Boolean all, TieSink sink) throws IOException {
        Text source = xml.attribute("source");
        Text target = xml.attribute("target");
        if (source == null || target == null) {
            sink.leaveOut(xml.line(), "an edge without source or target; expected <edge source=\"…\" target=\"…\">");
            return;
        }
        Boolean said = directed(xml.attribute("type"));
        sink.tie(xml.line(), source, target, xml.attribute("weight"), said == null ? all : said);
    }

    /** Mutual edges run both ways, as undirected ones do. */
    private static Boolean directed(Text type) {
        return type == null ? null : type.is("directed") ? Boolean.TRUE : type.is("undirected") || type.is("mutual") ? Boolean.FALSE : null;
    }
}
