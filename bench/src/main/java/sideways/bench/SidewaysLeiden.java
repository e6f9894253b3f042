// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.util.function.LongFunction;
import sideways.graph.Graph;
import sideways.measure.community.Leiden;
import sideways.run.Run;

/** Ours, with its defaults: modularity at resolution 1. */
record SidewaysLeiden(EngineSpec spec) implements Engine {

    @Override
    public String name() {
        return "Sideways Leiden";
    }

    @Override
    public LongFunction<int[]> load(EdgeList edges) {
        Graph graph = edges.toGraph();
        return randomSeed -> Leiden.detect(graph, Leiden.Options.DEFAULT, Run.seeded(randomSeed).threads(spec.threads())).community();
    }
}
