// SPDX-License-Identifier: Apache-2.0
package sideways.measure.influence;

import java.util.Arrays;

/**
 * Who is to be credited for what a cascade reached: Shapley values on trees.
 *
 * <p>An event at depth d is there only if all d events above it passed the thing on, so it is worth 1 to the
 * coalition of all of them and 0 to any other: a unanimity game, which Shapley's axioms divide evenly. The sum over all
 * events of the tree:
 *
 * <pre>  φ_u = Σ_{x below u} 1 / depth(x)</pre>
 *
 * Credits add up to the events below the source. The players are events; an actor's credit is the sum of those of
 * the actor's events. It says how much of what was reached went through somebody, never that it would not have been reached otherwise.
 *
 * <p>L. Shapley: A value for n-person games. Contributions to the Theory of Games II, 1953.
 * doi:10.1515/9781400881970-018
 *
 * <p>Time O(events) given an order of parents before children; memory 8 bytes per event.
 */
public final class TreeCredit {

    private TreeCredit() { }

    /**
     * @param parent event above each event, −1 at a source
     * @param order all events, parents before children
     * @return credit of event, in events reached
     */
    public static double[] of(int[] parent, int[] order) {
        double[] credit = new double[parent.length];
        int[] depth = new int[parent.length];
        for (int event : order) {
            depth[event] = parent[event] < 0 ? 0 : depth[parent[event]] + 1;
        }
        // from the leaves up: what is below an event, itself included
        for (int i = order.length - 1; i >= 0; i--) {
            int event = order[i];
            double own = depth[event] == 0 ? 0 : 1.0 / depth[event];
            if (parent[event] >= 0) {
                credit[parent[event]] += credit[event] + own;
            }
        }
        return credit;
    }

    /**
     * What would be cut off without some actors: events that are theirs or below one of theirs, as a share of all events
     * below a source. An upper bound of what they carry: others might have passed it on.
     *
     * @param actor of event
     * @param removed whether an actor is left out
     * @return share in [0, 1]; NaN where no event is below a source
     */
    public static double lost(int[] parent, int[] order, int[] actor, boolean[] removed) {
        boolean[] cut = new boolean[parent.length];
        long below = 0;
        long lost = 0;
        for (int event : order) {
            cut[event] = removed[actor[event]] || parent[event] >= 0 && cut[parent[event]];
            if (parent[event] >= 0) {
                below++;
                lost += cut[event] ? 1 : 0;
            }
        }
        return below == 0 ? Double.NaN : lost / (double) below;
    }

    /**
     * For each actor of {@code those} another at random who did as much: one of the {@code width} nearest by {@code activity},
     * none of those and none twice.
     *
     * @param among all actors to draw from
     */
    public static int[] matched(int[] those, int[] among, long[] activity, int width, sideways.run.Rng rng) {
        boolean[] taken = new boolean[activity.length];
        for (int actor : those) {
            taken[actor] = true;
        }
        int[] byActivity = Arrays.stream(among).boxed()
                .sorted(java.util.Comparator.comparingLong((Integer a) -> activity[a]).thenComparing(a -> a)).mapToInt(Integer::intValue).toArray();
        int[] match = new int[those.length];
        int found = 0;
        for (int actor : those) {
            int at = lowest(byActivity, activity, activity[actor]);
            int[] near = new int[width];
            int free = 0;
            for (int reach = 0; free < width && reach < byActivity.length; reach++) {
                for (int place : reach == 0 ? new int[] {at} : new int[] {at + reach, at - reach}) {
                    if (place >= 0 && place < byActivity.length && free < width && !taken[byActivity[place]]) {
                        near[free++] = byActivity[place];
                    }
                }
            }
            if (free > 0) {
                int drawn = near[rng.nextInt(free)];
                taken[drawn] = true;
                match[found++] = drawn;
            }
        }
        return Arrays.copyOf(match, found);
    }

    private static int lowest(int[] byActivity, long[] activity, long wished) {
        int low = 0;
        int high = byActivity.length - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (activity[byActivity[middle]] < wished) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
