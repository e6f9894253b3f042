// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sideways.Golden;
import sideways.run.Rng;
import sideways.run.Run;

class RarefactionTest {

    @Test
    void drawing_two_by_hand() {
        // groups of 2 and 2, draw 2 of 4: alike with chance 1/3. Groups seen 1/3 + 2·2/3; Σp² = 1 if alike, else ½: 2/3; entropy ⅔ ln 2
        HillNumbers drawn = Rarefaction.drawn(new int[] {2, 2}, 4, 2);
        assertEquals(5 / 3.0, drawn.q0(), 1e-12);
        assertEquals(Math.exp(2 / 3.0 * Math.log(2)), drawn.q1(), 1e-12);
        assertEquals(1 / (2 / 3.0), drawn.q2(), 1e-12);
        // one drawn covers: 1 − Σ ½ · C(2,1)/C(3,1) = 1/3
        assertEquals(1 / 3.0, Rarefaction.coverage(new int[] {2, 2}, 4, 1), 1e-12);
    }

    @Test
    void drawing_all_is_the_sample_itself() {
        int[] size = {1, 1, 2, 5, 9};
        HillNumbers whole = HillNumbers.of(size);
        HillNumbers drawn = Rarefaction.drawn(size, 18, 18);
        assertEquals(whole.q0(), drawn.q0(), 1e-9);
        assertEquals(whole.q1(), drawn.q1(), 1e-9);
        assertEquals(whole.q2(), drawn.q2(), 1e-9);
        // f1 = 2, f2 = 1, n = 18: 1 − 2/18 · 34/36
        assertEquals(1 - 2 / 18.0 * 34 / 36, Rarefaction.coverage(size), 1e-12);
        assertEquals(1, Rarefaction.coverage(new int[] {5, 7}), 0);
    }

    @Test
    void drawing_by_lot_agrees() {
        int[] size = {1, 1, 3, 4, 8, 20};
        int[] who = new int[37];
        for (int group = 0, at = 0; group < size.length; group++) {
            for (int i = 0; i < size[group]; i++) {
                who[at++] = group;
            }
        }
        Rng rng = Run.seeded(2).random("lot", 0);
        double groups = 0;
        double entropy = 0;
        int draws = 20_000;
        for (int draw = 0; draw < draws; draw++) {
            rng.shuffle(who);
            int[] count = new int[size.length];
            for (int i = 0; i < 15; i++) {
                count[who[i]]++;
            }
            HillNumbers hill = HillNumbers.of(count);
            groups += hill.q0();
            entropy += Math.log(hill.q1());
        }
        HillNumbers drawn = Rarefaction.drawn(size, 37, 15);
        // standard deviations of one draw are below .8 and .3; five standard errors
        assertEquals(drawn.q0(), groups / draws, 5 * 0.8 / Math.sqrt(draws));
        assertEquals(Math.log(drawn.q1()), entropy / draws, 5 * 0.3 / Math.sqrt(draws));
    }

    @Test
    void equal_coverage_makes_a_small_and_a_large_sample_of_one_community_alike() {
        Rng rng = Run.seeded(3).random("sample", 0);
        int[] small = new int[300];
        int[] large = new int[300];
        for (int i = 0; i < 20_000; i++) {
            int group = (int) (300 * Math.pow(rng.nextDouble(), 3));
            large[group]++;
            if (i < 400) {
                small[group]++;
            }
        }
        double reachable = Rarefaction.coverage(small) - 0.02;
        double raw = HillNumbers.of(large).q0() / HillNumbers.of(small).q0();
        double fair = Rarefaction.at(large, reachable).hill().q0() / Rarefaction.at(small, reachable).hill().q0();
        assertTrue(Math.abs(fair - 1) < 0.1 && raw > 1.25, "richness ratio " + raw + ", at equal coverage " + fair);
    }

    @Test
    void the_interval_holds_the_value_and_threads_leave_no_trace() {
        int[] size = {1, 1, 1, 2, 2, 3, 5, 8, 13, 40};
        double value = Rarefaction.at(size, 0.9).hill().q1();
        Rarefaction.Interval one = Rarefaction.interval(size, 0.9, 200, Run.seeded(1));
        assertTrue(one.low().q1() < value && value < one.high().q1(), one + " around " + value);
        for (int threads : new int[] {2, 3, 8}) {
            assertEquals(one, Rarefaction.interval(size, 0.9, 200, Run.seeded(1).threads(threads)));
        }
        assertTrue(Double.isNaN(Rarefaction.at(new int[0], 0.9).coverage()));
    }

    @Test
    void goldens_of_specificity_and_class_tf_idf() {
        JsonNode golden = Golden.json("misc.json");
        String[] word = {"ice", "chew", "the", "crunch", "game", "faygo", "clown"};
        long[] niche = {30, 25, 100, 12, 2, 0, 0};
        long[] other = {3, 1, 110, 0, 4, 20, 15};
        // the golden file's background corpus, 666 words
        long[] all = {33, 26, 500, 12, 60, 20, 15};
        WordSpecificity found = WordSpecificity.of(niche, all);
        double[][] weight = ClassTfIdf.of(new long[][] {niche, other});
        for (int w = 0; w < word.length; w++) {
            JsonNode expected = golden.get("zhang_specificity_log_ratio").get(word[w]);
            assertEquals(expected == null ? Double.NaN : expected.asDouble(), found.specificity()[w], 1e-9, word[w]);
            assertEquals(golden.get("c_tf_idf").get("a").path(word[w]).asDouble(0), weight[0][w], 1e-9, word[w]);
            assertEquals(golden.get("c_tf_idf").get("b").path(word[w]).asDouble(0), weight[1][w], 1e-9, word[w]);
        }
        assertEquals(golden.get("zhang_distinctiveness_unweighted_mean_over_types").asDouble(), found.mean(), 1e-9);
        assertEquals(golden.get("zhang_distinctiveness_token_weighted_KL").asDouble(), found.weightedMean(), 1e-9);
    }

    @Test
    void a_part_that_speaks_like_all_is_not_distinct() {
        WordSpecificity same = WordSpecificity.of(new long[] {1, 2, 3}, new long[] {10, 20, 30});
        assertArrayEquals(new double[3], same.specificity(), 1e-12);
        assertEquals(0, same.weightedMean(), 1e-12);
        assertTrue(Arrays.stream(WordSpecificity.of(new long[] {0}, new long[] {1}).specificity()).allMatch(Double::isNaN));
    }
}
