// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.event.Words;
import sideways.finding.Finding;
import sideways.graph.Projections;
import sideways.run.Rng;
import sideways.run.Run;

/** Two groups of people whose ties cross with a chance that changes over time. */
class DriftTest {

    private static List<Finding> drift(int seed, DoubleUnaryOperator crossing) {
        Rng rng = Run.seeded(seed).random("drift", 0);
        Said said = new Said();
        int ties = 8000;
        int people = 60;
        for (int i = 0; i < people; i++) {
            said.say("p" + i, "", 0, -1, "", "");
        }
        for (int tie = 0; tie < ties; tie++) {
            int from = rng.nextInt(people);
            boolean crosses = rng.nextDouble() < crossing.applyAsDouble(tie / (double) ties);
            int to = 2 * rng.nextInt(people / 2) + (crosses ? 1 - from % 2 : from % 2);
            said.say("p" + from, "", 1000L + 60 * tie, to == from ? (to + 2) % people : to, "", "");
        }
        EventLog log = said.log();
        Niches niches = Niches.find(log, Words.none(log.eventCount), Projections.interactions(log), new Analysis.Options(4, 4, 20), Run.seeded(seed));
        return Drift.findings(log, niches, new Analysis.Options(10, 4, 20), Run.seeded(seed).threads(2));
    }

    private static Finding find(List<Finding> findings, String id) {
        return findings.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void rise_and_acceleration_are_told_apart_on_ties() {
        int straight = 0;
        int called = 0;
        int bent = 0;
        for (int seed = 0; seed < 20; seed++) {
            List<Finding> line = drift(seed, t -> 0.30 - 0.25 * t);
            straight += find(line, "pol.trend").low() > 0 ? 1 : 0;
            called += find(line, "pol.acceleration").low() > 0 ? 1 : 0;
            List<Finding> curve = drift(seed, t -> 0.30 - 0.28 * t * t * t);
            bent += find(curve, "pol.trend").low() > 0 && find(curve, "pol.acceleration").low() > 0 ? 1 : 0;
        }
        assertTrue(straight >= 19, straight + " of 20 rises seen");
        assertTrue(called <= 2, called + " of 20 straight rises called acceleration");
        assertTrue(bent >= 18, bent + " of 20 accelerations seen");
    }

    @Test
    void a_break_is_dated_and_a_straight_rise_is_none() {
        int dated = 0;
        int called = 0;
        for (int seed = 0; seed < 10; seed++) {
            Finding broken = find(drift(seed, t -> t < 0.625 ? 0.25 : 0.08), "pol.change");
            // window 10 of 16 begins with tie 5000
            dated += broken.method().startsWith("From 1970-01-04T11:36:40Z") && broken.value() > 0.2 ? 1 : 0;
            called += find(drift(seed, t -> 0.30 - 0.25 * t), "pol.change").method().startsWith("From") ? 1 : 0;
        }
        assertTrue(dated >= 9, dated + " of 10 breaks dated");
        assertTrue(called <= 1, called + " of 10 straight rises called a break");
    }

    /** Every tie here is a thread of its own, so drawing threads again is drawing ties again: the binomial's spread. */
    @Test
    void windows_are_as_sure_as_their_threads() {
        List<Finding> findings = drift(1, t -> 0.1);
        for (Finding window : findings.stream().filter(f -> f.scope().startsWith("window:")).toList()) {
            double crossing = (1 + window.value()) / 2;
            double width = 2 * 2 * 1.96 * Math.sqrt(crossing * (1 - crossing) / window.n());
            // 20 draws hold the middle 95 % only roughly
            assertEquals(width, window.high() - window.low(), 0.6 * width, window.toString());
        }
        Finding rising = drift(2, t -> 0.30 - 0.25 * t).stream().filter(f -> f.variant().equals("ei-niches-blocks")).findFirst().orElseThrow();
        assertTrue(rising.low() > 0, rising.toString());
    }

    @Test
    void windows_stand_beside_their_own_chance() {
        List<Finding> findings = drift(1, t -> 0.1);
        List<Finding> windows = findings.stream().filter(f -> f.scope().startsWith("window:")).toList();
        assertEquals(16, windows.size());
        // two groups of one size: at random, half of the ties cross, so chance lies at 0
        assertTrue(windows.stream().allMatch(f -> Math.abs(f.nullValue()) < 0.1 && f.value() < -0.6), windows.toString());
        assertTrue(Math.abs(find(findings, "pol.trend").value()) < 0.01);
    }

    @Test
    void few_ties_are_not_cut_up() {
        Said said = new Said();
        for (int i = 0; i < 200; i++) {
            said.say("p" + i % 20, "", 60L * i, i == 0 ? -1 : i - 1, "", "");
        }
        EventLog log = said.log();
        Niches niches = Niches.find(log, Words.none(log.eventCount), Projections.interactions(log), new Analysis.Options(4, 4, 20), Run.seeded(1));
        assertTrue(Drift.findings(log, niches, Analysis.Options.DEFAULT, Run.seeded(1)).stream().noneMatch(Finding::isMeasured));
    }
}
