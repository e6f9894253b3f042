// SPDX-License-Identifier: Apache-2.0
package sideways.graph;

import java.util.Arrays;
import java.util.stream.IntStream;
import sideways.run.Progress;
import sideways.run.Run;
import sideways.run.UserError;

/**
 * Batches of edges into a {@link Graph}, on all threads: count the ends at each node, give each thread its own
 * place in each row, fill, then sort each row and add up parallel edges.
 *
 * <p>A thread has a counter of its own for every node while nodes are few beside edges, so filling needs no
 * locks; which thread came first shows in the order within a row and is gone once the row is sorted. The order
 * of the edges and the threads leave no trace.
 *
 * <p>Time O(n + m log d). Memory above the batches: 8 bytes per undirected edge, twice that when parallel edges
 * or weights are there, and 8 bytes per node and 4 per node and thread. The batches are let go of on the way, so a
 * list of plain edges peaks at 16 bytes an edge.
 */
public final class Rows {

    private static final int NODES_PER_BLOCK = 1 << 13;

    /** Marks a node that is the head of an arc; counts stay below it. */
    private static final int SEEN = Integer.MIN_VALUE;

    private final EdgeBatch[] batch;
    private final boolean directed;
    private final boolean weighted;
    private final Run run;

    private Rows(EdgeBatch[] batch, boolean directed, Run run) {
        this.batch = batch;
        this.directed = directed;
        this.weighted = Arrays.stream(batch).anyMatch(Rows::isWeighted);
        this.run = run.reportingTo(Progress.SILENT);
    }

    /**
     * @param batch taken over: its entries are null afterwards
     * @throws IndexOutOfBoundsException when an edge names a node outside [0, nodeCount)
     */
    public static Graph of(EdgeBatch[] batch, int nodeCount, boolean directed, Run run) {
        return new Rows(batch, directed, run).build(nodeCount, false).graph();
    }

    /**
     * The graph among the numbers that occur: nodes are numbered afresh in their order, without the gaps.
     *
     * @param batch taken over: its entries are null afterwards
     * @param limit above every number
     */
    public static Graph.Part withoutGaps(EdgeBatch[] batch, int limit, boolean directed, Run run) {
        long edges = Arrays.stream(batch).mapToLong(EdgeBatch::size).sum();
        // counters for every number would cost more than the edges: number the few that occur first
        if (limit > Math.max(1 << 16, edges)) {
            int[] number = Renumbered.of(batch, limit, run);
            return new Graph.Part(of(batch, number.length, directed, run), number);
        }
        return new Rows(batch, directed, run).build(limit, true);
    }

    private static boolean isWeighted(EdgeBatch batch) {
        for (int i = 0; batch.weight() != null && i < batch.size(); i++) {
            if (batch.weight()[i] != 1) {
                return true;
            }
        }
        return false;
    }

    private Graph.Part build(int limit, boolean withoutGaps) {
        int[] firstBatch = lanes(limit);
        int lanes = firstBatch.length - 1;
        int[][] place = new int[lanes][];
        run.blocks("Counting ties", lanes, 1, (lane, a, b) -> place[lane] = count(firstBatch[lane], firstBatch[lane + 1], limit));
        int[] number = withoutGaps ? seen(place, limit) : null;
        int nodes = number == null ? limit : number.length;
        long[] offset = offsets(place, number, nodes);
        int[] neighbor = new int[(int) offset[nodes]];
        int[] weight = weighted ? new int[neighbor.length] : null;
        run.blocks("Placing ties", lanes, 1, (lane, a, b) -> fill(firstBatch[lane], firstBatch[lane + 1], place[lane], neighbor, weight));
        boolean gaps = number != null && nodes < limit;
        int[] fresh = gaps ? place[0] : null;
        for (int node = 0; gaps && node < nodes; node++) {
            fresh[number[node]] = node;
        }
        Graph graph = new SortedRows(directed, offset, neighbor, weight, fresh, run).merged();
        return new Graph.Part(graph, number);
    }

    /** First batch of each thread's share, of about equally many edges; fewer shares where counters would outweigh them. */
    private int[] lanes(int limit) {
        long edges = Arrays.stream(batch).mapToLong(EdgeBatch::size).sum();
        int lanes = (int) Math.max(1, Math.min(run.threads(), 2 * edges / Math.max(1, limit)));
        int[] first = new int[lanes + 1];
        long passed = 0;
        int lane = 1;
        for (int i = 0; i < batch.length; i++) {
            while (lane < lanes && passed >= edges * lane / lanes) {
                first[lane++] = i;
            }
            passed += batch[i].size();
        }
        Arrays.fill(first, lane, lanes + 1, batch.length);
        return first;
    }

    private int[] count(int firstBatch, int endBatch, int limit) {
        int[] count = new int[limit];
        for (int b = firstBatch; b < endBatch; b++) {
            run.checkpoint();
            long[] ends = batch[b].ends();
            int size = batch[b].size();
            if (directed) {
                for (int i = 0; i < size; i++) {
                    count[EdgeBatch.from(ends[i])]++;
                    count[EdgeBatch.to(ends[i])] |= SEEN;
                }
            } else {
                for (int i = 0; i < size; i++) {
                    int from = EdgeBatch.from(ends[i]);
                    int to = EdgeBatch.to(ends[i]);
                    count[from]++;
                    if (from != to) {
                        count[to]++;
                    }
                }
            }
        }
        return count;
    }

    /** The numbers that occur, ascending. */
    private static int[] seen(int[][] count, int limit) {
        int[] number = new int[limit];
        int nodes = 0;
        for (int i = 0; i < limit; i++) {
            int any = 0;
            for (int[] lane : count) {
                any |= lane[i];
            }
            number[nodes] = i;
            nodes += any == 0 ? 0 : 1;
        }
        return nodes == limit ? number : Arrays.copyOf(number, nodes);
    }

    /** Row starts; turns each lane's counts into the places where it begins to fill. */
    private long[] offsets(int[][] place, int[] number, int nodes) {
        long[] offset = new long[nodes + 1];
        long next = 0;
        for (int node = 0; node < nodes; node++) {
            int at = number == null ? node : number[node];
            offset[node] = next;
            for (int[] lane : place) {
                int count = lane[at] & ~SEEN;
                lane[at] = (int) next;
                next += count;
            }
            if (next > Integer.MAX_VALUE - 8) {
                throw new UserError("the graph has more than " + (Integer.MAX_VALUE - 8) + (directed ? " ties" : " ends of ties")
                        + ", the most a graph can hold here; leave out weak ties, or split it.");
            }
        }
        offset[nodes] = next;
        return offset;
    }

    private void fill(int firstBatch, int endBatch, int[] place, int[] neighbor, int[] weight) {
        for (int b = firstBatch; b < endBatch; b++) {
            run.checkpoint();
            EdgeBatch edges = batch[b];
            batch[b] = null;
            if (weight == null) {
                fill(edges.ends(), edges.size(), place, neighbor);
            } else {
                fill(edges, place, neighbor, weight);
            }
        }
    }

    private void fill(long[] ends, int size, int[] place, int[] neighbor) {
        boolean both = !directed;
        for (int i = 0; i < size; i++) {
            int from = EdgeBatch.from(ends[i]);
            int to = EdgeBatch.to(ends[i]);
            neighbor[place[from]++] = to;
            if (both && from != to) {
                neighbor[place[to]++] = from;
            }
        }
    }

    private void fill(EdgeBatch edges, int[] place, int[] neighbor, int[] weight) {
        for (int i = 0; i < edges.size(); i++) {
            int from = EdgeBatch.from(edges.ends()[i]);
            int to = EdgeBatch.to(edges.ends()[i]);
            int at = place[from]++;
            neighbor[at] = to;
            weight[at] = edges.weightAt(i);
            if (!directed && from != to) {
                at = place[to]++;
                neighbor[at] = from;
                weight[at] = edges.weightAt(i);
            }
        }
    }

    /** Rows in any order and with repeats: sorted, repeats added up. */
    private record SortedRows(boolean directed, long[] offset, int[] neighbor, int[] weight, int[] fresh, Run run) {

        Graph merged() {
            int nodes = offset.length - 1;
            int[] distinct = new int[Run.blockCount(nodes, NODES_PER_BLOCK)];
            run.blocks("Sorting ties", nodes, NODES_PER_BLOCK, (block, from, to) -> distinct[block] = sort(from, to));
            long total = IntStream.of(distinct).asLongStream().sum();
            if (total == neighbor.length) {
                return new Graph(directed, offset, neighbor, weight);
            }
            long[] tight = new long[nodes + 1];
            int[] narrowed = new int[(int) total];
            int[] added = new int[(int) total];
            long[] start = new long[distinct.length];
            for (int block = 1; block < start.length; block++) {
                start[block] = start[block - 1] + distinct[block - 1];
            }
            tight[nodes] = total;
            boolean[] above = new boolean[distinct.length];
            run.blocks("Adding up ties", nodes, NODES_PER_BLOCK, (block, from, to) ->
                    above[block] = addUp(from, to, (int) start[block], tight, narrowed, added));
            boolean any = false;
            for (boolean block : above) {
                any |= block;
            }
            return new Graph(directed, tight, narrowed, any ? added : null);
        }

        /** @return distinct neighbors in these rows */
        private int sort(int firstNode, int endNode) {
            int distinct = 0;
            long[] pair = new long[64];
            for (int node = firstNode; node < endNode; node++) {
                int from = (int) offset[node];
                int to = (int) offset[node + 1];
                for (int i = from; fresh != null && i < to; i++) {
                    neighbor[i] = fresh[neighbor[i]];
                }
                if (weight == null) {
                    Arrays.sort(neighbor, from, to);
                } else {
                    pair = pair.length < to - from ? new long[Math.max(to - from, 2 * pair.length)] : pair;
                    sortPairs(from, to, pair);
                }
                for (int i = from; i < to; i++) {
                    distinct += i == from || neighbor[i] != neighbor[i - 1] ? 1 : 0;
                }
            }
            return distinct;
        }

        /** With the neighbor in the high half, sorting longs sorts by neighbor and takes the weight along. */
        private void sortPairs(int from, int to, long[] pair) {
            for (int i = from; i < to; i++) {
                pair[i - from] = (long) neighbor[i] << 32 | weight[i];
            }
            Arrays.sort(pair, 0, to - from);
            for (int i = from; i < to; i++) {
                neighbor[i] = (int) (pair[i - from] >>> 32);
                weight[i] = (int) pair[i - from];
            }
        }

        /** @return whether any weight is above 1 */
        private boolean addUp(int firstNode, int endNode, int next, long[] tight, int[] narrowed, int[] added) {
            boolean above = false;
            for (int node = firstNode; node < endNode; node++) {
                tight[node] = next;
                int rowStart = next;
                for (int i = (int) offset[node]; i < offset[node + 1]; i++) {
                    int w = weight == null ? 1 : weight[i];
                    if (next > rowStart && narrowed[next - 1] == neighbor[i]) {
                        added[next - 1] = sum(added[next - 1], w);
                    } else {
                        narrowed[next] = neighbor[i];
                        added[next++] = w;
                    }
                    above |= added[next - 1] != 1;
                }
            }
            return above;
        }
    }

    static int sum(int weight, int more) {
        long sum = (long) weight + more;
        if (sum > Integer.MAX_VALUE) {
            throw new UserError("the ties between two nodes add up to a weight of " + sum + "; it must be at most " + Integer.MAX_VALUE
                    + ". Give weights in larger units.");
        }
        return (int) sum;
    }
}
