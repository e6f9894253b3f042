// SPDX-License-Identifier: Apache-2.0
package sideways.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.TimeFormat;
import org.gephi.graph.api.TimeRepresentation;
import org.gephi.graph.api.types.IntervalSet;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openide.util.Lookup;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.graph.Spans;
import sideways.sources.write.GexfWriter;
import sideways.sources.write.GraphDocument;
import sideways.sources.write.GraphmlWriter;
import sideways.sources.write.NodeAttribute;

/** Gephi opens what we write for it, without a complaint, and sees in it what we meant. */
class GephiTest {

    private static final long MARCH = Instant.parse("2016-03-01T10:00:00Z").toEpochMilli();

    /** Held, for else it would be forgotten with its level. */
    private static final Logger GEPHI = Logger.getLogger("");

    static {
        GEPHI.setLevel(Level.WARNING);
    }

    @TempDir
    Path folder;

    /** What Gephi makes of a file; it keeps one project at a time. */
    private static void open(Path file, Consumer<GraphModel> look) throws IOException {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController imports = Lookup.getDefault().lookup(ImportController.class);
        Container container = imports.importFile(file.toFile());
        assertNotNull(container, "Gephi does not know the format of " + file.getFileName());
        List<String> issues = new ArrayList<>();
        for (Iterator<Issue> issue = container.getReport().getIssues(Integer.MAX_VALUE); issue.hasNext();) {
            Issue next = issue.next();
            if (next.getLevel() != Issue.Level.INFO) {
                issues.add(next.getLevel() + " " + next.getMessage());
            }
        }
        assertEquals(List.of(), issues);
        imports.process(container, new DefaultProcessor(), workspace);
        look.accept(Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace));
        projects.closeCurrentProject();
    }

    private static GraphDocument directed() {
        GraphBuilder builder = new GraphBuilder(true);
        builder.add(0, 1, 3);
        builder.add(1, 0, 1);
        builder.add(1, 2, 70_000);
        builder.add(2, 2, 5);
        Graph graph = builder.build(4);
        Spans nodes = Spans.unknown(4);
        nodes.firstMillis()[0] = MARCH;
        nodes.lastMillis()[0] = MARCH + 86_400_000;
        Spans arcs = Spans.unknown(4);
        int arc = graph.arc(0, 1);
        arcs.firstMillis()[arc] = MARCH + 250;
        arcs.lastMillis()[arc] = MARCH + 3_600_000;
        String[] label = {"ann <&> \"b\"", "çığ \ud83d\ude00", "two\nlines", "alone\u0000"};
        return new GraphDocument(graph, null, label, List.of(NodeAttribute.words("niche", new String[] {"1", "tea & cake", null, "2"}),
                NodeAttribute.numbers("pagerank", new double[] {0.5, 0.25, Double.NaN, 1e-12})), nodes, arcs);
    }

    @Test
    void gexfOfADirectedGraphWithTimes() throws IOException {
        Path file = folder.resolve("g.gexf");
        GexfWriter.write(file, directed());
        open(file, model -> {
            assertTrue(model.isDirected());
            assertGraph(model);
            assertEquals(TimeRepresentation.INTERVAL, model.getConfiguration().getTimeRepresentation());
            assertEquals(TimeFormat.DATETIME, model.getTimeFormat());
            IntervalSet seen = (IntervalSet) node(model, "0").getAttribute("timeset");
            assertEquals(1, seen.toArray().length);
            assertEquals(new Interval(MARCH, MARCH + 86_400_000.0), seen.toArray()[0]);
            IntervalSet tied = (IntervalSet) edge(model, "0", "1").getAttribute("timeset");
            assertEquals(new Interval(MARCH + 250.0, MARCH + 3_600_000.0), tied.toArray()[0]);
        });
    }

    @Test
    void graphmlOfTheSame() throws IOException {
        Path file = folder.resolve("g.graphml");
        GraphmlWriter.write(file, directed());
        open(file, model -> {
            assertTrue(model.isDirected());
            assertGraph(model);
        });
    }

    private static void assertGraph(GraphModel model) {
        org.gephi.graph.api.Graph graph = model.getGraph();
        assertEquals(4, graph.getNodeCount());
        assertEquals(4, graph.getEdgeCount());
        for (Edge edge : graph.getEdges()) {
            assertTrue(edge.isDirected());
        }
        assertEquals(3, edge(model, "0", "1").getWeight());
        assertEquals(1, edge(model, "1", "0").getWeight());
        assertEquals(70_000, edge(model, "1", "2").getWeight());
        assertEquals(5, edge(model, "2", "2").getWeight());
        assertEquals("ann <&> \"b\"", node(model, "0").getLabel());
        assertEquals("çığ \ud83d\ude00", node(model, "1").getLabel());
        assertEquals("two\nlines", node(model, "2").getLabel());
        assertEquals("alone\ufffd", node(model, "3").getLabel());
        assertEquals(String.class, column(model, "niche").getTypeClass());
        assertEquals(Double.class, column(model, "pagerank").getTypeClass());
        assertEquals("tea & cake", value(model, "1", "niche"));
        assertNull(value(model, "2", "niche"));
        assertEquals(0.5, value(model, "0", "pagerank"));
        assertNull(value(model, "2", "pagerank"));
        assertEquals(1e-12, value(model, "3", "pagerank"));
    }

    @Test
    void graphsWithoutDirections() throws IOException {
        Random random = new Random(1);
        GraphBuilder builder = new GraphBuilder(false);
        for (int tie = 0; tie < 500; tie++) {
            builder.add(random.nextInt(200), random.nextInt(200), 1 + random.nextInt(9));
        }
        Graph graph = builder.build(200);
        GraphDocument document = GraphDocument.of(graph, null, List.of());
        for (String format : List.of("gexf", "graphml")) {
            Path file = folder.resolve("u." + format);
            if (format.equals("gexf")) {
                GexfWriter.write(file, document);
            } else {
                GraphmlWriter.write(file, document);
            }
            open(file, model -> {
                assertTrue(model.isUndirected());
                assertEquals(200, model.getGraph().getNodeCount());
                assertEquals(graph.edgeCount(), model.getGraph().getEdgeCount());
                double sum = 0;
                for (Edge edge : model.getGraph().getEdges()) {
                    int from = Integer.parseInt((String) edge.getSource().getId());
                    int to = Integer.parseInt((String) edge.getTarget().getId());
                    assertFalse(edge.isDirected());
                    assertEquals(graph.weightAt(graph.arc(from, to)), edge.getWeight());
                    sum += edge.getWeight();
                }
                assertEquals(graph.totalWeight(), sum);
            });
        }
    }

    @Test
    void graphsOfOneAndOfNoNode() throws IOException {
        for (int nodes = 0; nodes <= 1; nodes++) {
            int count = nodes;
            Path file = folder.resolve(nodes + ".gexf");
            GexfWriter.write(file, GraphDocument.of(Graph.directed(nodes, new int[0][]), null, List.of()));
            open(file, model -> assertEquals(count, model.getGraph().getNodeCount()));
        }
    }

    private static Node node(GraphModel model, String id) {
        return model.getGraph().getNode(id);
    }

    private static Edge edge(GraphModel model, String from, String to) {
        return model.getGraph().getEdge(node(model, from), node(model, to));
    }

    private static Column column(GraphModel model, String title) {
        for (Column column : model.getNodeTable()) {
            if (column.getTitle().equals(title)) {
                return column;
            }
        }
        throw new AssertionError("there is no column " + title);
    }

    private static Object value(GraphModel model, String node, String title) {
        return node(model, node).getAttribute(column(model, title));
    }
}
