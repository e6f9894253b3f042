// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;
import sideways.run.Run;

class ContinuityTest {

    @Test
    void answers_are_the_best_of_all() {
        for (int seed = 0; seed < 300; seed++) {
            Rng rng = Run.seeded(seed).random("gains", 0);
            double[] gain = new double[1 + rng.nextInt(9)];
            Arrays.setAll(gain, t -> 20 * rng.nextGaussian());
            double best = Double.NEGATIVE_INFINITY;
            for (int answers = 0; answers < 1 << gain.length; answers++) {
                boolean[] answer = new boolean[gain.length];
                for (int t = 0; t < gain.length; t++) {
                    answer[t] = (answers >> t & 1) == 1;
                }
                best = Math.max(best, worth(gain, answer));
            }
            assertEquals(best, worth(gain, Continuity.answers(gain, 10)), 1e-9, "randomSeed " + seed);
        }
    }

    private static double worth(double[] gain, boolean[] answer) {
        double sum = 0;
        for (int t = 0; t < gain.length; t++) {
            sum += (answer[t] ? gain[t] : 0) - (t > 0 && answer[t] != answer[t - 1] ? 10 : 0);
        }
        return sum;
    }

    @Test
    void evidence_gathers_over_windows_and_one_odd_window_does_not_count() {
        assertArrayEquals(new boolean[] {false, false, false, true, true, true}, Continuity.answers(new double[] {-6, -6, -6, 6, 6, 6}, 10));
        assertArrayEquals(new boolean[6], Continuity.answers(new double[] {-6, -6, 15, -6, -6, -6}, 10));
        assertArrayEquals(new boolean[] {false, false, true, false, false, false}, Continuity.answers(new double[] {-6, -6, 25, -6, -6, -6}, 10));
    }

    /** The long way: both partitions told in full, less what it costs to say who belongs where. */
    @Test
    void the_gain_of_one_is_the_difference_of_two_lengths() {
        for (int seed = 0; seed < 100; seed++) {
            Rng rng = Run.seeded(seed).random("graph", 0);
            int parts = 2 + rng.nextInt(5);
            int[] part = new int[60];
            Arrays.setAll(part, node -> node < parts ? node : rng.nextInt(parts + 1) - 1);
            GraphBuilder builder = new GraphBuilder(false);
            for (int tie = 0; tie < 150; tie++) {
                int a = rng.nextInt(60);
                int b = rng.nextInt(60);
                if (a != b) {
                    builder.add(a, b, 1);
                }
            }
            Graph graph = builder.build(60).simple();
            int[] apart = Arrays.stream(part).map(p -> p < 0 ? parts : p).toArray();
            int[] one = Arrays.stream(apart).map(p -> p == 1 ? 0 : p).toArray();
            double expected = DescriptionLength.of(graph, apart, parts + 1) - saying(graph, apart, parts + 1)
                    - DescriptionLength.of(graph, one, parts + 1) + saying(graph, one, parts + 1);
            assertEquals(expected, Continuity.of(new Graph[] {graph}, part, 200).gainOfOne(0, 0, 1), 1e-8, "randomSeed " + seed);
        }
    }

    /** ln of the ways to say who of the tied belongs where. */
    private static double saying(Graph graph, int[] label, int labels) {
        int[] size = new int[labels];
        int tied = 0;
        for (int node = 0; node < label.length; node++) {
            size[label[node]] += graph.degree(node) > 0 ? 1 : 0;
            tied += graph.degree(node) > 0 ? 1 : 0;
        }
        double used = Arrays.stream(size).filter(s -> s > 0).count();
        double ways = DescriptionLength.logFactorial(tied) + StrictMath.log(tied) + DescriptionLength.logFactorial(tied - 1)
                - DescriptionLength.logFactorial(used - 1) - DescriptionLength.logFactorial(tied - used);
        for (int s : size) {
            ways -= DescriptionLength.logFactorial(s);
        }
        return ways;
    }

    @Test
    void parts_that_join_and_one_that_comes_are_seen() {
        // three cliques of 12; the first two are joined in the last two windows, the third is there from the second on
        Graph[] window = new Graph[4];
        int[] part = new int[36];
        Arrays.setAll(part, node -> node / 12);
        for (int t = 0; t < 4; t++) {
            GraphBuilder builder = new GraphBuilder(false);
            for (int a = 0; a < 36; a++) {
                for (int b = a + 1; b < 36; b++) {
                    boolean joined = t >= 2 && part[a] < 2 && part[b] < 2;
                    if ((part[a] == part[b] || joined) && (part[b] < 2 || t > 0)) {
                        builder.add(a, b, 1);
                    }
                }
            }
            window[t] = builder.build(36);
        }
        Continuity.Result found = Continuity.of(window, part, 200).judged(10);
        assertArrayEquals(new int[][] {{0, 1, -1}, {0, 1, 2}, {0, 0, 2}, {0, 0, 2}}, found.niche());
        assertArrayEquals(new int[] {12, 12, 0}, Arrays.copyOf(found.tied()[0], 3));
        assertEquals(-1, found.ofNodes(part)[0][35]);
    }
}
