// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import sideways.graph.Graph;
import sideways.measure.community.Leiden;
import sideways.run.Rng;
import sideways.run.Run;

/** Same graph, same bits: our search on 1, 2, 3 and 8 threads and with its edges in several orders. */
final class Determinism {

    private static final int[] THREADS = {1, 2, 3, 8};
    private static final int ORDERS = 20;

    private Determinism() { }

    /** @return one line for the record */
    static String check(BenchGraph bench, long randomSeed) {
        EdgeList edges = EdgeList.of(bench.graph());
        Set<String> hashes = new LinkedHashSet<>();
        for (int order = 0; order < ORDERS; order++) {
            Rng rng = Run.seeded(randomSeed).random("edge order", order);
            Graph graph = (order == 0 ? edges : edges.shuffled(rng)).toGraph();
            for (int threads : THREADS) {
                String hash = hash(Leiden.detect(graph, Leiden.Options.DEFAULT, Run.seeded(randomSeed).threads(threads)).community());
                System.err.println(bench.name() + ": edge order " + order + ", " + threads + " threads: " + hash);
                hashes.add(hash);
            }
        }
        String runs = ORDERS + " edge orders × " + THREADS.length + " thread counts (1, 2, 3, 8)";
        return hashes.size() == 1
                ? "Same bits: " + runs + " on " + bench.name() + " gave one partition, " + hashes.iterator().next() + ".\n"
                : "NOT the same bits: " + runs + " on " + bench.name() + " gave " + hashes.size() + " partitions: " + hashes + ".\n";
    }

    private static String hash(int[] community) {
        CRC32 sum = new CRC32();
        for (int c : community) {
            for (int shift = 0; shift < 32; shift += 8) {
                sum.update(c >>> shift);
            }
        }
        return String.format(Locale.ROOT, "crc %08x", sum.getValue());
    }
}
