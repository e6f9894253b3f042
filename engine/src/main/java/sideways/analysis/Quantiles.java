// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.Arrays;

/** The middle of a sample of resampled values, for percentile intervals. */
record Quantiles(double low, double high, double mean) {

    /** The middle {@code share} of {@code values}, NaN left out; ends by linear interpolation (type 7). */
    static Quantiles middle(double[] values, double share) {
        double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double sum = 0;
        for (double value : sorted) {
            sum += value;
        }
        return new Quantiles(at(sorted, (1 - share) / 2), at(sorted, (1 + share) / 2), sum / sorted.length);
    }

    private static double at(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int floor = (int) place;
        int ceiling = Math.min(floor + 1, sorted.length - 1);
        return sorted[floor] + (place - floor) * (sorted[ceiling] - sorted[floor]);
    }
}
