// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;

/**
 * Every node in exactly one community, numbered 0 … communityCount − 1.
 *
 * @param community community of node
 */
public record Partition(int[] community, int communityCount) {

    /** @throws IllegalArgumentException when a label lies outside [0, communityCount) */
    public Partition {
        for (int node = 0; node < community.length; node++) {
            if (community[node] < 0 || community[node] >= communityCount) {
                throw new IllegalArgumentException("partition claims " + communityCount + " communities but node " + node
                        + " is labelled " + community[node] + "; labels must lie in [0, " + communityCount + ")");
            }
        }
    }

    /** Any labels, renumbered by size, largest first; of equals, the one with the smallest node first. */
    public static Partition of(int[] label) {
        int labels = 0;
        for (int l : label) {
            labels = Math.max(labels, l + 1);
        }
        int[] size = new int[labels];
        int[] first = new int[labels];
        for (int node = label.length - 1; node >= 0; node--) {
            size[label[node]]++;
            first[label[node]] = node;
        }
        long[] order = new long[labels];
        int used = 0;
        for (int l = 0; l < labels; l++) {
            if (size[l] > 0) {
                order[used++] = (long) (Integer.MAX_VALUE - size[l]) << 32 | first[l];
            }
        }
        Arrays.sort(order, 0, used);
        int[] fresh = new int[labels];
        for (int rank = 0; rank < used; rank++) {
            fresh[label[(int) order[rank]]] = rank;
        }
        int[] community = new int[label.length];
        for (int node = 0; node < label.length; node++) {
            community[node] = fresh[label[node]];
        }
        return new Partition(community, used);
    }

    public static Partition singletons(int nodeCount) {
        int[] community = new int[nodeCount];
        for (int node = 0; node < nodeCount; node++) {
            community[node] = node;
        }
        return new Partition(community, nodeCount);
    }

    /** Nodes in each community. */
    public int[] sizes() {
        int[] size = new int[communityCount];
        for (int c : community) {
            size[c]++;
        }
        return size;
    }
}
