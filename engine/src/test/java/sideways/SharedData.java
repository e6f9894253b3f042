// SPDX-License-Identifier: Apache-2.0
package sideways;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The kit of real data and expected values that stands beside the repo, in {@code ../shared}. It may
 * not be copied into the repo; where it is absent, tests on it skip and say so.
 */
public final class SharedData {

    private SharedData() { }

    /** Root of the checkout. */
    public static Path root() {
        String root = System.getProperty("sideways.root");
        return Path.of(root != null ? root : "").toAbsolutePath().normalize();
    }

    /** {@code ../shared/data/<name>}, or skips the calling test. */
    public static Path data(String name) {
        return existing("data/" + name);
    }

    /** {@code ../shared/golden/<name>}, or skips the calling test. */
    public static Path golden(String name) {
        return existing("golden/" + name);
    }

    private static Path existing(String relative) {
        Path path = root().resolveSibling("shared").resolve(relative).normalize();
        Assumptions.assumeTrue(Files.exists(path), () -> "skipped: " + path + " is absent (the kit of real data is not part of the repo)");
        return path;
    }
}
