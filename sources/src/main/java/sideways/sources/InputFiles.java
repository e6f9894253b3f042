// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sideways.run.UserError;
import sideways.sources.read.Archive;
import sideways.sources.read.Bytes;

/**
 * The files behind the paths a user gives: folders opened, in the order of their names; hidden files
 * passed over; archives unpacked beside the output; a folder Sideways wrote left out as a whole.
 *
 * @param files what to read
 * @param leftOut what is not read, and why
 */
record InputFiles(List<Input> files, List<LeftOut> leftOut, Path unpacked) implements AutoCloseable {

    /** An archive in an archive in an archive is read, one deeper is not. */
    private static final int DEEPEST_ARCHIVE = 3;

    /** No file is called so. */
    private static final String NO_NAME = "/";

    private static final String OWN_OUTPUT = "is what Sideways wrote in an earlier run, not a log";

    /** @param name how the file is called in messages and tables: its path from the folder given */
    record Input(Path path, String name) { }

    record LeftOut(String name, String reason) { }

    /** @param ours the database about to be written; it and what lies beside it under its name are no input */
    static InputFiles of(List<Path> inputs, Path ours) {
        if (inputs.isEmpty()) {
            throw new UserError("no input given; expected at least one file or folder, such as sideways analyze comments.ndjson");
        }
        Gathering found = new Gathering(ours.resolveSibling(ours.getFileName() + ".unpacked"));
        String ownName = ours.getFileName().toString();
        for (Path input : inputs) {
            if (!Files.exists(input)) {
                throw new UserError(input + " does not exist; check the spelling, or list the folder with ls "
                        + (input.toAbsolutePath().getParent() == null ? "/" : input.toAbsolutePath().getParent()));
            }
            if (Files.isRegularFile(input)) {
                found.add(input, input.getFileName().toString(), 0);
            } else if (Files.isDirectory(input)) {
                if (isOutput(input)) {
                    throw new UserError(input + " is what Sideways wrote in an earlier run, not a log; give the log it was made from.");
                }
                open(input, input, "", 0, found, ownName);
            } else {
                throw new UserError(input + " is neither a file nor a folder; save what it delivers to a file first.");
            }
        }
        if (found.files.isEmpty()) {
            Folders.deleteAll(found.unpacked);
            throw new UserError(found.leftOut.isEmpty() ? "there is no file in " + inputs.get(0) + "; expected logs such as .ndjson, .csv or .gexf."
                    : found.leftOut.get(0).name() + ": " + found.leftOut.get(0).reason() + ".");
        }
        return new InputFiles(List.copyOf(found.files.values()), found.leftOut, found.unpacked);
    }

    /** Removes what was unpacked. */
    @Override
    public void close() {
        Folders.deleteAll(unpacked);
    }

    private static void open(Path folder, Path root, String prefix, int depth, Gathering found, String ownName) {
        List<Path> entries;
        try (Stream<Path> stream = Files.list(folder)) {
            entries = stream.sorted().toList();
        } catch (IOException | UncheckedIOException refused) {
            throw new UserError(folder + " cannot be read (" + refused.getClass().getSimpleName()
                    + "); check that you may open this folder.", refused);
        }
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (name.startsWith(".") || name.startsWith(ownName) || name.equals("__MACOSX")) {
                continue;
            }
            if (Files.isDirectory(entry)) {
                if (isOutput(entry)) {
                    found.leftOut.add(new LeftOut(prefix + relative(root, entry), OWN_OUTPUT));
                } else if (!Files.isSymbolicLink(entry)) {
                    open(entry, root, prefix, depth, found, ownName);
                }
            } else if (Files.isRegularFile(entry)) {
                found.add(entry, prefix + relative(root, entry), depth);
            }
        }
    }

    /** What was found so far. */
    private static final class Gathering {
        private final Map<Path, Input> files = new LinkedHashMap<>();
        private final List<LeftOut> leftOut = new ArrayList<>();
        private final Path unpacked;
        private int archives;

        private Gathering(Path unpacked) {
            this.unpacked = unpacked;
            Folders.deleteAll(unpacked);
        }

        private void add(Path path, String name, int depth) {
            Path real;
            try {
                real = path.toRealPath();
            } catch (IOException refused) {
                throw new UserError(path + " cannot be read (" + refused.getClass().getSimpleName() + "); check that you may open it.", refused);
            }
            if (files.containsKey(real)) {
                return;
            }
            if (isArchive(path)) {
                unpack(path, name, depth);
                return;
            }
            String free = name;
            for (int copy = 2; isTaken(free); copy++) {
                free = name + " (" + copy + ")";
            }
            files.put(real, new Input(path, free));
        }

        private boolean isTaken(String name) {
            return files.values().stream().anyMatch(file -> file.name().equals(name));
        }

        private void unpack(Path archive, String name, int depth) {
            if (depth >= DEEPEST_ARCHIVE) {
                leftOut.add(new LeftOut(name, "is an archive inside " + depth + " others, deeper than we look; unpack it and give the folder"));
                return;
            }
            // the folder bears the archive's name, because sources may look at it
            Path folder = unpacked.resolve(Integer.toString(archives++)).resolve(Places.stem(archive));
            try {
                Files.createDirectories(folder);
                Archive.unpack(archive, folder.toRealPath(), (entry, reason) -> leftOut.add(new LeftOut(entry.isEmpty() ? name : name + "/" + entry, reason)));
                open(folder, folder, name + "/", depth + 1, this, NO_NAME);
            } catch (Archive.Trap trap) {
                Folders.deleteAll(folder);
                leftOut.add(new LeftOut(name, trap.getMessage()));
            } catch (IOException refused) {
                leftOut.add(new LeftOut(name, "cannot be unpacked (" + refused.getClass().getSimpleName() + "); unpack it and give the folder"));
            }
        }

        private static boolean isArchive(Path file) {
            try {
                return Archive.is(Bytes.head(file));
            } catch (IOException | RuntimeException broken) {
                // the reader meets the same fault and explains it
                return false;
            }
        }
    }

    private static String relative(Path root, Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    private static boolean isOutput(Path folder) {
        return Files.exists(folder.resolve("sideways.duckdb")) || Files.exists(folder.resolve("findings.json"));
    }
}
