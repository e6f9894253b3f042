// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.event.Labels;
import sideways.event.LogBuilder;
import sideways.event.Words;
import sideways.finding.Claim;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.graph.Projections;
import sideways.measure.camp.CampSignals;
import sideways.run.Rng;
import sideways.run.Run;
import sideways.simulate.SyntheticMovement;

class BreakoutsTest {

    private static final Analysis.Options FEW = new Analysis.Options(5, 2, 40);

    /** Four niches of forty; each tree comes from one and, with a chance of its own, goes to others or stays. */
    private static EventLog planted(int trees, int adopters, boolean signal, double drift, Rng rng) {
        int actors = 160;
        int ties = 4 * 40 * 6;
        int events = ties + trees * (adopters + 1);
        EventLog.Columns columns = new EventLog.Columns(events);
        int e = 0;
        for (int a = 0; a < actors; a++) {
            for (int k = 0; k < 6; k++) {
                columns.action[e] = (byte) Action.TIE.ordinal();
                columns.actor[e] = a;
                columns.toActor[e] = a / 40 * 40 + (a % 40 + 1 + rng.nextInt(39)) % 40;
                columns.timeMillis[e] = e;
                e++;
            }
        }
        for (int tree = 0; tree < trees; tree++) {
            int home = rng.nextInt(4);
            int source = e;
            boolean leaves = rng.nextDouble() < 0.4 + drift * (tree / (double) trees - 0.5);
            boolean[] has = new boolean[actors];
            for (int i = 0; i <= adopters; i++) {
                // with a signal those that will leave are already half outside; without, all begin the same
                double away = i == 0 ? 0 : i <= adopters / 2 ? signal ? leaves ? 0.55 : 0.15 : 0.3 : leaves ? 0.9 : 0.1;
                int niche = rng.nextDouble() < away ? (home + 1 + rng.nextInt(3)) % 4 : home;
                int who = 40 * niche + rng.nextInt(40);
                while (has[who]) {
                    who = who % 40 == 39 ? who - 39 : who + 1;
                }
                has[who] = true;
                columns.actor[e] = who;
                columns.action[e] = (byte) (i == 0 ? Action.POST : Action.REPLY).ordinal();
                columns.parent[e] = i == 0 ? -1 : rng.nextInt(2) == 0 ? source : source + rng.nextInt(i);
                columns.timeMillis[e] = 1_000_000L * (tree + 1) + 1000L * i * (1 + rng.nextInt(3));
                e++;
            }
        }
        return new EventLog(columns, IntStream.range(0, actors).mapToObj(a -> "a" + a).toArray(String[]::new), new String[0], Labels.none(events), Labels.none(events));
    }

    private static Breakouts breakouts(EventLog log, long seed) {
        Run run = Run.seeded(seed);
        Niches niches = Niches.find(log, Words.none(log.eventCount), Projections.interactions(log), FEW, run);
        return Breakouts.of(log, niches, Flow.of(log, FEW, run), FEW, run);
    }

    private static Finding find(Breakouts breakouts, String id, String variant) {
        return breakouts.findings().stream().filter(f -> f.id().equals(id) && f.variant().startsWith(variant)).findFirst().orElseThrow();
    }

    @Test
    void planted_leavers_are_counted_and_foretold() {
        Breakouts found = breakouts(planted(400, 20, true, 0, Run.seeded(1).random("signal", 0)), 1);
        Finding left = find(found, Breakouts.LEFT, "given-ties");
        assertTrue(left.low() <= 0.4 && 0.4 <= left.high(), left.low() + " to " + left.high());
        // dealt at random three quarters are elsewhere
        assertTrue(left.nullValue() > 0.95, "chance " + left.nullValue());
        Finding spread = find(found, Breakouts.AUC, "leaves-niches-k10");
        Finding early = find(found, Breakouts.AUC, "leaves-speed-k10");
        assertTrue(spread.low() > 0.9, "AUC " + spread.value());
        assertTrue(early.low() <= 0.5 && 0.5 <= early.high(), "early size says nothing here: " + early.value());
        assertTrue(find(found, "break.calibration", "leaves-niches-k10").value() < 0.06);
        assertEquals(400, found.outside().stream().mapToLong(Findings.HomeShare::count).sum());
    }

    @Test
    void without_a_signal_nothing_is_foretold() {
        int holds = 0;
        for (int seed = 0; seed < 20; seed++) {
            Finding spread = find(breakouts(planted(300, 20, false, 0, Run.seeded(seed).random("none", 0)), seed), Breakouts.AUC, "leaves-niches-k10");
            holds += spread.low() <= 0.5 && 0.5 <= spread.high() ? 1 : 0;
        }
        assertTrue(holds >= 17, "the interval holds ½ in " + holds + " of 20");
    }

    @Test
    void a_trend_is_called_where_it_is_and_seldom_where_it_is_not() {
        int called = 0;
        int missed = 0;
        for (int seed = 0; seed < 40; seed++) {
            Finding still = find(breakouts(planted(360, 8, true, 0, Run.seeded(seed).random("still", 0)), seed), Breakouts.TREND, "");
            called += still.low() > 0 || still.high() < 0 ? 1 : 0;
            Finding rising = find(breakouts(planted(360, 8, true, 0.8, Run.seeded(seed).random("rising", 0)), seed), Breakouts.TREND, "");
            missed += rising.low() > 0 ? 0 : 1;
        }
        assertTrue(called <= 5, called + " of 40 called at the 5 % level");
        assertTrue(missed <= 2, missed + " of 40 missed");
    }

    /** Niches are searched in the earlier half of the ties here, and nothing changes on the way. */
    @Test
    void niches_of_the_earlier_half_do_not_make_a_trend() {
        int called = 0;
        int seeds = 30;
        for (int seed = 0; seed < seeds; seed++) {
            SyntheticMovement movement = SyntheticMovement.generate(new SyntheticMovement.Options(new int[] {80, 70, 60, 50}, 700, 9, 0.5, 0.12, 0.1, 0), Run.seeded(seed));
            Breakouts found = breakouts(LogBuilder.of(movement), seed);
            assertEquals(Breakouts.EARLIER, found.findings().get(0).variant());
            Finding trend = find(found, Breakouts.TREND, "");
            called += trend.low() > 0 || trend.high() < 0 ? 1 : 0;
        }
        assertTrue(called <= 4, called + " of " + seeds + " called at the 5 % level");
    }

    @Test
    void the_claim_rests_on_the_trend() {
        assertEquals(Claim.Answer.SUPPORTED, claim(planted(360, 8, true, 0.8, Run.seeded(2).random("rising", 0))).answer());
        assertEquals(Claim.Answer.NOT_SUPPORTED, claim(planted(360, 8, true, -0.8, Run.seeded(2).random("falling", 0))).answer());
        assertEquals(Claim.Answer.NOT_TESTABLE, claim(planted(60, 8, true, 0.8, Run.seeded(2).random("few", 0))).answer());
    }

    private static Claim claim(EventLog log) {
        Analysis.Provenance from = new Analysis.Provenance("test", List.of(), 0, true, actor -> log.actorName[actor]);
        CampSignals.Lexicon none = new CampSignals.Lexicon(new boolean[0], new boolean[0], new boolean[0]);
        return Analysis.of(log, Words.none(log.eventCount), none, from, FEW, Run.seeded(1)).findings().claims().stream().filter(c -> c.id().equals("mainstream")).findFirst().orElseThrow();
    }
}
