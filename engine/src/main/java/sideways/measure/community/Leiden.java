// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import sideways.graph.Graph;
import sideways.run.Progress;
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
 *   constant Potts:  mass = nodes,    λ = γ
 *  directed, k_{v,C} being the weight of arcs either way:
 *   modularity:      k_{v,C} − γ / m · (out(v) · in(C) + in(v) · out(C))
 *   constant Potts:  k_{v,C} − 2γ · nodes(v) · nodes(C)</pre>
 *
 * <p>V. Traag, L. Waltman, N. J. van Eck: From Louvain to Leiden: guaranteeing well-connected
 * communities. Scientific Reports 9, 2019. doi:10.1038/s41598-019-41695-z. Directed: E. Leicht, M. Newman:
 * Community structure in directed networks. Phys. Rev. Lett. 100, 2008. doi:10.1103/PhysRevLett.100.118703.
 * Directed communities are connected when directions are left aside.
 *
 * <p>The answer depends on the graph, the options and the randomSeed, on nothing else: the same bits on any
 * number of threads. Small levels are moved one node at a time, large ones in batches that choose in
 * parallel and settle together ({@link LocalMoving}); communities are refined in parallel
 * ({@link Refinement}). Weights and their sums are whole numbers, so no sum depends on its order. On small
 * graphs no single move improves the answer; on large ones iterations end when few nodes still move. Large
 * graphs are put into the order of their first communities, so that later passes find neighbors in the caches.
 * Time O(m) a pass, in practice some ten passes; {@link #memoryBytes}.
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

    /** On large graphs a further iteration is only begun when the one before still moved this share of the nodes … */
    private static final double WORTHWHILE = 0.005;
    /** … and on those of so many arcs, where an iteration takes seconds, only when it moved this share. */
    private static final int HUGE_ARCS = 1 << 23;
    private static final double WORTHWHILE_WHEN_HUGE = 0.25;
    /** Communities of so many nodes on average keep their parts, so these are merged further before a level is made of them. */
    private static final int SETTLED_SIZE = 64;
    private static final double FIRST_PATIENCE = 0.05;
    private static final double LAST_PATIENCE = 0.005;

    private final Options options;
    private final Run run;
    private final Run told;
    private long passes;
    private final Tables tables;
    private final double lambda;
    private Level base;

    private Leiden(Graph graph, Options options, Run run) {
        boolean modularity = options.quality == Quality.MODULARITY;
        this.options = options;
        this.run = run.reportingTo(Progress.SILENT);     // its blocks are too small to be told of
        this.told = run;
        this.base = Level.of(graph, modularity);
        this.tables = new Tables(base.totalWeight());
        this.lambda = modularity ? options.resolution / Math.max(1, base.totalMass())
                : graph.directed ? 2 * options.resolution : options.resolution;
    }

    /** The same graph at another resolution of modularity. */
    private Leiden(Leiden other, double resolution, Run run) {
        this.options = other.options.withResolution(resolution);
        this.run = run.reportingTo(Progress.SILENT);
        this.told = run;
        this.base = other.base;
        this.tables = other.tables;
        this.lambda = resolution / Math.max(1, base.totalMass());
    }

    /** Searches of one graph by modularity at many resolutions, to be begun at the finest. */
    static Leiden scanning(Graph graph, Run run) {
        return new Leiden(graph, Options.DEFAULT, run);
    }

    Leiden at(double resolution, Run run) {
        return new Leiden(this, resolution, run);
    }

    Level base() {
        return base;
    }

    /** The communities of {@code graph}, largest first. Nodes without edges are communities of one. */
    public static Partition detect(Graph graph, Options options, Run run) {
        return new Leiden(graph, options, run).detect();
    }

    /**
     * Bytes held at the peak of {@link #detect}, the graph aside: the graph in its new order, two levels of weighted arcs,
     * and some 20 arrays per node. Graphs that fall into plain communities need about two thirds of it, for their levels are smaller.
     */
    public static long memoryBytes(long nodeCount, long edgeCount) {
        return (8 + 2 * 16) * edgeCount + 90 * nodeCount;
    }

    Partition detect() {
        boolean large = LocalMoving.isLarge(base);
        int[] community = start(base);
        int[] place = null;                     // of node in the order of the first communities
        if (large) {
            Level.Groups groups = Level.Groups.of(community, renumber(community));
            place = groups.places();
            base = base.ordered(groups.member(), place, run);
            community = through(groups.member(), community);
        }
        community = improved(climb(base, community, true, 0), options.maxIterations - 1);
        return Partition.of(place == null ? community : through(place, community));
    }

    /** Moves nodes between communities found already, in at most so many further iterations. */
    int[] improved(int[] found, int iterations) {
        int[] community = found;
        boolean large = LocalMoving.isLarge(base);
        double worthwhile = !large ? 0 : base.arcCount() < HUGE_ARCS ? WORTHWHILE : WORTHWHILE_WHEN_HUGE;
        for (int iteration = 1; iteration <= iterations; iteration++) {
            int[] before = community.clone();
            long moved = move(base, community, LAST_PATIENCE, iteration, 0);
            if (moved <= worthwhile * base.nodeCount()) {
                return connected(before, community);
            }
            community = climb(base, community, true, iteration);
        }
        return community;
    }

    /** Communities found already, after single nodes have moved to where they gain. */
    int[] polished(int[] found) {
        int[] community = found.clone();
        move(base, community, LAST_PATIENCE, 1, 0);
        return connected(found, community);
    }

    /** The communities of a level, from its single nodes. */
    int[] start(Level level) {
        pass();
        return LocalMoving.start(level, lambda, FIRST_PATIENCE, run.random("leiden.move", stream(0, 0)), run, tables);
    }

    /** How many passes there will be nobody knows. */
    private void pass() {
        run.checkpoint();
        told.report("Finding communities", passes++, 0);
    }

    private long move(Level level, int[] community, double patience, int iteration, int depth) {
        pass();
        return LocalMoving.move(level, community, lambda, patience, run.random("leiden.move", stream(iteration, depth)), run, tables);
    }

    private static long stream(int iteration, int depth) {
        return ((long) iteration << 8 | depth) << 32;
    }

    /** A level and what it is to the one below: part of each node there, community of each part. */
    record Rung(Level level, int[] part, int[] communityOf) { }

    /** Refines moved communities, renumbered on the way, and makes a level of their parts; null when every node is a part of its own. */
    Rung above(Level level, int[] community, int iteration, int depth) {
        pass();
        int communities = renumber(community);
        boolean settled = iteration == 0 && LocalMoving.isLarge(level) && level.nodeCount() >= (long) SETTLED_SIZE * communities;
        Refinement.Parts parts = Refinement.refine(level, community, communities, lambda, options.randomness, settled ? 2 : 1,
                stream(iteration, depth), run, tables);
        return parts.count() == level.nodeCount() ? null
                : new Rung(level.aggregate(parts.part(), parts.count(), run, tables), parts.part(), parts.communityOf());
    }

    /**
     * From communities of a level up through ever smaller levels: move, refine, aggregate, and so on.
     * Parts grow along ties, so each is connected; at the top communities are cut into their
     * connected pieces, which is cheap there, and so every community returned is connected.
     *
     * @param moved whether the nodes of the first level have moved already
     * @return community of each node of the first level
     */
    int[] climb(Level first, int[] found, boolean moved, int iteration) {
        Level level = first;                    // no level is held longer than it takes to build the next
        int[] community = found;
        int[] levelNode = null;                 // node of the level that holds each node of the first
        for (int depth = moved ? 0 : 1; ; depth++) {
            if (level != first || !moved) {
                move(level, community, FIRST_PATIENCE, iteration, depth);
            }
            Rung up = above(level, community, iteration, depth);
            if (up == null) {
                int[] pieces = Pieces.of(level, community, Pieces.ALL);
                return levelNode == null ? pieces : through(levelNode, pieces);
            }
            levelNode = levelNode == null ? up.part : through(levelNode, up.part);
            level = up.level;
            community = up.communityOf;
        }
    }

    static int[] through(int[] first, int[] second) {
        int[] result = new int[first.length];
        for (int node = 0; node < first.length; node++) {
            result[node] = second[first[node]];
        }
        return result;
    }

    /** The moved communities, cut into pieces where a node that held two halves together has left. */
    private int[] connected(int[] before, int[] after) {
        boolean[] lost = new boolean[after.length];
        boolean any = false;
        for (int node = 0; node < after.length; node++) {
            if (before[node] != after[node]) {
                lost[before[node]] = true;
                any = true;
            }
        }
        return any ? Pieces.of(base, after, lost) : after;
    }

    /** Renumbers labels by first appearance, in place; returns how many there are. */
    static int renumber(int[] label) {
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
}
