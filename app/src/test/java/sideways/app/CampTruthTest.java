// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sideways.SharedData;
import sideways.event.Words;
import sideways.language.CampText;
import sideways.language.CampTraining;
import sideways.language.CampTraining.Camp;
import sideways.language.Tokenizer;
import sideways.measure.camp.CampCalibration;
import sideways.measure.camp.TextLean;
import sideways.run.Rng;
import sideways.run.Run;
import sideways.sources.Import;
import sideways.sources.store.Store;

/**
 * The text model of the two camps against communities whose camp their own names tell; skips where the kit is absent. With
 * {@code -Dsideways.train=true} it makes the model anew. No row is printed.
 */
class CampTruthTest {

    private record Posts(Words words, int[] communityOf, Camp[] camp, String[] label) { }

    private static Posts posts() throws IOException {
        Path folder = SharedData.data("reddit-camp");
        Map<String, String> label = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve("labels.csv"))) {
            csv.forEach(row -> label.put(row.getField("subreddit"), row.getField("camp")));
        }
        List<String> texts = new ArrayList<>();
        List<Integer> community = new ArrayList<>();
        int c = 0;
        for (String name : label.keySet()) {
            try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve(name + ".csv"))) {
                for (NamedCsvRecord row : csv) {
                    texts.add(row.getField("title") + "\n" + row.getField("selftext"));
                    community.add(c);
                }
            }
            c++;
        }
        Camp[] camp = label.values().stream().map(said -> said.equals("altruism") ? Camp.ALTRUISM : said.startsWith("anonymity") ? Camp.MISCHIEF
                : said.startsWith("neither") ? Camp.NEITHER : Camp.UNTOLD).toArray(Camp[]::new);
        return new Posts(words(texts), community.stream().mapToInt(i -> i).toArray(), camp, label.values().toArray(String[]::new));
    }

    static Words words(List<String> texts) {
        return Tokenizer.words(reader -> {
            for (int i = 0; i < texts.size(); i++) {
                reader.text(i, texts.get(i));
            }
        }, texts.size(), word -> false, Run.seeded(1).threads(2));
    }

    @Test
    void communities_the_model_has_not_seen_are_put_in_their_camps_with_chances_that_hold() throws IOException {
        Posts posts = posts();
        Run run = Run.seeded(1).threads(2);
        CampTraining.Trained trained = CampTraining.train(posts.words, posts.communityOf, posts.camp, run);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CampTraining.write(trained.model(), bytes);
        if (Boolean.getBoolean("sideways.train")) {
            Files.write(SharedData.root().resolve("language/src/main/resources/sideways/language/camp-text.bin"), bytes.toByteArray());
        } else {
            try (InputStream shipped = CampText.class.getResourceAsStream("camp-text.bin")) {
                assertArrayEquals(shipped.readAllBytes(), bytes.toByteArray(), "the model that comes with Sideways is not what these posts make");
            }
        }
        int[] right = new int[3];
        int[] all = new int[3];
        List<double[]> chances = new ArrayList<>();
        for (int c = 0; c < posts.camp.length; c++) {
            if (posts.camp[c] == Camp.UNTOLD) {
                continue;
            }
            // neither the model nor the calibration has seen this community
            Camp[] others = posts.camp.clone();
            others[c] = Camp.UNTOLD;
            CampCalibration calibration = CampTraining.calibration(trained.unseen(), others, run);
            double a = logistic(calibration.altruismIntercept()[0] + calibration.altruismSlope()[0] * trained.unseen()[c][0]);
            double m = logistic(calibration.mischiefIntercept()[0] + calibration.mischiefSlope()[0] * trained.unseen()[c][1]);
            chances.add(new double[] {a, posts.camp[c] == Camp.ALTRUISM ? 1 : 0});
            chances.add(new double[] {m, posts.camp[c] == Camp.MISCHIEF ? 1 : 0});
            Camp said = a >= 0.5 && a >= m ? Camp.ALTRUISM : m >= 0.5 ? Camp.MISCHIEF : Camp.NEITHER;
            all[posts.camp[c].ordinal()]++;
            right[posts.camp[c].ordinal()] += said == posts.camp[c] ? 1 : 0;
        }
        double macro = (right[0] / (double) all[0] + right[1] / (double) all[1] + right[2] / (double) all[2]) / 3;
        String told = Arrays.toString(right) + " right of " + Arrays.toString(all) + " in altruism, mischief, neither; calibration error " + calibrationError(chances);
        assertTrue(macro >= 0.80, told);
        assertTrue(right[2] >= 0.9 * all[2], told);
        assertTrue(calibrationError(chances) <= 0.08, told);
    }

    /** Expected calibration error over five classes of equally many chances. */
    private static double calibrationError(List<double[]> chances) {
        chances.sort(Comparator.comparingDouble(chance -> chance[0]));
        double error = 0;
        int classes = 5;
        for (int k = 0; k < classes; k++) {
            List<double[]> in = chances.subList(k * chances.size() / classes, (k + 1) * chances.size() / classes);
            double said = in.stream().mapToDouble(chance -> chance[0]).sum();
            double were = in.stream().mapToDouble(chance -> chance[1]).sum();
            error += Math.abs(said - were) / chances.size();
        }
        return error;
    }

    /** Learned on one platform alone, the model is asked about heaps of sixty texts of others: who mocks, and who does not. */
    @Test
    void platforms_the_model_has_never_seen_are_told_apart() throws IOException {
        Map<String, double[][]> heaps = new TreeMap<>();
        for (String set : List.of("kickstarter", "4chan-pol", "4chan-g", "something-awful", "discourse", "tweets-gop-debate")) {
            Run run = Run.seeded(1).threads(2);
            Path store = Files.createTempDirectory("platform").resolve("platform.duckdb");
            try (Store imported = Import.read(List.of(SharedData.data(set)), Import.Options.DEFAULT, store, run).store()) {
                List<String> texts = new ArrayList<>();
                imported.texts().forEach((event, text) -> texts.add(text));
                TextLean lean = CampText.builtIn().lean(words(texts), run);
                List<double[]> of = new ArrayList<>();
                for (int from = 0; from + 60 <= texts.size() && of.size() < 40; from += 60) {
                    int first = from;
                    double a = IntStream.range(first, first + 60).mapToDouble(i -> lean.altruism()[i]).filter(x -> !Double.isNaN(x)).average().orElse(Double.NaN);
                    double m = IntStream.range(first, first + 60).mapToDouble(i -> lean.mischief()[i]).filter(x -> !Double.isNaN(x)).average().orElse(Double.NaN);
                    if (!Double.isNaN(a)) {
                        of.add(new double[] {a, m});
                    }
                }
                heaps.put(set, of.toArray(double[][]::new));
            }
        }
        double altruism = apart(heaps, 0, List.of("kickstarter"));
        double mischief = apart(heaps, 1, List.of("4chan-pol", "something-awful"));
        System.out.printf(java.util.Locale.ROOT, "Platforms not seen: AUC %.3f for altruism, %.3f for mischief%n", altruism, mischief);
        // names of campaigns ask for nothing, so texts do not tell their camp: what they are given does (RealDataTest.campaigns)
        assertTrue(mischief >= 0.85, "mischief " + mischief);
    }

    private static double apart(Map<String, double[][]> heaps, int axis, List<String> camp) {
        double above = 0;
        long pairs = 0;
        for (String in : camp) {
            for (Map.Entry<String, double[][]> out : heaps.entrySet()) {
                for (double[] x : heaps.get(in)) {
                    for (double[] y : camp.contains(out.getKey()) ? new double[0][] : out.getValue()) {
                        above += x[axis] > y[axis] ? 1 : x[axis] == y[axis] ? 0.5 : 0;
                        pairs++;
                    }
                }
            }
        }
        return above / pairs;
    }

    /** The names of platforms and camps say nothing: whatever stands in their place, the lean is the same. */
    @Test
    void names_of_platforms_and_camps_have_no_say() {
        List<String> named = List.of("please help, reddit, my dog needs surgery and I thank everyone at kickstarter", "you are all idiots, 4chan, lol, go back to reddit");
        List<String> masked = List.of("please help, 77, my dog needs surgery and I thank everyone at 77", "you are all idiots, 77, lol, go back to 77");
        TextLean one = CampText.builtIn().lean(words(named), Run.seeded(1));
        TextLean other = CampText.builtIn().lean(words(masked), Run.seeded(1));
        assertArrayEquals(one.altruism(), other.altruism());
        assertArrayEquals(one.mischief(), other.mischief());
    }

    @Test
    void shuffled_camps_are_found_no_better_than_by_chance() throws IOException {
        Posts posts = posts();
        Camp[] shuffled = posts.camp.clone();
        Rng rng = Run.seeded(5).random("camps", 0);
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = rng.nextInt(i + 1);
            Camp swap = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = swap;
        }
        double[][] unseen = CampTraining.train(posts.words, posts.communityOf, shuffled, Run.seeded(1).threads(2)).unseen();
        for (int axis = 0; axis < 2; axis++) {
            double auc = auc(unseen, shuffled, axis);
            // 8 against 20 at random: three standard deviations are .37
            assertTrue(auc < 0.87, "axis " + axis + ": AUC " + auc);
        }
    }

    private static double auc(double[][] score, Camp[] camp, int axis) {
        double above = 0;
        int pairs = 0;
        for (int i = 0; i < camp.length; i++) {
            for (int j = 0; j < camp.length; j++) {
                if (camp[i].ordinal() == axis && camp[j].ordinal() != axis && camp[j] != Camp.UNTOLD) {
                    above += score[i][axis] > score[j][axis] ? 1 : score[i][axis] == score[j][axis] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return above / pairs;
    }

    private static double logistic(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
