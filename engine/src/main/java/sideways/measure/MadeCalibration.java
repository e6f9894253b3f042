// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a sum of weighted signs means as a chance, learned from movements of known make.
 *
 * <pre>  ln( p / (1 − p) ) = a + b · sum</pre>
 *
 * The first entry has learned from all kinds of movements, each other without one kind, so that their spread is what a kind not seen may bring (Platt 1999, with a ridge).
 *
 * @param intercept a of entry
 * @param slope b of entry
 */
public record MadeCalibration(double[] intercept, double[] slope) {

    /** A movement of known make. */
    public record Example(int kind, boolean yes, double sum) { }

    /** What comes with this program: one line per entry, a and b. */
    public static MadeCalibration read(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            String csv = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            double[][] row = csv.lines().map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new);
            return new MadeCalibration(Arrays.stream(row).mapToDouble(r -> r[0]).toArray(), Arrays.stream(row).mapToDouble(r -> r[1]).toArray());
        } catch (IOException broken) {
            throw new UncheckedIOException("the calibration " + name + " cannot be read", broken);
        }
    }

    public String written() {
        StringBuilder out = new StringBuilder();
        for (int entry = 0; entry < intercept.length; entry++) {
            out.append(String.format(Locale.ROOT, "%.3f,%.3f", intercept[entry], slope[entry])).append('\n');
        }
        return out.toString();
    }

    /** @param ridge above 0; the larger, the more modest the chances */
    public static MadeCalibration learn(List<Example> examples, double ridge) {
        int[] kinds = examples.stream().mapToInt(Example::kind).distinct().sorted().toArray();
        double[] intercept = new double[kinds.length + 1];
        double[] slope = new double[kinds.length + 1];
        for (int entry = 0; entry <= kinds.length; entry++) {
            int without = entry == 0 ? -1 : kinds[entry - 1];
            List<Example> used = examples.stream().filter(example -> example.kind != without).toList();
            boolean[] yes = new boolean[used.size()];
            double[][] score = new double[yes.length][];
            for (int i = 0; i < yes.length; i++) {
                yes[i] = used.get(i).yes;
                score[i] = new double[] {used.get(i).sum};
            }
            LogisticRegression fit = LogisticRegression.fit(score, yes, ridge);
            slope[entry] = fit.weight()[0] / fit.deviation()[0];
            intercept[entry] = fit.intercept() - slope[entry] * fit.mean()[0];
        }
        return new MadeCalibration(intercept, slope);
    }

    public int entries() {
        return intercept.length;
    }

    public double chance(int entry, double sum) {
        return 1 / (1 + StrictMath.exp(-intercept[entry] - slope[entry] * sum));
    }
}
