// SPDX-License-Identifier: Apache-2.0
package sideways.measure.camp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import sideways.measure.LogisticRegression;

/**
 * What the sum of the signs of a contrived movement means as a chance.
 *
 * <pre>  ln( p / (1 − p) ) = a + b · ( {@value #NEITHER} (1 − p(A)) (1 − p(M)) + Σ w_s · s ),   b ≥ 0</pre>
 *
 * The weights are set; a and b are learned from movements of known make, natural and made, each with the chances of communities of each camp: contrived is what is made and has neither camp at its core.
 * The first entry has learned from all kinds, each other without one kind (Platt 1999).
 */
public record ContrivedCalibration(double[] intercept, double[] slope) {

    /** Log-odds, before calibration, of having neither camp. */
    public static final double NEITHER = 3;

    /** Of the signs of a push, the weights, and from which value on each counts in full. */
    private static final double VERTICAL = 0.5;
    private static final double SOURCE = 1;
    private static final double SOURCE_FULL = 0.5;
    private static final double PUSHED = 2;
    private static final double PUSHED_FULL = 0.3;
    private static final double SAMENESS = 1;
    private static final double SAMENESS_FULL = 0.5;
    private static final double SELLS = 1.5;
    private static final double MADE = 2;

    private static final double RIDGE = 1;

    private static final class BuiltIn {

        static final ContrivedCalibration LEARNED = read();

        private static ContrivedCalibration read() {
            try (InputStream in = ContrivedCalibration.class.getResourceAsStream("contrived.csv")) {
                return ContrivedCalibration.read(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
            } catch (IOException broken) {
                throw new UncheckedIOException("the calibration of contrived movements cannot be read", broken);
            }
        }
    }

    /** What comes with Sideways. */
    public static ContrivedCalibration builtIn() {
        return BuiltIn.LEARNED;
    }

    /** One line per entry: a and b. */
    public static ContrivedCalibration read(String csv) {
        double[][] row = csv.lines().map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new);
        return new ContrivedCalibration(Arrays.stream(row).mapToDouble(r -> r[0]).toArray(), Arrays.stream(row).mapToDouble(r -> r[1]).toArray());
    }

    public String written() {
        StringBuilder out = new StringBuilder();
        for (int draw = 0; draw < intercept.length; draw++) {
            out.append(String.format(Locale.ROOT, "%.3f,%.3f", intercept[draw], slope[draw])).append('\n');
        }
        return out.toString();
    }

    /**
     * The signs of a push in a log; NaN where one is unknown.
     *
     * @param vertical share of what was passed on that came straight from the source
     * @param source share of all actions by the busiest account
     * @param pushed geometric mean of the shares of actions and of accounts that are in a group
     * @param sameness share of texts whose wording another account has too
     * @param made how far the accounts look made, by the strongest of its signs, from 0 to 1
     */
    public static List<CampScore.Signal> push(double vertical, double source, double pushed, double sameness, double made) {
        return List.of(sign("vertical flow", vertical, 1, VERTICAL), sign("one source", source, SOURCE_FULL, SOURCE), sign("coordinated push", pushed, PUSHED_FULL, PUSHED),
                sign("sameness of texts", sameness, SAMENESS_FULL, SAMENESS), sign("accounts that look made", made, 1, MADE));
    }

    /**
     * The signs of a push in a brief, which has one source.
     *
     * @param selling share of sentences that sell
     */
    public static List<CampScore.Signal> brief(double selling, double sameness) {
        return List.of(sign("one source", 1, SOURCE_FULL, SOURCE), sign("sentences that sell", selling, 1, SELLS), sign("sameness of texts", sameness, SAMENESS_FULL, SAMENESS));
    }

    private static CampScore.Signal sign(String name, double value, double full, double weight) {
        return new CampScore.Signal(CampScore.Axis.CONTRIVED, name, Double.isNaN(value) ? value : Math.min(1, value / full), weight);
    }

    /** What speaks for it, before calibration. */
    public static double sum(double altruism, double mischief, double push) {
        return NEITHER * (1 - altruism) * (1 - mischief) + push;
    }

    double chance(int draw, double sum) {
        return 1 / (1 + StrictMath.exp(-intercept[draw] - slope[draw] * sum));
    }

    /** The chance, and the range that holds 90 % of what entries say of the sums from one end to the other. */
    CampScore.Chance chance(double sum, double least, double most) {
        double[] low = new double[Math.max(1, intercept.length - 1)];
        double[] high = new double[low.length];
        for (int draw = 0; draw < low.length; draw++) {
            int entry = Math.min(draw + 1, intercept.length - 1);
            low[draw] = chance(entry, least);
            high[draw] = chance(entry, most);
        }
        Arrays.sort(low);
        Arrays.sort(high);
        double p = chance(0, sum);
        return new CampScore.Chance(p, Math.min(p, low[(int) (0.05 * low.length)]), Math.max(p, high[(int) Math.ceil(0.95 * high.length) - 1]));
    }

    /** A movement of known make, and what speaks for its being contrived. */
    public record Example(int kind, boolean contrived, double sum) { }

    public static ContrivedCalibration learn(List<Example> examples) {
        int[] kinds = examples.stream().mapToInt(Example::kind).distinct().sorted().toArray();
        double[] intercept = new double[kinds.length + 1];
        double[] slope = new double[kinds.length + 1];
        for (int draw = 0; draw <= kinds.length; draw++) {
            int without = draw == 0 ? -1 : kinds[draw - 1];
            List<Example> used = examples.stream().filter(example -> example.kind != without).toList();
            boolean[] yes = new boolean[used.size()];
            double[][] score = new double[yes.length][];
            for (int i = 0; i < yes.length; i++) {
                yes[i] = used.get(i).contrived;
                score[i] = new double[] {used.get(i).sum};
            }
            LogisticRegression fit = LogisticRegression.fit(score, yes, RIDGE);
            slope[draw] = fit.weight()[0] / fit.deviation()[0];
            intercept[draw] = fit.intercept() - slope[draw] * fit.mean()[0];
        }
        return new ContrivedCalibration(intercept, slope);
    }
}
