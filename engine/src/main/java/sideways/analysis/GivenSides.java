// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.graph.ConfigurationModel;
import sideways.graph.Graph;
import sideways.measure.polarization.CrossTies;
import sideways.measure.polarization.EchoChamber;
import sideways.measure.polarization.RandomWalkControversy;
import sideways.run.Run;

/**
 * Polarization between two sides that somebody has given, not found in the ties: each score beside sides dealt anew among the same people, and beside random graphs with the same degrees and sides as they are. It
 * stands out where it is beyond both.
 */
final class GivenSides {

    private static final int FEWEST_OF_SIDE = 10;
    private static final int FEWEST_TIES = 30;
    private static final int NULLS = 20;
    private static final int HUBS = 10;
    private static final double LAYER = 1.96;
    private static final String CITE = "Salloum et al. 2022, doi:10.1145/3512962";

    private GivenSides() { }

    /** @param leaning of actor, below 0, above 0, NaN where it is not given; null where none is given at all */
    static List<Finding> findings(EventLog log, Graph interactions, double[] leaning, Run run) {
        if (leaning == null) {
            return List.of();
        }
        boolean[] keep = new boolean[log.actorCount];
        for (int actor = 0; actor < keep.length; actor++) {
            keep[actor] = leaning[actor] < 0 || leaning[actor] > 0;
        }
        Graph.Part part = interactions.undirected().simple().induced(keep);
        boolean[] tied = new boolean[part.graph().nodeCount];
        for (int node = 0; node < tied.length; node++) {
            tied[node] = part.graph().degree(node) > 0;
        }
        Graph.Part linked = part.graph().induced(tied);
        Graph graph = linked.graph();
        double[] x = Arrays.stream(linked.node()).mapToDouble(node -> leaning[part.node()[node]]).toArray();
        int[] side = Arrays.stream(x).mapToInt(l -> l < 0 ? 0 : 1).toArray();
        int right = Arrays.stream(side).sum();
        int least = Math.min(right, side.length - right);
        if (least < FEWEST_OF_SIDE || graph.edgeCount() < FEWEST_TIES) {
            return List.of(Finding.tooFew("pol.ei", "given-sides", least, "Of the given sides the smaller has " + least + " actors tied to others with a leaning, and there are " + graph.edgeCount() + " ties; it takes " + FEWEST_OF_SIDE + " and " + FEWEST_TIES + "."));
        }
        List<Finding> findings = new ArrayList<>();
        findings.addAll(score("pol.ei", graph, side, (g, s) -> CrossTies.of(g, s, 2).externalInternal(), "E-I index of the given sides", run));
        findings.addAll(score("pol.assort", graph, side, (g, s) -> CrossTies.of(g, s, 2).assortativity(), "Assortativity of the given sides", run));
        findings.addAll(score("pol.rwc", graph, side, (g, s) -> RandomWalkControversy.of(g, s, HUBS, Comparator.naturalOrder()).score(), "Random-walk controversy of the given sides, ten hubs a side", run));
        EchoChamber echo = EchoChamber.of(graph, x, NULLS, run.derived("given.echo", 0));
        if (echo.actors() >= 3 * FEWEST_OF_SIDE && !Double.isNaN(echo.correlation())) {
            findings.add(Finding.measured("echo.correlation", "given", echo.correlation(), echo.actors(), "index", String.format(Locale.ROOT, "Correlation of an actor's given leaning with the mean leaning of those they are tied to. Null: mean over %d random graphs with the same degrees; spread %.3f.",
                    NULLS, echo.spread())).withNull(echo.chance()));
            findings.add(Finding.measured("echo.crossing", "given", echo.crossing(), echo.actors(), "share", "Mean over actors of the share of those they are tied to who lean the other way, by given leanings. Null: mean over " + NULLS + " random graphs.").withNull(echo.chanceCrossing()));
        }
        return findings;
    }

    /** The score, and what it is beyond the nearer of its two nulls. */
    private static List<Finding> score(String id, Graph graph, int[] side, ToDoubleBiFunction<Graph, int[]> score, String what, Run run) {
        double observed = score.applyAsDouble(graph, side);
        double[] dealt = new double[NULLS];
        double[] rewired = new double[NULLS];
        run.blocks("Dealing given sides", NULLS, 1, (block, from, to) -> {
            int[] order = side.clone();
            run.random(id + ".dealt", block).shuffle(order);
            dealt[block] = score.applyAsDouble(graph, order);
            rewired[block] = score.applyAsDouble(ConfigurationModel.sample(graph, run.random(id + ".rewired", block)), side);
        });
        double[] byLabel = spread(dealt);
        double[] byTies = spread(rewired);
        boolean labelNearer = Math.abs(observed - byLabel[0]) <= Math.abs(observed - byTies[0]);
        double[] nearer = labelNearer ? byLabel : byTies;
        String how = String.format(Locale.ROOT, " Nulls, %d each: sides dealt anew, %.3f (spread %.3f); random graphs with the same degrees, sides as they are, %.3f (spread %.3f). The nearer one is the null. Mean degree %.1f, %d actors, %.0f %% in the larger side.", NULLS,
                byLabel[0], byLabel[1], byTies[0], byTies[1], 2.0 * graph.edgeCount() / graph.nodeCount, graph.nodeCount, 100.0 * Math.max(Arrays.stream(side).sum(), side.length - Arrays.stream(side).sum()) / side.length);
        return List.of(Finding.measured(id, "given-sides", observed, graph.edgeCount(), "index", what + "." + how).withNull(nearer[0]).citing(CITE),
                Finding.measured(id, "given-sides-minus-null", observed - nearer[0], graph.edgeCount(), "index", what + ", minus chance." + how + " Interval: 95 %, spread of the null.")
                        .withInterval(observed - nearer[0] - LAYER * nearer[1], observed - nearer[0] + LAYER * nearer[1]).citing(CITE));
    }

    private static double[] spread(double[] values) {
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        return new double[] {mean, StrictMath.sqrt(IntStream.range(0, known.length).mapToDouble(i -> (known[i] - mean) * (known[i] - mean)).sum() / Math.max(1, known.length - 1))};
    }
}
