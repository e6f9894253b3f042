// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.util.AbstractList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;
import org.jgrapht.alg.clustering.LabelPropagationClustering;
import org.jgrapht.alg.util.Pair;
import org.jgrapht.opt.graph.sparse.SparseIntUndirectedGraph;

/** JGraphT has neither Louvain nor Leiden; its label propagation, on its most compact graph. */
record JGraphTLabels() implements Engine {

    @Override
    public String name() {
        return "JGraphT " + Engine.version(SparseIntUndirectedGraph.class) + " label propagation";
    }

    @Override
    public LongFunction<int[]> load(EdgeList edges) {
        SparseIntUndirectedGraph graph = new SparseIntUndirectedGraph(edges.nodes(), new AbstractList<Pair<Integer, Integer>>() {
            @Override
            public Pair<Integer, Integer> get(int e) {
                return Pair.of(edges.from()[e], edges.to()[e]);
            }

            @Override
            public int size() {
                return edges.from().length;
            }
        });
        return randomSeed -> {
            List<Set<Integer>> clusters = new LabelPropagationClustering<>(graph, new Random(randomSeed)).getClustering().getClusters();
            int[] community = new int[edges.nodes()];
            for (int c = 0; c < clusters.size(); c++) {
                for (int node : clusters.get(c)) {
                    community[node] = c;
                }
            }
            return community;
        };
    }
}
