// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sideways.sources.Mapping;
import sideways.sources.Mappings;

/** {@code sideways sources}: what can be read. */
@Command(name = "sources", mixinStandardHelpOptions = true, description = "List the sources that can be read, most specific first.")
final class SourcesCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int width = Mappings.builtIn().all().stream().mapToInt(mapping -> mapping.source().length()).max().orElse(0);
        for (Mapping mapping : Mappings.builtIn().all()) {
            out.println(mapping.source() + " ".repeat(width - mapping.source().length() + 2) + mapping.title());
        }
        out.println();
        out.println("Files may be plain, .gz or .zst. A source is told from the bytes; --source NAME decides, --map names the columns of other tables.");
        return 0;
    }
}
