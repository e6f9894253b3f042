// SPDX-License-Identifier: Apache-2.0
package sideways.bench.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sideways.run.Run;
import sideways.sources.Import;
import sideways.sources.Imported;
import sideways.sources.read.Bytes;
import sideways.sources.read.Fields;
import sideways.sources.read.Kind;
import sideways.sources.read.Layout;
import sideways.sources.read.RecordReader;
import sideways.sources.read.RecordSink;
import sideways.sources.read.RecordStream;

/** Engines that take the wanted fields from every record of a file; each says how many bytes of values it took, so that none can skip work. */
enum Reader {

    SIDEWAYS("Sideways, records") {
        @Override
        long bytes(Path file, List<String> wanted, int threads) throws IOException, InterruptedException {
            Fields fields = Fields.of(wanted);
            try (Bytes.Opened opened = Bytes.open(file)) {
                RecordStream stream = RecordReader.of(isTable(file) ? Kind.CSV : Kind.JSON, Layout.PLAIN).stream(opened.content(), fields, REFUSING);
                long[] taken = new long[threads];
                Thread[] thread = new Thread[threads];
                for (int t = 0; t < threads; t++) {
                    int own = t;
                    thread[t] = new Thread(() -> taken[own] = takeAll(stream.worker(), wanted.size()));
                    thread[t].start();
                }
                long sum = 0;
                for (int t = 0; t < threads; t++) {
                    thread[t].join();
                    sum += taken[t];
                }
                return sum;
            }
        }
    },

    SIDEWAYS_EVENTS("Sideways, whole import to events") {
        @Override
        long bytes(Path file, List<String> wanted, int threads) throws IOException {
            Path folder = Files.createTempDirectory("sideways-reading");
            Path store = folder.resolve("events.duckdb");
            try {
                Imported imported = Import.read(List.of(file), Import.Options.DEFAULT, store, Run.seeded(1).threads(threads));
                imported.store().close();
                return -1;
            } finally {
                Files.deleteIfExists(store);
                Files.deleteIfExists(folder);
            }
        }
    },

    JACKSON("Jackson streaming") {
        @Override
        long bytes(Path file, List<String> wanted, int threads) throws IOException {
            Map<String, Integer> want = new HashMap<>();
            wanted.forEach(name -> want.put(name, want.size()));
            long sum = 0;
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16); JsonParser parser = new JsonFactory().createParser(in)) {
                int depth = 0;
                for (JsonToken token; (token = parser.nextToken()) != null;) {
                    depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                    if (token == JsonToken.FIELD_NAME && depth == 1 && want.containsKey(parser.currentName())) {
                        token = parser.nextToken();
                        sum += token == JsonToken.VALUE_NULL ? 0 : parser.getText().getBytes(StandardCharsets.UTF_8).length;
                    }
                }
            }
            return sum;
        }
    },

    FAST_CSV("FastCSV") {
        @Override
        long bytes(Path file, List<String> wanted, int threads) throws IOException {
            long sum = 0;
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
                for (NamedCsvRecord row : rows) {
                    for (String name : wanted) {
                        sum += row.getField(name).getBytes(StandardCharsets.UTF_8).length;
                    }
                }
            }
            return sum;
        }
    },

    DUCKDB("DuckDB") {
        @Override
        long bytes(Path file, List<String> wanted, int threads) throws SQLException {
            String columns = wanted.stream().map(name -> name + ": 'VARCHAR'").collect(Collectors.joining(", ", "{", "}"));
            String from = isTable(file) ? "read_csv('" + file + "', header=true, all_varchar=true)"
                    : "read_json('" + file + "', format='newline_delimited', columns=" + columns + ")";
            String sum = wanted.stream().map(name -> "coalesce(sum(strlen(" + name + ")), 0)").collect(Collectors.joining(" + "));
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
                statement.execute("SET threads = " + threads);
                try (ResultSet result = statement.executeQuery("SELECT " + sum + " FROM " + from)) {
                    result.next();
                    return result.getLong(1);
                }
            }
        }
    };

    private static final RecordSink REFUSING = new RecordSink() {
        @Override
        public void record(long line, String[] value) {
            throw new IllegalStateException("a stream pushes nothing");
        }

        @Override
        public void leaveOut(long line, String reason) {
            throw new IllegalStateException("line " + line + " " + reason);
        }
    };

    final String title;

    Reader(String title) {
        this.title = title;
    }

    /** @return bytes of all values taken, −1 where the engine cannot say */
    abstract long bytes(Path file, List<String> wanted, int threads) throws IOException, SQLException, InterruptedException;

    static boolean isTable(Path file) {
        return file.toString().endsWith(".csv");
    }

    private static long takeAll(RecordStream.Worker worker, int fields) {
        int most = 2_048;
        byte[][][] value = new byte[fields][most][];
        long[] line = new long[most];
        long sum = 0;
        for (int taken; (taken = worker.take(value, line, most)) > 0;) {
            for (byte[][] column : value) {
                for (int i = 0; i < taken; i++) {
                    sum += column[i] == null ? 0 : column[i].length;
                }
            }
        }
        return sum;
    }
}
