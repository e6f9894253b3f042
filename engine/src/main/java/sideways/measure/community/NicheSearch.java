// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import sideways.graph.Graph;
import sideways.run.Run;

/**
 * Niches without a setting: the level that tells the ties shortest ({@link LevelChoice}), and what repeated searches at that level agree
 * on ({@link Consensus}). Time: the scan of levels, and {@code searches} searches and a few more.
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
        return new NicheSearch(profile, choice, view, Consensus.of(view, choice.best()::again, new Consensus.Options(searches, ROUNDS), run));
    }

    /** The nested levels around this one. */
    public Levels levels(Partition shown) {
        return Levels.of(view, profile, shown, ResolutionProfile.Options.DEFAULT.agreement());
    }
}
