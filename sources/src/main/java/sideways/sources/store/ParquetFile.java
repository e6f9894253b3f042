// SPDX-License-Identifier: Apache-2.0
package sideways.sources.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import sideways.sources.read.Fields;
import sideways.sources.read.RecordReader;
import sideways.sources.read.RecordSink;

/**
 * A Parquet file, read by DuckDB: its columns, and its rows as records. Every value becomes text: times as UTC, lists as JSON.
 * The rows stream; nothing but some of them is in memory. A line of a record is the number of its row.
 */
public final class ParquetFile implements RecordReader {

    private static final int SAMPLED_ROWS = 1000;

    private final Path file;

    public ParquetFile(Path file) {
        this.file = file;
    }

    /**
     * Names of the columns, lower case, in their order.
     *
     * @throws IOException when the file is none that can be read
     */
    public List<String> columns() throws IOException {
        return types().keySet().stream().map(column -> column.toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether {@link Store#exportParquet} wrote the file. */
    public boolean isOurs() {
        try (Connection connection = open(); Statement statement = connection.createStatement(); ResultSet format = statement.executeQuery(
                "SELECT 1 FROM parquet_kv_metadata(" + name() + ") WHERE decode(key) = 'format' AND decode(value) = " + Database.quoted(Store.EVENTS_FORMAT))) {
            return format.next();
        } catch (SQLException none) {
            return false;
        }
    }

    @Override
    public void read(InputStream unused, Fields fields, RecordSink sink) throws IOException {
        Map<String, String> types = types();
        List<String> values = new ArrayList<>();
        for (int field = 0; field < fields.count(); field++) {
            String path = fields.path(field);
            String column = types.keySet().stream().filter(name -> !path.isEmpty() && name.equalsIgnoreCase(path)).findFirst().orElse(null);
            values.add(column == null ? "NULL" : asText(Database.named(column), types.get(column)));
        }
        String[] value = new String[fields.count()];
        long line = 0;
        try (Connection connection = open(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + String.join(", ", values) + " FROM " + rows())) {
            while (rows.next()) {
                for (int field = 0; field < value.length; field++) {
                    value[field] = rows.getString(field + 1);
                }
                sink.record(++line, value);
            }
        } catch (SQLException damaged) {
            sink.leaveOut(line + 1, "the Parquet file is damaged from this row on; the rows before it were read, the rest could not be");
        }
    }

    /** Copies the first rows into a file of their own, for a look. */
    public void sample(Path target) throws IOException {
        run("COPY (FROM " + rows() + " LIMIT " + SAMPLED_ROWS + ") TO " + Database.quoted(target.toString()) + " (FORMAT parquet)");
    }

    private static String asText(String column, String type) {
        boolean nested = type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP");
        return "CAST(" + (nested ? "to_json(" + column + ")" : column) + " AS VARCHAR)";
    }

    private Map<String, String> types() throws IOException {
        Map<String, String> types = new LinkedHashMap<>();
        try (Connection connection = open(); Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery("DESCRIBE FROM " + rows())) {
            while (columns.next()) {
                types.put(columns.getString(1), columns.getString(2));
            }
            return types;
        } catch (SQLException damaged) {
            throw new IOException("is no Parquet file that can be read", damaged);
        }
    }

    private void run(String sql) throws IOException {
        try (Connection connection = open(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException damaged) {
            throw new IOException("is no Parquet file that can be read", damaged);
        }
    }

    /** Columns named in a folder's name, {@code a=b}, are none of ours. */
    private String rows() {
        return "read_parquet(" + name() + ", hive_partitioning = false)";
    }

    /** The file by its own name, in which DuckDB takes {@code * ? [} for patterns. */
    private String name() {
        return Database.quoted(file.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]"));
    }

    private static Connection open() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("threads", "1");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("jdbc_stream_results", "true");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }
}
