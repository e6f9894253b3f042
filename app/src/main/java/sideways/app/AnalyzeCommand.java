// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sideways.finding.Findings;
import sideways.sources.Import;

/** {@code sideways analyze INPUT… -o OUT}: the main job. */
@Command(name = "analyze", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Read files or folders and write a report of what the movement is.",
        footer = {"", "Examples:", "  sideways analyze RC_2016-03.zst RS_2016-03.zst -o out", "  sideways analyze posts.csv --map actor=user,text=body,time=created -o out"})
final class AnalyzeCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Files, folders, archives or patterns such as 'RC_*.zst', of any source that 'sideways sources' lists; - for standard input.")
    List<String> inputs;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", required = true, description = "Folder to write; new, empty, or an earlier output.")
    Path output;

    @Mixin
    ReadingOptions reading;

    @Option(names = "--since", paramLabel = "EARLIER", description = "Folder of an earlier analysis of this movement: niches that go on keep their numbers and names, and the report says what became of them.")
    Path since;

    @Option(names = "--leanings", paramLabel = "FILE", description = "CSV of actor and leaning, from -1 to 1, as somebody has judged: polarization between these sides is measured too.")
    Path leanings;

    @Option(names = "--embeddings", description = "Let sentence embeddings of a sample of English texts have a say in what niches are called and shown by; runs on this machine, adds some seconds.")
    boolean embeddings;

    @Mixin
    ReportOptions report;

    @Mixin
    RunOptions options;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        try (Inputs given = Inputs.of(inputs)) {
            return analyze(given.paths(), reading.reading());
        }
    }

    private int analyze(List<Path> paths, Import.Options how) {
        Findings findings = options.run(spec.commandLine().getErr(), run ->
                Job.run(new Job.Settings(paths, output, how, report.people.reveal, report.people.key, report.lexicons, since, embeddings, null).with(report.people.people()).leaning(leanings), run));
        Closing.print(spec.commandLine().getOut(), findings, output);
        return 0;
    }
}
