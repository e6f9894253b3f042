// SPDX-License-Identifier: Apache-2.0
package sideways.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import sideways.run.Progress;
import sideways.run.Run;
import sideways.run.UserError;

/**
 * A graph as a file that opens as fast as memory is copied.
 *
 * <pre>
 *   0  magic 89 53 57 47 0d 0a 1a 0a      8  version, flags (1 directed, 2 weighted, 4 labels)
 *  16  nodes, held arcs (longs)          32  kind and bytes of names, kind and bytes of labels (int, int, long, long)
 *  56  checksum of the names part        60  checksum of bytes 0–59 and of the blocks' checksums
 *  64  checksum of each block of the graph part, {@value #BLOCK_BYTES} bytes each
 *      graph part: degree of node; neighbor of arc; weight of arc if weighted (ints)
 *      names part: names, then labels: the numbers, or starts and UTF-8 text
 * </pre>
 *
 * All little-endian; checksums are CRC-32C. The graph part is checked, copied and counted block by block on all
 * threads when the file is opened, the names when they are asked for. Files appear whole or not at all.
 */
public final class GraphFile {

    private static final byte[] MAGIC = {(byte) 0x89, 'S', 'W', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int VERSION = 1;
    private static final int HEADER_BYTES = 64;
    private static final int BLOCK_BYTES = 1 << 22;
    private static final int DIRECTED = 1;
    private static final int WEIGHTED = 2;
    private static final int LABELLED = 4;
    private static final int MOST = Integer.MAX_VALUE - 8;
    private static final int[] NO_BLOCKS = {};

    private final Path file;
    private final Header header;
    private final Graph graph;
    private NodeNames names;
    private NodeNames labels;

    private GraphFile(Path file, Header header, Graph graph) {
        this.file = file;
        this.header = header;
        this.graph = graph;
    }

    public Graph graph() {
        return graph;
    }

    /** Read when first asked for. */
    public NodeNames names() {
        readNames();
        return names;
    }

    /** Labels beside the names; null where there are none. */
    public NodeNames labels() {
        readNames();
        return labels;
    }

    /** Whether a file that begins with these bytes is one of ours, of any version. */
    public static boolean isOurs(byte[] head) {
        return head.length >= MAGIC.length && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** @param labels null where nodes have none beside their names */
    public static void write(Path file, Graph graph, NodeNames names, NodeNames labels) {
        if (names.count != graph.nodeCount || labels != null && labels.count != graph.nodeCount) {
            throw new IllegalArgumentException("there are " + names.count + " names and " + (labels == null ? "no" : labels.count)
                    + " labels; the graph has " + graph.nodeCount + " nodes");
        }
        Path whole = file.toAbsolutePath();
        Path partial = whole.resolveSibling("." + whole.getFileName() + ".partial-" + ProcessHandle.current().pid());
        try {
            try (FileChannel out = FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                new Writing(out, graph, names, labels).write();
                out.force(true);
            }
            Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new UserError(file + " cannot be written (" + refused.getMessage() + "); choose another place, or make room on the disk.", refused);
        } finally {
            partial.toFile().delete();
        }
    }

    /** @throws UserError when the file is not one of ours, of another version, cut or damaged */
    public static GraphFile open(Path file, Run run) {
        try (FileChannel in = FileChannel.open(file)) {
            Header header = Header.read(file, in);
            return new GraphFile(file, header, new Reading(file, in, header, run.reportingTo(Progress.SILENT)).graph());
        } catch (IOException broken) {
            throw new UserError(file + " cannot be read (" + broken.getMessage() + "); check that you may open it.", broken);
        }
    }

    private void readNames() {
        if (names != null) {
            return;
        }
        try (FileChannel in = FileChannel.open(file)) {
            if (in.size() != header.fileBytes()) {
                throw damaged(file, "it changed while it was open");
            }
            CRC32C sum = new CRC32C();
            NodeNames read = readNames(in, header.namesStart(), header.nameKind, header.nameBytes, sum);
            labels = header.labelled ? readNames(in, header.namesStart() + header.nameBytes, header.labelKind, header.labelBytes, sum) : null;
            if ((int) sum.getValue() != header.nameCheck) {
                throw damaged(file, "the names are not what was written");
            }
            names = read;
        } catch (IOException broken) {
            throw new UserError(file + " cannot be read (" + broken.getMessage() + "); check that you may open it.", broken);
        }
    }

    private NodeNames readNames(FileChannel in, long start, int kindNumber, long bytes, CRC32C sum) throws IOException {
        NodeNames.Kind kind = kindNumber < 0 || kindNumber > 2 ? null : NodeNames.Kind.values()[kindNumber];
        long ints = kind == NodeNames.Kind.COUNTED ? 1 : kind == NodeNames.Kind.NUMBERS ? header.nodes : header.nodes + 1L;
        if (kind == null || bytes < 4 * ints || bytes - 4 * ints > Integer.MAX_VALUE - 8) {
            throw damaged(file, "the names are not what was written");
        }
        int[] number = new int[(int) ints];
        for (int at = 0; at < number.length; at += BLOCK_BYTES / 4) {
            int count = Math.min(BLOCK_BYTES / 4, number.length - at);
            MappedByteBuffer part = in.map(FileChannel.MapMode.READ_ONLY, start + 4L * at, 4L * count);
            sum.update(part.duplicate());
            part.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(number, at, count);
        }
        byte[] text = kind == NodeNames.Kind.TEXT ? new byte[(int) (bytes - 4 * ints)] : null;
        if (text != null && text.length > 0) {
            in.map(FileChannel.MapMode.READ_ONLY, start + 4 * ints, text.length).get(text);
            sum.update(text);
        }
        return switch (kind) {
            case COUNTED -> NodeNames.counted(number[0], header.nodes);
            case NUMBERS -> NodeNames.numbers(number);
            case TEXT -> NodeNames.text(number, text);
        };
    }

    private static UserError damaged(Path file, String how) {
        return new UserError(file + " is cut or damaged (" + how + "); read the graph it was made from again, with --save-graph.");
    }

    private record Header(int version, int nodes, long arcs, boolean directed, boolean weighted, boolean labelled, int nameKind, int labelKind,
            long nameBytes, long labelBytes, int nameCheck, int[] blockCheck) {

        long graphBytes() {
            return 4L * nodes + arcs * (weighted ? 8 : 4);
        }

        int blocks() {
            return (int) ((graphBytes() + BLOCK_BYTES - 1) / BLOCK_BYTES);
        }

        long graphStart() {
            return HEADER_BYTES + 4L * blocks();
        }

        long namesStart() {
            return graphStart() + graphBytes();
        }

        long fileBytes() {
            return namesStart() + nameBytes + labelBytes;
        }

        ByteBuffer bytes() {
            ByteBuffer bytes = ByteBuffer.allocate((int) graphStart()).order(ByteOrder.LITTLE_ENDIAN);
            bytes.put(MAGIC).putInt(version).putInt((directed ? DIRECTED : 0) | (weighted ? WEIGHTED : 0) | (labelled ? LABELLED : 0));
            bytes.putLong(nodes).putLong(arcs).putInt(nameKind).putInt(labelKind).putLong(nameBytes).putLong(labelBytes).putInt(nameCheck);
            bytes.position(HEADER_BYTES);
            for (int check : blockCheck) {
                bytes.putInt(check);
            }
            bytes.putInt(HEADER_BYTES - 4, check(bytes));
            return bytes.rewind();
        }

        static Header read(Path file, FileChannel in) throws IOException {
            ByteBuffer start = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            fill(in, start, 0);
            if (!isOurs(start.array())) {
                throw new UserError(file + " is no graph file of Sideways; expected one written with --save-graph.");
            }
            if (start.remaining() > 0) {
                throw damaged(file, "it ends inside its header");
            }
            if (start.getInt(8) != VERSION) {
                throw new UserError(file + " is of version " + start.getInt(8) + " of the graph file; this Sideways reads version " + VERSION
                        + ". Read the graph it was made from again, with --save-graph.");
            }
            int flags = start.getInt(12);
            long nodes = start.getLong(16);
            long arcs = start.getLong(24);
            if (nodes < 0 || nodes > MOST || arcs < 0 || arcs > MOST) {
                throw damaged(file, "it claims " + nodes + " nodes and " + arcs + " ends of ties");
            }
            Header claimed = new Header(VERSION, (int) nodes, arcs, (flags & DIRECTED) != 0, (flags & WEIGHTED) != 0, (flags & LABELLED) != 0,
                    start.getInt(32), start.getInt(36), start.getLong(40), start.getLong(48), start.getInt(56), NO_BLOCKS);
            if (in.size() != claimed.fileBytes()) {
                throw damaged(file, "it has " + in.size() + " bytes and should have " + claimed.fileBytes());
            }
            ByteBuffer whole = ByteBuffer.allocate((int) claimed.graphStart()).order(ByteOrder.LITTLE_ENDIAN);
            fill(in, whole, 0);
            if (check(whole) != whole.getInt(HEADER_BYTES - 4)) {
                throw damaged(file, "its header is not what was written");
            }
            int[] blockCheck = new int[claimed.blocks()];
            whole.position(HEADER_BYTES);
            whole.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(blockCheck);
            return claimed.with(blockCheck, claimed.nameCheck);
        }

        Header with(int[] checks, int ofNames) {
            return new Header(version, nodes, arcs, directed, weighted, labelled, nameKind, labelKind, nameBytes, labelBytes, ofNames, checks);
        }

        private static void fill(FileChannel in, ByteBuffer target, long position) throws IOException {
            while (target.hasRemaining() && in.read(target, position + target.position()) > 0) {
                continue;
            }
        }

        private static int check(ByteBuffer bytes) {
            CRC32C sum = new CRC32C();
            sum.update(bytes.array(), 0, HEADER_BYTES - 4);
            sum.update(bytes.array(), HEADER_BYTES, bytes.capacity() - HEADER_BYTES);
            return (int) sum.getValue();
        }
    }

    /** The graph part, seen as one run of ints: degrees, then neighbors, then weights. */
    private record Part(int[] degree, int[] neighbor, int[] weight) {

        /** Calls back for each array that the ints [from, to) touch. */
        void forEach(long from, long to, Stretch stretch) {
            long start = 0;
            for (int[] array : new int[][] {degree, neighbor, weight}) {
                int length = array == null ? 0 : array.length;
                long first = Math.max(from, start);
                long end = Math.min(to, start + length);
                if (first < end) {
                    stretch.of(array, (int) (first - start), (int) (end - first));
                }
                start += length;
            }
        }

        @FunctionalInterface
        private interface Stretch {
            void of(int[] array, int at, int count);
        }
    }

    private record Writing(FileChannel out, Graph graph, NodeNames names, NodeNames labels) {

        void write() throws IOException {
            Part part = new Part(graph.degrees(), graph.neighbor, graph.weight);
            Header header = new Header(VERSION, graph.nodeCount, graph.neighbor.length, graph.directed, graph.weight != null, labels != null,
                    names.kind.ordinal(), labels == null ? 0 : labels.kind.ordinal(), bytes(names), labels == null ? 0 : bytes(labels), 0, NO_BLOCKS);
            int[] blockCheck = new int[header.blocks()];
            ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            out.position(header.graphStart());
            long ints = header.graphBytes() / 4;
            for (int block = 0; block < blockCheck.length; block++) {
                long from = (long) block * (BLOCK_BYTES / 4);
                buffer.clear();
                part.forEach(from, Math.min(ints, from + BLOCK_BYTES / 4), (array, at, count) -> {
                    buffer.asIntBuffer().put(array, at, count);
                    buffer.position(buffer.position() + 4 * count);
                });
                CRC32C sum = new CRC32C();
                put(buffer, sum);
                blockCheck[block] = (int) sum.getValue();
            }
            CRC32C sum = new CRC32C();
            put(names, buffer, sum);
            if (labels != null) {
                put(labels, buffer, sum);
            }
            ByteBuffer start = header.with(blockCheck, (int) sum.getValue()).bytes();
            out.position(0);
            while (start.hasRemaining()) {
                out.write(start);
            }
        }

        private static long bytes(NodeNames names) {
            return 4L * names.number.length + (names.text == null ? 0 : names.text.length);
        }

        private void put(NodeNames names, ByteBuffer buffer, CRC32C sum) throws IOException {
            for (int at = 0; at < names.number.length; at += BLOCK_BYTES / 4) {
                int count = Math.min(BLOCK_BYTES / 4, names.number.length - at);
                buffer.clear();
                buffer.asIntBuffer().put(names.number, at, count);
                put(buffer.position(4 * count), sum);
            }
            for (int at = 0; names.text != null && at < names.text.length; at += BLOCK_BYTES) {
                buffer.clear();
                put(buffer.put(names.text, at, Math.min(BLOCK_BYTES, names.text.length - at)), sum);
            }
        }

        private void put(ByteBuffer buffer, CRC32C sum) throws IOException {
            buffer.flip();
            sum.update(buffer.duplicate());
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
        }
    }

    private record Reading(Path file, FileChannel in, Header header, Run run) {

        Graph graph() {
            int arcs = (int) header.arcs;
            Part part = new Part(new int[header.nodes], new int[arcs], header.weighted ? new int[arcs] : null);
            run.blocks("Opening the graph", header.blocks(), 1, (block, a, b) -> copy(block, part));
            long[] offset = new long[header.nodes + 1];
            for (int node = 0; node < header.nodes; node++) {
                offset[node + 1] = offset[node] + part.degree[node];
            }
            if (offset[header.nodes] != arcs) {
                throw damaged(file, "it claims " + arcs + " ends of ties and has rows for " + offset[header.nodes]);
            }
            return new Graph(header.directed, offset, part.neighbor, part.weight);
        }

        private void copy(int block, Part part) {
            long from = (long) block * BLOCK_BYTES;
            long bytes = Math.min(BLOCK_BYTES, header.graphBytes() - from);
            MappedByteBuffer mapped;
            try {
                mapped = in.map(FileChannel.MapMode.READ_ONLY, header.graphStart() + from, bytes);
            } catch (IOException broken) {
                throw new UserError(file + " cannot be read (" + broken.getMessage() + "); check that you may open it.", broken);
            }
            CRC32C sum = new CRC32C();
            sum.update(mapped.duplicate());
            if ((int) sum.getValue() != header.blockCheck[block]) {
                throw damaged(file, "block " + block + " of " + header.blocks() + " is not what was written");
            }
            mapped.order(ByteOrder.LITTLE_ENDIAN);
            part.forEach(from / 4, (from + bytes) / 4, (array, at, count) -> {
                mapped.asIntBuffer().get(array, at, count);
                mapped.position(mapped.position() + 4 * count);
                int low = array == part.weight ? 1 : 0;
                int high = array == part.neighbor ? header.nodes - 1 : Integer.MAX_VALUE;
                checkRange(array, at, count, low, high);
            });
        }

        /** The checksum tells accidents; this, that no row leads out of the graph whoever wrote the file. */
        private void checkRange(int[] array, int at, int count, int low, int high) {
            boolean within = true;
            for (int i = at; i < at + count; i++) {
                within &= array[i] >= low & array[i] <= high;
            }
            if (!within) {
                throw damaged(file, "it holds a number outside [" + low + ", " + high + "]");
            }
        }
    }
}
