// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.event.LogBuilder;
import sideways.event.Words;
import sideways.finding.Finding;
import sideways.graph.Projections;
import sideways.run.Run;
import sideways.simulate.SyntheticMovement;
import sideways.simulate.SyntheticMovement.Both;
import sideways.simulate.SyntheticMovement.Plot;

class OverlapsTest {

    @Test
    void planted_members_of_two_niches_are_found_and_their_niches_cross() {
        int planted = 0;
        int found = 0;
        int others = 0;
        int crossings = 0;
        for (int seed = 0; seed < 5; seed++) {
            Both both = new Both(0, 2, 30);
            SyntheticMovement movement = SyntheticMovement.generate(movement(new Plot(List.of(both), List.of())), Run.seeded(seed));
            EventLog log = LogBuilder.of(movement);
            Overlaps overlaps = overlaps(log, seed);
            boolean[] in = new boolean[log.actorCount];
            overlaps.further().forEach(m -> in[m.node()] = true);
            for (int actor = 0; actor < log.actorCount; actor++) {
                if (log.actorName[actor] != null) {
                    boolean made = movement.isIn(both, Integer.parseInt(log.actorName[actor].substring(1)) - 1);
                    planted += made ? 1 : 0;
                    found += made && in[actor] ? 1 : 0;
                    others += !made && in[actor] ? 1 : 0;
                }
            }
            crossings += overlaps.pairs().get(0).q() <= 0.05 ? 1 : 0;
        }
        assertTrue(found >= 0.8 * planted, found + " of " + planted + " members of two niches were found");
        assertTrue(others <= 0.1 * found, others + " others were said to be in two niches, beside " + found);
        assertEquals(5, crossings);
    }

    @Test
    void where_nobody_belongs_to_two_hardly_anybody_is_said_to() {
        int actors = 0;
        int crossings = 0;
        for (int seed = 0; seed < 10; seed++) {
            Overlaps overlaps = overlaps(LogBuilder.of(SyntheticMovement.generate(movement(Plot.NONE), Run.seeded(seed))), seed);
            actors += overlaps.further().size();
            Finding cross = overlaps.findings().get(1);
            crossings += cross.value() > 0 ? 1 : 0;
            assertTrue(overlaps.findings().get(0).nullValue() < 0.005, "chance gives " + overlaps.findings().get(0).nullValue());
        }
        assertTrue(actors <= 0.005 * 10 * 1020, actors + " of 10,200 were said to be in two niches");
        assertTrue(crossings <= 1, crossings + " of 10 movements were said to have niches that cross");
    }

    @Test
    void a_visit_is_a_thread_and_goes_where_most_are_met() {
        // ann meets bob twice and cat once in thread a, and cat in thread b; bob and cat meet in both
        EventLog log = LogBuilder.events("ann posts a; bob replies a as c; ann replies c as d; cat replies d as e; cat posts b; ann replies b as f");
        int[] niche = new int[log.actorCount];
        Arrays.setAll(niche, actor -> List.of("ann", "bob", "cat").indexOf(log.actorName[actor]));
        Visits visits = Visits.of(log, niche);
        assertEquals(visits.who().length, visits.where().length);
        assertArrayEquals(Arrays.stream(visits.who()).sorted().toArray(), visits.who());
        Visits dealt = visits.dealt(niche, Run.seeded(1).random("deal", 0));
        assertArrayEquals(Arrays.stream(visits.where()).sorted().toArray(), Arrays.stream(dealt.where()).sorted().toArray(), "niches get as many visits");
    }

    private static SyntheticMovement.Options movement(Plot plot) {
        return new SyntheticMovement.Options(new int[] {320, 240, 180, 130, 90, 60}, 1400, 9, 0.62, 0.12, 0.15, 0.04, plot);
    }

    private static Overlaps overlaps(EventLog log, int seed) {
        Run run = Run.seeded(seed).threads(2);
        Niches niches = Niches.find(log, sideways.event.Words.none(log.eventCount), Projections.interactions(log), Analysis.Options.DEFAULT, run);
        return Overlaps.of(log, niches, new Telling(log, Words.none(log.eventCount)), Analysis.Options.DEFAULT, run);
    }
}
