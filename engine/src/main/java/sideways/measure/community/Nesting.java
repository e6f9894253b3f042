// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;

/**
 * Makes levels that were found one by one nest: each community of a finer level lies whole in one of the
 * next coarser, and every community of every level is connected.
 *
 * <p>Finer levels are cut along the borders of the coarser; cuttings below {@code smallest} nodes
 * join the neighbor, inside the same coarse community, to which most of their ties go.
 * Coarser levels become unions of the finer level's communities, each going where most of its nodes
 * went; a union that is not connected falls into its pieces, and a piece that is a minor part of its union joins
 * the neighbor with most ties.
 */
final class Nesting {

    private Nesting() { }

    /** {@code finer}, made to nest in {@code coarser}; the coarser level stays as it is. */
    static Partition within(Graph graph, Partition coarser, Partition finer, int smallest) {
        int[] piece = Pieces.of(graph, crossed(coarser, finer));
        int[] size = sizes(piece);
        boolean[] joins = new boolean[size.length];
        for (int p = 0; p < joins.length; p++) {
            joins[p] = size[p] < smallest;
        }
        return Partition.of(joined(graph, piece, coarser.community(), joins));
    }

    /** {@code coarser}, made of whole communities of {@code finer}; the finer level stays as it is. */
    static Partition around(Graph graph, Partition finer, Partition coarser) {
        int[] goal = majority(finer, coarser);
        int[] label = new int[graph.nodeCount];
        for (int node = 0; node < label.length; node++) {
            label[node] = goal[finer.community()[node]];
        }
        int[] piece = Pieces.of(graph, label);
        // a piece that holds less than half of what its union holds has been torn off from it
        int[] whole = sizes(label);
        int[] part = sizes(piece);
        boolean[] torn = new boolean[part.length];
        for (int node = 0; node < label.length; node++) {
            torn[piece[node]] = 2L * part[piece[node]] < whole[label[node]];
        }
        int[] anywhere = new int[graph.nodeCount];
        return Partition.of(joined(graph, piece, anywhere, torn));
    }

    private static int[] crossed(Partition a, Partition b) {
        long[] pair = new long[a.community().length];
        for (int node = 0; node < pair.length; node++) {
            pair[node] = (long) a.community()[node] << 32 | b.community()[node];
        }
        long[] distinct = Arrays.stream(pair).sorted().distinct().toArray();
        return Arrays.stream(pair).mapToInt(p -> Arrays.binarySearch(distinct, p)).toArray();
    }

    /** Coarse community in which most nodes of each fine one are; of equals, the larger one. */
    private static int[] majority(Partition finer, Partition coarser) {
        long[] pair = new long[finer.community().length];
        for (int node = 0; node < pair.length; node++) {
            pair[node] = (long) finer.community()[node] << 32 | coarser.community()[node];
        }
        Arrays.sort(pair);
        int[] goal = new int[finer.communityCount()];
        int[] most = new int[finer.communityCount()];
        for (int start = 0, end; start < pair.length; start = end) {
            end = start;
            while (end < pair.length && pair[end] == pair[start]) {
                end++;
            }
            int fine = (int) (pair[start] >>> 32);
            if (end - start > most[fine]) {
                most[fine] = end - start;
                goal[fine] = (int) pair[start];
            }
        }
        return goal;
    }

    private static int[] sizes(int[] label) {
        int[] size = new int[Arrays.stream(label).max().orElse(-1) + 1];
        for (int l : label) {
            size[l]++;
        }
        return size;
    }

    /** Pieces marked to join go, smallest first, to the neighboring piece of their territory with most ties to them. */
    private static int[] joined(Graph graph, int[] piece, int[] territory, boolean[] joins) {
        int[] size = sizes(piece);
        int[] home = new int[size.length];
        GraphBuilder builder = new GraphBuilder(false);
        graph.forEachArc((from, to, weight) -> {
            if (from < to && piece[from] != piece[to] && territory[from] == territory[to]) {
                builder.add(piece[from], piece[to], weight);
            }
        });
        Graph between = builder.build(size.length);
        Arrays.setAll(home, p -> p);
        List<Integer> order = IntStream.range(0, size.length).filter(p -> joins[p]).boxed()
                .sorted(Comparator.comparingInt((Integer p) -> size[p]).thenComparing(p -> p)).toList();
        for (int p : order) {
            long most = 0;
            int best = -1;
            for (long arc = between.offset[p]; arc < between.offset[p + 1]; arc++) {
                int other = between.neighbor[(int) arc];
                if (root(home, other) != p && between.weightAt(arc) > most) {
                    most = between.weightAt(arc);
                    best = other;
                }
            }
            if (best >= 0) {
                home[p] = root(home, best);
            }
        }
        int[] label = new int[piece.length];
        for (int node = 0; node < label.length; node++) {
            label[node] = root(home, piece[node]);
        }
        return label;
    }

    private static int root(int[] home, int piece) {
        int at = piece;
        while (home[at] != at) {
            at = home[at];
        }
        return at;
    }
}
