// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.run.Rng;
import sideways.run.Run;

class CoordinatingTest {

    private static final int DAY = 86_400;

    /** People who say what they like when they like, and four who say the same within seconds, twelve times. */
    private static Said chorus(int seed, boolean sings) {
        Rng rng = Run.seeded(seed).random("chorus", 0);
        Said said = new Said();
        for (int post = 0; post < 800; post++) {
            said.say("person" + rng.nextInt(80), "", rng.nextInt(30 * DAY), -1, "", Said.words(rng));
        }
        for (int song = 0; sings && song < 12; song++) {
            long time = rng.nextInt(30 * DAY);
            String text = Said.words(rng);
            for (int singer = 0; singer < 4; singer++) {
                said.say("singer" + singer, "", time + rng.nextInt(20), -1, "", text + (singer == 3 ? " indeed" : ""));
            }
        }
        return said;
    }

    private static Coordinating of(Said said) {
        EventLog log = said.log();
        return Coordinating.of(log, CoActions.of(log, said.words(), Run.seeded(1)), actor -> log.actorName[actor], Analysis.Items.UNNAMED, Run.seeded(1));
    }

    @Test
    void those_who_say_the_same_at_the_same_time_are_a_group_with_its_rows() {
        Coordinating found = of(chorus(3, true));
        assertEquals(1, found.findings().get(0).value());
        assertEquals(4 / 84.0, found.findings().get(1).value(), 1e-12);
        Findings.Group group = found.shown().get(0);
        assertEquals(List.of("singer0", "singer1", "singer2", "singer3"), group.members());
        assertEquals(List.of(new Findings.Tally("wordings", 12)), group.kinds());
        assertEquals(6, group.pairs());
        assertEquals(12, group.objects());
        assertEquals(3 * 4, group.examples().size());
        assertTrue(group.examples().stream().allMatch(row -> row.members() == 4 && row.actor().startsWith("singer")));
        assertTrue(found.findings().get(0).method().contains("no deceit"));
    }

    @Test
    void people_who_say_what_they_like_are_none() {
        Coordinating found = of(chorus(3, false));
        assertEquals(0, found.findings().get(0).value());
        assertEquals(80, found.findings().get(0).n());
        assertTrue(found.shown().isEmpty());
    }

    @Test
    void days_do_not_tell_seconds() {
        Said said = new Said();
        for (int i = 0; i < 40; i++) {
            said.say("who" + i % 20, "", (long) (i % 7) * DAY, -1, "", "word1 word2 word3 word4 word5 word6 word7");
        }
        Finding groups = of(said).findings().get(0);
        assertEquals(Finding.Status.NOT_TESTABLE, groups.status());
        assertTrue(groups.method().contains("days"), groups.method());
    }

    @Test
    void the_grain_of_times_is_what_they_are_multiples_of() {
        Said said = new Said();
        said.say("a", "", 120, -1, "", "").say("b", "", 300, -1, "", "").say("c", "", -1, -1, "", "");
        assertEquals(60, CoActions.grain(said.log()));
    }
}
