// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How people appear in a report, and which words it looks for. */
final class ReportOptions {

    @Mixin
    PeopleOptions people;

    @Option(names = "--lexicon", paramLabel = "NAME=FILE", description = "Own word list for prosocial, mischief or request; one word a line, * at the end for a stem.")
    Map<String, Path> lexicons = new LinkedHashMap<>();
}
