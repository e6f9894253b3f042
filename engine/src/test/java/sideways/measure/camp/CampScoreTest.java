// SPDX-License-Identifier: Apache-2.0
package sideways.measure.camp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.measure.camp.CampScore.Axis;
import sideways.measure.camp.CampScore.Signal;
import sideways.measure.camp.CampScore.Verdict;

class CampScoreTest {

    /** Slope 2, intercept 0, all draws alike. */
    private static final CampCalibration SURE = calibration(0);

    private static CampCalibration calibration(double spread) {
        double[] intercept = new double[41];
        double[] slope = new double[41];
        Arrays.fill(slope, 2);
        for (int draw = 1; draw < 41; draw++) {
            intercept[draw] = spread * (draw - 20.5) / 20;
        }
        return new CampCalibration(intercept, slope, intercept, slope);
    }

    private static double[] leans(double lean, int texts) {
        double[] leans = new double[texts];
        Arrays.fill(leans, lean);
        return leans;
    }

    private static CampScore.Result of(double a, double m, CampCalibration calibration, Signal... signals) {
        return CampScore.of(leans(a, 100), leans(m, 100), calibration, List.of(signals));
    }

    @Test
    void chances_are_those_of_the_calibration_and_verdicts_follow() {
        CampScore.Result result = of(1, -1, SURE);
        assertEquals(1 / (1 + Math.exp(-2)), result.altruism().p(), 1e-12);
        assertEquals(1 / (1 + Math.exp(2)), result.mischief().p(), 1e-12);
        assertEquals(Verdict.ALTRUISM, result.verdict());
        assertEquals(Verdict.ANONYMITY, of(-1, 1, SURE).verdict());
        assertEquals(Verdict.BOTH, of(1, 1, SURE).verdict());
        assertEquals(Verdict.NEITHER, of(-1, -1, SURE).verdict());
        assertEquals(100, result.texts());
    }

    @Test
    void what_is_not_known_is_not_said() {
        assertEquals(Verdict.ABSTAIN, of(0.2, 0.2, calibration(3)).verdict());
        assertEquals(Verdict.ABSTAIN, CampScore.of(leans(2, 49), leans(-2, 49), SURE, List.of()).verdict());
        CampScore.Result none = CampScore.of(leans(Double.NaN, 90), leans(Double.NaN, 90), SURE, List.of());
        assertEquals(Verdict.ABSTAIN, none.verdict());
        assertTrue(Double.isNaN(none.altruism().p()));
    }

    @Test
    void every_signal_raises_what_it_speaks_for_and_nothing_else() {
        CampScore.Result plain = of(0, 0, SURE);
        for (Axis axis : Axis.values()) {
            double before = -1;
            for (double value : new double[] {0, 0.3, 1}) {
                CampScore.Result more = of(0, 0, SURE, new Signal(axis, "made up", value, 1.5));
                double p = axis == Axis.ALTRUISM ? more.altruism().p() : axis == Axis.MISCHIEF ? more.mischief().p() : more.contrived().p();
                assertTrue(p > before, axis + " at " + value);
                before = p;
                assertTrue(axis == Axis.ALTRUISM || more.altruism().p() == plain.altruism().p());
                assertTrue(axis == Axis.MISCHIEF || more.mischief().p() == plain.mischief().p());
            }
        }
        assertEquals(plain.altruism(), of(0, 0, SURE, new Signal(Axis.ALTRUISM, "unknown", Double.NaN, 9)).altruism());
    }

    @Test
    void contrived_grows_as_the_camps_fade() {
        // ln odds = a + b · 3 (1 − p(A)) (1 − p(M)), a and b the first line of what was learned
        double camps = 1 / (1 + Math.exp(4));
        double a = ContrivedSigns.learned().intercept()[0];
        double b = ContrivedSigns.learned().slope()[0];
        CampScore.Result faint = of(-2, -2, SURE);
        assertEquals(1 / (1 + Math.exp(-a - b * 3 * (1 - camps) * (1 - camps))), faint.contrived().p(), 1e-12);
        assertTrue(faint.contrived().p() > of(2, -2, SURE).contrived().p());
        // contributions are log-odds: with the intercept they add up to the chance
        double odds = a + faint.signals().stream().filter(s -> s.axis() == Axis.CONTRIVED).mapToDouble(Signal::contribution).sum();
        assertEquals(Math.log(faint.contrived().p() / (1 - faint.contrived().p())), odds, 1e-9);
    }

    @Test
    void fewer_texts_and_looser_calibrations_widen_the_interval() {
        double[] mixed = new double[200];
        Arrays.setAll(mixed, i -> i % 2 == 0 ? 1.5 : -0.5);
        CampScore.Chance many = CampScore.of(mixed, mixed, SURE, List.of()).altruism();
        CampScore.Chance few = CampScore.of(Arrays.copyOf(mixed, 50), Arrays.copyOf(mixed, 50), SURE, List.of()).altruism();
        assertTrue(few.high() - few.low() > 1.5 * (many.high() - many.low()));
        // 40 draws of a mean with standard error s spread over the normal distribution: 90 % of them lie within 1.645 s, in log-odds of slope 2
        double error = Math.sqrt(200 / 199.0 / 200);
        assertEquals(2 * 0.5 - 2 * 1.645 * error, Math.log(many.low() / (1 - many.low())), 0.06);
        CampScore.Chance loose = CampScore.of(mixed, mixed, calibration(3), List.of()).altruism();
        assertTrue(loose.low() < many.low() && loose.high() > many.high());
    }
}
