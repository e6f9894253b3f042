// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.graph.GraphFile;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.sources.read.Kind;

/** Files against a slow twin, on any number of threads, cut anywhere into chunks. */
class GraphReaderTest {

    @TempDir
    Path folder;

    private LoadedGraph read(String text, int threads, int chunkBytes) throws IOException {
        Path file = Files.write(folder.resolve("input"), text.getBytes(StandardCharsets.UTF_8));
        return GraphReader.read(List.of(file), GraphReader.Options.DEFAULT.withChunkBytes(chunkBytes), Run.seeded(1).threads(threads));
    }

    /** Names in shortlex order, edges by a map: what the reader must give. */
    private static Graph twin(String text) throws IOException {
        List<String[]> rows = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        try (BufferedReader lines = new BufferedReader(new java.io.StringReader(text))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("%")) {
                    String[] word = line.strip().split("[\\s,;]+");
                    rows.add(word);
                    names.add(word[0]);
                    names.add(word[1]);
                }
            }
        }
        TreeMap<String, Integer> number = new TreeMap<>();
        for (String name : names) {
            number.put(name, number.size());
        }
        GraphBuilder builder = new GraphBuilder(false);
        rows.forEach(row -> builder.add(number.get(row[0]), number.get(row[1]), row.length > 2 ? Integer.parseInt(row[2]) : 1));
        return builder.build(names.size());
    }

    private static void assertSame(Graph expected, Graph actual, String what) {
        assertArrayEquals(expected.offset, actual.offset, what);
        assertArrayEquals(expected.neighbor, actual.neighbor, what);
        assertArrayEquals(expected.weight, actual.weight, what);
    }

    @Test
    void random_files_equal_a_slow_twin_whatever_the_threads_the_chunks_and_the_order_of_rows() throws IOException {
        String[] separators = {" ", "\t", ",", ";", "  "};
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            String between = separators[random.nextInt(separators.length)];
            String end = random.nextBoolean() ? "\n" : "\r\n";
            String prefix = seed % 3 == 0 ? "user_" : "";
            boolean weighted = random.nextBoolean();
            int range = random.nextBoolean() ? 30 : 3_000_000;
            List<String> lines = new ArrayList<>();
            for (int row = 1 + random.nextInt(60); row > 0; row--) {
                lines.add(prefix + random.nextInt(range) + between + prefix + random.nextInt(range) + (weighted ? between + (1 + random.nextInt(9)) : ""));
            }
            for (int remark = random.nextInt(4); remark > 0; remark--) {
                lines.add(random.nextInt(lines.size() + 1), random.nextBoolean() ? "# remark 1 2" : "");
            }
            String text = String.join(end, lines) + (random.nextBoolean() ? end : "");
            Graph expected = twin(text);
            for (int threads : new int[] {1, 2, 3, 8}) {
                int chunkBytes = 1 + random.nextInt(40);
                assertSame(expected, read(text, threads, chunkBytes).graph(), "seed " + seed + ", threads " + threads + ", chunks of " + chunkBytes);
            }
            Collections.shuffle(lines, random);
            assertSame(expected, read(String.join(end, lines), 2, 16).graph(), "shuffled, seed " + seed);
        }
    }

    @Test
    void rows_that_give_no_tie_are_counted_with_their_reason_and_first_line() throws IOException {
        Path file = Files.writeString(folder.resolve("input"), "1 2\n3\n1 2 x\n1 2 0\n1 2 -4\n1 2 nan\n1 2 9999999999\n1 2 3 4 5\n2 3");
        LoadedGraph loaded = GraphReader.read(List.of(file), GraphReader.Options.DEFAULT.withKind(Kind.EDGES).withChunkBytes(7), Run.seeded(1).threads(2));
        assertEquals(2, loaded.ties());
        assertEquals(7, loaded.leftOutRows());
        assertEquals(2, loaded.leftOut().get(0).firstLine());
        assertTrue(loaded.leftOut().stream().anyMatch(left -> left.reason().startsWith("has a weight of 0") && left.firstLine() == 4));
    }

    @Test
    void fractional_weights_are_made_whole_together_and_said_so() throws IOException {
        LoadedGraph loaded = read("a b 0.25\nb c 1.5\n", 1, 1 << 16);
        assertArrayEquals(new int[] {25, 25, 150, 150}, loaded.graph().weight);
        assertTrue(loaded.notes().get(1).contains("multiplied by 100"), loaded.notes().toString());
    }

    @Test
    void nobody_is_no_node_and_numbers_too_large_for_an_int_are_names() throws IOException {
        LoadedGraph loaded = read("18446744073709551616 7\n7 [deleted]\n", 2, 9);
        assertEquals(2, loaded.graph().nodeCount);
        assertEquals("7", loaded.names().of(0));
        assertEquals("18446744073709551616", loaded.names().of(1));
        assertEquals(1, loaded.leftOutRows());
    }

    @Test
    void graph_formats_give_the_same_triangle() throws IOException {
        String gexf = "<gexf><graph defaultedgetype=\"undirected\"><nodes><node id=\"a\" label=\"A &amp; B\"/></nodes><edges>"
                + "<edge source=\"a\" target=\"b\"/><edge source='b' target='c'/><edge source=\"c\" target=\"a\" weight=\"2.0\"/></edges></graph></gexf>";
        String graphml = "<?xml version=\"1.0\"?><graphml><key id=\"w\" for=\"edge\" attr.name=\"weight\"><default>1</default></key>"
                + "<graph edgedefault=\"undirected\"><node id=\"a\"/><edge source=\"a\" target=\"b\"/><edge source=\"b\" target=\"c\"></edge>"
                + "<edge source=\"c\" target=\"a\"><data key=\"w\">2</data></edge></graph></graphml>";
        String pajek = "*Vertices 3\n1 \"a\"\n2 \"b\"\n3 \"c\"\n*Edges\n1 2\n2 3\n3 1 2\n";
        String metis = "3 3 001\n2 1 3 2\n1 1 3 1\n1 2 2 1\n";
        for (String text : List.of(gexf, graphml, pajek, metis)) {
            LoadedGraph loaded = read(text, 2, 64);
            assertArrayEquals(new int[] {1, 2, 0, 2, 0, 1}, loaded.graph().neighbor, text);
            assertArrayEquals(new int[] {1, 2, 1, 1, 2, 1}, loaded.graph().weight, text);
            assertEquals(List.of(), loaded.leftOut(), text);
        }
        assertEquals("A & B", read(gexf, 1, 64).labels().of(0));
    }

    @Test
    void an_edge_list_is_no_metis_graph_whatever_row_comes_first() throws IOException {
        assertSame(read("1 2\n3 3\n2 3\n3 1\n", 1, 64).graph(), read("3 3\n1 2\n2 3\n3 1\n", 1, 64).graph(), "as many rows as the first number");
        assertSame(read("1 2 3\n4 3 1\n2 3 1\n1 4 2\n2 4 1\n", 1, 64).graph(), read("4 3 1\n1 2 3\n2 3 1\n1 4 2\n2 4 1\n", 1, 64).graph(), "weights");
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 60_000; row++) {
            rows.append(1 + row * 7 % 50_000).append(' ').append(1 + row * 11 % 50_000).append('\n');
        }
        assertSame(read("1 2\n\n50001 7\n" + rows, 2, 1 << 16).graph(), read("50001 7\n1 2\n\n" + rows, 2, 1 << 16).graph(), "an empty line");
    }

    @Test
    void a_file_that_declares_entities_is_refused_there() throws IOException {
        String text = "<!DOCTYPE graphml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><graphml><graph><edge source=\"&x;\" target=\"b\"/></graph></graphml>";
        assertTrue(assertThrows(UserError.class, () -> read(text, 1, 64)).getMessage().contains("declares entities"));
    }

    @Test
    void a_saved_graph_comes_back_and_damage_is_told() throws IOException {
        LoadedGraph loaded = read("ann bob 3\nbob cat\n", 1, 64);
        Path saved = folder.resolve("graph.sgraph");
        GraphFile.write(saved, loaded.graph(), loaded.names(), null);
        LoadedGraph again = GraphReader.read(List.of(saved), GraphReader.Options.DEFAULT, Run.seeded(1).threads(3));
        assertSame(loaded.graph(), again.graph(), "saved");
        assertEquals(loaded.names(), again.names());
        byte[] good = Files.readAllBytes(saved);
        for (int at = 8; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 0x10;
            Files.write(saved, bad);
            assertThrows(UserError.class, () -> GraphFile.open(saved, Run.seeded(1)).names(), "byte " + at);
            Files.write(saved, Arrays.copyOf(good, at));
            assertThrows(UserError.class, () -> GraphFile.open(saved, Run.seeded(1)), "cut at " + at);
        }
    }
}
