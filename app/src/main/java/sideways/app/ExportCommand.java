// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sideways.event.EventLog;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.sources.Import;
import sideways.sources.graph.GraphReader;
import sideways.sources.graph.LeftOut;
import sideways.sources.graph.LoadedGraph;
import sideways.sources.store.ParquetFile;
import sideways.sources.store.Store;
import sideways.sources.write.EventTables;
import sideways.sources.write.GexfDocument;
import sideways.sources.write.GexfWriter;
import sideways.sources.write.GraphDocument;
import sideways.sources.write.GraphmlWriter;

/** {@code sideways export INPUT… --to FORMAT}: a log, a graph or an earlier analysis, for another tool. */
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Write a log, a ready-made graph, or what analyze found, in a format of another tool.",
        footerHeading = "%nFormats:%n",
        footer = {"  gexf       who answers or passes on whom, how often and when, in niches: Gephi", "  graphml    the same: igraph, networkx, Cytoscape",
            "  coortweet  who passed on what and when: CooRTweet, coordination detection", "  4cat       posts with their threads: 4CAT, as a custom upload",
            "  parquet    all events with all columns: DuckDB, pandas, and Sideways itself",
            "", "Examples:", "  sideways export out --to graphml", "  sideways export RC_2016-03.zst --to coortweet --reveal -o march.csv"})
final class ExportCommand implements Callable<Integer> {

    /** The formats, by the names the command line has for them. */
    enum Format {
        GEXF("gexf", ".gexf"), GRAPHML("graphml", ".graphml"), COORTWEET("coortweet", ".coortweet.csv"), FOURCAT("4cat", ".4cat.csv"), PARQUET("parquet", ".parquet");

        final String word;
        final String ending;

        Format(String word, String ending) {
            this.word = word;
            this.ending = ending;
        }

        static Format of(String word) {
            return Arrays.stream(values()).filter(format -> format.word.equals(word.strip().toLowerCase(Locale.ROOT))).findFirst().orElseThrow(() -> new UserError(
                    "--to " + word + " is no format; expected one of " + Arrays.stream(values()).map(format -> format.word).collect(Collectors.joining(", ")) + "."));
        }

        boolean isGraph() {
            return this == GEXF || this == GRAPHML;
        }
    }

    private static final int MARK_BYTES = 1024;

    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Files, folders, archives or patterns of any source; graphs; or the folder of an analysis. - for standard input.")
    List<String> inputs;

    @Option(names = "--to", paramLabel = "FORMAT", required = true, description = "gexf, graphml, coortweet, 4cat or parquet.")
    String to;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "File to write; new, or an earlier output. Default: the input's name with the format's ending, here.")
    Path output;

    @Mixin
    ReadingOptions reading;

    @Mixin
    PeopleOptions people;

    @Mixin
    RunOptions options;

    @Spec
    CommandSpec spec;

    private Format format;
    private PrintWriter out;

    @Override
    public Integer call() {
        format = Format.of(to);
        out = spec.commandLine().getOut();
        try (Inputs given = Inputs.of(inputs)) {
            List<Path> paths = given.paths();
            Path target = output != null ? output : Path.of(stem(paths.get(0)) + format.ending);
            return options.run(spec.commandLine().getErr(), run -> write(paths, target, run));
        }
    }

    private int write(List<Path> paths, Path target, Run run) {
        try (OutputFile file = OutputFile.open(target, paths, ExportCommand::isOurs)) {
            if (paths.size() == 1 && isAnalysis(paths.get(0))) {
                ofAnalysis(paths.get(0), file, target, run);
            } else if (format.isGraph() && paths.stream().allMatch(path -> Import.isGraph(path, reading.reading()))) {
                keep(graph(paths, run), file, target);
            } else {
                try (LogFile log = LogFile.imported(paths, reading.reading(), people, file, run)) {
                    ofLog(log, file, target, run);
                }
            }
            return 0;
        } catch (IOException broken) {
            throw LogFile.unwritable(target, broken);
        }
    }

    private void ofAnalysis(Path folder, OutputFile file, Path target, Run run) throws IOException {
        if (people.reveal || people.key != null) {
            throw new UserError(folder + " has the names it was analyzed with, which --" + (people.reveal ? "reveal" : "key") + " cannot change; export the log it was made from.");
        }
        if (format.isGraph()) {
            keep(GexfDocument.read(folder.resolve("graph.gexf")), file, target);
            return;
        }
        try (LogFile log = LogFile.analyzed(folder, file, run)) {
            ofLog(log, file, target, run);
        }
    }

    private void ofLog(LogFile log, OutputFile file, Path target, Run run) throws IOException {
        run.report("Writing " + target.getFileName(), 0, 0);
        switch (format) {
            case PARQUET -> {
                log.store().exportParquet(file.file(), run);
                out.printf(Locale.ROOT, "%,d events%n", log.store().count("SELECT count(*) FROM " + Store.EVENTS));
            }
            case COORTWEET -> tell(EventTables.coortweet(log.store(), file.file(), run), "are of nobody, carry no time, or pass nothing on");
            case FOURCAT -> tell(EventTables.fourCat(log.store(), file.file(), run), "are ties, or likes and votes without words");
            case GEXF, GRAPHML -> {
                EventLog events = log.store().log(run);
                write(LogGraph.of(events, LogGraph.ties(events), events.actorName, actors -> List.of()), file.file());
            }
        }
        log.keep(file, run);
        log.tell(out, target);
    }

    private void tell(EventTables.Written written, String why) {
        out.printf(Locale.ROOT, "%,d rows%s%n", written.rows(), written.leftOut() == 0 ? "" : String.format(Locale.ROOT, "; %,d events have none here: they %s", written.leftOut(), why));
    }

    /** A ready-made graph under its own names, as with {@code sideways niches}; one of ours with its attributes and times. */
    private GraphDocument graph(List<Path> paths, Run run) throws IOException {
        if (paths.size() == 1 && GexfDocument.isOurs(beginning(paths.get(0)))) {
            return GexfDocument.read(paths.get(0));
        }
        LoadedGraph loaded = GraphReader.read(paths, GraphReader.Options.DEFAULT, run);
        loaded.notes().forEach(note -> out.println("Note: " + note + "."));
        for (LeftOut left : loaded.leftOut()) {
            out.printf(Locale.ROOT, "Left out: %,d rows, %s%n", left.rows(), left.reason());
        }
        return GraphDocument.named(loaded.graph(), loaded.names(), loaded.labels());
    }

    private void keep(GraphDocument document, OutputFile file, Path target) throws IOException {
        write(document, file.file());
        file.keep();
        out.println("Written: " + target.toAbsolutePath().normalize());
    }

    private void write(GraphDocument document, Path file) throws IOException {
        if (format == Format.GEXF) {
            GexfWriter.write(file, document);
        } else {
            GraphmlWriter.write(file, document);
        }
        out.printf(Locale.ROOT, "%,d nodes, %,d ties (%s)%n", document.graph().nodeCount, document.graph().edgeCount(), document.graph().directed ? "one way" : "both ways");
    }

    private static boolean isAnalysis(Path input) {
        return Files.isRegularFile(input.resolve(OutputFolder.MARK)) && Files.isRegularFile(input.resolve("sideways.duckdb"));
    }

    /** Tables carry no mark, so none is ever known for ours. */
    private static boolean isOurs(Path there) {
        try {
            return GexfDocument.isOurs(beginning(there)) || GraphmlWriter.isOurs(beginning(there)) || new ParquetFile(there).isOurs();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MARK_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static String stem(Path input) {
        Path name = input.toAbsolutePath().normalize().getFileName();
        String word = name == null ? "export" : name.toString();
        int dot = word.indexOf('.', 1);
        return dot > 0 ? word.substring(0, dot) : word;
    }
}
