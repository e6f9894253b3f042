// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.sources.Folders;
import sideways.sources.Import;
import sideways.sources.store.Store;

/** People who are to be left out of everything: who they are is asked of the log itself, once, before it is read without them. */
final class Forgetting {

    /** What stands in others' texts where the name stood. */
    static final String NOBODY = "[forgotten]";

    private Forgetting() { }

    /**
     * @param ids handles as in the log, in any case; or pseudonyms, where a key is given
     * @param key null for none
     * @return the same reading without these people
     * @throws UserError when the log has nobody of one of these names
     */
    static Import.Options without(List<String> ids, List<Path> inputs, Import.Options reading, Pseudonyms key, Run run) {
        if (ids.isEmpty()) {
            return reading;
        }
        Set<String> forgotten = new TreeSet<>();
        String[] names = names(inputs, reading, run);
        for (String id : ids) {
            List<String> meant = Arrays.stream(names).filter(name -> name != null && (name.equalsIgnoreCase(id) || key != null && key.of(name).equals(id))).toList();
            if (meant.isEmpty()) {
                throw new UserError("--forget " + id + ": nobody in this log is called so; expected a handle as the log has it" + (key == null ? ", or a pseudonym together with --key" : " or a pseudonym of this key")
                        + ". Check the spelling; nothing was written.");
            }
            meant.forEach(name -> forgotten.add(name.toLowerCase(Locale.ROOT)));
        }
        return reading.withForgotten(forgotten);
    }

    private static String[] names(List<Path> inputs, Import.Options reading, Run run) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("sideways-forget");
            try (Store store = Import.read(inputs, reading, folder.resolve("sideways.duckdb"), run).store()) {
                return store.actorNames();
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("the folder for temporary files cannot be written to", refused);
        } finally {
            if (folder != null) {
                Folders.deleteAll(folder);
            }
        }
    }

    /** The ids given one by one and in a file, one a line. */
    static List<String> ids(List<String> given, Path file) {
        List<String> ids = new ArrayList<>(given);
        if (file != null) {
            try {
                Files.readAllLines(file).stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(ids::add);
            } catch (IOException unreadable) {
                throw new UserError("--forget-file " + file + " cannot be read (" + unreadable.getMessage() + "); expected a text with one handle or pseudonym a line.", unreadable);
            }
        }
        return ids;
    }
}
