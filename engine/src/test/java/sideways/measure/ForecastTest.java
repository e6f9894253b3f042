// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sideways.run.Rng;
import sideways.run.Run;

class ForecastTest {

    @Test
    void auc_brier_and_calibration_by_hand() {
        Forecast found = Forecast.of(new double[] {0.1, 0.4, 0.4, 0.9}, new boolean[] {false, true, false, true});
        // of four pairs three are right and one is equal
        assertEquals(3.5 / 4, found.auc(), 1e-12);
        assertEquals((0.01 + 0.36 + 0.16 + 0.01) / 4, found.brier(), 1e-12);
        assertEquals(2, found.yeses());
        assertEquals(0, Forecast.of(new double[] {0, 0, 1, 1}, new boolean[] {false, false, true, true}).calibrationError(), 1e-12);
    }

    @Test
    void one_yes_or_no_feature_gives_the_shares_of_the_table() {
        // 30 of 40 with it, 10 of 40 without: a vanishing ridge gives those chances back
        double[][] features = new double[80][1];
        boolean[] yes = new boolean[80];
        for (int i = 0; i < 80; i++) {
            features[i][0] = i < 40 ? 1 : 0;
            yes[i] = i < 30 || i >= 70;
        }
        LogisticRegression fit = LogisticRegression.fit(features, yes, 1e-9);
        assertEquals(0.75, fit.chance(new double[] {1}), 1e-6);
        assertEquals(0.25, fit.chance(new double[] {0}), 1e-6);
    }

    @Test
    void planted_weights_are_found_and_the_chances_are_calibrated() {
        Rng rng = Run.seeded(2).random("cases", 0);
        double[][] features = new double[4000][3];
        boolean[] yes = new boolean[4000];
        for (int i = 0; i < 4000; i++) {
            for (int j = 0; j < 3; j++) {
                features[i][j] = rng.nextGaussian();
            }
            yes[i] = rng.nextDouble() < 1 / (1 + Math.exp(-(0.5 + features[i][0] - 2 * features[i][1])));
        }
        LogisticRegression fit = LogisticRegression.fit(features, yes, 1);
        assertEquals(1, fit.weight()[0] / fit.deviation()[0], 0.15);
        assertEquals(-2, fit.weight()[1] / fit.deviation()[1], 0.2);
        assertEquals(0, fit.weight()[2], 0.12);
        double[] chance = new double[4000];
        for (int i = 0; i < 4000; i++) {
            chance[i] = fit.chance(features[i]);
        }
        Forecast told = Forecast.of(chance, yes);
        assertTrue(told.calibrationError() < 0.03 && told.auc() > 0.85, told.toString());
    }

    @Test
    void features_that_tell_all_or_never_vary_are_survived() {
        LogisticRegression fit = LogisticRegression.fit(new double[][] {{1, 5}, {2, 5}, {3, 5}, {4, 5}}, new boolean[] {false, false, true, true}, 0.1);
        assertTrue(fit.chance(new double[] {1, 5}) < 0.3 && fit.chance(new double[] {4, 5}) > 0.7);
    }

    @Test
    void the_normal_distribution_has_its_known_values() {
        assertEquals(0.975, Normal.cdf(1.959963984540054), 1e-14);
        assertEquals(0.5, Normal.cdf(0), 0);
        assertEquals(0.15865525393145707, Normal.cdf(-1), 1e-15);
        assertEquals(1, Normal.cdf(-6) / 9.865876450376946e-10, 1e-10);
        assertEquals(0.05, Normal.twoSided(-1.959963984540054), 1e-14);
    }
}
