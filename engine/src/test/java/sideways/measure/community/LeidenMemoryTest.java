// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.graph.BareGraphFile;
import sideways.run.Run;
import sideways.simulate.RMat;

/** Whether {@link Leiden#memoryBytes} is enough and not much too much, tried in processes with as much heap. */
class LeidenMemoryTest {

    private static final RMat.Options HUBS = new RMat.Options(18, 3_000_000);

    /** What a Java program holds before it does anything, and room for the youngest objects. */
    private static final long BASE = 12L << 20;
    private static final int OUT_OF_MEMORY = 3;

    @Test
    void as_much_heap_as_memoryBytes_says_is_enough_and_seven_tenths_are_not() throws IOException, InterruptedException {
        Graph graph = RMat.generate(HUBS, Run.seeded(1));
        long search = Leiden.memoryBytes(graph.nodeCount, graph.edgeCount());
        long held = BASE + Graph.memoryBytes(graph.nodeCount, graph.edgeCount(), false, false);
        Path file = Files.createTempFile("hubs", ".graph");
        try {
            BareGraphFile.write(graph, file);
            assertEquals(0, exitCode(held + search, file), "with " + (search >> 20) + " MB for the search");
            assertEquals(OUT_OF_MEMORY, exitCode(held + search * 7 / 10, file), "with seven tenths of " + (search >> 20) + " MB for the search");
        } finally {
            Files.delete(file);
        }
    }

    private static int exitCode(long heap, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + (heap >> 10) + "k",
                "-XX:+UseSerialGC", "-XX:MaxNewSize=4m", "-cp", System.getProperty("java.class.path"), LeidenMemoryTest.class.getName(), file.toString()))
                .inheritIO().start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    /** Searches the graph in a file; says by its exit code whether the memory was enough. */
    public static void main(String[] args) throws IOException {
        Graph graph = BareGraphFile.read(Path.of(args[0]));
        try {
            Leiden.detect(graph, Leiden.Options.DEFAULT, Run.seeded(1));
        } catch (OutOfMemoryError tooLittle) {
            System.exit(OUT_OF_MEMORY);
        }
    }
}
