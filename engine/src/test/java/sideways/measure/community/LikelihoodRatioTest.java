// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LikelihoodRatioTest {

    @Test
    void the_first_row_of_dunnings_table() {
        // Dunning 1993, table 1: "the swiss", −2 log λ = 270.72 of the counts 110, 2442, 111, 29114
        double root = LikelihoodRatio.root(110, 110 + 2442, 111, 111 + 29114);
        assertEquals(270.72, root * root, 0.005);
    }

    @Test
    void a_word_used_alike_tells_nothing_and_a_word_avoided_tells_the_contrary() {
        assertEquals(0, LikelihoodRatio.root(5, 100, 50, 1000), 1e-6);
        assertTrue(LikelihoodRatio.root(0, 100, 50, 1000) < -3);
        // all of a group of 3 words is the word, and nothing else is: 2 · (3 ln 2 + 3 ln 2)
        assertEquals(Math.sqrt(12 * Math.log(2)), LikelihoodRatio.root(3, 3, 0, 3), 1e-12);
    }

    @Test
    void it_tells_words_of_small_groups_where_log_odds_cannot() {
        assertEquals(1.13 * Math.sqrt(3), LogOdds.z(3, 50, 0, 100_000, 3, 100_050), 0.02);
        assertTrue(LikelihoodRatio.root(3, 50, 0, 100_000) > 4);
        assertEquals(0.57 * Math.sqrt(12), LogOdds.z(12, 50_000, 0, 50_000, 12, 100_000), 0.02);
        assertTrue(LikelihoodRatio.root(12, 50_000, 0, 50_000) > 4);
    }
}
