// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sideways.app.report.Glossary;

/** {@code sideways measures}: what is measured, under which id. */
@Command(name = "measures", mixinStandardHelpOptions = true, description = "List the measures by the ids that findings.json uses.")
final class MeasuresCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Glossary.lines().forEach(out::println);
        return 0;
    }
}
