// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import java.util.function.DoubleUnaryOperator;
import sideways.measure.ProfileLikelihood;

/**
 * Whether the largest burst came from outside or grew from within: Crane and Sornette's classes.
 *
 * <pre>  after the peak  rate ~ k^{−p}, k stretches later          F = events in the peak's stretch / all events of the burst
 *
 *  endogenous, critical     p = 1 − 2θ ≈ .2    F ≤ .2     grew by word of mouth, and fades slowly on both sides
 *  exogenous, critical      p = 1 − θ ≈ .6     .2 … .8    set off from outside, and passed on
 *  exogenous, subcritical   p = 1 + θ ≈ 1.4    F ≥ .8     set off from outside, and not passed on</pre>
 *
 * with θ ≈ .4 the memory of people's delays. The class is that of p where its 95 % interval lies within one class (borders
 * midway: .4 and 1.0); where it spans a border, F decides between the two if it lies in the class of one of them; else the class is unclear. p is the exponent of Poisson
 * counts by maximum likelihood, its interval the profile's.
 *
 * <p>R. Crane, D. Sornette: Robust dynamic classes revealed by measuring the response function of a social system. PNAS 105(41), 2008.
 * doi:10.1073/pnas.0803685105
 *
 * <p>Time O(stretches).
 *
 * @param peak stretch with the most events, the first of equals
 * @param peakShare F
 * @param exponent p; NaN where fewer than {@value #FEWEST} stretches or events follow the peak
 * @param low lower end of its interval
 */
public record BurstClass(Kind kind, int peak, double peakShare, double exponent, double low, double high) {

    /** What made the burst. */
    public enum Kind { ENDOGENOUS, EXOGENOUS_CRITICAL, EXOGENOUS_SUBCRITICAL, UNCLEAR }

    private static final int FEWEST = 7;
    private static final double SLOW = 0.4;
    private static final double FAST = 1.0;
    private static final double SMALL_PEAK = 0.2;
    private static final double LARGE_PEAK = 0.8;
    private static final double LEAST = -3;
    private static final double GREATEST = 8;

    /** @param events in stretches of equal length */
    public static BurstClass of(long[] events) {
        int peak = 0;
        long all = 0;
        for (int s = 0; s < events.length; s++) {
            peak = events[s] > events[peak] ? s : peak;
            all += events[s];
        }
        double share = all == 0 ? Double.NaN : events[peak] / (double) all;
        int after = events.length - 1 - peak;
        long following = 0;
        for (int k = 1; k <= after; k++) {
            following += events[peak + k];
        }
        if (after < FEWEST || following < FEWEST) {
            Kind kind = share >= LARGE_PEAK && after >= FEWEST ? Kind.EXOGENOUS_SUBCRITICAL : Kind.UNCLEAR;
            return new BurstClass(kind, peak, share, Double.NaN, Double.NaN, Double.NaN);
        }
        int from = peak;
        DoubleUnaryOperator value = p -> value(events, from, p);
        double exponent = ProfileLikelihood.top(value, LEAST, GREATEST, 1e-9);
        double asked = value.applyAsDouble(exponent) - ProfileLikelihood.DROP_95;
        double lower = ProfileLikelihood.edge(value, exponent, LEAST, asked, 1e-7);
        double upper = ProfileLikelihood.edge(value, exponent, GREATEST, asked, 1e-7);
        return new BurstClass(kind(lower, upper, share), peak, share, exponent, lower, upper);
    }

    private static Kind kind(double low, double high, double share) {
        Kind ofLow = byExponent(low);
        Kind ofHigh = byExponent(high);
        if (ofLow == ofHigh) {
            return ofLow;
        }
        Kind ofShare = share <= SMALL_PEAK ? Kind.ENDOGENOUS : share >= LARGE_PEAK ? Kind.EXOGENOUS_SUBCRITICAL : Kind.EXOGENOUS_CRITICAL;
        return ofShare.ordinal() >= ofLow.ordinal() && ofShare.ordinal() <= ofHigh.ordinal() ? ofShare : Kind.UNCLEAR;
    }

    private static Kind byExponent(double p) {
        return p < SLOW ? Kind.ENDOGENOUS : p < FAST ? Kind.EXOGENOUS_CRITICAL : Kind.EXOGENOUS_SUBCRITICAL;
    }

    /** Log-likelihood of the counts after the peak at exponent p, with the best height; concave in p. */
    private static double value(long[] events, int peak, double p) {
        double sum = 0;
        double mass = 0;
        double logs = 0;
        for (int k = 1; k < events.length - peak; k++) {
            sum += events[peak + k];
            mass += StrictMath.pow(k, -p);
            logs += events[peak + k] * StrictMath.log(k);
        }
        return -sum * StrictMath.log(mass) - p * logs;
    }
}
