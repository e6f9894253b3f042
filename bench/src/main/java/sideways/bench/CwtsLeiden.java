// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.util.Random;
import java.util.function.LongFunction;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeIntArray;

/**
 * The Java of the authors of Leiden. Modularity is its constant Potts model on nodes that weigh their
 * degree, with the resolution divided by twice the weight of all edges, as its own command does it.
 */
record CwtsLeiden(EngineSpec spec) implements Engine {

    @Override
    public String name() {
        int iterations = spec.option("iterations", 2);
        return "CWTS networkanalysis " + Engine.version(Network.class) + " Leiden, " + iterations + (iterations == 1 ? " iteration" : " iterations");
    }

    @Override
    public LongFunction<int[]> load(EdgeList edges) {
        LargeIntArray[] ends = {new LargeIntArray(edges.from()), new LargeIntArray(edges.to())};
        Network network = new Network(edges.nodes(), true, ends, false, false);
        double resolution = 1 / (2 * network.getTotalEdgeWeight() + network.getTotalEdgeWeightSelfLinks());
        return randomSeed -> {
            LeidenAlgorithm leiden = new LeidenAlgorithm(resolution, spec.option("iterations", 2), LeidenAlgorithm.DEFAULT_RANDOMNESS,
                    new Random(randomSeed));
            Clustering found = new Clustering(network.getNNodes());
            leiden.improveClustering(network, found);
            return found.getClusters();
        };
    }
}
