// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sideways.sources.read.Text;
import sideways.sources.read.TieSink;

/** Takes the ties of a graph file: names become numbers, ties become chunks. */
final class GatheringSink implements TieSink {

    private static final int TIES_PER_CHUNK = 1 << 16;

    private final Names names;
    private final Runnable everyChunk;
    private final TieBuffer unsaid = new TieBuffer();
    private final TieBuffer arcs = new TieBuffer();
    private final TieBuffer edges = new TieBuffer();
    private byte[] own = new byte[256];
    final List<ChunkTies> chunks = new ArrayList<>();
    final Map<String, long[]> leftOut = new LinkedHashMap<>();
    /** Label by number; shorter than the names where the last have none. */
    final List<String> label = new ArrayList<>();

    GatheringSink(Names names, Runnable everyChunk) {
        this.names = names;
        this.everyChunk = everyChunk;
    }

    @Override
    public void node(long line, Text id, Text called) {
        int number = number(line, id);
        if (number < 0 || called == null) {
            return;
        }
        while (label.size() <= number) {
            label.add(null);
        }
        label.set(number, called.toString().strip());
    }

    @Override
    public void tie(long line, Text source, Text target, Text weight, Boolean directed) {
        long millionths = weight == null || weight.isEmpty() ? TieBuffer.UNIT : Weights.millionths(weight.bytes, weight.from, weight.to);
        if (millionths < 0) {
            leaveOut(line, Weights.reason(millionths));
            return;
        }
        int from = number(line, source);
        int to = from < 0 ? -1 : number(line, target);
        if (to < 0) {
            return;
        }
        TieBuffer said = directed == null ? unsaid : directed ? arcs : edges;
        said.add(from, to, millionths);
        if (said.size == TIES_PER_CHUNK) {
            flush();
            everyChunk.run();
        }
    }

    @Override
    public void leaveOut(long line, String reason) {
        leftOut.computeIfAbsent(reason, first -> new long[] {0, line})[0]++;
    }

    private int number(long line, Text id) {
        int length = id.to - id.from;
        if (length == 0) {
            leaveOut(line, "names a node by nothing; expected an id");
            return -1;
        }
        if (length > Names.LONGEST) {
            leaveOut(line, "has a name longer than " + Names.LONGEST + " bytes");
            return -1;
        }
        if (id.to + Names.SLACK > id.bytes.length) {
            // names are read in words, so there must be something after them
            own = own.length < length + Names.SLACK ? Arrays.copyOf(own, 2 * length + Names.SLACK) : own;
            System.arraycopy(id.bytes, id.from, own, 0, length);
            return Encoding.number(names, own, 0, length);
        }
        return Encoding.number(names, id.bytes, id.from, id.to);
    }

    void flush() {
        chunks.add(new ChunkTies(0, chunks.size(), unsaid.kept(), arcs.kept(), edges.kept(), 0, -1, Map.of()));
        unsaid.clear();
        arcs.clear();
        edges.clear();
    }
}
