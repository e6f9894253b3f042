// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;
import sideways.graph.Graph;
import sideways.run.Run;

/**
 * A graph of parts, as Leiden sees it: edges between parts from either end, without loops, and the mass of
 * each part. The neighbors of a node are {@code neighbor[start[node]] … neighbor[end[node] − 1]}; rows may
 * have gaps between them. The base level shares its rows with the graph it was made of.
 *
 * <p>Chance puts λ · mass(S) · mass(T) between two sets of nodes; in directed graphs
 * λ · (mass(S) · massIn(T) + massIn(S) · mass(T)), and a tie's weight is that of its arcs either way.
 *
 * @param weight weight beside each neighbor; null when all are 1
 * @param mass strength, outward in directed graphs (modularity), or number of base nodes (constant Potts) of node
 * @param massIn inward strength of node; null unless modularity of a directed graph
 */
record Level(int nodeCount, int[] start, int[] end, int[] neighbor, int[] weight, long[] mass, long[] massIn) {

    private static final int PARTS_PER_BLOCK = 512;

    static Level of(Graph graph, boolean byStrength) {
        if (graph.directed) {
            Level ties = of(graph.undirected(), false);
            if (!byStrength) {
                return ties;
            }
            long[] inward = new long[graph.nodeCount];
            graph.forEachArc((from, to, weight) -> inward[to] += weight);
            return new Level(ties.nodeCount, ties.start, ties.end, ties.neighbor, ties.weight, graph.strengths(), inward);
        }
        int nodes = graph.nodeCount;
        int[] start = new int[nodes];
        int[] end = new int[nodes];
        long[] mass = new long[nodes];
        boolean loops = false;
        for (int node = 0; node < nodes; node++) {
            start[node] = Math.toIntExact(graph.offset[node]);
            end[node] = Math.toIntExact(graph.offset[node + 1]);
            long strength = 0;
            for (int arc = start[node]; arc < end[node]; arc++) {
                boolean loop = graph.neighbor[arc] == node;
                loops |= loop;
                strength += (loop ? 2L : 1L) * graph.weightAt(arc);
            }
            mass[node] = byStrength ? strength : 1;
        }
        return loops ? withoutLoops(graph, mass) : new Level(nodes, start, end, graph.neighbor, graph.weight, mass, null);
    }

    private static Level withoutLoops(Graph graph, long[] mass) {
        int nodes = graph.nodeCount;
        int[] start = new int[nodes];
        int[] end = new int[nodes];
        int[] neighbor = new int[graph.neighbor.length];
        int[] weight = graph.weight == null ? null : new int[graph.neighbor.length];
        int filled = 0;
        for (int node = 0; node < nodes; node++) {
            start[node] = filled;
            for (int arc = (int) graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                if (graph.neighbor[arc] != node) {
                    neighbor[filled] = graph.neighbor[arc];
                    if (weight != null) {
                        weight[filled] = graph.weight[arc];
                    }
                    filled++;
                }
            }
            end[node] = filled;
        }
        return new Level(nodes, start, end, neighbor, weight, mass, null);
    }

    int degree(int node) {
        return end[node] - start[node];
    }

    boolean isDirected() {
        return massIn != null;
    }

    /** Room for arcs; hardly more than there are. */
    int arcCount() {
        return neighbor.length;
    }

    long totalMass() {
        long sum = 0;
        for (long m : mass) {
            sum += m;
        }
        return sum;
    }

    /** Weight of all arcs: twice that of the edges. */
    long totalWeight() {
        long sum = 0;
        for (int node = 0; node < nodeCount; node++) {
            for (int arc = start[node]; weight != null && arc < end[node]; arc++) {
                sum += weight[arc];
            }
            sum += weight == null ? degree(node) : 0;
        }
        return sum;
    }

    /** Nodes sorted by group, and where each group starts. */
    record Groups(int[] start, int[] member) {

        static Groups of(int[] group, int groups) {
            int[] start = new int[groups + 1];
            for (int g : group) {
                start[g + 1]++;
            }
            for (int g = 0; g < groups; g++) {
                start[g + 1] += start[g];
            }
            int[] member = new int[group.length];
            int[] next = Arrays.copyOf(start, groups);
            for (int node = 0; node < group.length; node++) {
                member[next[group[node]]++] = node;
            }
            return new Groups(start, member);
        }

        /** Where each node stands in {@link #member}. */
        int[] places() {
            int[] place = new int[member.length];
            for (int i = 0; i < member.length; i++) {
                place[member[i]] = i;
            }
            return place;
        }
    }

    /**
     * The same level with its nodes in another order: what belongs together comes to lie together in memory, and
     * every later pass finds it in the caches.
     *
     * @param member node that comes to stand at each place
     * @param place place of node
     */
    Level ordered(int[] member, int[] place, Run run) {
        int[] newStart = new int[nodeCount];
        int[] newEnd = new int[nodeCount];
        int arcs = 0;
        for (int i = 0; i < nodeCount; i++) {
            newStart[i] = arcs;
            arcs += degree(member[i]);
            newEnd[i] = arcs;
        }
        int[] newNeighbor = new int[arcs];
        int[] newWeight = weight == null ? null : new int[arcs];
        long[] newMass = new long[nodeCount];
        long[] newMassIn = massIn == null ? null : new long[nodeCount];
        run.blocks("", nodeCount, PARTS_PER_BLOCK, (block, from, to) -> {
            for (int i = from; i < to; i++) {
                int node = member[i];
                int shift = start[node] - newStart[i];
                int last = newEnd[i];
                for (int arc = newStart[i]; arc < last; arc++) {
                    newNeighbor[arc] = place[neighbor[arc + shift]];
                }
                if (newWeight != null) {
                    System.arraycopy(weight, start[node], newWeight, newStart[i], last - newStart[i]);
                }
                newMass[i] = mass[node];
                if (newMassIn != null) {
                    newMassIn[i] = massIn[node];
                }
            }
        });
        return new Level(nodeCount, newStart, newEnd, newNeighbor, newWeight, newMass, newMassIn);
    }

    /**
     * The level above: each part becomes a node. Ties inside a part vanish, for they can no longer be cut.
     * A part's row gets the room of all its members' rows, so parts are filled in parallel without waiting
     * for each other, and the threads leave no trace.
     */
    Level aggregate(int[] part, int parts, Run run, Tables tables) {
        Groups groups = Groups.of(part, parts);
        int[] newStart = new int[parts];
        int[] newEnd = new int[parts];
        int room = 0;
        for (int p = 0; p < parts; p++) {
            newStart[p] = room;
            for (int i = groups.start[p]; i < groups.start[p + 1]; i++) {
                room += degree(groups.member[i]);
            }
            newEnd[p] = room;
        }
        int[] newNeighbor = new int[room];
        int[] newWeight = new int[room];
        long[] newMass = new long[parts];
        long[] newMassIn = massIn == null ? null : new long[parts];
        run.blocks("", parts, PARTS_PER_BLOCK, (block, from, to) -> tables.lend(around -> {
            for (int p = from; p < to; p++) {
                around.begin(newEnd[p] - newStart[p], parts);
                for (int i = groups.start[p]; i < groups.start[p + 1]; i++) {
                    int node = groups.member[i];
                    newMass[p] += mass[node];
                    if (newMassIn != null) {
                        newMassIn[p] += massIn[node];
                    }
                    around.add(neighbor, weight, start[node], end[node], part);
                }
                int filled = newStart[p];
                for (int i = 0; i < around.count(); i++) {
                    if (around.groupAt(i) != p) {
                        newNeighbor[filled] = around.groupAt(i);
                        newWeight[filled++] = Math.toIntExact(around.weightAt(i));
                    }
                }
                newEnd[p] = filled;
                around.clear();
            }
        }));
        return new Level(parts, newStart, newEnd, newNeighbor, newWeight, newMass, newMassIn);
    }
}
