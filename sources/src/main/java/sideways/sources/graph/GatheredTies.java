// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sideways.graph.EdgeBatch;
import sideways.graph.Graph;
import sideways.graph.NodeNames;
import sideways.graph.Rows;
import sideways.run.Progress;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.sources.read.Kind;

/** The chunks of all files, and what is decided once all of them are known: directions, weights, the order of the nodes. */
final class GatheredTies {

    /** A third column that never falls below this holds times in seconds, not weights: September 2001. */
    private static final long EARLIEST_TIME = 1_000_000_000L * TieBuffer.UNIT;

    /** Ties of one chunk, of one kind of direction, between the names of one thread. */
    private static final class Stack {
        private final int lane;
        private final Boolean directed;
        private TieBuffer.Kept ties;
        private int size;

        Stack(int lane, Boolean directed, TieBuffer.Kept ties) {
            this.lane = lane;
            this.directed = directed;
            this.ties = ties;
            this.size = ties.ends().length;
        }
    }

    private final GraphReader.Options options;
    private final Run run;
    private final List<Stack> stacks = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final List<String> label = new ArrayList<>();
    private Boolean hint;
    private boolean untitledWeights = true;
    private int largest = -1;

    GatheredTies(GraphReader.Options options, Run run) {
        this.options = options;
        this.run = run.reportingTo(Progress.SILENT);
    }

    void edges(Path file, TieColumns columns, List<ChunkTies> parts) {
        hint = hint == null ? columns.directed() : hint;
        untitledWeights &= columns.header() == null && columns.most() == 3;
        parts.sort(Comparator.comparingLong(ChunkTies::chunk));
        long before = 0;
        Map<String, long[]> reasons = new LinkedHashMap<>();
        for (ChunkTies part : parts) {
            long first = before;
            part.leftOut().forEach((reason, rows) ->
                    reasons.computeIfAbsent(reason, none -> new long[] {0, first + rows[1]})[0] += rows[0]);
            before += part.lines();
            add(part);
        }
        refuseIfMostlyTorn(file, parts, reasons);
        reasons.forEach((reason, rows) -> leftOut.add(new LeftOut(file.getFileName().toString(), reason, rows[0], rows[1])));
        if (columns.wordsFirst()) {
            notes.add("the first line of " + file.getFileName() + " was read as a tie; if it names columns, call them source and target");
        }
    }

    /** Of any bytes a few lines look like ties; where most do not, the file is something else. */
    private static void refuseIfMostlyTorn(Path file, List<ChunkTies> parts, Map<String, long[]> reasons) {
        Map<String, long[]> torn = new LinkedHashMap<>(reasons);
        torn.keySet().removeIf(Weights::isReason);
        long rows = torn.values().stream().mapToLong(of -> of[0]).sum();
        long ties = parts.stream().mapToLong(ChunkTies::ties).sum();
        if (rows > ties) {
            Map.Entry<String, long[]> first = torn.entrySet().stream().min(Comparator.comparingLong(of -> of.getValue()[1])).orElseThrow();
            throw new UserError(file + " is no edge list: of " + (rows + ties) + " rows " + rows + " are no tie, the first of them line " + first.getValue()[1] + ", which "
                    + first.getKey() + ". Where it is a graph of another format, name that with --format.");
        }
    }

    void ties(Path file, GatheringSink sink) {
        untitledWeights = false;
        sink.flush();
        sink.chunks.forEach(this::add);
        for (int number = 0; number < sink.label.size(); number++) {
            if (number == label.size()) {
                label.add(null);
            }
            if (sink.label.get(number) != null) {
                label.set(number, sink.label.get(number));
            }
        }
        sink.leftOut.forEach((reason, rows) -> leftOut.add(new LeftOut(file.getFileName().toString(), reason, rows[0], rows[1])));
    }

    void readAs(Path file, Kind kind) {
        notes.add(file.getFileName() + " was read as " + kind.label);
    }

    void leaveOut(Path file, long line, String reason) {
        leftOut.add(new LeftOut(file.getFileName().toString(), reason, 1, line));
    }

    private void add(ChunkTies part) {
        largest = Math.max(largest, part.largest());
        add(part.lane(), null, part.unsaid());
        add(part.lane(), Boolean.TRUE, part.arcs());
        add(part.lane(), Boolean.FALSE, part.edges());
    }

    private void add(int lane, Boolean directed, TieBuffer.Kept ties) {
        if (ties != null && ties.ends().length > 0) {
            stacks.add(new Stack(lane, directed, ties));
        }
    }

    /** @param lanes names by thread, taken over; null where nodes are their own numbers */
    LoadedGraph graph(Names[] lanes) {
        NameOrder order = lanes == null ? null : NameOrder.of(lanes, label, run);
        if (order != null) {
            long before = stacks.stream().mapToLong(stack -> stack.size).sum();
            run.blocks("Ordering ties", stacks.size(), 1, (block, a, b) -> rank(stacks.get(block), order.rank()));
            long nameless = before - stacks.stream().mapToLong(stack -> stack.size).sum();
            if (nameless > 0) {
                leftOut.add(new LeftOut("", "is a tie with a nameless end; expected two names", nameless, 0));
            }
        }
        long ties = stacks.stream().mapToLong(stack -> stack.size).sum();
        if (ties == 0 && (order == null || order.names().count == 0 || !leftOut.isEmpty())) {
            throw new UserError("there is no tie in the input" + (leftOut.isEmpty() ? "; expected two names on a line, such as 17 42."
                    : ". The first row left out: " + (leftOut.get(0).firstLine() > 0 ? "line " + leftOut.get(0).firstLine() + " " : "") + leftOut.get(0).reason() + "."));
        }
        boolean directed = directed();
        EdgeBatch[] batch = batches(directed);
        if (order != null) {
            Graph graph = Rows.of(batch, order.names().count, directed, run);
            return new LoadedGraph(graph, order.names(), order.labels(), ties, List.copyOf(leftOut), List.copyOf(notes));
        }
        Graph.Part part = Rows.withoutGaps(batch, largest + 1, directed, run);
        return new LoadedGraph(part.graph(), NodeNames.numbers(part.node()), null, ties, List.copyOf(leftOut), List.copyOf(notes));
    }

    /** Ends by their place in the order of names; ties with an end that is nobody go. */
    private static void rank(Stack stack, int[][] rank) {
        int[] of = rank[stack.lane];
        long[] ends = stack.ties.ends();
        int kept = 0;
        for (int i = 0; i < stack.size; i++) {
            int from = of[(int) (ends[i] >>> 32)];
            int to = of[(int) ends[i]];
            if (from >= 0 && to >= 0) {
                if (kept != i) {
                    stack.ties.move(i, kept);
                }
                ends[kept++] = EdgeBatch.pack(from, to);
            }
        }
        stack.size = kept;
    }

    private boolean directed() {
        if (options.directed() != null) {
            return options.directed();
        }
        boolean arcs = false;
        boolean edges = false;
        for (Stack stack : stacks) {
            arcs |= Boolean.TRUE.equals(stack.directed);
            edges |= Boolean.FALSE.equals(stack.directed);
        }
        if (arcs && edges) {
            notes.add("some ties run one way and some both; those are kept as one tie each way");
        }
        return arcs || !edges && Boolean.TRUE.equals(hint);
    }

    private EdgeBatch[] batches(boolean directed) {
        int needed = 0;
        long most = TieBuffer.UNIT;
        long least = Long.MAX_VALUE;
        for (Stack stack : stacks) {
            needed = Math.max(needed, stack.ties.decimals());
            most = Math.max(most, stack.ties.most());
            least = Math.min(least, stack.ties.least());
        }
        boolean times = untitledWeights && least >= EARLIEST_TIME && !stacks.isEmpty();
        int decimals = times ? 0 : TieBuffer.decimals(needed, most);
        if (times) {
            notes.add("the third column holds times, as all its numbers are above 1000000000; every tie counts once");
        } else if (decimals > 0) {
            notes.add("weights are whole numbers here: all were multiplied by " + TieBuffer.power(decimals));
        }
        if (!times && decimals < needed) {
            notes.add("weights were rounded to " + decimals + " digits after the point, at least 1 in the last, because the largest is " + most / TieBuffer.UNIT);
        }
        List<EdgeBatch> batches = new ArrayList<>();
        for (Stack stack : stacks) {
            EdgeBatch batch = stack.ties.batch(stack.size, decimals, times);
            stack.ties = null;
            batches.add(batch);
            if (directed && options.directed() == null && Boolean.FALSE.equals(stack.directed)) {
                batches.add(turned(batch));
            }
        }
        stacks.clear();
        return batches.toArray(EdgeBatch.NONE);
    }

    /** The other way of ties that run both ways; loops have one. */
    private static EdgeBatch turned(EdgeBatch batch) {
        long[] ends = new long[batch.size()];
        int[] weight = batch.weight() == null ? null : new int[batch.size()];
        int size = 0;
        for (int i = 0; i < batch.size(); i++) {
            int from = (int) (batch.ends()[i] >>> 32);
            int to = (int) batch.ends()[i];
            if (from != to) {
                if (weight != null) {
                    weight[size] = batch.weight()[i];
                }
                ends[size++] = EdgeBatch.pack(to, from);
            }
        }
        return new EdgeBatch(ends, size, weight);
    }
}
