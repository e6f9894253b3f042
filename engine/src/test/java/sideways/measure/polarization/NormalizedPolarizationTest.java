// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sideways.SharedData;
import sideways.graph.Components;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.measure.LogisticRegression;
import sideways.measure.polarization.NormalizedPolarization.Score;
import sideways.run.Rng;
import sideways.run.Run;

class NormalizedPolarizationTest {

    /** Four ways to look at two sides that hang together, hence the ridge; size and degree are what the differences are to be free of. */
    private static final List<Score> COMBINED = List.of(Score.EI, Score.RWC, Score.BOUNDARY_ALL, Score.MODULARITY);
    private static final double RIDGE = 10;

    /** Fewer than the twenty a p-value takes, for differences need the mean alone; -Dsideways.nulls=20. */
    private static final int NULLS = Integer.getInteger("sideways.nulls", 5);

    @Test
    void networks_of_hashtags_that_are_controversial_are_told_from_those_that_are_not() throws IOException {
        Path folder = SharedData.data("polar-finnish");
        List<String[]> labels = Files.readAllLines(folder.resolve("labels.csv")).stream().skip(1).map(line -> line.split(",")).toList();
        NormalizedPolarization[] measured = labels.parallelStream().map(label ->
                NormalizedPolarization.of(graph(folder.resolve(label[0])), new NormalizedPolarization.Options(NULLS, new BalancedCut.Options(0.05, 2)), Run.seeded(1))).toArray(NormalizedPolarization[]::new);
        boolean[] controversial = new boolean[measured.length];
        String[] topic = new String[measured.length];
        for (int i = 0; i < measured.length; i++) {
            controversial[i] = labels.get(i)[1].equals("1");
            topic[i] = labels.get(i)[0].replaceFirst("_p\\d.*", "");
        }
        double best = 0;
        for (Score score : Score.values()) {
            double raw = auc(Arrays.stream(measured).mapToDouble(m -> m.values().get(score).observed()).toArray(), controversial);
            double difference = auc(Arrays.stream(measured).mapToDouble(m -> m.values().get(score).difference()).toArray(), controversial);
            System.out.printf(Locale.ROOT, "%s: AUC raw %.3f, minus chance %.3f%n", score, raw, difference);
            best = Math.max(best, difference);
        }
        double[][] covariates = Arrays.stream(measured).map(m -> new double[] {2.0 * m.ties() / m.nodes(), Math.log(m.nodes())}).toArray(double[][]::new);
        double[][] all = Arrays.stream(measured).map(m -> COMBINED.stream().mapToDouble(score -> m.values().get(score).difference()).toArray()).toArray(double[][]::new);
        double baseline = auc(byOtherTopics(covariates, controversial, topic), controversial);
        double combined = auc(byOtherTopics(all, controversial, topic), controversial);
        System.out.printf(Locale.ROOT, "Best single %.3f; combined, by other topics %.3f; covariates alone %.3f%n", best, combined, baseline);
        assertTrue(best >= 0.85, "best single score minus chance: AUC " + best);
        assertTrue(combined >= 0.86 && combined > baseline, "combined " + combined + ", covariates alone " + baseline);
    }

    /** Each topic's networks by a model of all other topics'. */
    private static double[] byOtherTopics(double[][] features, boolean[] yes, String[] topic) {
        double[] told = new double[yes.length];
        for (String left : new TreeSet<>(Arrays.asList(topic))) {
            int[] others = IntStream.range(0, yes.length).filter(i -> !topic[i].equals(left)).toArray();
            boolean[] known = new boolean[others.length];
            for (int i = 0; i < known.length; i++) {
                known[i] = yes[others[i]];
            }
            LogisticRegression model = LogisticRegression.fit(Arrays.stream(others).mapToObj(i -> features[i]).toArray(double[][]::new), known, RIDGE);
            for (int i = 0; i < yes.length; i++) {
                told[i] = topic[i].equals(left) ? model.chance(features[i]) : told[i];
            }
        }
        return told;
    }

    @Test
    void random_graphs_are_called_polarized_one_time_in_twenty() {
        int[] called = new int[Score.values().length];
        IntStream.range(0, 200).parallel().forEach(seed -> {
            Rng rng = Run.seeded(seed).random("flat", 0);
            GraphBuilder builder = new GraphBuilder(false);
            for (int tie = 0; tie < 260; tie++) {
                // hubs and others, as in any log
                builder.add((int) (120 * Math.pow(rng.nextDouble(), 2)), rng.nextInt(120), 1);
            }
            Graph graph = Components.largest(builder.build(120).simple()).graph();
            NormalizedPolarization found = NormalizedPolarization.of(graph, new NormalizedPolarization.Options(19, new BalancedCut.Options(0.05, 1)), Run.seeded(seed));
            synchronized (called) {
                for (Score score : Score.values()) {
                    called[score.ordinal()] += found.values().get(score).p() <= 0.05 ? 1 : 0;
                }
            }
        });
        // of 200 at 5 %, 19 and more come about once in 200
        for (Score score : Score.values()) {
            assertTrue(called[score.ordinal()] <= 18, score + ": " + called[score.ordinal()] + " of 200");
        }
    }

    private static Graph graph(Path file) {
        try {
            Map<String, Integer> number = new HashMap<>();
            List<int[]> ties = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                String[] node = line.strip().split("\\s+");
                if (node.length >= 2 && !node[0].equals(node[1])) {
                    ties.add(new int[] {number.computeIfAbsent(node[0], n -> number.size()), number.computeIfAbsent(node[1], n -> number.size())});
                }
            }
            return Components.largest(Graph.undirected(number.size(), ties.toArray(int[][]::new)).simple()).graph();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static double auc(double[] score, boolean[] yes) {
        double above = 0;
        long pairs = 0;
        for (int i = 0; i < yes.length; i++) {
            for (int j = 0; yes[i] && j < yes.length; j++) {
                if (!yes[j]) {
                    above += score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return above / pairs;
    }
}
