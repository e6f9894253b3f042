// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sideways.sources.store.Store;

/**
 * How people are treated.
 *
 * @param reveal show handles instead of pseudonyms
 * @param key key file of an earlier run, or null
 * @param pseudonymise take names out of texts too
 * @param forget who is to be left out, by handle or pseudonym
 */
record People(boolean reveal, Path key, boolean pseudonymise, List<String> forget) {

    /**
     * Gives everybody in the store the name by which they are called, texts included where that was asked for or somebody is to be forgotten.
     *
     * @param shown what each actor is called; empty for nobody
     * @param pseudonyms null where handles are shown
     * @param forgotten handles in lower case
     */
    void rename(Store store, String[] shown, Pseudonyms pseudonyms, Set<String> forgotten) {
        if (reveal && forgotten.isEmpty()) {
            return;
        }
        HandleMask mask = null;
        if (pseudonymise) {
            Set<String> handles = new TreeSet<>(Arrays.stream(store.actorNames()).filter(Objects::nonNull).toList());
            handles.addAll(forgotten);
            mask = new HandleMask(handles, handle -> forgotten.contains(handle.toLowerCase(Locale.ROOT)) ? Forgetting.NOBODY : pseudonyms.of(handle), pseudonyms::of);
        } else if (!forgotten.isEmpty()) {
            mask = new HandleMask(forgotten, handle -> Forgetting.NOBODY, null);
        }
        store.renameActors(actor -> shown[actor], reveal ? id -> id : pseudonyms::ofId, mask == null ? null : mask::text, mask == null ? null : mask::link,
                pseudonymise ? null : reveal ? raw -> raw : known(store, pseudonyms)::in);
    }

    /** The handles of a log wherever they stand as words of their own. A row that could not be read may name people nobody else names; those stay. */
    private record Known(Set<String> handles, Pseudonyms pseudonyms) {

        private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.!-]+");

        String in(String raw) {
            return WORD.matcher(raw).replaceAll(word -> Matcher.quoteReplacement(handles.contains(word.group().toLowerCase(Locale.ROOT)) ? pseudonyms.of(word.group()) : word.group()));
        }
    }

    private static Known known(Store store, Pseudonyms pseudonyms) {
        return new Known(Arrays.stream(store.actorNames()).filter(Objects::nonNull).map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()), pseudonyms);
    }
}
