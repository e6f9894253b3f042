// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import sideways.graph.Components;
import sideways.graph.Graph;
import sideways.run.Run;

/**
 * Which partition to show first: the one that tells the graph shortest, among levels and methods.
 *
 * <p>No objective wins on all graphs and modularity at resolution 1 hides small communities in large
 * graphs, so candidates come from modularity with every tie counted once over a geometric scan of
 * resolutions ({@link ResolutionProfile}), from modularity with the weights as they are, from the constant Potts model around the density that the
 * best of those suggests, and from size-capped label propagation. {@link DescriptionLength} judges them
 * all; no truth and no user is asked. A partition that tells the graph no shorter than one community per
 * connected piece does is reported as unsupported.
 *
 * <p>The judge is the same for all candidates, so the first of equals in the order above is taken. The {@value #FINALISTS} shortest are
 * searched {@value #AGAIN} times more, and the mean decides. Time: the scan, and some thirty further searches, side by side.
 */
public final class LevelChoice {

    /** What a candidate was made by. */
    public enum Objective { MODULARITY, CONSTANT_POTTS, LABEL_PROPAGATION }

    /**
     * @param resolution γ of the objective, or the cap on size of label propagation
     * @param tiesCountOnce whether weights were left aside
     * @param length {@link DescriptionLength} in nats
     */
    public record Candidate(Objective objective, double resolution, boolean tiesCountOnce, Partition partition, double length) {

        /** Such as {@code modularity-g2-once}. */
        public String label() {
            String number = resolution == Math.rint(resolution) ? Long.toString((long) resolution)
                    : String.format(Locale.ROOT, "%.3g", resolution);
            return switch (objective) {
                case MODULARITY -> "modularity-g" + number;
                case CONSTANT_POTTS -> "potts-g" + number;
                case LABEL_PROPAGATION -> "propagation-cap" + number;
            } + (tiesCountOnce ? "-once" : "");
        }

        /** Searches a graph the way this candidate was made; its weights count, so pass what {@link #view} gives. */
        public Partition again(Graph graph, Run run) {
            return again(graph, 1, run);
        }

        /** The same where weights are in other units, as a {@link Consensus.Search}. */
        public Partition again(Graph graph, double unit, Run run) {
            return search(objective, objective == Objective.CONSTANT_POTTS ? resolution * unit : resolution, graph, run);
        }

        /** The graph as this candidate saw it. */
        public Graph view(Graph graph) {
            return tiesCountOnce && graph.weight != null ? graph.simple() : graph;
        }
    }

    /**
     * @param best the candidate that tells the graph shortest
     * @param candidates all of them, in the order tried
     * @param unsplitLength length of one community per connected piece
     */
    public record Result(Candidate best, List<Candidate> candidates, double unsplitLength) {

        /** Whether the best says more than the graph's connected pieces do by themselves. */
        public boolean isSupported() {
            return best.length < unsplitLength;
        }
    }

    private static final int FINALISTS = 5;
    private static final int AGAIN = 4;

    private LevelChoice() { }

    /** The view of a graph in which {@link ResolutionProfile} is to scan it: every tie counted once. */
    public static Graph once(Graph graph) {
        return graph.weight == null ? graph : graph.simple();
    }

    /** Scans the graph itself; see {@link #choose(Graph, ResolutionProfile, Run)}. */
    public static Result choose(Graph graph, Run run) {
        return choose(graph, ResolutionProfile.of(once(graph), ResolutionProfile.Options.DEFAULT, run), run);
    }

    /**
     * @param graph undirected
     * @param profile of {@link #once} of the graph; its partitions are the first candidates
     */
    public static Result choose(Graph graph, ResolutionProfile profile, Run run) {
        Graph once = once(graph);
        long tied = IntStream.range(0, graph.nodeCount).filter(node -> once.degree(node) > 0).count();
        Partition pieces = Partition.of(Components.of(graph).component());
        List<Candidate> all = new ArrayList<>();
        for (ResolutionProfile.Point point : profile.points()) {
            all.add(new Candidate(Objective.MODULARITY, point.resolution(), true, point.partition(), DescriptionLength.of(graph, point.partition())));
        }
        if (all.isEmpty()) {
            all.add(new Candidate(Objective.MODULARITY, 1, true, pieces, DescriptionLength.of(graph, pieces)));
        }
        if (tied == 0) {
            return new Result(all.get(0), all, 0);
        }
        Candidate best = best(all, pieces);
        double around = best.resolution;
        double density = 2.0 * once.edgeCount() / ((double) tied * tied);
        List<Candidate> asked = new ArrayList<>();
        for (double factor : new double[] {0.8, 1.25}) {
            asked.add(new Candidate(Objective.MODULARITY, around * factor, true, null, 0));
        }
        if (graph.weight != null) {
            for (double factor : new double[] {0.5, 1, 2}) {
                asked.add(new Candidate(Objective.MODULARITY, around * factor, false, null, 0));
            }
        }
        for (double factor : new double[] {0.5, 1, 2, 4}) {
            asked.add(new Candidate(Objective.CONSTANT_POTTS, around * density * factor, true, null, 0));
        }
        asked.add(new Candidate(Objective.LABEL_PROPAGATION, Math.max(5, tied), true, null, 0));
        asked.add(new Candidate(Objective.LABEL_PROPAGATION, Math.max(5, tied / 20), true, null, 0));
        Candidate[] tried = new Candidate[asked.size()];
        run.blocks("Comparing levels", tried.length, 1, (block, a, b) -> {
            Candidate c = asked.get(block);
            tried[block] = candidate(c.objective, c.resolution, c.tiesCountOnce, c.tiesCountOnce ? once : graph,
                    run.derivedSerial("around", block));
        });
        all.addAll(List.of(tried));
        return new Result(best(judgedAgain(all, pieces, graph, once, run), pieces), List.copyOf(all), DescriptionLength.of(graph, pieces));
    }

    /**
     * The {@value #FINALISTS} shortest, each searched {@value #AGAIN} times more and judged by the mean length: one search is luck, and luck would choose
     * another level for another randomSeed.
     */
    private static List<Candidate> judgedAgain(List<Candidate> all, Partition pieces, Graph graph, Graph once, Run run) {
        List<Candidate> finalists = all.stream().filter(c -> c.partition.communityCount() > pieces.communityCount())
                .sorted(Comparator.comparingDouble(Candidate::length)).limit(FINALISTS).toList();
        if (finalists.size() < 2) {
            return all;
        }
        double[] length = new double[finalists.size() * AGAIN];
        run.blocks("Comparing levels", length.length, 1, (block, a, b) -> {
            Candidate c = finalists.get(block / AGAIN);
            length[block] = DescriptionLength.of(graph, search(c.objective, c.resolution, c.tiesCountOnce ? once : graph, run.derivedSerial("again", block)));
        });
        List<Candidate> judged = new ArrayList<>();
        for (int i = 0; i < finalists.size(); i++) {
            Candidate c = finalists.get(i);
            double sum = 0;
            for (int again = 0; again < AGAIN; again++) {
                sum += length[i * AGAIN + again];
            }
            judged.add(new Candidate(c.objective, c.resolution, c.tiesCountOnce, c.partition, sum / AGAIN));
        }
        return judged;
    }

    /** The shortest that splits anything at all; unless none does. */
    private static Candidate best(List<Candidate> all, Partition pieces) {
        return all.stream()
                .filter(c -> c.partition.communityCount() > pieces.communityCount())
                .min(Comparator.comparingDouble(Candidate::length))
                .orElse(all.get(0));
    }

    private static Candidate candidate(Objective objective, double resolution, boolean once, Graph graph, Run run) {
        Partition found = search(objective, resolution, graph, run);
        return new Candidate(objective, resolution, once, found, DescriptionLength.of(graph, found));
    }

    private static Partition search(Objective objective, double resolution, Graph graph, Run run) {
        return switch (objective) {
            case MODULARITY -> Leiden.detect(graph, Leiden.Options.DEFAULT.withResolution(resolution), run);
            case CONSTANT_POTTS -> Leiden.detect(graph,
                    Leiden.Options.DEFAULT.maximising(Leiden.Quality.CONSTANT_POTTS).withResolution(resolution), run);
            case LABEL_PROPAGATION -> LabelPropagation.detect(graph, new LabelPropagation.Options((int) resolution, 20), run);
        };
    }

    /** Bytes held at most by {@link #choose}, the graph aside: a search per thread, a copy of the graph, the candidates. */
    public static long memoryBytes(long nodeCount, long edgeCount, int threads) {
        return threads * Leiden.memoryBytes(nodeCount, edgeCount) + Graph.memoryBytes(nodeCount, edgeCount, false, false)
                + 24 * 4 * nodeCount;
    }
}
