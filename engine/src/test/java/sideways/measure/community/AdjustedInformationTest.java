// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sideways.run.Rng;
import sideways.run.Run;

class AdjustedInformationTest {

    @Test
    void equal_partitions_agree_whatever_their_labels() {
        assertEquals(1, AdjustedInformation.of(new int[] {0, 0, 1, 1, 2}, new int[] {4, 4, 3, 3, 0}), 1e-12);
        assertEquals(1, AdjustedInformation.of(new int[] {0, 0, 0}, new int[] {1, 1, 1}), 0);
        assertEquals(1, AdjustedInformation.of(new int[] {0, 1, 2}, new int[] {2, 0, 1}), 0);
    }

    @Test
    void one_group_and_all_alone_tell_nothing() {
        int[] pairs = {0, 0, 1, 1};
        assertEquals(0, AdjustedInformation.of(pairs, new int[4]), 1e-12);
        assertEquals(0, AdjustedInformation.of(pairs, new int[] {0, 1, 2, 3}), 1e-12);
    }

    @Test
    void two_pairs_crossed_worked_by_hand() {
        // groups {01}{23} against {02}{13}: I = 0. Of the 3 ways to pair four nodes 1 has I = log 2, 2 have 0: E = log 2 / 3
        double expected = Math.log(2) / 3;
        assertEquals((0 - expected) / (Math.log(2) - expected), AdjustedInformation.of(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}), 1e-12);
    }

    @Test
    void the_mean_of_chance_is_that_of_all_orders() {
        for (int[][] sizes : new int[][][] {{{3, 2, 2}, {4, 2, 1}}, {{5, 1, 1}, {3, 3, 1}}, {{6, 1}, {5, 2}}, {{7}, {2, 2, 2, 1}}}) {
            int[] a = labels(sizes[0]);
            double[] sum = {0, 0};
            permute(labels(sizes[1]), 0, a, sum);
            assertEquals(5040, sum[1]);
            assertEquals(sum[0] / sum[1], expected(sizes[0], sizes[1]), 1e-12, Arrays.deepToString(sizes));
        }
    }

    @Test
    void the_mean_of_chance_is_that_of_many_shuffles() {
        for (int seed = 0; seed < 10; seed++) {
            Rng rng = Run.seeded(seed).random("labels", 0);
            int[] a = new int[400];
            int[] b = new int[400];
            for (int i = 0; i < a.length; i++) {
                a[i] = rng.nextInt(1 + rng.nextInt(12));
                b[i] = rng.nextInt(1 + rng.nextInt(30));
            }
            double sum = 0;
            double squares = 0;
            int shuffles = 2000;
            for (int s = 0; s < shuffles; s++) {
                rng.shuffle(b);
                double information = information(a, b);
                sum += information;
                squares += information * information;
            }
            double mean = sum / shuffles;
            double standardError = Math.sqrt((squares / shuffles - mean * mean) / shuffles);
            // one in a million draws lies beyond five standard errors
            assertEquals(mean, expected(Partition.of(a).sizes(), Partition.of(b).sizes()), 5 * standardError, "labels of seed " + seed);
        }
    }

    @Test
    void groups_that_cannot_miss_each_other_are_summed_over_what_is_possible() {
        // 90 and 80 of 100 share at least 70: every chance lies in [70, 80]
        double sum = 0;
        double total = 0;
        double chance = 1;
        for (int x = 70; x <= 80; x++) {
            sum += chance * x / 100 * Math.log(100.0 * x / (90 * 80));
            total += chance;
            chance *= (90.0 - x) * (80 - x) / ((x + 1.0) * (100 - 90 - 80 + x + 1));
        }
        double[] log = logs(100);
        double others = AdjustedInformation.expected(new int[] {90, 10}, new int[] {80, 20}, 100, log)
                - AdjustedInformation.expected(new int[] {90}, new int[] {80}, 100, log);
        assertEquals(sum / total, AdjustedInformation.expected(new int[] {90}, new int[] {80}, 100, log), 1e-12);
        assertTrue(others > 0);
    }

    @Test
    void chance_is_zero_even_with_many_groups() {
        Rng rng = Run.seeded(1).random("labels", 0);
        int[] a = new int[20_000];
        int[] b = new int[20_000];
        for (int i = 0; i < a.length; i++) {
            a[i] = rng.nextInt(2000);
            b[i] = rng.nextInt(3000);
        }
        assertTrue(Agreement.of(a, b).normalizedInformation() > 0.5);
        assertEquals(0, AdjustedInformation.of(a, b), 0.01);
    }

    @Test
    void partitions_of_different_nodes_are_refused() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> AdjustedInformation.of(new int[2], new int[3])).getMessage().contains("2 and 3"));
    }

    private static double expected(int[] a, int[] b) {
        int n = Arrays.stream(a).sum();
        return AdjustedInformation.expected(a, b, n, logs(n));
    }

    private static double[] logs(int n) {
        double[] log = new double[n + 1];
        for (int i = 1; i <= n; i++) {
            log[i] = Math.log(i);
        }
        return log;
    }

    private static int[] labels(int[] sizes) {
        int[] label = new int[Arrays.stream(sizes).sum()];
        int at = 0;
        for (int group = 0; group < sizes.length; group++) {
            Arrays.fill(label, at, at += sizes[group], group);
        }
        return label;
    }

    private static void permute(int[] b, int fixed, int[] a, double[] sum) {
        if (fixed == b.length) {
            sum[0] += information(a, b);
            sum[1]++;
            return;
        }
        for (int i = fixed; i < b.length; i++) {
            swap(b, fixed, i);
            permute(b, fixed + 1, a, sum);
            swap(b, fixed, i);
        }
    }

    private static void swap(int[] values, int i, int j) {
        int old = values[i];
        values[i] = values[j];
        values[j] = old;
    }

    /** The definition, from a whole table. */
    private static double information(int[] a, int[] b) {
        int n = a.length;
        double[][] table = new double[32][32];
        double[] rows = new double[32];
        double[] columns = new double[32];
        for (int i = 0; i < n; i++) {
            table[a[i]][b[i]]++;
            rows[a[i]]++;
            columns[b[i]]++;
        }
        double sum = 0;
        for (int i = 0; i < 32; i++) {
            for (int j = 0; j < 32; j++) {
                if (table[i][j] > 0) {
                    sum += table[i][j] / n * Math.log(n * table[i][j] / (rows[i] * columns[j]));
                }
            }
        }
        return sum;
    }
}
