// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * The process of one engine on Java. It loads the graph, says {@code ready NAME}, and for each line
 * {@code run SEED} searches once, writes the communities and says {@code ran SECONDS CPU_SECONDS PEAK_KIB}.
 * Commands of other languages speak the same, see {@code bench/commands}.
 *
 * <p>CPU time is that of the whole process: compiler and collector of the JVM included. Peak memory is the
 * largest resident set so far, with the graph in the engine's own form and the passing edge list.
 */
final class Worker {

    private Worker() { }

    /** @param args engine as the definition writes it, edge list file, file for the communities */
    public static void main(String[] args) throws Exception {
        // engines may talk; the parent listens to us alone
        PrintStream parent = System.out;
        System.setOut(System.err);
        Engine engine = Engine.of(EngineSpec.parse(args[0]));
        LongFunction<int[]> search = engine.load(EdgeList.read(Path.of(args[1])));
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        parent.println("ready " + engine.name());
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            long randomSeed = Long.parseLong(line.substring("run ".length()));
            System.gc();     // the garbage of the run before is not this run's
            long cpuNanos = system.getProcessCpuTime();
            long nanos = System.nanoTime();
            int[] community = search.apply(randomSeed);
            nanos = System.nanoTime() - nanos;
            cpuNanos = system.getProcessCpuTime() - cpuNanos;
            EdgeList.writeCommunities(Path.of(args[2]), community);
            parent.println(String.format(Locale.ROOT, "ran %.6f %.6f %d", nanos / 1e9, cpuNanos / 1e9, peakKib()));
        }
        System.exit(0);      // some engines leave threads behind that would keep the process
    }

    /** −1 where the system does not tell. */
    private static long peakKib() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        return -1;
    }
}
