// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;
import java.util.stream.IntStream;
import sideways.graph.Graph;
import sideways.run.Run;

/**
 * Who stays and who goes in a {@link NicheUpdate}: members, then groups of newcomers, then pieces that came apart.
 *
 * <p>Labels below {@code old} are the old niches'; each node has two of its own in store, {@code old + node} and that plus the number of nodes.
 */
final class NicheMoves {
    private final Graph graph;
    private final int[] before;
    private final int[] changed;
    private final NicheUpdate.Options options;
    private final int old;
    private final boolean[] free;            // moves for any gain: newcomers and members of dissolved niches
    private final long[] load;               // what a node weighs in the expected ties: its strength, or 1 in the constant Potts model
    private final int[] label;
    private final long[] mass;               // load of label
    private final double lambda;
    private final long[] weight;             // from the set just looked at to each label; zero in between
    private int[] around = new int[16];
    private int aroundCount;
    private int asked;

    NicheMoves(Graph graph, int[] niche, int[] changed, NicheUpdate.Options options) {
        int nodes = graph.nodeCount;
        this.graph = graph;
        this.before = niche;
        this.changed = changed;
        this.options = options;
        old = Arrays.stream(niche).max().orElse(-1) + 1;
        free = new boolean[nodes];
        boolean potts = options.quality() == Leiden.Quality.CONSTANT_POTTS;
        load = graph.strengths();
        if (potts) {
            Arrays.fill(load, 1);
        }
        label = new int[nodes];
        mass = new long[old + 2 * nodes];
        weight = new long[old + 2 * nodes];
        for (int node = 0; node < nodes; node++) {
            boolean alone = niche[node] < 0 || graph.degree(node) == 0;
            free[node] = niche[node] < 0;
            label[node] = alone ? old + node : niche[node];
        }
        lambda = potts ? options.resolution() : options.resolution() / Math.max(1, Arrays.stream(load).sum());
    }

    static boolean[] upset(Graph before, int[] niche, int[] changed, double share) {
        int niches = Arrays.stream(niche).max().orElse(-1) + 1;
        long[] arcs = new long[niches];
        long[] gone = new long[niches];
        for (int node = 0; node < niche.length; node++) {
            if (niche[node] >= 0) {
                arcs[niche[node]] += before.degree(node);
                gone[niche[node]] += changed[node];
            }
        }
        boolean[] upset = new boolean[niches];
        for (int c = 0; c < niches; c++) {
            upset[c] = share < 1 && gone[c] > share * arcs[c];
        }
        return upset;
    }

    static boolean anyUpset(Graph before, int[] niche, int[] changed, double share) {
        for (boolean u : upset(before, niche, changed, share)) {
            if (u) {
                return true;
            }
        }
        return false;
    }

    NicheMoves dissolving(Graph old, double share) {
        boolean[] upset = upset(old, before, changed, share);
        for (int node = 0; node < label.length; node++) {
            if (before[node] >= 0 && upset[before[node]]) {
                label[node] = this.old + node;
                free[node] = true;
            }
        }
        return this;
    }

    NicheUpdate updated(Run run) {
        for (int node = 0; node < label.length; node++) {
            mass[label[node]] += load[node];
        }
        move(run);
        join(run, freshLabels());
        cut(run);
        return numbered();
    }

    private void look(int[] member, int from, int to) {
        for (int i = from; i < to; i++) {
            int node = member[i];
            for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                int other = graph.neighbor[(int) arc];
                if (other == node) {
                    continue;
                }
                int l = label[other];
                if (weight[l] == 0) {
                    around = aroundCount == around.length ? Arrays.copyOf(around, 2 * aroundCount) : around;
                    around[aroundCount++] = l;
                }
                weight[l] += graph.weightAt(arc);
            }
        }
    }

    private void forget() {
        for (int i = 0; i < aroundCount; i++) {
            weight[around[i]] = 0;
        }
        aroundCount = 0;
    }

    /** The label around where a set of this mass gains most over having none, and more than {@code least}; of equals the lowest; −1 without. */
    private int best(long setMass, int own, double least) {
        int best = -1;
        double most = least;
        for (int i = 0; i < aroundCount; i++) {
            int l = around[i];
            double gain = weight[l] - lambda * setMass * mass[l];
            if (l != own && (gain > most || gain == most && best >= 0 && l < best)) {
                most = gain;
                best = l;
            }
        }
        return best;
    }

    private void move(Run run) {
        int nodes = graph.nodeCount;
        boolean[] queued = new boolean[nodes];
        for (int node = 0; node < nodes; node++) {
            if (changed[node] == 0 && !free[node]) {
                continue;
            }
            queued[node] |= graph.degree(node) > 0;
            for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                queued[graph.neighbor[(int) arc]] = true;
            }
        }
        int[] first = IntStream.range(0, nodes).filter(node -> queued[node]).toArray();
        run.random("niche update", 0).shuffle(first);
        int[] queue = Arrays.copyOf(first, nodes);
        int waiting = first.length;
        int[] one = new int[1];
        boolean[] wasAsked = new boolean[nodes];
        for (int head = 0; waiting > 0; head = head + 1 == nodes ? 0 : head + 1, waiting--) {
            if ((head & 0x3fff) == 0) {
                run.checkpoint();
            }
            int node = queue[head];
            queued[node] = false;
            asked += wasAsked[node] ? 0 : 1;
            wasAsked[node] = true;
            one[0] = node;
            look(one, 0, 1);
            int own = label[node];
            mass[own] -= load[node];
            double stay = weight[own] - lambda * load[node] * mass[own];
            int to = best(load[node], own, free[node] ? Math.max(0, stay) : stay + options.inertia());
            to = to < 0 ? free[node] && stay < 0 && mass[old + node] == 0 ? old + node : own : to;
            forget();
            label[node] = to;
            mass[to] += load[node];
            if (to == own) {
                continue;
            }
            for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                int other = graph.neighbor[(int) arc];
                if (!queued[other] && label[other] != to) {
                    queued[other] = true;
                    int tail = head + waiting;
                    queue[tail >= nodes ? tail - nodes : tail] = other;
                    waiting++;
                }
            }
        }
    }

    private boolean[] freshLabels() {
        boolean[] fresh = new boolean[mass.length];
        Arrays.fill(fresh, old, fresh.length, true);
        return fresh;
    }

    /** Whole groups whose label {@code joins} go where they gain most, until none gains. */
    private void join(Run run, boolean[] joins) {
        for (boolean joined = true; joined; ) {
            joined = false;
            boolean[] grown = new boolean[mass.length];      // in this round: not all its members stand together in the list
            run.checkpoint();
            int[] member = IntStream.range(0, label.length).filter(node -> joins[label[node]] && graph.degree(node) > 0).boxed()
                    .sorted((a, b) -> label[a] != label[b] ? label[a] - label[b] : a - b).mapToInt(node -> node).toArray();
            for (int from = 0, to; from < member.length; from = to) {
                to = from;
                int own = label[member[from]];
                while (to < member.length && label[member[to]] == own) {
                    to++;
                }
                if (grown[own]) {
                    continue;
                }
                look(member, from, to);
                int best = best(mass[own], own, 0);
                forget();
                if (best >= 0) {
                    mass[best] += mass[own];
                    mass[own] = 0;
                    for (int i = from; i < to; i++) {
                        label[member[i]] = best;
                    }
                    grown[best] = true;
                    joined = true;
                }
            }
        }
    }

    private void cut(Run run) {
        int[] piece = Pieces.of(graph, label);
        int pieces = Arrays.stream(piece).max().orElse(-1) + 1;
        int[] stayed = new int[pieces];      // old members of the label in the piece
        int[] first = new int[pieces];
        Arrays.fill(first, -1);
        for (int node = 0; node < piece.length; node++) {
            first[piece[node]] = first[piece[node]] < 0 ? node : first[piece[node]];
            stayed[piece[node]] += label[node] == before[node] ? 1 : 0;
        }
        int[] keeper = new int[mass.length];
        Arrays.fill(keeper, -1);
        for (int p = 0; p < pieces; p++) {
            int l = label[first[p]];
            keeper[l] = keeper[l] < 0 || stayed[p] > stayed[keeper[l]] ? p : keeper[l];
        }
        boolean[] torn = new boolean[mass.length];
        int[] whole = label.clone();
        for (int node = 0; node < piece.length; node++) {
            if (keeper[whole[node]] != piece[node]) {
                label[node] = old + label.length + first[piece[node]];
            }
        }
        Arrays.fill(mass, 0);
        for (int node = 0; node < label.length; node++) {
            mass[label[node]] += load[node];
            torn[label[node]] |= label[node] != whole[node];
        }
        join(run, torn);
    }

    private NicheUpdate numbered() {
        int[] niche = label.clone();
        for (int node = 0; node < niche.length; node++) {
            niche[node] = graph.degree(node) == 0 ? -1 : niche[node];
        }
        inherit(niche);
        int[] fresh = new int[mass.length];
        int next = old;
        for (int node = 0; node < niche.length; node++) {
            if (niche[node] >= old) {
                fresh[niche[node]] = fresh[niche[node]] == 0 ? ++next : fresh[niche[node]];
                niche[node] = fresh[niche[node]] - 1;
            }
        }
        int moved = 0;
        for (int node = 0; node < niche.length; node++) {
            moved += before[node] >= 0 && niche[node] >= 0 && niche[node] != before[node] ? 1 : 0;
        }
        return new NicheUpdate(niche, asked, moved);
    }

    /** Numbers that nobody has any more go to the new group that holds most of who had them. */
    private void inherit(int[] niche) {
        boolean[] lives = new boolean[old];
        for (int n : niche) {
            if (n >= 0 && n < old) {
                lives[n] = true;
            }
        }
        long[] pair = IntStream.range(0, niche.length).filter(node -> niche[node] >= old && before[node] >= 0 && !lives[before[node]])
                .mapToLong(node -> (long) before[node] << 32 | niche[node]).sorted().toArray();
        int[] most = new int[old];
        int[] heir = new int[old];
        for (int from = 0, to; from < pair.length; from = to) {
            to = from;
            while (to < pair.length && pair[to] == pair[from]) {
                to++;
            }
            int number = (int) (pair[from] >>> 32);
            if (to - from > most[number]) {
                most[number] = to - from;
                heir[number] = (int) pair[from];
            }
        }
        int[] inherited = new int[mass.length];
        Arrays.fill(inherited, -1);
        IntStream.range(0, old).filter(number -> most[number] > 0).boxed()
                .sorted((a, b) -> most[a] != most[b] ? most[b] - most[a] : a - b)
                .forEach(number -> inherited[heir[number]] = inherited[heir[number]] < 0 ? number : inherited[heir[number]]);
        for (int node = 0; node < niche.length; node++) {
            niche[node] = niche[node] >= 0 && inherited[niche[node]] >= 0 ? inherited[niche[node]] : niche[node];
        }
    }
}
