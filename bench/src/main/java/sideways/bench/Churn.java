// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.measure.community.Leiden;
import sideways.measure.community.LevelChoice;
import sideways.measure.community.Modularity;
import sideways.measure.community.NicheUpdate;
import sideways.measure.community.Partition;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Who keeps its niche when 1.5 % of the nodes leave and as many join, by {@link NicheUpdate} and by a new
 * search, and what each costs. Niches numbered anew are given the number of the old niche they share most members with.
 */
final class Churn {

    private static final double SHARE = 0.015;

    private Churn() { }

    /** @return a paragraph for the record */
    static String check(BenchGraph bench, long randomSeed) {
        int nodes = bench.graph().nodeCount;
        int[] order = Partition.singletons(nodes).community();
        Run run = Run.seeded(randomSeed).threads(2);
        Rng rng = run.random("churn", 0);
        rng.shuffle(order);
        int count = (int) (SHARE * nodes);
        boolean[] joined = new boolean[nodes];
        boolean[] left = new boolean[nodes];
        for (int i = 0; i < count; i++) {
            joined[order[i]] = true;
            left[order[count + i]] = true;
        }
        Graph before = without(bench.graph(), joined);
        Graph now = without(bench.graph(), left);
        long started = cpuNanos();
        SidewaysAuto.Found found = SidewaysAuto.Found.in(before, run);
        double full = (cpuNanos() - started) / 1e9;
        int[] niche = found.consensus().partition().community().clone();
        for (int node = 0; node < nodes; node++) {
            niche[node] = before.degree(node) == 0 ? -1 : niche[node];
        }
        double resolution = found.level().resolution();
        Leiden.Quality quality = found.level().objective() == LevelChoice.Objective.CONSTANT_POTTS ? Leiden.Quality.CONSTANT_POTTS : Leiden.Quality.MODULARITY;
        Leiden.Options search = Leiden.Options.DEFAULT.maximising(quality).withResolution(resolution);
        NicheUpdate.Options options = NicheUpdate.Options.DEFAULT.with(quality, resolution);
        NicheUpdate.of(before, now, niche, options, run);           // the second is timed, as searches are, when the JVM is warm
        started = cpuNanos();
        NicheUpdate updated = NicheUpdate.of(before, now, niche, options, run);
        double update = (cpuNanos() - started) / 1e9;
        started = cpuNanos();
        int[] again = Leiden.detect(now, search, run.derived("again", 0)).community();
        double one = (cpuNanos() - started) / 1e9;
        return String.format(Locale.ROOT, "Churn of 1.5 %% on %s, level %s: %.4f of those who stayed keep their niche (one new search: %.4f); "
                        + "CPU %.2f s, a whole search %.1f s (× %.4f), one search %.2f s; quality %.5f of the new search's; %,d nodes asked.%n",
                bench.name(), found.level().label(), kept(niche, updated.niche(), left, now), kept(niche, renamed(niche, again), left, now),
                update, full, update / full, one, worth(now, updated.niche(), search) / worth(now, again, search), updated.asked());
    }

    private static Graph without(Graph graph, boolean[] gone) {
        GraphBuilder builder = new GraphBuilder(false);
        graph.forEachArc((from, to, weight) -> {
            if (from < to && !gone[from] && !gone[to]) {
                builder.add(from, to, weight);
            }
        });
        return builder.build(graph.nodeCount);
    }

    private static double kept(int[] niche, int[] after, boolean[] left, Graph now) {
        long all = 0;
        long kept = 0;
        for (int node = 0; node < niche.length; node++) {
            if (niche[node] >= 0 && !left[node] && now.degree(node) > 0) {
                all++;
                kept += after[node] == niche[node] ? 1 : 0;
            }
        }
        return kept / (double) all;
    }

    /** Each community under the number of the old niche most of whose members it has, if no other has more of them. */
    private static int[] renamed(int[] niche, int[] community) {
        long[] pair = IntStream.range(0, niche.length).filter(node -> niche[node] >= 0)
                .mapToLong(node -> (long) niche[node] << 32 | community[node]).sorted().toArray();
        int communities = Partition.of(community).communityCount();
        int[] number = new int[communities];
        Arrays.fill(number, -2);
        int[] mostOf = new int[Arrays.stream(niche).max().orElse(-1) + 1];
        int[] heir = new int[mostOf.length];
        for (int from = 0, to; from < pair.length; from = to) {
            to = from;
            while (to < pair.length && pair[to] == pair[from]) {
                to++;
            }
            int old = (int) (pair[from] >>> 32);
            if (to - from > mostOf[old]) {
                mostOf[old] = to - from;
                heir[old] = (int) pair[from];
            }
        }
        int[] most = new int[communities];
        for (int old = 0; old < heir.length; old++) {
            if (mostOf[old] > most[heir[old]]) {
                most[heir[old]] = mostOf[old];
                number[heir[old]] = old;
            }
        }
        return Arrays.stream(community).map(c -> number[c]).toArray();
    }

    private static double worth(Graph graph, int[] niche, Leiden.Options options) {
        int next = Arrays.stream(niche).max().orElse(-1) + 1;
        int[] label = niche.clone();
        for (int node = 0; node < label.length; node++) {
            label[node] = label[node] < 0 ? next++ : label[node];
        }
        Partition partition = Partition.of(label);
        return options.quality() == Leiden.Quality.CONSTANT_POTTS ? Modularity.constantPotts(graph, partition, options.resolution())
                : Modularity.of(graph, partition, options.resolution());
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
