// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
        store.renameActors(actor -> shown[actor], reveal ? id -> id : pseudonyms::ofId, mask == null ? null : mask::text, mask == null ? null : mask::link);
    }
}
