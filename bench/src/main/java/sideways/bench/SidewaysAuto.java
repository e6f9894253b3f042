// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.util.function.LongFunction;
import sideways.graph.Graph;
import sideways.measure.community.Consensus;
import sideways.measure.community.LevelChoice;
import sideways.measure.community.NicheSearch;
import sideways.run.Run;

/** Ours as an analysis uses it: levels scanned, one chosen without truth or user, ten searches of it agreed on. */
record SidewaysAuto(EngineSpec spec) implements Engine {

    @Override
    public String name() {
        return "Sideways level choice + consensus";
    }

    @Override
    public LongFunction<int[]> load(EdgeList edges) {
        Graph graph = edges.toGraph();
        return randomSeed -> Found.in(graph, Run.seeded(randomSeed).threads(spec.threads())).consensus.partition().community();
    }

    record Found(LevelChoice.Candidate level, Consensus.Result consensus) {

        static Found in(Graph graph, Run run) {
            LevelChoice.Candidate level = LevelChoice.choose(graph, run).best();
            return new Found(level, NicheSearch.agreed(graph, level, Consensus.Options.DEFAULT.searches(), run));
        }
    }
}
