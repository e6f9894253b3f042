// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;

/**
 * Undirected edges, each once: the form in which every engine gets the graph.
 *
 * <p>As a file: number of nodes, number of edges, then the two ends of each edge, all little-endian ints,
 * which Java, Python and C read alike.
 */
record EdgeList(int nodes, int[] from, int[] to) {

    private static final int CHUNK = 1 << 16;

    static EdgeList of(Graph graph) {
        int edges = (int) graph.edgeCount();
        int[] from = new int[edges];
        int[] to = new int[edges];
        int[] filled = {0};
        graph.forEachArc((u, v, weight) -> {
            if (u <= v) {
                from[filled[0]] = u;
                to[filled[0]++] = v;
            }
        });
        return new EdgeList(graph.nodeCount, from, to);
    }

    Graph toGraph() {
        GraphBuilder builder = new GraphBuilder(false);
        for (int e = 0; e < from.length; e++) {
            builder.add(from[e], to[e], 1);
        }
        return builder.build(nodes);
    }

    /** The same edges in another order, each with its ends swapped or not. */
    EdgeList shuffled(Rng rng) {
        int[] u = from.clone();
        int[] v = to.clone();
        for (int e = u.length - 1; e >= 0; e--) {
            int other = rng.nextInt(e + 1);
            boolean swapped = rng.nextDouble() < 0.5;
            int a = u[other];
            int b = v[other];
            u[other] = u[e];
            v[other] = v[e];
            u[e] = swapped ? b : a;
            v[e] = swapped ? a : b;
        }
        return new EdgeList(nodes, u, v);
    }

    void write(Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(8 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            buffer.putInt(nodes).putInt(from.length);
            for (int e = 0; e < from.length; e++) {
                if (buffer.remaining() < 8) {
                    out.write(buffer.array(), 0, buffer.position());
                    buffer.clear();
                }
                buffer.putInt(from[e]).putInt(to[e]);
            }
            out.write(buffer.array(), 0, buffer.position());
        }
    }

    static EdgeList read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
            byte[] chunk = in.readNBytes(8);
            ByteBuffer header = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
            int nodes = header.getInt();
            int edges = header.getInt();
            int[] from = new int[edges];
            int[] to = new int[edges];
            for (int e = 0; e < edges;) {
                ByteBuffer ends = ByteBuffer.wrap(in.readNBytes(8 * Math.min(CHUNK, edges - e))).order(ByteOrder.LITTLE_ENDIAN);
                while (ends.hasRemaining()) {
                    from[e] = ends.getInt();
                    to[e++] = ends.getInt();
                }
            }
            return new EdgeList(nodes, from, to);
        }
    }

    /** Community of each node, in the same plain form. */
    static void writeCommunities(Path file, int[] community) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(4 * community.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asIntBuffer().put(community);
        Files.write(file, buffer.array());
    }

    static int[] readCommunities(Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int[] community = new int[buffer.remaining() / 4];
        buffer.asIntBuffer().get(community);
        return community;
    }
}
