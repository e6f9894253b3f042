// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

import java.util.Arrays;

/**
 * Chances of a yes, each told from earlier cases alone.
 *
 * <p>Cases stand in order of time and are cut into {@code blocks} of equally many; the chances of a block come from a {@link LogisticRegression} on all blocks
 * before it. Nothing that is told was learnt from, nor anything that came later, so {@link Forecast} judges them as a user would meet them. The first block, and each before which there are fewer
 * than {@code fewest} yeses or noes, is not told: NaN.
 *
 * <p>Forecasting from a rolling origin: L. Tashman, International Journal of Forecasting 16, 2000. doi:10.1016/S0169-2070(00)00065-0
 */
public final class RollingForecast {

    private RollingForecast() { }

    /** Time: {@code blocks} regressions on up to all cases. */
    public static double[] chances(double[][] features, boolean[] yes, int blocks, int fewest, double ridge) {
        int cases = yes.length;
        double[] chance = new double[cases];
        Arrays.fill(chance, Double.NaN);
        for (int block = 1; block < blocks; block++) {
            int from = (int) ((long) block * cases / blocks);
            int to = (int) ((long) (block + 1) * cases / blocks);
            int yeses = 0;
            for (int i = 0; i < from; i++) {
                yeses += yes[i] ? 1 : 0;
            }
            if (Math.min(yeses, from - yeses) < fewest) {
                continue;
            }
            LogisticRegression learnt = LogisticRegression.fit(Arrays.copyOf(features, from), Arrays.copyOf(yes, from), ridge);
            for (int i = from; i < to; i++) {
                chance[i] = learnt.chance(features[i]);
            }
        }
        return chance;
    }
}
