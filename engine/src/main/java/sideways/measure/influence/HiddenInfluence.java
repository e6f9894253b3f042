// SPDX-License-Identifier: Apache-2.0
package sideways.measure.influence;

import java.util.Arrays;
import sideways.measure.FalseDiscovery;
import sideways.measure.Normal;

/**
 * Hidden influentials: whose reach lies far above what their audience lets one expect.
 *
 * <pre>  log(1 + reach) = a + b log(1 + audience) + e          z = (e − median e) / spread</pre>
 *
 * a and b by Theil and Sen over pairs of audiences apart, so that those looked for do not bend the line; the spread is the widest that the
 * upper 25 %, 10 % or 5 % of e tell of a normal distribution, since reach has a heavy tail of its own. Hidden are
 * those with q ≤ .05 (one-sided normal tail, Benjamini–Hochberg) whose audience is below the largest tenth: a large reach of the well known hides nothing.
 *
 * <p>S. González-Bailón, J. Borge-Holthoefer, Y. Moreno: Broadcasters and hidden influentials in online protest diffusion. American
 * Behavioral Scientist 57, 2013. doi:10.1177/0002764213479371
 *
 * <p>Time O(actors log actors).
 *
 * @param z of actor, in robust standard deviations
 * @param q of actor
 * @param hidden whether the actor is one
 * @param slope b
 */
public record HiddenInfluence(double[] z, double[] q, boolean[] hidden, double slope) {

    /** Fewest actors for a line. */
    public static final int FEWEST = 50;

    private static final double CLAIMED = 0.05;
    /** Quantiles of a normal distribution: share below, in standard deviations. */
    private static final double[][] READINGS = {{0.75, 0.6744897501960817}, {0.9, 1.2815515655446004}, {0.95, 1.6448536269514722}};

    /** @param audience people who ever took something up from the actor; @param reach events below those of the actor. Null for fewer than {@value #FEWEST} actors */
    public static HiddenInfluence of(long[] audience, long[] reach) {
        int n = audience.length;
        if (n < FEWEST) {
            return null;
        }
        double[] x = new double[n];
        double[] y = new double[n];
        Arrays.setAll(x, i -> StrictMath.log1p(audience[i]));
        Arrays.setAll(y, i -> StrictMath.log1p(reach[i]));
        double slope = slope(x, y);
        double[] residual = new double[n];
        Arrays.setAll(residual, i -> y[i] - slope * x[i]);
        double centre = median(residual);
        // most reach nobody beyond their audience, so the middle tells little of how far the upper half spreads: the widest of three readings
        Arrays.sort(residual);
        double spread = 1e-9;
        for (double[] reading : READINGS) {
            spread = Math.max(spread, (residual[(int) Math.round(reading[0] * (n - 1))] - centre) / reading[1]);
        }
        double[] z = new double[n];
        double[] p = new double[n];
        for (int i = 0; i < n; i++) {
            z[i] = (y[i] - slope * x[i] - centre) / spread;
            p[i] = Normal.cdf(-z[i]);
        }
        double[] q = FalseDiscovery.of(p, n);
        long[] sorted = audience.clone();
        Arrays.sort(sorted);
        long known = Math.max(1, sorted[(int) (0.9 * (n - 1))]);
        boolean[] hidden = new boolean[n];
        for (int i = 0; i < n; i++) {
            hidden[i] = q[i] <= CLAIMED && audience[i] <= known;
        }
        return new HiddenInfluence(z, q, hidden, slope);
    }

    /** Median slope between each actor and the one half the ranks of audience away; 0 where all audiences are alike. */
    private static double slope(double[] x, double[] y) {
        int n = x.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> x[a] != x[b] ? Double.compare(x[a], x[b]) : y[a] != y[b] ? Double.compare(y[a], y[b]) : a - b);
        double[] slope = new double[n / 2];
        int pairs = 0;
        for (int i = 0; i < n / 2; i++) {
            int low = order[i];
            int high = order[i + (n + 1) / 2];
            if (x[high] > x[low]) {
                slope[pairs++] = (y[high] - y[low]) / (x[high] - x[low]);
            }
        }
        return pairs == 0 ? 0 : median(Arrays.copyOf(slope, pairs));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
