// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sideways.app.report.AuditReport;
import sideways.app.report.AuditResult;
import sideways.run.UserError;

/** {@code sideways audit BRIEF}: which camp a campaign leans to before it runs. */
@Command(name = "audit", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Read a campaign brief or planned posts and say which camp it leans to, sentence by sentence, how contrived it would seem, and what would move it. English only.",
        footer = {"", "Examples:", "  sideways audit brief.md", "  sideways audit planned-posts.csv -o audit"})
final class AuditCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BRIEF", description = "A text (.txt, .md, .html), or a table of posts (.csv, .tsv).")
    Path brief;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", description = "Folder to write audit.html and audit.json to; new, empty, or an earlier audit.")
    Path output;

    @Mixin
    RunOptions options;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        AuditResult audit = options.run(spec.commandLine().getErr(), run -> Audit.of(Brief.read(brief), run));
        if (output != null) {
            write(audit);
        }
        AuditReport.lines(audit).forEach(spec.commandLine().getOut()::println);
        return 0;
    }

    private void write(AuditResult audit) {
        try {
            if (Files.isRegularFile(output)) {
                throw new UserError("output " + output + " is a file; it must be a folder. Choose another with -o.");
            }
            if (Files.isDirectory(output)) {
                try (var there = Files.list(output)) {
                    there.filter(file -> !file.getFileName().toString().matches("audit\\.(html|json)")).findFirst().ifPresent(foreign -> {
                        throw new UserError("output " + output + " holds " + foreign.getFileName() + ", which is no audit; it must be new, empty or an earlier audit. Choose another with -o.");
                    });
                }
            }
            Files.createDirectories(output);
            Files.writeString(output.resolve("audit.json"), AuditReport.json(audit), StandardCharsets.UTF_8);
            Files.writeString(output.resolve("audit.html"), AuditReport.html(audit), StandardCharsets.UTF_8);
        } catch (IOException refused) {
            throw new UserError("output " + output + " cannot be written (" + refused.getMessage() + "); choose another with -o.", refused);
        }
    }
}
