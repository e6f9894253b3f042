// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.measure.MadeCalibration;
import sideways.measure.coordination.ManufacturedScore;
import sideways.measure.coordination.ManufacturedScore.Example;
import sideways.measure.coordination.ManufacturedScore.Signal;
import sideways.run.Run;

class ManufacturedTest {

    private static final int SEEDS = 6;
    private static final List<String> IDS = List.of("coord.pushed", "coord.sameness", "coord.source", "coord.numbered", "coord.regular", "coord.sleepless", "coord.burners", "coord.births");

    private static List<Finding> of(Said said) {
        EventLog log = said.log();
        Coordinating coordinating = Coordinating.of(log, CoActions.of(log, said.words(), Run.seeded(1)), actor -> log.actorName[actor], Analysis.Items.UNNAMED, Run.seeded(1));
        return Stream.concat(Manufactured.findings(log, said.words(), coordinating).stream(), coordinating.findings().stream()).toList();
    }

    private static double[] values(List<Finding> findings) {
        double[] values = IDS.stream().mapToDouble(id -> findings.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow().value()).toArray();
        values[0] = Math.sqrt(values[0] * findings.stream().filter(f -> f.id().equals("coord.accounts")).findFirst().orElseThrow().value());
        return values;
    }

    private static List<Example> examples() {
        MadeMovement[] kinds = MadeMovement.values();
        return IntStream.range(0, kinds.length * SEEDS).parallel().mapToObj(i -> {
            MadeMovement kind = kinds[i / SEEDS];
            Said said = kind.said(1 + i % SEEDS);
            return new Example(kind.ordinal(), kind.manufactured, values(of(said)));
        }).toList();
    }

    /** -Dsideways.train=true writes the model anew. */
    @Test
    void the_model_is_learned_from_these_movements_and_tells_those_of_a_kind_it_has_not_seen() throws IOException {
        List<Example> examples = examples();
        MadeCalibration learned = ManufacturedScore.learn(examples);
        if (Boolean.getBoolean("sideways.train")) {
            Files.writeString(Path.of(System.getProperty("sideways.root"), "engine/src/main/resources/sideways/measure/coordination/manufactured.csv"), learned.written());
        }
        assertEquals(learned.written(), ManufacturedScore.learned().written(), "the model that ships; learn it anew with -Dsideways.train=true");
        int right = 0;
        double error = 0;
        List<String> wrong = new ArrayList<>();
        for (Example example : examples) {
            // its own kind's draw alone: what a model says that has never seen that kind
            int draw = example.kind() + 1;
            MadeCalibration blind = new MadeCalibration(new double[] {learned.intercept()[draw], learned.intercept()[draw]}, new double[] {learned.slope()[draw], learned.slope()[draw]});
            double p = ManufacturedScore.of(example.value(), 100, blind).p();
            right += p >= 0.5 == example.manufactured() ? 1 : 0;
            error += Math.pow(p - (example.manufactured() ? 1 : 0), 2) / examples.size();
            if (System.getProperty("dbg") != null) System.out.println(MadeMovement.values()[example.kind()] + " " + Math.round(100 * p) + " % " + Arrays.toString(example.value()));
            if (p >= 0.5 != example.manufactured()) {
                wrong.add(MadeMovement.values()[example.kind()] + " " + Math.round(100 * p) + " % " + Arrays.toString(example.value()));
            }
        }
        System.out.println("Kinds not seen: " + right + " of " + examples.size() + " told right, Brier score " + error + "; wrong: " + wrong);
        assertTrue(right >= 0.85 * examples.size(), right + " of " + examples.size());
        assertTrue(error <= 0.12, "Brier score " + error);
    }

    @Test
    void it_abstains_where_too_little_is_known() {
        Said few = new Said();
        for (int post = 0; post < 200; post++) {
            few.say("person" + (char) ('a' + post % 20), "", post * 5000L, -1, "", "word" + post + " other" + post + " third" + post);
        }
        Finding told = of(few).get(0);
        assertEquals(Finding.Status.TOO_FEW, told.status());
        assertTrue(told.method().startsWith("Abstains."), told.method());
    }

    @Test
    void no_signal_can_speak_against_it() {
        MadeCalibration model = ManufacturedScore.learned();
        assertTrue(Arrays.stream(model.slope()).allMatch(slope -> slope > 0) && Arrays.stream(Signal.values()).allMatch(signal -> signal.weight > 0));
        double[] nothing = new double[Signal.values().length];
        double before = ManufacturedScore.of(nothing, 100, model).p();
        assertTrue(before < 0.25, "with no sign at all: " + before);
        for (Signal signal : Signal.values()) {
            nothing[signal.ordinal()] = 1;
            double now = ManufacturedScore.of(nothing, 100, model).p();
            assertTrue(now >= before);
            before = now;
        }
        assertTrue(before > 0.95, "with every sign: " + before);
    }
}
