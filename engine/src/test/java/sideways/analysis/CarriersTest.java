// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.event.LogBuilder;
import sideways.event.Words;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.measure.camp.CampSignals;
import sideways.run.Run;

class CarriersTest {

    private static final int TREES = 30;
    private static final int LISTENERS = 12;

    /** Thirty posts by ann, each passed on by mid alone, to twelve of forty who listen to mid; beside them small talk that reaches nobody else. */
    private static EventLog relay() {
        StringBuilder log = new StringBuilder();
        for (int tree = 0; tree < TREES; tree++) {
            log.append("ann posts a").append(tree).append(";mid replies a").append(tree).append(" as m").append(tree).append(';');
            for (int i = 0; i < LISTENERS; i++) {
                log.append("p").append((7 * tree + i) % 40).append(" replies m").append(tree).append(';');
            }
        }
        log.setLength(log.length() - 1);
        return LogBuilder.events(log.toString());
    }

    @Test
    void credit_is_divided_between_the_starter_and_the_one_who_passes_on() {
        Findings findings = analyze(relay());
        // below ann: mid whole and the listeners by halves; below mid the other halves
        assertEquals(TREES * (1 + LISTENERS / 2.0), actor(findings, "ann").credit(), 1e-9);
        assertEquals(TREES * LISTENERS / 2.0, actor(findings, "mid").credit(), 1e-9);
        assertEquals(40, actor(findings, "mid").audience());
        assertEquals(1, actor(findings, "ann").audience());
        double all = findings.actors().stream().mapToDouble(Findings.Actor::credit).sum();
        assertEquals(TREES * (1 + LISTENERS), all, 1e-9);
    }

    @Test
    void without_the_two_everything_is_cut_off_and_without_others_as_active_hardly_anything() {
        Findings findings = analyze(relay());
        List<Findings.Removal> curve = findings.removal();
        assertEquals(1, curve.get(0).lost(), 0, "all is below ann");
        assertTrue(curve.get(0).matched() < 0.2, "without another: " + curve.get(0).matched());
        for (int i = 1; i < curve.size(); i++) {
            assertTrue(curve.get(i).lost() >= curve.get(i - 1).lost());
        }
        Finding removal = findings.find("infl.removal").orElseThrow();
        assertEquals(1, removal.value(), 0);
        assertTrue(removal.method().contains("not a cause"), removal.method());
    }

    @Test
    void what_runs_from_those_listened_to_runs_down() {
        Findings findings = analyze(relay());
        double sum = 0;
        for (String id : List.of("flow.down", "flow.across", "flow.up")) {
            Finding found = findings.find(id, "roles").orElseThrow();
            assertTrue(found.low() <= found.value() && found.value() <= found.high());
            sum += found.value();
        }
        assertEquals(1, sum, 1e-12);
        // every tie to mid; those of mid to ann run up or across, for mid is the one who is listened to
        assertEquals(LISTENERS / (1.0 + LISTENERS), findings.find("flow.down", "roles").orElseThrow().value(), 1e-12);
    }

    private static Findings.Actor actor(Findings findings, String id) {
        return findings.actors().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
    }

    private static Findings analyze(EventLog log) {
        Analysis.Provenance from = new Analysis.Provenance("test", List.of(), 0, true, actor -> log.actorName[actor]);
        CampSignals.Lexicon none = new CampSignals.Lexicon(new boolean[0], new boolean[0], new boolean[0]);
        return Analysis.of(log, Words.none(log.eventCount), none, from, Analysis.Options.DEFAULT, Run.seeded(1)).findings();
    }
}
