// SPDX-License-Identifier: Apache-2.0
package sideways.sources.store;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBuilder;
import sideways.run.Cancelled;
import sideways.run.Run;
import sideways.run.UserError;

/**
 * One DuckDB file: UTC, no more than 800 MB or a quarter of the machine's memory, overflow beside the file,
 * nothing fetched from the network. A statement ends early when its run is cancelled.
 */
final class Database implements AutoCloseable {

    private static final long CANCEL_POLL_MILLIS = 50;

    private static final long MOST_MEMORY_BYTES = 800L << 20;

    private final Path file;
    private final Path overflow;
    private final DuckDBConnection connection;

    Database(Path file, int threads) {
        this(file, file.resolveSibling(file.getFileName() + ".overflow"), threads, new Properties());
    }

    /** Opens what is there and changes nothing; overflow goes to a folder elsewhere. */
    static Database readOnly(Path file, Path overflow, int threads) {
        Properties settings = new Properties();
        settings.setProperty("access_mode", "READ_ONLY");
        return new Database(file, overflow, threads, settings);
    }

    private Database(Path file, Path overflow, int threads, Properties settings) {
        this.file = file;
        this.overflow = overflow;
        settings.setProperty("threads", Integer.toString(threads));
        settings.setProperty("memory_limit", memoryBytes() / (1 << 20) + "MiB");
        settings.setProperty("temp_directory", overflow.toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("jdbc_stream_results", "true");
        try {
            connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, settings);
            execute("SET TimeZone = 'UTC'");
        } catch (SQLException refused) {
            throw failure(refused, "cannot open " + file);
        }
    }

    /** What does not fit lies in a folder beside the file; more memory than this hardly saves time. */
    private static long memoryBytes() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.max(256L << 20, Math.min(MOST_MEMORY_BYTES, system.getTotalMemorySize() / 4));
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw failure(failed, sql);
        }
    }

    /** Like {@link #execute(String)}, broken off when {@code run} is cancelled. */
    void execute(String sql, Run run) {
        run.checkpoint();
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sideways-sql-watch");
            thread.setDaemon(true);
            return thread;
        });
        try (Statement statement = connection.createStatement()) {
            ScheduledFuture<?> watching = watch.scheduleAtFixedRate(() -> cancelIfAsked(statement, run),
                    CANCEL_POLL_MILLIS, CANCEL_POLL_MILLIS, TimeUnit.MILLISECONDS);
            try {
                statement.execute(sql);
            } finally {
                watching.cancel(false);
            }
        } catch (SQLException failed) {
            if (run.isCancelled()) {
                throw new Cancelled();
            }
            throw failure(failed, sql);
        } finally {
            watch.shutdownNow();
        }
        run.checkpoint();
    }

    private static void cancelIfAsked(Statement statement, Run run) {
        if (run.isCancelled()) {
            try {
                statement.cancel();
            } catch (SQLException over) {
                // the statement ended by itself in the meantime
                return;
            }
        }
    }

    /** Reads one row after another of a result. */
    @FunctionalInterface
    interface RowReader {
        void row(ResultSet row) throws SQLException;
    }

    void query(String sql, RowReader reader) {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.row(rows);
            }
        } catch (SQLException failed) {
            throw failure(failed, sql);
        }
    }

    long number(String sql) {
        long[] number = new long[1];
        query(sql, row -> number[0] = row.getLong(1));
        return number[0];
    }

    DuckDBAppender appender(String table) {
        try {
            return connection.createAppender(table);
        } catch (SQLException failed) {
            throw failure(failed, "append to " + table);
        }
    }

    /** Makes a table function known to queries. */
    void register(String name, DuckDBTableFunction<?, ?, ?> function) {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(name).withFunction(function).register(connection);
        } catch (SQLException failed) {
            throw failure(failed, "register " + name);
        }
    }

    static RuntimeException failure(SQLException failed, String what) {
        String message = String.valueOf(failed.getMessage());
        if (message.contains("No space left") || message.contains("failed to offload")) {
            return new UserError("the disk is full; the store needs about three times the size of the unpacked input. "
                    + "Free some space or choose another output folder.", failed);
        }
        if (message.contains("Could not set lock")) {
            return new UserError("the store is in use by another program (" + what + "); close it and try again.", failed);
        }
        return new IllegalStateException(message + "\nin: " + what, failed);
    }

    /** A text as SQL literal. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A column or table name as SQL identifier. */
    static String named(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            connection.close();
            Files.deleteIfExists(overflow);
        } catch (SQLException failed) {
            throw failure(failed, "close " + file);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    /** Removes a database file with all that DuckDB keeps beside it. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".wal"));
            Path overflow = file.resolveSibling(file.getFileName() + ".overflow");
            if (Files.isDirectory(overflow)) {
                try (var pieces = Files.list(overflow)) {
                    for (Path piece : pieces.toList()) {
                        Files.deleteIfExists(piece);
                    }
                }
            }
            Files.deleteIfExists(overflow);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
