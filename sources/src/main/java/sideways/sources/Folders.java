// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that are ours to take away. */
public final class Folders {

    private Folders() { }

    /** Removes a folder with all that is in it; nothing happens when it is null or not there. */
    public static void deleteAll(Path folder) {
        if (folder == null || !Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException(folder + " could not be removed; please delete it by hand", stuck);
        }
    }
}
