// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.event.Labels;
import sideways.finding.Finding;
import sideways.measure.diffusion.Cascades;
import sideways.run.Rng;
import sideways.run.Run;

class ShapesTest {

    private static final Analysis.Options FEW = new Analysis.Options(2, 2, 100);

    /** Trees of {@code size} events, one every ten seconds; answers go to the start, or with a chance of {@code deep} in the later half to the one before. */
    private static EventLog trees(int trees, int size, double deep, boolean sourceDated, Rng rng) {
        EventLog.Columns columns = new EventLog.Columns(trees * size);
        // sources without a time stand first, as in every log
        for (int tree = 0; tree < trees; tree++) {
            for (int i = 0; i < size; i++) {
                int e = sourceDated ? tree * size + i : i == 0 ? tree : trees + tree * (size - 1) + i - 1;
                int source = sourceDated ? tree * size : tree;
                columns.action[e] = (byte) (i == 0 ? Action.POST : Action.REPLY).ordinal();
                columns.actor[e] = e;
                double chain = tree >= trees / 2 ? deep : 0.3;
                columns.parent[e] = i == 0 ? -1 : i > 1 && rng.nextDouble() < chain ? e - 1 : source;
                columns.timeMillis[e] = i == 0 && !sourceDated ? EventLog.NO_TIME : 1_000_000L * tree + 10_000L * i;
            }
        }
        String[] name = new String[trees * size];
        java.util.Arrays.setAll(name, a -> "a" + a);
        return new EventLog(columns, name, new String[0], Labels.none(name.length), Labels.none(name.length));
    }

    private static Finding find(List<Finding> all, String id, String variant) {
        return all.stream().filter(f -> f.id().equals(id) && f.variant().equals(variant)).findFirst().orElseThrow();
    }

    @Test
    void half_of_a_tree_is_there_when_half_of_its_events_are() {
        EventLog dated = trees(20, 11, 0.3, true, Run.seeded(1).random("half", 0));
        // the 6th of 11 comes 50 seconds after the first
        for (double seconds : Shapes.halfTimes(dated, Cascades.of(dated, Cascades.Kind.REPLY))) {
            assertEquals(50, seconds, 0);
        }
        EventLog undated = trees(20, 11, 0.3, false, Run.seeded(1).random("half", 0));
        for (double seconds : Shapes.halfTimes(undated, Cascades.of(undated, Cascades.Kind.REPLY))) {
            assertEquals(40, seconds, 0, "from the first event with a time");
        }
        Flow flow = Flow.of(dated, FEW, Run.seeded(1));
        assertEquals(50 / 3600.0, find(Shapes.findings(dated, flow, FEW, Run.seeded(1)), Shapes.HALF, "reply").value(), 1e-12);
    }

    @Test
    void later_trees_that_grow_deeper_are_told_at_equal_size_and_others_are_not() {
        int called = 0;
        int missed = 0;
        for (int seed = 0; seed < 60; seed++) {
            EventLog same = trees(80, 12 + seed % 3, 0.3, true, Run.seeded(seed).random("same", 0));
            Finding still = find(Shapes.findings(same, Flow.of(same, FEW, Run.seeded(seed)), FEW, Run.seeded(seed)), Shapes.MATCHED, "later");
            called += still.low() > 0.5 || still.high() < 0.5 ? 1 : 0;
            EventLog deeper = trees(80, 12 + seed % 3, 0.8, true, Run.seeded(seed).random("deeper", 0));
            missed += find(Shapes.findings(deeper, Flow.of(deeper, FEW, Run.seeded(seed)), FEW, Run.seeded(seed)), Shapes.MATCHED, "later").low() > 0.5 ? 0 : 1;
        }
        // 3 of 60 expected at the 5 % level, 1.7 is one standard deviation
        assertTrue(called <= 7, called + " of 60 called by the interval");
        assertEquals(0, missed);
    }
}
