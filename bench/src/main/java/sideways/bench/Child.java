// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The parent's end of the process of one engine; {@link Worker} is the other. */
final class Child implements AutoCloseable {

    /** Engines outside Java: how to start them. */
    private static final Map<String, List<String>> COMMANDS = Map.of(
            "igraph-leiden", List.of("/usr/bin/python3", "commands/igraph_leiden.py"),
            "igraph-leiden-r", List.of("/usr/bin/Rscript", "commands/igraph_leiden.R"),
            "leidenalg", List.of("/usr/bin/python3", "commands/leidenalg_leiden.py"));

    /** Loading is not timed, but must end. */
    private static final int LOAD_SECONDS = 600;

    record Ran(double seconds, double cpuSeconds, long peakKib, int[] community) { }

    /** The engine does not run here, or not in time. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        Failed(String reason) {
            super(reason);
        }
    }

    private final Process process;
    private final BufferedReader answers;
    private final Path communities;
    private final Path complaints;
    private final String name;

    Child(EngineSpec spec, Definition definition, Path graph, Path folder) throws IOException, Failed {
        String unique = spec.toString().replaceAll("[^A-Za-z0-9]+", "-");
        communities = folder.resolve(unique + ".communities");
        complaints = folder.resolve(unique + ".err");
        List<String> command = new ArrayList<>();
        if (COMMANDS.containsKey(spec.engine())) {
            Path home = Path.of(System.getenv().getOrDefault("SIDEWAYS_BENCH", "bench"));
            command.add(COMMANDS.get(spec.engine()).get(0));
            command.add(home.resolve(COMMANDS.get(spec.engine()).get(1)).toString());
        } else {
            command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + definition.heap(),
                    "-XX:+UseParallelGC", "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), Worker.class.getName()));
        }
        command.addAll(List.of(spec.toString(), graph.toString(), communities.toString()));
        process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        name = answer("ready ", LOAD_SECONDS);
    }

    /** Name and version, in the engine's own words. */
    String name() {
        return name;
    }

    Ran run(long randomSeed, int limitSeconds) throws IOException, Failed {
        process.getOutputStream().write(("run " + randomSeed + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String[] figures = answer("ran ", limitSeconds).split(" ");
        return new Ran(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]), Long.parseLong(figures[2]),
                EdgeList.readCommunities(communities));
    }

    private String answer(String expected, int seconds) throws IOException, Failed {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> {
            try {
                return answers.readLine();
            } catch (IOException broken) {
                return null;
            }
        });
        String text;
        try {
            text = line.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            close();
            throw new Failed("stopped after " + seconds + " s");
        } catch (InterruptedException | ExecutionException broken) {
            close();
            throw new IllegalStateException(broken);
        }
        if (text == null || !text.startsWith(expected)) {
            close();
            throw new Failed(text != null ? "said \"" + text + "\"" : lastComplaint());
        }
        return text.substring(expected.length());
    }

    private String lastComplaint() throws IOException {
        List<String> lines = Files.readAllLines(complaints).stream().filter(line -> !line.isBlank() && !line.startsWith("\tat ")).toList();
        return lines.isEmpty() ? "ended without a word" : lines.get(lines.size() - 1).strip();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
