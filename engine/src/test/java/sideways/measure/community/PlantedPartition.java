// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Graphs with known communities, in the manner of Lancichinetti, Fortunato and Radicchi (2008,
 * doi:10.1103/PhysRevE.78.046110): power-law degrees and community sizes, and a share {@code mixing} of
 * every node's edges that leaves its community. Ends are paired at random inside each community and
 * between communities; loops and parallel edges are dropped, which costs a little of either kind.
 */
record PlantedPartition(Graph graph, int[] community) {

    static PlantedPartition sample(int nodes, double mixing, int seed) {
        return sample(nodes, mixing, 20, 300, 20, 500, seed);
    }

    static PlantedPartition sample(int nodes, double mixing, int leastDegree, int mostDegree, int leastSize, int mostSize, int seed) {
        Rng rng = Run.seeded(seed).random("planted", 0);
        int[] community = new int[nodes];
        int communities = 0;
        int[] start = new int[nodes + 1];
        for (int placed = 0; placed < nodes; communities++) {
            int size = (int) powerLaw(leastSize, mostSize, 1.5, rng);
            size = nodes - placed - size < leastSize ? nodes - placed : size;
            Arrays.fill(community, placed, placed + size, communities);
            placed += size;
            start[communities + 1] = placed;
        }
        int[] out = new int[nodes * mostDegree / 4];
        int outs = 0;
        GraphBuilder builder = new GraphBuilder(false);
        for (int c = 0; c < communities; c++) {
            int size = start[c + 1] - start[c];
            int[] in = new int[size * mostDegree];
            int ins = 0;
            for (int node = start[c]; node < start[c + 1]; node++) {
                int degree = (int) powerLaw(leastDegree, mostDegree, 2.5, rng);
                int inside = (int) Math.min(size - 1, Math.round(degree * (1 - mixing)));
                for (int i = 0; i < degree; i++) {
                    if (i < inside) {
                        in[ins++] = node;
                    } else {
                        if (outs == out.length) {
                            out = Arrays.copyOf(out, 2 * outs);
                        }
                        out[outs++] = node;
                    }
                }
            }
            pair(builder, Arrays.copyOf(in, ins), community, false, rng);
        }
        pair(builder, Arrays.copyOf(out, outs), community, true, rng);
        return new PlantedPartition(builder.build(nodes).simple(), community);
    }

    private static void pair(GraphBuilder builder, int[] end, int[] community, boolean between, Rng rng) {
        rng.shuffle(end);
        for (int i = 0; i + 1 < end.length; i += 2) {
            if (end[i] != end[i + 1] && !(between && community[end[i]] == community[end[i + 1]])) {
                builder.add(end[i], end[i + 1], 1);
            }
        }
    }

    private static double powerLaw(double least, double most, double exponent, Rng rng) {
        double power = 1 - exponent;
        double low = Math.pow(least, power);
        double high = Math.pow(most, power);
        return Math.pow(low + rng.nextDouble() * (high - low), 1 / power);
    }
}
