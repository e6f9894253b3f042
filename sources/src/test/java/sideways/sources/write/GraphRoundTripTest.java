// SPDX-License-Identifier: Apache-2.0
package sideways.sources.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.graph.Spans;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.sources.graph.GraphReader;
import sideways.sources.graph.LoadedGraph;

/** A graph written as GEXF or GraphML and read again is the same graph. */
class GraphRoundTripTest {

    private static final String[] WORDS = {"ann", "a <&> \"b\" 'c'", "çığ İI", "\ud83d\ude00 emoji", "two\nlines\r\nand\ta tab", "x".repeat(100_000), "]]>", "&amp;", "-1", "a\u0085b\u2028c"};

    @TempDir
    Path folder;

    /** With loops, nodes without ties, one way and both, times known of some and before 1970. */
    private static GraphDocument random(long randomSeed) {
        Random random = new Random(randomSeed);
        int nodes = random.nextInt(12) + (randomSeed % 10 == 0 ? 0 : 1);
        GraphBuilder builder = new GraphBuilder(random.nextBoolean());
        for (int tie = random.nextInt(30); nodes > 0 && tie > 0; tie--) {
            builder.add(random.nextInt(nodes), random.nextInt(nodes), random.nextInt(4) == 0 ? Integer.MAX_VALUE / 40 : 1 + random.nextInt(3));
        }
        Graph graph = builder.build(nodes);
        String[] label = new String[nodes];
        String[] word = new String[nodes];
        double[] number = new double[nodes];
        for (int node = 0; node < nodes; node++) {
            label[node] = WORDS[random.nextInt(WORDS.length)] + node;
            word[node] = random.nextInt(3) == 0 ? null : WORDS[random.nextInt(WORDS.length)];
            number[node] = random.nextInt(3) == 0 ? Double.NaN : random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15);
        }
        Spans nodeSpans = spans(nodes, random);
        Spans arcSpans = spans(graph.neighbor.length, random);
        for (int from = 0; from < nodes && !graph.directed; from++) {
            for (int arc = (int) graph.offset[from]; arc < graph.offset[from + 1]; arc++) {
                int back = graph.arc(graph.neighbor[arc], from);
                arcSpans.firstMillis()[arc] = arcSpans.firstMillis()[back];
                arcSpans.lastMillis()[arc] = arcSpans.lastMillis()[back];
            }
        }
        return new GraphDocument(graph, null, label, List.of(NodeAttribute.words("niche", word), NodeAttribute.numbers("page \"rank\"", number)), nodeSpans, arcSpans);
    }

    private static Spans spans(int count, Random random) {
        Spans spans = Spans.unknown(count);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(3) > 0) {
                spans.firstMillis()[i] = 1_456_826_400_000L + random.nextInt(100_000) - (random.nextInt(5) == 0 ? 3_000_000_000_000L : 0);
                spans.lastMillis()[i] = spans.firstMillis()[i] + random.nextInt(3) * 1234L;
            }
        }
        return spans;
    }

    @Test
    void gexfKeepsAllOfIt() throws IOException {
        for (long randomSeed = 0; randomSeed < 200; randomSeed++) {
            GraphDocument written = random(randomSeed);
            Path file = folder.resolve("g.gexf");
            GexfWriter.write(file, written);
            String rerun = "randomSeed " + randomSeed;
            GraphDocument read = GexfDocument.read(file);
            assertSame(written.graph(), read.graph(), rerun);
            assertArrayEquals(written.id(), read.id(), rerun);
            assertArrayEquals(written.label(), read.label(), rerun);
            assertEquals(written.attributes(), read.attributes(), rerun);
            assertSame(written.nodeSpans(), read.nodeSpans(), rerun);
            assertSame(written.arcSpans(), read.arcSpans(), rerun);
            assertReadAsGraph(written, file, rerun);
        }
    }

    @Test
    void graphmlKeepsAllOfIt() throws Exception {
        for (long randomSeed = 0; randomSeed < 200; randomSeed++) {
            GraphDocument written = random(randomSeed);
            Path file = folder.resolve("g.graphml");
            GraphmlWriter.write(file, written);
            String rerun = "randomSeed " + randomSeed;
            assertReadAsGraph(written, file, rerun);
            assertKeys(written, file, rerun);
        }
    }

    /** By the reader of all graph files. */
    private static void assertReadAsGraph(GraphDocument written, Path file, String rerun) {
        if (written.graph().nodeCount == 0) {
            assertTrue(assertThrows(UserError.class, () -> GraphReader.read(List.of(file), GraphReader.Options.DEFAULT, Run.seeded(1))).getMessage().contains("there is no tie"));
            return;
        }
        LoadedGraph loaded = GraphReader.read(List.of(file), GraphReader.Options.DEFAULT, Run.seeded(1));
        // without a tie nothing says a direction
        boolean tied = written.graph().edgeCount() > 0;
        assertSame(written.graph(), loaded.graph(), tied, rerun);
        for (int node = 0; node < loaded.graph().nodeCount; node++) {
            assertEquals(written.idOf(node), loaded.names().of(node), rerun);
            assertEquals(written.labelOf(node).strip(), loaded.labels().of(node), rerun);
        }
    }

    /** What the ties' reader passes over, by a reader of XML in general: types of the keys, attributes and times. */
    private static void assertKeys(GraphDocument written, Path file, String rerun) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        Document xml;
        try (InputStream in = Files.newInputStream(file)) {
            xml = factory.newDocumentBuilder().parse(in);
        }
        Map<String, String> nameOfKey = new HashMap<>();
        for (Element key : all(xml.getDocumentElement(), "key")) {
            nameOfKey.put(key.getAttribute("id"), key.getAttribute("attr.name"));
            String type = Map.of("page \"rank\"", "double", "weight", "int").getOrDefault(key.getAttribute("attr.name"), "string");
            assertEquals(type, key.getAttribute("attr.type"), rerun);
        }
        List<Element> nodes = all(xml.getDocumentElement(), "node");
        for (int node = 0; node < nodes.size(); node++) {
            Map<String, String> data = data(nodes.get(node), nameOfKey);
            assertEquals(written.label()[node], data.get("label"), rerun);
            assertEquals(written.attributes().get(0).at(node), data.get("niche"), rerun);
            assertEquals(written.attributes().get(1).at(node), data.get("page \"rank\""), rerun);
            assertSpan(written.nodeSpans(), node, data, rerun);
        }
        List<Element> edges = all(xml.getDocumentElement(), "edge");
        assertEquals(written.graph().edgeCount(), edges.size(), rerun);
        for (Element edge : edges) {
            int arc = written.graph().arc(Integer.parseInt(edge.getAttribute("source")), Integer.parseInt(edge.getAttribute("target")));
            assertSpan(written.arcSpans(), arc, data(edge, nameOfKey), rerun);
        }
    }

    private static void assertSpan(Spans spans, int i, Map<String, String> data, String rerun) {
        assertEquals(spans.isKnown(i) ? Instant.ofEpochMilli(spans.firstMillis()[i]) : null, data.containsKey("start") ? Instant.parse(data.get("start")) : null, rerun);
        assertEquals(spans.isKnown(i) ? Instant.ofEpochMilli(spans.lastMillis()[i]) : null, data.containsKey("end") ? Instant.parse(data.get("end")) : null, rerun);
    }

    private static Map<String, String> data(Element of, Map<String, String> nameOfKey) {
        Map<String, String> data = new HashMap<>();
        all(of, "data").forEach(value -> data.put(nameOfKey.get(value.getAttribute("key")), value.getTextContent()));
        return data;
    }

    private static List<Element> all(Element in, String name) {
        NodeList found = in.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static void assertSame(Graph expected, Graph actual, String rerun) {
        assertSame(expected, actual, true, rerun);
    }

    private static void assertSame(Graph expected, Graph actual, boolean direction, String rerun) {
        assertEquals(expected.nodeCount, actual.nodeCount, rerun);
        assertEquals(!direction || expected.directed, !direction || actual.directed, rerun);
        assertArrayEquals(expected.offset, actual.offset, rerun);
        assertArrayEquals(expected.neighbor, actual.neighbor, rerun);
        assertArrayEquals(expected.weight, actual.weight, rerun);
    }

    private static void assertSame(Spans expected, Spans actual, String rerun) {
        assertArrayEquals(expected.firstMillis(), actual.firstMillis(), rerun);
        assertArrayEquals(expected.lastMillis(), actual.lastMillis(), rerun);
    }
}
