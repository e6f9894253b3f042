// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.finding.CampReference;
import sideways.finding.CampReference.Community;
import sideways.measure.camp.CampScore;
import sideways.measure.camp.ContrivedCalibration;
import sideways.measure.camp.ContrivedCalibration.Example;
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
            said.say("brand", "", word * 20_000L, -1, "", words(rng));
            for (int answer = rng.nextInt(4); answer >= 0; answer--) {
                said.say("person" + (char) ('a' + rng.nextInt(26)) + (char) ('a' + rng.nextInt(26)), "", word * 20_000L + 60 + rng.nextInt(9000), posted, "", words(rng));
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
                said.say("person" + (char) ('a' + rng.nextInt(12)) + (char) ('a' + rng.nextInt(12)), "", thread * 9000L + post * 300L, post == 0 ? -1 : event - 1 - rng.nextInt(Math.min(post, 2)), "", words(rng));
                event++;
            }
        }
        return said;
    }

    private static String words(Rng rng) {
        StringBuilder text = new StringBuilder("word" + rng.nextInt(500));
        for (int w = 0; w < 14; w++) {
            text.append(" word").append(rng.nextInt(500));
        }
        return text.toString();
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
                examples.add(new Example(kind, made && camp.equals("neither"), ContrivedCalibration.sum(community.altruism(), community.anonymity(), push[i])));
            }
        }
        return examples;
    }

    /** -Dsideways.train=true writes the calibration anew. */
    @Test
    void chances_of_kinds_it_has_not_seen_hold() throws IOException {
        List<Example> examples = examples();
        ContrivedCalibration learned = ContrivedCalibration.learn(examples);
        if (Boolean.getBoolean("sideways.train")) {
            Files.writeString(Path.of(System.getProperty("sideways.root"), "engine/src/main/resources/sideways/measure/camp/contrived.csv"), learned.written());
        } else {
            assertEquals(learned.written(), ContrivedCalibration.builtIn().written(), "the calibration that ships; learn it anew with -Dsideways.train=true");
        }
        List<double[]> chances = new ArrayList<>();
        double brier = 0;
        double above = 0;
        double pairs = 0;
        for (Example example : examples) {
            int draw = example.kind() + 1;
            double p = 1 / (1 + Math.exp(-learned.intercept()[draw] - learned.slope()[draw] * example.sum()));
            if (System.getProperty("sideways.show") != null) {
                System.out.println(example + " " + p);
            }
            chances.add(new double[] {p, example.contrived() ? 1 : 0});
            brier += Math.pow(p - (example.contrived() ? 1 : 0), 2) / examples.size();
        }
        for (double[] yes : chances) {
            for (double[] no : chances) {
                if (yes[1] > no[1]) {
                    above += yes[0] > no[0] ? 1 : yes[0] == no[0] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        double error = calibrationError(chances);
        System.out.printf(java.util.Locale.ROOT, "Contrived, kinds not seen: AUC %.3f, Brier score %.3f, calibration error %.3f, of %d, %.0f %% contrived%n", above / pairs, brier, error, examples.size(),
                100 * chances.stream().mapToDouble(c -> c[1]).average().orElseThrow());
        assertTrue(above / pairs >= 0.9, "AUC " + above / pairs);
        assertTrue(error <= 0.08, "calibration error " + error);
        assertTrue(brier <= 0.10, "Brier score " + brier);
    }

    private static double calibrationError(List<double[]> chances) {
        List<double[]> sorted = new ArrayList<>(chances);
        sorted.sort(Comparator.comparingDouble(chance -> chance[0]));
        double error = 0;
        for (int k = 0; k < 5; k++) {
            List<double[]> in = sorted.subList(k * sorted.size() / 5, (k + 1) * sorted.size() / 5);
            error += Math.abs(in.stream().mapToDouble(c -> c[0] - c[1]).sum()) / sorted.size();
        }
        return error;
    }
}
