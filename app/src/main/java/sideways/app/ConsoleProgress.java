// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.PrintWriter;
import java.util.Locale;
import sideways.run.Progress;

/**
 * Progress on a terminal: one line redrawn a few times a second, with the time left once a stage has
 * run for two seconds; elsewhere one plain line per stage.
 */
final class ConsoleProgress implements Progress {

    private static final long REDRAW_NANOS = 120_000_000;
    private static final long ESTIMATE_AFTER_NANOS = 2_000_000_000;
    private static final int BAR = 24;

    private final PrintWriter err;
    private final boolean terminal;
    private String stage = "";
    private long stageStart;
    private long drawn;
    private int width;

    ConsoleProgress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public synchronized void report(String next, long done, long total) {
        long now = System.nanoTime();
        if (!next.equals(stage)) {
            stage = next;
            stageStart = now;
            drawn = 0;
            if (!terminal) {
                err.println("  " + stage);
            }
        }
        boolean finished = total > 0 && done >= total;
        if (!terminal || now - drawn < REDRAW_NANOS && !finished) {
            return;
        }
        drawn = now;
        draw(line(done, total, now - stageStart));
    }

    private String line(long done, long total, long elapsed) {
        if (total <= 0) {
            return "  " + stage;
        }
        double share = Math.min(1, done / (double) total);
        int full = (int) (share * BAR);
        String left = elapsed < ESTIMATE_AFTER_NANOS || share <= 0 || share >= 1 ? ""
                : "  about " + seconds((long) (elapsed / share * (1 - share))) + " left";
        return String.format(Locale.ROOT, "  [%s%s] %3.0f %%  %s%s", "#".repeat(full), "-".repeat(BAR - full), 100 * share, stage, left);
    }

    static String seconds(long nanos) {
        long seconds = Math.max(1, Math.round(nanos / 1e9));
        return seconds < 90 ? seconds + " s" : seconds < 5400 ? Math.round(seconds / 60.0) + " min" : Math.round(seconds / 3600.0) + " h";
    }

    private void draw(String line) {
        err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        err.flush();
        width = line.length();
    }

    /** Clears the line, so that what follows starts clean. */
    synchronized void end() {
        if (terminal && width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
            width = 0;
        }
    }
}
