// SPDX-License-Identifier: Apache-2.0
package sideways.simulate;

import java.util.Arrays;
import sideways.graph.ConfigurationModel;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.measure.community.Partition;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * A graph with planted communities whose degrees and sizes both have heavy tails, after the LFR benchmark.
 *
 * <pre>  P(degree = k) ∝ k^−2.5      P(size = s) ∝ s^−1.5      share of a node's edges that leave its community: μ</pre>
 *
 * <p>Degrees and community sizes are drawn from their laws between a smallest and a largest value. A node
 * of degree k asks for (1 − μ)k neighbors inside, rounded by chance so that the mean is kept, and is put
 * into a random free place of a community with enough other members. Then each community is a random
 * simple graph with its inside degrees, and what is left is a random simple graph without an edge inside
 * a community. Edge ends that find no partner are dropped: some in a thousand, in the small communities.
 *
 * <p>The larger μ, the harder to find: up to about .5 every good method finds the communities themselves,
 * around .7 most fail. Node numbers say nothing about communities, as a method that looks at neighboring
 * numbers would otherwise win.
 *
 * <p>A. Lancichinetti, S. Fortunato, F. Radicchi: Benchmark graphs for testing community detection
 * algorithms. Phys. Rev. E 78, 046110, 2008. doi:10.1103/PhysRevE.78.046110. Theirs rewires until a
 * given mixing is met; this one plants it from the start, which takes linear time.
 *
 * <p>Time O(n + m log k), 60 bytes per edge while it runs.
 *
 * @param graph undirected, simple, all weights 1
 * @param planted community of node, largest first
 */
public record PlantedGraph(Graph graph, Partition planted) {

    /**
     * @param mixing μ, in [0, 1]
     * @param minDegree smallest degree drawn; the mean follows from it: 17.9 for 7 … 1000
     */
    public record Options(int nodes, double mixing, int minDegree, int maxDegree, double degreeExponent, int minSize, int maxSize,
            double sizeExponent) {

        /** About 0.9 million edges among 100,000 nodes, in some 710 communities. */
        public static final Options MILLION_EDGES = new Options(100_000, 0.3, 7, 1000, 2.5, 20, 1000, 1.5);

        /** About 9.3 million edges among a million nodes, in some 3,200 communities. */
        public static final Options TEN_MILLION_EDGES = new Options(1_000_000, 0.4, 7, 3000, 2.5, 20, 5000, 1.5);

        public Options {
            if (!(mixing >= 0 && mixing <= 1)) {
                throw new IllegalArgumentException("mixing is " + mixing + "; it must lie in [0, 1]");
            }
            if (minDegree < 1 || maxDegree < minDegree || minSize < 2 || maxSize < minSize) {
                throw new IllegalArgumentException("degrees are " + minDegree + " to " + maxDegree + ", sizes " + minSize + " to " + maxSize
                        + "; each range must ascend, degrees from 1, sizes from 2");
            }
            if (nodes < minSize || maxDegree >= nodes) {
                throw new IllegalArgumentException("nodes is " + nodes + "; it must hold a community of " + minSize
                        + " and exceed the largest degree " + maxDegree);
            }
        }

        public Options withMixing(double mixing) {
            return new Options(nodes, mixing, minDegree, maxDegree, degreeExponent, minSize, maxSize, sizeExponent);
        }
    }

    public static PlantedGraph generate(Options options, Run run) {
        return new Generator(options, run).generate();
    }

    private static final class Generator {
        private final Options options;
        private final Run run;
        private int[] inside;
        private int[] outside;

        Generator(Options options, Run run) {
            this.options = options;
            this.run = run;
        }

        PlantedGraph generate() {
            drawDegrees();
            int[] size = communitySizes();
            int[] community = settle(size);
            GraphBuilder builder = new GraphBuilder(false);
            joinInside(community, size, builder);
            joinOutside(community, builder);
            return new PlantedGraph(builder.build(options.nodes), Partition.of(community));
        }

        private void drawDegrees() {
            Rng rng = run.random("planted degrees", 0);
            PowerLaw law = new PowerLaw(options.degreeExponent, options.minDegree, options.maxDegree);
            inside = new int[options.nodes];
            outside = new int[options.nodes];
            for (int node = 0; node < options.nodes; node++) {
                int degree = law.draw(rng);
                inside[node] = (int) ((1 - options.mixing) * degree + rng.nextDouble());
                outside[node] = degree - inside[node];
            }
        }

        /** Sizes in descending order that sum to the number of nodes. */
        private int[] communitySizes() {
            Rng rng = run.random("planted sizes", 0);
            PowerLaw law = new PowerLaw(options.sizeExponent, options.minSize, options.maxSize);
            int[] size = new int[options.nodes / options.minSize + 1];
            int count = 0;
            int left = options.nodes;
            while (left >= options.minSize) {
                size[count] = Math.min(left, law.draw(rng));
                left -= size[count++];
            }
            // too few for one more community: handed round, so that no size leaves its range while there is room
            for (int c = 0; left > 0; c = (c + 1) % count) {
                if (size[c] < options.maxSize || count * (long) options.maxSize < options.nodes) {
                    size[c]++;
                    left--;
                }
            }
            size = Arrays.copyOf(size, count);
            Arrays.sort(size);
            for (int c = 0; c < count / 2; c++) {
                int swap = size[c];
                size[c] = size[count - 1 - c];
                size[count - 1 - c] = swap;
            }
            return size;
        }

        /**
         * A community for each node: those with many inside neighbors first, each to a random free place of
         * the communities large enough. Where none is, the node keeps its degree and has more of it outside.
         */
        private int[] settle(int[] size) {
            Rng rng = run.random("planted places", 0);
            int[] place = new int[options.nodes];        // community of each free place that is open so far
            int free = 0;
            int open = 0;
            int[] community = new int[options.nodes];
            for (int node : byInsideDegree()) {
                while (open < size.length && (size[open] > inside[node] || free == 0)) {
                    Arrays.fill(place, free, free + size[open], open);
                    free += size[open++];
                }
                int at = rng.nextInt(free);
                community[node] = place[at];
                place[at] = place[--free];
                int most = size[community[node]] - 1;
                if (inside[node] > most) {
                    outside[node] += inside[node] - most;
                    inside[node] = most;
                }
            }
            return community;
        }

        private int[] byInsideDegree() {
            long[] order = new long[options.nodes];
            for (int node = 0; node < options.nodes; node++) {
                order[node] = (long) -inside[node] << 32 | node;
            }
            Arrays.sort(order);
            return Arrays.stream(order).mapToInt(key -> (int) key).toArray();
        }

        private void joinInside(int[] community, int[] size, GraphBuilder builder) {
            int[] start = new int[size.length + 1];
            for (int c = 0; c < size.length; c++) {
                start[c + 1] = start[c] + size[c];
            }
            int[] member = new int[options.nodes];
            int[] next = start.clone();
            for (int node = 0; node < options.nodes; node++) {
                member[next[community[node]]++] = node;
            }
            for (int c = 0; c < size.length; c++) {
                run.checkpoint();
                int[] members = Arrays.copyOfRange(member, start[c], start[c + 1]);
                makeEven(members);
                join(members, inside, null, builder, run.random("planted inside", c));
            }
        }

        /** Ends pair up only when their number is even; an odd one goes outside. */
        private void makeEven(int[] members) {
            int ends = 0;
            int widest = members[0];
            for (int node : members) {
                ends += inside[node];
                widest = inside[node] > inside[widest] ? node : widest;
            }
            if (ends % 2 == 1) {
                inside[widest]--;
                outside[widest]++;
            }
        }

        private void joinOutside(int[] community, GraphBuilder builder) {
            join(Partition.singletons(options.nodes).community(), outside, community, builder, run.random("planted outside", 0));
        }

        private static void join(int[] nodes, int[] degree, int[] group, GraphBuilder builder, Rng rng) {
            int ends = 0;
            for (int node : nodes) {
                ends = Math.addExact(ends, degree[node]);
            }
            int[] end = new int[ends];
            int filled = 0;
            for (int node : nodes) {
                Arrays.fill(end, filled, filled += degree[node], node);
            }
            rng.shuffle(end);
            boolean[] placed = ConfigurationModel.pair(end, group, rng);
            for (int e = 0; e < placed.length; e++) {
                if (placed[e]) {
                    builder.add(end[2 * e], end[2 * e + 1], 1);
                }
            }
        }
    }
}
