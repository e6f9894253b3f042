// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;
import sideways.run.Run;

class ReconstructionTest {

    private static final Run RUN = Run.seeded(1);

    @Test
    void each_rule_by_hand() {
        // 3 hears 0, 1 and 2; 2 hears 1; 4 and 5 hear 1, which has the largest audience
        Graph hears = Graph.directed(6, new int[][] {{3, 0}, {3, 1}, {3, 2}, {2, 1}, {4, 1}, {5, 1}});
        Reconstruction made = new Reconstruction(new int[][] {{0, 1, 2, 3}}, new double[][] {{0, 1, 2, 3}}, hears, listening(hears));
        assertArrayEquals(new int[] {-1, 0, 0, 0}, made.parents(Reconstruction.Rule.ORIGINAL, 0, RUN)[0]);
        // 1 hears nobody: anybody before may be it, and there is but the source
        assertArrayEquals(new int[] {-1, 0, 1, 2}, made.parents(Reconstruction.Rule.LATEST, 0, RUN)[0]);
        assertArrayEquals(new int[] {-1, 0, 1, 1}, made.parents(Reconstruction.Rule.AUDIENCE, 0, RUN)[0]);
        int[] drawn = new int[4];
        for (int draw = 0; draw < 3000; draw++) {
            drawn[made.parents(Reconstruction.Rule.UNIFORM, draw, RUN)[0][3]]++;
        }
        for (int parent = 0; parent < 3; parent++) {
            // a third each; 26 is one standard deviation
            assertEquals(1000, drawn[parent], 130, "parent " + parent);
        }
    }

    @Test
    void the_delay_is_learnt_and_parents_follow_it() {
        // chains whose steps take 1 on average, among everybody unknown
        int cascades = 200;
        int[][] actor = new int[cascades][20];
        double[][] time = new double[cascades][20];
        for (int c = 0; c < cascades; c++) {
            Rng rng = RUN.random("chain", c);
            for (int i = 0; i < 20; i++) {
                actor[c][i] = 20 * c + i;
                time[c][i] = i == 0 ? 0 : time[c][i - 1] - Math.log(1 - rng.nextDouble()) * 5;
            }
        }
        Reconstruction made = new Reconstruction(actor, time, Graph.directed(20 * cascades, new int[0][]), new boolean[20 * cascades]);
        Cascades supposed = Cascades.of(Reconstruction.joined(made.parents(Reconstruction.Rule.DELAY, 0, RUN)), new boolean[20 * cascades]);
        Cascades uniform = Cascades.of(Reconstruction.joined(made.parents(Reconstruction.Rule.UNIFORM, 0, RUN)), new boolean[20 * cascades]);
        assertTrue(mean(supposed) > mean(uniform), mean(supposed) + " deep by delay, " + mean(uniform) + " by chance");
        assertTrue(made.decay() > 0.02 && made.decay() < 1, "decay " + made.decay());
    }

    @Test
    void parents_come_before_their_children_and_do_not_depend_on_the_threads() {
        Rng rng = RUN.random("any", 0);
        int[][] actor = new int[150][];
        double[][] time = new double[150][];
        for (int c = 0; c < actor.length; c++) {
            int size = 2 + rng.nextInt(30);
            actor[c] = new int[size];
            time[c] = new double[size];
            for (int i = 0; i < size; i++) {
                actor[c][i] = rng.nextInt(100);
                time[c][i] = i + rng.nextInt(2);
            }
            java.util.Arrays.sort(time[c]);
        }
        Graph hears = Graph.directed(100, new int[][] {{1, 2}, {3, 4}, {5, 6}});
        Reconstruction made = new Reconstruction(actor, time, hears, listening(hears));
        for (Reconstruction.Rule rule : Reconstruction.Rule.values()) {
            int[][] expected = made.parents(rule, 3, RUN);
            for (int threads : new int[] {2, 3, 8}) {
                assertTrue(java.util.Arrays.deepEquals(expected, made.parents(rule, 3, RUN.threads(threads))), rule + " on " + threads);
            }
            for (int[] parent : expected) {
                for (int i = 0; i < parent.length; i++) {
                    assertTrue(i == 0 ? parent[i] == -1 : parent[i] >= 0 && parent[i] < i, rule + ": " + parent[i] + " of " + i);
                }
            }
        }
    }

    /**
     * Every assignment of parents to seven events at most, by hand: the two extremes hold the depth of each, and of the share that did not have it from the source.
     */
    @Test
    void the_two_extremes_hold_every_assignment_between_them() {
        for (int seed = 0; seed < 200; seed++) {
            Rng rng = RUN.random("extremes", seed);
            int size = 3 + rng.nextInt(5);
            GraphBuilder ties = new GraphBuilder(true);
            for (int tie = 0; tie < 12; tie++) {
                int from = rng.nextInt(8);
                int to = rng.nextInt(8);
                if (from != to) {
                    ties.add(from, to, 1);
                }
            }
            Graph hears = ties.build(8);
            boolean[] listed = new boolean[8];
            for (int a = 0; a < 8; a++) {
                listed[a] = rng.nextInt(2) == 0;
            }
            int[] actor = java.util.stream.IntStream.range(0, size).toArray();
            double[] time = java.util.stream.IntStream.range(0, size).asDoubleStream().toArray();
            Reconstruction made = new Reconstruction(new int[][] {actor}, new double[][] {time}, hears, listed);
            Cascades low = Cascades.of(made.parents(Reconstruction.Rule.SHALLOWEST, 0, RUN)[0], new boolean[size]);
            Cascades high = Cascades.of(made.parents(Reconstruction.Rule.DEEPEST, 0, RUN)[0], new boolean[size]);
            int[] parent = new int[size];
            parent[0] = -1;
            int[] extremes = {Integer.MAX_VALUE, 0, Integer.MAX_VALUE, 0};
            assign(parent, 1, hears, listed, extremes);
            assertArrayEquals(new int[] {low.depth[0], high.depth[0], high.broadcast[0], low.broadcast[0]}, extremes, "seed " + seed);
        }
    }

    /** Least and greatest depth and broadcast over all assignments. */
    private static void assign(int[] parent, int at, Graph hears, boolean[] listed, int[] extremes) {
        if (at == parent.length) {
            Cascades tree = Cascades.of(parent, new boolean[parent.length]);
            extremes[0] = Math.min(extremes[0], tree.depth[0]);
            extremes[1] = Math.max(extremes[1], tree.depth[0]);
            extremes[2] = Math.min(extremes[2], tree.broadcast[0]);
            extremes[3] = Math.max(extremes[3], tree.broadcast[0]);
            return;
        }
        boolean knows = false;
        for (int j = 1; j < at; j++) {
            knows |= hears.hasEdge(at, j);
        }
        boolean sourceIsOnLists = false;
        for (int a = 0; a < hears.nodeCount; a++) {
            sourceIsOnLists |= hears.hasEdge(a, 0);
        }
        for (int j = 0; j < at; j++) {
            boolean may = j == 0 ? !listed[at] || !sourceIsOnLists || hears.hasEdge(at, 0) || !knows : knows ? hears.hasEdge(at, j) : !listed[at];
            if (may) {
                parent[at] = j;
                assign(parent, at + 1, hears, listed, extremes);
            }
        }
    }

    private static boolean[] listening(Graph hears) {
        boolean[] listed = new boolean[hears.nodeCount];
        for (int a = 0; a < listed.length; a++) {
            listed[a] = hears.degree(a) > 0;
        }
        return listed;
    }

    private static double mean(Cascades cascades) {
        double sum = 0;
        for (int depth : cascades.depth) {
            sum += depth;
        }
        return sum / cascades.count;
    }
}
