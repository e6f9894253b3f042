// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.graph.ConfigurationModel;
import sideways.graph.Graph;
import sideways.measure.polarization.Exposure;
import sideways.run.Run;

/** How many niches people meet, of all and of each larger niche, beside random graphs with the same degrees. */
final class Exposures {

    private static final int FEWEST_ACTORS = 30;
    private static final int MOST_NICHES = 24;
    private static final int MOST_TIES = 2_000_000;
    private static final int NULLS = 20;
    private static final String ID = "echo.diversity";
    private static final String VARIANT = "hill1";
    private static final String CITE = "Hill 1973, doi:10.2307/1934352";

    private Exposures() { }

    static List<Finding> findings(Graph interactions, Niches niches, List<Findings.Niche> described, Run run) {
        if (niches.basis() != Niches.Basis.TIES || niches.nicheCount() < 2) {
            return List.of(Finding.notTestable(ID, VARIANT, "There are no two niches of people who are tied, so there is nothing to meet."));
        }
        Graph graph = interactions.undirected().simple();
        if (graph.edgeCount() > MOST_TIES) {
            return List.of(Finding.notTestable(ID, VARIANT, "There are " + graph.edgeCount() + " ties; whom people meet is told of up to " + MOST_TIES + "."));
        }
        int[] niche = niches.nicheOfActor();
        int shown = Math.min(MOST_NICHES, described.size());
        double[] met = Exposure.of(graph, niche, niches.nicheCount());
        long counted = Exposure.counted(met, niche, -1);
        if (counted < FEWEST_ACTORS) {
            return List.of(Finding.tooFew(ID, VARIANT, counted, counted + " actors have " + Exposure.FEWEST_NEIGHBORS + " neighbors in niches; it takes " + FEWEST_ACTORS + "."));
        }
        double[][] chance = new double[NULLS][shown + 1];
        run.blocks("Meeting at random", NULLS, 1, (block, from, to) -> {
            double[] random = Exposure.of(ConfigurationModel.sample(graph, run.random("exposure", block)), niche, niches.nicheCount());
            for (int n = -1; n < shown; n++) {
                chance[block][n + 1] = Exposure.mean(random, niche, n);
            }
        });
        List<Finding> findings = new ArrayList<>();
        for (int n = -1; n < shown; n++) {
            int at = n;
            long of = Exposure.counted(met, niche, n);
            if (of >= FEWEST_ACTORS) {
                Finding finding = Finding.measured(ID, VARIANT, Exposure.mean(met, niche, n), of, "niches", "Mean over actors of how many niches they meet, as if each were met equally often (exponential of Shannon's entropy over their neighbors' niches). Null: mean over "
                        + NULLS + " random graphs with the same degrees, niches as they are.").withNull(Arrays.stream(chance).mapToDouble(c -> c[at + 1]).filter(c -> !Double.isNaN(c)).average().orElse(Double.NaN)).citing(CITE);
                findings.add(n < 0 ? finding : finding.withScope("niche:" + described.get(n).id()));
            }
        }
        return findings;
    }
}
