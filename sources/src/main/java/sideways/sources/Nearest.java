// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import java.util.Collection;
import java.util.Comparator;

/** Guesses what was meant by a mistyped name. */
final class Nearest {

    private Nearest() { }

    /** {@code ; did you mean "…"?} when a name is close enough, else nothing. */
    static String hint(String typed, Collection<String> names) {
        return names.stream().filter(name -> distance(typed, name) <= Math.max(2, typed.length() / 3))
                .min(Comparator.comparingInt((String name) -> distance(typed, name)).thenComparing(Comparator.naturalOrder()))
                .map(name -> "; did you mean \"" + name + "\"?").orElse("");
    }

    /** Levenshtein's distance: insertions, deletions and replacements between two words. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
