// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import sideways.graph.Graph;
import sideways.graph.GraphFile;
import sideways.graph.NodeNames;
import sideways.run.Run;
import sideways.run.UserError;

/** The ties of a graph file of ours, which may have come compressed; by way of a file, because it is checked block by block. */
final class GraphFileTies implements TieReader {

    @Override
    public void read(InputStream input, TieSink sink) throws IOException {
        Path unwrapped = Files.createTempFile("sideways", ".sgraph");
        try {
            Files.copy(input, unwrapped, StandardCopyOption.REPLACE_EXISTING);
            GraphFile file = GraphFile.open(unwrapped, Run.seeded(0));
            NodeNames labels = file.labels();
            NodeNames names = file.names();
            for (int node = 0; node < names.count; node++) {
                String label = labels == null ? "" : labels.of(node);
                sink.node(0, text(names.of(node)), label.isEmpty() ? null : text(label));
            }
            Graph graph = file.graph();
            graph.forEachArc((from, to, weight) -> {
                if (graph.directed || from <= to) {
                    sink.tie(0, text(names.of(from)), text(names.of(to)), text(Integer.toString(weight)), graph.directed);
                }
            });
        } catch (UserError damaged) {
            String reason = damaged.getMessage().replace(unwrapped + " ", "");
            sink.leaveOut(0, reason);
        } finally {
            Files.deleteIfExists(unwrapped);
        }
    }

    private static Text text(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        return new Text(bytes, 0, bytes.length);
    }
}
