// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Runs definitions and prints their tables:
 *
 * <pre>  bench/run [--record FILE] [--only ENGINE] [--determinism | --stability | --churn] DEFINITION…</pre>
 *
 * <p>Engines take turns, A B C A B C …, each in its own process that stays between its turns; the k-th run
 * of each has randomSeed k. Warm-up runs come first and are not counted.
 */
public final class Main {

    private static final List<String> CHECKS = List.of("--determinism", "--stability", "--churn");

    private Main() { }

    public static void main(String[] args) throws IOException {
        try {
            run(args);
        } catch (IllegalArgumentException wrong) {
            System.err.println("bench: " + wrong.getMessage());
            System.exit(2);
        }
    }

    private static void run(String[] args) throws IOException {
        List<Definition> definitions = new ArrayList<>();
        Path record = null;
        String check = "";
        String only = "";
        for (int i = 0; i < args.length; i++) {
            if (CHECKS.contains(args[i])) {
                check = args[i];
            } else if (args[i].equals("--record") && i + 1 < args.length) {
                record = Path.of(args[++i]);
            } else if (args[i].equals("--only") && i + 1 < args.length) {
                only = args[++i];
            } else {
                definitions.add(Definition.read(Path.of(args[i])));
            }
        }
        if (definitions.isEmpty()) {
            throw new IllegalArgumentException("no definition is given; try bench/run bench/definitions/lfr1M_mu30.toml");
        }
        StringBuilder text = new StringBuilder(machine());
        for (Definition whole : definitions) {
            Definition definition = whole.only(only);
            BenchGraph graph = BenchGraph.named(definition.graph(), definition.randomSeed());
            text.append(switch (check) {
                case "--determinism" -> Determinism.check(graph, definition.randomSeed());
                case "--stability" -> Stability.check(graph, definition.randomSeed());
                case "--churn" -> Churn.check(graph, definition.randomSeed());
                default -> measured(definition, graph);
            });
            if (record != null) {
                Files.writeString(record, text);        // after each, so that an interrupted evening is not lost
            }
        }
        System.out.print(text);
    }

    private static String measured(Definition definition, BenchGraph graph) throws IOException {
        Path folder = Files.createTempDirectory("sideways-bench");
        List<Figures> figures = new ArrayList<>();
        List<Child> children = new ArrayList<>();
        try {
            Path file = folder.resolve("graph.edges");
            EdgeList.of(graph.graph()).write(file);
            for (EngineSpec spec : definition.engines()) {
                Figures of = new Figures(spec);
                figures.add(of);
                children.add(started(spec, definition, file, folder, of));
            }
            int most = definition.engines().stream().mapToInt(spec -> spec.option("repeats", definition.repeats())).max().orElse(0);
            for (int run = 1; run <= most; run++) {
                for (int i = 0; i < children.size(); i++) {
                    Figures of = figures.get(i);
                    if (!of.hasFailed() && run <= of.spec().option("repeats", definition.repeats())) {
                        turn(children.get(i), run, definition, graph, of);
                    }
                }
            }
        } finally {
            for (Child child : children) {
                if (child != null) {
                    child.close();
                }
            }
            delete(folder);
        }
        StringBuilder text = new StringBuilder("\n## " + definition.name() + "\n\n" + definition.analysis() + "\n\n");
        text.append(String.format(Locale.ROOT, "Graph %s, randomSeed %d: %,d nodes, %,d edges%s. Warm-up runs %d.%n%n", graph.name(),
                definition.randomSeed(), graph.graph().nodeCount, graph.graph().edgeCount(),
                graph.truth() == null ? "" : String.format(Locale.ROOT, ", %,d planted communities", graph.truth().communityCount()),
                definition.warmUp()));
        text.append(Figures.HEADER);
        for (Figures of : figures) {
            text.append(of.row(figures.get(0)));
        }
        return text.toString();
    }

    private static Child started(EngineSpec spec, Definition definition, Path file, Path folder, Figures figures) throws IOException {
        try {
            System.err.println(definition.name() + ": " + spec + " loads");
            Child child = new Child(spec, definition, file, folder);
            figures.named(child.name());
            for (int warmUp = 0; warmUp < spec.option("warmUp", definition.warmUp()); warmUp++) {
                child.run(-1 - warmUp, definition.limitSeconds());
            }
            return child;
        } catch (Child.Failed failed) {
            System.err.println(definition.name() + ": " + spec + " " + failed.getMessage());
            figures.failed(failed.getMessage());
            return null;
        }
    }

    private static void turn(Child child, int run, Definition definition, BenchGraph graph, Figures figures) throws IOException {
        try {
            Child.Ran ran = child.run(run, definition.limitSeconds());
            figures.add(ran, Quality.of(graph, ran.community()));
            System.err.println(definition.name() + ": " + figures);
        } catch (Child.Failed failed) {
            System.err.println(definition.name() + ": " + figures.spec() + " " + failed.getMessage());
            figures.failed(failed.getMessage());
        }
    }

    private static String machine() throws IOException {
        Path cpuinfo = Path.of("/proc/cpuinfo");
        String processor = !Files.exists(cpuinfo) ? System.getProperty("os.arch") : Files.readAllLines(cpuinfo).stream()
                .filter(line -> line.startsWith("model name")).map(line -> line.replaceFirst(".*:\\s*", "")).findFirst().orElse("unknown");
        return String.format(Locale.ROOT, "Machine: %d cores (%s), Java %s, load average %.1f when it began.%n",
                Runtime.getRuntime().availableProcessors(), processor, System.getProperty("java.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
