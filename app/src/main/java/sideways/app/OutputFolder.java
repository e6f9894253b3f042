// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import sideways.run.UserError;
import sideways.sources.Folders;

/**
 * A folder that appears whole or not at all: files are written to a hidden neighbor, which takes the
 * folder's place at the end. A run that fails or is cancelled leaves what was there before.
 */
final class OutputFolder implements AutoCloseable {

    /** The file by which a folder is known as ours to replace. */
    static final String MARK = "manifest.json";

    private final Path target;
    private final Path partial;
    private boolean kept;

    private OutputFolder(Path target, Path partial) {
        this.target = target;
        this.partial = partial;
    }

    /** @throws UserError when {@code target} holds anything that is not an earlier output of Sideways */
    static OutputFolder open(Path target) {
        Path whole = target.toAbsolutePath().normalize();
        if (Files.exists(whole) && !Files.isDirectory(whole)) {
            throw new UserError("output " + target + " is a file; it must be a folder. Choose another with -o.");
        }
        if (Files.isDirectory(whole) && !isReplaceable(whole)) {
            throw new UserError("output folder " + target + " holds files that Sideways did not write; it must be empty, new, or an earlier output. Choose another with -o.");
        }
        try {
            Files.createDirectories(whole.getParent());
            Path partial = whole.resolveSibling("." + whole.getFileName() + ".partial-" + ProcessHandle.current().pid());
            Folders.deleteAll(partial);
            Files.createDirectory(partial);
            return new OutputFolder(whole, partial);
        } catch (IOException refused) {
            throw new UserError("output folder " + target + " cannot be made (" + refused.getMessage() + "); choose another with -o.", refused);
        }
    }

    private static boolean isReplaceable(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            List<String> names = content.map(path -> path.getFileName().toString()).toList();
            return names.isEmpty() || names.contains(MARK) && names.contains("findings.json");
        } catch (IOException unreadable) {
            throw new UserError("output folder " + folder + " cannot be read (" + unreadable.getMessage() + "); choose another with -o.", unreadable);
        }
    }

    /** Where {@code name} is to be written. */
    Path file(String name) {
        return partial.resolve(name);
    }

    Path partial() {
        return partial;
    }

    /** Puts the finished folder in its place. */
    void keep() throws IOException {
        Path old = target.resolveSibling("." + target.getFileName() + ".old-" + ProcessHandle.current().pid());
        if (Files.exists(target)) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        kept = true;
        Folders.deleteAll(old);
    }

    /** Removes whatever was not kept. */
    @Override
    public void close() {
        if (!kept) {
            Folders.deleteAll(partial);
        }
    }
}
