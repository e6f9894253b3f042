// SPDX-License-Identifier: Apache-2.0
package sideways.bench.ingest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import sideways.graph.Graph;
import sideways.run.Rng;
import sideways.run.Run;
import sideways.simulate.PlantedGraph;

/** Seeded graphs as people keep them: a tie a line, in no order. */
final class TextGraphs {

    private TextGraphs() { }

    static Graph large() {
        return PlantedGraph.generate(PlantedGraph.Options.TEN_MILLION_EDGES.withMixing(0.4), Run.seeded(1)).graph();
    }

    static Graph million() {
        return PlantedGraph.generate(PlantedGraph.Options.MILLION_EDGES.withMixing(0.3), Run.seeded(1)).graph();
    }

    /**
     * @param header first line, or empty
     * @param name what stands before each number
     */
    static void write(Graph graph, Path file, String header, char separator, String name) throws IOException {
        long[] tie = new long[(int) graph.edgeCount()];
        int[] filled = {0};
        graph.forEachArc((from, to, weight) -> {
            if (from <= to) {
                tie[filled[0]++] = (long) from << 32 | to;
            }
        });
        Rng rng = Run.seeded(3).random("shuffle", 0);
        for (int i = tie.length - 1; i > 0; i--) {
            int other = rng.nextInt(i + 1);
            long moved = tie[i];
            tie[i] = tie[other];
            tie[other] = moved;
        }
        StringBuilder line = new StringBuilder(header);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (long ends : tie) {
                line.append(name).append(ends >>> 32).append(separator).append(name).append((int) ends).append('\n');
                out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
                line.setLength(0);
            }
        }
    }
}
