// SPDX-License-Identifier: Apache-2.0
package sideways.event;

/**
 * The words of every event in order, as numbers into a vocabulary: those of {@code event} are
 * {@code word[offset[event]] … word[offset[event + 1] − 1]}. Made by the language module; the engine
 * counts and never reads text.
 *
 * @param spelling spelling of each word, lower case, sorted by code point so that numbering does not
 *     depend on the order of the events
 * @param content whether the word carries meaning of its own: false for function words ("the", "und"),
 *     numbers and single letters, which never name a niche
 */
public record Words(long[] offset, int[] word, String[] spelling, boolean[] content) {

    /** A log without text. */
    public static Words none(int eventCount) {
        return new Words(new long[eventCount + 1], new int[0], new String[0], new boolean[0]);
    }

    public int countOf(int event) {
        return (int) (offset[event + 1] - offset[event]);
    }

    public int vocabularySize() {
        return spelling.length;
    }
}
