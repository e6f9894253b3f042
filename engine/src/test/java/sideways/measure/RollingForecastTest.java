// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sideways.run.Rng;
import sideways.run.Run;

class RollingForecastTest {

    private static Forecast told(double[] chance, boolean[] yes) {
        int[] told = IntStream.range(0, yes.length).filter(i -> !Double.isNaN(chance[i])).toArray();
        boolean[] came = new boolean[told.length];
        for (int i = 0; i < told.length; i++) {
            came[i] = yes[told[i]];
        }
        return Forecast.of(IntStream.of(told).mapToDouble(i -> chance[i]).toArray(), came);
    }

    @Test
    void what_was_planted_is_foretold_and_calibrated() {
        int n = 4000;
        double[][] features = new double[n][2];
        boolean[] yes = new boolean[n];
        double[] truth = new double[n];
        Rng rng = Run.seeded(2).random("planted", 0);
        for (int i = 0; i < n; i++) {
            features[i] = new double[] {rng.nextGaussian(), rng.nextGaussian()};
            truth[i] = 1 / (1 + Math.exp(1 - 2 * features[i][0]));
            yes[i] = rng.nextDouble() < truth[i];
        }
        double[] chance = RollingForecast.chances(features, yes, 5, 10, 1);
        assertEquals(n / 5, IntStream.range(0, n).filter(i -> Double.isNaN(chance[i])).count());
        Forecast made = told(chance, yes);
        boolean[] late = java.util.Arrays.copyOf(yes, n);
        double[] known = truth.clone();
        java.util.Arrays.fill(known, 0, n / 5, Double.NaN);
        // who knows the truth cannot do better than this
        assertEquals(told(known, late).auc(), made.auc(), 0.01);
        assertTrue(made.calibrationError() < 0.04, "calibration error " + made.calibrationError());
    }

    @Test
    void dealt_outcomes_are_not_foretold() {
        int holds = 0;
        for (int seed = 0; seed < 100; seed++) {
            Rng rng = Run.seeded(seed).random("dealt", 0);
            double[][] features = new double[150][3];
            boolean[] yes = new boolean[150];
            for (int i = 0; i < 150; i++) {
                features[i] = new double[] {rng.nextGaussian(), rng.nextGaussian(), rng.nextGaussian()};
                yes[i] = rng.nextInt(3) == 0;
            }
            Forecast made = told(RollingForecast.chances(features, yes, 5, 5, 1), yes);
            holds += made.low() <= 0.5 && 0.5 <= made.high() ? 1 : 0;
        }
        assertTrue(holds >= 88, "the interval of the AUC holds ½ in " + holds + " of 100");
    }

    @Test
    void what_comes_later_changes_nothing() {
        int n = 200;
        double[][] features = new double[n][1];
        boolean[] yes = new boolean[n];
        Rng rng = Run.seeded(4).random("later", 0);
        for (int i = 0; i < n; i++) {
            features[i][0] = rng.nextGaussian();
            yes[i] = rng.nextDouble() < 0.4;
        }
        double[] before = RollingForecast.chances(features, yes, 5, 5, 1);
        boolean[] other = yes.clone();
        for (int i = 120; i < n; i++) {
            other[i] = !other[i];
        }
        double[] after = RollingForecast.chances(features, other, 5, 5, 1);
        assertArrayEquals(java.util.Arrays.copyOf(before, 160), java.util.Arrays.copyOf(after, 160));
    }
}
