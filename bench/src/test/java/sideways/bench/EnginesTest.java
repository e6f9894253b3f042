// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sideways.graph.Graph;
import sideways.measure.community.Agreement;
import sideways.measure.community.Partition;
import sideways.run.Run;
import sideways.simulate.PlantedGraph;

class EnginesTest {

    private static final PlantedGraph EASY = PlantedGraph.generate(new PlantedGraph.Options(2000, 0.05, 12, 60, 2.5, 100, 300, 1.5), Run.seeded(1));

    @ParameterizedTest
    @ValueSource(strings = {"sideways threads=2", "sideways-scan threads=2", "cwts-leiden iterations=2", "gds-leiden threads=2", "jgrapht-labels", "gephi-louvain"})
    void every_engine_finds_what_is_easy_and_keeps_the_nodes_in_order(String spec) throws Exception {
        int[] found = Engine.of(EngineSpec.parse(spec)).load(EdgeList.of(EASY.graph())).apply(1);
        assertEquals(1, Agreement.of(EASY.planted().community(), found).adjustedRand(), 0.02, spec);
    }

    @Test
    void edges_survive_the_file_and_the_shuffle(@TempDir Path folder) throws Exception {
        EdgeList edges = EdgeList.of(EASY.graph());
        edges.write(folder.resolve("edges"));
        assertArrayEquals(EASY.graph().neighbor, EdgeList.read(folder.resolve("edges")).toGraph().neighbor);
        assertArrayEquals(EASY.graph().neighbor, edges.shuffled(Run.seeded(2).random("test", 0)).toGraph().neighbor);
    }

    @Test
    void communities_in_pieces_are_counted() {
        Graph path = Graph.undirected(6, new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}});
        assertEquals(1, Quality.disconnected(path, new Partition(new int[] {0, 0, 1, 1, 0, 0}, 2)));
        assertEquals(0, Quality.disconnected(path, new Partition(new int[] {0, 0, 0, 1, 1, 1}, 2)));
    }

    @Test
    void a_definition_is_read_with_its_lists_and_paragraphs(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("small.toml");
        Files.writeString(file, "# why\ngraph = \"lfr1M_mu30\"\nrepeats = 3\nengines = [\n  \"sideways threads=2\",\n  \"cwts-leiden iterations=2\",\n]\n"
                + "analysis = \"\"\"\nOne line,\nand another.\n\"\"\"\n");
        Definition read = Definition.read(file);
        assertEquals("One line,\nand another.", read.analysis());
        assertEquals(3, read.repeats());
        assertEquals(2, read.engines().get(0).threads());
        assertEquals("cwts-leiden iterations=2", read.engines().get(1).toString());
    }
}
