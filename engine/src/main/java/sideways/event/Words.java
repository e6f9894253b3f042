// SPDX-License-Identifier: Apache-2.0
package sideways.event;

import java.util.Arrays;

/**
 * The words of every event in order, as numbers into a vocabulary: those of {@code event} are
 * {@code word[offset[event]] … word[offset[event + 1] − 1]}. Made by the language module; the engine
 * counts and never reads text.
 *
 * @param spelling spelling of each word, lower case, sorted by code point so that numbering does not
 *     depend on the order of the events
 * @param content whether the word carries meaning of its own: false for function words ("the", "und"),
 *     numbers and single letters, which never name a niche
 * @param form the word that stands for this one where forms of a word are counted as one: the most used
 *     of "game" and "games"; the word itself where it has no other form
 * @param languages the language of each event
 */
public record Words(long[] offset, int[] word, String[] spelling, boolean[] content, int[] form, Languages languages) {

    /** Every word stands for itself, in no known language. */
    public Words(long[] offset, int[] word, String[] spelling, boolean[] content) {
        this(offset, word, spelling, content, identity(spelling.length), Languages.unknown(offset.length - 1));
    }

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

    private static int[] identity(int size) {
        int[] form = new int[size];
        Arrays.setAll(form, word -> word);
        return form;
    }
}
