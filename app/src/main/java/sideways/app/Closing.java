// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import sideways.app.report.Summary;
import sideways.finding.Findings;

/** The last words of a run on the terminal: the summary of the report, and where the report is. */
final class Closing {

    private static final int WIDTH = 96;

    private Closing() { }

    static void print(PrintWriter out, Findings findings, Path output) {
        for (String sentence : Summary.sentences(findings)) {
            print(out, "- ", sentence);
        }
        for (String step : Summary.nextSteps(findings)) {
            print(out, "> ", step);
        }
        for (Findings.Planted planted : findings.planted()) {
            print(out, planted.recovered() ? "planted, recovered: " : "planted, NOT recovered: ",
                    planted.what() + ": " + planted.planted() + "; found " + planted.found());
        }
        if (findings.input().skipped() > 0) {
            print(out, "", findings.input().skipped() + " rows were left out; skipped.csv says why.");
        }
        out.println();
        out.println("Report: " + output.resolve("report.html").toAbsolutePath().normalize());
        out.flush();
    }

    private static void print(PrintWriter out, String mark, String sentence) {
        StringBuilder line = new StringBuilder(mark);
        for (String word : sentence.split(" ")) {
            if (line.length() + word.length() > WIDTH) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder("  ");
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
