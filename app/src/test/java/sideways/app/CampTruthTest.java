// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.SharedData;
import sideways.event.EventLog;
import sideways.event.Words;
import sideways.finding.CampReference;
import sideways.finding.Findings;
import sideways.language.CampText;
import sideways.language.CampTraining;
import sideways.language.CampTraining.Camp;
import sideways.language.Lexicon;
import sideways.language.Tokenizer;
import sideways.measure.Forecast;
import sideways.measure.Proportion;
import sideways.measure.camp.CampCalibration;
import sideways.measure.camp.CampScore;
import sideways.measure.camp.CampSignals;
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

    private static final int CLASSES = 5;

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
        List<String> communities = new ArrayList<>();
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
            communities.add(String.format(Locale.ROOT, "%s,%.2f,%.2f", posts.camp[c] == Camp.MISCHIEF ? "anonymity" : posts.camp[c].name().toLowerCase(Locale.ROOT), a, m));
            Camp said = a >= 0.5 && a >= m ? Camp.ALTRUISM : m >= 0.5 ? Camp.MISCHIEF : Camp.NEITHER;
            all[posts.camp[c].ordinal()]++;
            right[posts.camp[c].ordinal()] += said == posts.camp[c] ? 1 : 0;
        }
        communities.sort(Comparator.comparing((String line) -> line.substring(line.indexOf(','))).reversed());
        ships("communities.csv", "camp,altruism,anonymity", communities, true);
        ships("signals.csv", "signal,values", List.of(reference(CampReference.TEXT_ALTRUISM, told(posts, trained, 0)), reference(CampReference.TEXT_MISCHIEF, told(posts, trained, 1))), false);
        drawn(chances);
        double macro = (right[0] / (double) all[0] + right[1] / (double) all[1] + right[2] / (double) all[2]) / 3;
        String told = Arrays.toString(right) + " right of " + Arrays.toString(all) + " in altruism, mischief, neither; calibration error " + calibrationError(chances);
        assertTrue(macro >= 0.80, told);
        assertTrue(right[2] >= 0.9 * all[2], told);
        assertTrue(calibrationError(chances) <= 0.08, told);
    }

    private static double[] told(Posts posts, CampTraining.Trained trained, int axis) {
        return IntStream.range(0, posts.camp.length).filter(c -> posts.camp[c] != Camp.UNTOLD).mapToDouble(c -> trained.unseen()[c][axis]).toArray();
    }

    private static String reference(String signal, double[] values) {
        return signal + Arrays.stream(values).sorted().mapToObj(value -> String.format(Locale.ROOT, ",%.3f", value)).collect(Collectors.joining());
    }

    /** Compares with what comes with Sideways; with {@code -Dsideways.train=true} writes it, beside the lines of other signals where it is not the whole file. */
    private static void ships(String name, String head, List<String> lines, boolean whole) throws IOException {
        Path file = SharedData.root().resolve("engine/src/main/resources/sideways/finding").resolve(name);
        List<String> there = Files.readAllLines(file);
        if (Boolean.getBoolean("sideways.train")) {
            List<String> all = new ArrayList<>(lines);
            there.stream().skip(1).filter(line -> !whole && lines.stream().noneMatch(mine -> signal(mine).equals(signal(line)))).forEach(all::add);
            if (!whole) {
                all.sort(Comparator.naturalOrder());
            }
            all.add(0, head);
            Files.writeString(file, String.join("\n", all) + "\n");
        } else {
            assertTrue(there.containsAll(lines) && (!whole || there.size() == 1 + lines.size()), name + " is not what these posts make; make it anew with -Dsideways.train=true");
        }
    }

    private static String signal(String line) {
        return line.substring(0, line.indexOf(','));
    }

    /** The reliability diagram of the docs: five classes of equally many chances, what was said and what was so. */
    private static void drawn(List<double[]> chances) throws IOException {
        List<double[]> sorted = new ArrayList<>(chances);
        sorted.sort(Comparator.comparingDouble(chance -> chance[0]));
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 340 340\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"340\" height=\"340\" fill=\"white\"/>\n"
                + "<path d=\"M50 290V30M50 290H310M50 290L310 30\" fill=\"none\" stroke=\"#999\"/>\n");
        for (int k = 0; k < CLASSES; k++) {
            List<double[]> in = sorted.subList(k * sorted.size() / CLASSES, (k + 1) * sorted.size() / CLASSES);
            double said = in.stream().mapToDouble(c -> c[0]).average().orElseThrow();
            Proportion so = new Proportion((long) in.stream().mapToDouble(c -> c[1]).sum(), in.size());
            svg.append(String.format(Locale.ROOT, "<path d=\"M%.1f %.1fV%.1f\" stroke=\"#2a6f97\"/><circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"#2a6f97\"/>%n", 50 + 260 * said, 290 - 260 * so.interval()[0],
                    290 - 260 * so.interval()[1], 50 + 260 * said, 290 - 260 * so.value()));
        }
        svg.append("<text x=\"180\" y=\"325\" text-anchor=\"middle\">chance that was said</text>\n<text transform=\"translate(16 160) rotate(-90)\" text-anchor=\"middle\">share that were so</text>\n");
        for (String end : List.of("0", "1")) {
            int at = 260 * Integer.parseInt(end);
            svg.append("<text x=\"" + (50 + at) + "\" y=\"306\" text-anchor=\"middle\">" + end + "</text><text x=\"42\" y=\"" + (294 - at) + "\" text-anchor=\"end\">" + end + "</text>\n");
        }
        Path file = SharedData.root().resolve("docs/camp-reliability.svg");
        String drawn = svg.append("</svg>\n").toString().replace("\r", "");
        if (Boolean.getBoolean("sideways.train")) {
            Files.writeString(file, drawn);
        }
        assertEquals(drawn, Files.readString(file), "the reliability diagram of the docs");
    }

    private static double calibrationError(List<double[]> chances) {
        boolean[] so = new boolean[chances.size()];
        for (int i = 0; i < so.length; i++) {
            so[i] = chances.get(i)[1] > 0;
        }
        return Forecast.calibrationError(chances.stream().mapToDouble(chance -> chance[0]).toArray(), so, CLASSES);
    }

    /** What is usual in other logs: values of the signals of behaviour and push, by the main job. Small ones are looked at each time, all with {@code -Dsideways.train=true}. */
    @Test
    void what_is_usual_in_other_logs_is_what_the_report_compares_with(@TempDir Path folder) throws IOException {
        boolean train = Boolean.getBoolean("sideways.train");
        Map<String, List<Double>> values = new TreeMap<>();
        for (String set : train ? List.of("reddit-threads", "4chan-pol", "4chan-g", "something-awful", "discourse", "tweets-gop-debate", "qanon", "kickstarter") : List.of("4chan-g", "discourse")) {
            Findings found = Job.run(new Job.Settings(List.of(SharedData.data(set)), folder.resolve(set), Import.Options.DEFAULT, false, null, Map.of(), null), Run.seeded(1).threads(2));
            for (Findings.CampSignal signal : found.camps().isEmpty() ? List.<Findings.CampSignal>of() : found.camps().get(0).signals()) {
                if (!signal.name().equals(CampScore.TEXT) && !signal.name().equals(CampScore.NEITHER) && !Double.isNaN(signal.value())) {
                    values.computeIfAbsent(signal.name(), none -> new ArrayList<>()).add(signal.value());
                }
            }
        }
        List<String> lines = values.entrySet().stream().map(e -> reference(e.getKey(), e.getValue().stream().mapToDouble(v -> v).toArray())).toList();
        if (train) {
            ships("signals.csv", "signal,values", lines, false);
            return;
        }
        assertTrue(values.size() >= 5, values.keySet().toString());
        List<String> shipped = Files.readAllLines(SharedData.root().resolve("engine/src/main/resources/sideways/finding/signals.csv"));
        for (String line : lines) {
            List<String> usual = shipped.stream().filter(other -> signal(other).equals(signal(line))).flatMap(other -> Arrays.stream(other.split(","))).toList();
            assertTrue(usual.containsAll(List.of(line.split(","))), line + " is not among " + usual);
        }
    }

    /** Learned on one platform alone, the model is asked about heaps of sixty texts of others: who mocks, and who does not. */
    @Test
    void platforms_the_model_has_never_seen_are_told_apart() throws IOException {
        Map<String, double[][]> heaps = new TreeMap<>();
        Map<String, double[][]> scores = new TreeMap<>();
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
                CampSignals does = does(imported, run);
                CampCalibration calibration = CampText.builtIn().calibration();
                scores.put(set, of.stream().map(mean -> {
                    CampScore.Result score = CampScore.of(new double[] {mean[0]}, new double[] {mean[1]}, calibration, CampScore.behaviour(does));
                    return new double[] {score.altruism().p(), score.mischief().p()};
                }).toArray(double[][]::new));
            }
        }
        double altruism = apart(heaps, 0, List.of("kickstarter"));
        double mischief = apart(heaps, 1, List.of("4chan-pol", "something-awful"));
        double scoredAltruism = apart(scores, 0, List.of("kickstarter"));
        double scoredMischief = apart(scores, 1, List.of("4chan-pol", "something-awful"));
        System.out.printf(Locale.ROOT, "Platforms not seen: AUC by text %.3f for altruism, %.3f for mischief; by the whole score %.3f and %.3f%n", altruism, mischief, scoredAltruism, scoredMischief);
        // names of campaigns ask for nothing, so texts alone do not tell their camp: what they are given does
        assertTrue(mischief >= 0.85, "mischief by text " + mischief);
        assertTrue(scoredMischief >= 0.85, "mischief " + scoredMischief);
        assertTrue(scoredAltruism >= 0.85, "altruism " + scoredAltruism);
    }

    /** What people do on a platform, by all its events. */
    private static CampSignals does(Store store, Run run) {
        EventLog log = store.log(run);
        Words words = Tokenizer.words(store.texts(), log.eventCount, word -> false, run);
        return CampSignals.of(log, words, new CampSignals.Lexicon(Lexicon.builtIn("prosocial").match(words), Lexicon.builtIn("mischief").match(words), Lexicon.builtIn("request").match(words)));
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

    /** Communities of topics alone, half of which are called a camp at random: nothing is there to be found. */
    @Test
    void a_camp_made_up_among_topics_is_not_found() throws IOException {
        Posts posts = posts();
        int[] topics = IntStream.range(0, posts.camp.length).filter(c -> posts.camp[c] == Camp.NEITHER).toArray();
        double sum = 0;
        int draws = 3;
        for (int draw = 0; draw < draws; draw++) {
            Rng rng = Run.seeded(11).random("placebo", draw);
            Camp[] made = new Camp[posts.camp.length];
            Arrays.fill(made, Camp.UNTOLD);
            int[] order = topics.clone();
            for (int i = order.length - 1; i > 0; i--) {
                int j = rng.nextInt(i + 1);
                int swap = order[i];
                order[i] = order[j];
                order[j] = swap;
            }
            for (int i = 0; i < order.length; i++) {
                made[order[i]] = i < order.length / 2 ? Camp.MISCHIEF : Camp.NEITHER;
            }
            int[] kept = IntStream.range(0, posts.communityOf.length).filter(post -> made[posts.communityOf[post]] != Camp.UNTOLD).toArray();
            int[] community = Arrays.stream(kept).map(post -> Arrays.binarySearch(topics, posts.communityOf[post])).toArray();
            Camp[] camp = Arrays.stream(topics).mapToObj(c -> made[c]).toArray(Camp[]::new);
            sum += auc(CampTraining.train(only(posts.words, kept), community, camp, Run.seeded(1).threads(2)).unseen(), camp, 1) / draws;
        }
        // 6 against 6 at random, three draws: two standard deviations are .20
        assertTrue(sum < 0.70, "AUC of a camp that is none: " + sum);
    }

    private static Words only(Words words, int[] kept) {
        long[] offset = new long[kept.length + 1];
        for (int i = 0; i < kept.length; i++) {
            offset[i + 1] = offset[i] + words.countOf(kept[i]);
        }
        int[] word = Arrays.stream(kept).flatMap(post -> Arrays.stream(words.word(), (int) words.offset()[post], (int) words.offset()[post + 1])).toArray();
        return new Words(offset, word, words.spelling(), words.content());
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
