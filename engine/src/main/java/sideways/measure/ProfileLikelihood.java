// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

import java.util.function.DoubleUnaryOperator;

/**
 * The log-likelihood of one parameter, with the best of all others: its top, and the interval where it has not fallen far.
 *
 * <p>By Wilks's theorem twice the fall is chi-square with one degree of freedom, so the values within {@link #DROP_95} of the top are
 * a 95 % interval. The curve must have one peak. S. Wilks: The large-sample distribution of the likelihood ratio. Annals of
 * Mathematical Statistics 9, 1938. doi:10.1214/aoms/1177732360
 */
public final class ProfileLikelihood {

    /** Half of the 95 % point of chi-square with one degree of freedom. */
    public static final double DROP_95 = 1.920729410347062;

    private static final double GOLDEN = 0.6180339887498949;

    private ProfileLikelihood() { }

    /** Where {@code value} is greatest in [low, high], to {@code precision}: golden section, one evaluation a step. */
    public static double top(DoubleUnaryOperator value, double low, double high, double precision) {
        double left = low;
        double right = high;
        double a = right - GOLDEN * (right - left);
        double b = left + GOLDEN * (right - left);
        double atA = value.applyAsDouble(a);
        double atB = value.applyAsDouble(b);
        while (right - left > precision) {
            if (atA >= atB) {
                right = b;
                b = a;
                atB = atA;
                a = right - GOLDEN * (right - left);
                atA = value.applyAsDouble(a);
            } else {
                left = a;
                a = b;
                atA = atB;
                b = left + GOLDEN * (right - left);
                atB = value.applyAsDouble(b);
            }
        }
        return (left + right) / 2;
    }

    /** Where {@code value} falls below {@code asked} on the way from {@code top} to {@code end}, to {@code precision}; {@code end} where it does not. */
    public static double edge(DoubleUnaryOperator value, double top, double end, double asked, double precision) {
        double inside = top;
        double outside = end;
        while (Math.abs(outside - inside) > precision) {
            double middle = (inside + outside) / 2;
            if (value.applyAsDouble(middle) < asked) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return (inside + outside) / 2;
    }
}
