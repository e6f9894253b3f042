// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs {@code node build.mjs <folder>} for Maven, and says in one sentence what is missing when there is no Node. */
final class Bundle {

    private static final int OLDEST_NODE = 20;

    public static void main(String[] arguments) throws Exception {
        String version;
        try {
            Process asked = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
            version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException noNode) {
            fail("Node.js is missing; the report's figures are bundled with Node " + OLDEST_NODE
                    + " or newer. Install it (such as apt-get install nodejs npm) so that `node --version` answers, and build again.");
            return;
        }
        if (!version.matches("v\\d+\\..*") || Integer.parseInt(version.substring(1, version.indexOf('.'))) < OLDEST_NODE) {
            fail("node --version is \"" + version + "\"; the report's figures need Node " + OLDEST_NODE + " or newer. Install it and build again.");
        }
        System.exit(new ProcessBuilder("node", "build.mjs", arguments[0]).inheritIO().start().waitFor());
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }
}
