// SPDX-License-Identifier: Apache-2.0
package sideways.bench.diffusion;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.jgrapht.traverse.BreadthFirstIterator;
import sideways.measure.diffusion.Cascades;
import sideways.measure.diffusion.Hawkes;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * {@code run-diffusion EVENTS MODE}: made-up trees, a tenth of the events sources, the others answers to one of the last hundred
 * thousand events, one in ten of them to any; {@code MODE} is {@code trees} (all shapes), {@code jgrapht} (structural virality by walking from every
 * event), {@code likelihood} (one pass of the self-exciting process), {@code double} (the same as its formula has it, every event with all before) or
 * {@code hawkes} (a fit with up to 32 stretches and the interval).
 */
public final class Main {

    private static final int RECENT = 100_000;

    private Main() { }

    public static void main(String[] arguments) throws Exception {
        int events = Integer.parseInt(arguments[0]);
        String mode = arguments[1];
        boolean trees = mode.equals("trees") || mode.equals("jgrapht");
        int[] parent = trees ? parents(events) : null;
        double[] time = trees ? null : times(events);
        int runs = mode.equals("hawkes") || mode.equals("jgrapht") || mode.equals("double") ? 1 : 3;
        double wall = Double.POSITIVE_INFINITY;
        double cpu = 0;
        double found = 0;
        for (int run = 0; run < runs; run++) {
            long wallStart = System.nanoTime();
            long cpuStart = cpu();
            found = switch (mode) {
                case "trees" -> mean(Cascades.of(parent, new boolean[events]));
                case "jgrapht" -> jgrapht(parent);
                case "likelihood" -> Hawkes.logLikelihood(time, time[events - 1], 1, 0.5, 2);
                case "double" -> everyPair(time, 1, 0.5, 2);
                case "hawkes" -> Hawkes.fit(time, time[events - 1], Hawkes.Options.DEFAULT, Run.seeded(1).threads(2)).branching();
                default -> throw new IllegalArgumentException("mode is " + mode + "; it must be trees, jgrapht, likelihood, double or hawkes");
            };
            double took = (System.nanoTime() - wallStart) / 1e9;
            if (took < wall) {
                wall = took;
                cpu = (cpu() - cpuStart) / 1e9;
            }
        }
        System.out.printf(Locale.ROOT, "| %s | %,d | %.2f | %.2f | %.2f | %,d | %.6g |%n", mode, events, wall, cpu, events / wall / 1e6, peakMiB(), found);
    }

    private static int[] parents(int events) {
        Rng rng = Run.seeded(1).random("trees", 0);
        int[] parent = new int[events];
        for (int event = 0; event < events; event++) {
            int roll = rng.nextInt(100);
            parent[event] = event == 0 || roll < 10 ? -1 : roll < 19 ? rng.nextInt(event) : event - 1 - rng.nextInt(Math.min(event, RECENT));
        }
        return parent;
    }

    private static double[] times(int events) {
        Rng rng = Run.seeded(1).random("times", 0);
        double[] time = new double[events];
        double now = 0;
        for (int event = 0; event < events; event++) {
            now -= StrictMath.log(1 - rng.nextDouble()) / 2;
            time[event] = now;
        }
        return time;
    }

    private static double mean(Cascades trees) {
        double sum = 0;
        for (int c = 0; c < trees.count; c++) {
            sum += trees.virality(c);
        }
        return sum / trees.count;
    }

    /** The mean distance of each tree as it is written down, by a graph library: from every event to all others. */
    private static double jgrapht(int[] parent) {
        Graph<Integer, DefaultEdge> forest = new SimpleGraph<>(DefaultEdge.class);
        for (int event = 0; event < parent.length; event++) {
            forest.addVertex(event);
            if (parent[event] >= 0) {
                forest.addEdge(event, parent[event]);
            }
        }
        double sum = 0;
        int trees = 0;
        for (var tree : new ConnectivityInspector<>(forest).connectedSets()) {
            if (tree.size() < 2) {
                continue;
            }
            double distances = 0;
            for (int from : tree) {
                BreadthFirstIterator<Integer, DefaultEdge> walk = new BreadthFirstIterator<>(forest, from);
                while (walk.hasNext()) {
                    distances += walk.getDepth(walk.next());
                }
            }
            sum += distances / tree.size() / (tree.size() - 1.0);
            trees++;
        }
        return sum / trees;
    }

    private static double everyPair(double[] time, double baseline, double branching, double decay) {
        double end = time[time.length - 1];
        double sum = -baseline * end;
        for (int i = 0; i < time.length; i++) {
            double excited = 0;
            for (int j = 0; j < i; j++) {
                excited += Math.exp(-decay * (time[i] - time[j]));
            }
            sum += Math.log(baseline + branching * decay * excited) - branching * (1 - Math.exp(-decay * (end - time[i])));
        }
        return sum;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long peakMiB() throws java.io.IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }
}
