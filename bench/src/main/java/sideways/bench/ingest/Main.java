// SPDX-License-Identifier: Apache-2.0
package sideways.bench.ingest;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import sideways.graph.Graph;
import sideways.graph.GraphFile;
import sideways.run.Run;
import sideways.sources.graph.GraphReader;
import sideways.sources.graph.LoadedGraph;

/**
 * Reads each file with every engine, each in a process of its own; files are in the page cache. Where an engine runs several
 * times in its process, the first run is the cold figure and the fastest of the others the warm one.
 *
 * <pre>  bench/run-ingest</pre>
 */
public final class Main {

    private static final String HEADER = "| engine | threads | cold s | warm s | warm MB/s | CPU s | warm × | peak MiB | anonymous after one read, bytes a tie |%n|---|---|---|---|---|---|---|---|---|%n";

    private Main() { }

    public static void main(String[] args) throws IOException {
        if (args.length == 4) {
            child(Task.valueOf(args[0]), Path.of(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            return;
        }
        Path folder = Files.createTempDirectory("sideways-ingest");
        try {
            System.out.printf(Locale.ROOT, "Machine: %d cores, Java %s, load average %.1f when it began.%n", Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.version"), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            Graph large = TextGraphs.large();
            Path numbers = folder.resolve("numbers.txt");
            Path names = folder.resolve("names.txt");
            TextGraphs.write(large, numbers, "", '\t', "");
            TextGraphs.write(large, names, "", '\t', "user_");
            Path table = folder.resolve("ties.csv");
            TextGraphs.write(TextGraphs.million(), table, "Source,Target\n", ',', "");
            Path saved = folder.resolve("saved.sgraph");
            LoadedGraph loaded = GraphReader.read(List.of(numbers), GraphReader.Options.DEFAULT, Run.seeded(1).threads(2));
            GraphFile.write(saved, loaded.graph(), loaded.names(), loaded.labels());

            long ties = large.edgeCount();
            Table whole = new Table("Whole numbers, rows shuffled", numbers, ties);
            whole.row(Task.SIDEWAYS, 2, 5, "-Xmx260m");
            whole.row(Task.SIDEWAYS, 1, 5, "-Xmx260m");
            whole.row(Task.PLAIN, 1, 2, "-Xmx3g");
            whole.command("igraph in C, Read_Edgelist", "igraph_read.py");
            Table named = new Table("Names such as user_123, rows shuffled", names, ties);
            named.row(Task.SIDEWAYS, 2, 5, "-Xmx320m");
            named.row(Task.SIDEWAYS, 1, 5, "-Xmx320m");
            named.row(Task.PLAIN, 1, 2, "-Xmx3g");
            named.command("igraph in C, Read_Ncol", "igraph_read.py", "names");
            Table snapshot = new Table("The same graph, saved", saved, ties);
            snapshot.row(Task.SIDEWAYS_SNAPSHOT, 2, 5, "-Xmx500m");
            snapshot.row(Task.SIDEWAYS_SNAPSHOT, 1, 5, "-Xmx500m");
            Table end = new Table("End to end: a table of a million ties, read, ranked, searched; one run, cold", table, 889_856);
            end.row(Task.SIDEWAYS_WHOLE, 2, 1, "-Xmx1g");
            end.row(Task.SIDEWAYS_WHOLE, 1, 1, "-Xmx1g");
            end.row(Task.GEPHI_WHOLE, 1, 1, "-Xmx4g");
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /** One file, and what each engine made of it. */
    private static final class Table {
        private final Path file;
        private final double megabytes;
        private final long ties;
        private double base = Double.NaN;

        Table(String title, Path file, long ties) throws IOException {
            this.file = file;
            this.megabytes = Files.size(file) / 1e6;
            this.ties = ties;
            System.out.printf(Locale.ROOT, "%n## %s: %,d ties, %,.0f MB%n%n" + HEADER, title, ties, megabytes);
        }

        void row(Task task, int threads, int runs, String heap) throws IOException {
            print(task.title, threads, said(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap, "-XX:+UseParallelGC",
                    "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), Main.class.getName(), task.name(), file.toString(),
                    Integer.toString(threads), Integer.toString(runs))));
        }

        void command(String title, String script, String... more) throws IOException {
            Path home = Path.of(System.getenv().getOrDefault("SIDEWAYS_BENCH", "bench"));
            List<String> command = new ArrayList<>(List.of("/usr/bin/python3", home.resolve("commands").resolve(script).toString(), file.toString()));
            command.addAll(List.of(more));
            String[] said = said(command);
            print(title, 1, said.length == 4 ? new String[] {said[0], said[0], said[1], said[2], "NaN", said[3]} : said);
        }

        private void print(String title, int threads, String[] said) {
            if (said.length != 6) {
                System.out.printf("| %s | %d | did not run: %s | | | | | | |%n", title, threads, String.join(" ", said));
                return;
            }
            if (Long.parseLong(said[5]) != ties) {
                throw new IllegalStateException(title + " got " + said[5] + " ties of " + ties);
            }
            double cold = Double.parseDouble(said[0]);
            double warm = Double.parseDouble(said[1]);
            base = Double.isNaN(base) ? warm : base;
            double anonymous = Double.parseDouble(said[4]);
            System.out.printf(Locale.ROOT, "| %s | %d | %.3f | %.3f | %,.0f | %.2f | %.2f | %s | %s |%n", title, threads, cold, warm, megabytes / warm,
                    Double.parseDouble(said[2]), warm / base, said[3], Double.isNaN(anonymous) ? "" : String.format(Locale.ROOT, "%.1f", anonymous / ties));
        }
    }

    private static String[] said(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String last = "it said nothing";
            for (String line; (line = out.readLine()) != null;) {
                last = line;
            }
            return last.split(" ");
        }
    }

    private static void child(Task task, Path file, int threads, int runs) throws IOException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double cold = 0;
        double warm = Double.POSITIVE_INFINITY;
        double cpu = 0;
        long ties = 0;
        long anonymous = 0;
        for (int run = 0; run < runs; run++) {
            long wallStart = System.nanoTime();
            long cpuStart = system.getProcessCpuTime();
            ties = task.ties(file, threads);
            double wall = (System.nanoTime() - wallStart) / 1e9;
            double used = (system.getProcessCpuTime() - cpuStart) / 1e9;
            cold = run == 0 ? wall : cold;
            anonymous = run == 0 ? 1024 * kibibytes("RssAnon") : anonymous;
            if ((run > 0 || runs == 1) && wall < warm) {
                warm = wall;
                cpu = used;
            }
        }
        System.out.printf(Locale.ROOT, "%n%.4f %.4f %.4f %.1f %d %d%n", cold, warm, cpu, kibibytes("VmHWM") / 1024.0, anonymous, ties);
    }

    /**
     * Anonymous memory is what the process holds itself, the virtual machine and its compiler included. It is taken after the first read, when it
     * stands at that read's peak, since the heap does not shrink; later reads add what the earlier ones left to be collected.
     */
    private static long kibibytes(String figure) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith(figure))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
    }
}
