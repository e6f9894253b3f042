// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import java.nio.charset.StandardCharsets;

/**
 * A weight as it is written, in millionths: {@code 3}, {@code 3.0}, {@code .25}, {@code 1e3}. Below zero stand the
 * ways in which it can be none.
 */
final class Weights {

    static final long NO_NUMBER = -1;
    static final long NOT_FINITE = -2;
    static final long NEGATIVE = -3;
    static final long ZERO = -4;
    static final long TOO_LARGE = -5;
    static final long TOO_SMALL = -6;

    private static final int LONGEST = 64;

    private Weights() { }

    static long millionths(byte[] bytes, int from, int to) {
        long whole = 0;
        int at = from;
        for (; at < to && at - from < 10 && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            whole = whole * 10 + bytes[at] - '0';
        }
        if (at == to && at > from) {
            return inRange(whole * TieBuffer.UNIT);
        }
        if (at > from && bytes[at] == '.' && to - at - 1 <= 6) {
            long millionths = whole;
            int digits = 0;
            for (at++; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++, digits++) {
                millionths = millionths * 10 + bytes[at] - '0';
            }
            if (at == to) {
                return inRange(millionths * TieBuffer.power(6 - digits));
            }
        }
        return slow(bytes, from, to);
    }

    private static long slow(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return NO_NUMBER;
        }
        double value;
        try {
            value = Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException notANumber) {
            String word = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
            return word.matches("[+-]?(nan|inf|infinity)") ? NOT_FINITE : NO_NUMBER;
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return NOT_FINITE;
        }
        if (value < 0) {
            return NEGATIVE;
        }
        if (value > TieBuffer.MOST) {
            return TOO_LARGE;
        }
        long millionths = (long) Math.rint(value * TieBuffer.UNIT);
        return value == 0 ? ZERO : millionths == 0 ? TOO_SMALL : inRange(millionths);
    }

    private static long inRange(long millionths) {
        return millionths == 0 ? ZERO : millionths > TieBuffer.MOST * TieBuffer.UNIT ? TOO_LARGE : millionths;
    }

    /** Whether a row is left out for its weight alone: it is a tie, but for that. */
    static boolean isReason(String reason) {
        return reason.startsWith("has a weight") || reason.startsWith("has a negative weight");
    }

    /** What is wrong with a weight that is none. */
    static String reason(long code) {
        return switch ((int) code) {
            case (int) NOT_FINITE -> "has a weight that is NaN or infinite; expected a number such as 3";
            case (int) NEGATIVE -> "has a negative weight; a tie needs a weight above 0";
            case (int) ZERO -> "has a weight of 0; a tie needs a weight above 0";
            case (int) TOO_LARGE -> "has a weight above " + TieBuffer.MOST + "; give weights in larger units";
            case (int) TOO_SMALL -> "has a weight below a millionth; give weights in smaller units";
            default -> "has a weight that is not a number; expected a number such as 3";
        };
    }
}
