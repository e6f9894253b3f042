// SPDX-License-Identifier: Apache-2.0
package sideways.bench.reading;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Times every engine on every file it can read, each in a process of its own that reads the file three times; the last
 * two count, the faster is the figure. Files are in the page cache.
 *
 * <pre>  bench/run-reading [MEGABYTES]</pre>
 */
public final class Main {

    private static final int RUNS = 3;
    private static final List<String> COMMENT = List.of("id", "name", "author", "author_fullname", "created_utc", "body", "link_id", "parent_id", "subreddit");
    private static final List<String> POST = List.of("id", "author", "text", "time");

    private Main() { }

    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        if (args.length == 3) {
            child(Reader.valueOf(args[0]), Path.of(args[1]), Integer.parseInt(args[2]));
            return;
        }
        long bytes = (args.length > 0 ? Long.parseLong(args[0]) : 1_000) * 1_000_000;
        Path folder = Files.createTempDirectory("sideways-reading");
        Path lines = folder.resolve("comments.ndjson");
        Path packed = folder.resolve("comments.zst");
        Path table = folder.resolve("posts.csv");
        try {
            Shaped.comments(lines, bytes, 0);
            Shaped.comments(packed, bytes, 31);
            Shaped.table(table, bytes);
            System.out.printf(Locale.ROOT, "Machine: %d cores, Java %s, load average %.1f when it began.%n", Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.version"), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            table("JSON lines", lines, Files.size(lines), Reader.SIDEWAYS, Reader.JACKSON, Reader.DUCKDB, Reader.SIDEWAYS_EVENTS);
            table("JSON lines, zstd --long=31 (MB of what is inside; the others cannot open it)", packed, Files.size(lines), Reader.SIDEWAYS);
            table("Table (CSV)", table, Files.size(table), Reader.SIDEWAYS, Reader.FAST_CSV, Reader.DUCKDB, Reader.SIDEWAYS_EVENTS);
        } finally {
            for (Path file : List.of(lines, packed, table, folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void table(String title, Path file, long bytes, Reader... readers) throws IOException {
        System.out.printf(Locale.ROOT, "%n## %s, %,d MB%n%n| engine | threads | MB/s | wall s | CPU s | wall × | peak MiB |%n|---|---|---|---|---|---|---|%n", title, bytes / 1_000_000);
        double base = Double.NaN;
        long taken = Long.MIN_VALUE;
        for (Reader reader : readers) {
            for (int threads : reader == Reader.JACKSON || reader == Reader.FAST_CSV ? new int[] {1} : new int[] {2, 1}) {
                String[] said = run(reader, file, threads).split(" ");
                if (said.length != 4) {
                    System.out.printf("| %s | %d | did not run: %s | | | | |%n", reader.title, threads, String.join(" ", said));
                    continue;
                }
                long values = Long.parseLong(said[3]);
                taken = taken == Long.MIN_VALUE ? values : taken;
                if (values >= 0 && values != taken) {
                    throw new IllegalStateException(reader.title + " took " + values + " bytes of values, the first engine " + taken);
                }
                double wall = Double.parseDouble(said[0]);
                base = Double.isNaN(base) ? wall : base;
                System.out.printf(Locale.ROOT, "| %s | %d | %,.0f | %.2f | %.2f | %.2f | %.0f |%n", reader.title, threads, bytes / 1e6 / wall, wall,
                        Double.parseDouble(said[1]), wall / base, Double.parseDouble(said[2]));
            }
        }
    }

    private static String run(Reader reader, Path file, int threads) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx2g", "-XX:+UseParallelGC",
                "-cp", System.getProperty("java.class.path"), Main.class.getName(), reader.name(), file.toString(), Integer.toString(threads)));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = said.readLine();
            return line == null ? "it said nothing" : line;
        }
    }

    private static void child(Reader reader, Path file, int threads) throws IOException, SQLException, InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double best = Double.POSITIVE_INFINITY;
        double cpu = 0;
        long values = 0;
        int runs = reader == Reader.SIDEWAYS_EVENTS ? 1 : RUNS;
        for (int run = 0; run < runs; run++) {
            long wallStart = System.nanoTime();
            long cpuStart = system.getProcessCpuTime();
            values = reader.bytes(file, Reader.isTable(file) ? POST : COMMENT, threads);
            double wall = (System.nanoTime() - wallStart) / 1e9;
            if ((run > 0 || runs == 1) && wall < best) {
                best = wall;
                cpu = (system.getProcessCpuTime() - cpuStart) / 1e9;
            }
        }
        long peakKib = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
        System.out.printf(Locale.ROOT, "%.4f %.4f %.1f %d%n", best, cpu, peakKib / 1024.0, values);
    }
}
