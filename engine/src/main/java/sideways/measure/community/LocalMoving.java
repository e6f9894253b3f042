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
 * awake node of a batch chooses against the state before the batch, in parallel; then all choices take
 * effect together. Which way is taken, and the batches, depend on the level alone, so the answer does not
 * depend on the threads. Weights are whole numbers, so no sum depends on its order.
 */
final class LocalMoving {

    /** A level with fewer nodes, or fewer arcs, goes one by one. */
    private static final int LARGE_NODES = 1 << 15;
    private static final int LARGE_ARCS = 1 << 20;

    private static final int CHECK_EVERY = 16_384;
    private static final int CHUNK = 128;
    private static final int BATCHES = 48;
    private static final int NODES_PER_BLOCK = 1024;
    private static final int MOST_SWEEPS = 40;
    private static final int ALONE = -1;

    /** Sweeps after the start from single nodes in which nearly everybody moves, and all are awake in the next anyway. */
    private static final int RESTLESS = 1;

    private final Level level;
    private final int[] community;
    private final double lambda;
    private final Run run;
    private final Tables tables;
    private final long[] mass;
    private final int[] members;
    private int empty;

    private LocalMoving(Level level, int[] community, double lambda, Run run, Tables tables) {
        this.level = level;
        this.community = community;
        this.lambda = lambda;
        this.run = run;
        this.tables = tables;
        this.mass = new long[level.nodeCount()];
        this.members = new int[level.nodeCount()];
        for (int node = 0; node < level.nodeCount(); node++) {
            mass[community[node]] += level.mass()[node];
            members[community[node]]++;
        }
    }

    /**
     * Moves nodes between the communities in place; labels must lie in [0, nodes).
     *
     * @param patience share of the nodes that must move in a sweep over a large level for another to follow
     * @return how many moves were made
     */
    static long move(Level level, int[] community, double lambda, double patience, Rng rng, Run run,
            Tables tables) {
        LocalMoving moving = new LocalMoving(level, community, lambda, run, tables);
        return isLarge(level) ? moving.inBatches(patience) : moving.oneByOne(rng);
    }

    /** Whether a level is worth many threads, at the price of a slightly rougher answer. */
    static boolean isLarge(Level level) {
        return level.nodeCount() >= LARGE_NODES && level.neighbor().length >= LARGE_ARCS;
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

    private long inBatches(double patience) {
        int nodes = level.nodeCount();
        int chunks = Run.blockCount(nodes, CHUNK);
        byte[] awake = new byte[nodes];
        Arrays.fill(awake, (byte) 1);
        int[] node = new int[(chunks / BATCHES + 1) * CHUNK];
        int[] target = new int[node.length];
        boolean fromSingletons = Arrays.stream(members).allMatch(m -> m == 1);
        if (fromSingletons) {
            followLeaders();
        }
        long moves = 0;
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            long moved = 0;
            for (int batch = 0; batch < BATCHES; batch++) {
                int size = wakeful(batch, chunks, awake, node);
                run.blocks("", size, NODES_PER_BLOCK, (block, from, to) -> tables.lend(around -> {
                    for (int i = from; i < to; i++) {
                        target[i] = choice(node[i], around);
                    }
                }));
                int movers = 0;
                for (int i = 0; i < size; i++) {
                    if (target[i] != community[node[i]]) {
                        settle(node[i], target[i]);
                        node[movers++] = node[i];
                    }
                }
                moved += movers;
                if (fromSingletons && sweep < RESTLESS) {
                    continue;
                }
                // every waker writes the same 1, so it does not matter who comes first
                run.blocks("", movers, NODES_PER_BLOCK, (block, from, to) -> {
                    for (int i = from; i < to; i++) {
                        wakeNeighbors(node[i], awake);
                    }
                });
            }
            if (fromSingletons && sweep < RESTLESS) {
                Arrays.fill(awake, (byte) 1);
            }
            moves += moved;
            if (moved <= patience * nodes) {
                break;
            }
        }
        return moves;
    }

    /**
     * A quick start from single nodes: each follows the one among itself and its neighbors whose scrambled
     * number is smallest. Costs one pass in memory order, and saves the sweep in which lone nodes pair up.
     */
    private void followLeaders() {
        int[] neighbor = level.neighbor();
        run.blocks("", level.nodeCount(), NODES_PER_BLOCK, (block, from, to) -> {
            for (int node = from; node < to; node++) {
                int leader = node;
                int smallest = scrambled(node);
                for (int arc = level.start()[node]; arc < level.end()[node]; arc++) {
                    int other = scrambled(neighbor[arc]);
                    if (other < smallest) {
                        smallest = other;
                        leader = neighbor[arc];
                    }
                }
                community[node] = leader;
            }
        });
        Arrays.fill(mass, 0);
        Arrays.fill(members, 0);
        for (int node = 0; node < level.nodeCount(); node++) {
            mass[community[node]] += level.mass()[node];
            members[community[node]]++;
        }
    }

    /** A bijection of the 32-bit numbers, so that no two nodes are alike. */
    private static int scrambled(int node) {
        int x = node * 0x9E3779B9;
        x = (x ^ x >>> 16) * 0x85EBCA6B;
        return x ^ x >>> 13;
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

    private void wakeNeighbors(int node, byte[] awake) {
        int own = community[node];
        int[] neighbor = level.neighbor();
        for (int arc = level.start()[node]; arc < level.end()[node]; arc++) {
            if (community[neighbor[arc]] != own) {
                awake[neighbor[arc]] = 1;
            }
        }
    }

    /**
     * The community {@code node} gains most in, its own if none is better; {@link #ALONE} where any company loses.
     */
    private int choice(int node, GroupWeights around) {
        int from = level.start()[node];
        int to = level.end()[node];
        int own = community[node];
        around.begin(to - from, level.nodeCount());
        around.add(level.neighbor(), level.weight(), from, to, community);
        long nodeMass = level.mass()[node];
        double penalty = lambda * nodeMass;
        int best = own;
        double bestGain = around.weightTo(own) - penalty * (mass[own] - nodeMass);
        // the community with most ties comes first: few others can then still do better, so few masses are fetched
        int heaviest = around.heaviestBut(own);
        if (heaviest >= 0) {
            double gain = around.weightAt(heaviest) - penalty * mass[around.groupAt(heaviest)];
            if (gain > bestGain) {
                bestGain = gain;
                best = around.groupAt(heaviest);
            }
        }
        for (int i = 0; i < around.count(); i++) {
            long weight = around.weightAt(i);
            if (weight < bestGain) {
                continue;                       // even without its penalty it would not do
            }
            int candidate = around.groupAt(i);
            double gain = weight - penalty * mass[candidate];
            if (candidate != own && (gain > bestGain || gain == bestGain && best != own && candidate < best)) {
                bestGain = gain;
                best = candidate;
            }
        }
        around.clear();
        return bestGain < 0 && members[own] > 1 ? ALONE : best;
    }

    /** Moves {@code node} and returns where to. */
    private int settle(int node, int target) {
        int best = target == ALONE ? emptyCommunity() : target;
        int own = community[node];
        mass[own] -= level.mass()[node];
        members[own]--;
        mass[best] += level.mass()[node];
        members[best]++;
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
