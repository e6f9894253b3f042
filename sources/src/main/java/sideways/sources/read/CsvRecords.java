// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A table with a header line, or of known columns without one. The delimiter is found from the first
 * rows; fields may hold line breaks inside quotes. Remarks above the header, of one or two fields where
 * the table has more, are passed over. A row with fewer or more fields than the header is left out: its
 * values cannot be told apart with certainty.
 */
final class CsvRecords implements RecordReader {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int HEAD_BYTES = 1 << 17;
    private static final int LONGEST_ROW_BYTES = 64 << 20;
    private static final int ROWS_LOOKED_AT = 50;
    private static final int WIDEST_REMARK = 2;
    private static final int NARROWEST_TABLE = 4;

    private final Layout layout;

    CsvRecords(Layout layout) {
        this.layout = layout;
    }

    @Override
    public void read(InputStream input, Fields fields, RecordSink sink) {
        stream(input, fields, sink).pushTo(sink, fields);
    }

    @Override
    public RecordStream stream(InputStream input, Fields fields, RecordSink problems) {
        byte[] head = new byte[HEAD_BYTES];
        int filled = 0;
        InputStream rest = input;
        try {
            for (int read; filled < head.length && (read = input.read(head, filled, head.length - filled)) > 0;) {
                filled += read;
            }
        } catch (IOException broken) {
            rest = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw broken;
                }
            };
        }
        String text = Lines.text(head, filled);
        String doubled = layout.escape() == '"' ? text : doubled(text, layout.escape());
        char delimiter = delimiterOf(doubled);
        List<List<String>> rows = rows(doubled, delimiter);
        if (rows.isEmpty() && !text.isBlank()) {
            problems.leaveOut(1, "the first line names no columns: a quote in it is never closed, or it is longer than " + (HEAD_BYTES >> 10)
                    + " kB. Expected a header, such as author,time,text");
        }
        boolean named = layout.columns().isEmpty();
        int header = named ? headerOf(rows) : 0;
        List<String> columns = !named ? layout.columns() : rows.isEmpty() ? List.of() : header(rows.get(header));
        int[] field = columns.stream().mapToInt(fields::indexOf).toArray();
        InputStream whole = rows.isEmpty() ? InputStream.nullInputStream() : new SequenceInputStream(new ByteArrayInputStream(head, 0, filled), rest);
        return new CsvRows(whole, delimiter, layout.escape(), field, named ? header + 1 : 0, LONGEST_ROW_BYTES, problems);
    }

    /** A text that writes a quote inside quotes as {@code \"}, with that quote doubled. Dumps are not strict about escapes, so others stay. */
    private static String doubled(String text, char escape) {
        StringBuilder doubled = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char after = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (c == escape && (after == '"' || after == escape)) {
                doubled.append(after).append(after == '"' ? "\"" : "");
                i++;
            } else {
                doubled.append(c);
            }
        }
        return doubled.toString();
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

    /** Which of the first rows is the header: remarks above it are narrower than the table. */
    static int headerOf(List<List<String>> rows) {
        int[] rowsOfWidth = new int[rows.stream().mapToInt(List::size).max().orElse(0) + 1];
        rows.forEach(row -> rowsOfWidth[row.size()]++);
        int width = 0;
        for (int w = 1; w < rowsOfWidth.length; w++) {
            width = rowsOfWidth[w] >= rowsOfWidth[width] ? w : width;
        }
        int header = 0;
        while (width >= NARROWEST_TABLE && header < rows.size() - 1 && rows.get(header).size() <= WIDEST_REMARK) {
            header++;
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
            int header = headerOf(rows);
            if (rows.isEmpty() || rows.get(header).size() < 2) {
                continue;
            }
            int columns = rows.get(header).size();
            double agreeing = rows.stream().skip(header).filter(row -> row.size() == columns).count() / (double) (rows.size() - header);
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
                .maxBufferSize(LONGEST_ROW_BYTES);
    }
}
