// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import sideways.run.UserError;
import sideways.sources.Folders;

/**
 * A file that appears whole or not at all: it is made in a hidden folder beside its place, with whatever is needed on the way. A run
 * that fails or is cancelled leaves what was there before. As with {@link OutputFolder}, only what Sideways wrote is replaced.
 */
final class OutputFile implements AutoCloseable {

    private final Path target;
    private final Path folder;

    private OutputFile(Path target, Path folder) {
        this.target = target;
        this.folder = folder;
    }

    /**
     * @param inputs what it is made of, which it must not replace
     * @param ours whether Sideways wrote a file that is already there
     * @throws UserError when something else is there, or nothing can be written
     */
    static OutputFile open(Path target, List<Path> inputs, Predicate<Path> ours) {
        Path whole = target.toAbsolutePath().normalize();
        for (Path input : inputs) {
            if (input.toAbsolutePath().normalize().equals(whole)) {
                throw new UserError("output " + target + " is the input itself, which would be lost; choose another with -o.");
            }
        }
        if (Files.isDirectory(whole)) {
            throw new UserError("output " + target + " is a folder; it must be a file. Choose another with -o.");
        }
        if (Files.exists(whole) && !ours.test(whole)) {
            throw new UserError("output " + target + " is there already, and nothing in it says that Sideways wrote it; it must be new, or an earlier output. "
                    + "Choose another with -o, or move it away.");
        }
        try {
            Files.createDirectories(whole.getParent());
            Path folder = whole.resolveSibling("." + whole.getFileName() + ".partial-" + ProcessHandle.current().pid());
            Folders.deleteAll(folder);
            return new OutputFile(whole, Files.createDirectory(folder));
        } catch (IOException refused) {
            throw new UserError("output " + target + " cannot be written (" + refused.getClass().getSimpleName() + ": " + refused.getMessage() + "); choose another with -o.", refused);
        }
    }

    /** Where to write it. */
    Path file() {
        return folder.resolve("output");
    }

    /** A place for what is needed on the way. */
    Path beside(String name) {
        return folder.resolve(name);
    }

    Path target() {
        return target;
    }

    /** Name of a file that goes with it, such as {@code events.parquet.skipped.csv}. */
    static Path with(Path target, String ending) {
        return target.resolveSibling(target.getFileName() + ending);
    }

    /** Puts the finished file in its place. */
    void keep() throws IOException {
        Files.move(file(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        Folders.deleteAll(folder);
    }
}
