// SPDX-License-Identifier: Apache-2.0
package sideways.measure.camp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import sideways.Golden;
import sideways.event.EventLog;
import sideways.event.LogBuilder;
import sideways.event.Words;
import sideways.measure.Proportion;

class CampSignalsTest {

    // words: 0 "help" (asks, prosocial), 1 "lol" (mischief), 2 "plain"
    private static final CampSignals.Lexicon LEXICON = new CampSignals.Lexicon(new boolean[] {true, false, false},
            new boolean[] {false, true, false}, new boolean[] {true, false, false});

    @Test
    void counts_of_a_small_log() {
        EventLog log = LogBuilder.events("ann posts a; bob replies a; ann replies a; anonymous posts c; dan posts d; bob gives d");
        Words words = new Words(new long[] {0, 2, 3, 4, 6, 7, 7}, new int[] {0, 2, 1, 2, 1, 2, 2}, new String[] {"help", "lol", "plain"},
                new boolean[] {true, true, true});
        CampSignals found = CampSignals.of(log, words, LEXICON);
        assertEquals(1 / 5.0, found.anonymous().value(), 0);          // one of five posts; the gift is no post
        assertEquals(2 / 3.0, found.onePost().value(), 0);            // bob (his gift aside) and dan acted once, ann twice
        assertEquals(2 / 5.0, found.nameReuse().value(), 0);          // ann's two posts
        assertEquals(1, found.answeredRequests().value(), 0);         // ann asked, bob answered
        assertEquals(1 / 3.0, found.backed().value(), 0);             // dan's post of three got a gift
        assertEquals(1 / 7.0, found.prosocial().value(), 0);
        assertEquals(2 / 7.0, found.mischief().value(), 0);
        assertEquals(0, found.deleted().hits());
    }

    @Test
    void an_answer_to_oneself_is_no_help() {
        EventLog log = LogBuilder.events("ann posts a; ann replies a");
        Words words = new Words(new long[] {0, 1, 1}, new int[] {0}, new String[] {"help"}, new boolean[] {true});
        CampSignals.Lexicon asks = new CampSignals.Lexicon(new boolean[1], new boolean[1], new boolean[] {true});
        assertEquals(0, CampSignals.of(log, words, asks).answeredRequests().value(), 0);
    }

    @Test
    void wilson_intervals_of_nothing_and_of_a_half() {
        // Wilson 1927 in closed form for p = 0: [0, z²/(n + z²)]
        double z2 = 1.959963984540054 * 1.959963984540054;
        assertArrayEquals(new double[] {0, z2 / (10 + z2)}, new Proportion(0, 10).interval(), 1e-12);
    }

    @Test
    void goldens_of_wilson() {
        for (JsonNode row : Golden.json("misc.json").get("wilson95")) {
            double[] interval = new Proportion(row.get("k").asLong(), row.get("n").asLong()).interval();
            assertEquals(row.get("lo").asDouble(), interval[0], 1e-9);
            assertEquals(row.get("hi").asDouble(), interval[1], 1e-9);
        }
    }

    @Test
    void words_that_come_in_bunches_widen_the_interval() {
        // ten posts of ten words: all mischief in one, none elsewhere; against one in each
        long[] offset = new long[11];
        int[] bunched = new int[100];
        int[] spread = new int[100];
        for (int post = 0; post < 10; post++) {
            offset[post + 1] = 10L * (post + 1);
            for (int i = 0; i < 10; i++) {
                bunched[10 * post + i] = post == 0 ? 1 : 2;
                spread[10 * post + i] = i == 0 ? 1 : 2;
            }
        }
        EventLog log = LogBuilder.events("a posts 1; b posts 2; c posts 3; d posts 4; e posts 5; f posts 6; g posts 7; h posts 8; i posts 9; j posts 10");
        String[] spelling = {"help", "lol", "plain"};
        double[] wide = CampSignals.of(log, new Words(offset, bunched, spelling, new boolean[3]), LEXICON).mischief().interval();
        double[] narrow = CampSignals.of(log, new Words(offset, spread, spelling, new boolean[3]), LEXICON).mischief().interval();
        assertTrue(wide[1] - wide[0] > 0.1, "bunched words: " + (wide[1] - wide[0]));
        assertEquals(0, narrow[1] - narrow[0], 1e-12);
    }
}
