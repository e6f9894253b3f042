// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sideways.finding.Findings;
import sideways.run.Run;
import sideways.simulate.SyntheticMovement;
import sideways.sources.Import;

/** {@code sideways demo}: the main job on a synthetic movement whose truth is known. */
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Make a synthetic movement with planted truth, analyze it, and compare.")
final class DemoCommand implements Callable<Integer> {

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", defaultValue = "sideways-demo", description = "Folder to write. Default: ${DEFAULT-VALUE}.")
    Path output;

    @Mixin
    ReportOptions report;

    @Mixin
    RunOptions options;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Findings findings = options.run(spec.commandLine().getErr(), this::demonstrate);
        spec.commandLine().getOut().println("This is a synthetic movement with planted truth; no person or post in it exists.");
        Closing.print(spec.commandLine().getOut(), findings, output);
        return 0;
    }

    private Findings demonstrate(Run run) {
        SyntheticMovement movement = SyntheticMovement.generate(SyntheticMovement.Options.DEMO, run);
        try {
            Path folder = Files.createTempDirectory("sideways-demo");
            Path file = folder.resolve("synthetic-movement.ndjson");
            try {
                SyntheticLog.write(movement, file);
                return Job.run(new Job.Settings(List.of(file), output, Import.Options.DEFAULT, report.people.reveal, report.people.key, report.lexicons,
                        (log, outcome) -> SyntheticLog.compare(movement, log, outcome)), run);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("the sample cannot be written to the folder for temporary files", broken);
        }
    }
}
