// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.util.function.LongFunction;
import org.neo4j.gds.Orientation;
import org.neo4j.gds.RelationshipType;
import org.neo4j.gds.api.Graph;
import org.neo4j.gds.api.IdMap;
import org.neo4j.gds.collections.ha.HugeLongArray;
import org.neo4j.gds.core.concurrency.Concurrency;
import org.neo4j.gds.core.loading.construction.GraphFactory;
import org.neo4j.gds.core.loading.construction.NodesBuilder;
import org.neo4j.gds.core.loading.construction.RelationshipsBuilder;
import org.neo4j.gds.core.utils.progress.tasks.ProgressTracker;
import org.neo4j.gds.leiden.Leiden;
import org.neo4j.gds.termination.TerminationFlag;

/** Neo4j's graph data science library without its database, with the defaults of its Leiden. */
record GdsLeiden(EngineSpec spec) implements Engine {

    private static final int MAX_LEVELS = 10;
    private static final double GAMMA = 1;
    private static final double THETA = 0.01;
    private static final double TOLERANCE = 0.0001;

    @Override
    public String name() {
        return "Neo4j GDS " + Engine.version(Leiden.class) + " Leiden";
    }

    @Override
    public LongFunction<int[]> load(EdgeList edges) {
        NodesBuilder nodes = GraphFactory.initNodesBuilder().maxOriginalId((long) edges.nodes() - 1).nodeCount((long) edges.nodes())
                .concurrency(new Concurrency(1)).build();
        for (int node = 0; node < edges.nodes(); node++) {
            nodes.addNode(node);
        }
        IdMap ids = nodes.build().idMap();
        RelationshipsBuilder ties = GraphFactory.initRelationshipsBuilder().nodes(ids).relationshipType(RelationshipType.of("TIE"))
                .orientation(Orientation.UNDIRECTED).concurrency(new Concurrency(1)).build();
        for (int e = 0; e < edges.from().length; e++) {
            ties.add(edges.from()[e], edges.to()[e]);
        }
        Graph graph = GraphFactory.create(ids, ties.build());
        return randomSeed -> {
            HugeLongArray found = new Leiden(graph, MAX_LEVELS, GAMMA, THETA, false, randomSeed, null, TOLERANCE,
                    new Concurrency(spec.threads()), ProgressTracker.NULL_TRACKER, TerminationFlag.RUNNING_TRUE).compute().communities();
            int[] community = new int[edges.nodes()];
            for (int node = 0; node < community.length; node++) {
                community[node] = (int) found.get(ids.toMappedNodeId(node));
            }
            return community;
        };
    }
}
