// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.event.Words;
import sideways.finding.Finding;
import sideways.graph.Projections;
import sideways.run.Rng;
import sideways.run.Run;

/** Two groups of a hundred; the first forty of each cross with a third of their ties, until some stop. */
class BridgesTest {

    private static Finding lost(double stopping) {
        Rng rng = Run.seeded(4).random("bridges", 0);
        Said said = new Said();
        int people = 200;
        int ties = 8000;
        for (int i = 0; i < people; i++) {
            said.say("p" + i, "", 0, -1, "", "");
        }
        for (int tie = 0; tie < ties; tie++) {
            int from = rng.nextInt(people);
            boolean bridge = from < 80;
            boolean stopped = tie > ties / 2 && from < 80 * stopping;
            boolean crosses = bridge && !stopped && rng.nextInt(2) == 0;
            // who crosses meets the other side's bridges, so that nobody else becomes one
            int to = crosses ? 2 * rng.nextInt(40) + 1 - from % 2 : 2 * rng.nextInt(people / 2) + from % 2;
            if (crosses && tie > ties / 2 && to < 80 * stopping) {
                to = 2 * rng.nextInt(people / 2) + from % 2;
            }
            said.say("p" + from, "", 1000L + 60 * tie, to == from ? (to + 2) % people : to, "", "");
        }
        EventLog log = said.log();
        Niches niches = Niches.find(log, Words.none(log.eventCount), Projections.interactions(log), new Analysis.Options(4, 4, 20), Run.seeded(1));
        return Bridges.findings(log, niches, Run.seeded(1).threads(2)).get(0);
    }

    @Test
    void bridges_that_stop_are_counted_and_others_are_as_by_chance() {
        Finding half = lost(0.5);
        assertEquals(0.5, half.value(), 0.1, half.method());
        assertTrue(half.low() > half.nullValue() + 0.1, half.method());
        Finding none = lost(0);
        assertEquals(none.nullValue(), none.value(), 0.05, none.method());
    }
}
