// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.event.LogBuilder;
import sideways.graph.Projections;
import sideways.measure.community.NicheTracks;
import sideways.measure.community.NicheTracks.Change;
import sideways.run.Run;
import sideways.simulate.SyntheticMovement;
import sideways.simulate.SyntheticMovement.Plot;
import sideways.simulate.SyntheticMovement.Turn;
import sideways.simulate.SyntheticMovement.What;

class NicheHistoryTest {

    private static final List<Change> CHANGES = List.of(Change.BORN, Change.DIED, Change.MERGED, Change.SPLIT);

    @Test
    void where_nothing_changes_no_change_is_told() {
        int followed = 0;
        int told = 0;
        StringBuilder which = new StringBuilder();
        for (int seed = 0; seed < 4; seed++) {
            for (SyntheticMovement.Options options : List.of(
                    movement(new int[] {320, 240, 180, 130, 90, 60}, 0.12, Plot.NONE), movement(new int[] {150, 150, 150, 150, 150, 150, 60, 40}, 0.2, Plot.NONE))) {
                NicheHistory history = history(options, seed);
                followed += (int) history.followed();
                for (NicheTracks.Event event : history.told()) {
                    told += CHANGES.contains(event.change()) ? 1 : 0;
                    which.append(CHANGES.contains(event.change()) ? seed + ": " + event + "\n" : "");
                }
            }
        }
        assertTrue(followed > 250, followed + " niches were followed");
        assertTrue(told <= 0.05 * followed, told + " changes were told of " + followed + " niches that stayed:\n" + which);
    }

    @Test
    void planted_changes_are_told() {
        int planted = 0;
        int found = 0;
        int other = 0;
        int followed = 0;
        StringBuilder missed = new StringBuilder();
        for (int seed = 0; seed < 4; seed++) {
            double at = 0.35 + 0.1 * seed;
            for (Turn turn : List.of(new Turn(What.BORN, 3, -1, at), new Turn(What.DIED, 5, -1, at), new Turn(What.MERGED, 2, 4, at), new Turn(What.SPLIT, 1, 5, at))) {
                NicheHistory history = history(movement(new int[] {320, 240, 180, 130, 90, 60}, 0.12, new Plot(List.of(), List.of(turn))), seed);
                Change wanted = Change.valueOf(turn.what().name());
                long hits = history.told().stream().filter(e -> e.change() == wanted).count();
                planted++;
                found += hits > 0 ? 1 : 0;
                other += (int) (history.told().stream().filter(e -> CHANGES.contains(e.change())).count() - Math.min(1, hits));
                followed += (int) history.followed();
                if (hits == 0) {
                    missed.append(seed).append(' ').append(turn).append(": ").append(history.told().stream().filter(e -> CHANGES.contains(e.change())).toList()).append('\n');
                }
            }
        }
        assertTrue(found >= 0.9 * planted, found + " of " + planted + " planted changes were told; missed:\n" + missed);
        assertTrue(other <= 0.05 * followed, other + " other changes of " + followed);
    }

    private static SyntheticMovement.Options movement(int[] sizes, double crossing, Plot plot) {
        return new SyntheticMovement.Options(sizes, 1400, 9, 0.62, crossing, 0.15, 0.04, plot);
    }

    private static NicheHistory history(SyntheticMovement.Options options, int seed) {
        EventLog log = LogBuilder.of(SyntheticMovement.generate(options, Run.seeded(seed)));
        Run run = Run.seeded(seed).threads(2);
        Niches niches = Niches.find(log, sideways.event.Words.none(log.eventCount), Projections.interactions(log), Analysis.Options.DEFAULT, run);
        return NicheHistory.of(log, niches, run);
    }
}
