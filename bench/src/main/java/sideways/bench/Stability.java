// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.util.Locale;
import sideways.graph.Graph;
import sideways.measure.community.AdjustedInformation;
import sideways.measure.community.Leiden;
import sideways.run.Run;

/** Do two searches that differ in their randomSeed alone find the same? Single searches, and our whole way from level to consensus. */
final class Stability {

    private static final int THREADS = 2;

    private Stability() { }

    /** @return one line for the record */
    static String check(BenchGraph bench, long randomSeed) {
        Graph graph = bench.graph();
        int[][] single = new int[2][];
        int[][] agreed = new int[2][];
        String[] level = new String[2];
        for (int i = 0; i < 2; i++) {
            Run run = Run.seeded(randomSeed + i).threads(THREADS);
            single[i] = Leiden.detect(graph, Leiden.Options.DEFAULT, run).community();
            SidewaysAuto.Found found = SidewaysAuto.Found.in(graph, run);
            agreed[i] = found.consensus().partition().community();
            level[i] = found.level().label();
        }
        return String.format(Locale.ROOT, "Two seeds on %s: single searches at resolution 1 agree at AMI %.4f, level choice + consensus at %.4f (%s and %s).%n",
                bench.name(), AdjustedInformation.of(single[0], single[1]), AdjustedInformation.of(agreed[0], agreed[1]), level[0], level[1]);
    }
}
