// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.Arrays;
import java.util.Map;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.measure.community.Consensus;
import sideways.measure.community.DescriptionLength;
import sideways.measure.community.Leiden;
import sideways.measure.community.LevelChoice;
import sideways.measure.community.NicheUpdate;
import sideways.measure.community.Partition;
import sideways.run.Run;

/**
 * What an earlier analysis of the same movement found, in the numbers of this log: actors of the log first, then those who left.
 *
 * @param name what the earlier log was called
 * @param ties who was tied to whom then, undirected
 * @param niche number of the niche each was in, from 1, or 0
 * @param niches name of each niche of then, by its number
 * @param used the largest number any niche of the movement ever had
 */
public record Earlier(String name, Graph ties, int[] niche, Map<Integer, String> niches, int used) {

    /**
     * The earlier niches brought up to date with the ties of now, where they tell these no worse than one of the new searches does;
     * else what the new searches agree on.
     *
     * <p>Two searches that differ in their seed alone differ in their answer. As long as the earlier answer is as good as any of them, there is
     * no reason to give it up.
     */
    Consensus.Result kept(Graph now, LevelChoice.Candidate level, Consensus.Result found, Run run) {
        Graph view = level.view(now);
        NicheUpdate.Options options = switch (level.objective()) {
            case MODULARITY -> NicheUpdate.Options.DEFAULT.with(Leiden.Quality.MODULARITY, level.resolution());
            case CONSTANT_POTTS -> NicheUpdate.Options.DEFAULT.with(Leiden.Quality.CONSTANT_POTTS, level.resolution());
            case LABEL_PROPAGATION -> NicheUpdate.Options.DEFAULT;
        };
        int[] before = Arrays.stream(niche).map(number -> number - 1).toArray();
        int[] updated = NicheUpdate.of(level.view(ties), widened(view, niche.length), before, options, run).niche();
        int next = Arrays.stream(updated).max().orElse(-1) + 1;
        int[] label = Arrays.copyOf(updated, now.nodeCount);
        for (int node = 0; node < label.length; node++) {
            label[node] = label[node] < 0 ? next++ : label[node];
        }
        Partition kept = Partition.of(label);
        double worst = DescriptionLength.of(now, found.partition());
        for (Partition search : found.searches()) {
            worst = Math.max(worst, DescriptionLength.of(now, search));
        }
        return DescriptionLength.of(now, kept) <= worst ? Consensus.judged(view, kept, found.searches(), run) : found;
    }

    /** The same graph with more nodes, which have no ties. */
    private static Graph widened(Graph graph, int nodes) {
        if (nodes == graph.nodeCount) {
            return graph;
        }
        GraphBuilder builder = new GraphBuilder(graph.directed);
        graph.forEachArc((from, to, weight) -> {
            if (graph.directed || from <= to) {
                builder.add(from, to, weight);
            }
        });
        return builder.build(nodes);
    }
}
