// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import picocli.CommandLine.Option;
import sideways.run.Run;
import sideways.run.UserError;

/** What every command that measures takes, and how it runs: threads, progress, Ctrl-C. */
final class RunOptions {

    private static final long SECONDS_TO_CLEAN_UP = 20;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use; the answer does not depend on it. Default: all processors.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--random-seed", paramLabel = "N", defaultValue = "1",
            description = "Where random streams start; one input and one seed give the same bytes. Default: ${DEFAULT-VALUE}.")
    long randomSeed;

    @Option(names = {"-q", "--quiet"}, description = "No progress.")
    boolean quiet;

    /** Runs {@code work}; Ctrl-C cancels it and waits until it has cleaned up. */
    <T> T run(PrintWriter err, Function<Run, T> work) {
        if (threads < 1) {
            throw new UserError("--threads is " + threads + "; it must be at least 1.");
        }
        boolean terminal = Boolean.getBoolean("sideways.terminal");
        ConsoleProgress progress = new ConsoleProgress(err, terminal);
        Run quietly = Run.seeded(randomSeed).threads(threads);
        Run run = quiet ? quietly : quietly.reportingTo(progress);
        CountDownLatch done = new CountDownLatch(1);
        Thread onInterrupt = new Thread(() -> {
            run.cancel();
            awaitUpTo(done);
        }, "sideways-cancel");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            return work.apply(run);
        } finally {
            progress.end();
            done.countDown();
            removeHook(onInterrupt);
        }
    }

    private static void awaitUpTo(CountDownLatch done) {
        try {
            done.await(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Ctrl-C came first; the hook is waiting for us and lets go now
            return;
        }
    }
}
