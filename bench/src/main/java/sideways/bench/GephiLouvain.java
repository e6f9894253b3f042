// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.util.function.LongFunction;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.UndirectedGraph;
import org.gephi.statistics.plugin.Modularity;

/** What the Statistics panel of Gephi runs under "Modularity". It takes no randomSeed. */
record GephiLouvain() implements Engine {

    @Override
    public String name() {
        return "Gephi " + Engine.version(Modularity.class) + " Louvain";
    }

    @Override
    public LongFunction<int[]> load(EdgeList edges) {
        GraphModel model = GraphModel.Factory.newInstance();
        UndirectedGraph graph = model.getUndirectedGraph();
        Node[] node = new Node[edges.nodes()];
        for (int i = 0; i < node.length; i++) {
            node[i] = model.factory().newNode(Integer.toString(i));
            graph.addNode(node[i]);
        }
        for (int e = 0; e < edges.from().length; e++) {
            graph.addEdge(model.factory().newEdge(node[edges.from()[e]], node[edges.to()[e]], false));
        }
        return ignoredSeed -> {
            Modularity louvain = new Modularity();
            louvain.setRandom(true);
            louvain.setUseWeight(false);
            louvain.setResolution(1);
            louvain.execute(model);
            int[] community = new int[node.length];
            for (int i = 0; i < node.length; i++) {
                community[i] = (Integer) node[i].getAttribute(Modularity.MODULARITY_CLASS);
            }
            return community;
        };
    }
}
