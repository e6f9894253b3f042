// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.sources.read.Bytes;
import sideways.sources.read.Kind;
import sideways.sources.read.Seen;
import sideways.sources.store.ParquetFile;
import sideways.sources.store.Store;

/**
 * Which source a file is taken for and why, without reading all of it.
 *
 * @param container such as "a table"; empty when it is none we read
 * @param source name of the mapping taken; empty when the file is not read
 * @param why what it was told by, or why it is not read
 * @param almost mappings that lack one key only, and which
 * @param rows the first events its beginning gives, by column
 * @param skipped rows of its beginning that give none, and the first reason
 */
public record Explanation(String container, String source, String title, String why, List<String> almost, List<Map<String, String>> rows, String skipped) {

    private static final int MOST_ROWS = 10;
    private static final int MOST_ALMOST = 3;

    public static Explanation of(Path file, Import.Options options, Run run) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(file + " is no file; expected one, such as sideways sources explain comments.ndjson.");
        }
        Mappings mappings = Mappings.builtIn().after(options.mappings());
        Seen seen = Import.seen(file);
        Choice choice = Choice.of(seen, options, mappings);
        List<String> almost = almost(mappings, seen, choice);
        if (choice.mapping() == null) {
            return new Explanation(seen.kind() == null ? "" : seen.kind().label, "", "", choice.problem(), almost, List.of(), "");
        }
        Mapping mapping = choice.mapping();
        String told = mapping.told(seen);
        String why = told != null && options.sourceName().isEmpty() ? "told by " + told
                : !options.sourceName().isEmpty() ? "named by --source" : mapping.source().equals(Choice.TABLE) ? "columns named or guessed: " + columns(choice)
                : "takes all of its containers";
        return sampled(file, options, run, new Explanation(seen.kind().label, mapping.source(), mapping.title(), why, almost, List.of(), ""));
    }

    private static String columns(Choice choice) {
        List<String> pairs = new ArrayList<>();
        for (int field = 0; field < choice.fields().count(); field++) {
            if (!choice.fields().path(field).isEmpty()) {
                pairs.add(choice.fields().name(field) + "=" + choice.fields().path(field));
            }
        }
        return String.join(", ", pairs);
    }

    private static List<String> almost(Mappings mappings, Seen seen, Choice choice) {
        if (seen.kind() == null) {
            return List.of();
        }
        return mappings.all().stream().filter(mapping -> mapping != choice.mapping() && mapping.kinds().contains(seen.kind()))
                .filter(mapping -> mapping.lacking(seen) != null && mapping.lacking(seen).size() == 1)
                .limit(MOST_ALMOST).map(mapping -> mapping.source() + " (lacks " + mapping.lacking(seen).get(0) + ")").toList();
    }

    /** Imports the beginning of the file, from a copy that lies in a folder of the same name. */
    private static Explanation sampled(Path file, Import.Options options, Run run, Explanation told) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("sideways-explain");
            Path place = Files.createDirectories(folder.resolve("in").resolve(Places.folder(file)));
            Path copy = place.resolve(file.getFileName().toString());
            if (Import.seen(file).kind() == Kind.PARQUET) {
                new ParquetFile(file).sample(copy);
            } else {
                Files.write(copy, Bytes.head(file));
            }
            try (Store store = Import.read(List.of(copy), options, folder.resolve("explain.duckdb"), run).store()) {
                long skipped = store.sources().get(0).skipped();
                return new Explanation(told.container, told.source, told.title, told.why, told.almost, store.first(MOST_ROWS),
                        skipped == 0 ? "" : skipped + " rows of the beginning give no event. The first: " + store.firstReason());
            }
        } catch (UserError nothing) {
            return new Explanation(told.container, told.source, told.title, told.why, told.almost, List.of(), nothing.getMessage());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } finally {
            Folders.deleteAll(folder);
        }
    }
}
