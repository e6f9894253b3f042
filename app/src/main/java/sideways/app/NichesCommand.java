// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sideways.graph.Graph;
import sideways.graph.GraphFile;
import sideways.measure.community.Consensus;
import sideways.measure.community.Leiden;
import sideways.measure.community.LevelChoice;
import sideways.measure.community.Modularity;
import sideways.measure.community.Partition;
import sideways.measure.influence.PageRank;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.sources.Import;
import sideways.sources.graph.GraphReader;
import sideways.sources.graph.LeftOut;
import sideways.sources.graph.LoadedGraph;

/** {@code sideways niches GRAPH…}: niches and PageRank of a ready-made graph, without a report. */
@Command(name = "niches", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Find the niches and the PageRank of a ready-made graph: an edge list, a table of ties, GEXF, GraphML, Pajek, METIS or a saved graph; "
                + "or of events that import wrote. "
                + "Nodes are called what the files call them: there are no pseudonyms here.",
        footer = {"", "Examples:", "  sideways niches ties.csv -o members.csv", "  sideways niches com-dblp.txt.gz --quick --save-graph dblp.sgraph"})
final class NichesCommand implements Callable<Integer> {

    private static final int SEARCHES = 10;

    @Parameters(arity = "1..*", paramLabel = "GRAPH", description = "Files of one graph; compressed or not.")
    List<Path> files;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "CSV to write: node, niche, pagerank, confidence.")
    Path output;

    @Option(names = "--resolution", paramLabel = "NUMBER", defaultValue = "auto", description = "The larger, the smaller the niches; auto chooses the level. Default: ${DEFAULT-VALUE}.")
    String resolution;

    @Option(names = "--quick", description = "One search instead of a choice of levels and a consensus: faster, and without confidence.")
    boolean quick;

    @Option(names = "--directed", negatable = true, description = "Ties run one way (or, with --no-directed, both), whatever the files say.")
    Boolean directed;

    @Option(names = "--save-graph", paramLabel = "FILE", description = "Also write the graph as a file that opens at once.")
    Path saved;

    @Mixin
    RunOptions options;

    @Spec
    CommandSpec spec;

    private record Found(Partition partition, double[] confidence) { }

    @Override
    public Integer call() {
        return options.run(spec.commandLine().getErr(), this::run);
    }

    private int run(Run run) {
        long begun = System.nanoTime();
        LoadedGraph loaded = files.stream().allMatch(Import::isParquet) ? LogGraph.load(files, run)
                : GraphReader.read(files, GraphReader.Options.DEFAULT.withDirected(directed), run);
        double readSeconds = (System.nanoTime() - begun) / 1e9;
        if (saved != null) {
            GraphFile.write(saved, loaded.graph(), loaded.names(), loaded.labels());
        }
        run.report("Ranking", 0, 0);
        double[] rank = PageRank.of(loaded.graph(), PageRank.DAMPING, run);
        Graph ties = loaded.graph().undirected();
        run.report("Searching niches", 0, 0);
        Found found = search(ties, run);
        if (output != null) {
            write(loaded, found, rank);
        }
        summary(loaded, ties, found, readSeconds, (System.nanoTime() - begun) / 1e9);
        return 0;
    }

    private Found search(Graph ties, Run run) {
        boolean auto = resolution.equals("auto");
        double gamma = auto ? 1 : number(resolution);
        if (quick || !auto && ties.edgeCount() == 0) {
            return new Found(Leiden.detect(ties, Leiden.Options.DEFAULT.withResolution(gamma), run), null);
        }
        Graph view = ties;
        Consensus.Search again = (graph, r) -> Leiden.detect(graph, Leiden.Options.DEFAULT.withResolution(gamma), r);
        if (auto) {
            LevelChoice.Candidate best = LevelChoice.choose(ties, run).best();
            view = best.view(ties);
            again = best::again;
        }
        Consensus.Result consensus = Consensus.of(view, again, new Consensus.Options(SEARCHES, 5), run);
        return new Found(consensus.partition(), consensus.confidence());
    }

    private static double number(String text) {
        try {
            double value = Double.parseDouble(text);
            if (value > 0 && !Double.isInfinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new UserError("--resolution is \"" + text + "\"; it must be auto or a number above 0, such as 1.", notANumber);
        }
        throw new UserError("--resolution is " + text + "; it must be auto or a number above 0, such as 1.");
    }

    private void write(LoadedGraph loaded, Found found, double[] rank) {
        Path whole = output.toAbsolutePath();
        Path partial = whole.resolveSibling("." + whole.getFileName() + ".partial-" + ProcessHandle.current().pid());
        try {
            try (BufferedWriter out = Files.newBufferedWriter(partial, StandardCharsets.UTF_8)) {
                out.write(loaded.labels() == null ? "node,niche,pagerank,confidence\n" : "node,label,niche,pagerank,confidence\n");
                for (int node = 0; node < rank.length; node++) {
                    out.write(cell(loaded.names().of(node)));
                    if (loaded.labels() != null) {
                        out.write("," + cell(loaded.labels().of(node)));
                    }
                    double confidence = found.confidence == null ? Double.NaN : found.confidence[node];
                    out.write("," + (found.partition.community()[node] + 1) + "," + rank[node] + "," + (Double.isNaN(confidence) ? "" : Double.toString(confidence)) + "\n");
                }
            }
            Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new UserError(output + " cannot be written (" + refused.getMessage() + "); choose another file with -o.", refused);
        } finally {
            partial.toFile().delete();
        }
    }

    /** Quoted where CSV asks for it; a name a spreadsheet would run as a formula gets an apostrophe in front. */
    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !text.matches("[+-]?\\d+") ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private void summary(LoadedGraph loaded, Graph ties, Found found, double readSeconds, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        long several = Arrays.stream(found.partition.sizes()).filter(size -> size > 1).count();
        out.printf(Locale.ROOT, "%,d nodes, %,d ties (%s)%n", loaded.graph().nodeCount, loaded.graph().edgeCount(), loaded.graph().directed ? "one way" : "both ways");
        out.printf(Locale.ROOT, "%,d niches of two and more, modularity %.4f%n", several, Modularity.of(ties, found.partition, 1));
        out.printf(Locale.ROOT, "%.2f s, of which reading %.2f s%n", seconds, readSeconds);
        loaded.notes().forEach(note -> out.println("Note: " + note + "."));
        for (LeftOut left : loaded.leftOut()) {
            out.printf(Locale.ROOT, "Left out: %,d %s%s %s%n", left.rows(), left.rows() == 1 ? "row" : "rows",
                    left.firstLine() > 0 ? " (the first: " + left.file() + " line " + left.firstLine() + ")" : "", left.reason());
        }
    }
}
