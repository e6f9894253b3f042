// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.SharedData;
import sideways.graph.Graph;
import sideways.run.Run;
import sideways.simulate.SyntheticMovement;
import sideways.sources.graph.GraphReader;
import sideways.sources.graph.LoadedGraph;
import sideways.sources.write.GexfDocument;
import sideways.sources.write.GraphDocument;

/** {@code sideways import} and {@code sideways export}, as a user gives them. */
class ExportCommandTest {

    private static final SyntheticMovement.Options SMALL = new SyntheticMovement.Options(new int[] {40, 30}, 60, 5, 0.5, 0.1, 0.2, 0.05);
    private static final List<String> FORMATS = List.of("gexf", "graphml", "coortweet", "4cat", "parquet");

    @TempDir
    Path folder;

    private String said = "";

    @Test
    void imported_events_are_analyzed_as_the_log_itself() throws IOException {
        Path log = movement();
        Path events = folder.resolve("events.parquet");
        assertEquals(0, sideways("import", log, "--reveal", "-o", events), said);
        assertEquals(0, sideways("analyze", log, "--reveal", "-o", folder.resolve("one")), said);
        assertEquals(0, sideways("analyze", events, "--reveal", "-o", folder.resolve("two")), said);
        for (String name : List.of("members.csv", "graph.gexf", "actors.csv", "niches.csv", "cascades.csv", "findings.csv", "events.parquet")) {
            assertArrayEquals(Files.readAllBytes(folder.resolve("one").resolve(name)), Files.readAllBytes(folder.resolve("two").resolve(name)), name);
        }
        assertEquals(-1, Files.mismatch(events, folder.resolve("one/events.parquet")), "import and analyze write the same events");
        assertEquals(List.of("events.parquet", "movement.ndjson", "one", "two"), names(folder));
    }

    @Test
    void niches_takes_events_from_parquet() throws IOException {
        Path events = folder.resolve("events.parquet");
        assertEquals(0, sideways("import", movement(), "-o", events), said);
        assertEquals(0, sideways("export", events, "--to", "gexf", "--reveal", "-o", folder.resolve("g.gexf")), said);
        assertEquals(0, sideways("niches", events, "--quick", "-o", folder.resolve("members.csv")), said);
        GraphDocument graph = GexfDocument.read(folder.resolve("g.gexf"));
        assertTrue(said.contains(graph.graph().nodeCount + " nodes, " + graph.graph().edgeCount() + " ties (one way)"), said);
        List<String> called = Files.readAllLines(folder.resolve("members.csv")).stream().skip(1).map(line -> line.split(",")[0]).sorted().toList();
        assertEquals(Arrays.stream(graph.label()).sorted().toList(), called);
    }

    @Test
    void every_format_is_the_same_for_any_order_of_rows_and_any_threads() throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(movement()));
        for (String format : FORMATS) {
            byte[] expected = null;
            for (int threads : new int[] {1, 2, 3, 8}) {
                Collections.shuffle(rows, new Random(threads));
                Path log = Files.write(folder.resolve("movement.ndjson"), rows);
                Path target = folder.resolve("out-" + threads + "." + format);
                assertEquals(0, sideways("export", log, "--to", format, "--threads", threads, "-o", target), said);
                expected = expected == null ? Files.readAllBytes(target) : expected;
                assertArrayEquals(expected, Files.readAllBytes(target), format + " with " + threads + " threads");
            }
            assertTrue(expected.length > 500, format + " has " + expected.length + " bytes");
        }
    }

    @Test
    void an_analysis_is_exported_with_its_niches_and_pseudonyms() throws IOException {
        Path out = folder.resolve("out");
        assertEquals(0, sideways("analyze", movement(), "-o", out), said);
        List<String> before = hashes(out);
        for (String format : FORMATS) {
            assertEquals(0, sideways("export", out, "--to", format, "-o", folder.resolve("x." + format)), said);
        }
        assertEquals(before, hashes(out), "exporting leaves the analysis as it was");
        assertEquals(-1, Files.mismatch(out.resolve("graph.gexf"), folder.resolve("x.gexf")));
        assertEquals(-1, Files.mismatch(out.resolve("events.parquet"), folder.resolve("x.parquet")));
        GraphDocument graph = GexfDocument.read(out.resolve("graph.gexf"));
        assertSame(graph, GraphReader.read(List.of(folder.resolve("x.graphml")), GraphReader.Options.DEFAULT, Run.seeded(1)));
        String graphml = Files.readString(folder.resolve("x.graphml"));
        assertTrue(graphml.contains("attr.name=\"niche\" attr.type=\"string\"") && graphml.contains("attr.name=\"pagerank\" attr.type=\"double\""), graphml.substring(0, 800));
        for (String format : List.of("coortweet", "4cat")) {
            assertTrue(Files.readAllLines(folder.resolve("x." + format)).get(1).contains("a-"), "pseudonyms in " + format);
        }
        assertEquals(2, sideways("export", out, "--to", "gexf", "--reveal", "-o", folder.resolve("y.gexf")));
        assertTrue(said.contains("export the log it was made from"), said);
    }

    @Test
    void a_graph_has_weights_names_and_times() throws IOException {
        Path log = Files.writeString(folder.resolve("t.csv"), """
                id,author,text,time,parent
                1,ann,hi,2016-03-01T10:00:00Z,
                2,böb <&> "b" 😀,yo,2016-03-01T10:00:01Z,1
                3,böb <&> "b" 😀,again,2016-03-01T10:00:05.5Z,1
                4,ann,what,2016-03-02T00:00:00Z,2
                5,cy,when,,4
                6,Anonymous,who,2016-03-02T00:00:00Z,4
                7,dee,alone,2016-03-03T00:00:00Z,
                """);
        Path gexf = folder.resolve("t.gexf");
        assertEquals(0, sideways("export", log, "--to", "gexf", "--reveal", "-o", gexf), said);
        String text = Files.readString(gexf);
        // events without a time come first, so cy is the first actor; nobody is no node
        assertEquals("""
                <?xml version="1.0" encoding="UTF-8"?>
                <gexf xmlns="http://gexf.net/1.3" version="1.3">
                  <meta><creator>Sideways</creator></meta>
                  <graph mode="dynamic" timeformat="dateTime" timerepresentation="interval" defaultedgetype="directed">
                    <nodes>
                      <node id="0" label="cy"/>
                      <node id="1" label="ann"/>
                      <node id="2" label="böb &lt;&amp;&gt; &quot;b&quot; 😀" start="2016-03-01T10:00:01.000Z" end="2016-03-02T00:00:00.000Z"/>
                      <node id="3" label="dee" start="2016-03-03T00:00:00.000Z" end="2016-03-03T00:00:00.000Z"/>
                    </nodes>
                    <edges>
                      <edge id="0" source="0" target="1" weight="1"/>
                      <edge id="1" source="1" target="2" weight="1" start="2016-03-02T00:00:00.000Z" end="2016-03-02T00:00:00.000Z"/>
                      <edge id="2" source="2" target="1" weight="2" start="2016-03-01T10:00:01.000Z" end="2016-03-01T10:00:05.500Z"/>
                    </edges>
                  </graph>
                </gexf>
                """, text);
        assertFalse(Files.exists(folder.resolve("t.gexf.key")));
    }

    @Test
    void graphs_keep_names_directions_and_weights_from_format_to_format() throws IOException {
        Path ties = Files.writeString(folder.resolve("ties.csv"), "source,target,weight\nann b,bob,3\nbob,cy,1\ncy,ann b,70000\n");
        Path gexf = folder.resolve("a.gexf");
        Path graphml = folder.resolve("a.graphml");
        Path events = folder.resolve("a.parquet");
        Path back = folder.resolve("b.gexf");
        assertEquals(0, sideways("export", ties, "--to", "gexf", "-o", gexf), said);
        assertEquals(0, sideways("export", gexf, "--to", "graphml", "-o", graphml), said);
        LoadedGraph first = GraphReader.read(List.of(ties), GraphReader.Options.DEFAULT, Run.seeded(1));
        LoadedGraph second = GraphReader.read(List.of(gexf), GraphReader.Options.DEFAULT, Run.seeded(1));
        assertEquals(first.names(), second.names());
        assertSame(GraphDocument.named(first.graph(), first.names(), null), second);
        assertSame(GexfDocument.read(gexf), GraphReader.read(List.of(graphml), GraphReader.Options.DEFAULT, Run.seeded(1)));
        // and as events, which number people by appearance
        assertEquals(0, sideways("import", graphml, "--reveal", "-o", events), said);
        assertEquals(0, sideways("export", events, "--reveal", "--to", "gexf", "-o", back), said);
        assertEquals(edges(GexfDocument.read(gexf)), edges(GexfDocument.read(back)));
        assertEquals(GexfDocument.read(gexf).graph().directed, GexfDocument.read(back).graph().directed);
    }

    @Test
    void graphs_of_one_and_of_no_node_are_files_too() throws IOException {
        Path one = Files.writeString(folder.resolve("one.csv"), "id,author,text\n1,ann,hi\n");
        Path none = Files.writeString(folder.resolve("none.csv"), "id,author,text\n1,Anonymous,hi\n");
        for (String format : List.of("gexf", "graphml")) {
            assertEquals(0, sideways("export", one, "--to", format, "-o", folder.resolve("one." + format)), said);
            assertTrue(said.contains("1 nodes, 0 ties"), said);
            assertEquals(1, GraphReader.read(List.of(folder.resolve("one." + format)), GraphReader.Options.DEFAULT, Run.seeded(1)).graph().nodeCount);
            assertEquals(0, sideways("export", none, "--to", format, "-o", folder.resolve("none." + format)), said);
            assertTrue(said.contains("0 nodes, 0 ties"), said);
        }
        assertEquals(0, GexfDocument.read(folder.resolve("none.gexf")).graph().nodeCount);
    }

    @Test
    void people_have_pseudonyms_with_the_key_beside_the_file() throws IOException {
        String handle = "Zaphod_Beeblebrox";
        Path log = Files.writeString(folder.resolve("t.csv"), "id,author,text,time,parent\n1," + handle + ",hi https://tea.example/,5,\n2,ann,yo,6,1\n2,ann,again,6,1\n");
        for (String format : FORMATS) {
            Path target = folder.resolve("t." + format);
            assertEquals(0, sideways("export", log, "--to", format, "-o", target), said);
            assertFalse(new String(Files.readAllBytes(target), StandardCharsets.ISO_8859_1).contains(handle), format);
            assertTrue(Files.exists(folder.resolve("t." + format + ".key")) && said.contains("keep the key"), said);
            assertTrue(Files.readString(folder.resolve("t." + format + ".skipped.csv")).contains("the same item stands elsewhere"));
        }
        assertEquals(-1, Files.mismatch(folder.resolve("t.gexf.key"), folder.resolve("t.parquet.key")));
        assertEquals(0, sideways("export", log, "--to", "coortweet", "--key", folder.resolve("t.gexf.key"), "-o", folder.resolve("again.csv")), said);
        assertEquals(-1, Files.mismatch(folder.resolve("t.coortweet"), folder.resolve("again.csv")));
        assertFalse(Files.exists(folder.resolve("again.csv.key")));
    }

    @Test
    void what_cannot_be_done_is_one_sentence_and_leaves_nothing() throws IOException {
        Path log = Files.writeString(folder.resolve("t.csv"), "id,author,text\n1,ann,hi\n");
        Path mine = Files.writeString(folder.resolve("thesis.gexf"), "years of work");
        Path parquet = Files.write(folder.resolve("mine.parquet"), "PAR1 years of work PAR1".getBytes(StandardCharsets.UTF_8));
        assertRefused("expected one of gexf, graphml, coortweet, 4cat, parquet", "export", log, "--to", "gefx", "-o", folder.resolve("x"));
        assertRefused("nothing in it says that Sideways wrote it", "export", log, "--to", "gexf", "-o", mine);
        assertRefused("nothing in it says that Sideways wrote it", "import", log, "-o", parquet);
        assertRefused("is the input itself", "import", log, "-o", log);
        assertRefused("is a folder", "import", log, "-o", folder);
        assertRefused("cannot be written", "import", log, "-o", mine.resolve("x.parquet"));
        assertRefused("does not exist", "export", folder.resolve("missing.csv"), "--to", "gexf", "-o", folder.resolve("x"));
        assertRefused("is empty", "export", Files.createFile(folder.resolve("empty.csv")), "--to", "4cat", "-o", folder.resolve("x"));
        assertEquals("years of work", Files.readString(mine));
        assertEquals(List.of("empty.csv", "mine.parquet", "t.csv", "thesis.gexf"), names(folder));
    }

    @Test
    void an_earlier_output_is_replaced_and_a_table_is_not() throws IOException {
        Path log = Files.writeString(folder.resolve("t.csv"), "id,author,text,parent\n1,ann,hi,\n2,bob,yo,1\n");
        for (String format : List.of("gexf", "graphml", "parquet")) {
            assertEquals(0, sideways("export", log, "--to", format, "-o", folder.resolve("x." + format)), said);
            assertEquals(0, sideways("export", log, "--to", format, "-o", folder.resolve("x." + format)), said);
        }
        assertEquals(0, sideways("export", log, "--to", "4cat", "-o", folder.resolve("x.csv")), said);
        assertRefused("is there already", "export", log, "--to", "4cat", "-o", folder.resolve("x.csv"));
    }

    @Test
    void help_and_manual_list_the_formats() throws IOException {
        String manual = Files.readString(SharedData.root().resolve("docs/sources.md"));
        String section = manual.substring(manual.indexOf("## For other tools"), manual.indexOf("## A source of your own"));
        assertEquals(FORMATS, section.lines().filter(line -> line.startsWith("| `")).map(line -> line.substring(3, line.indexOf('`', 3))).toList());
        assertEquals(0, sideways("export", "--help"));
        for (String format : FORMATS) {
            assertTrue(said.contains("  " + format + " "), said);
        }
    }

    private void assertRefused(String expected, Object... arguments) {
        assertEquals(2, sideways(arguments), said);
        assertTrue(said.startsWith("sideways: ") && said.contains(expected), said);
        assertEquals(1, said.strip().lines().count(), said);
    }

    private static void assertSame(GraphDocument expected, LoadedGraph actual) {
        Graph graph = expected.graph();
        assertEquals(graph.directed, actual.graph().directed);
        assertArrayEquals(graph.offset, actual.graph().offset);
        assertArrayEquals(graph.neighbor, actual.graph().neighbor);
        assertArrayEquals(graph.weight, actual.graph().weight);
        for (int node = 0; node < graph.nodeCount && expected.label() != null; node++) {
            assertEquals(expected.label()[node], actual.labels().of(node));
        }
    }

    private static TreeSet<String> edges(GraphDocument document) {
        TreeSet<String> edges = new TreeSet<>();
        document.graph().forEachArc((from, to, weight) -> edges.add(document.label()[from] + ">" + document.label()[to] + " " + weight));
        return edges;
    }

    private Path movement() throws IOException {
        Path file = folder.resolve("movement.ndjson");
        SyntheticLog.write(SyntheticMovement.generate(SMALL, Run.seeded(1)), file);
        return file;
    }

    private int sideways(Object... arguments) {
        StringWriter words = new StringWriter();
        List<String> line = new ArrayList<>(Stream.of(arguments).map(Object::toString).toList());
        if (!line.contains("--help")) {
            line.add("-q");
        }
        int code = Main.run(line.toArray(String[]::new), new PrintWriter(words), new PrintWriter(words));
        said = words.toString();
        return code;
    }

    private static List<String> hashes(Path out) throws IOException {
        List<String> hashes = new ArrayList<>();
        for (String name : names(out)) {
            hashes.add(name + " " + Arrays.hashCode(Files.readAllBytes(out.resolve(name))));
        }
        return hashes;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
