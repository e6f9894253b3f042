// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Names that are nobody's: a graph that made one node of all deleted accounts would have a hub that does not
 * exist. The same names as the macro {@code nobody} of the store, held together by a test.
 */
final class Nobody {

    private static final int LONGEST = 40;

    static final Set<String> NAMES = Set.of("", "[deleted]", "[removed]", "[deleted user]", "deleted", "removed", "deleted user",
            "deleted account", "deleted_user", "account deleted", "<deleted>", "(deleted)", "[gelöscht]", "anonymous", "anon",
            "anonymous user", "anonymous coward", "anónimo", "anonyme", "anonym", "guest", "guest user", "gast", "unknown",
            "unknown user", "none", "null", "nan", "n/a", "na", "nobody", "undefined", "-");

    /** Bytes with which such a name can begin and end, blanks and capitals included: nearly all names fail here. */
    private static final boolean[] FIRST = bytes(true);
    private static final boolean[] LAST = bytes(false);

    private Nobody() { }

    private static boolean[] bytes(boolean first) {
        boolean[] possible = new boolean[256];
        Arrays.fill(possible, 0, ' ' + 1, true);
        Arrays.fill(possible, 0x80, 0x100, true);
        for (String name : NAMES) {
            if (!name.isEmpty()) {
                char end = name.charAt(first ? 0 : name.length() - 1);
                possible[end & 0xff] = true;
                possible[Character.toUpperCase(end) & 0xff] = true;
            }
        }
        return possible;
    }

    static boolean is(Names names, int number) {
        int length = names.length(number);
        if (length > LONGEST || !FIRST[names.first(number) & 0xff] || !LAST[names.last(number) & 0xff]) {
            return false;
        }
        byte[] bytes = new byte[length];
        names.copy(number, bytes, 0);
        return is(new String(bytes, StandardCharsets.UTF_8));
    }

    static boolean is(String name) {
        return NAMES.contains(name.strip().toLowerCase(Locale.ROOT));
    }
}
