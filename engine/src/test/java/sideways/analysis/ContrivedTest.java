// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.finding.CampReference;
import sideways.finding.CampReference.Community;
import sideways.measure.Forecast;
import sideways.measure.MadeCalibration;
import sideways.measure.MadeCalibration.Example;
import sideways.measure.camp.CampScore;
import sideways.measure.camp.ContrivedSigns;
import sideways.run.Rng;
import sideways.run.Run;

/** Contrived is what is made and has neither camp at its core; movements of known make, each with the chances of a community of each camp. */
class ContrivedTest {

    private static final int SEEDS = 6;
    private static final int KINDS = MadeMovement.values().length;
    private static final int BROADCAST = KINDS;
    private static final int TALK = KINDS + 1;

    /** One brand says what there is to say, and whoever answers, answers it. */
    private static Said broadcast(int seed) {
        Rng rng = Run.seeded(seed).random("made.broadcast", 0);
        Said said = new Said();
        int event = 0;
        for (int word = 0; word < 60 + rng.nextInt(60); word++) {
            int posted = event++;
            said.say("brand", "", word * 20_000L, -1, "", Said.words(rng));
            for (int answer = rng.nextInt(4); answer >= 0; answer--) {
                said.say("person" + (char) ('a' + rng.nextInt(26)) + (char) ('a' + rng.nextInt(26)), "", word * 20_000L + 60 + rng.nextInt(9000), posted, "", Said.words(rng));
                event++;
            }
        }
        return said;
    }

    /** People who answer whoever spoke last. */
    private static Said talk(int seed) {
        Rng rng = Run.seeded(seed).random("made.talk", 0);
        Said said = new Said();
        int event = 0;
        for (int thread = 0; thread < 80 + rng.nextInt(60); thread++) {
            for (int post = 0; post < 2 + rng.nextInt(8); post++) {
                said.say("person" + (char) ('a' + rng.nextInt(12)) + (char) ('a' + rng.nextInt(12)), "", thread * 9000L + post * 300L, post == 0 ? -1 : event - 1 - rng.nextInt(Math.min(post, 2)), "", Said.words(rng));
                event++;
            }
        }
        return said;
    }

    private static double push(Said said) {
        EventLog log = said.log();
        Run run = Run.seeded(1);
        Coordinating coordinating = Coordinating.of(log, CoActions.of(log, said.words(), run), actor -> log.actorName[actor], Analysis.Items.UNNAMED, run);
        return CampVerdict.push(log, Flow.of(log, new Analysis.Options(2, 2, 20), run), coordinating, Manufactured.findings(log, said.words(), coordinating)).stream().mapToDouble(CampScore.Signal::contribution).sum();
    }

    private static Said said(int kind, int seed) {
        return kind == BROADCAST ? broadcast(seed) : kind == TALK ? talk(seed) : MadeMovement.values()[kind].said(seed);
    }

    private static List<Example> examples() {
        List<String> camps = List.of("altruism", "anonymity", "neither");
        int movements = (KINDS + 2) * SEEDS;
        double[] push = IntStream.range(0, movements).parallel().mapToDouble(i -> push(said(i / SEEDS, 1 + i % SEEDS))).toArray();
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < movements; i++) {
            int kind = i / SEEDS;
            boolean made = kind == BROADCAST || kind < KINDS && MadeMovement.values()[kind].manufactured;
            for (String camp : camps) {
                List<Community> known = CampReference.builtIn().communities().stream().filter(c -> c.camp().equals(camp)).toList();
                Community community = known.get(i * 5 % known.size());
                examples.add(new Example(kind, made && camp.equals("neither"), ContrivedSigns.sum(community.altruism(), community.anonymity(), push[i])));
            }
        }
        return examples;
    }

    /** -Dsideways.train=true writes the calibration anew. */
    @Test
    void chances_of_kinds_it_has_not_seen_hold() throws IOException {
        List<Example> examples = examples();
        MadeCalibration learned = ContrivedSigns.learn(examples);
        if (Boolean.getBoolean("sideways.train")) {
            Files.writeString(Path.of(System.getProperty("sideways.root"), "engine/src/main/resources/sideways/measure/camp/contrived.csv"), learned.written());
        } else {
            assertEquals(learned.written(), ContrivedSigns.learned().written(), "the calibration that ships; learn it anew with -Dsideways.train=true");
        }
        double[] chance = examples.stream().mapToDouble(example -> learned.chance(example.kind() + 1, example.sum())).toArray();
        boolean[] contrived = new boolean[chance.length];
        for (int i = 0; i < chance.length; i++) {
            contrived[i] = examples.get(i).yes();
        }
        Forecast found = Forecast.of(chance, contrived);
        double error = Forecast.calibrationError(chance, contrived, 5);
        System.out.printf(java.util.Locale.ROOT, "Contrived, kinds not seen: AUC %.3f, Brier score %.3f, calibration error %.3f, of %d, %.0f %% contrived%n", found.auc(), found.brier(), error, found.cases(),
                100.0 * found.yeses() / found.cases());
        assertTrue(found.auc() >= 0.9, "AUC " + found.auc());
        assertTrue(error <= 0.08, "calibration error " + error);
        assertTrue(found.brier() <= 0.10, "Brier score " + found.brier());
    }
}
