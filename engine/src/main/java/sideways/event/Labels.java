// SPDX-License-Identifier: Apache-2.0
package sideways.event;

/**
 * Any number of labels per event, as compressed rows: those of {@code event} are
 * {@code label[offset[event]] … label[offset[event + 1] − 1]}, each an index into {@code name}.
 */
public record Labels(int[] offset, int[] label, String[] name) {

    /** No labels at all. */
    public static Labels none(int eventCount) {
        return new Labels(new int[eventCount + 1], new int[0], new String[0]);
    }

    public int countOf(int event) {
        return offset[event + 1] - offset[event];
    }
}
