// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sideways.run.UserError;

/** What the user gave as input, as paths: patterns opened where the shell did not, standard input as a file until closed. */
final class Inputs implements AutoCloseable {

    private static final String STANDARD_INPUT = "-";

    private final List<Path> paths = new ArrayList<>();
    private Path standardInput;

    private Inputs() { }

    static Inputs of(List<String> given) {
        Inputs inputs = new Inputs();
        for (String input : given) {
            if (input.equals(STANDARD_INPUT)) {
                inputs.takeStandardInput();
            } else if (!input.matches(".*[*?\\[{].*") || Files.exists(Path.of(input))) {
                inputs.paths.add(Path.of(input));
            } else {
                inputs.paths.addAll(matching(input));
            }
        }
        return inputs;
    }

    List<Path> paths() {
        return paths;
    }

    /** Read twice, once to tell its source, so it goes to disk first. */
    private void takeStandardInput() {
        try {
            if (standardInput == null) {
                standardInput = Files.createTempDirectory("sideways-input").resolve("standard-input");
                Files.copy(System.in, standardInput, StandardCopyOption.REPLACE_EXISTING);
                paths.add(standardInput);
            }
        } catch (IOException broken) {
            close();
            throw new UserError("standard input could not be read to its end (" + broken.getMessage() + "); save it to a file and give that.", broken);
        }
    }

    private static List<Path> matching(String pattern) {
        int slash = pattern.lastIndexOf('/');
        Path folder = Path.of(slash < 0 ? "." : slash == 0 ? "/" : pattern.substring(0, slash));
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.substring(slash + 1));
        if (!Files.isDirectory(folder)) {
            throw new UserError(pattern + ": the folder " + folder + " does not exist; only the last part of a path may be a pattern.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> matcher.matches(file.getFileName()) && !file.getFileName().toString().startsWith(".")).sorted().toList();
            if (found.isEmpty()) {
                throw new UserError("no file in " + folder + " matches " + pattern.substring(slash + 1) + "; list the folder with ls " + folder);
            }
            return found;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Override
    public void close() {
        if (standardInput != null) {
            try {
                Files.deleteIfExists(standardInput);
                Files.deleteIfExists(standardInput.getParent());
            } catch (IOException stuck) {
                throw new UncheckedIOException(stuck);
            }
        }
    }
}
