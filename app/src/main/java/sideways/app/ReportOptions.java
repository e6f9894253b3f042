// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** How people appear in a report, and which words it looks for. */
final class ReportOptions {

    @Option(names = "--reveal", description = "Show handles instead of pseudonyms.")
    boolean reveal;

    @Option(names = "--key", paramLabel = "FILE", description = "Key of an earlier run, to give the same people the same pseudonyms.")
    Path key;

    @Option(names = "--lexicon", paramLabel = "NAME=FILE", description = "Own word list for prosocial, mischief or request; one word a line, * at the end for a stem.")
    Map<String, Path> lexicons = new LinkedHashMap<>();
}
