// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sideways.run.Run;
import sideways.sources.Explanation;
import sideways.sources.Import;
import sideways.sources.Mapping;
import sideways.sources.Mappings;

/** {@code sideways sources}: what can be read; {@code sideways sources explain FILE}: what a file is taken for, and why. */
@Command(name = "sources", mixinStandardHelpOptions = true, subcommands = SourcesCommand.Explain.class,
        description = "List the sources that can be read, most specific first.")
final class SourcesCommand implements Callable<Integer> {

    @Option(names = "--mapping", paramLabel = "FILE", description = "Own mapping, listed first.")
    List<Path> mappings = new ArrayList<>();

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Mapping> all = Mappings.builtIn().after(mappings.stream().map(Mapping::read).toList()).all();
        int width = all.stream().mapToInt(mapping -> mapping.source().length()).max().orElse(0);
        for (Mapping mapping : all) {
            out.println(mapping.source() + " ".repeat(width - mapping.source().length() + 2) + mapping.title()
                    + (mapping.leftOut().isEmpty() ? "" : " (known, not read)"));
        }
        out.println();
        out.println("Files may be plain, .gz, .bz2, .xz or .zst, and lie in folders, .zip or .tar. A source is told from the bytes;");
        out.println("--source NAME decides, --map names the columns of other tables, --mapping FILE adds a source of your own.");
        out.println("What a file is taken for, and why: sideways sources explain FILE");
        return 0;
    }

    /** {@code sideways sources explain FILE}. */
    @Command(name = "explain", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Say which source a file is taken for and why, and show the first ten events of its beginning.")
    static final class Explain implements Callable<Integer> {

        private static final int LONGEST_VALUE = 60;

        @Parameters(paramLabel = "FILE", description = "One file, compressed or not; of an archive, unpack one first.")
        Path file;

        @Option(names = "--map", paramLabel = "COLUMN=FIELD", split = ",", description = "As with analyze.")
        Map<String, String> columns = new LinkedHashMap<>();

        @Option(names = "--source", paramLabel = "NAME", defaultValue = "", description = "As with analyze.")
        String source;

        @Option(names = "--channel", paramLabel = "NAME", defaultValue = "", description = "As with analyze.")
        String channel;

        @Option(names = "--mapping", paramLabel = "FILE", description = "As with analyze.")
        List<Path> mappings = new ArrayList<>();

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            Import.Options reading = Import.Options.DEFAULT.withSource(source).withColumns(columns).withChannel(channel)
                    .withMappings(mappings.stream().map(Mapping::read).toList());
            Explanation explained = Explanation.of(file, reading, Run.seeded(1));
            out.println(file + (explained.container().isEmpty() ? "" : " is " + explained.container()));
            if (explained.source().isEmpty()) {
                out.println("not read: " + explained.why());
            } else {
                out.println("source: " + explained.source() + " (" + explained.title() + ")");
                out.println("because: " + explained.why());
            }
            if (!explained.almost().isEmpty()) {
                out.println("almost: " + String.join(", ", explained.almost()));
            }
            for (Map<String, String> event : explained.rows()) {
                out.println();
                event.forEach((column, value) -> out.println("  " + column + " ".repeat(11 - column.length()) + shown(value)));
            }
            if (!explained.skipped().isEmpty()) {
                out.println();
                out.println(explained.skipped());
            }
            return 0;
        }

        private static String shown(String value) {
            String line = value.replaceAll("\\s+", " ");
            return line.length() > LONGEST_VALUE ? line.substring(0, LONGEST_VALUE) + "…" : line;
        }
    }
}
