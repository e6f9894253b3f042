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
 *
 * <p>Several rounds merge the parts of the round before again: what Leiden does on the next level when no part
 * there wants to leave its community, without the cost of building that level.
 */
final class Refinement {

    private static final int COMMUNITIES_PER_BLOCK = 32;
    private static final double FAR = 30;

    private final double lambda;
    private final double randomness;

    private Refinement(double lambda, double randomness) {
        this.lambda = lambda;
        this.randomness = randomness;
    }

    /** @param part part of node, numbered so that those of one community stand together   @param communityOf community of part */
    record Parts(int[] part, int count, int[] communityOf) { }

    /**
     * @param community community of node, numbered without gaps
     * @param rounds times that parts merge, at least 1
     * @param stream tells this refinement's random streams from those of others
     */
    static Parts refine(Level level, int[] community, int communities, double lambda, double randomness, int rounds, long stream,
            Run run, Tables tables) {
        Refinement refinement = new Refinement(lambda, randomness);
        Level.Groups groups = Level.Groups.of(community, communities);
        int nodes = level.nodeCount();
        int[] place = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            place[groups.member()[i]] = i;
        }
        int[] partAt = new int[nodes];
        int[] partsOf = new int[communities];
        run.blocks("", communities, COMMUNITIES_PER_BLOCK, (block, from, to) -> tables.lend(around -> {
            Inside inside = new Inside();
            for (int c = from; c < to; c++) {
                int start = groups.start()[c];
                int end = groups.start()[c + 1];
                if (end - start == 1) {
                    partsOf[c] = 1;
                    continue;
                }
                Rng rng = run.random("leiden.refine", stream + c);
                inside.copy(level, groups, place, start, end);
                int before = inside.size;
                refinement.merge(inside, around, rng);
                for (int round = 1; round < rounds; round++) {
                    inside.contract(around, end - start);
                    if (inside.size == before || inside.size == 1) {
                        break;
                    }
                    before = inside.size;
                    refinement.merge(inside, around, rng);
                }
                partsOf[c] = inside.finish(partAt, start, end - start);
            }
        }));
        return number(groups, partAt, partsOf, place);
    }

    private static Parts number(Level.Groups groups, int[] partAt, int[] partsOf, int[] part) {
        int count = 0;
        for (int parts : partsOf) {
            count += parts;
        }
        int[] communityOf = new int[count];
        int first = 0;
        for (int c = 0; c < partsOf.length; c++) {
            for (int i = groups.start()[c]; i < groups.start()[c + 1]; i++) {
                part[groups.member()[i]] = first + partAt[i];
            }
            Arrays.fill(communityOf, first, first + partsOf[c], c);
            first += partsOf[c];
        }
        return new Parts(part, count, communityOf);
    }

    private void merge(Inside inside, GroupWeights around, Rng rng) {
        int size = inside.size;
        int[] part = inside.part;
        long[] mass = inside.partMass;
        long[] massIn = inside.partMassIn;
        long[] outward = inside.outward;
        boolean[] single = inside.single;
        int[] order = inside.order;
        for (int i = size - 1; i > 0; i--) {
            int j = rng.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        boolean directed = inside.wholeIn > 0;
        for (int step = 0; step < size; step++) {
            int node = order[step];
            if (!single[node] || !wellConnected(inside, node)) {
                continue;
            }
            int from = inside.offset[node];
            int to = inside.offset[node + 1];
            around.begin(to - from, size);
            around.add(inside.neighbor, inside.weight, from, to, part);
            int count = around.count();
            inside.roomForCandidates(count);
            double penalty = lambda * mass[node];
            double penaltyIn = lambda * massIn[node];
            int candidates = 0;
            double best = 0;
            for (int i = 0; i < count; i++) {
                int target = around.groupAt(i);
                double gain = around.weightAt(i)
                        - (directed ? penalty * massIn[target] + penaltyIn * mass[target] : penalty * mass[target]);
                // far from the best so far, it has no chance
                if (gain >= 0 && best - gain <= FAR * randomness * best && wellConnected(inside, target)) {
                    inside.candidate[candidates] = i;
                    inside.gain[candidates++] = gain;
                    best = Math.max(best, gain);
                }
            }
            if (candidates > 0) {
                int chosen = inside.candidate[candidates == 1 ? 0 : draw(inside.gain, candidates, best, rng)];
                int target = around.groupAt(chosen);
                outward[target] += outward[node] - 2 * around.weightAt(chosen);
                mass[target] += mass[node];
                massIn[target] += massIn[node];
                part[node] = target;
                single[target] = false;
                single[node] = false;
            }
            around.clear();
        }
    }

    /** One of the candidates, with a chance that falls off exponentially in what its gain lacks of the best. */
    private int draw(double[] gain, int candidates, double best, Rng rng) {
        // gains relative to the best, so that θ means the same on every graph
        double scale = 1 / (randomness * Math.max(1e-300, best));
        double total = 0;
        for (int i = 0; i < candidates; i++) {
            double lack = (best - gain[i]) * scale;
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

    private boolean wellConnected(Inside inside, int part) {
        long mass = inside.partMass[part];
        long massIn = inside.partMassIn[part];
        double expected = inside.wholeIn == 0 ? lambda * mass * (inside.whole - mass)
                : lambda * ((double) mass * (inside.wholeIn - massIn) + (double) massIn * (inside.whole - mass));
        return inside.outward[part] >= expected;
    }
}
