// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import sideways.measure.PoissonBinomial;

/**
 * Whether posts of one kind, such as those that were deleted later, fall into one hour more than all posts do.
 *
 * <pre>  p = min(1, hours · P( Binomial(marked posts, all posts of the hour / all posts) ≥ marked posts of the hour ))</pre>
 *
 * of the hour with the smallest p. A campaign that clears up after itself leaves such an hour; so does a moderator who closes a thread. Time O(posts).
 *
 * @param share of the marked posts that lie in that hour
 * @param ofAll share of all posts that do
 * @param start of the hour, milliseconds
 * @param marked how many posts are
 */
public record HourBurst(double share, double ofAll, long start, long marked, double p) {

    private static final long HOUR = 3_600_000;

    /** @return null where nothing is marked */
    public static HourBurst of(long[] millis, boolean[] mark) {
        Map<Long, long[]> hours = new HashMap<>();
        long marked = 0;
        for (int post = 0; post < millis.length; post++) {
            long[] count = hours.computeIfAbsent(Math.floorDiv(millis[post], HOUR), none -> new long[2]);
            count[0]++;
            count[1] += mark[post] ? 1 : 0;
            marked += mark[post] ? 1 : 0;
        }
        if (marked == 0) {
            return null;
        }
        HourBurst best = null;
        long[] ascending = hours.keySet().stream().mapToLong(hour -> hour).toArray();
        Arrays.sort(ascending);
        for (long hour : ascending) {
            long[] count = hours.get(hour);
            double chance = count[0] / (double) millis.length;
            double p = count[1] == 0 ? 1 : chance == 1 ? 1 : Math.min(1, hours.size() * PoissonBinomial.atLeast(count[1], new double[] {chance}, new long[] {marked}));
            if (best == null || p < best.p) {
                best = new HourBurst(count[1] / (double) marked, chance, hour * HOUR, marked, p);
            }
        }
        return best;
    }
}
