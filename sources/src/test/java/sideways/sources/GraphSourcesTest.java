// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.event.EventLog;
import sideways.graph.Graph;
import sideways.graph.GraphFile;
import sideways.graph.NodeNames;

/** The same three ties in each format of ready-made graphs become the same events; the format is told from the bytes. */
class GraphSourcesTest {

    private static final List<String> TIES = List.of("ann bob 2", "ann cy 1", "bob cy 1");

    @TempDir
    Path folder;

    @Test
    void graphml() throws IOException {
        assertEquals(TIES, ties("""
                <?xml version="1.0" encoding="UTF-8"?>
                <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
                  <key id="w" for="edge" attr.name="weight" attr.type="int"/>
                  <graph edgedefault="undirected">
                    <node id="ann"/><node id="bob"/><node id="cy"/>
                    <edge source="ann" target="bob"><data key="w">2</data></edge>
                    <edge source="ann" target="cy"/>
                    <edge source="bob" target="cy"/>
                  </graph>
                </graphml>
                """));
    }

    @Test
    void pajek() throws IOException {
        assertEquals(TIES, ties("*Vertices 3\n1 \"ann\"\n2 \"bob\"\n3 \"cy\"\n*Edges\n1 2 2\n1 3 1\n2 3 1\n"));
    }

    @Test
    void metis() throws IOException {
        // nodes have numbers for names: node 1 is tied to 2 with weight 2 and to 3, and so on
        Path file = Files.writeString(folder.resolve("ring.graph"), "3 3 1\n2 2 3 1\n1 2 3 1\n1 1 2 1\n");
        assertEquals(List.of("1 2 2", "1 3 1", "2 3 1"), ties(file));
    }

    @Test
    void savedByUs() throws IOException {
        Path file = folder.resolve("ring.sgraph");
        sideways.graph.GraphBuilder builder = new sideways.graph.GraphBuilder(false);
        builder.add(0, 1, 2);
        builder.add(0, 2, 1);
        builder.add(1, 2, 1);
        Graph graph = builder.build(3);
        GraphFile.write(file, graph, NodeNames.of(List.of("ann", "bob", "cy")), null);
        assertEquals(TIES, ties(file));
    }

    private List<String> ties(String content) throws IOException {
        return ties(Files.writeString(folder.resolve("graph.txt"), content));
    }

    private List<String> ties(Path file) {
        try (var read = new Fixture(folder).read(Import.Options.DEFAULT, file)) {
            assertEquals("graph", read.imported.sources().get(0).source());
            EventLog log = read.log;
            return List.copyOf(new TreeSet<>(IntStream.range(0, log.eventCount).mapToObj(event -> {
                String from = log.actorName[log.actor[event]];
                String to = log.actorName[log.toActor[event]];
                return (from.compareTo(to) < 0 ? from + " " + to : to + " " + from) + " " + log.count[event];
            }).toList()));
        }
    }
}
