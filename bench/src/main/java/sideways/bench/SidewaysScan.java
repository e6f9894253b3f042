// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.util.Comparator;
import java.util.function.LongFunction;
import sideways.graph.Graph;
import sideways.measure.community.ResolutionProfile;
import sideways.run.Run;

/** Ours at twelve resolutions, twice each with different seeds, and compared; its communities are those nearest to resolution 1. */
record SidewaysScan(EngineSpec spec) implements Engine {

    @Override
    public String name() {
        return "Sideways, 12 resolutions twice";
    }

    @Override
    public LongFunction<int[]> load(EdgeList edges) {
        Graph graph = edges.toGraph();
        ResolutionProfile.Options usual = ResolutionProfile.Options.DEFAULT;
        ResolutionProfile.Options twelve = new ResolutionProfile.Options(usual.lowest(), usual.factor(), 12, 2, usual.agreement(), usual.shortest(),
                usual.smallest());
        return randomSeed -> ResolutionProfile.of(graph, twelve, Run.seeded(randomSeed).threads(spec.threads())).points().stream()
                .min(Comparator.comparingDouble(point -> Math.abs(Math.log(point.resolution())))).orElseThrow().partition().community();
    }
}
