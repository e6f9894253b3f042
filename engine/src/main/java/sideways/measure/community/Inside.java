// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;

/**
 * A community's own edges, its members numbered from 0, and how {@link Refinement} has merged them so far.
 * Arrays are kept from one community to the next. Not thread-safe: one per worker.
 */
final class Inside {

    int size;
    int[] offset = new int[65];
    int[] neighbor = new int[1024];
    int[] weight = new int[1024];
    long[] mass = new long[64];
    long[] massIn = new long[64];
    /** Weight from each part to the rest of the community. */
    long[] outward = new long[64];
    /** Part of member, numbered by a member of it. */
    int[] part = new int[64];
    long[] partMass = new long[64];
    long[] partMassIn = new long[64];
    boolean[] single = new boolean[64];
    int[] order = new int[64];
    long whole;
    long wholeIn;
    int[] candidate = new int[64];
    double[] gain = new double[64];

    /** Where the members of a contracted graph come from: member of it that holds each first member. */
    private int[] holder = new int[64];
    private int[] start = new int[65];
    private int[] member = new int[64];
    private int[] otherNeighbor = new int[1024];
    private int[] otherWeight = new int[1024];
    private int[] otherOffset = new int[65];

    /** Fills all arrays afresh with the members {@code start} … {@code end − 1} of {@code groups}. */
    void copy(Level level, Level.Groups groups, int[] place, int start, int end) {
        size = end - start;
        room(size);
        int arcs = 0;
        for (int i = start; i < end; i++) {
            arcs += level.degree(groups.member()[i]);
        }
        roomForArcs(arcs);
        int[] levelNeighbor = level.neighbor();
        int[] levelWeight = level.weight();
        int[] neighbor = this.neighbor;
        int[] weight = this.weight;
        int filled = 0;
        for (int i = 0; i < size; i++) {
            int node = groups.member()[start + i];
            int from = level.start()[node];
            int to = level.end()[node];
            long inward = 0;
            if (levelWeight == null) {
                int before = filled;
                for (int arc = from; arc < to; arc++) {
                    int other = place[levelNeighbor[arc]] - start;
                    neighbor[filled] = other;
                    // a member or not is a coin toss: computed, not branched on
                    filled += (other - size & ~other) >>> 31;
                }
                Arrays.fill(weight, before, filled, 1);
                inward = filled - before;
            } else {
                for (int arc = from; arc < to; arc++) {
                    int other = place[levelNeighbor[arc]] - start;
                    int w = levelWeight[arc];
                    neighbor[filled] = other;
                    weight[filled] = w;
                    int belongs = (other - size & ~other) >>> 31;
                    filled += belongs;
                    inward += belongs * (long) w;
                }
            }
            offset[i + 1] = filled;
            mass[i] = level.mass()[node];
            massIn[i] = level.massIn() == null ? 0 : level.massIn()[node];
            outward[i] = inward;
            holder[i] = i;
        }
        separate();
    }

    /** Everybody a part of his own. */
    private void separate() {
        whole = 0;
        wholeIn = 0;
        for (int i = 0; i < size; i++) {
            part[i] = i;
            order[i] = i;
            single[i] = true;
            partMass[i] = mass[i];
            partMassIn[i] = massIn[i];
            whole += mass[i];
            wholeIn += massIn[i];
        }
    }

    /** Makes a member of each part; ties inside a part vanish. */
    void contract(GroupWeights around, int members) {
        int parts = number(members);
        sort(parts);
        int[] neighbor = this.neighbor;
        int filled = 0;
        for (int p = 0; p < parts; p++) {
            int arcs = 0;
            for (int i = start[p]; i < start[p + 1]; i++) {
                arcs += offset[member[i] + 1] - offset[member[i]];
            }
            around.begin(arcs, parts);
            long m = 0;
            long mIn = 0;
            for (int i = start[p]; i < start[p + 1]; i++) {
                int old = member[i];
                m += mass[old];
                mIn += massIn[old];
                around.add(neighbor, weight, offset[old], offset[old + 1], part);
            }
            partMass[p] = m;
            partMassIn[p] = mIn;
            if (filled + around.count() > otherNeighbor.length) {
                int room = Math.max(2 * otherNeighbor.length, filled + around.count());
                otherNeighbor = Arrays.copyOf(otherNeighbor, room);
                otherWeight = Arrays.copyOf(otherWeight, room);
            }
            long out = 0;
            for (int i = 0; i < around.count(); i++) {
                int g = around.groupAt(i);
                if (g != p) {
                    otherNeighbor[filled] = g;
                    otherWeight[filled++] = Math.toIntExact(around.weightAt(i));
                    out += around.weightAt(i);
                }
            }
            around.clear();
            otherOffset[p + 1] = filled;
            outward[p] = out;
        }
        int[] swap = this.neighbor;
        this.neighbor = otherNeighbor;
        otherNeighbor = swap;
        swap = weight;
        weight = otherWeight;
        otherWeight = swap;
        swap = offset;
        offset = otherOffset;
        otherOffset = swap;
        long[] swapMass = mass;
        mass = partMass;
        partMass = swapMass;
        swapMass = massIn;
        massIn = partMassIn;
        partMassIn = swapMass;
        size = parts;
        separate();
    }

    /** Numbers parts from 0 by first appearance; {@link #holder} follows. Returns how many there are. */
    private int number(int members) {
        int[] fresh = member;
        Arrays.fill(fresh, 0, size, -1);
        int parts = 0;
        for (int i = 0; i < size; i++) {
            if (fresh[part[i]] < 0) {
                fresh[part[i]] = parts++;
            }
            part[i] = fresh[part[i]];
        }
        for (int i = 0; i < members; i++) {
            holder[i] = part[holder[i]];
        }
        return parts;
    }

    private void sort(int parts) {
        Arrays.fill(start, 0, parts + 1, 0);
        for (int i = 0; i < size; i++) {
            start[part[i] + 1]++;
        }
        for (int p = 0; p < parts; p++) {
            start[p + 1] += start[p];
        }
        for (int i = size - 1; i >= 0; i--) {
            member[--start[part[i] + 1]] = i;
        }
        // every start was counted down to its own beginning, one place to the right
        System.arraycopy(start, 1, start, 0, parts);
        start[parts] = size;
    }

    /** Ends the refinement: numbers the parts from 0 and writes that of each first member to {@code target}; returns how many there are. */
    int finish(int[] target, int from, int members) {
        int parts = number(members);
        System.arraycopy(holder, 0, target, from, members);
        return parts;
    }

    private void room(int size) {
        if (part.length < size) {
            int room = Math.max(size, 2 * part.length);
            offset = new int[room + 1];
            otherOffset = new int[room + 1];
            start = new int[room + 1];
            part = new int[room];
            order = new int[room];
            holder = new int[room];
            member = new int[room];
            mass = new long[room];
            massIn = new long[room];
            partMass = new long[room];
            partMassIn = new long[room];
            outward = new long[room];
            single = new boolean[room];
        }
    }

    private void roomForArcs(int arcs) {
        if (neighbor.length <= arcs) {
            neighbor = null;                // before the new ones, for communities can be nearly the whole graph
            weight = null;
            neighbor = new int[arcs + 1];
            weight = new int[arcs + 1];
        }
    }

    void roomForCandidates(int candidates) {
        if (gain.length < candidates) {
            gain = new double[2 * candidates];
            candidate = new int[2 * candidates];
        }
    }
}
