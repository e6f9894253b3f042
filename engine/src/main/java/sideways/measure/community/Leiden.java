// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;
import sideways.graph.Graph;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Leiden: communities that maximise modularity or the constant Potts model, each of them connected.
 *
 * <p>One iteration moves nodes to the neighboring community that gains most, from a queue of nodes
 * whose surroundings changed; then refines each community from singletons, merging only well-connected
 * parts, with a chance that grows with the gain; then makes a node of each refined part and goes on
 * with that smaller graph. Iterations repeat until none improves. Every community returned is
 * connected, which Louvain does not promise.
 *
 * <pre>  gain of node v joining C = k_{v,C} − λ · mass(v) · mass(C)
 *   modularity:      mass = strength, λ = γ / 2m
 *   constant Potts:  mass = nodes,    λ = γ</pre>
 *
 * <p>V. Traag, L. Waltman, N. J. van Eck: From Louvain to Leiden: guaranteeing well-connected
 * communities. Scientific Reports 9, 2019. doi:10.1038/s41598-019-41695-z
 *
 * <p>The answer depends on the graph, the options and the randomSeed, on nothing else. Weights and
 * their sums are whole numbers, so no sum depends on its order. Runs on one thread. Time O(m) a pass,
 * in practice a handful of passes; {@link #memoryBytes}.
 */
public final class Leiden {

    /** What is maximised. */
    public enum Quality { MODULARITY, CONSTANT_POTTS }

    /**
     * @param resolution γ: the larger, the smaller the communities; positive
     * @param randomness θ of the refinement: the larger, the less greedy; positive
     * @param maxIterations upper bound of whole iterations; they usually end earlier, by themselves
     */
    public record Options(Quality quality, double resolution, double randomness, int maxIterations) {

        public static final Options DEFAULT = new Options(Quality.MODULARITY, 1, 0.01, 10);

        public Options {
            if (!(resolution > 0)) {
                throw new IllegalArgumentException("resolution is " + resolution + "; it must be positive");
            }
            if (!(randomness > 0)) {
                throw new IllegalArgumentException("randomness is " + randomness + "; it must be positive");
            }
            if (maxIterations < 1) {
                throw new IllegalArgumentException("maxIterations is " + maxIterations + "; it must be at least 1");
            }
        }

        public Options withResolution(double resolution) {
            return new Options(quality, resolution, randomness, maxIterations);
        }

        public Options maximising(Quality quality) {
            return new Options(quality, resolution, randomness, maxIterations);
        }
    }

    private static final int CHECK_EVERY = 16_384;

    private final Options options;
    private final Run run;
    private double lambda;

    private Leiden(Options options, Run run) {
        this.options = options;
        this.run = run;
    }

    /**
     * The communities of {@code graph}, largest first. Nodes without edges are communities of one.
     *
     * @param graph undirected
     */
    public static Partition detect(Graph graph, Options options, Run run) {
        if (graph.directed) {
            throw new IllegalArgumentException("the graph is directed; pass graph.undirected()");
        }
        return new Leiden(options, run).detect(graph);
    }

    /** Bytes held while {@link #detect} runs, the graph aside: a copy of it one level up, and 8 arrays per node. */
    public static long memoryBytes(long nodeCount, long edgeCount) {
        return 16 * edgeCount + 64 * nodeCount;
    }

    private Partition detect(Graph graph) {
        Level base = Level.of(graph, options.quality);
        lambda = options.quality == Quality.MODULARITY
                ? options.resolution / Math.max(1, base.totalMass())
                : options.resolution;
        int[] community = Partition.singletons(graph.nodeCount).community();
        for (int iteration = 0; iteration < options.maxIterations; iteration++) {
            int[] before = community.clone();
            community = iterate(base, community, iteration);
            if (Arrays.equals(before, community)) {
                break;
            }
        }
        return Partition.of(community);
    }

    /** One whole iteration: down the levels and back. */
    private int[] iterate(Level base, int[] start, int iteration) {
        Level level = base;
        int[] community = start.clone();
        int[] levelNode = Partition.singletons(base.nodeCount).community();   // node of the level that holds each base node
        for (int depth = 0; ; depth++) {
            Rng rng = run.random("leiden", (long) iteration << 32 | depth);
            moveNodes(level, community, rng);
            int[] refined = refine(level, community, rng);
            int parts = renumber(refined);
            if (parts == level.nodeCount) {
                break;
            }
            int[] partCommunity = new int[parts];
            for (int node = 0; node < level.nodeCount; node++) {
                partCommunity[refined[node]] = community[node];
            }
            for (int node = 0; node < base.nodeCount; node++) {
                levelNode[node] = refined[levelNode[node]];
            }
            level = level.aggregate(refined, parts);
            renumber(partCommunity);
            community = partCommunity;
        }
        int[] result = new int[base.nodeCount];
        for (int node = 0; node < base.nodeCount; node++) {
            result[node] = community[levelNode[node]];
        }
        return connectedPieces(base, result);
    }

    /** The communities cut into their connected pieces: a move can take the one node that held two halves together. */
    private static int[] connectedPieces(Level level, int[] community) {
        int[] piece = new int[level.nodeCount];
        Arrays.fill(piece, -1);
        int[] stack = new int[level.nodeCount];
        int pieces = 0;
        for (int start = 0; start < level.nodeCount; start++) {
            if (piece[start] >= 0) {
                continue;
            }
            int height = 0;
            stack[height++] = start;
            piece[start] = pieces;
            while (height > 0) {
                int node = stack[--height];
                for (int arc = level.offset[node]; arc < level.offset[node + 1]; arc++) {
                    int other = level.neighbor[arc];
                    if (piece[other] < 0 && community[other] == community[node]) {
                        piece[other] = pieces;
                        stack[height++] = other;
                    }
                }
            }
            pieces++;
        }
        return piece;
    }

    /** Local moving from a queue: a node that moves wakes the neighbors it leaves behind. */
    private void moveNodes(Level level, int[] community, Rng rng) {
        int nodes = level.nodeCount;
        long[] mass = new long[nodes];
        int[] members = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            mass[community[node]] += level.mass[node];
            members[community[node]]++;
        }
        int[] empty = new int[nodes];
        int empties = 0;
        for (int c = nodes - 1; c >= 0; c--) {
            if (members[c] == 0) {
                empty[empties++] = c;
            }
        }
        int[] queue = Partition.singletons(nodes).community();
        rng.shuffle(queue);
        boolean[] queued = new boolean[nodes];
        Arrays.fill(queued, true);
        int head = 0;
        int waiting = nodes;
        Ties ties = new Ties(nodes);
        for (long steps = 0; waiting > 0; steps++) {
            if (steps % CHECK_EVERY == 0) {
                run.checkpoint();
            }
            int node = queue[head];
            head = head + 1 == nodes ? 0 : head + 1;
            waiting--;
            queued[node] = false;

            int own = community[node];
            ties.gather(level, node, community);
            mass[own] -= level.mass[node];
            members[own]--;
            double penalty = lambda * level.mass[node];
            int best = own;
            double bestGain = ties.to(own) - penalty * mass[own];
            for (int i = 0; i < ties.count; i++) {
                int candidate = ties.group[i];
                double gain = ties.to(candidate) - penalty * mass[candidate];
                if (gain > bestGain || gain == bestGain && candidate != own && best != own && candidate < best) {
                    bestGain = gain;
                    best = candidate;
                }
            }
            if (bestGain < 0 && members[own] > 0) {
                best = empty[--empties];          // better alone than anywhere
            }
            ties.clear();
            if (best != own && members[own] == 0) {
                empty[empties++] = own;
            }
            mass[best] += level.mass[node];
            members[best]++;
            if (best == own) {
                continue;
            }
            community[node] = best;
            for (int arc = level.offset[node]; arc < level.offset[node + 1]; arc++) {
                int other = level.neighbor[arc];
                if (!queued[other] && community[other] != best) {
                    queued[other] = true;
                    int tail = head + waiting;
                    queue[tail >= nodes ? tail - nodes : tail] = other;
                    waiting++;
                }
            }
        }
    }

    /** Splits each community into well-connected parts, each starting from single nodes. */
    private int[] refine(Level level, int[] community, Rng rng) {
        int nodes = level.nodeCount;
        long[] communityMass = new long[nodes];
        for (int node = 0; node < nodes; node++) {
            communityMass[community[node]] += level.mass[node];
        }
        int[] part = Partition.singletons(nodes).community();
        long[] partMass = level.mass.clone();
        long[] outward = new long[nodes];       // weight from a part to the rest of its community
        for (int node = 0; node < nodes; node++) {
            for (int arc = level.offset[node]; arc < level.offset[node + 1]; arc++) {
                if (community[level.neighbor[arc]] == community[node]) {
                    outward[node] += level.weightAt(arc);
                }
            }
        }
        boolean[] single = new boolean[nodes];
        Arrays.fill(single, true);
        int[] order = Partition.singletons(nodes).community();
        rng.shuffle(order);
        Ties ties = new Ties(nodes);
        double[] chance = new double[16];
        int[] candidate = new int[16];
        for (int step = 0; step < nodes; step++) {
            if (step % CHECK_EVERY == 0) {
                run.checkpoint();
            }
            int node = order[step];
            long whole = communityMass[community[node]];
            if (!single[node] || !wellConnected(outward[node], level.mass[node], whole)) {
                continue;
            }
            ties.gatherWithin(level, node, part, community);
            if (chance.length < ties.count + 1) {
                chance = new double[2 * ties.count + 1];
                candidate = new int[2 * ties.count + 1];
            }
            int candidates = 0;
            double penalty = lambda * level.mass[node];
            double bestGain = 0;
            for (int i = 0; i < ties.count; i++) {
                int target = ties.group[i];
                double gain = ties.to(target) - penalty * partMass[target];
                if (target != node && gain >= 0 && wellConnected(outward[target], partMass[target], whole)) {
                    candidate[candidates] = target;
                    chance[candidates++] = gain;
                    bestGain = Math.max(bestGain, gain);
                }
            }
            if (candidates > 0) {
                int target = candidate[candidates == 1 ? 0 : draw(chance, candidates, bestGain, rng)];
                outward[target] += outward[node] - 2 * ties.to(target);
                partMass[target] += level.mass[node];
                partMass[node] = 0;
                part[node] = target;
                single[target] = false;
                single[node] = false;
            }
            ties.clear();
        }
        return part;
    }

    /** One of the candidates, with a chance that falls off exponentially in what its gain lacks of the best. */
    private int draw(double[] gain, int candidates, double bestGain, Rng rng) {
        // gains relative to the best, so that θ means the same on every graph
        double scale = options.randomness * Math.max(1e-300, bestGain);
        double total = 0;
        for (int i = 0; i < candidates; i++) {
            total += gain[i] = StrictMath.exp((gain[i] - bestGain) / scale);
        }
        double left = rng.nextDouble() * total;
        int chosen = 0;
        while (chosen < candidates - 1 && (left -= gain[chosen]) >= 0) {
            chosen++;
        }
        return chosen;
    }

    private boolean wellConnected(long outward, long mass, long whole) {
        return outward >= lambda * mass * (whole - mass);
    }

    /** Renumbers labels by first appearance, in place; returns how many there are. */
    private static int renumber(int[] label) {
        int labels = 0;
        for (int l : label) {
            labels = Math.max(labels, l + 1);
        }
        int[] fresh = new int[labels];
        int count = 0;
        for (int node = 0; node < label.length; node++) {
            int old = label[node];
            if (fresh[old] == 0) {
                fresh[old] = ++count;
            }
            label[node] = fresh[old] - 1;
        }
        return count;
    }

    /** Weights from one node to the groups around it; reset by visiting only what was touched. */
    private static final class Ties {
        private final long[] weight;
        private int[] group = new int[64];
        private int count;

        Ties(int groups) {
            weight = new long[groups];
        }

        void gather(Level level, int node, int[] groupOf) {
            for (int arc = level.offset[node]; arc < level.offset[node + 1]; arc++) {
                add(groupOf[level.neighbor[arc]], level.weightAt(arc));
            }
        }

        void gatherWithin(Level level, int node, int[] groupOf, int[] community) {
            for (int arc = level.offset[node]; arc < level.offset[node + 1]; arc++) {
                int other = level.neighbor[arc];
                if (community[other] == community[node]) {
                    add(groupOf[other], level.weightAt(arc));
                }
            }
        }

        private void add(int to, int w) {
            if (weight[to] == 0) {
                if (count == group.length) {
                    group = Arrays.copyOf(group, 2 * count);
                }
                group[count++] = to;
            }
            weight[to] += w;
        }

        long to(int target) {
            return weight[target];
        }

        void clear() {
            for (int i = 0; i < count; i++) {
                weight[group[i]] = 0;
            }
            count = 0;
        }
    }

    /** A graph of parts: edges between them as compressed rows, without loops, and the mass of each. */
    private record Level(int nodeCount, int[] offset, int[] neighbor, int[] weight, long[] mass) {

        static Level of(Graph graph, Quality quality) {
            int nodes = graph.nodeCount;
            int[] offset = new int[nodes + 1];
            int[] neighbor = new int[graph.neighbor.length];
            int[] weight = graph.weight == null ? null : new int[graph.neighbor.length];
            long[] mass = new long[nodes];
            int filled = 0;
            for (int node = 0; node < nodes; node++) {
                for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                    if (graph.neighbor[(int) arc] != node) {
                        neighbor[filled] = graph.neighbor[(int) arc];
                        if (weight != null) {
                            weight[filled] = graph.weight[(int) arc];
                        }
                        filled++;
                    }
                }
                offset[node + 1] = filled;
                mass[node] = quality == Quality.MODULARITY ? graph.strength(node) : 1;
            }
            return new Level(nodes, offset, neighbor, weight, mass);
        }

        int weightAt(int arc) {
            return weight == null ? 1 : weight[arc];
        }

        long totalMass() {
            long sum = 0;
            for (long m : mass) {
                sum += m;
            }
            return sum;
        }

        /** Each part becomes a node; ties inside a part vanish, for they can no longer be cut. */
        Level aggregate(int[] part, int parts) {
            int[] start = new int[parts + 1];
            for (int p : part) {
                start[p + 1]++;
            }
            for (int p = 0; p < parts; p++) {
                start[p + 1] += start[p];
            }
            int[] member = new int[nodeCount];
            int[] next = Arrays.copyOf(start, parts);
            for (int node = 0; node < nodeCount; node++) {
                member[next[part[node]]++] = node;
            }
            int[] newOffset = new int[parts + 1];
            int[] newNeighbor = new int[neighbor.length];
            int[] newWeight = new int[neighbor.length];
            long[] newMass = new long[parts];
            Ties ties = new Ties(parts);
            int filled = 0;
            for (int p = 0; p < parts; p++) {
                for (int i = start[p]; i < start[p + 1]; i++) {
                    newMass[p] += mass[member[i]];
                    ties.gather(this, member[i], part);
                }
                for (int i = 0; i < ties.count; i++) {
                    int other = ties.group[i];
                    if (other != p) {
                        newNeighbor[filled] = other;
                        newWeight[filled++] = Math.toIntExact(ties.to(other));
                    }
                }
                ties.clear();
                newOffset[p + 1] = filled;
            }
            return new Level(parts, newOffset, Arrays.copyOf(newNeighbor, filled), Arrays.copyOf(newWeight, filled), newMass);
        }
    }
}
