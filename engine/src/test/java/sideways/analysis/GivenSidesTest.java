// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.graph.Projections;
import sideways.run.Rng;
import sideways.run.Run;

class GivenSidesTest {

    /** Even and odd people, who answer the other side with a chance. */
    private static EventLog log(double crossing, int seed) {
        Rng rng = Run.seeded(seed).random("sides", 0);
        Said said = new Said();
        for (int i = 0; i < 100; i++) {
            said.say("p" + i, "", 0, -1, "", "");
        }
        for (int tie = 0; tie < 1500; tie++) {
            int from = rng.nextInt(100);
            int to = 2 * rng.nextInt(50) + (rng.nextDouble() < crossing ? 1 - from % 2 : from % 2);
            said.say("p" + from, "", 1000L + tie, to == from ? (to + 2) % 100 : to, "", "");
        }
        return said.log();
    }

    private static List<Finding> of(EventLog log) {
        double[] leaning = new double[log.actorCount];
        for (int actor = 0; actor < leaning.length; actor++) {
            leaning[actor] = Integer.parseInt(log.actorName[actor].substring(1)) % 2 == 0 ? -0.5 : 0.5;
        }
        return GivenSides.findings(log, Projections.interactions(log), leaning, Run.seeded(1).threads(2));
    }

    private static Finding find(List<Finding> findings, String id, String variant) {
        return findings.stream().filter(f -> f.id().equals(id) && f.variant().equals(variant)).findFirst().orElseThrow();
    }

    @Test
    void sides_that_keep_apart_are_beyond_both_nulls() {
        List<Finding> apart = of(log(0.1, 1));
        Finding ei = find(apart, "pol.ei", "given-sides");
        // nine ties in ten within: (0.1 − 0.9)
        assertEquals(-0.8, ei.value(), 0.06, ei.method());
        assertEquals(0, ei.nullValue(), 0.06, ei.method());
        assertTrue(find(apart, "pol.ei", "given-sides-minus-null").high() < -0.5);
        assertTrue(find(apart, "pol.rwc", "given-sides-minus-null").low() > 0.2);
        assertTrue(find(apart, "echo.correlation", "given").value() > 0.7);
    }

    @Test
    void sides_that_mix_seldom_stand_out() {
        int flagged = 0;
        for (int seed = 0; seed < 40; seed++) {
            Finding minus = find(of(log(0.5, seed)), "pol.ei", "given-sides-minus-null");
            flagged += minus.low() > 0 || minus.high() < 0 ? 1 : 0;
        }
        // at .05 of 40; three standard deviations above are 6
        assertTrue(flagged <= 6, flagged + " of 40");
    }

    @Test
    void nothing_given_is_nothing_said_and_too_few_are_told() {
        EventLog log = log(0.5, 1);
        assertEquals(List.of(), GivenSides.findings(log, Projections.interactions(log), null, Run.seeded(1)));
        double[] few = new double[log.actorCount];
        java.util.Arrays.fill(few, Double.NaN);
        few[0] = 1;
        assertEquals(Finding.Status.TOO_FEW, GivenSides.findings(log, Projections.interactions(log), few, Run.seeded(1)).get(0).status());
    }
}
