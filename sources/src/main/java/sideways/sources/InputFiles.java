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

/**
 * The files behind the paths a user gives: folders opened, in the order of their names; hidden files
 * passed over; a folder Sideways wrote left out as a whole.
 *
 * @param files what to read
 * @param outputs folders of earlier runs found among the input, by name
 */
record InputFiles(List<Input> files, List<String> outputs) {

    /** @param name how the file is called in messages and tables: its path from the folder given */
    record Input(Path path, String name) { }

    /** @param ours the database about to be written; it and what lies beside it under its name are no input */
    static InputFiles of(List<Path> inputs, Path ours) {
        if (inputs.isEmpty()) {
            throw new UserError("no input given; expected at least one file or folder, such as sideways analyze comments.ndjson");
        }
        Map<Path, Input> files = new LinkedHashMap<>();
        List<String> outputs = new ArrayList<>();
        String ownName = ours.getFileName().toString();
        for (Path input : inputs) {
            if (!Files.exists(input)) {
                throw new UserError(input + " does not exist; check the spelling, or list the folder with ls "
                        + (input.toAbsolutePath().getParent() == null ? "/" : input.toAbsolutePath().getParent()));
            }
            if (Files.isRegularFile(input)) {
                add(files, input, input.getFileName().toString());
            } else if (Files.isDirectory(input)) {
                if (isOutput(input)) {
                    throw new UserError(input + " is what Sideways wrote in an earlier run, not a log; give the log it was made from.");
                }
                open(input, input, files, outputs, ownName);
            } else {
                throw new UserError(input + " is neither a file nor a folder; save what it delivers to a file first.");
            }
        }
        if (files.isEmpty()) {
            throw new UserError("there is no file in " + inputs.get(0) + "; expected logs such as .ndjson, .csv or .gexf.");
        }
        return new InputFiles(List.copyOf(files.values()), outputs);
    }

    private static void open(Path folder, Path root, Map<Path, Input> files, List<String> outputs, String ownName) {
        List<Path> entries;
        try (Stream<Path> stream = Files.list(folder)) {
            entries = stream.sorted().toList();
        } catch (IOException | UncheckedIOException refused) {
            throw new UserError(folder + " cannot be read (" + refused.getClass().getSimpleName()
                    + "); check that you may open this folder.", refused);
        }
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (name.startsWith(".") || name.startsWith(ownName)) {
                continue;
            }
            if (Files.isDirectory(entry)) {
                if (isOutput(entry)) {
                    outputs.add(relative(root, entry));
                } else if (!Files.isSymbolicLink(entry)) {
                    open(entry, root, files, outputs, ownName);
                }
            } else if (Files.isRegularFile(entry)) {
                add(files, entry, relative(root, entry));
            }
        }
    }

    private static void add(Map<Path, Input> files, Path path, String name) {
        Path real;
        try {
            real = path.toRealPath();
        } catch (IOException refused) {
            throw new UserError(path + " cannot be read (" + refused.getClass().getSimpleName() + "); check that you may open it.", refused);
        }
        String free = name;
        for (int copy = 2; isTaken(files, free, real); copy++) {
            free = name + " (" + copy + ")";
        }
        files.putIfAbsent(real, new Input(path, free));
    }

    private static boolean isTaken(Map<Path, Input> files, String name, Path real) {
        return files.entrySet().stream().anyMatch(entry -> entry.getValue().name().equals(name) && !entry.getKey().equals(real));
    }

    private static String relative(Path root, Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    private static boolean isOutput(Path folder) {
        return Files.exists(folder.resolve("sideways.duckdb")) || Files.exists(folder.resolve("findings.json"));
    }
}
