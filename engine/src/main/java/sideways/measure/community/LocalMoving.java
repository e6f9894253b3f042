// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Leiden's first phase: nodes move to the neighboring community that gains most, as long as any does.
 *
 * <p>Small levels take nodes one by one from a queue: a node that moves wakes the neighbors it leaves
 * behind, and at the end no single move gains. Large levels go in batches scattered over the level: every
 * awake node of a batch chooses against the state before the batch, in parallel; then the choices take effect
 * in order, each only if it still gains after those before it. So two nodes that would swap places, or many
 * that would crowd into one community, do not. Which way is taken, and the batches, depend on the level alone, so
 * the answer does not depend on the threads. Weights are whole numbers, so no sum depends on its order.
 */
final class LocalMoving {

    /** A level with fewer nodes, or fewer arcs, goes one by one. */
    private static final int LARGE_NODES = 1 << 15;
    private static final int LARGE_ARCS = 1 << 20;

    private static final int CHECK_EVERY = 1024;
    private static final int CHUNK = 128;
    private static final int BATCHES = 48;
    private static final int NODES_PER_BLOCK = 1024;
    private static final int MOST_SWEEPS = 40;
    private static final int ALONE = -1;

    private final Level level;
    private final int[] community;
    private final double lambda;
    private final Run run;
    private final Tables tables;
    private final long[] mass;
    private final long[] massIn;
    private final int[] members;
    private int empty;

    private LocalMoving(Level level, int[] community, double lambda, Run run, Tables tables) {
        this.level = level;
        this.community = community;
        this.lambda = lambda;
        this.run = run;
        this.tables = tables;
        this.mass = new long[level.nodeCount()];
        this.massIn = level.isDirected() ? new long[level.nodeCount()] : null;
        this.members = new int[level.nodeCount()];
        count();
    }

    /**
     * Moves nodes between the communities in place; labels must lie in [0, nodes), and keep their meaning.
     *
     * @param patience share of the nodes that must move in a sweep over a large level for another to follow
     * @return how many moves were made
     */
    static long move(Level level, int[] community, double lambda, double patience, Rng rng, Run run, Tables tables) {
        LocalMoving moving = new LocalMoving(level, community, lambda, run, tables);
        return isLarge(level) ? moving.inBatches(patience, false) : moving.oneByOne(rng);
    }

    /** As {@link #move}, from every node on its own; returns the communities. */
    static int[] start(Level level, double lambda, double patience, Rng rng, Run run, Tables tables) {
        LocalMoving moving = new LocalMoving(level, Partition.singletons(level.nodeCount()).community(), lambda, run, tables);
        if (isLarge(level)) {
            moving.inBatches(patience, true);
        } else {
            moving.oneByOne(rng);
        }
        return moving.community;
    }

    /** Whether a level is worth many threads, at the price of a slightly rougher answer. */
    static boolean isLarge(Level level) {
        return level.nodeCount() >= LARGE_NODES && level.arcCount() >= LARGE_ARCS;
    }

    private void count() {
        for (int node = 0; node < level.nodeCount(); node++) {
            mass[community[node]] += level.mass()[node];
            members[community[node]]++;
        }
        for (int node = 0; massIn != null && node < level.nodeCount(); node++) {
            massIn[community[node]] += level.massIn()[node];
        }
    }

    private long oneByOne(Rng rng) {
        int nodes = level.nodeCount();
        int[] queue = Partition.singletons(nodes).community();
        rng.shuffle(queue);
        boolean[] queued = new boolean[nodes];
        Arrays.fill(queued, true);
        long[] moves = new long[1];
        tables.lend(around -> moves[0] = empty(queue, queued, around));
        return moves[0];
    }

    /** Takes nodes from the queue until none waits; all wait at first. */
    private long empty(int[] queue, boolean[] queued, GroupWeights around) {
        int nodes = queue.length;
        int head = 0;
        int waiting = nodes;
        long moves = 0;
        for (long steps = 0; waiting > 0; steps++) {
            if (steps % CHECK_EVERY == 0) {
                run.checkpoint();
            }
            int node = queue[head];
            head = head + 1 == nodes ? 0 : head + 1;
            waiting--;
            queued[node] = false;
            int target = choice(node, around);
            if (target == community[node]) {
                continue;
            }
            int best = settle(node, target);
            moves++;
            for (int arc = level.start()[node]; arc < level.end()[node]; arc++) {
                int other = level.neighbor()[arc];
                if (!queued[other] && community[other] != best) {
                    queued[other] = true;
                    int tail = head + waiting;
                    queue[tail >= nodes ? tail - nodes : tail] = other;
                    waiting++;
                }
            }
        }
        return moves;
    }

    private long inBatches(double patience, boolean fromSingletons) {
        int nodes = level.nodeCount();
        int chunks = Run.blockCount(nodes, CHUNK);
        byte[] awake = new byte[nodes];
        Arrays.fill(awake, (byte) 1);
        int[] node = new int[(chunks / BATCHES + 1) * CHUNK];
        int[] target = new int[node.length];
        long moves = 0;
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            // in the first sweep from single nodes nearly everybody moves, and all are awake in the second anyway
            boolean restless = fromSingletons && sweep == 0;
            long moved = 0;
            for (int batch = 0; batch < BATCHES; batch++) {
                int size = wakeful(batch, chunks, awake, node);
                run.blocks("", size, NODES_PER_BLOCK, (block, from, to) -> tables.lend(around -> {
                    for (int i = from; i < to; i++) {
                        target[i] = choice(node[i], around);
                    }
                }));
                int movers = settle(node, target, size, restless, awake);
                moved += movers;
                if (!restless) {
                    // every waker writes the same 1, so it does not matter who comes first
                    run.blocks("", movers, NODES_PER_BLOCK, (block, from, to) -> {
                        for (int i = from; i < to; i++) {
                            wakeNeighbors(node[i], awake);
                        }
                    });
                }
            }
            if (restless) {
                Arrays.fill(awake, (byte) 1);
            }
            if (fromSingletons) {
                number();
            }
            moves += moved;
            if (moved <= patience * nodes) {
                break;
            }
        }
        return moves;
    }

    /** Puts the awake nodes of a batch, in their order, into {@code node} and lets them sleep; returns how many. */
    private int wakeful(int batch, int chunks, byte[] awake, int[] node) {
        int size = 0;
        for (int chunk = batch; chunk < chunks; chunk += BATCHES) {
            int end = Math.min(level.nodeCount(), (chunk + 1) * CHUNK);
            for (int v = chunk * CHUNK; v < end; v++) {
                if (awake[v] != 0) {
                    awake[v] = 0;
                    node[size++] = v;
                }
            }
        }
        return size;
    }

    /** Lets the choices of a batch that still gain take effect; movers come to stand first in {@code node}. Returns how many. */
    private int settle(int[] node, int[] target, int size, boolean restless, byte[] awake) {
        int movers = 0;
        for (int i = 0; i < size; i++) {
            if (target[i] == community[node[i]]) {
                continue;
            }
            if (target[i] == ALONE || members[target[i]] > 0 && (restless || stillGains(node[i], target[i]))) {
                settle(node[i], target[i]);
                node[movers++] = node[i];
            } else {
                awake[node[i]] = 1;
            }
        }
        return movers;
    }

    private void wakeNeighbors(int node, byte[] awake) {
        int own = community[node];
        int[] neighbor = level.neighbor();
        int end = level.end()[node];
        for (int arc = level.start()[node]; arc < end; arc++) {
            if (community[neighbor[arc]] != own) {
                awake[neighbor[arc]] = 1;
            }
        }
    }

    /** Numbers the communities in use from 0 by first appearance, so that what is known of them lies close together. */
    private void number() {
        int count = Leiden.renumber(community);
        Arrays.fill(mass, 0);
        Arrays.fill(members, 0);
        if (massIn != null) {
            Arrays.fill(massIn, 0);
        }
        count();
        empty = count == members.length ? 0 : count;
    }

    /**
     * The community {@code node} gains most in, its own if none is better; {@link #ALONE} where any company loses.
     */
    private int choice(int node, GroupWeights around) {
        int from = level.start()[node];
        int to = level.end()[node];
        int own = community[node];
        int[] weights = level.weight();
        long inside = around.fetch(level.neighbor(), weights, from, to, community, own);
        double penalty = lambda * level.mass()[node];
        double penaltyIn = massIn == null ? 0 : lambda * level.massIn()[node];
        double stay = inside - expectedWithout(node, penalty, penaltyIn, own);
        if (weights == null && to - from - inside <= stay) {
            return own;                         // all other ties in one community, and without its penalty, would not do
        }
        around.begin(to - from, level.nodeCount());
        around.addFetched(weights, from, to);
        int count = around.count();
        // the community with most ties comes first: few others can then still do better, so few masses are fetched
        long most = 0;
        int heaviest = own;
        for (int i = 0; i < count; i++) {
            long weight = around.weightAt(i);
            int candidate = around.groupAt(i);
            if (weight > most && candidate != own) {
                most = weight;
                heaviest = candidate;
            }
        }
        int best = own;
        double bestGain = stay;
        if (most > stay) {
            double gain = most - expected(penalty, penaltyIn, heaviest);
            if (gain > bestGain) {
                bestGain = gain;
                best = heaviest;
            }
            for (int i = 0; i < count; i++) {
                long weight = around.weightAt(i);
                if (weight < bestGain) {
                    continue;                   // even without its penalty it would not do
                }
                int candidate = around.groupAt(i);
                gain = weight - expected(penalty, penaltyIn, candidate);
                if (candidate != own && (gain > bestGain || gain == bestGain && best != own && candidate < best)) {
                    bestGain = gain;
                    best = candidate;
                }
            }
        }
        around.clear();
        return bestGain < 0 && members[own] > 1 ? ALONE : best;
    }

    /** What chance puts between a node and community {@code c}. */
    private double expected(double penalty, double penaltyIn, int c) {
        return massIn == null ? penalty * mass[c] : penalty * massIn[c] + penaltyIn * mass[c];
    }

    /** As {@link #expected} for the node's own community, itself left out: to the last bit what it would be from elsewhere. */
    private double expectedWithout(int node, double penalty, double penaltyIn, int own) {
        long rest = mass[own] - level.mass()[node];
        return massIn == null ? penalty * rest : penalty * (massIn[own] - level.massIn()[node]) + penaltyIn * rest;
    }

    /** Whether moving gains as the communities are now. */
    private boolean stillGains(int node, int target) {
        int own = community[node];
        int[] neighbor = level.neighbor();
        int[] weights = level.weight();
        int end = level.end()[node];
        long there = 0;
        long here = 0;
        for (int arc = level.start()[node]; arc < end; arc++) {
            int c = community[neighbor[arc]];
            int weight = weights == null ? 1 : weights[arc];
            there += c == target ? weight : 0;
            here += c == own ? weight : 0;
        }
        double penalty = lambda * level.mass()[node];
        double penaltyIn = massIn == null ? 0 : lambda * level.massIn()[node];
        return there - expected(penalty, penaltyIn, target) > here - expectedWithout(node, penalty, penaltyIn, own);
    }

    /** Moves {@code node} and returns where to. */
    private int settle(int node, int target) {
        int best = target == ALONE ? emptyCommunity() : target;
        int own = community[node];
        mass[own] -= level.mass()[node];
        members[own]--;
        mass[best] += level.mass()[node];
        members[best]++;
        if (massIn != null) {
            massIn[own] -= level.massIn()[node];
            massIn[best] += level.massIn()[node];
        }
        community[node] = best;
        return best;
    }

    /** There is one: as many labels as nodes, and some community has two members. */
    private int emptyCommunity() {
        while (members[empty] > 0) {
            empty = empty + 1 == members.length ? 0 : empty + 1;
        }
        return empty;
    }
}
