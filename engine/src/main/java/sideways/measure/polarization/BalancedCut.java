// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * A graph in two halves with as few ties between them as can be found: what controversy is measured on where nobody says who is on which side.
 *
 * <p>Multilevel: nodes that are heavily tied are taken together, again and again, until few are left; those are cut by growing one half from a node, and on the way
 * back each level is refined by moves of single nodes after Fiduccia and Mattheyses, which may lose on the way to win more. The best of {@link Options#tries()} whole
 * runs counts. Neither side has more than (1 + imbalance)/2 of the nodes, as far as whole nodes allow.
 *
 * <p>Finding the smallest cut is NP-hard, so this is a good one: on ten networks of retweets no larger than that of METIS (BalancedCutTest).
 *
 * <p>G. Karypis, V. Kumar: A fast and high quality multilevel scheme for partitioning irregular graphs. SIAM J. Sci. Comput. 20, 1998. doi:10.1137/S1064827595287997; C. Fiduccia, R. Mattheyses: A
 * linear-time heuristic for improving network partitions. DAC 1982. doi:10.1109/DAC.1982.1585498
 *
 * <p>Time O(m log n) a try, memory 60 bytes per edge. Same bits on any number of threads.
 *
 * @param side 0 or 1 of node; node 0 is on side 0
 * @param cut weight of the ties between the sides
 */
public record BalancedCut(int[] side, long cut) {

    /**
     * @param imbalance how far a side may exceed half, as a share of it, at least 0
     * @param tries whole runs, at least 1
     */
    public record Options(double imbalance, int tries) {

        public static final Options DEFAULT = new Options(0.05, 4);

        public Options {
            if (!(imbalance >= 0) || tries < 1) {
                throw new IllegalArgumentException("imbalance and tries are " + imbalance + " and " + tries + "; they must be at least 0 and at least 1");
            }
        }
    }

    private static final int FEW = 80;
    private static final int STARTS = 24;
    private static final int MOST_PASSES = 12;

    /** @param graph undirected; at least two nodes */
    public static BalancedCut of(Graph graph, Options options, Run run) {
        if (graph.nodeCount < 2) {
            throw new IllegalArgumentException("the graph has " + graph.nodeCount + " nodes; a cut takes at least 2");
        }
        int[] one = new int[graph.nodeCount];
        Arrays.fill(one, 1);
        BalancedCut[] found = new BalancedCut[options.tries];
        run.blocks("Cutting in two", found.length, 1, (block, from, to) -> found[block] = new Search(graph, one, options, run.random("balanced-cut", block)).cut());
        BalancedCut best = found[0];
        for (BalancedCut each : found) {
            best = each.cut < best.cut ? each : best;
        }
        if (best.side[0] == 1) {
            for (int node = 0; node < best.side.length; node++) {
                best.side[node] = 1 - best.side[node];
            }
        }
        return best;
    }

    private record Level(Graph graph, int[] mass, int[] upOf) { }

    private static final class Search {
        private final Options options;
        private final Rng rng;
        private final List<Level> levels = new ArrayList<>();
        private final long most;

        Search(Graph graph, int[] mass, Options options, Rng rng) {
            this.options = options;
            this.rng = rng;
            long all = Arrays.stream(mass).asLongStream().sum();
            most = Math.max((all + 1) / 2, (long) Math.floor((1 + options.imbalance) * all / 2));
            levels.add(new Level(graph, mass, null));
            while (levels.get(levels.size() - 1).graph.nodeCount > FEW) {
                Level up = coarser(levels.get(levels.size() - 1));
                if (up.graph.nodeCount > 0.95 * levels.get(levels.size() - 1).graph.nodeCount) {
                    break;
                }
                levels.add(up);
            }
        }

        BalancedCut cut() {
            Level top = levels.get(levels.size() - 1);
            int[] side = null;
            long least = Long.MAX_VALUE;
            for (int start = 0; start < STARTS; start++) {
                int[] grown = grown(top);
                long cut = refined(top, grown);
                if (cut < least) {
                    least = cut;
                    side = grown;
                }
            }
            for (int level = levels.size() - 2; level >= 0; level--) {
                int[] upOf = levels.get(level + 1).upOf;
                int[] fine = new int[upOf.length];
                for (int node = 0; node < fine.length; node++) {
                    fine[node] = side[upOf[node]];
                }
                side = fine;
                least = refined(levels.get(level), side);
            }
            return new BalancedCut(side, least);
        }

        /** Each node with the free neighbor it is tied to most heavily; of equals the lighter one. No pair grows beyond a twentieth of all. */
        private Level coarser(Level level) {
            Graph graph = level.graph;
            int[] order = order(graph.nodeCount);
            int[] mate = new int[graph.nodeCount];
            Arrays.fill(mate, -1);
            for (int node : order) {
                if (mate[node] >= 0) {
                    continue;
                }
                int best = node;
                for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                    int other = graph.neighbor[(int) arc];
                    if (other != node && mate[other] < 0 && level.mass[node] + level.mass[other] <= Math.max(2, most / 10)
                            && (best == node || heavier(graph, level.mass, node, arc, best, other))) {
                        best = other;
                    }
                }
                mate[node] = best;
                mate[best] = node;
            }
            pairLeaves(level, order, mate);
            int[] upOf = new int[graph.nodeCount];
            int count = 0;
            for (int node = 0; node < upOf.length; node++) {
                upOf[node] = mate[node] < node ? upOf[mate[node]] : count++;
            }
            int[] mass = new int[count];
            for (int node = 0; node < upOf.length; node++) {
                mass[upOf[node]] += level.mass[node];
            }
            GraphBuilder builder = new GraphBuilder(false);
            graph.forEachArc((from, to, weight) -> {
                if (from < to && upOf[from] != upOf[to]) {
                    builder.add(upOf[from], upOf[to], weight);
                }
            });
            return new Level(builder.build(count), mass, upOf);
        }

        /** Whoever hangs on a hub finds no mate there but the hub, which has one; so those left over pair up with others of the same hub. */
        private void pairLeaves(Level level, int[] order, int[] mate) {
            Graph graph = level.graph;
            int[] waiting = new int[graph.nodeCount];
            Arrays.fill(waiting, -1);
            for (int node : order) {
                if (mate[node] != node) {
                    continue;
                }
                int hub = -1;
                int most = 0;
                for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                    if (graph.neighbor[(int) arc] != node && graph.weightAt((int) arc) > most) {
                        most = graph.weightAt((int) arc);
                        hub = graph.neighbor[(int) arc];
                    }
                }
                if (hub >= 0 && waiting[hub] >= 0 && level.mass[node] + level.mass[waiting[hub]] <= Math.max(2, this.most / 10)) {
                    mate[node] = waiting[hub];
                    mate[waiting[hub]] = node;
                    waiting[hub] = -1;
                } else if (hub >= 0) {
                    waiting[hub] = node;
                }
            }
        }

        private static boolean heavier(Graph graph, int[] mass, int node, long arc, int best, int other) {
            int weight = graph.weightAt((int) arc);
            int bestWeight = 0;
            for (long a = graph.offset[node]; a < graph.offset[node + 1]; a++) {
                bestWeight = graph.neighbor[(int) a] == best ? graph.weightAt((int) a) : bestWeight;
            }
            return weight > bestWeight || weight == bestWeight && mass[other] < mass[best];
        }

        private int[] order(int count) {
            int[] order = new int[count];
            Arrays.setAll(order, i -> i);
            rng.shuffle(order);
            return order;
        }

        /** From one node on, always taking in the one that lengthens the border least, until half is in. */
        private int[] grown(Level level) {
            Graph graph = level.graph;
            int[] side = new int[graph.nodeCount];
            Arrays.fill(side, 1);
            long half = Arrays.stream(level.mass).asLongStream().sum() / 2;
            long inside = 0;
            long[] gain = new long[graph.nodeCount];
            int[] order = order(graph.nodeCount);
            int next = 0;
            PriorityQueue<long[]> border = new PriorityQueue<>((a, b) -> a[0] != b[0] ? Long.compare(b[0], a[0]) : Long.compare(a[1], b[1]));
            while (inside < half) {
                int node;
                long[] offered = border.poll();
                if (offered == null) {
                    while (side[order[next]] == 0) {
                        next++;
                    }
                    node = order[next];
                } else if (side[(int) offered[1]] == 0 || offered[0] != gain[(int) offered[1]]) {
                    continue;
                } else {
                    node = (int) offered[1];
                }
                side[node] = 0;
                inside += level.mass[node];
                for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                    int other = graph.neighbor[(int) arc];
                    if (side[other] == 1) {
                        if (gain[other] == 0) {
                            gain[other] = -graph.strength(other);
                        }
                        gain[other] += 2L * graph.weightAt((int) arc);
                        border.add(new long[] {gain[other], other});
                    }
                }
            }
            return side;
        }

        /** Passes of single moves until none gains; returns the cut. */
        private long refined(Level level, int[] side) {
            long cut = cutOf(level.graph, side);
            for (int pass = 0; pass < MOST_PASSES; pass++) {
                long after = pass(level, side, cut);
                if (after == cut) {
                    break;
                }
                cut = after;
            }
            return cut;
        }

        private long pass(Level level, int[] side, long before) {
            Graph graph = level.graph;
            int nodes = graph.nodeCount;
            long[] mass = new long[2];
            long[] gain = new long[nodes];
            for (int node = 0; node < nodes; node++) {
                mass[side[node]] += level.mass[node];
                for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                    int other = graph.neighbor[(int) arc];
                    gain[node] += other == node ? 0 : side[other] != side[node] ? graph.weightAt((int) arc) : -graph.weightAt((int) arc);
                }
            }
            List<PriorityQueue<long[]>> queue = new ArrayList<>();
            for (int s = 0; s <= 1; s++) {
                queue.add(new PriorityQueue<>((a, b) -> a[0] != b[0] ? Long.compare(b[0], a[0]) : a[2] != b[2] ? Long.compare(a[2], b[2]) : Long.compare(a[1], b[1])));
            }
            int[] place = order(nodes);
            boolean startsUneven = Math.max(mass[0], mass[1]) > most;
            for (int node = 0; node < nodes; node++) {
                if (startsUneven || gain[node] > -graph.strength(node)) {
                    queue.get(side[node]).add(new long[] {gain[node], node, place[node]});
                }
            }
            boolean[] moved = new boolean[nodes];
            int[] path = new int[nodes];
            int length = 0;
            int best = 0;
            long cut = before;
            long least = before;
            long bestMost = Math.max(mass[0], mass[1]);
            // halves of equal size can only change by passing through unequal ones
            long slack = Arrays.stream(level.mass).max().orElse(0);
            int patience = 100 + nodes / 20;
            while (length - best < patience) {
                int from = chosen(queue, moved, gain, side, mass, level.mass, slack);
                if (from < 0) {
                    break;
                }
                int node = (int) queue.get(from).poll()[1];
                moved[node] = true;
                cut -= gain[node];
                mass[from] -= level.mass[node];
                mass[1 - from] += level.mass[node];
                side[node] = 1 - from;
                path[length++] = node;
                for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                    int other = graph.neighbor[(int) arc];
                    if (!moved[other]) {
                        gain[other] += side[other] == side[node] ? -2L * graph.weightAt((int) arc) : 2L * graph.weightAt((int) arc);
                        queue.get(side[other]).add(new long[] {gain[other], other, place[other]});
                    }
                }
                long now = Math.max(mass[0], mass[1]);
                boolean evens = bestMost > most && now < bestMost;
                if (evens || now <= Math.max(most, bestMost) && (cut < least || cut == least && now < bestMost)) {
                    least = cut;
                    best = length;
                    bestMost = now;
                }
            }
            while (length > best) {
                int node = path[--length];
                side[node] = 1 - side[node];
            }
            return least;
        }

        /** The side whose best free node is to move next; −1 when none may. Heads that are out of date go. */
        private int chosen(List<PriorityQueue<long[]>> queue, boolean[] moved, long[] gain, int[] side, long[] mass, int[] of, long slack) {
            int chosen = -1;
            for (int s = 0; s <= 1; s++) {
                PriorityQueue<long[]> heads = queue.get(s);
                while (!heads.isEmpty() && (moved[(int) heads.peek()[1]] || side[(int) heads.peek()[1]] != s || heads.peek()[0] != gain[(int) heads.peek()[1]])) {
                    heads.poll();
                }
                if (!heads.isEmpty() && (mass[1 - s] + of[(int) heads.peek()[1]] <= most + slack || mass[s] > most)) {
                    boolean better = chosen < 0 || heads.peek()[0] > queue.get(chosen).peek()[0] || heads.peek()[0] == queue.get(chosen).peek()[0] && mass[s] > mass[chosen];
                    chosen = mass[s] > most || better && !(chosen >= 0 && mass[chosen] > most) ? s : chosen;
                }
            }
            return chosen;
        }

        private static long cutOf(Graph graph, int[] side) {
            long[] cut = new long[1];
            graph.forEachArc((from, to, weight) -> cut[0] += from < to && side[from] != side[to] ? weight : 0);
            return cut[0];
        }
    }
}
