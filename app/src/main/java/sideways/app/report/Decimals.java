// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers for machines: rounded to a fixed count of significant digits and printed without an exponent.
 *
 * <p>Double.toString prints other digits since JDK 19 than before; BigDecimal prints the same everywhere.
 */
final class Decimals {

    private static final MathContext NUMBER = new MathContext(12, RoundingMode.HALF_EVEN);
    /** Enough for a place on a picture a thousand times as wide as any screen. */
    private static final MathContext PLACE = new MathContext(6, RoundingMode.HALF_EVEN);

    private static final MathContext DRAWN = new MathContext(4, RoundingMode.HALF_EVEN);

    private Decimals() { }

    /** Twelve significant digits; the value must be finite. */
    static BigDecimal number(double value) {
        return rounded(value, NUMBER);
    }

    /** Six significant digits, for coordinates of the picture. */
    static BigDecimal place(double value) {
        return rounded(value, PLACE);
    }

    /** Four significant digits: less than a pixel of a picture. */
    static BigDecimal drawn(double value) {
        return rounded(value, DRAWN);
    }

    private static BigDecimal rounded(double value, MathContext digits) {
        BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
