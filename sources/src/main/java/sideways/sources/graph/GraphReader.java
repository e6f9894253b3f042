// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import sideways.graph.GraphFile;
import sideways.run.Progress;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.sources.read.Bytes;
import sideways.sources.read.Kind;
import sideways.sources.read.Seen;
import sideways.sources.read.Text;
import sideways.sources.read.TieReader;

/**
 * Reads files into one graph, past the store.
 *
 * <pre>{@code LoadedGraph loaded = GraphReader.read(List.of(Path.of("com-dblp.ungraph.txt")), GraphReader.Options.DEFAULT, run);}</pre>
 *
 * <p>Formats are told from the bytes; but for METIS, whose files are called so ({@code .metis}, {@code .graph}), as lists of numbers may be both. Nodes are numbered by their names, shorter ones first, then by their bytes (so
 * numbers ascend): the same graph whatever the order of rows, files and threads. Whole-number names that fit an int
 * are read without a table; the first name that is none makes the files be read again, with one.
 */
public final class GraphReader {

    /**
     * @param kind the format; null to tell it from the bytes
     * @param directed whether ties run one way; null to go by what the files say, and both ways where they say nothing
     * @param chunkBytes how much a thread takes at a time; the answer does not depend on it
     */
    public record Options(Kind kind, Boolean directed, int chunkBytes) {

        public static final Options DEFAULT = new Options(null, null, Chunks.CHUNK_BYTES);

        public Options {
            if (chunkBytes < 1) {
                throw new IllegalArgumentException("chunkBytes is " + chunkBytes + "; it must be at least 1");
            }
        }

        public Options withKind(Kind kind) {
            return new Options(kind, directed, chunkBytes);
        }

        public Options withDirected(Boolean directed) {
            return new Options(kind, directed, chunkBytes);
        }

        public Options withChunkBytes(int chunkBytes) {
            return new Options(kind, directed, chunkBytes);
        }
    }

    /** Few lines are both an edge list and METIS, but some are; then the name decides. */
    private static final Pattern METIS_NAME = Pattern.compile("\\.(metis|graph)(\\.(gz|bz2|xz|zst))?$", Pattern.CASE_INSENSITIVE);

    /** Numbers below this never ask for a table. */
    private static final int ALWAYS_NUMBERS = 1 << 22;

    private final List<Path> files;
    private final Options options;
    private final Run run;

    private GraphReader(List<Path> files, Options options, Run run) {
        this.files = files;
        this.options = options;
        this.run = run;
    }

    /** @throws UserError when a file cannot be read, is no graph, or no tie is left */
    public static LoadedGraph read(List<Path> files, Options options, Run run) {
        if (files.isEmpty()) {
            throw new UserError("no graph is given; expected at least one file, such as sideways niches ties.csv");
        }
        return new GraphReader(files, options, run).read();
    }

    private LoadedGraph read() {
        List<Kind> kinds = new ArrayList<>();
        for (Path file : files) {
            kinds.add(kind(file));
        }
        if (kinds.contains(Kind.SGRAPH)) {
            return saved(kinds);
        }
        boolean numbers = kinds.stream().allMatch(kind -> kind == Kind.EDGES);
        if (numbers) {
            try {
                return gathered(kinds, false);
            } catch (EdgeLines.NeedsNames names) {
                run.report("Reading again, with names", 0, 0);
            }
        }
        return gathered(kinds, true);
    }

    private LoadedGraph saved(List<Kind> kinds) {
        if (files.size() > 1) {
            throw new UserError(files.get(kinds.indexOf(Kind.SGRAPH)) + " is a saved graph; it must be the only input. Give the files it was made from instead.");
        }
        GraphFile file = GraphFile.open(files.get(0), run);
        return new LoadedGraph(file.graph(), file.names(), file.labels(), file.graph().edgeCount(), List.of(), List.of());
    }

    private Kind kind(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(file + (Files.exists(file) ? " is no file; give the files in it." : " does not exist; check the spelling."));
        }
        if (options.kind != null) {
            return options.kind;
        }
        byte[] head = head(file);
        if (METIS_NAME.matcher(file.getFileName().toString()).find() && TieReader.mayBeMetis(head)) {
            return Kind.METIS;
        }
        Seen seen = Seen.of(head);
        if (seen.kind() == null) {
            throw new UserError(file + " " + seen.problem() + ".");
        }
        return switch (seen.kind()) {
            case EDGES, GEXF, GRAPHML, PAJEK, METIS, SGRAPH -> seen.kind();
            case CSV -> Kind.EDGES;
            default -> throw new UserError(file + " is " + seen.kind().label + ", not a graph; expected an edge list, a table of ties, GEXF, GraphML, Pajek or METIS. "
                    + "To analyze a log, use sideways analyze.");
        };
    }

    private static byte[] head(Path file) {
        try {
            return Bytes.head(file);
        } catch (IOException broken) {
            throw new UserError(file + " cannot be opened (" + broken.getClass().getSimpleName() + "); check that it is whole and that you may read it.", broken);
        }
    }

    private LoadedGraph gathered(List<Kind> kinds, boolean named) {
        GatheredTies gathered = new GatheredTies(options, run);
        Names[] lanes = named ? new Names[run.threads()] : null;
        for (int lane = 0; named && lane < lanes.length; lane++) {
            lanes[lane] = new Names();
        }
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            try {
                if (kinds.get(i) == Kind.EDGES) {
                    edges(file, lanes, gathered);
                } else {
                    ties(file, kinds.get(i), lanes[0], gathered);
                }
            } catch (IOException | UncheckedIOException broken) {
                throw new UserError(file + " cannot be read (" + broken.getMessage() + "); check that it is whole and that you may read it.", broken);
            }
        }
        return gathered.graph(lanes);
    }

    private void edges(Path file, Names[] lanes, GatheredTies gathered) throws IOException {
        TieColumns columns = columns(file);
        long bytes = Files.size(file);
        int limit = (int) Math.min(EdgeLines.NUMBERS_END, Math.max(ALWAYS_NUMBERS, 4 * bytes));
        List<ChunkTies> parts = Collections.synchronizedList(new ArrayList<>());
        String stage = "Reading " + file.getFileName();
        try (Chunks chunks = Chunks.open(file, options.chunkBytes)) {
            int threads = run.threads();
            run.reportingTo(Progress.SILENT).blocks(stage, threads, 1, (lane, a, b) -> {
                EdgeLines lines = new EdgeLines(columns, limit, lanes == null ? null : lanes[lane]);
                Chunks.Chunk chunk = new Chunks.Chunk();
                while (chunks.next(chunk)) {
                    run.checkpoint();
                    parts.add(lines.parse(chunk).in(lane));
                    run.report(stage, chunks.doneBytes(), chunks.fileBytes());
                }
            });
            gathered.edges(file, columns, parts);
            gathered.readAs(file, Kind.EDGES);
            if (chunks.isCut()) {
                gathered.leaveOut(file, 0, "the compressed file breaks off or is damaged; what came before was read. To have the rest, fetch or copy the file again");
            }
        }
    }

    private static TieColumns columns(Path file) throws IOException {
        byte[] head = Bytes.head(file);
        boolean whole = head.length < Bytes.HEAD_BYTES;
        String text = new Text(head, 0, head.length).toString();
        int last = whole ? text.length() : text.lastIndexOf('\n') + 1;
        TieColumns columns = TieColumns.of(text.substring(0, last));
        if (columns.isTable()) {
            throw new UserError(file + " is a table whose columns say nothing of ties; expected a header with source and target, such as source,target,weight. "
                    + "Rename its columns, or use sideways analyze --map.");
        }
        return columns;
    }

    private void ties(Path file, Kind kind, Names names, GatheredTies gathered) throws IOException {
        String stage = "Reading " + file.getFileName();
        try (Bytes.Opened opened = Bytes.open(file)) {
            GatheringSink sink = new GatheringSink(names, () -> {
                run.checkpoint();
                run.report(stage, opened.doneBytes(), opened.fileBytes());
            });
            TieReader.of(kind).read(opened.content(), sink);
            gathered.ties(file, sink);
            gathered.readAs(file, kind);
        }
    }
}
