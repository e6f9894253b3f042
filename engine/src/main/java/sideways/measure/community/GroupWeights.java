// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

/**
 * Sums of the weights from one place in a graph to the groups around it: the inner loop of community
 * detection.
 *
 * <p>One counter per group, and a list of the groups met. Whether a group is met for the first time is computed,
 * not branched on: around a node that is a coin toss, which no branch predictor foresees. Groups numbered without
 * gaps keep the counters in the nearest cache. Counters have 32 bits unless the weights of the whole graph
 * outgrow them. Not thread-safe: one per worker.
 */
final class GroupWeights {

    private final boolean compact;
    private int count;
    private int[] group = new int[64];
    private int[] fetched = new int[64];
    private int[] sum = new int[0];
    private long[] wide = new long[0];

    /** @param totalWeight weight of all arcs of the graph, which bounds every sum */
    GroupWeights(long totalWeight) {
        compact = totalWeight <= Integer.MAX_VALUE;
    }

    /** Prepares for at most {@code arcs} arcs to groups numbered below {@code groups}. */
    void begin(long arcs, int groups) {
        int met = (int) Math.min(arcs, groups) + 1;
        if (group.length < met) {
            group = new int[Math.max(met, 2 * group.length)];
        }
        if (compact && sum.length < groups) {
            sum = new int[groups];
        }
        if (!compact && wide.length < groups) {
            wide = new long[groups];
        }
    }

    /**
     * Fetches the groups of the neighbors {@code from} … {@code to − 1} for {@link #addFetched}.
     *
     * @return weight of those in group {@code own}
     */
    long fetch(int[] neighbor, int[] weight, int from, int to, int[] groupOf, int own) {
        int arcs = to - from;
        if (fetched.length < arcs) {
            fetched = new int[Math.max(arcs, 2 * fetched.length)];
        }
        int[] around = fetched;
        if (weight != null) {
            long inside = 0;
            for (int i = 0; i < arcs; i++) {
                int g = groupOf[neighbor[from + i]];
                around[i] = g;
                inside += g == own ? weight[from + i] : 0;
            }
            return inside;
        }
        int inside = 0;
        for (int i = 0; i < arcs; i++) {
            int g = groupOf[neighbor[from + i]];
            around[i] = g;
            inside += g == own ? 1 : 0;
        }
        return inside;
    }

    /** Adds what was fetched; arguments as there. */
    void addFetched(int[] weight, int from, int to) {
        int arcs = to - from;
        int[] around = fetched;
        if (!compact) {
            for (int i = 0; i < arcs; i++) {
                addWide(around[i], weight == null ? 1 : weight[from + i]);
            }
            return;
        }
        int[] sums = sum;
        int[] met = group;
        int count = this.count;
        if (weight == null) {
            for (int i = 0; i < arcs; i++) {
                int g = around[i];
                int before = sums[g];
                met[count] = g;
                count += before - 1 >>> 31;
                sums[g] = before + 1;
            }
        } else {
            for (int i = 0; i < arcs; i++) {
                int g = around[i];
                int before = sums[g];
                met[count] = g;
                count += before - 1 >>> 31;
                sums[g] = before + weight[from + i];
            }
        }
        this.count = count;
    }

    /** Adds the arcs {@code from} … {@code to − 1}: the weight of each (1 when {@code weight} is null) to the group of its neighbor. */
    void add(int[] neighbor, int[] weight, int from, int to, int[] groupOf) {
        if (!compact) {
            for (int arc = from; arc < to; arc++) {
                addWide(groupOf[neighbor[arc]], weight == null ? 1 : weight[arc]);
            }
            return;
        }
        int[] sums = sum;
        int[] met = group;
        int count = this.count;
        if (weight == null) {
            for (int arc = from; arc < to; arc++) {
                int g = groupOf[neighbor[arc]];
                int before = sums[g];
                met[count] = g;
                count += before - 1 >>> 31;
                sums[g] = before + 1;
            }
        } else {
            for (int arc = from; arc < to; arc++) {
                int g = groupOf[neighbor[arc]];
                int before = sums[g];
                met[count] = g;
                count += before - 1 >>> 31;
                sums[g] = before + weight[arc];
            }
        }
        this.count = count;
    }

    private void addWide(int g, int weight) {
        if (wide[g] == 0) {
            group[count++] = g;
        }
        wide[g] += weight;
    }

    /** Groups met since the last {@link #clear}. */
    int count() {
        return count;
    }

    /** The {@code i}-th group met. */
    int groupAt(int i) {
        return group[i];
    }

    /** Weight to the {@code i}-th group met. */
    long weightAt(int i) {
        return compact ? sum[group[i]] : wide[group[i]];
    }

    /** Forgets everything met, by visiting only that. */
    void clear() {
        int[] met = group;
        if (compact) {
            int[] sums = sum;
            for (int i = 0; i < count; i++) {
                sums[met[i]] = 0;
            }
        } else {
            for (int i = 0; i < count; i++) {
                wide[met[i]] = 0;
            }
        }
        count = 0;
    }
}
