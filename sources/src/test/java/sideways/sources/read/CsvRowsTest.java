// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows of tables as bytes; FastCSV, which reads characters, is the slower twin. */
class CsvRowsTest {

    private static final Fields THREE = Fields.of(List.of("a", "b", "c"));

    private final List<String> rows = new ArrayList<>();

    @Test
    void tablesOfAllShapesGiveWhatFastCsvGives() throws IOException {
        for (int attempt = 0; attempt < 3_000; attempt++) {
            Random random = new Random(attempt);
            String table = table(random);
            read(new Dribble(table.getBytes(StandardCharsets.UTF_8), random), ',', '"', 1 << 20);
            assertEquals(byFastCsv(table), rows, "attempt " + attempt + ": " + table);
        }
    }

    private static List<String> byFastCsv(String table) throws IOException {
        List<String> expected = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(table)) {
            for (CsvRecord row : reader) {
                List<String> fields = row.getFields();
                boolean fits = fields.size() >= 3 && fields.stream().skip(3).allMatch(String::isBlank);
                expected.add(row.getStartingLineNumber() + (fits ? ":" + fields.stream().limit(3).map(f -> f.isEmpty() ? "null" : f).toList()
                        : ": has " + fields.size() + (fields.size() == 1 ? " field" : " fields") + "; expected 3 as in the header"));
            }
        }
        return expected;
    }

    @Test
    void whatExportsDoToQuotes() {
        assertEquals(List.of("1:[ab, c, d]"), of("\"a\"b,c,d\n"));
        assertEquals(List.of("1:[6\" pipe, c, d]"), of("6\" pipe,c,d\n"));
        assertEquals(List.of("1:[a\nb, c\"d, null]", "3:[x, y, z]"), of("\"a\nb\",\"c\"\"d\",\r\nx,y,z"));
        // a quote that nobody closes is a character: only its own row can suffer
        assertEquals(List.of("1:[\"a, b, c]", "2:[d, e, f]"), of("\"a,b,c\nd,e,f\n"));
        assertEquals(List.of("1:[x, y, \"z]", "2:[d, e, f]"), of("x,y,\"z\nd,e,f"));
    }

    @Test
    void backslashesBeforeQuotesWhereTheSourceWritesThem() {
        read(new ByteArrayInputStream("\"a\\\"b\",\"c\\\\\",d\\n\n".getBytes(StandardCharsets.UTF_8)), ',', '\\', 1 << 20);
        assertEquals(List.of("1:[a\"b, c\\, d\\n]"), rows);
    }

    @Test
    void bytesThatAreNotUtf8AreWindows1252ValueByValueAndNulsGo() {
        byte[] bytes = "caf\u00e9,ok\0ay,\u201ex\u201c\n".getBytes(Charset.forName("windows-1252"));
        read(new ByteArrayInputStream(bytes), ',', '"', 1 << 20);
        assertEquals(List.of("1:[caf\u00e9, okay, \u201ex\u201c]"), rows);
    }

    @Test
    void aRowTooLongCostsItselfOnly() {
        String text = "a,b,c\n" + "x".repeat(5_000) + ",1,2\nd,e,f\n\"" + "y".repeat(5_000) + "\ng,h,i\n";
        read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ',', '"', 1_024);
        assertEquals(List.of("1:[a, b, c]", "2: is longer than 0 MB; expected a row of a table", "3:[d, e, f]",
                "4: is longer than 0 MB; expected a row of a table", "5:[g, h, i]"), rows);
    }

    @Test
    void aCutFileLosesTheRowItWasCutIn() {
        InputStream cut = new InputStream() {
            private final InputStream start = new ByteArrayInputStream("a,b,c\nd,e,f\ng,h,i".getBytes(StandardCharsets.UTF_8));

            @Override
            public int read() throws IOException {
                int b = start.read();
                if (b < 0) {
                    throw new IOException("cut");
                }
                return b;
            }
        };
        read(cut, ',', '"', 1 << 20);
        assertEquals(List.of("1:[a, b, c]", "2:[d, e, f]", "3: " + Lines.CUT), rows);
    }

    private List<String> of(String table) {
        read(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)), ',', '"', 1 << 20);
        return rows;
    }

    private void read(InputStream input, char delimiter, char escape, int longest) {
        rows.clear();
        RecordSink sink = new RecordSink() {
            @Override
            public void record(long line, String[] value) {
                rows.add(line + ":" + Arrays.toString(value));
            }

            @Override
            public void leaveOut(long line, String reason) {
                rows.add(line + ": " + reason);
            }
        };
        new CsvRows(input, delimiter, escape, new int[] {0, 1, 2}, 0, longest, sink).pushTo(sink, THREE);
        // records go out in batches, problems at once
        rows.sort(Comparator.comparingInt(row -> Integer.parseInt(row.substring(0, row.indexOf(':')))));
    }

    private static String table(Random random) {
        StringBuilder table = new StringBuilder();
        int rows = random.nextInt(6);
        String lineBreak = new String[] {"\n", "\r\n", "\r"}[random.nextInt(3)];
        for (int row = 0; row < rows; row++) {
            int fields = random.nextInt(8) == 0 ? 1 + random.nextInt(5) : 3;
            for (int field = 0; field < fields; field++) {
                table.append(field > 0 ? "," : "").append(field(random));
            }
            table.append(row < rows - 1 || random.nextBoolean() ? lineBreak : "");
        }
        return table.toString();
    }

    private static String field(Random random) {
        if (random.nextBoolean()) {
            return new String[] {"", "x", "long plain text", "mid\"quote", " ", "é日本😀"}[random.nextInt(6)];
        }
        StringBuilder field = new StringBuilder("\"");
        for (int i = random.nextInt(6); i > 0; i--) {
            field.append(new String[] {"a", ",", "\n", "\r\n", "\"\"", "words and words", "é"}[random.nextInt(7)]);
        }
        return field.append('"').toString();
    }

    /** Gives a few bytes at a time, so that every border falls somewhere. */
    private static final class Dribble extends InputStream {
        private final InputStream bytes;
        private final Random random;

        private Dribble(byte[] bytes, Random random) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            return bytes.read(target, offset, Math.min(count, 1 + random.nextInt(5)));
        }
    }
}
