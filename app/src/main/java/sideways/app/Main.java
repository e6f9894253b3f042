// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import sideways.run.Cancelled;
import sideways.run.UserError;

/** The door: {@code sideways VERB …}. Exits with 0 when done, 2 when the user can mend it, 130 when cancelled, 1 on a fault of ours. */
@Command(name = "sideways", mixinStandardHelpOptions = true, version = "sideways " + Main.VERSION,
        subcommands = {AnalyzeCommand.class, AuditCommand.class, NichesCommand.class, ImportCommand.class, ExportCommand.class, DemoCommand.class, GenerateCommand.class, SourcesCommand.class, MeasuresCommand.class},
        description = "Reads the log of a community or campaign and says what kind of movement it is, who carries it and what it does.",
        footer = {"", "Start with: sideways demo", "Then:       sideways analyze FILE -o out"})
public final class Main {

    static final String VERSION = "0.1.0";

    private static final int FAULT = 1;
    private static final int MENDABLE = 2;
    private static final int CANCELLED = 130;

    public static void main(String[] arguments) {
        System.exit(run(arguments, new PrintWriter(System.out, true), new PrintWriter(System.err, true)));
    }

    /** Runs one command and returns its exit code; what it prints goes to {@code out} and {@code err}. */
    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Main());
        line.setOut(out);
        line.setErr(err);
        line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command.getErr()));
        if (arguments.length == 0) {
            line.usage(out);
            return MENDABLE;
        }
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError exhausted) {
            err.printf("sideways: memory ran out at %,d MB; nothing was written. Try fewer --threads, fewer files at once, or SIDEWAYS_JAVA_OPTIONS=-Xmx… with more.%n",
                    Runtime.getRuntime().maxMemory() >> 20);
            return MENDABLE;
        }
    }

    private static int explain(Exception failure, PrintWriter err) {
        if (failure instanceof UserError) {
            err.println("sideways: " + failure.getMessage());
            return MENDABLE;
        }
        if (failure instanceof Cancelled) {
            err.println("sideways: cancelled; nothing was written.");
            return CANCELLED;
        }
        err.println("sideways: this is a fault in Sideways " + VERSION + ", not in your input. Nothing was written. Please report what follows.");
        failure.printStackTrace(err);
        return FAULT;
    }
}
