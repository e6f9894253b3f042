// SPDX-License-Identifier: Apache-2.0
package sideways.graph;

/**
 * Edges as they were read, in no order: edge {@code i} runs from {@code ends[i] >>> 32} to the low half of
 * {@code ends[i]}.
 *
 * @param size how many of the entries count
 * @param weight weight of edge, at least 1; null when every weight is 1
 */
public record EdgeBatch(long[] ends, int size, int[] weight) {

    public static final EdgeBatch[] NONE = {};

    public EdgeBatch {
        if (size > ends.length || weight != null && size > weight.length) {
            throw new IllegalArgumentException("size is " + size + "; there are " + ends.length + " edges"
                    + (weight == null ? "" : " and " + weight.length + " weights"));
        }
    }

    public static long pack(int from, int to) {
        return (long) from << 32 | to;
    }

    static int from(long ends) {
        return (int) (ends >>> 32);
    }

    static int to(long ends) {
        return (int) ends;
    }

    int weightAt(int edge) {
        return weight == null ? 1 : weight[edge];
    }
}
