// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.run.Rng;
import sideways.run.Run;

class SizeMatchedTest {

    @Test
    void larger_cascades_are_not_called_more_viral_for_their_size() {
        int called = 0;
        int naive = 0;
        for (int seed = 0; seed < 200; seed++) {
            Rng rng = Run.seeded(seed).random("sizes", 0);
            int n = 120;
            int[] size = new int[n];
            double[] virality = new double[n];
            boolean[] mark = new boolean[n];
            for (int c = 0; c < n; c++) {
                mark[c] = c % 2 == 0;
                // those marked are larger, and all grow by the same rule
                size[c] = mark[c] ? 10 + rng.nextInt(60) : 5 + rng.nextInt(40);
                virality[c] = recursive(size[c], rng);
            }
            called += SizeMatched.compare(size, virality, mark, 199, Run.seeded(seed)).p() <= 0.05 ? 1 : 0;
            int[] one = new int[n];
            Arrays.fill(one, 2);
            naive += SizeMatched.compare(one, virality, mark, 199, Run.seeded(seed)).p() <= 0.05 ? 1 : 0;
        }
        // of 200 at 5 %, 19 and more come about once in 200
        assertTrue(called <= 18, called + " of 200 called at the 5 % level");
        assertTrue(naive > 150, "unmatched, size alone is called virality: " + naive + " of 200");
    }

    @Test
    void one_in_twenty_is_called_where_there_is_nothing() {
        int called = 0;
        int bySpread = 0;
        for (int seed = 0; seed < 1000; seed++) {
            Rng rng = Run.seeded(seed).random("nothing", 0);
            int[] size = new int[60];
            double[] virality = new double[60];
            boolean[] mark = new boolean[60];
            for (int c = 0; c < 60; c++) {
                mark[c] = rng.nextInt(3) == 0;
                size[c] = 10 + rng.nextInt(mark[c] ? 25 : 15);
                virality[c] = recursive(size[c], rng);
            }
            SizeMatched compared = SizeMatched.compare(size, virality, mark, 99, Run.seeded(seed));
            called += compared.p() <= 0.05 ? 1 : 0;
            bySpread += Math.abs(compared.auc() - 0.5) > 1.96 * compared.spread() ? 1 : 0;
        }
        assertTrue(bySpread <= 68, bySpread + " of 1,000 intervals leave out chance");
        // a permutation test holds its level exactly: 50 expected, 7 is one standard deviation
        assertTrue(called <= 68, called + " of 1,000 called at the 5 % level");
    }

    @Test
    void deeper_growth_at_equal_size_is_found() {
        int found = 0;
        for (int seed = 0; seed < 20; seed++) {
            Rng rng = Run.seeded(seed).random("growth", 0);
            int[] size = new int[120];
            double[] virality = new double[120];
            boolean[] mark = new boolean[120];
            for (int c = 0; c < 120; c++) {
                mark[c] = c % 2 == 0;
                size[c] = 10 + rng.nextInt(30);
                virality[c] = recursive(size[c], rng) + (mark[c] ? 1.5 : 0);
            }
            SizeMatched compared = SizeMatched.compare(size, virality, mark, 199, Run.seeded(seed).threads(1 + seed % 3));
            found += compared.p() <= 0.05 && compared.auc() > 0.5 ? 1 : 0;
        }
        assertEquals(20, found);
    }

    @Test
    void auc_is_that_of_all_pairs_within_a_size() {
        int[] size = {4, 4, 4, 5, 5, 9};
        double[] value = {1, 2, 3, 7, 7, 100};
        boolean[] mark = {false, true, false, true, false, true};
        // size 4: above one of two; size 5: equal; size 9: nobody to compare with. (1 + ½) / 3
        SizeMatched compared = SizeMatched.compare(size, value, mark, 99, Run.seeded(1));
        assertEquals(0.5, compared.auc(), 1e-12);
        assertEquals(2, compared.marked());
        assertEquals(3, compared.others());
    }

    @Test
    void spread_is_that_of_all_ways_to_deal_the_marks() {
        int[] size = {4, 4, 4, 4, 5, 5, 5};
        double[] value = {1, 2, 2, 3, 7, 7, 8};
        double squares = 0;
        int deals = 0;
        for (int marks = 0; marks < 128; marks++) {
            boolean[] mark = new boolean[7];
            for (int c = 0; c < 7; c++) {
                mark[c] = (marks >> c & 1) == 1;
            }
            if (Integer.bitCount(marks & 15) == 2 && Integer.bitCount(marks >> 4) == 1) {
                double auc = SizeMatched.compare(size, value, mark, 0, Run.seeded(1)).auc();
                squares += (auc - 0.5) * (auc - 0.5);
                deals++;
            }
        }
        assertEquals(18, deals);
        SizeMatched compared = SizeMatched.compare(size, value, new boolean[] {true, true, false, false, true, false, false}, 0, Run.seeded(1));
        assertEquals(Math.sqrt(squares / deals), compared.spread(), 1e-12);
    }

    @Test
    void percentiles_are_among_the_same_size_and_ties_share_theirs() {
        double[] percentile = SizeMatched.percentiles(new int[] {4, 4, 4, 4, 7}, new double[] {1, 2, 2, 9, 5}, 3);
        assertEquals(Arrays.toString(new double[] {0, 0.5, 0.5, 1, Double.NaN}), Arrays.toString(percentile));
    }

    @Test
    void size_classes_grow_by_a_quarter() {
        int last = 0;
        int width = 1;
        for (int size = 1; size < 100_000; size++) {
            int now = SizeMatched.sizeClass(size);
            assertTrue(now == last || now == last + 1, "class of " + size);
            width = now == last ? width + 1 : 1;
            assertTrue(size <= 16 ? width == 1 : width <= size / 4.0 + 1, "width at " + size);
            last = now;
        }
    }

    /** Structural virality of a random recursive tree. */
    private static double recursive(int size, Rng rng) {
        int[] parent = new int[size];
        parent[0] = EventLog.NONE;
        for (int i = 1; i < size; i++) {
            parent[i] = rng.nextInt(i);
        }
        return Cascades.of(parent, new boolean[size]).virality(0);
    }
}
