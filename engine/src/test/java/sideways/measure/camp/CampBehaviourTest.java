// SPDX-License-Identifier: Apache-2.0
package sideways.measure.camp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.event.Labels;
import sideways.event.Words;

class CampBehaviourTest {

    private static final long MINUTE = 60_000;
    private static final long DAY = 1440 * MINUTE;

    /** Forty people in forty threads: i opens, i + 1 answers after i + 1 minutes, and i answers back a day later where i is even. */
    private static EventLog village() {
        EventLog.Columns columns = new EventLog.Columns(100);
        String[] name = new String[41];
        for (int i = 0; i < 41; i++) {
            name[i] = i == 3 ? "!trip" : "person" + i;
        }
        int[] openings = new int[40];
        int event = 0;
        for (int i = 0; i < 40; i++) {
            openings[i] = event;
            put(columns, event++, Action.POST, i, -1, -1, i * 3 * DAY);
            put(columns, event, Action.REPLY, i + 1, openings[i], openings[i], i * 3 * DAY + (i + 1) * MINUTE);
            if (i % 2 == 0) {
                put(columns, event + 1, Action.REPLY, i, event, openings[i], i * 3 * DAY + DAY);
                event++;
            }
            event++;
        }
        assertEquals(100, event);
        Labels urls = Labels.none(100);
        return new EventLog(columns, name, new String[0], urls, Labels.none(100));
    }

    private static void put(EventLog.Columns columns, int event, Action action, int actor, int parent, int root, long millis) {
        columns.action[event] = (byte) action.ordinal();
        columns.actor[event] = actor;
        columns.parent[event] = parent;
        columns.root[event] = root;
        columns.thread[event] = root < 0 ? -1 : root;
        columns.timeMillis[event] = millis;
    }

    private static CampBehaviour of(EventLog log) {
        return CampBehaviour.of(log, Words.none(log.eventCount), new String[0], new CampSignals.Lexicon(null, null, null));
    }

    @Test
    void what_a_village_does_is_counted() {
        CampBehaviour found = of(village());
        // i answers i − 1 in every thread, and i + 1 back in every even one: of 60 answers, the 20 of odd threads are never returned
        assertEquals(20 / 60.0, found.givenWithoutReturn().value(), 1e-12);
        // all but the first, who never leaves thread 0, and the last, who acts once, are seen in two threads
        assertEquals(1, found.threadBound().hits());
        assertEquals(40, found.threadBound().of());
        assertEquals(60, found.givenWithoutReturn().of());
        // medians of 1 to 40 minutes, and of 2, 4 … 40 and twenty days
        assertEquals(20.5, found.latencyMinutes().value(), 1e-9);
        assertTrue(found.latencyMinutes().low() < 20.5 && found.latencyMinutes().high() > 20.5);
        assertEquals((40 + 1440) / 2.0, found.threadMinutes().value(), 1e-9);
        // persons 1 to 39 act in two threads, three days apart; 0 only in the first, but a day later again; 40 once
        assertEquals(40 / 41.0, found.returning().value(), 1e-12);
        assertEquals(2 / 100.0, found.secretNames().value(), 1e-12);
        // 0 to 39 were answered, and answer nobody else afterwards
        assertEquals(0, found.passedOn().hits());
        assertEquals(40, found.passedOn().of());
    }

    @Test
    void who_was_answered_and_then_answers_a_third_has_passed_it_on() {
        EventLog.Columns columns = new EventLog.Columns(4);
        put(columns, 0, Action.POST, 0, -1, -1, 0);
        put(columns, 1, Action.POST, 2, -1, -1, 1);
        put(columns, 2, Action.REPLY, 1, 0, 0, 2);
        put(columns, 3, Action.REPLY, 0, 1, 1, 3);
        CampBehaviour found = of(new EventLog(columns, new String[] {"asks", "helps", "other"}, new String[0], Labels.none(4), Labels.none(4)));
        assertEquals(1, found.passedOn().hits());
        assertEquals(2, found.passedOn().of());
    }

    @Test
    void names_that_never_come_back_have_all_entropy_and_one_writer_has_none() {
        EventLog.Columns alone = new EventLog.Columns(64);
        EventLog.Columns each = new EventLog.Columns(64);
        String[] names = new String[64];
        for (int post = 0; post < 64; post++) {
            put(alone, post, Action.POST, 0, -1, -1, post * MINUTE);
            put(each, post, Action.POST, post, -1, -1, post * MINUTE);
            names[post] = "n" + post;
        }
        assertEquals(0, of(new EventLog(alone, new String[] {"only"}, new String[0], Labels.none(64), Labels.none(64))).nameEntropy(), 1e-12);
        assertEquals(1, of(new EventLog(each, names, new String[0], Labels.none(64), Labels.none(64))).nameEntropy(), 1e-12);
    }

    @Test
    void few_values_have_no_median() {
        assertTrue(Double.isNaN(CampBehaviour.Middle.of(new double[29]).value()));
        assertEquals(0, CampBehaviour.Middle.of(new double[30]).value());
    }

    /** Four bans: two for insults, one for spam, one without a reason. */
    @Test
    void reasons_of_bans_are_counted_by_ban() {
        EventLog.Columns columns = new EventLog.Columns(4);
        for (int event = 0; event < 4; event++) {
            put(columns, event, Action.POST, 0, -1, -1, event * MINUTE);
            columns.toActor[event] = 1;
        }
        Labels ban = new Labels(new int[] {0, 1, 2, 3, 4}, new int[] {0, 0, 0, 0}, new String[] {"punishment:ban"});
        EventLog log = new EventLog(columns, new String[] {"moderator", "banned"}, new String[0], Labels.none(4), ban);
        // "insulting insulting posts", "insulting posts", "posts spam"
        Words words = new Words(new long[] {0, 3, 5, 7, 7}, new int[] {0, 0, 1, 0, 1, 1, 2}, new String[] {"insulting", "posts", "spam"}, new boolean[] {true, true, true});
        CampBehaviour.Reasons reasons = CampBehaviour.of(log, words, new String[0], new CampSignals.Lexicon(null, new boolean[] {true, false, false}, null)).reasons();
        assertEquals(2, reasons.mischief().hits());
        assertEquals(3, reasons.mischief().of());
        assertEquals(java.util.List.of("posts"), reasons.words());
    }
}
