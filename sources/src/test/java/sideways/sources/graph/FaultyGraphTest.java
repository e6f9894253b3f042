// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.sources.read.Kind;

/** Graph files with something wrong in them: a bad row costs itself, a bad file is one clear error. */
class FaultyGraphTest {

    private static final String GEXF = "<gexf><graph defaultedgetype=\"directed\"><nodes><node id=\"a\"/><node id=\"b\"/></nodes>"
            + "<edges><edge source=\"a\" target=\"b\"/><edge source=\"b\" target=\"a\"/></edges></graph></gexf>";

    @TempDir
    Path folder;

    private LoadedGraph read(String name, byte[] bytes) throws IOException {
        return GraphReader.read(List.of(Files.write(folder.resolve(name), bytes)), GraphReader.Options.DEFAULT, Run.seeded(1).threads(2));
    }

    private LoadedGraph read(String name, String text) throws IOException {
        return read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String refused(String name, String text) {
        return assertThrows(UserError.class, () -> read(name, text)).getMessage();
    }

    @Test
    void a_weight_that_is_none_costs_its_row_wherever_it_stands() throws IOException {
        for (String weight : new String[] {"NaN", "inf", "-inf", "1e400", "-3", "0"}) {
            LoadedGraph first = read("weights.txt", "1 2 " + weight + "\n2 3 4\n3 1 2\n");
            assertEquals(2, first.graph().edgeCount(), weight);
            assertEquals(1, first.leftOutRows(), weight);
            assertEquals(1, first.leftOut().get(0).firstLine(), weight);
            assertTrue(first.leftOut().get(0).reason().contains("weight"), first.leftOut().toString());
            assertEquals(2, read("weights.csv", "source,target,weight\n2,3,4\n1,2," + weight + "\n3,1,2\n").graph().edgeCount(), weight);
        }
    }

    @Test
    void random_bytes_are_no_graph() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < 200; line++) {
                int words = random.nextInt(3) == 0 ? 2 : 4 + random.nextInt(5);
                for (int w = 0; w < words; w++) {
                    text.append((char) ('!' + random.nextInt(90))).append(random.nextInt(100)).append(' ');
                }
                text.append('\n');
            }
            assertThrows(UserError.class, () -> read("noise", text.toString()), "seed " + seed);
        }
        // the first fifty lines are ties, the rest are not
        String head = "1 2\n".repeat(60);
        String wrong = refused("late.txt", head + "this is no tie at all\n".repeat(100));
        assertTrue(wrong.contains("is no edge list: of 160 rows 100 are no tie, the first of them line 61") && wrong.contains("--format"), wrong);
    }

    @Test
    void an_xml_that_breaks_off_before_its_ties_is_refused_and_after_some_is_told() throws IOException {
        String wrong = refused("cut.gexf", GEXF.substring(0, GEXF.indexOf("<edges>") + 4));
        assertTrue(wrong.contains("there is no tie in the input") && wrong.contains("the XML ends inside a tag"), wrong);
        LoadedGraph some = read("cut.gexf", GEXF.substring(0, GEXF.lastIndexOf("<edge ") + 5));
        assertEquals(1, some.ties());
        assertTrue(some.leftOut().get(0).reason().contains("the XML ends inside a tag"), some.leftOut().toString());
        assertTrue(refused("cut.graphml", "<graphml><graph edgedefault=\"undirected\"><node id=\"a\"/><node id=\"b\"/><ed").contains("no tie"));
    }

    @Test
    void a_graph_without_ties_is_a_graph() throws IOException {
        LoadedGraph lonely = read("lonely.gexf", "<gexf><graph><nodes><node id=\"a\"/><node id=\"b\"/></nodes><edges/></graph></gexf>");
        assertEquals(2, lonely.graph().nodeCount);
        assertEquals(0, lonely.graph().edgeCount());
    }

    @Test
    void vertices_beyond_those_pajek_names_cost_their_row() throws IOException {
        LoadedGraph graph = read("p.net", "*Vertices 3\n1 \"a\"\n9 \"z\"\n*Edges\n1 2\n2 3\n3 4\n*Arcslist\n1 2 7\n");
        assertEquals(3, graph.graph().nodeCount);
        assertEquals(2, graph.graph().edgeCount());
        assertEquals(3, graph.leftOutRows());
        assertTrue(graph.leftOut().stream().allMatch(left -> left.reason().contains("in [1, 3]")), graph.leftOut().toString());
    }

    @Test
    void the_name_decides_where_metis_and_an_edge_list_look_alike() throws IOException {
        String triangle = "3 3\n2 3\n1 3\n1 2\n";
        // as METIS: the triangle 1, 2, 3; as an edge list: a loop at 3 and three ties
        LoadedGraph metis = read("triangle.metis", triangle);
        assertEquals(3, metis.graph().edgeCount());
        assertTrue(metis.notes().contains("triangle.metis was read as a METIS graph"), metis.notes().toString());
        // one neighbor is missing: read all the same, and said
        LoadedGraph damaged = read("damaged.graph", "3 3\n2 3\n1\n1 2\n");
        assertTrue(damaged.notes().contains("damaged.graph was read as a METIS graph"), damaged.notes().toString());
        assertTrue(damaged.leftOut().get(0).reason().contains("the header claims 3 nodes and 3 edges"), damaged.leftOut().toString());
        Path file = Files.writeString(folder.resolve("list.txt"), triangle);
        LoadedGraph told = GraphReader.read(List.of(file), GraphReader.Options.DEFAULT.withKind(Kind.EDGES), Run.seeded(1));
        assertTrue(told.notes().contains("list.txt was read as an edge list"), told.notes().toString());
    }

    @Test
    void compressed_marked_and_foreign_text_is_read() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(packed)) {
            gz.write("1 2\n2 3\n".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(2, read("ties.txt.gz", packed.toByteArray()).graph().edgeCount());
        LoadedGraph marked = read("marked.csv", "\uFEFFsource,target\r\n1,2\r\n2,3\r\n");
        assertEquals(3, marked.graph().nodeCount);
        LoadedGraph latin = read("latin.txt", "Jos\u00e9 Zo\u00eb\nZo\u00eb Ana\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(List.of("Ana", "Zo\u00eb", "Jos\u00e9"), List.of(latin.names().of(0), latin.names().of(1), latin.names().of(2)));
        String empty = refused("empty.txt", "");
        assertTrue(empty.contains("is empty"), empty);
    }

    @Test
    void directions_are_those_the_files_say() throws IOException {
        LoadedGraph arcs = read("arcs.gexf", GEXF);
        assertTrue(arcs.graph().directed);
        assertEquals(2, arcs.graph().edgeCount());
        LoadedGraph edges = read("edges.gexf", GEXF.replace("directed", "undirected"));
        assertFalse(edges.graph().directed);
        assertEquals(1, edges.graph().edgeCount());
        assertTrue(read("a.graphml", "<graphml><graph edgedefault=\"directed\"><node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"/></graph></graphml>").graph().directed);
    }

    @Test
    void entities_are_refused_in_every_xml() {
        for (String[] file : new String[][] {{"bomb.gexf", "gexf"}, {"bomb.graphml", "graphml"}}) {
            String bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>\n<" + file[1]
                    + "><graph><nodes><node id=\"&b;\"/><node id=\"&c;\"/></nodes><edges><edge source=\"&b;\" target=\"&c;\"/></edges></graph></" + file[1] + ">";
            assertThrows(UserError.class, () -> read(file[0], bomb), file[0]);
        }
    }
}
