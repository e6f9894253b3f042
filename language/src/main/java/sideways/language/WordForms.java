// SPDX-License-Identifier: Apache-2.0
package sideways.language;

import java.util.Arrays;
import org.apache.lucene.analysis.en.EnglishMinimalStemmer;

/**
 * Which spellings are forms of one word: plural and singular by the rules of English ("games", "game"), counted
 * as one so that a niche is not named by a word twice. The most used form is shown, the first of equals.
 *
 * <p>Only words of a to z that both occur in the log are joined, so that names and other languages keep theirs. Time O(vocabulary).
 */
final class WordForms {

    private static final int SHORTEST = 4;

    private WordForms() { }

    /** @return the word that stands for each word of the vocabulary */
    static int[] of(int[] word, String[] spelling) {
        long[] uses = new long[spelling.length];
        for (int w : word) {
            uses[w]++;
        }
        EnglishMinimalStemmer stemmer = new EnglishMinimalStemmer();
        int[] form = new int[spelling.length];
        Arrays.setAll(form, w -> w);
        for (int plural = 0; plural < spelling.length; plural++) {
            char[] letters = spelling[plural].toCharArray();
            if (letters.length < SHORTEST || letters[letters.length - 1] != 's' || !spelling[plural].chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                continue;
            }
            String stem = spelling[plural].matches(".*(?:ss|x|z|ch|sh)es") ? spelling[plural].substring(0, letters.length - 2)
                    : new String(letters, 0, stemmer.stem(letters, letters.length));
            int singular = stem.equals(spelling[plural]) ? -1 : Arrays.binarySearch(spelling, stem);
            if (singular >= 0) {
                boolean pluralLeads = uses[plural] > uses[singular];
                form[singular] = pluralLeads ? plural : singular;
                form[plural] = form[singular];
            }
        }
        return form;
    }
}
