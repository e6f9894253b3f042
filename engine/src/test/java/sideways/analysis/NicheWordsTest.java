// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.finding.Findings;
import sideways.measure.community.LogOdds;

class NicheWordsTest {

    /** Thirty members of each niche; all say what everybody says, and a little of their own. */
    private static Said two() {
        Said said = new Said();
        for (int i = 0; i < 30; i++) {
            said.say("player" + i, "the board game was long and good today" + (i % 2 == 0 ? " with dice dice dice" : " among other games"));
            said.say("gardener" + i, "the soil was long and good today" + (i % 2 == 0 ? " with compost" : " under mulch"));
        }
        return said;
    }

    private static NicheWords name(Said said) {
        EventLog log = said.log();
        int[] niche = new int[log.actorCount];
        for (int actor = 0; actor < niche.length; actor++) {
            niche[actor] = log.actorName[actor].startsWith("player") ? 0 : 1;
        }
        return NicheWords.of(log, said.words(), niche, 2, 2, NicheMeaning.NONE);
    }

    @Test
    void a_niche_is_named_by_what_its_members_say_and_others_do_not() {
        List<List<Findings.Word>> words = name(two()).words();
        assertEquals("board game", words.get(0).get(0).word());
        assertEquals("soil", words.get(1).get(0).word());
        for (List<Findings.Word> niche : words) {
            for (Findings.Word word : niche) {
                assertFalse(List.of("the", "was", "long", "good", "today").contains(word.word()), word.word());
            }
        }
    }

    @Test
    void each_member_counts_once_a_word_and_forms_are_one() {
        Findings.Word pair = name(two()).words().get(0).get(0);
        assertEquals(30, pair.count());
        // all 30 players used the pair; a half said 8 words and "with dice", the other 8 and "among other" ("games" is "game" again)
        int players = 30 * 10;
        int gardeners = 30 * 9;
        assertEquals(LogOdds.z(30, players, 0, gardeners, 30, players + gardeners), pair.z(), 1e-9);
    }

    @Test
    void a_niche_of_five_has_a_name_too() {
        Said said = new Said();
        for (int i = 0; i < 200; i++) {
            said.say((i < 5 ? "player" : "gardener") + i, "something that everybody says all day long" + (i < 5 ? " about banjo" : " about soil"));
        }
        assertEquals("banjo", name(said).words().get(0).get(0).word());
    }

    @Test
    void one_loud_member_names_nothing() {
        Said said = two();
        for (int i = 0; i < 50; i++) {
            said.say("player0", "spam spam spam");
        }
        assertTrue(name(said).words().get(0).stream().noneMatch(word -> word.word().equals("spam")));
    }

    @Test
    void words_that_do_not_stick_stay_apart() {
        Said said = new Said();
        String[] own = {"banjo", "fiddle", "chord"};
        for (int i = 0; i < 30; i++) {
            said.say("player" + i, own[i % 3] + " and " + own[(i + 1) % 3] + (i == 0 ? " banjo fiddle" : ""));
            said.say("gardener" + i, "soil and soil");
        }
        assertTrue(name(said).words().get(0).stream().noneMatch(word -> word.word().contains(" ")));
    }
}
