// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.SharedData;
import sideways.measure.LogisticRegression;
import sideways.measure.coordination.TrendSigns;

/** Pushed trends among the others of the same days, by name and number of posts as the log has them: each year told by what the other years taught. */
class TrendDaysTest {

    @TempDir
    Path folder;

    @Test
    void pushed_trends_of_a_year_are_told_by_those_of_other_years() throws IOException {
        Path days = SharedData.data("astroturf-turkey/all_trend_stats.csv.gz");
        Set<String> pushed = new HashSet<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(new GZIPInputStream(Files.newInputStream(days)), StandardCharsets.UTF_8))) {
            rows.forEach(row -> {
                if (row.getField("fake").equals("True")) {
                    pushed.add(row.getField("date") + "/" + row.getField("trend"));
                }
            });
        }
        try (var read = new Fixture(folder).read(days)) {
            int events = read.log.eventCount;
            double[][] signs = new double[events][];
            boolean[] fake = new boolean[events];
            int[] year = new int[events];
            for (int event = 0; event < events; event++) {
                String day = java.time.Instant.ofEpochMilli(read.log.timeMillis[event]).toString().substring(0, 10);
                signs[event] = TrendSigns.of(read.text[event], read.log.count[event]);
                fake[event] = pushed.contains(day + "/" + read.text[event]);
                year[event] = Integer.parseInt(day.substring(0, 4));
            }
            assertTrue(IntStream.range(0, events).filter(e -> fake[e]).count() > 0.98 * pushed.size(), "labels meet their events");
            for (int left : new TreeSet<>(Arrays.stream(year).boxed().toList())) {
                int[] others = IntStream.range(0, events).filter(e -> year[e] != left).toArray();
                boolean[] known = new boolean[others.length];
                double[][] learned = new double[others.length][];
                for (int i = 0; i < others.length; i++) {
                    known[i] = fake[others[i]];
                    learned[i] = signs[others[i]];
                }
                LogisticRegression model = LogisticRegression.fit(learned, known, 1);
                int[] asked = IntStream.range(0, events).filter(e -> year[e] == left).toArray();
                double auc = auc(Arrays.stream(asked).mapToDouble(e -> model.chance(signs[e])).toArray(), Arrays.stream(asked).mapToObj(e -> fake[e]).toArray(Boolean[]::new));
                System.out.printf(java.util.Locale.ROOT, "Pushed trends of %d: AUC %.3f%n", left, auc);
                assertTrue(auc >= 0.80, "AUC " + auc + " in " + left);
            }
        }
    }

    @Test
    void signs_are_those_of_the_name_and_the_number_of_posts() {
        assertEquals(Arrays.toString(new double[] {1, 8, 8, 0.25, 0.25, Math.log1p(24)}), Arrays.toString(TrendSigns.of("#TeaTim42", 24)));
    }

    private static double auc(double[] score, Boolean[] yes) {
        Integer[] order = IntStream.range(0, score.length).boxed().sorted((i, j) -> Double.compare(score[i], score[j])).toArray(Integer[]::new);
        double sum = 0;
        long hits = 0;
        for (int i = 0, j; i < order.length; i = j) {
            for (j = i; j < order.length && score[order[j]] == score[order[i]];) {
                j++;
            }
            for (int k = i; k < j; k++) {
                if (yes[order[k]]) {
                    sum += (i + j - 1) / 2.0;
                    hits++;
                }
            }
        }
        return (sum - hits * (hits - 1) / 2.0) / ((double) hits * (score.length - hits));
    }
}
