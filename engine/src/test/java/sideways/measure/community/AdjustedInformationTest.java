// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import sideways.run.Rng;
import sideways.run.Run;

class AdjustedInformationTest {

    @Test
    void equal_partitions_agree_whatever_their_labels_and_trivial_ones_do_too() {
        assertEquals(1, AdjustedInformation.of(new int[] {0, 0, 1, 1, 2}, new int[] {7, 7, 3, 3, 9}), 1e-12);
        assertEquals(1, AdjustedInformation.of(new int[] {0, 0, 0}, new int[] {4, 4, 4}), 0);
        assertEquals(1, AdjustedInformation.of(new int[] {0, 1, 2}, new int[] {2, 0, 1}), 0);
        assertEquals(0, AdjustedInformation.of(new int[] {0, 0, 1, 1}, new int[] {0, 0, 0, 0}), 1e-12);
    }

    @Test
    void a_worked_example() {
        // two halves of 4 nodes, crossed: I = 0. Overlap of two pairs in 4: 0, 1, 2 with chances 1/6, 4/6, 1/6;
        // E = 4 cells · [4/6 · ¼ ln(4·1/4) + 1/6 · ½ ln(4·2/4)] = 4/12 · ln 2, so AMI = −⅓ ln 2 / (ln 2 − ⅓ ln 2) = −½
        assertEquals(-0.5, AdjustedInformation.of(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}), 1e-12);
    }

    @Test
    void the_expectation_is_what_shuffling_gives() {
        Rng rng = Run.seeded(4).random("labels", 0);
        for (int graph = 0; graph < 20; graph++) {
            int n = 10 + rng.nextInt(60);
            int[] a = labels(n, 1 + rng.nextInt(8), rng);
            int[] b = labels(n, 2 + rng.nextInt(12), rng);
            double sum = 0;
            int shuffles = 2_000;
            for (int i = 0; i < shuffles; i++) {
                rng.shuffle(b);
                sum += AdjustedInformation.of(a, b);
            }
            // AMI of shuffled labels has mean 0; its standard deviation over shuffles is below 0.15 here
            assertEquals(0, sum / shuffles, 5 * 0.15 / Math.sqrt(shuffles), "graph " + graph + " of " + n + " nodes");
        }
    }

    @Test
    void the_slow_twin_over_all_pairs_of_groups_agrees() {
        Rng rng = Run.seeded(5).random("labels", 0);
        for (int graph = 0; graph < 200; graph++) {
            int n = 2 + rng.nextInt(80);
            int[] a = labels(n, 1 + rng.nextInt(10), rng);
            int[] b = labels(n, 1 + rng.nextInt(10), rng);
            assertEquals(slow(a, b), AdjustedInformation.of(a, b), 1e-9, "labels " + graph);
        }
    }

    private static int[] labels(int n, int groups, Rng rng) {
        int[] label = new int[n];
        for (int i = 0; i < n; i++) {
            label[i] = Math.min(rng.nextInt(groups), rng.nextInt(groups));
        }
        return label;
    }

    /** Vinh, Epps & Bailey 2010, theorem 1, letter by letter, with factorials. */
    private static double slow(int[] first, int[] second) {
        int n = first.length;
        int[] a = new int[20];
        int[] b = new int[20];
        int[][] joint = new int[20][20];
        for (int i = 0; i < n; i++) {
            a[first[i]]++;
            b[second[i]]++;
            joint[first[i]][second[i]]++;
        }
        double information = 0;
        double expected = 0;
        double entropyA = 0;
        double entropyB = 0;
        for (int i = 0; i < 20; i++) {
            entropyA -= a[i] == 0 ? 0 : a[i] / (double) n * Math.log(a[i] / (double) n);
            entropyB -= b[i] == 0 ? 0 : b[i] / (double) n * Math.log(b[i] / (double) n);
            for (int j = 0; j < 20; j++) {
                if (joint[i][j] > 0) {
                    information += joint[i][j] / (double) n * Math.log(n * (double) joint[i][j] / (a[i] * (double) b[j]));
                }
                for (int k = Math.max(1, a[i] + b[j] - n); k <= Math.min(a[i], b[j]); k++) {
                    double log = f(a[i]) + f(b[j]) + f(n - a[i]) + f(n - b[j]) - f(n) - f(k) - f(a[i] - k) - f(b[j] - k)
                            - f(n - a[i] - b[j] + k);
                    expected += k / (double) n * Math.log(n * (double) k / (a[i] * (double) b[j])) * Math.exp(log);
                }
            }
        }
        double room = (entropyA + entropyB) / 2 - expected;
        return Math.abs(room) < 1e-12 ? 1 : (information - expected) / room;
    }

    private static double f(int n) {
        double log = 0;
        for (int k = 2; k <= n; k++) {
            log += Math.log(k);
        }
        return log;
    }
}
