// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A table with a header line. The delimiter is found from the first rows; fields may hold line breaks
 * inside quotes. A row with fewer or more fields than the header is left out: its values cannot be told
 * apart with certainty.
 */
final class CsvRecords implements RecordReader {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int LONGEST_FIELD_CHARS = 64 << 20;
    private static final int LONGEST_LINE_BYTES = 1 << 20;
    private static final int ROWS_LOOKED_AT = 50;

    @Override
    public void read(InputStream input, Fields fields, RecordSink sink) {
        Lines lines = new Lines(input, LONGEST_LINE_BYTES);
        StringBuilder start = new StringBuilder();
        // enough lines to choose the delimiter by
        while (start.length() < 1 << 16 && lines.next()) {
            start.append(lines.text());
        }
        char delimiter = delimiterOf(start.toString());
        Iterator<CsvRecord> rows = builder(delimiter).ofCsvRecord(joined(start.toString(), new LinesReader(lines))).iterator();
        CsvRecord last = null;
        int[] field = null;
        int columns = 0;
        long line = 1;
        try {
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                line = row.getStartingLineNumber();
                if (field == null) {
                    List<String> header = header(row.getFields());
                    columns = header.size();
                    field = header.stream().mapToInt(fields::indexOf).toArray();
                    continue;
                }
                emit(last, field, columns, fields, sink);
                last = row;
            }
        } catch (CsvParseException | UncheckedIOException broken) {
            emit(last, field, columns, fields, sink);
            sink.leaveOut(line, lines.cut() != null ? lines.cut()
                    : "a quote that opens after this line is never closed; the rest of the file could not be read. "
                            + "Expected a second quote at the end of the field");
            return;
        }
        if (lines.cut() == null) {
            emit(last, field, columns, fields, sink);
        } else {
            // the last row of a cut file may look whole and yet lack the end of its text
            sink.leaveOut(last == null ? line : last.getStartingLineNumber(), lines.cut());
        }
    }

    private static void emit(CsvRecord row, int[] field, int columns, Fields fields, RecordSink sink) {
        if (row == null) {
            return;
        }
        int count = row.getFieldCount();
        if (count < columns || !isEmptyFrom(row, columns)) {
            sink.leaveOut(row.getStartingLineNumber(), "has " + count + (count == 1 ? " field" : " fields") + "; expected "
                    + columns + " as in the header");
            return;
        }
        String[] value = new String[fields.count()];
        for (int column = 0; column < columns; column++) {
            if (field[column] >= 0 && !row.getField(column).isEmpty()) {
                value[field[column]] = row.getField(column);
            }
        }
        sink.record(row.getStartingLineNumber(), value);
    }

    private static boolean isEmptyFrom(CsvRecord row, int column) {
        for (int extra = column; extra < row.getFieldCount(); extra++) {
            if (!row.getField(extra).isBlank()) {
                return false;
            }
        }
        return true;
    }

    /**
     * The names of the columns: lower case, trimmed; a nameless column is called by its place
     * ({@code _1}), the second of two of one name gets a number ({@code user_2}).
     */
    static List<String> header(List<String> cells) {
        List<String> header = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int column = 0; column < cells.size(); column++) {
            String name = cells.get(column).strip().toLowerCase(Locale.ROOT);
            name = name.isEmpty() ? "_" + (column + 1) : name;
            String free = name;
            for (int copy = 2; !taken.add(free); copy++) {
                free = name + "_" + copy;
            }
            header.add(free);
        }
        return header;
    }

    /** The first rows of a text, for a look at its shape. */
    static List<List<String>> rows(String text, char delimiter) {
        List<List<String>> rows = new ArrayList<>();
        try {
            for (CsvRecord row : builder(delimiter).ofCsvRecord(text)) {
                rows.add(row.getFields());
                if (rows.size() > ROWS_LOOKED_AT) {
                    break;
                }
            }
        } catch (CsvParseException | UncheckedIOException cut) {
            return rows;
        }
        return rows;
    }

    /** The delimiter that splits most rows into as many fields as the header has; the comma if none does. */
    static char delimiterOf(String text) {
        char best = ',';
        double bestScore = 0;
        for (char delimiter : DELIMITERS) {
            List<List<String>> rows = rows(text, delimiter);
            if (rows.isEmpty() || rows.get(0).size() < 2) {
                continue;
            }
            int columns = rows.get(0).size();
            double agreeing = rows.stream().filter(row -> row.size() == columns).count() / (double) rows.size();
            double score = agreeing * Math.log(1 + columns);
            if (score > bestScore) {
                best = delimiter;
                bestScore = score;
            }
        }
        return best;
    }

    /** Lenient: one stray quote in a real export must not end the reading. */
    @SuppressWarnings("removal")    // FastCSV 4 names no other way to allow characters after a closing quote
    private static CsvReader.CsvReaderBuilder builder(char delimiter) {
        return CsvReader.builder().fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true).allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD_CHARS);
    }

    private static Reader joined(String start, Reader rest) {
        StringReader first = new StringReader(start);
        return new Reader() {
            private boolean started;

            @Override
            public int read(char[] target, int offset, int count) throws IOException {
                if (!started) {
                    int read = first.read(target, offset, count);
                    if (read > 0) {
                        return read;
                    }
                    started = true;
                }
                return rest.read(target, offset, count);
            }

            @Override
            public void close() { }
        };
    }
}
