// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sideways.graph.Graph;

/**
 * Niches of one stretch of time after another, changed only where the ties insist.
 *
 * <p>Two searches of two samples of one unchanged community differ, and told as they are would be births, deaths and splits of
 * nothing. So each window's niches are held against those of its neighbor: parts of what was one niche are
 * put together again, what was several is parted again, what seems scattered is gathered again, and what nobody knew joins
 * where it is tied most, unless the window's own ties are then told longer ({@link DescriptionLength}) by
 * {@code margin} nats or more. First forwards from the first window, then backwards from the last; what still differs is refused by the ties of
 * both windows.
 *
 * <p>The margin is the evidence asked of a change: 10 nats are odds of e¹⁰ : 1. Between 0 and 10 nats it could as well be chance.
 * Hysteresis of this kind is the discrete form of temporal smoothness: D. Chakrabarti, R. Kumar, A. Tomkins: Evolutionary clustering. KDD 2006.
 * doi:10.1145/1150402.1150467. Time O(m) a proposal, of which there are about two for every niche and window.
 */
public final class Continuity {

    /**
     * @param margin nats by which a change must tell the ties shorter, at least 0
     * @param smallest fewest members of a niche to follow
     * @param most niches of a window to follow, the largest
     */
    public record Options(double margin, int smallest, int most) {

        public static final Options DEFAULT = new Options(10, 10, 100);

        public Options {
            if (!(margin >= 0) || smallest < 1 || most < 1) {
                throw new IllegalArgumentException("margin, smallest and most are " + margin + ", " + smallest + " and " + most
                        + "; they must be at least 0, 1 and 1");
            }
        }
    }

    private static final int SWEEPS = 3;

    private final Graph graph;
    private final int[] known;
    private final Options options;
    private int[] label;
    private double length;

    private Continuity(Graph graph, int[] label, int[] known, Options options) {
        this.graph = graph;
        this.known = known;
        this.options = options;
        this.label = label;
        this.length = length(label);
    }

    /**
     * @param window undirected graph of each window, all over the same nodes
     * @param found communities found in each, each on its own
     * @return niche of node in each window, −1 of nodes without ties there and of niches too small to follow
     */
    public static int[][] of(Graph[] window, Partition[] found, Options options) {
        int windows = window.length;
        int[][] label = new int[windows][];
        int[] last = null;
        for (int t = 0; t < windows; t++) {
            label[t] = found[t].community().clone();
            label[t] = last == null ? label[t] : new Continuity(window[t], label[t], last, options).settled();
            last = lastSeen(last, window[t], label[t], options);
        }
        last = lastSeen(null, window[windows - 1], label[windows - 1], options);
        for (int t = windows - 2; t >= 0; t--) {
            label[t] = new Continuity(window[t], label[t], last, options).settled();
            last = lastSeen(last, window[t], label[t], options);
        }
        int[][] niche = new int[windows][];
        for (int t = 0; t < windows; t++) {
            niche[t] = followed(window[t], label[t], options);
        }
        return niche;
    }

    /** The followed niche in which each node was seen last; nodes not seen keep what they had, under numbers of their own. */
    private static int[] lastSeen(int[] before, Graph graph, int[] label, Options options) {
        int[] now = followed(graph, label, options);
        if (before == null) {
            return now;
        }
        // a niche known from before is the one of now in which most of its members are, if any is
        int[] seen = new int[now.length];
        int fresh = Arrays.stream(now).max().orElse(-1) + 1;
        int[] best = majority(before, now);
        for (int node = 0; node < seen.length; node++) {
            boolean silent = graph.degree(node) == 0;
            seen[node] = !silent ? now[node] : before[node] < 0 ? -1 : best[before[node]] >= 0 ? best[before[node]] : fresh + before[node];
        }
        return dense(seen);
    }

    private static int[] majority(int[] of, int[] in) {
        long[] pair = new long[of.length];
        int size = 0;
        for (int node = 0; node < of.length; node++) {
            if (of[node] >= 0 && in[node] >= 0) {
                pair[size++] = (long) of[node] << 32 | in[node];
            }
        }
        Arrays.sort(pair, 0, size);
        int[] best = new int[Arrays.stream(of).max().orElse(-1) + 1];
        int[] most = new int[best.length];
        Arrays.fill(best, -1);
        for (int start = 0, end; start < size; start = end) {
            end = start;
            while (end < size && pair[end] == pair[start]) {
                end++;
            }
            int o = (int) (pair[start] >>> 32);
            if (end - start > most[o]) {
                most[o] = end - start;
                best[o] = (int) pair[start];
            }
        }
        return best;
    }

    private static int[] dense(int[] label) {
        int[] distinct = Arrays.stream(label).filter(l -> l >= 0).sorted().distinct().toArray();
        return Arrays.stream(label).map(l -> l < 0 ? -1 : Arrays.binarySearch(distinct, l)).toArray();
    }

    /** The largest communities of at least the smallest size, numbered from the largest; −1 for nodes without ties and for the rest. */
    private static int[] followed(Graph graph, int[] label, Options options) {
        int[] tied = label.clone();
        for (int node = 0; node < tied.length; node++) {
            tied[node] = graph.degree(node) == 0 ? -1 : tied[node];
        }
        int[] size = sizes(tied);
        Integer[] order = new Integer[size.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> size[a] != size[b] ? size[b] - size[a] : a - b);
        int[] rank = new int[size.length];
        for (int r = 0; r < order.length; r++) {
            rank[order[r]] = r < options.most && size[order[r]] >= options.smallest ? r : -1;
        }
        return Arrays.stream(tied).map(l -> l < 0 ? -1 : rank[l]).toArray();
    }

    private static int[] sizes(int[] label) {
        int[] size = new int[Arrays.stream(label).max().orElse(-1) + 1];
        for (int l : label) {
            if (l >= 0) {
                size[l]++;
            }
        }
        return size;
    }

    private double length(int[] labels) {
        return DescriptionLength.of(graph, Partition.of(labels));
    }

    private boolean accepts(int[] proposal) {
        double told = length(proposal);
        if (told >= length + options.margin) {
            return false;
        }
        label = proposal;
        length = told;
        return true;
    }

    private int[] settled() {
        unite();
        part();
        gather();
        join();
        return label;
    }

    /** Members of each (community now, niche known) as entries {@code community << 32 | niche}, and their counts; nodes tied here only. */
    private long[][] table() {
        long[] pair = new long[label.length];
        int size = 0;
        for (int node = 0; node < label.length; node++) {
            if (graph.degree(node) > 0 && known[node] >= 0) {
                pair[size++] = (long) label[node] << 32 | known[node];
            }
        }
        Arrays.sort(pair, 0, size);
        long[] cell = new long[size];
        long[] count = new long[size];
        int cells = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || pair[i] != pair[i - 1]) {
                cell[cells++] = pair[i];
            }
            count[cells - 1]++;
        }
        return new long[][] {Arrays.copyOf(cell, cells), Arrays.copyOf(count, cells)};
    }

    /** Communities whose known members are mostly of one niche are parts of it: all at once, else one by one to the largest. */
    private void unite() {
        long[][] table = table();
        int communities = Arrays.stream(label).max().orElse(-1) + 1;
        long[] all = new long[communities];
        long[] most = new long[communities];
        int[] of = new int[communities];
        Arrays.fill(of, -1);
        for (int i = 0; i < table[0].length; i++) {
            int c = (int) (table[0][i] >>> 32);
            all[c] += table[1][i];
            if (table[1][i] > most[c]) {
                most[c] = table[1][i];
                of[c] = (int) table[0][i];
            }
        }
        int niches = Arrays.stream(known).max().orElse(-1) + 1;
        List<List<Integer>> parts = new ArrayList<>();
        for (int niche = 0; niche < niches; niche++) {
            parts.add(new ArrayList<>());
        }
        for (int c = 0; c < communities; c++) {
            if (of[c] >= 0 && 2 * most[c] > all[c]) {
                parts.get(of[c]).add(c);
            }
        }
        for (List<Integer> part : parts) {
            part.sort((a, b) -> Long.compare(most[b], most[a]));
            if (part.size() > 1 && !accepts(merged(part, part.size()))) {
                for (int i = 1; i < Math.min(part.size(), 20); i++) {
                    accepts(merged(List.of(part.get(0), part.get(i)), 2));
                }
            }
        }
    }

    private int[] merged(List<Integer> part, int count) {
        int[] proposal = label.clone();
        for (int node = 0; node < proposal.length; node++) {
            for (int i = 1; i < count; i++) {
                if (label[node] == part.get(i)) {
                    proposal[node] = part.get(0);
                }
            }
        }
        return proposal;
    }

    /** Communities that hold most of the members of several niches are parted along them. */
    private void part() {
        long[][] table = table();
        int niches = Arrays.stream(known).max().orElse(-1) + 1;
        long[] here = new long[niches];
        for (int i = 0; i < table[0].length; i++) {
            here[(int) table[0][i]] += table[1][i];
        }
        for (int start = 0, end; start < table[0].length; start = end) {
            int community = (int) (table[0][start] >>> 32);
            boolean[] held = new boolean[niches];
            int holds = 0;
            end = start;
            while (end < table[0].length && table[0][end] >>> 32 == community) {
                int niche = (int) table[0][end];
                held[niche] = 2 * table[1][end] > here[niche] && table[1][end] >= Math.max(3, options.smallest / 2);
                holds += held[niche] ? 1 : 0;
                end++;
            }
            if (holds > 1 && !accepts(parted(community, held))) {
                for (int niche = 0; holds > 2 && niche < niches; niche++) {
                    if (held[niche]) {
                        boolean[] one = new boolean[niches];
                        one[niche] = true;
                        accepts(parted(community, one));
                    }
                }
            }
        }
    }

    /** Members of held niches go to communities of their own, one a niche; the others of the community follow their ties. With one niche held, the rest stays. */
    private int[] parted(int community, boolean[] held) {
        int fresh = Arrays.stream(label).max().orElse(-1) + 1;
        int[] proposal = label.clone();
        int count = 0;
        for (boolean h : held) {
            count += h ? 1 : 0;
        }
        boolean alone = count == 1;
        boolean[] open = new boolean[label.length];
        for (int node = 0; node < label.length; node++) {
            if (label[node] == community) {
                boolean goes = known[node] >= 0 && held[known[node]];
                proposal[node] = goes ? fresh + known[node] : community;
                open[node] = !goes && !alone && graph.degree(node) > 0;
            }
        }
        follow(proposal, open, fresh);
        return proposal;
    }

    /** Open nodes go to the community, of those numbered from {@code from} on, to which most of their ties lead. */
    private void follow(int[] proposal, boolean[] open, int from) {
        int[] ties = new int[Arrays.stream(proposal).max().orElse(-1) + 1];
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int node = 0; node < open.length; node++) {
                if (!open[node]) {
                    continue;
                }
                int best = -1;
                for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                    int c = proposal[graph.neighbor[(int) arc]];
                    if (c >= from && (++ties[c] > (best < 0 ? 0 : ties[best]) || ties[c] == ties[best] && c < best)) {
                        best = c;
                    }
                }
                for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                    ties[proposal[graph.neighbor[(int) arc]]] = 0;
                }
                proposal[node] = best >= 0 ? best : proposal[node];
            }
        }
    }

    /** A niche most of whose members are together nowhere is gathered again. */
    private void gather() {
        long[][] table = table();
        int niches = Arrays.stream(known).max().orElse(-1) + 1;
        long[] here = new long[niches];
        long[] most = new long[niches];
        for (int i = 0; i < table[0].length; i++) {
            int niche = (int) table[0][i];
            here[niche] += table[1][i];
            most[niche] = Math.max(most[niche], table[1][i]);
        }
        for (int niche = 0; niche < niches; niche++) {
            if (here[niche] >= options.smallest && 2 * most[niche] <= here[niche]) {
                int fresh = Arrays.stream(label).max().orElse(-1) + 1;
                int[] proposal = label.clone();
                for (int node = 0; node < proposal.length; node++) {
                    proposal[node] = known[node] == niche && graph.degree(node) > 0 ? fresh : proposal[node];
                }
                accepts(proposal);
            }
        }
    }

    /** A community that continues no niche joins the one to which most of its ties lead. */
    private void join() {
        long[][] table = table();
        int communities = Arrays.stream(label).max().orElse(-1) + 1;
        int[] size = new int[communities];
        for (int node = 0; node < label.length; node++) {
            size[label[node]] += graph.degree(node) > 0 ? 1 : 0;
        }
        long[] best = new long[communities];
        long[] whole = new long[Arrays.stream(known).max().orElse(-1) + 1];
        for (int i = 0; i < table[0].length; i++) {
            whole[(int) table[0][i]] += table[1][i];
        }
        for (int i = 0; i < table[0].length; i++) {
            if (2 * table[1][i] > whole[(int) table[0][i]]) {
                best[(int) (table[0][i] >>> 32)]++;
            }
        }
        for (int c = 0; c < communities; c++) {
            if (size[c] >= options.smallest && best[c] == 0) {
                long[] ties = new long[communities];
                for (int node = 0; node < label.length; node++) {
                    for (long arc = graph.offset[node]; label[node] == c && arc < graph.offset[node + 1]; arc++) {
                        int other = label[graph.neighbor[(int) arc]];
                        ties[other < communities ? other : c] += other == c ? 0 : 1;
                    }
                }
                int to = -1;
                for (int o = 0; o < communities; o++) {
                    to = ties[o] > (to < 0 ? 0 : ties[to]) ? o : to;
                }
                if (to >= 0) {
                    accepts(merged(List.of(to, c), 2));
                }
            }
        }
    }
}
