// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.sources.Import;
import sideways.sources.Imported;
import sideways.sources.store.Store;

/**
 * The store of a log while it is written as one file: people under pseudonyms unless revealed, and beside the file the key that
 * ties them to handles and the rows that were left out.
 *
 * @param imported null for what was imported earlier
 * @param pseudonyms the key that was made for this log; null where none was
 */
record LogFile(Store store, Imported imported, Pseudonyms pseudonyms) implements AutoCloseable {

    private static final String SKIPPED = ".skipped.csv";

    /** Imports files into a store in the output's hidden folder. */
    static LogFile imported(List<Path> inputs, Import.Options reading, PeopleOptions people, OutputFile output, Run run) {
        Pseudonyms given = people.key == null ? null : Pseudonyms.read(people.key);
        People how = people.people();
        Import.Options without = Forgetting.without(how.forget(), inputs, reading, given, run);
        Imported imported = Import.read(inputs, without, output.beside("sideways.duckdb"), run);
        Store store = imported.store();
        try {
            Pseudonyms made = given != null || people.reveal ? null : Pseudonyms.ofLog(store.digest(), run.randomSeed());
            Pseudonyms used = people.reveal ? null : given != null ? given : made;
            String[] shown = store.actorNames();
            for (int actor = 0; actor < shown.length && used != null; actor++) {
                shown[actor] = shown[actor] == null ? null : used.of(shown[actor]);
            }
            how.rename(store, shown, used, without.forgotten());
            return new LogFile(store, imported, made);
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    /** The store of an analysis, which is only read. */
    static LogFile analyzed(Path folder, OutputFile output, Run run) {
        return new LogFile(Store.openReadOnly(folder.resolve("sideways.duckdb"), output.beside("overflow"), run), null, null);
    }

    /** Puts the file in its place, and what goes with it. */
    void keep(OutputFile output, Run run) throws IOException {
        run.checkpoint();
        Path skipped = OutputFile.with(output.target(), SKIPPED);
        if (imported != null && imported.skipped() > 0) {
            store.writeSkipped(output.beside("skipped.csv"));
            Files.move(output.beside("skipped.csv"), skipped, StandardCopyOption.REPLACE_EXISTING);
        } else if (imported != null) {
            Files.deleteIfExists(skipped);
        }
        output.keep();
        if (pseudonyms != null) {
            pseudonyms.write(Job.keyFile(output.target()));
        }
    }

    /** What goes with the file, for people. */
    void tell(PrintWriter out, Path output) {
        if (imported != null && imported.skipped() > 0) {
            out.printf(Locale.ROOT, "%,d rows were left out; %s says why.%n", imported.skipped(), OutputFile.with(output, SKIPPED).getFileName());
        }
        if (pseudonyms != null) {
            out.println("People have pseudonyms; the key to them is " + OutputFile.with(output, ".key").getFileName() + ". Pass on the file, keep the key.");
        }
        out.println("Written: " + output.toAbsolutePath().normalize());
        out.flush();
    }

    static UserError unwritable(Path output, IOException broken) {
        return new UserError(output + " cannot be written (" + broken.getMessage() + "); is the disk full, or may you not write there? Nothing was kept.", broken);
    }

    @Override
    public void close() {
        store.close();
    }
}
