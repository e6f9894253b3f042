// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.run.Rng;
import sideways.run.Run;

class ReconstructionTest {

    private static final Run RUN = Run.seeded(1);

    @Test
    void each_rule_by_hand() {
        // 3 hears 0, 1 and 2; 2 hears 1; 4 and 5 hear 1, which has the largest audience
        Graph hears = Graph.directed(6, new int[][] {{3, 0}, {3, 1}, {3, 2}, {2, 1}, {4, 1}, {5, 1}});
        Reconstruction made = new Reconstruction(new int[][] {{0, 1, 2, 3}}, new double[][] {{0, 1, 2, 3}}, hears);
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
        Reconstruction made = new Reconstruction(actor, time, Graph.directed(20 * cascades, new int[0][]));
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
        Reconstruction made = new Reconstruction(actor, time, Graph.directed(100, new int[][] {{1, 2}, {3, 4}, {5, 6}}));
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

    private static double mean(Cascades cascades) {
        double sum = 0;
        for (int depth : cascades.depth) {
            sum += depth;
        }
        return sum / cascades.count;
    }
}
