// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

/**
 * How unevenly events are spread over time.
 *
 * <pre>  r = σ/μ of the intervals
 *  B = (r − 1) / (r + 1)                                              Goh and Barabási
 *  A = (√(n + 1) r − √(n − 1)) / ((√(n + 1) − 2) r + √(n − 1))          Kim and Jo, n intervals
 *  M = correlation of each interval with the next</pre>
 *
 * B and A lie in [−1, 1]: −1 for a clock, 0 for chance (Poisson), towards 1 for rare bursts. B of few events
 * cannot reach 1, A can; compare A. M is 0 where an interval says nothing of the next. Bursts say nothing of
 * their cause: a daily rhythm makes them too.
 *
 * <p>K.-I. Goh, A.-L. Barabási: Burstiness and memory in complex systems. EPL 81, 2008.
 * doi:10.1209/0295-5075/81/48002. E.-K. Kim, H.-H. Jo: Measuring burstiness for finite event sequences.
 * Physical Review E 94, 2016. doi:10.1103/PhysRevE.94.032311
 *
 * <p>Time O(events).
 *
 * @param goh B, NaN of fewer than two intervals or where all are 0
 * @param finite A, likewise
 * @param memory M, NaN of fewer than three intervals or where they do not vary
 */
public record Burstiness(double goh, double finite, double memory, int intervals) {

    /** @param time ascending, in any unit */
    public static Burstiness of(double[] time) {
        int n = Math.max(0, time.length - 1);
        double[] interval = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            interval[i] = time[i + 1] - time[i];
            if (!(interval[i] >= 0)) {
                throw new IllegalArgumentException("time " + (i + 1) + " is " + time[i + 1] + ", before " + time[i] + "; times must ascend");
            }
            sum += interval[i];
        }
        if (n < 2 || sum == 0) {
            return new Burstiness(Double.NaN, Double.NaN, Double.NaN, n);
        }
        double mean = sum / n;
        double squares = 0;
        for (double each : interval) {
            squares += (each - mean) * (each - mean);
        }
        double r = StrictMath.sqrt(squares / n) / mean;
        double more = StrictMath.sqrt(n + 1);
        double less = StrictMath.sqrt(n - 1);
        return new Burstiness((r - 1) / (r + 1), (more * r - less) / ((more - 2) * r + less), memory(interval), n);
    }

    private static double memory(double[] interval) {
        int pairs = interval.length - 1;
        if (pairs < 2) {
            return Double.NaN;
        }
        double first = 0;
        double second = 0;
        for (int i = 0; i < pairs; i++) {
            first += interval[i] / pairs;
            second += interval[i + 1] / pairs;
        }
        double together = 0;
        double ofFirst = 0;
        double ofSecond = 0;
        for (int i = 0; i < pairs; i++) {
            together += (interval[i] - first) * (interval[i + 1] - second);
            ofFirst += (interval[i] - first) * (interval[i] - first);
            ofSecond += (interval[i + 1] - second) * (interval[i + 1] - second);
        }
        // intervals that differ by rounding alone do not vary
        double least = 1e-24 * pairs * first * first;
        return ofFirst <= least || ofSecond <= least ? Double.NaN : together / StrictMath.sqrt(ofFirst * ofSecond);
    }
}
