// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sideways.event.EventLog;
import sideways.run.UserError;

/** Which way people lean, as somebody has judged: a table of {@code actor} and {@code leaning}, a number below 0 for one side and above 0 for the other. */
final class Leanings {

    private static final String EXPECTED = "expected a CSV with the columns actor and leaning, a number from -1 to 1, such as \"alice,-0.5\"";

    private final Map<String, Double> of = new HashMap<>();
    private final Path file;

    private Leanings(Path file) {
        this.file = file;
    }

    static Leanings read(Path file) {
        Leanings leanings = new Leanings(file);
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : csv) {
                if (!row.getHeader().containsAll(List.of("actor", "leaning"))) {
                    throw new UserError("--leanings " + file + " has the columns " + String.join(", ", row.getHeader()) + "; " + EXPECTED + ". Rename its columns.");
                }
                leanings.put(row);
            }
        } catch (IOException | UncheckedIOException | CsvParseException unreadable) {
            throw new UserError("--leanings " + file + " cannot be read (" + unreadable.getMessage() + "); " + EXPECTED + ". Check the path.", unreadable);
        }
        if (leanings.of.isEmpty()) {
            throw new UserError("--leanings " + file + " tells no leaning; " + EXPECTED + ".");
        }
        return leanings;
    }

    private void put(NamedCsvRecord row) {
        String actor = row.findField("actor").orElse("").strip();
        String told = row.findField("leaning").orElse("").strip();
        double leaning;
        try {
            leaning = Double.parseDouble(told);
        } catch (NumberFormatException words) {
            leaning = Double.NaN;
        }
        if (actor.isEmpty() || !(Math.abs(leaning) <= 1)) {
            throw new UserError("--leanings " + file + ", line " + row.getStartingLineNumber() + " says \"" + told + "\"" + (actor.isEmpty() ? " of nobody" : "") + "; " + EXPECTED + ". Mend the line, or leave it out.");
        }
        Double before = of.put(actor, leaning);
        if (before != null && before != leaning) {
            throw new UserError("--leanings " + file + ", line " + row.getStartingLineNumber() + " says another leaning of an actor than a line before; expected one line an actor. Leave one of them out.");
        }
    }

    /** Leaning of each actor of a log, NaN of those of whom nothing is said. */
    double[] of(EventLog log) {
        double[] leaning = new double[log.actorCount];
        Arrays.setAll(leaning, actor -> log.actorName[actor] == null ? Double.NaN : of.getOrDefault(log.actorName[actor], Double.NaN));
        if (Arrays.stream(leaning).allMatch(Double::isNaN)) {
            throw new UserError("--leanings " + file + " names none of the log's actors; expected handles as they are in the log, such as \"alice\". Compare its column actor with the log's.");
        }
        return leaning;
    }
}
