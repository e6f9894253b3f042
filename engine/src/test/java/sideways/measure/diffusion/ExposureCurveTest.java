// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;
import sideways.run.Run;

class ExposureCurveTest {

    @Test
    void exposures_are_counted_by_hand() {
        // 2 hears 0 and 1; 3 hears 0; nobody hears 2 and 3
        ExposureCurve.Counter counter = new ExposureCurve.Counter(Graph.directed(4, new int[][] {{2, 0}, {2, 1}, {3, 0}}), Double.POSITIVE_INFINITY);
        counter.add(new int[] {0, 1, 2}, new double[] {0, 1, 2});
        ExposureCurve curve = counter.fit();
        assertEquals("[4.0, 2.0, 1.0]", Arrays.toString(Arrays.copyOf(curve.reached(), 3)));
        assertEquals("[2.0, 0.0, 1.0]", Arrays.toString(Arrays.copyOf(curve.adopted(), 3)));
        // a second item starts afresh; 2 hears of it once, 3 again once, and is won
        counter.add(new int[] {0, 3}, new double[] {0, 1});
        assertEquals("[8.0, 4.0, 1.0]", Arrays.toString(Arrays.copyOf(counter.fit().reached(), 3)));
    }

    @Test
    void equal_chances_are_simple_and_chances_that_rise_with_exposures_complex() {
        // h(k) = .1 for all k: γ = 0 exactly; 1 − h(k) = e^{−.1 k²}: γ = 2
        ExposureCurve simple = ExposureCurve.fit(new double[] {0, 10_000, 4_000, 1_000}, new double[] {0, 1_000, 400, 100});
        assertEquals(0, simple.gamma(), 1e-5);
        assertEquals(1, simple.p(), 1e-3);
        double[] reached = {0, 1_000_000, 1_000_000, 1_000_000};
        double[] adopted = {0, Math.round(1e6 * (1 - Math.exp(-0.1))), Math.round(1e6 * (1 - Math.exp(-0.4))), Math.round(1e6 * (1 - Math.exp(-0.9)))};
        ExposureCurve complex = ExposureCurve.fit(reached, adopted);
        assertEquals(2, complex.gamma(), 1e-3);
        assertTrue(complex.low() < 2 && complex.high() > 2 && complex.p() < 1e-6);
    }

    @Test
    void planted_contagions_are_told_apart() {
        int simpleCalled = 0;
        int complexFound = 0;
        for (int seed = 0; seed < 100; seed++) {
            simpleCalled += spread(seed, 0).low() > 0 ? 1 : 0;
            complexFound += spread(seed, 1.5).low() > 0 ? 1 : 0;
        }
        // one side of a 95 % interval: 2.5 % expected; 8 and more of 100 come about once in 200
        assertTrue(simpleCalled <= 7, simpleCalled + " of 100 simple contagions called complex");
        assertTrue(complexFound >= 95, complexFound + " of 100 complex contagions found");
    }

    /** Items spread over a random graph; the k-th exposure wins with chance 1 − exp(−.08 k^γ), a day later on average. */
    private static ExposureCurve spread(int seed, double gamma) {
        Rng rng = Run.seeded(seed).random("spread", 0);
        int nodes = 300;
        GraphBuilder builder = new GraphBuilder(true);
        for (int i = 0; i < 8 * nodes; i++) {
            int a = rng.nextInt(nodes);
            int b = rng.nextInt(nodes);
            if (a != b) {
                builder.add(a, b, 1);
            }
        }
        Graph hears = builder.build(nodes);
        Graph heardBy = hears.reversed();
        ExposureCurve.Counter counter = new ExposureCurve.Counter(hears, 1);
        for (int item = 0; item < 30; item++) {
            boolean[] won = new boolean[nodes];
            int[] exposures = new int[nodes];
            PriorityQueue<double[]> due = new PriorityQueue<>(Comparator.comparingDouble((double[] d) -> d[0]));
            for (int start = 0; start < 5; start++) {
                int node = rng.nextInt(nodes);
                if (!won[node]) {
                    won[node] = true;
                    due.add(new double[] {rng.nextDouble(), node});
                }
            }
            int[] adopters = new int[nodes];
            double[] time = new double[nodes];
            int count = 0;
            while (!due.isEmpty()) {
                double[] next = due.remove();
                int adopter = (int) next[1];
                time[count] = next[0];
                adopters[count++] = adopter;
                for (long arc = heardBy.offset[adopter]; arc < heardBy.offset[adopter + 1]; arc++) {
                    int listener = heardBy.neighbor[(int) arc];
                    if (!won[listener] && rng.nextDouble() < 1 - Math.exp(-0.08 * Math.pow(++exposures[listener], gamma))) {
                        won[listener] = true;
                        due.add(new double[] {next[0] - Math.log(1 - rng.nextDouble()), listener});
                    }
                }
            }
            counter.add(Arrays.copyOf(adopters, count), Arrays.copyOf(time, count));
        }
        return counter.fit();
    }
}
