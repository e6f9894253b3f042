// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.measure.community.Partition;
import sideways.run.Run;
import sideways.simulate.AffiliationGraph;
import sideways.simulate.PlantedGraph;
import sideways.simulate.RMat;

/**
 * A graph by its name: {@code lfr1M_mu30}, {@code lfr10M_mu40} (planted communities, mixing .30 and .40),
 * {@code authors1M} (planted communities in a row of cliques), {@code rmat10Mc}, or a text edge list {@code FILE.el} with the communities, if known, in {@code FILE.truth}.
 *
 * @param truth planted or known communities; null where there are none
 */
record BenchGraph(String name, Graph graph, Partition truth) {

    private static final Pattern PLANTED = Pattern.compile("lfr(1|10)M_mu(\\d\\d)");

    static BenchGraph named(String name, long randomSeed) throws IOException {
        Matcher planted = PLANTED.matcher(name);
        if (planted.matches()) {
            PlantedGraph.Options size = planted.group(1).equals("1") ? PlantedGraph.Options.MILLION_EDGES : PlantedGraph.Options.TEN_MILLION_EDGES;
            PlantedGraph made = PlantedGraph.generate(size.withMixing(Integer.parseInt(planted.group(2)) / 100.0), Run.seeded(randomSeed));
            return new BenchGraph(name, made.graph(), made.planted());
        }
        if (name.equals("authors1M")) {
            AffiliationGraph made = AffiliationGraph.generate(AffiliationGraph.Options.MILLION_TIES, Run.seeded(randomSeed));
            return new BenchGraph(name, made.graph(), made.planted());
        }
        if (name.equals("rmat10Mc")) {
            return new BenchGraph(name, RMat.generate(RMat.Options.TEN_MILLION_EDGES, Run.seeded(randomSeed)), null);
        }
        if (name.endsWith(".el")) {
            return read(Path.of(name));
        }
        throw new IllegalArgumentException("graph is \"" + name + "\"; it must be lfr1M_mu30 (or another mixing), lfr10M_mu40, authors1M, rmat10Mc or FILE.el");
    }

    private static BenchGraph read(Path file) throws IOException {
        Map<String, Integer> number = new HashMap<>();
        GraphBuilder builder = new GraphBuilder(false);
        for (String[] pair : pairs(file)) {
            builder.add(number(pair[0], number), number(pair[1], number), 1);
        }
        Graph graph = builder.build(number.size()).simple();
        Path truthFile = Path.of(file.toString().replaceFirst("\\.el$", ".truth"));
        return new BenchGraph(file.getFileName().toString(), graph, Files.exists(truthFile) ? truth(truthFile, number) : null);
    }

    private static Partition truth(Path file, Map<String, Integer> number) throws IOException {
        Map<String, Integer> labels = new HashMap<>();
        int[] label = new int[number.size()];
        Arrays.fill(label, -1);
        for (String[] pair : pairs(file)) {
            Integer node = number.get(pair[0]);
            if (node != null) {
                label[node] = number(pair[1], labels);
            }
        }
        number.forEach((id, node) -> {
            if (label[node] < 0) {
                throw new IllegalArgumentException(file + " names no community for node " + id + "; it must name one for each node of the graph");
            }
        });
        return Partition.of(label);
    }

    private static List<String[]> pairs(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.trim().split("\\s+")).toList();
    }

    private static int number(String id, Map<String, Integer> numbers) {
        return numbers.computeIfAbsent(id, fresh -> numbers.size());
    }
}
