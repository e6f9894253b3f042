// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sideways.graph.Graph;

/**
 * Niches through windows of time: which are there, and which are one, changed only where the ties insist.
 *
 * <p>Two searches of two samples of one unchanged community differ; told as they are they would be births, deaths and splits of
 * nothing. So membership is taken as given, from a search of all windows together, and each window is only asked two
 * kinds of question: is this part there, and are these two parts one?
 *
 * <pre>  there:  ln P(N_t | λ) − ln P(N_t | ελ) = N_t ln(1/ε) − λ(1 − ε)                 N_t members tied in window t
 *   one:    L_t(apart) − L_t(one)                                                   length of the window's ties as in {@link DescriptionLength},</pre>
 *
 * who belongs to which part being known. λ is a part's usual number of tied members, the mean over the windows with at
 * least a third of the most; ε = 1/20. Each question has one answer a window, and the answers over all windows are those
 * that gain most when every change of mind costs {@code margin} nats (Viterbi's algorithm): a change is told where the
 * windows before and after it together are worth e^margin : 1, be it at once or bit by bit, and is dated by where the
 * answers turn. Parts that are one with a third are one.
 *
 * <p>A. Viterbi 1967, doi:10.1109/TIT.1967.1054010; a cost for changing over time: D. Chakrabarti, R. Kumar, A. Tomkins:
 * Evolutionary clustering. KDD 2006. doi:10.1145/1150402.1150467. Time O(windows · (ties + pairs of tied parts)).
 */
public final class Continuity {

    /**
     * @param niche of part in each window: the lowest part it is one with there; −1 where the part is not there
     * @param tied members of part tied in each window
     */
    public record Result(int[][] niche, int[][] tied) {

        /** Niche of node in each window, whether it was tied there or not, for {@link NicheTracks}. */
        public int[][] ofNodes(int[] part) {
            int[][] of = new int[niche.length][part.length];
            for (int t = 0; t < niche.length; t++) {
                for (int node = 0; node < part.length; node++) {
                    of[t][node] = part[node] < 0 || part[node] >= niche[t].length ? -1 : niche[t][part[node]];
                }
            }
            return of;
        }
    }

    private static final double FAINT = 0.05;

    private final Counts[] counts;
    private final int parts;

    private Continuity(Counts[] counts, int parts) {
        this.counts = counts;
        this.parts = parts;
    }

    /**
     * What the windows say, to be judged by {@link #judged}; keeps no graph.
     *
     * @param window undirected graph of each window, all over the same nodes; every tie counts once
     * @param part of node, numbered from 0, −1 of nodes in none
     * @param most parts to follow, those numbered first
     */
    public static Continuity of(Graph[] window, int[] part, int most) {
        int parts = Math.min(most, Arrays.stream(part).max().orElse(-1) + 1);
        Counts[] counts = new Counts[window.length];
        for (int t = 0; t < window.length; t++) {
            counts[t] = Counts.of(window[t], part, parts);
        }
        return new Continuity(counts, parts);
    }

    /** @param margin nats a change must be worth, at least 0; 10 nats are odds of 22,026 : 1 where ties are independent */
    public Result judged(double margin) {
        int windows = counts.length;
        int[][] tied = new int[windows][];
        Arrays.setAll(tied, t -> counts[t].nodes);
        boolean[][] there = new boolean[parts][];
        for (int p = 0; p < parts; p++) {
            there[p] = answers(presence(tied, p), margin);
        }
        int[][] root = new int[windows][parts];
        for (int[] r : root) {
            Arrays.setAll(r, p -> p);
        }
        for (long pair : pairs(counts)) {
            int a = (int) (pair / parts);
            int b = (int) (pair % parts);
            double[] gain = new double[windows];
            Arrays.setAll(gain, t -> counts[t].gainOfOne(a, b));
            boolean[] one = answers(gain, margin);
            for (int t = 0; t < windows; t++) {
                if (one[t] && there[a][t] && there[b][t]) {
                    int first = root(root[t], a);
                    int second = root(root[t], b);
                    root[t][Math.max(first, second)] = Math.min(first, second);
                }
            }
        }
        for (int t = 0; t < windows; t++) {
            int[] r = root[t].clone();
            int at = t;
            Arrays.setAll(root[t], p -> there[p][at] ? root(r, p) : -1);
        }
        return new Result(root, tied);
    }

    /** By how many nats the ties of a window are told shorter when parts a and b are one. */
    double gainOfOne(int window, int a, int b) {
        return counts[window].gainOfOne(a, b);
    }

    private static int root(int[] root, int part) {
        int at = part;
        while (root[at] != at) {
            at = root[at];
        }
        return at;
    }

    private static double[] presence(int[][] tied, int part) {
        int most = Arrays.stream(tied).mapToInt(t -> t[part]).max().orElse(0);
        double sum = 0;
        int usual = 0;
        for (int[] t : tied) {
            if (3 * t[part] >= most) {
                sum += t[part];
                usual++;
            }
        }
        double rate = sum / Math.max(1, usual);
        double[] gain = new double[tied.length];
        Arrays.setAll(gain, t -> most == 0 ? -1 : tied[t][part] * StrictMath.log(1 / FAINT) - rate * (1 - FAINT));
        return gain;
    }

    /** Yes or no in each window, so that the gains of the yes less {@code margin} for every change are most; of equals, no change. */
    static boolean[] answers(double[] gain, double margin) {
        int windows = gain.length;
        boolean[][] changed = new boolean[2][windows];
        double no = 0;
        double yes = gain[0];
        for (int t = 1; t < windows; t++) {
            changed[0][t] = yes - margin > no;
            changed[1][t] = no - margin > yes;
            double fromNo = no;
            no = Math.max(no, yes - margin);
            yes = Math.max(yes, fromNo - margin) + gain[t];
        }
        boolean[] answer = new boolean[windows];
        boolean now = yes > no;
        for (int t = windows - 1; t >= 0; t--) {
            answer[t] = now;
            now = changed[now ? 1 : 0][t] != now;
        }
        return answer;
    }

    /** Pairs of parts with more ties between them than chance gives in any window, in order; no others can be one. */
    private static long[] pairs(Counts[] counts) {
        List<Long> pairs = new ArrayList<>();
        for (Counts c : counts) {
            int parts = c.nodes.length - 1;
            for (int i = 0; i < c.pair.length; i++) {
                double byChance = (double) c.degree[(int) (c.pair[i] / parts)] * c.degree[(int) (c.pair[i] % parts)] / (2 * c.edges);
                if (c.between[i] > byChance) {
                    pairs.add(c.pair[i]);
                }
            }
        }
        return pairs.stream().mapToLong(p -> p).sorted().distinct().toArray();
    }

    /** What a window's graph says of the parts: tied nodes, degrees and edges of each, edges between two, all else together one more part. */
    private record Counts(int[] nodes, long[] degree, long[] inside, long[] pair, long[] between, double edges, double insideAll, double chanceInside) {

        static Counts of(Graph graph, int[] part, int parts) {
            int[] nodes = new int[parts + 1];
            long[] degree = new long[parts + 1];
            long[] arcs = new long[parts + 1];
            long[] crossing = new long[graph.neighbor.length / 2 + 1];
            int size = 0;
            for (int node = 0; node < graph.nodeCount; node++) {
                int own = part[node] < 0 || part[node] >= parts ? parts : part[node];
                nodes[own] += graph.degree(node) > 0 ? 1 : 0;
                degree[own] += graph.degree(node);
                for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                    int other = part[graph.neighbor[(int) arc]];
                    other = other < 0 || other >= parts ? parts : other;
                    arcs[own] += own == other ? 1 : 0;
                    if (own < other && other < parts) {
                        crossing[size++] = (long) own * parts + other;
                    }
                }
            }
            Arrays.sort(crossing, 0, size);
            long[] pair = Arrays.stream(crossing, 0, size).distinct().toArray();
            long[] between = new long[pair.length];
            for (int i = 0, at = -1; i < size; i++) {
                at += at < 0 || crossing[i] != pair[at] ? 1 : 0;
                between[at]++;
            }
            double edges = graph.neighbor.length / 2.0;
            double insideAll = 0;
            double chance = 0;
            for (int p = 0; p <= parts; p++) {
                arcs[p] /= 2;
                insideAll += arcs[p];
                chance += edges == 0 ? 0 : (double) degree[p] * degree[p] / (4 * edges);
            }
            return new Counts(nodes, degree, arcs, pair, between, edges, insideAll, chance);
        }

        /** By how many nats the window's ties are told shorter when a and b are one. */
        double gainOfOne(int a, int b) {
            if (nodes[a] == 0 || nodes[b] == 0) {
                return 0;
            }
            int at = Arrays.binarySearch(pair, (long) a * (nodes.length - 1) + b);
            double cross = at < 0 ? 0 : between[at];
            double crossByChance = (double) degree[a] * degree[b] / (2 * edges);
            double apart = told(inside[a], chance(degree[a])) + told(inside[b], chance(degree[b]))
                    - gain(edges - insideAll, edges - chanceInside);
            double one = told(inside[a] + inside[b] + cross, chance(degree[a] + degree[b]))
                    - gain(edges - insideAll - cross, edges - chanceInside - crossByChance);
            return apart - one;
        }

        private double chance(double degree) {
            return degree * degree / (4 * edges);
        }

        private static double told(double edges, double chance) {
            return 0.5 * StrictMath.log(1 + edges) - gain(edges, chance);
        }

        private static double gain(double edges, double chance) {
            return edges > 0 && chance > 0 ? edges * StrictMath.log(edges / chance) : 0;
        }
    }
}
