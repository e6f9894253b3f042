// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import sideways.graph.Graph;
import sideways.measure.community.AdjustedInformation;
import sideways.measure.community.Agreement;
import sideways.measure.community.Modularity;
import sideways.measure.community.Partition;

/**
 * How good a partition is, judged by our measures whoever found it.
 *
 * @param modularity at resolution 1
 * @param disconnected communities in two or more pieces
 * @param adjustedInformation AMI against the truth; NaN where there is none, like the next two
 */
record Quality(double modularity, int communities, int disconnected, double adjustedInformation, double adjustedRand,
        double normalizedInformation) {

    static Quality of(BenchGraph graph, int[] community) {
        Partition found = Partition.of(community);
        double modularity = Modularity.of(graph.graph(), found, 1);
        int disconnected = disconnected(graph.graph(), found);
        if (graph.truth() == null) {
            return new Quality(modularity, found.communityCount(), disconnected, Double.NaN, Double.NaN, Double.NaN);
        }
        int[] truth = graph.truth().community();
        Agreement agreement = Agreement.of(found.community(), truth);
        return new Quality(modularity, found.communityCount(), disconnected, AdjustedInformation.of(found.community(), truth),
                agreement.adjustedRand(), agreement.normalizedInformation());
    }

    /** Communities whose nodes do not all reach each other inside: one search per community, from its first node. */
    static int disconnected(Graph graph, Partition partition) {
        int[] community = partition.community();
        int[] size = partition.sizes();
        boolean[] searched = new boolean[partition.communityCount()];
        boolean[] reached = new boolean[graph.nodeCount];
        int[] stack = new int[graph.nodeCount];
        int disconnected = 0;
        for (int start = 0; start < graph.nodeCount; start++) {
            int own = community[start];
            if (searched[own]) {
                continue;
            }
            searched[own] = true;
            reached[start] = true;
            int height = 0;
            stack[height++] = start;
            int found = 1;
            while (height > 0) {
                int node = stack[--height];
                for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                    int other = graph.neighbor[(int) arc];
                    if (!reached[other] && community[other] == own) {
                        reached[other] = true;
                        stack[height++] = other;
                        found++;
                    }
                }
            }
            disconnected += found < size[own] ? 1 : 0;
        }
        return disconnected;
    }
}
