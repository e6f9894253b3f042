// SPDX-License-Identifier: Apache-2.0
package sideways.measure.camp;

/**
 * What the mean log-odds of a community's texts say of its camp.
 *
 * <pre>  ln( p / (1 − p) ) = intercept + slope · mean</pre>
 *
 * The first entry is the calibration, the others are calibrations by communities drawn again, so that their spread is what we do
 * not know (Platt 1999; bootstrap over communities).
 */
public record CampCalibration(double[] altruismIntercept, double[] altruismSlope, double[] mischiefIntercept, double[] mischiefSlope) {

    public int draws() {
        return altruismIntercept.length;
    }
}
