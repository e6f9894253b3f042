// SPDX-License-Identifier: Apache-2.0
package sideways.measure.camp;

import java.util.Arrays;
import java.util.List;
import sideways.measure.MadeCalibration;

/**
 * The signs of a contrived movement, and what their sum means as a chance.
 *
 * <pre>  ln( p / (1 − p) ) = a + b · ( {@value #NEITHER} (1 − p(A)) (1 − p(M)) + Σ w_s · s ),   b ≥ 0</pre>
 *
 * The weights are set; a and b are learned from movements of known make, natural and made, each with the chances of communities of each camp: contrived is what is made and has neither camp at its core ({@link MadeCalibration}).
 */
public final class ContrivedSigns {

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
    private static final MadeCalibration LEARNED = MadeCalibration.read(ContrivedSigns.class, "contrived.csv");

    private ContrivedSigns() { }

    /** The calibration that comes with this program. */
    public static MadeCalibration learned() {
        return LEARNED;
    }

    public static MadeCalibration learn(List<MadeCalibration.Example> examples) {
        return MadeCalibration.learn(examples, RIDGE);
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

    /** The chance, and the range that holds 90 % of what entries say of the sums from one end to the other. */
    static CampScore.Chance chance(double sum, double least, double most) {
        double[] low = new double[LEARNED.entries() - 1];
        double[] high = new double[low.length];
        for (int draw = 0; draw < low.length; draw++) {
            low[draw] = LEARNED.chance(draw + 1, least);
            high[draw] = LEARNED.chance(draw + 1, most);
        }
        Arrays.sort(low);
        Arrays.sort(high);
        double p = LEARNED.chance(0, sum);
        return new CampScore.Chance(p, Math.min(p, low[(int) (0.05 * low.length)]), Math.max(p, high[(int) Math.ceil(0.95 * high.length) - 1]));
    }
}
