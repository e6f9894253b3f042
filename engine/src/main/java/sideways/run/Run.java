// SPDX-License-Identifier: Apache-2.0
package sideways.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The conditions of one run: randomSeed, threads, progress, cancelling.
 *
 * <pre>{@code
 * Run run = Run.seeded(7).threads(4);
 * double[] sums = new double[Run.blockCount(n, 1024)];
 * run.blocks("Summing", n, 1024, (block, from, to) -> sums[block] = sum(strength, from, to));
 * Rng rng = run.random("cascade", simulation);      // the same stream on any thread
 * }</pre>
 *
 * <p>Immutable but for the cancel flag, which copies share. The answer of a measure depends on the
 * randomSeed and on nothing else here.
 */
public final class Run {

    /** Threads that wait for work and do not keep the program alive; as many as were ever busy at once. */
    private static final ExecutorService HELPERS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sideways-helper");
        thread.setDaemon(true);
        return thread;
    });

    private final long randomSeed;
    private final int threads;
    private final Progress progress;
    private final AtomicBoolean cancelled;

    private Run(long randomSeed, int threads, Progress progress, AtomicBoolean cancelled) {
        this.randomSeed = randomSeed;
        this.threads = threads;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /** One thread, silent. */
    public static Run seeded(long randomSeed) {
        return new Run(randomSeed, 1, Progress.SILENT, new AtomicBoolean());
    }

    public Run threads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be at least 1");
        }
        return new Run(randomSeed, threads, progress, cancelled);
    }

    public Run reportingTo(Progress progress) {
        return new Run(randomSeed, threads, progress, cancelled);
    }

    public int threads() {
        return threads;
    }

    public long randomSeed() {
        return randomSeed;
    }

    /** The random stream of piece {@code index} of {@code purpose}: name what must be independent. */
    public Rng random(String purpose, long index) {
        return new Rng(Rng.keyed(randomSeed, purpose, index));
    }

    /** The same conditions with a randomSeed derived from this one's, for work repeated {@code index} times. */
    public Run derived(String purpose, long index) {
        return new Run(Rng.keyed(randomSeed, purpose, index), threads, Progress.SILENT, cancelled);
    }

    /** Like {@link #derived} but on one thread, for use inside a block. */
    public Run derivedSerial(String purpose, long index) {
        return new Run(Rng.keyed(randomSeed, purpose, index), 1, Progress.SILENT, cancelled);
    }

    /** Ends the work at its next checkpoint. Safe from any thread. */
    public void cancel() {
        cancelled.set(true);
    }

    public boolean isCancelled() {
        return cancelled.get();
    }

    /** Call every few milliseconds of work. */
    public void checkpoint() {
        if (cancelled.get()) {
            throw new Cancelled();
        }
    }

    public void report(String stage, long done, long total) {
        progress.report(stage, done, total);
    }

    /** Work on the entries {@code from} (inclusive) to {@code to} (exclusive), the {@code block}-th stretch. */
    @FunctionalInterface
    public interface BlockWork {
        void run(int block, int from, int to);
    }

    public static int blockCount(int size, int blockSize) {
        return (int) (((long) size + blockSize - 1) / blockSize);
    }

    /**
     * Runs {@code work} over [0, size) in blocks of a fixed size that does not depend on the threads.
     * Whatever a block writes must belong to that block alone; then the answer cannot depend on the
     * threads either. A failure in one block ends the others at their next checkpoint and is thrown here.
     */
    public void blocks(String stage, int size, int blockSize, BlockWork work) {
        int blocks = blockCount(size, blockSize);
        if (threads == 1 || blocks <= 1) {
            for (int block = 0; block < blocks; block++) {
                runBlock(stage, size, blockSize, block, work);
                report(stage, block + 1, blocks);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        Runnable worker = () -> {
            for (int block = next.getAndIncrement(); block < blocks && !failed.get(); block = next.getAndIncrement()) {
                try {
                    runBlock(stage, size, blockSize, block, work);
                } catch (Throwable broken) {
                    failed.set(true);
                    throw broken;
                }
                report(stage, done.incrementAndGet(), blocks);
            }
        };
        List<Future<?>> helpers = new ArrayList<>();
        for (int helper = Math.min(threads, blocks) - 1; helper > 0; helper--) {
            helpers.add(HELPERS.submit(worker));
        }
        try {
            worker.run();
        } finally {
            helpers.forEach(Run::finish);       // nobody works on in the caller's arrays once we return
        }
        helpers.forEach(Run::await);
    }

    private void runBlock(String stage, int size, int blockSize, int block, BlockWork work) {
        checkpoint();
        int from = block * blockSize;
        work.run(block, from, Math.min(size, from + blockSize));
    }

    /** Waits for the end, good or bad. */
    private static void finish(Future<?> helper) {
        try {
            helper.get();
        } catch (ExecutionException failure) {
            return;                             // await() tells
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Future<?> helper) {
        try {
            helper.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }
}
