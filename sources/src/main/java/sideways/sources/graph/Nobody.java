// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import java.nio.charset.StandardCharsets;
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

    private Nobody() { }

    static boolean is(Names names, int number) {
        int length = names.length(number);
        int first = names.first(number);
        if (length > LONGEST || first >= '0' && first <= '9') {
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
