// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import sideways.graph.EdgeBatch;

/**
 * Lines of an edge list to ties: one chunk after another, on one thread.
 *
 * <p>Nodes that are small whole numbers are their own numbers and need no table; {@link #NUMBERS_END} is where that
 * ends. Lines in the plain order {@code 17 42} or {@code 17 42 3} take a fast path that reads eight digits at once;
 * any other line is split with care, and left out with a reason where that fails.
 */
final class EdgeLines {

    /** Numbers a plain node number must stay below, whatever the file. */
    static final int NUMBERS_END = Integer.MAX_VALUE - 8;

    /** Nodes that are no small whole numbers were met: the file has to be read again, with names. */
    static final class NeedsNames extends RuntimeException {
        private static final long serialVersionUID = 1;

        NeedsNames() {
            super("names are needed", null, false, false);
        }
    }

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NONE = -1;
    private static final int LENGTH_BITS = 8;
    private static final int WAITING = 128;

    private final TieColumns columns;
    private final int limit;
    private final Names names;
    private final FieldSplit fields;
    private final TieBuffer unsaid = new TieBuffer();
    private final TieBuffer arcs = new TieBuffer();
    private final TieBuffer edges = new TieBuffer();
    private Map<String, long[]> leftOut;
    private long lines;
    private int largest;
    /** Lines whose names are yet to be looked up. */
    private int waiting;
    private final int[] waitingFrom = new int[2 * WAITING];
    private final int[] waitingTo = new int[2 * WAITING];
    private final int[] waitingNumber = new int[2 * WAITING];

    /**
     * @param limit above every number a node may have without names
     * @param names null while nodes are numbers
     */
    EdgeLines(TieColumns columns, int limit, Names names) {
        this.columns = columns;
        this.limit = limit;
        this.names = names;
        this.fields = new FieldSplit(columns.delimiter());
    }

    /** @throws NeedsNames without names, when a node is not a number below the limit */
    ChunkTies parse(Chunks.Chunk chunk) {
        unsaid.clear();
        arcs.clear();
        edges.clear();
        leftOut = null;
        lines = 0;
        largest = -1;
        if (names == null && columns.isPlain()) {
            numbers(chunk.bytes, chunk.from, chunk.to);
        } else {
            lines(chunk.bytes, chunk.from, chunk.to);
        }
        if (chunk.tooLong) {
            lines++;
            leaveOut("is longer than " + Chunks.LONGEST_LINE_BYTES + " bytes; expected two names and perhaps a weight, such as 17 42 3");
        }
        return new ChunkTies(0, chunk.index, unsaid.kept(), arcs.size == 0 ? null : arcs.kept(), edges.size == 0 ? null : edges.kept(), lines, largest,
                leftOut == null ? Map.of() : leftOut);
    }

    private void numbers(byte[] bytes, int from, int to) {
        byte delimiter = columns.delimiter() == 0 ? (byte) '\t' : columns.delimiter();
        TieBuffer ties = unsaid;
        ties.reserve((to - from) / 4 + 1);
        long[] ends = ties.ends;
        int size = ties.size;
        long most = limit - 1L;
        long top = largest;
        long line = 0;
        int at = from;
        while (at < to) {
            line++;
            long u = digits(bytes, at);
            int next = at + (int) (u & 0xff);
            byte between = u == NONE ? 0 : bytes[next];
            if (between == delimiter || between == ' ' || between == '\t') {
                long v = digits(bytes, next + 1);
                if (v != NONE) {
                    next += 1 + (int) (v & 0xff);
                    byte after = bytes[next];
                    long weight = 1L << LENGTH_BITS;
                    if (after == between) {
                        weight = digits(bytes, next + 1);
                        next += weight == NONE ? 0 : 1 + (int) (weight & 0xff);
                        after = bytes[next];
                    }
                    if (after == '\r') {
                        after = bytes[++next];
                    }
                    u >>>= LENGTH_BITS;
                    v >>>= LENGTH_BITS;
                    weight >>>= LENGTH_BITS;
                    long larger = Math.max(u, v);
                    if (after == '\n' && larger <= most && weight > 0 && weight <= TieBuffer.MOST) {
                        top = Math.max(top, larger);
                        if (weight != 1 || ties.isWeighted()) {
                            ties.size = size;
                            ties.weigh(weight * TieBuffer.UNIT);
                        }
                        ends[size++] = u << 32 | v;
                        at = next + 1;
                        continue;
                    }
                }
            }
            int end = lineEnd(bytes, at);
            ties.size = size;
            lines += line;
            line = 0;
            if (!isRemark(bytes, at, end)) {
                line(bytes, at, end);
            }
            size = ties.size;
            top = Math.max(top, largest);
            at = end + 1;
        }
        ties.size = size;
        lines += line;
        largest = (int) Math.max(largest, top);
    }

    /**
     * The whole number that begins at {@code at}: its value above its length in digits; {@link #NONE} where
     * there is none, or one with leading zeros (which is a name), or one of more than ten digits.
     */
    private static long digits(byte[] bytes, int at) {
        long word = (long) WORD.get(bytes, at) ^ 0x3030303030303030L;
        long noDigit = (word + 0x7676767676767676L | word) & 0x8080808080808080L;
        if (noDigit == 0) {
            return longer(bytes, at);
        }
        int length = Long.numberOfTrailingZeros(noDigit) >>> 3;
        if (length == 0 || length > 1 && (word & 0xff) == 0) {
            return NONE;
        }
        // the digits at the upper end and zeros below them; then pairs, fours, all eight in three multiplications
        word <<= 64 - 8 * length;
        word = word * 2561 >>> 8 & 0x00FF00FF00FF00FFL;
        word = word * 6553601 >>> 16 & 0x0000FFFF0000FFFFL;
        word = word * 42949672960001L >>> 32;
        return word << LENGTH_BITS | length;
    }

    private static long longer(byte[] bytes, int at) {
        long value = 0;
        int end = at;
        for (; bytes[end] >= '0' && bytes[end] <= '9'; end++) {
            if (end - at == 10) {
                return NONE;
            }
            value = value * 10 + bytes[end] - '0';
        }
        return bytes[at] == '0' ? NONE : value << LENGTH_BITS | end - at;
    }

    private void lines(byte[] bytes, int from, int to) {
        boolean simple = names != null && columns.isPlain();
        for (int at = from, end; at < to; at = end + 1) {
            lines++;
            end = simple ? simple(bytes, at) : -1;
            if (end < 0) {
                end = lineEnd(bytes, at);
                if (!isRemark(bytes, at, end)) {
                    line(bytes, at, end);
                }
            }
            if (waiting == WAITING) {
                settle(bytes);
            }
        }
        settle(bytes);
    }

    /**
     * A line of two bare names in ASCII, as nearly all are: its names wait for {@link #settle}.
     *
     * @return the line's end; −1 when it is no such line
     */
    private int simple(byte[] bytes, int from) {
        byte delimiter = columns.delimiter() == 0 ? (byte) '\t' : columns.delimiter();
        boolean blanks = columns.delimiter() == 0;
        int middle = nameEnd(bytes, from, delimiter, blanks);
        if (middle == from || bytes[middle] == '\n' || bytes[middle] == '\r' || bytes[middle] < 0) {
            return -1;
        }
        int second = middle + 1;
        int last = nameEnd(bytes, second, delimiter, blanks);
        int end = bytes[last] == '\r' ? last + 1 : last;
        if (last == second || bytes[end] != '\n' || columns.header() != null && bytes[from] == columns.header().charAt(0)) {
            return -1;
        }
        waitingFrom[2 * waiting] = from;
        waitingTo[2 * waiting] = middle;
        waitingFrom[2 * waiting + 1] = second;
        waitingTo[2 * waiting++ + 1] = last;
        return end;
    }

    /** Where a name ends that begins here; {@code from} where it is none of the simple ones. */
    private static int nameEnd(byte[] bytes, int from, byte delimiter, boolean blanks) {
        byte first = bytes[from];
        if (first == '"' || first == '#' || first == '%' || first == delimiter) {
            return from;
        }
        int at = from;
        byte b = first;
        while (b > ' ' && b != delimiter) {
            b = bytes[++at];
        }
        // a blank ends the name, or is in or around it, where something else is the delimiter
        return b < 0 || b == ' ' && !blanks || at - from > Names.LONGEST ? from : at;
    }

    private void settle(byte[] bytes) {
        if (waiting == 0) {
            return;
        }
        names.numbers(bytes, waitingFrom, waitingTo, 2 * waiting, waitingNumber);
        for (int i = 0; i < waiting; i++) {
            unsaid.add(waitingNumber[2 * i], waitingNumber[2 * i + 1], TieBuffer.UNIT);
        }
        waiting = 0;
    }

    private void line(byte[] bytes, int from, int to) {
        if (columns.isHeader(bytes, from, to)) {
            return;
        }
        int count = fields.split(bytes, from, to);
        if (count <= Math.max(columns.source(), columns.target())) {
            leaveOut("has fewer than two names; expected two names and perhaps a weight, such as 17 42 3");
            return;
        }
        if (columns.header() == null && count > columns.most()) {
            leaveOut("has more than two names and a weight; expected two names and perhaps a weight, such as 17 42 3");
            return;
        }
        long weight = TieBuffer.UNIT;
        int column = columns.weight();
        if (column >= 0 && column < count && fields.to[column] > fields.from[column]) {
            weight = Weights.millionths(bytes, fields.from[column], fields.to[column]);
            if (weight < 0) {
                leaveOut(Weights.reason(weight));
                return;
            }
        }
        int source = node(bytes, columns.source());
        int target = source < 0 ? -1 : node(bytes, columns.target());
        if (target >= 0) {
            said(bytes, count).add(source, target, weight);
        }
    }

    /** The node a field names; −1 when it names none, which is told. */
    private int node(byte[] bytes, int column) {
        int from = fields.from[column];
        int to = fields.to[column];
        if (from == to) {
            leaveOut("is a tie with a nameless end; expected two names");
            return -1;
        }
        if (names != null) {
            if (to - from > Names.LONGEST) {
                leaveOut("has a name longer than " + Names.LONGEST + " bytes; expected two names and perhaps a weight, such as 17 42 3");
                return -1;
            }
            return Encoding.number(names, bytes, from, to);
        }
        byte after = bytes[to];
        bytes[to] = '\n';
        long number = digits(bytes, from);
        bytes[to] = after;
        if (number == NONE || (number & 0xff) != to - from || number >>> LENGTH_BITS >= limit) {
            throw new NeedsNames();
        }
        largest = Math.max(largest, (int) (number >>> LENGTH_BITS));
        return (int) (number >>> LENGTH_BITS);
    }

    private TieBuffer said(byte[] bytes, int count) {
        int column = columns.type();
        if (column < 0 || column >= count || fields.from[column] == fields.to[column]) {
            return unsaid;
        }
        return switch (bytes[fields.from[column]]) {
            case 'u', 'U', 'm', 'M', 'f', 'F', 'n', 'N', '0' -> edges;      // undirected, mutual, false, no
            case 'd', 'D', 't', 'T', 'y', 'Y', '1' -> arcs;                 // directed, true, yes
            default -> unsaid;
        };
    }

    private void leaveOut(String reason) {
        if (leftOut == null) {
            leftOut = new LinkedHashMap<>();
        }
        leftOut.computeIfAbsent(reason, first -> new long[] {0, lines})[0]++;
    }

    private static int lineEnd(byte[] bytes, int from) {
        int end = from;
        while (bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isRemark(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        return at == end || bytes[at] == '#' || bytes[at] == '%';
    }
}
