// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sideways.Golden;
import sideways.run.Rng;
import sideways.run.Run;

class HawkesTest {

    private static final Hawkes.Options CONSTANT = new Hawkes.Options(1, true);

    @Test
    void goldens() {
        for (JsonNode golden : Golden.json("hawkes.json")) {
            double[] time = Golden.doubles(golden.get("times"));
            double end = golden.get("T").asDouble();
            JsonNode given = golden.has("params") ? golden.get("params") : golden.get("true");
            double expected = golden.has("ll") ? golden.get("ll").asDouble() : golden.get("ll_at_true").asDouble();
            assertEquals(expected, Hawkes.logLikelihood(time, end, given.get("mu").asDouble(), given.get("branching").asDouble(), given.get("beta").asDouble()),
                    1e-6, golden.get("name").asText());
            if (golden.has("mle")) {
                Hawkes fit = Hawkes.fit(time, end, CONSTANT, Run.seeded(0));
                assertTrue(fit.logLikelihood() >= golden.get("ll_mle").asDouble() - 1e-4, golden.get("name").asText() + ": " + fit);
                assertEquals(golden.get("mle").get("branching").asDouble(), fit.branching(), 1e-3, golden.get("name").asText());
                assertEquals(golden.get("mle").get("mu").asDouble(), fit.baseline()[0], 1e-3, golden.get("name").asText());
                assertEquals(1, fit.decay() / golden.get("mle").get("beta").asDouble(), 2e-2, golden.get("name").asText());
            }
        }
    }

    @Test
    void likelihood_equals_the_sum_over_all_pairs() {
        double[] time = {0.5, 1, 1.25, 3, 4.75};
        double end = 5;
        double sum = -0.5 * end;
        for (int i = 0; i < time.length; i++) {
            double rate = 0.5;
            for (int j = 0; j < i; j++) {
                rate += 0.4 * 2 * Math.exp(-2 * (time[i] - time[j]));
            }
            sum += Math.log(rate) - 0.4 * (1 - Math.exp(-2 * (end - time[i])));
        }
        assertEquals(sum, Hawkes.logLikelihood(time, end, 0.5, 0.4, 2), 1e-12);
    }

    @Test
    void a_clock_sets_nothing_off() {
        double[] time = new double[100];
        Arrays.setAll(time, i -> i + 0.5);
        Hawkes fit = Hawkes.fit(time, 100, CONSTANT, Run.seeded(0));
        assertEquals(0, fit.branching(), 0);
        assertEquals(0, fit.low(), 0);
        assertEquals(1, fit.baseline()[0], 1e-12);
    }

    @Test
    void the_interval_holds_the_planted_ratio_19_times_of_20() {
        int held = 0;
        int runs = 100;
        for (int i = 0; i < runs; i++) {
            double planted = i % 2 == 0 ? 0.3 : 0.7;
            Hawkes fit = Hawkes.fit(simulated(500, 0.5, planted, 1, i), 500, CONSTANT, Run.seeded(0));
            held += fit.low() <= planted && planted <= fit.high() ? 1 : 0;
        }
        // of 100 at 95 %, 88 and fewer come about once in 200
        assertTrue(held >= 89, held + " of " + runs + " intervals hold the ratio");
    }

    @Test
    void a_wave_from_outside_is_not_taken_for_self_excitement() {
        // a rate that is 0.2 and 4 by turns, with no excitement at all
        Rng rng = Run.seeded(3).random("wave", 0);
        double[] time = new double[4000];
        int events = 0;
        for (double t = 0; t < 800 && events < time.length;) {
            t -= Math.log(1 - rng.nextDouble()) / 4;
            if (t < 800 && rng.nextDouble() < ((int) (t / 100) % 2 == 0 ? 0.05 : 1)) {
                time[events++] = t;
            }
        }
        time = Arrays.copyOf(time, events);
        Hawkes rigid = Hawkes.fit(time, 800, CONSTANT, Run.seeded(0));
        Hawkes free = Hawkes.fit(time, 800, Hawkes.Options.DEFAULT, Run.seeded(0));
        assertTrue(rigid.branching() > 0.7, "a constant baseline explains the wave by itself: " + rigid.branching());
        assertTrue(free.branching() < 0.15 && free.low() < 0.05, "a baseline in " + free.baseline().length + " stretches leaves " + free.branching());
        assertEquals(8, free.baseline().length);
    }

    @Test
    void events_of_one_second_are_spread_within_it() {
        assertEquals(Arrays.toString(new double[] {0.25, 0.75, 3.5}), Arrays.toString(Hawkes.untied(new long[] {100, 100, 103}, 1)));
    }

    @Test
    void times_that_go_back_are_refused() {
        double[] time = new double[30];
        Arrays.setAll(time, i -> 30 - i);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Hawkes.fit(time, 40, CONSTANT, Run.seeded(0))).getMessage().contains("ascend"));
    }

    /** Each event has a Poisson number of children, each an exponential delay later. */
    private static double[] simulated(double end, double baseline, double branching, double decay, int seed) {
        Rng rng = Run.seeded(seed).random("hawkes", 0);
        double[] time = new double[64];
        int events = 0;
        for (double t = -Math.log(1 - rng.nextDouble()) / baseline; t < end; t -= Math.log(1 - rng.nextDouble()) / baseline) {
            time = events == time.length ? Arrays.copyOf(time, 2 * events) : time;
            time[events++] = t;
        }
        for (int parent = 0; parent < events; parent++) {
            int children = rng.nextPoisson(branching);
            for (int c = 0; c < children; c++) {
                double t = time[parent] - Math.log(1 - rng.nextDouble()) / decay;
                if (t < end) {
                    time = events == time.length ? Arrays.copyOf(time, 2 * events) : time;
                    time[events++] = t;
                }
            }
        }
        return Arrays.stream(Arrays.copyOf(time, events)).sorted().toArray();
    }
}
