// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Leiden's second phase: each community falls apart into single nodes, which then merge again into
 * well-connected parts, each time with a chance that grows with the gain.
 *
 * <p>A part S of a community C is well connected when w(S, C − S) ≥ λ · mass(S) · mass(C − S). Communities
 * do not see each other here, so they are refined in parallel, each on a small copy of its own edges with
 * a random stream of its own.
 */
final class Refinement {

    private static final int COMMUNITIES_PER_BLOCK = 32;
    private static final double FAR = 30;

    private final Level level;
    private final int[] community;
    private final double lambda;
    private final double randomness;
    private final int[] local;

    private Refinement(Level level, int[] community, double lambda, double randomness) {
        this.level = level;
        this.community = community;
        this.lambda = lambda;
        this.randomness = randomness;
        this.local = new int[level.nodeCount()];
    }

    /** @param part part of node, numbered so that those of one community stand together   @param communityOf community of part */
    record Parts(int[] part, int count, int[] communityOf) { }

    /**
     * @param community community of node, numbered without gaps
     * @param stream tells this refinement's random streams from those of others
     */
    static Parts refine(Level level, int[] community, int communities, double lambda, double randomness, long stream, Run run,
            Tables tables) {
        Refinement refinement = new Refinement(level, community, lambda, randomness);
        Level.Groups groups = Level.Groups.of(community, communities);
        int[] representative = new int[level.nodeCount()];
        run.blocks("", communities, COMMUNITIES_PER_BLOCK, (block, from, to) -> tables.lend(around -> {
            Inside inside = new Inside();
            for (int c = from; c < to; c++) {
                int start = groups.start()[c];
                int end = groups.start()[c + 1];
                if (end - start == 1) {
                    representative[groups.member()[start]] = groups.member()[start];
                } else {
                    Rng rng = run.random("leiden.refine", stream + c);
                    refinement.split(groups.member(), start, end, inside, around, rng, representative);
                }
            }
        }));
        return number(groups, representative, communities);
    }

    private static Parts number(Level.Groups groups, int[] representative, int communities) {
        int[] number = new int[representative.length];
        Arrays.fill(number, -1);
        int[] communityOf = new int[representative.length];
        int count = 0;
        for (int c = 0; c < communities; c++) {
            for (int i = groups.start()[c]; i < groups.start()[c + 1]; i++) {
                int of = representative[groups.member()[i]];
                if (number[of] < 0) {
                    communityOf[count] = c;
                    number[of] = count++;
                }
            }
        }
        int[] part = new int[representative.length];
        for (int node = 0; node < part.length; node++) {
            part[node] = number[representative[node]];
        }
        return new Parts(part, count, Arrays.copyOf(communityOf, count));
    }

    private void split(int[] member, int start, int end, Inside inside, GroupWeights around, Rng rng, int[] representative) {
        int size = end - start;
        long whole = inside.copy(level, community, member, start, end, local);
        int[] part = inside.part;
        long[] partMass = inside.partMass;
        long[] outward = inside.outward;
        boolean[] single = inside.single;
        int[] order = inside.order;
        for (int i = size - 1; i > 0; i--) {
            int j = rng.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        for (int step = 0; step < size; step++) {
            int node = order[step];
            long nodeMass = level.mass()[member[start + node]];
            if (!single[node] || !wellConnected(outward[node], nodeMass, whole)) {
                continue;
            }
            around.begin(inside.offset[node + 1] - inside.offset[node], size);
            around.add(inside.neighbor, inside.weight, inside.offset[node], inside.offset[node + 1], part);
            inside.room(around.count());
            int candidates = 0;
            double best = 0;
            for (int i = 0; i < around.count(); i++) {
                int target = around.groupAt(i);
                double gain = around.weightAt(i) - lambda * nodeMass * partMass[target];
                if (gain >= 0 && wellConnected(outward[target], partMass[target], whole)) {
                    inside.candidate[candidates] = i;
                    inside.gain[candidates++] = gain;
                    best = Math.max(best, gain);
                }
            }
            if (candidates > 0) {
                int chosen = inside.candidate[candidates == 1 ? 0 : draw(inside.gain, candidates, best, rng)];
                int target = around.groupAt(chosen);
                outward[target] += outward[node] - 2 * around.weightAt(chosen);
                partMass[target] += nodeMass;
                part[node] = target;
                single[target] = false;
                single[node] = false;
            }
            around.clear();
        }
        for (int i = 0; i < size; i++) {
            representative[member[start + i]] = member[start + part[i]];
        }
    }

    /** One of the candidates, with a chance that falls off exponentially in what its gain lacks of the best. */
    private int draw(double[] gain, int candidates, double best, Rng rng) {
        // gains relative to the best, so that θ means the same on every graph
        double scale = randomness * Math.max(1e-300, best);
        double total = 0;
        for (int i = 0; i < candidates; i++) {
            double lack = (best - gain[i]) / scale;
            total += gain[i] = lack > FAR ? 0 : fallingOff(lack);
        }
        double left = rng.nextDouble() * total;
        int chosen = 0;
        while (chosen < candidates - 1 && (left -= gain[chosen]) >= 0) {
            chosen++;
        }
        return chosen;
    }

    /** exp(−x) as (1 − x/256)²⁵⁶, in nine multiplications that every machine does alike; x in [0, {@value #FAR}]. */
    private static double fallingOff(double x) {
        double power = 1 - x / 256;
        for (int doubling = 0; doubling < 8; doubling++) {
            power *= power;
        }
        return power;
    }

    private boolean wellConnected(long outward, long mass, long whole) {
        return outward >= lambda * mass * (whole - mass);
    }

    /** A community's own edges, its members numbered from 0; arrays are kept from one community to the next. */
    private static final class Inside {
        int[] offset = new int[65];
        int[] neighbor = new int[1024];
        int[] weight = new int[1024];
        int[] part = new int[64];
        int[] order = new int[64];
        long[] partMass = new long[64];
        long[] outward = new long[64];
        boolean[] single = new boolean[64];
        int[] candidate = new int[64];
        double[] gain = new double[64];

        /** Fills all arrays afresh and returns the community's mass. */
        long copy(Level level, int[] community, int[] member, int start, int end, int[] local) {
            int size = end - start;
            if (part.length < size) {
                int room = Math.max(size, 2 * part.length);
                offset = new int[room + 1];
                part = new int[room];
                order = new int[room];
                partMass = new long[room];
                outward = new long[room];
                single = new boolean[room];
            }
            long whole = 0;
            for (int i = 0; i < size; i++) {
                local[member[start + i]] = i;
            }
            int own = community[member[start]];
            int filled = 0;
            for (int i = 0; i < size; i++) {
                int node = member[start + i];
                int from = level.start()[node];
                int to = level.end()[node];
                if (filled + to - from > neighbor.length) {
                    neighbor = Arrays.copyOf(neighbor, Math.max(2 * neighbor.length, filled + to - from));
                    weight = Arrays.copyOf(weight, neighbor.length);
                }
                long inward = 0;
                for (int arc = from; arc < to; arc++) {
                    int other = level.neighbor()[arc];
                    if (community[other] == own) {
                        int w = level.weight() == null ? 1 : level.weight()[arc];
                        neighbor[filled] = local[other];
                        weight[filled++] = w;
                        inward += w;
                    }
                }
                offset[i + 1] = filled;
                part[i] = i;
                order[i] = i;
                single[i] = true;
                outward[i] = inward;
                partMass[i] = level.mass()[node];
                whole += partMass[i];
            }
            return whole;
        }

        void room(int candidates) {
            if (gain.length < candidates) {
                gain = new double[2 * candidates];
                candidate = new int[2 * candidates];
            }
        }
    }
}
