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
import sideways.app.report.Csv;
import sideways.graph.Graph;
import sideways.graph.GraphFile;
import sideways.measure.community.Consensus;
import sideways.measure.community.Leiden;
import sideways.measure.community.Modularity;
import sideways.measure.community.NicheSearch;
import sideways.measure.community.Partition;
import sideways.measure.influence.PageRank;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.sources.Import;
import sideways.sources.graph.GraphReader;
import sideways.sources.graph.LeftOut;
import sideways.sources.graph.LoadedGraph;
import sideways.sources.read.Kind;

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

    @Option(names = "--format", paramLabel = "FORMAT", description = "What the files are, where their bytes do not tell: edges, gexf, graphml, pajek or metis.")
    String format;

    @Option(names = "--save-graph", paramLabel = "FILE", description = "Also write the graph as a file that opens at once.")
    Path saved;

    @Mixin
    RunOptions options;

    @Spec
    CommandSpec spec;

    /** @param by what the niches were searched by, such as {@code modularity-g1} */
    private record Found(Partition partition, double[] confidence, String by) { }

    @Override
    public Integer call() {
        return options.run(spec.commandLine().getErr(), this::run);
    }

    private int run(Run run) {
        refuseMissingFolder();
        long begun = System.nanoTime();
        LoadedGraph loaded = files.stream().allMatch(Import::isParquet) ? LogGraph.load(files, run)
                : GraphReader.read(files, GraphReader.Options.DEFAULT.withKind(kind()).withDirected(directed), run);
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

    private Kind kind() {
        if (format == null) {
            return null;
        }
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "edges" -> Kind.EDGES;
            case "gexf" -> Kind.GEXF;
            case "graphml" -> Kind.GRAPHML;
            case "pajek" -> Kind.PAJEK;
            case "metis" -> Kind.METIS;
            default -> throw new UserError("--format is \"" + format + "\"; it must be edges, gexf, graphml, pajek or metis. Leave it out to have the format told from the bytes.");
        };
    }

    private void refuseMissingFolder() {
        for (Path file : new Path[] {output, saved}) {
            Path folder = file == null ? null : file.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                throw new UserError("the folder " + folder + " of " + file + " does not exist; make it first, or choose another file.");
            }
        }
    }

    private Found search(Graph ties, Run run) {
        boolean auto = resolution.equals("auto");
        double gamma = auto ? 1 : number(resolution);
        if (quick || !auto && ties.edgeCount() == 0) {
            return new Found(Leiden.detect(ties, Leiden.Options.DEFAULT.withResolution(gamma), run), null, "modularity-g" + resolved(gamma));
        }
        if (auto) {
            NicheSearch found = NicheSearch.of(ties, SEARCHES, run);
            return new Found(found.consensus().partition(), found.consensus().confidence(), found.choice().best().label());
        }
        Consensus.Result found = Consensus.of(ties, (graph, unit, r) -> Leiden.detect(graph, Leiden.Options.DEFAULT.withResolution(gamma), r), new Consensus.Options(SEARCHES, 5), run);
        return new Found(found.partition(), found.confidence(), "modularity-g" + resolved(gamma));
    }

    private static String resolved(double gamma) {
        return gamma == Math.rint(gamma) ? Long.toString((long) gamma) : Double.toString(gamma);
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
                boolean labelled = loaded.labels() != null;
                out.write(labelled ? "node,label,niche,pagerank,confidence\n" : "node,niche,pagerank,confidence\n");
                for (int node = 0; node < rank.length; node++) {
                    int niche = found.partition.community()[node] + 1;
                    Object confidence = found.confidence == null ? "" : (Object) found.confidence[node];
                    out.write(labelled ? Csv.line(loaded.names().of(node), loaded.labels().of(node), niche, rank[node], confidence)
                            : Csv.line(loaded.names().of(node), niche, rank[node], confidence));
                }
            }
            Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new UserError(output + " cannot be written (" + refused.getMessage() + "); choose another file with -o.", refused);
        } finally {
            partial.toFile().delete();
        }
    }

    private void summary(LoadedGraph loaded, Graph ties, Found found, double readSeconds, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        long several = Arrays.stream(found.partition.sizes()).filter(size -> size > 1).count();
        out.printf(Locale.ROOT, "%,d nodes, %,d ties (%s)%n", loaded.graph().nodeCount, loaded.graph().edgeCount(), loaded.graph().directed ? "one way" : "both ways");
        if (ties.edgeCount() == 0) {
            out.println("Nobody is tied to anybody else, so there are no niches.");
        } else {
            int largest = Arrays.stream(found.partition.sizes()).max().orElse(0);
            out.printf(Locale.ROOT, "%,d niches of two and more; the largest holds %,d nodes, %.1f %%%n", several, largest, 100.0 * largest / ties.nodeCount);
            out.printf(Locale.ROOT, "Modularity %.4f (at resolution 1, whatever the niches were searched by: %s)%n", Modularity.of(ties, found.partition, 1), found.by);
        }
        out.printf(Locale.ROOT, "%.2f s, of which reading %.2f s%n", seconds, readSeconds);
        loaded.notes().forEach(note -> out.println("Note: " + note + "."));
        for (LeftOut left : loaded.leftOut()) {
            out.printf(Locale.ROOT, "Left out: %,d %s%s %s%n", left.rows(), left.rows() == 1 ? "row" : "rows",
                    left.firstLine() > 0 ? " (the first: " + left.file() + " line " + left.firstLine() + ")" : "", left.reason());
        }
    }
}
