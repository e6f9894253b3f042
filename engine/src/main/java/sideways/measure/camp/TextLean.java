// SPDX-License-Identifier: Apache-2.0
package sideways.measure.camp;

/**
 * How far each text leans to the two camps, as a text model sees it: log-odds, 0 where it cannot tell, NaN of events without words it knows.
 *
 * @param altruism by event
 * @param mischief by event
 */
public record TextLean(double[] altruism, double[] mischief) {

    /** A log whose language no model covers. */
    public static TextLean none(int eventCount) {
        double[] unknown = new double[eventCount];
        java.util.Arrays.fill(unknown, Double.NaN);
        return new TextLean(unknown, unknown);
    }
}
