// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sideways.run.Run;
import sideways.sources.store.ParquetFile;
import sideways.sources.store.Store;

/** {@code sideways import INPUT… -o FILE}: any source as Parquet, which is a source again. */
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Read files or folders of any source and write their events as one Parquet file, which analyze, niches and export read, and DuckDB and pandas.",
        footer = {"", "Examples:", "  sideways import RC_2016-03.zst RS_2016-03.zst -o march.parquet", "  sideways import 'threads/*.json' --channel tea --key march.parquet.key -o tea.parquet"})
final class ImportCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Files, folders, archives or patterns such as 'RC_*.zst', of any source that 'sideways sources' lists; - for standard input.")
    List<String> inputs;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", required = true, description = "Parquet file to write; new, or an earlier output.")
    Path output;

    @Mixin
    ReadingOptions reading;

    @Mixin
    PeopleOptions people;

    @Mixin
    RunOptions options;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        try (Inputs given = Inputs.of(inputs)) {
            return options.run(spec.commandLine().getErr(), run -> write(given.paths(), run));
        }
    }

    private int write(List<Path> paths, Run run) {
        try (OutputFile file = OutputFile.open(output, paths, there -> new ParquetFile(there).isOurs());
                LogFile log = LogFile.imported(paths, reading.reading(), people, file, run)) {
            run.report("Writing " + output.getFileName(), 0, 0);
            log.store().exportParquet(file.file(), run);
            log.keep(file, run);
            spec.commandLine().getOut().printf(Locale.ROOT, "%,d events%n", log.store().count("SELECT count(*) FROM " + Store.EVENTS));
            log.tell(spec.commandLine().getOut(), output);
            return 0;
        } catch (IOException broken) {
            throw LogFile.unwritable(output, broken);
        }
    }
}
