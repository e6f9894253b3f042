// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import java.util.List;
import sideways.graph.Graph;
import sideways.graph.NodeNames;

/**
 * A graph read from files.
 *
 * @param names what the files call each node
 * @param labels what nodes are called beside that, empty where nothing; null where no node has any
 * @param ties rows that gave a tie, before parallel ones were added up
 * @param leftOut what was left out and why
 * @param notes what was decided about the files: their weights, their directions
 */
public record LoadedGraph(Graph graph, NodeNames names, NodeNames labels, long ties, List<LeftOut> leftOut, List<String> notes) {

    public long leftOutRows() {
        return leftOut.stream().mapToLong(LeftOut::rows).sum();
    }
}
