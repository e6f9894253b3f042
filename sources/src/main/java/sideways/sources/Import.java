// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sideways.finding.Findings;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.sources.read.Bytes;
import sideways.sources.read.Kind;
import sideways.sources.read.RecordReader;
import sideways.sources.read.RecordStream;
import sideways.sources.read.Seen;
import sideways.sources.store.ParquetFile;
import sideways.sources.store.Staging;
import sideways.sources.store.Store;

/**
 * Reads files into a store.
 *
 * <pre>{@code
 * try (Store store = Import.read(List.of(Path.of("RC_2016-03.zst")), Import.Options.DEFAULT, out, run).store()) {
 *     EventLog log = store.log(run);
 * }
 * }</pre>
 *
 * <p>Each file's source is told from its content. The order of files and rows leaves no trace in the log,
 * nor do the threads. Every row left out is in the store with its reason.
 */
public final class Import {

    /** A smaller file is read before a second thread has started. */
    private static final long WORTH_SHARING_BYTES = 1 << 20;

    private static final String MACROS = "/sideways/sources/macros.sql";

    /** Sources that {@code sideways.sources.graph} reads as well. */
    private static final Set<String> GRAPHS = Set.of("gexf", "graph", "edges", "ties-table");

    private Import() { }

    /**
     * @param sourceName source all files are of, or empty to tell it from their content
     * @param columns event column to column of the input, such as {@code actor} to {@code user}; what is
     *     not named is guessed; an empty value says that there is none
     * @param channel channel of events whose source names none, such as a 4chan board; or empty
     * @param keepRaw whether the records as read are kept in the store beside the events
     * @param mappings the user's own, tried before the built-in ones
     */
    public record Options(String sourceName, Map<String, String> columns, String channel, boolean keepRaw, List<Mapping> mappings, Set<String> forgotten) {

        public static final Options DEFAULT = new Options("", Map.of(), "", false, List.of(), Set.of());

        public Options {
            columns = Map.copyOf(columns);
            mappings = List.copyOf(mappings);
            forgotten = Set.copyOf(forgotten);
            for (String column : columns.keySet()) {
                if (!Guess.COLUMNS.contains(column)) {
                    throw new UserError("--map " + column + "=… names no column of an event" + Nearest.hint(column, Guess.COLUMNS)
                            + ". Columns: " + String.join(", ", Guess.COLUMNS));
                }
            }
        }

        public Options withSource(String sourceName) {
            return new Options(sourceName, columns, channel, keepRaw, mappings, forgotten);
        }

        public Options withColumns(Map<String, String> columns) {
            return new Options(sourceName, columns, channel, keepRaw, mappings, forgotten);
        }

        public Options withChannel(String channel) {
            return new Options(sourceName, columns, channel, keepRaw, mappings, forgotten);
        }

        public Options withRaw() {
            return new Options(sourceName, columns, channel, true, mappings, forgotten);
        }

        /** @param forgotten handles, in lower case, whose rows are left out and whom no other row may address */
        public Options withForgotten(Set<String> forgotten) {
            return new Options(sourceName, columns, channel, keepRaw, mappings, forgotten);
        }

        public Options withMappings(List<Mapping> mappings) {
            return new Options(sourceName, columns, channel, keepRaw, mappings, forgotten);
        }
    }

    /**
     * @param inputs files and folders
     * @param duckdbFile where the store goes; one already there is replaced when the import has succeeded
     * @throws UserError when nothing could be read
     */
    public static Imported read(List<Path> inputs, Options options, Path duckdbFile, Run run) {
        return read(inputs, options, Mappings.builtIn().after(options.mappings()), duckdbFile, run);
    }

    /** The same with other mappings, for instance the built-in ones and a user's own. */
    public static Imported read(List<Path> inputs, Options options, Mappings mappings, Path duckdbFile, Run run) {
        Path target = duckdbFile.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
        } catch (IOException refused) {
            throw new UserError("cannot make the folder " + target.getParent() + " (" + refused.getClass().getSimpleName()
                    + "); choose another output folder.", refused);
        }
        Path temporary = target.resolveSibling(target.getFileName() + ".staging");
        try (InputFiles input = InputFiles.of(inputs, target); Staging staging = new Staging(temporary, Mappings.resource(MACROS), options.keepRaw(), run)) {
            staging.forget(options.forgotten());
            Map<Mapping, List<Planned>> plan = plan(input, options, mappings, staging, run);
            for (Mapping mapping : mappings.all()) {
                if (plan.containsKey(mapping)) {
                    stage(mapping, plan.get(mapping), options, staging, run);
                }
            }
            Store store = Store.build(staging, target, run);
            return checked(store, input);
        }
    }

    /** A file and how to read it. */
    private record Planned(int number, InputFiles.Input input, Seen seen, Choice choice) { }

    private static Map<Mapping, List<Planned>> plan(InputFiles input, Options options, Mappings mappings, Staging staging, Run run) {
        Map<Mapping, List<Planned>> plan = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (InputFiles.Input file : input.files()) {
            run.checkpoint();
            Seen seen = seen(file.path());
            Choice choice = Choice.of(seen, options, mappings);
            staging.file(number, file.name(), choice.mapping() == null ? "" : choice.mapping().source(), Places.folder(file.path()), Places.stem(file.path()));
            if (choice.mapping() == null) {
                problems.add(file.path() + " " + choice.problem());
                staging.leaveOut(number, choice.problem());
            } else {
                plan.computeIfAbsent(choice.mapping(), none -> new ArrayList<>()).add(new Planned(number, file, seen, choice));
            }
            number++;
        }
        for (InputFiles.LeftOut leftOut : input.leftOut()) {
            staging.file(number, leftOut.name(), "", "", "");
            staging.leaveOut(number++, leftOut.reason());
        }
        if (plan.isEmpty()) {
            throw new UserError(problems.size() == 1 ? problems.get(0)
                    : "none of the " + problems.size() + " files can be read. The first: " + problems.get(0));
        }
        return plan;
    }

    static Seen seen(Path file) {
        try {
            Seen seen = Seen.of(Bytes.head(file));
            return seen.kind() == Kind.PARQUET ? columnsSeen(file) : seen;
        } catch (IOException | RuntimeException broken) {
            return new Seen(null, Set.of(), "cannot be opened (" + broken.getClass().getSimpleName()
                    + "); it may be damaged, or you may not read it. Fetch it again or check its permissions");
        }
    }

    /** Whether a file is Parquet, by its bytes. */
    public static boolean isParquet(Path file) {
        return Files.isRegularFile(file) && seen(file).kind() == Kind.PARQUET;
    }

    /** Whether a file is a ready-made graph, so that {@code sideways.sources.graph} reads it as well. */
    public static boolean isGraph(Path file, Options options) {
        Mapping mapping = Files.isRegularFile(file) ? Choice.of(seen(file), options, Mappings.builtIn().after(options.mappings())).mapping() : null;
        return mapping != null && GRAPHS.contains(mapping.source());
    }

    private static Seen columnsSeen(Path file) throws IOException {
        if (Bytes.isWrapped(file)) {
            return new Seen(null, Set.of(), "is a Parquet file inside a compressed one; unpack it first");
        }
        try {
            return new Seen(Kind.PARQUET, new LinkedHashSet<>(new ParquetFile(file).columns()), "");
        } catch (IOException damaged) {
            return new Seen(null, Set.of(), "begins like a Parquet file and cannot be read; it may be cut. Fetch it again");
        }
    }

    private static void stage(Mapping mapping, List<Planned> files, Options options, Staging staging, Run run) {
        try (Staging.Records records = staging.records(mapping.fields(), run)) {
            for (Planned file : files) {
                String hint = options.channel().isEmpty() ? Places.board(file.input().path()) : options.channel();
                RecordReader reader = file.seen().kind() == Kind.PARQUET ? new ParquetFile(file.input().path()) : RecordReader.of(file.seen().kind(), mapping.layoutOf(file.seen()));
                try {
                    if (!readTogether(file, hint, reader, records, run)) {
                        readAlone(file, hint, reader, records, run);
                    }
                } catch (IOException broken) {
                    records.of(file.number(), hint, () -> { }).leaveOut(0, "cannot be read on (" + broken.getClass().getSimpleName() + ")");
                }
            }
        }
        staging.map(mapping.source(), mapping.query(), mapping.ids(), Mapping.EVENT_COLUMNS, options.channel(), run);
    }

    /** Whether the file is large enough, and such that several threads could read it. */
    private static boolean readTogether(Planned file, String hint, RecordReader reader, Staging.Records records, Run run) throws IOException {
        if (Files.size(file.input().path()) < WORTH_SHARING_BYTES) {
            return false;
        }
        try (Bytes.Opened opened = Bytes.open(file.input().path())) {
            Runnable progress = () -> run.report("Reading " + file.input().name(), opened.doneBytes(), opened.fileBytes());
            RecordStream stream = reader.stream(opened.content(), file.choice().fields(), records.of(file.number(), hint, progress));
            if (stream == null) {
                return false;
            }
            records.takeAll(file.number(), hint, stream, progress);
            return true;
        }
    }

    private static void readAlone(Planned file, String hint, RecordReader reader, Staging.Records records, Run run) throws IOException {
        try (Bytes.Opened opened = Bytes.open(file.input().path())) {
            Runnable progress = () -> run.report("Reading " + file.input().name(), opened.doneBytes(), opened.fileBytes());
            reader.read(opened.content(), file.choice().fields(), records.of(file.number(), hint, progress));
            run.report("Reading " + file.input().name(), opened.fileBytes(), opened.fileBytes());
        }
    }

    private static Imported checked(Store store, InputFiles input) {
        List<Findings.Source> sources = store.sources();
        long skipped = sources.stream().mapToLong(Findings.Source::skipped).sum();
        if (sources.stream().mapToLong(Findings.Source::events).sum() == 0) {
            String reason = store.firstReason();
            store.close();
            throw new UserError("there is no event in " + input.files().get(0).path() + (input.files().size() > 1 ? " and the other files" : "")
                    + "; " + skipped + " rows were left out. The first: " + reason);
        }
        return new Imported(store, sources, skipped);
    }
}
