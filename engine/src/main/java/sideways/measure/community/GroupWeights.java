// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;

/**
 * Sums of the weights from one place in a graph to the groups around it: the inner loop of community
 * detection.
 *
 * <p>Up to {@value #SMALL} arcs go into an open-addressing table sized to their number, which stays in the
 * first-level cache: group in the high half of an entry, sum in the low half. More arcs, or sums that may
 * outgrow 31 bits, go into a dense array. Neighbors' groups are fetched in a loop of their own first, so
 * that their cache misses overlap. Not thread-safe: one per worker.
 */
final class GroupWeights {

    private static final int SMALL = 512;
    private static final long FREE = -1;
    private static final long SUM = 0xFFFFFFFFL;

    private final boolean compact;
    private int count;
    private final long[] entry = new long[4 * SMALL];
    private final int[] place = new int[SMALL];
    private final int[] fetched = new int[SMALL];
    private int mask;
    private boolean small = true;
    private int[] group = new int[0];
    private long[] dense = new long[0];

    /** @param totalWeight weight of all arcs of the graph, which bounds every sum */
    GroupWeights(long totalWeight) {
        compact = totalWeight <= Integer.MAX_VALUE;
        Arrays.fill(entry, FREE);
    }

    /** Prepares for at most {@code arcs} arcs to groups numbered below {@code groups}. */
    void begin(long arcs, int groups) {
        small = compact && arcs <= SMALL;
        if (small) {
            mask = Integer.highestOneBit((int) Math.max(1, arcs)) * 4 - 1;
        } else if (dense.length < groups) {
            dense = new long[groups];
            group = new int[Math.max(1024, group.length)];
        }
    }

    /** Adds the arcs {@code from} … {@code to − 1}: the weight of each (1 when {@code weight} is null) to the group of its neighbor. */
    void add(int[] neighbor, int[] weight, int from, int to, int[] groupOf) {
        if (!small) {
            addDense(neighbor, weight, from, to, groupOf);
            return;
        }
        int arcs = to - from;
        int[] around = fetched;
        for (int i = 0; i < arcs; i++) {
            around[i] = groupOf[neighbor[from + i]];
        }
        long[] entries = entry;
        int mask = this.mask;
        int count = this.count;
        for (int i = 0; i < arcs; i++) {
            int g = around[i];
            int slot = slot(g) & mask;
            long found = entries[slot];
            while ((int) (found >>> 32) != g && found != FREE) {
                slot = slot + 1 & mask;
                found = entries[slot];
            }
            if (found == FREE) {
                found = (long) g << 32;
                place[count++] = slot;
            }
            entries[slot] = found + (weight == null ? 1 : weight[from + i]);
        }
        this.count = count;
    }

    private void addDense(int[] neighbor, int[] weight, int from, int to, int[] groupOf) {
        for (int arc = from; arc < to; arc++) {
            int g = groupOf[neighbor[arc]];
            if (dense[g] == 0) {
                if (count == group.length) {
                    group = Arrays.copyOf(group, 2 * count);
                }
                group[count++] = g;
            }
            dense[g] += weight == null ? 1 : weight[arc];
        }
    }

    /** Groups met since the last {@link #clear}. */
    int count() {
        return count;
    }

    /** The {@code i}-th group met. */
    int groupAt(int i) {
        return small ? (int) (entry[place[i]] >>> 32) : group[i];
    }

    /** Weight to the {@code i}-th group met. */
    long weightAt(int i) {
        return small ? entry[place[i]] & SUM : dense[group[i]];
    }

    /** Place of the group with the largest sum, {@code but} left out; of equals the one with the smallest number; −1 without any. */
    int heaviestBut(int but) {
        int heaviest = -1;
        long most = 0;
        for (int i = 0; i < count; i++) {
            long weight = weightAt(i);
            if (weight >= most && groupAt(i) != but && (weight > most || groupAt(i) < groupAt(heaviest))) {
                most = weight;
                heaviest = i;
            }
        }
        return heaviest;
    }

    /** Weight to group {@code g}, 0 where it was not met. */
    long weightTo(int g) {
        if (!small) {
            return dense[g];
        }
        int slot = slot(g) & mask;
        while (entry[slot] != FREE) {
            if ((int) (entry[slot] >>> 32) == g) {
                return entry[slot] & SUM;
            }
            slot = slot + 1 & mask;
        }
        return 0;
    }

    /** Forgets everything met, by visiting only that. */
    void clear() {
        if (small) {
            for (int i = 0; i < count; i++) {
                entry[place[i]] = FREE;
            }
        } else {
            for (int i = 0; i < count; i++) {
                dense[group[i]] = 0;
            }
        }
        count = 0;
    }

    private static int slot(int g) {
        return (g * 0x9E3779B9) >>> 12;
    }
}
