// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import sideways.graph.Graph;
import sideways.run.Run;

/**
 * Niches without a setting: the level that tells the ties shortest ({@link LevelChoice}), and what repeated searches at that level agree
 * on ({@link Consensus}). Time: the scan of levels, and {@code searches} searches and a few more; twice as many where the level is one of the constant Potts model.
 *
 * @param profile the scan behind the choice
 * @param view the graph as the chosen level sees it
 */
public record NicheSearch(ResolutionProfile profile, LevelChoice.Result choice, Graph view, Consensus.Result consensus) {

    private static final int ROUNDS = 5;

    /**
     * @param graph undirected
     * @param searches how many to agree, at least 2
     */
    public static NicheSearch of(Graph graph, int searches, Run run) {
        ResolutionProfile profile = ResolutionProfile.of(LevelChoice.once(graph), ResolutionProfile.Options.DEFAULT, run);
        LevelChoice.Result choice = LevelChoice.choose(graph, profile, run);
        Graph view = choice.best().view(graph);
        return new NicheSearch(profile, choice, view, agreed(graph, choice.best(), searches, run));
    }

    /**
     * What repeated searches at a level agree on. The constant Potts model sets weights against numbers of nodes, and agreement weighs otherwise than ties: it is searched in its own unit, and
     * once more as if it were ties, which joins pieces that hang together; the answer that tells the graph shorter stands.
     */
    public static Consensus.Result agreed(Graph graph, LevelChoice.Candidate level, int searches, Run run) {
        Graph view = level.view(graph);
        Consensus.Options options = new Consensus.Options(searches, ROUNDS);
        Consensus.Result own = Consensus.of(view, level::again, options, run);
        if (level.objective() != LevelChoice.Objective.CONSTANT_POTTS) {
            return own;
        }
        Consensus.Result joined = Consensus.of(view, (agreement, unit, again) -> level.again(agreement, again), options, run);
        return DescriptionLength.of(graph, joined.partition()) < DescriptionLength.of(graph, own.partition()) ? joined : own;
    }

    /** The nested levels around this one. */
    public Levels levels(Partition shown) {
        return Levels.of(view, profile, shown, ResolutionProfile.Options.DEFAULT.agreement());
    }
}
