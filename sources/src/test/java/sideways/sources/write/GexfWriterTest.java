// SPDX-License-Identifier: Apache-2.0
package sideways.sources.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.sources.read.Fields;
import sideways.sources.read.Kind;
import sideways.sources.read.Layout;
import sideways.sources.read.RecordReader;
import sideways.sources.read.RecordSink;

class GexfWriterTest {

    private static String written(Graph graph, String[] label, List<NodeAttribute> attributes) throws IOException {
        StringWriter out = new StringWriter();
        GexfWriter.write(out, GraphDocument.of(graph, label, attributes));
        return out.toString();
    }

    private static List<String> edgesOf(String gexf) throws IOException {
        List<String> edges = new ArrayList<>();
        RecordReader.of(Kind.GEXF, Layout.PLAIN).read(new ByteArrayInputStream(gexf.getBytes(StandardCharsets.UTF_8)),
                Fields.of(List.of("source", "target", "weight", "type")), new RecordSink() {
                    @Override
                    public void record(long line, String[] value) {
                        edges.add(String.join("|", value));
                    }

                    @Override
                    public void leaveOut(long line, String reason) {
                        edges.add(reason);
                    }
                });
        return edges;
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        GraphBuilder builder = new GraphBuilder(true);
        builder.add(0, 1, 3);
        builder.add(1, 0, 1);
        builder.add(2, 2, 7);
        String[] label = {"a <&> \"b\"", "çığ 😀", "tab\tand\nline"};
        String gexf = written(builder.build(3), label, List.of());
        assertEquals(List.of(label[0] + "|" + label[1] + "|3|directed", label[1] + "|" + label[0] + "|1|directed",
                label[2] + "|" + label[2] + "|7|directed"), edgesOf(gexf));
    }

    @Test
    void writesAnUndirectedEdgeOnce() throws IOException {
        Graph triangle = Graph.undirected(4, new int[][] {{0, 1}, {1, 2}, {2, 0}});
        assertEquals(List.of("a|b|1|undirected", "a|c|1|undirected", "b|c|1|undirected",
                "d|null|null|undirected"),
                edgesOf(written(triangle, new String[] {"a", "b", "c", "d"}, List.of())));
    }

    @Test
    void marksWhatXmlCannotHold() throws IOException {
        Graph pair = Graph.directed(2, new int[][] {{0, 1}});
        assertEquals(List.of("a\ufffd\ufffd\ufffdb|1|1|directed"), edgesOf(written(pair, new String[] {"a\u0000\u0007\ud800b", null}, List.of())));
    }

    @Test
    void writesAttributesAndTheSameBytesTwice() throws IOException {
        Graph pair = Graph.undirected(2, new int[][] {{0, 1}});
        var attributes = List.of(NodeAttribute.words("niche", new String[] {"tea & cake", null}),
                NodeAttribute.numbers("pagerank", new double[] {0.5, Double.NaN}));
        String gexf = written(pair, new String[] {"x", "y"}, attributes);
        assertTrue(gexf.contains("<attvalue for=\"0\" value=\"tea &amp; cake\"/><attvalue for=\"1\" value=\"0.5\"/>"), gexf);
        assertEquals(gexf, written(pair, new String[] {"x", "y"}, attributes));
    }
}
