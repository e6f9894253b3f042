// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;
import sideways.graph.Graph;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Label propagation with a cap on size: each node takes the label most of its ties have, until none changes.
 *
 * <p>Cheap and without a resolution, hence a second opinion beside {@link Leiden}. Uncapped it floods
 * graphs with hubs with a single label; a label held by {@code cap} nodes takes no more. Equal labels
 * are chosen between by a hash of (label, node), so that none is favoured everywhere; a node keeps its
 * own where it is among the best. Disconnected communities are cut into their pieces.
 *
 * <p>U. N. Raghavan, R. Albert, S. Kumara: Near linear time algorithm to detect community structures in
 * large-scale networks. Phys. Rev. E 76, 2007. doi:10.1103/PhysRevE.76.036106. The cap: size-constrained
 * label propagation, H. Meyerhenke, P. Sanders, C. Schulz: Partitioning complex networks via
 * size-constrained clustering. SEA 2014. doi:10.1007/978-3-319-07959-2_30
 *
 * <p>One thread, in an order drawn from the randomSeed. Time O(m) a sweep, at most {@code sweeps}.
 */
public final class LabelPropagation {

    /**
     * @param cap most nodes one label may hold, at least 1
     * @param sweeps most sweeps over all nodes, at least 1
     */
    public record Options(int cap, int sweeps) {

        public Options {
            if (cap < 1 || sweeps < 1) {
                throw new IllegalArgumentException("cap and sweeps are " + cap + " and " + sweeps + "; they must be at least 1");
            }
        }
    }

    private LabelPropagation() { }

    /** @param graph undirected */
    public static Partition detect(Graph graph, Options options, Run run) {
        int nodes = graph.nodeCount;
        int[] label = Partition.singletons(nodes).community();
        int[] held = new int[nodes];
        Arrays.fill(held, 1);
        int[] order = label.clone();
        Rng rng = run.random("label propagation", 0);
        rng.shuffle(order);
        int salt = (int) rng.nextLong();
        long[] weight = new long[nodes];
        int[] seen = new int[16];
        boolean moved = true;
        for (int sweep = 0; moved && sweep < options.sweeps; sweep++) {
            moved = false;
            run.checkpoint();
            for (int node : order) {
                int around = 0;
                for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                    int other = graph.neighbor[(int) arc];
                    if (other == node) {
                        continue;
                    }
                    int l = label[other];
                    if (weight[l] == 0) {
                        if (around == seen.length) {
                            seen = Arrays.copyOf(seen, 2 * around);
                        }
                        seen[around++] = l;
                    }
                    weight[l] += graph.weightAt(arc);
                }
                int own = label[node];
                int best = own;
                for (int i = 0; i < around; i++) {
                    int l = seen[i];
                    if (held[l] >= options.cap && l != own) {
                        continue;
                    }
                    if (weight[l] > weight[best] || weight[l] == weight[best] && best != own && l != own
                            && mix(l ^ node ^ salt) < mix(best ^ node ^ salt)) {
                        best = l;
                    }
                }
                for (int i = 0; i < around; i++) {
                    weight[seen[i]] = 0;
                }
                if (best != own) {
                    held[own]--;
                    held[best]++;
                    label[node] = best;
                    moved = true;
                }
            }
        }
        return Partition.of(Pieces.of(graph, label));
    }

    private static int mix(int x) {
        x = (x ^ x >>> 16) * 0x7feb352d;
        x = (x ^ x >>> 15) * 0x846ca68b;
        return x ^ x >>> 16;
    }
}
