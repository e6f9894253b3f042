// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.graph.Components;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.measure.polarization.BalancedCut;
import sideways.measure.polarization.DipolePolarization;
import sideways.measure.polarization.EchoChamber;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Echo chambers without asking the same ties twice: leanings are told from the ties of the earlier half of the log, and whether people meet their own leaning from those of the later half.
 */
final class Echo {

    private static final int FEWEST_TIES = 400;
    private static final int FEWEST_ACTORS = 30;
    private static final int MOST_TIES = 200_000;
    private static final int NULLS = 20;
    private static final String VARIANT = "later-half";
    private static final String CITE = "Cinelli et al. 2021, doi:10.1073/pnas.2023301118; Bakshy et al. 2015, doi:10.1126/science.aaa1160";

    private Echo() { }

    static List<Finding> findings(EventLog log, Niches niches, Analysis.Options options, Run run) {
        if (niches.basis() != Niches.Basis.TIES) {
            return List.of();
        }
        Windows.Ties ties = Windows.Ties.of(log);
        int count = ties.from().length;
        if (count < 2 * FEWEST_TIES) {
            return none(Finding.tooFew("echo.correlation", VARIANT, count, "There are " + count + " ties with a time; it takes " + 2 * FEWEST_TIES + ", half of them to tell leanings and half to see who is met."));
        }
        if (count > MOST_TIES) {
            return none(Finding.notTestable("echo.correlation", VARIANT, "There are " + count + " ties with a time; leanings are told from up to " + MOST_TIES + "."));
        }
        Graph earlier = graph(ties, 0, count / 2, log.actorCount);
        Graph.Part largest = Components.largest(earlier);
        if (largest.graph().nodeCount < 2 * FEWEST_ACTORS) {
            return none(Finding.tooFew("echo.correlation", VARIANT, largest.graph().nodeCount, "Of the earlier half, " + largest.graph().nodeCount + " actors hang together; it takes " + 2 * FEWEST_ACTORS + "."));
        }
        int[] side = BalancedCut.of(largest.graph(), new BalancedCut.Options(0.05, 2), run.derived("echo", 0)).side();
        double[] opinion = DipolePolarization.opinions(largest.graph(), side);
        double[] leaning = new double[log.actorCount];
        Arrays.fill(leaning, Double.NaN);
        for (int node = 0; node < opinion.length; node++) {
            leaning[largest.node()[node]] = opinion[node];
        }
        EchoChamber echo = EchoChamber.of(graph(ties, count / 2, count, log.actorCount), leaning, NULLS, run.derived("echo", 1));
        if (echo.actors() < FEWEST_ACTORS || Double.isNaN(echo.correlation())) {
            return none(Finding.tooFew("echo.correlation", VARIANT, echo.actors(), "There are " + echo.actors() + " actors with a leaning from the earlier half who meet " + EchoChamber.FEWEST_NEIGHBORS
                    + " such in the later; it takes " + FEWEST_ACTORS + "."));
        }
        double[] resampled = new double[options.bootstraps()];
        for (int b = 0; b < resampled.length; b++) {
            Rng rng = run.random("echo.bootstrap", b);
            int[] drawn = IntStream.range(0, echo.actors()).map(i -> rng.nextInt(echo.actors())).toArray();
            resampled[b] = EchoChamber.correlation(Arrays.stream(drawn).mapToDouble(i -> echo.own()[i]).toArray(), Arrays.stream(drawn).mapToDouble(i -> echo.around()[i]).toArray());
        }
        String how = " Leanings are told from the earlier half of the ties: two halves with few ties between them, the best connected twentieth of each at -1 and 1, all others at the mean of their neighbors; who is met, from the later half. Null: mean over "
                + NULLS + " random graphs with the degrees of the later half.";
        return List.of(Fragmentation.around(Finding.measured("echo.correlation", VARIANT, echo.correlation(), echo.actors(), "index", String.format(Locale.ROOT, "Correlation of an actor's leaning with the mean leaning of those they are tied to.%s"
                + " Spread of the null %.3f. Interval: 95 %%, resampled actors.", how, echo.spread())), Quantiles.middle(resampled, 0.95)).withNull(echo.chance()).citing(CITE),
                Finding.measured("echo.crossing", VARIANT, echo.crossing(), echo.actors(), "share", "Mean over actors of the share of those they are tied to who lean the other way." + how).withNull(echo.chanceCrossing()).citing(CITE));
    }

    private static List<Finding> none(Finding finding) {
        return List.of(finding, finding.status() == Finding.Status.TOO_FEW ? Finding.tooFew("echo.crossing", VARIANT, finding.n(), finding.method()) : Finding.notTestable("echo.crossing", VARIANT, finding.method()));
    }

    private static Graph graph(Windows.Ties ties, int from, int to, int actors) {
        GraphBuilder builder = new GraphBuilder(false);
        for (int tie = from; tie < to; tie++) {
            if (ties.from()[tie] != ties.to()[tie]) {
                builder.add(ties.from()[tie], ties.to()[tie], 1);
            }
        }
        return builder.build(actors).simple();
    }
}
