// SPDX-License-Identifier: Apache-2.0
package sideways.measure.camp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sideways.measure.Normal;
import sideways.measure.Proportion;

/**
 * In which camp a movement is, on two axes that do not exclude each other, and whether it is contrived.
 *
 * <pre>  ln( p(A) / (1 − p(A)) ) = a + b · mean lean of the texts to altruism + Σ w_s · s       s in [0, 1], w_s ≥ 0
 *  ln( p(M) / (1 − p(M)) ) = c + d · mean lean of the texts to mischief + Σ w_s · s
 *  ln( p(C) / (1 − p(C)) ) = e + f · ( 3 (1 − p(A)) (1 − p(M)) + Σ w_s · s )</pre>
 *
 * Additive and monotone: no signal of a camp can ever speak against it. a to d are learned and calibrated from communities
 * ({@link CampCalibration}), e and f from movements of known make ({@link ContrivedSigns}). The weights of behaviour are set, not learned, because the logs we may learn from have hardly any behaviour in them: small
 * where a platform brings the signal about (names, deletion), so that no platform makes a camp by itself.
 *
 * <p>The interval holds 90 % of what calibrations by other communities, and other texts of the same movement, would say. A camp is there where
 * p ≥ ½ and the interval's low end is at least ⅓, not there where p &lt; ½ and the high end at most ⅔; where one of the two is neither, and
 * the other does not settle it, the verdict abstains. Fewer than {@value #FEWEST_TEXTS} texts abstain always.
 */
public final class CampScore {

    public static final int FEWEST_TEXTS = 50;

    /** Name of the signal of the texts. */
    public static final String TEXT = "text";

    /** Name of the signal that neither camp is there. */
    public static final String NEITHER = "neither camp";

    private static final int FEWEST_COUNTED = 30;
    private static final double SURE = 1.0 / 3;

    /** What a signal speaks for. */
    public enum Axis { ALTRUISM, MISCHIEF, CONTRIVED }

    public enum Verdict { ALTRUISM, ANONYMITY, BOTH, NEITHER, ABSTAIN }

    /**
     * @param name as in the findings
     * @param value in [0, 1]; NaN where it is unknown, and then it has no say
     * @param weight log-odds at a value of 1
     */
    public record Signal(Axis axis, String name, double value, double weight) {

        public double contribution() {
            return Double.isNaN(value) ? 0 : weight * value;
        }
    }

    /** A chance with its 90 % interval. */
    public record Chance(double p, double low, double high) {

        boolean isThere() {
            return p >= 0.5 && low >= SURE;
        }

        boolean isNotThere() {
            return p < 0.5 && high <= 1 - SURE;
        }
    }

    /**
     * @param texts texts whose lean is known
     * @param altruism NaN without such texts
     * @param contrived NaN without such texts
     * @param signals what had a say, the texts' leans first, then whether neither camp is there
     */
    public record Result(int texts, Chance altruism, Chance mischief, Chance contrived, Verdict verdict, List<Signal> signals) { }

    private CampScore() { }

    /**
     * @param altruism leans of texts; NaN are left out
     * @param mischief beside them
     * @param signals of behaviour and spread
     */
    public static Result of(double[] altruism, double[] mischief, CampCalibration calibration, List<Signal> signals) {
        return of(altruism, mischief, calibration, signals, FEWEST_TEXTS);
    }

    /** @param fewest texts below which the verdict abstains */
    public static Result of(double[] altruism, double[] mischief, CampCalibration calibration, List<Signal> signals, int fewest) {
        double[] a = Arrays.stream(altruism).filter(lean -> !Double.isNaN(lean)).toArray();
        double[] m = Arrays.stream(mischief).filter(lean -> !Double.isNaN(lean)).toArray();
        List<Signal> all = new ArrayList<>();
        if (a.length == 0) {
            Chance unknown = new Chance(Double.NaN, Double.NaN, Double.NaN);
            return new Result(0, unknown, unknown, unknown, Verdict.ABSTAIN, List.copyOf(signals));
        }
        double textA = calibration.altruismIntercept()[0] + calibration.altruismSlope()[0] * mean(a);
        double textM = calibration.mischiefIntercept()[0] + calibration.mischiefSlope()[0] * mean(m);
        all.add(new Signal(Axis.ALTRUISM, TEXT, 1, textA));
        all.add(new Signal(Axis.MISCHIEF, TEXT, 1, textM));
        double made = ContrivedSigns.learned().slope()[0];
        for (Signal signal : signals) {
            all.add(signal.axis == Axis.CONTRIVED ? new Signal(signal.axis, signal.name, signal.value, made * signal.weight) : signal);
        }
        Chance there = chance(a, calibration.altruismIntercept(), calibration.altruismSlope(), sum(signals, Axis.ALTRUISM));
        Chance mean = chance(m, calibration.mischiefIntercept(), calibration.mischiefSlope(), sum(signals, Axis.MISCHIEF));
        double push = sum(signals, Axis.CONTRIVED);
        double neither = (1 - there.p) * (1 - mean.p);
        all.add(2, new Signal(Axis.CONTRIVED, NEITHER, neither, made * ContrivedSigns.NEITHER));
        Chance contrived = ContrivedSigns.chance(ContrivedSigns.sum(there.p, mean.p, push), ContrivedSigns.sum(there.high, mean.high, push), ContrivedSigns.sum(there.low, mean.low, push));
        return new Result(a.length, there, mean, contrived, a.length < fewest ? Verdict.ABSTAIN : verdict(there, mean), List.copyOf(all));
    }

    /** What people do, as signals; unknown where fewer than {@value #FEWEST_COUNTED} are counted. */
    public static List<Signal> behaviour(CampSignals signals) {
        return List.of(counted(Axis.ALTRUISM, "campaigns that got a gift", signals.backed(), 4), counted(Axis.ALTRUISM, "requests that got an answer", signals.answeredRequests(), 0.5),
                counted(Axis.MISCHIEF, "nameless posts", signals.anonymous(), 0.4), counted(Axis.MISCHIEF, "actors seen once", signals.onePost(), 0.2),
                counted(Axis.MISCHIEF, "deleted posts", signals.deleted(), 0.4));
    }

    private static Signal counted(Axis axis, String name, Proportion share, double weight) {
        return new Signal(axis, name, share.of() < FEWEST_COUNTED ? Double.NaN : share.value(), weight);
    }

    private static Verdict verdict(Chance altruism, Chance mischief) {
        boolean told = (altruism.isThere() || altruism.isNotThere()) && (mischief.isThere() || mischief.isNotThere());
        if (told) {
            return altruism.isThere() ? mischief.isThere() ? Verdict.BOTH : Verdict.ALTRUISM : mischief.isThere() ? Verdict.ANONYMITY : Verdict.NEITHER;
        }
        // one camp is sure and the other unlikely, if not surely absent
        if (altruism.isThere() && mischief.p < SURE) {
            return Verdict.ALTRUISM;
        }
        if (mischief.isThere() && altruism.p < SURE) {
            return Verdict.ANONYMITY;
        }
        return Verdict.ABSTAIN;
    }

    /** Draw k has the k-th calibration and the mean of other texts, k spread over the normal distribution in an order of its own. */
    private static Chance chance(double[] lean, double[] intercept, double[] slope, double behaviour) {
        double mean = mean(lean);
        double squares = Arrays.stream(lean).map(x -> (x - mean) * (x - mean)).sum();
        double error = lean.length < 2 ? 1 : StrictMath.sqrt(squares / (lean.length - 1) / lean.length);
        double[] drawn = new double[intercept.length - 1];
        for (int k = 0; k < drawn.length; k++) {
            double spread = Normal.quantile((k * 37 % drawn.length + 0.5) / drawn.length);
            drawn[k] = logistic(intercept[k + 1] + slope[k + 1] * (mean + error * spread) + behaviour);
        }
        Arrays.sort(drawn);
        double p = logistic(intercept[0] + slope[0] * mean + behaviour);
        double low = drawn[(int) (0.05 * drawn.length)];
        double high = drawn[Math.min(drawn.length - 1, (int) Math.ceil(0.95 * drawn.length) - 1)];
        return new Chance(p, Math.min(p, low), Math.max(p, high));
    }

    private static double sum(List<Signal> signals, Axis axis) {
        return signals.stream().filter(signal -> signal.axis == axis).mapToDouble(Signal::contribution).sum();
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).sum() / x.length;
    }

    private static double logistic(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }
}
