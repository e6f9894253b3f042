// SPDX-License-Identifier: Apache-2.0
package sideways.graph;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An undirected graph without weights, handed to another process that has no more memory than the graph itself needs. */
public final class BareGraphFile {

    private BareGraphFile() { }

    public static void write(Graph graph, Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(graph.nodeCount);
            out.writeInt(graph.neighbor.length);
            for (long offset : graph.offset) {
                out.writeLong(offset);
            }
            for (int neighbor : graph.neighbor) {
                out.writeInt(neighbor);
            }
        }
    }

    public static Graph read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            long[] offset = new long[in.readInt() + 1];
            int[] neighbor = new int[in.readInt()];
            for (int node = 0; node < offset.length; node++) {
                offset[node] = in.readLong();
            }
            for (int arc = 0; arc < neighbor.length; arc++) {
                neighbor[arc] = in.readInt();
            }
            return new Graph(false, offset, neighbor, null);
        }
    }
}
