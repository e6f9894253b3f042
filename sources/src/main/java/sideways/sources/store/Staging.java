// SPDX-License-Identifier: Apache-2.0
package sideways.sources.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBAppender;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.sources.read.RecordSink;
import sideways.sources.read.RecordStream;

/**
 * The temporary database: records of one source after the other in table {@code record}, and what its
 * mapping makes of them in table {@code staged}. Gone when closed.
 *
 * <p>What every event goes through on its way from a mapping into {@code staged}: texts and names lose
 * e-mail addresses; nobody's names become NULL; web addresses and hashtags of the text join those given;
 * times become UTC milliseconds; an action not given follows from what is given.
 */
public final class Staging implements AutoCloseable {

    /** Rows between two checkpoints. */
    private static final int ROWS_PER_CHECK = 4096;

    /** How much of a row left out is kept. */
    static final int RAW_LENGTH = 120;

    final Database database;
    private final List<String> rawTables = new ArrayList<>();
    private final boolean keepRaw;
    private final AtomicLong rows = new AtomicLong();
    private final RecordTable recordTable;
    private boolean forgets;
    private int tables;

    /** @param macros the SQL macros mappings can use, one statement after the other */
    public Staging(Path file, String macros, boolean keepRaw, Run run) {
        Database.delete(file);
        this.keepRaw = keepRaw;
        this.database = new Database(file, run.threads());
        this.recordTable = new RecordTable(rows, run);
        database.register(RecordTable.NAME, recordTable);
        // thrown away in the end: moving the log of changes into the file would gain nothing. (The lasting
        // database is attached to this one, so Canon asks for its checkpoint by name.)
        database.execute("SET wal_autocheckpoint = '1TB'");
        database.execute("PRAGMA disable_checkpoint_on_shutdown");
        // for the same reason; the lasting database is compressed, Canon sees to that
        database.execute("SET force_compression = 'uncompressed'");
        for (String statement : macros.split(";\\s*\n")) {
            if (!statement.isBlank()) {
                database.execute(statement);
            }
        }
        database.execute("CREATE TABLE staged (ids VARCHAR, row BIGINT, item VARCHAR, actor VARCHAR, to_actor VARCHAR, "
                + "name VARCHAR, action VARCHAR, parent VARCHAR, root VARCHAR, share_of VARCHAR, channel VARCHAR, "
                + "time TIMESTAMP, text VARCHAR, urls VARCHAR[], tags VARCHAR[], amount DOUBLE, count INTEGER, "
                + "anonymous BOOLEAN, deleted BOOLEAN, undirected BOOLEAN, skip VARCHAR, also BIGINT[])");
        database.execute("CREATE TABLE file (file INTEGER, name VARCHAR, source VARCHAR, folder VARCHAR, stem VARCHAR)");
        database.execute("CREATE TABLE origin (row BIGINT, file INTEGER, line BIGINT)");
        database.execute("CREATE TABLE left_out (file INTEGER, line BIGINT, reason VARCHAR, raw VARCHAR)");
        database.execute("CREATE TABLE bare (row BIGINT, raw VARCHAR)");
        database.execute("CREATE TABLE forgotten (handle VARCHAR)");
    }

    /**
     * Names a file.
     *
     * @param source empty for one that no mapping fits
     * @param folder name of the folder it lies in
     * @param stem its own name without endings
     */
    public void file(int file, String name, String source, String folder, String stem) {
        database.execute("INSERT INTO file VALUES (" + file + ", " + Database.quoted(name) + ", " + Database.quoted(source) + ", "
                + Database.quoted(folder) + ", " + Database.quoted(stem) + ")");
    }

    /** Whose rows are left out: handles in lower case. */
    public void forget(java.util.Collection<String> handles) {
        for (String handle : handles) {
            database.execute("INSERT INTO forgotten VALUES (" + Database.quoted(handle) + ")");
        }
        forgets = !handles.isEmpty();
    }

    /** A file left out as a whole: one row, explained. */
    public void leaveOut(int file, String reason) {
        database.execute("INSERT INTO left_out VALUES (" + file + ", 0, mask_email(" + Database.quoted(reason) + "), NULL)");
    }

    /** Opens a fresh table {@code record} with these columns. */
    public Records records(List<String> fields, Run run) {
        String table = "record_" + ++tables;
        StringBuilder columns = new StringBuilder("row BIGINT, file INTEGER, line BIGINT, hint VARCHAR");
        for (String field : fields) {
            columns.append(", ").append(Database.named(field)).append(" VARCHAR");
        }
        database.execute("CREATE TABLE " + table + " (" + columns + ")");
        database.execute("CREATE OR REPLACE TEMP VIEW record AS SELECT r.*, f.folder, f.stem FROM " + table + " r JOIN file f ON f.file = r.file");
        return new Records(table, fields, run);
    }

    /** Takes the records of one source, file by file. */
    public final class Records implements AutoCloseable {
        private final String table;
        private final List<String> fields;
        private final Run run;
        private final DuckDBAppender appender;
        private final DuckDBAppender problems;

        private Records(String table, List<String> fields, Run run) {
            this.table = table;
            this.fields = fields;
            this.run = run;
            this.appender = database.appender(table);
            this.problems = database.appender("left_out");
        }

        /** @param afterSome called every few thousand rows, for progress */
        public RecordSink of(int file, String hint, Runnable afterSome) {
            return new RecordSink() {
                @Override
                public void record(long line, String[] value) {
                    long row = rows.incrementAndGet();
                    if (row % ROWS_PER_CHECK == 0) {
                        run.checkpoint();
                        afterSome.run();
                    }
                    append(row, file, line, hint, value);
                }

                @Override
                public void leaveOut(long line, String reason) {
                    leaveOut(line, reason, null);
                }

                @Override
                public void leaveOut(long line, String reason, String raw) {
                    try {
                        problems.beginRow().append(file).append(line).append(reason);
                        if (raw == null) {
                            problems.appendNull();
                        } else {
                            problems.append(raw.replace("\0", ""));
                        }
                        problems.endRow();
                    } catch (SQLException failed) {
                        throw Database.failure(failed, "append to left_out");
                    }
                }
            };
        }

        /**
         * Takes all records of a stream, with as many threads as the run has. What {@code of(…)} has taken must come before.
         *
         * @param afterSome called every few thousand rows, for progress
         */
        public void takeAll(int file, String hint, RecordStream stream, Runnable afterSome) {
            recordTable.read(stream, fields, afterSome);
            // the rows carry their lines, and their order leaves no trace
            database.execute("SET preserve_insertion_order = false");
            database.execute("INSERT INTO " + table + " SELECT row, " + file + ", line, " + (hint == null ? "NULL" : Database.quoted(hint)) + ", * EXCLUDE (row, line) FROM "
                    + RecordTable.NAME + "()", run);
            database.execute("SET preserve_insertion_order = true");
        }

        private void append(long row, int file, long line, String hint, String[] value) {
            try {
                appender.beginRow().append(row).append(file).append(line).append(hint);
                for (String text : value) {
                    if (text == null) {
                        appender.appendNull();
                    } else {
                        appender.append(text.indexOf('\0') < 0 ? text : text.replace("\0", ""));
                    }
                }
                appender.endRow();
            } catch (SQLException failed) {
                throw Database.failure(failed, "append to " + table);
            }
        }

        @Override
        public void close() {
            try {
                appender.close();
                problems.close();
            } catch (SQLException failed) {
                throw Database.failure(failed, "append to " + table);
            }
        }
    }

    /**
     * Runs a mapping's query over the records taken last and stages its events.
     *
     * @param channel channel of events that have none; empty for none
     * @throws UserError when the query is not one a mapping may have
     */
    public void map(String source, String query, String ids, List<String> eventColumns, String channel, Run run) {
        String table = "record_" + tables;
        Map<String, String> type = columnsOf(query, source, eventColumns);
        database.execute("INSERT INTO staged WITH mapped AS MATERIALIZED (" + query + "\n), cleaned AS MATERIALIZED (SELECT "
                + cleaned(type) + " FROM mapped) SELECT coalesce(given_ids, " + Database.quoted(ids) + "), row, " + completed(channel) + " FROM cleaned", run);
        database.execute("INSERT INTO origin SELECT row, file, line FROM " + table);
        database.execute("INSERT INTO bare SELECT row, concat_ws(' | ', *COLUMNS(lambda c: c NOT IN ('row', 'file', 'line', 'hint'))) FROM (SELECT r.* FROM " + table
                + " r ANTI JOIN (SELECT row FROM staged WHERE skip IS NULL UNION ALL SELECT unnest(also) FROM staged WHERE skip IS NULL) s ON r.row = s.row)", run);
        database.execute("DROP VIEW record");
        if (keepRaw) {
            database.execute("ALTER TABLE " + table + " RENAME TO " + Database.named("raw_" + source));
            rawTables.add("raw_" + source);
        } else {
            database.execute("DROP TABLE " + table);
        }
    }

    /** Whether rows left out may be shown as they were: not when somebody is to be forgotten, who may stand in any of them. */
    boolean showsRaw() {
        return !forgets;
    }

    List<String> rawTables() {
        return rawTables;
    }

    private Map<String, String> columnsOf(String query, String source, List<String> eventColumns) {
        Map<String, String> type = new LinkedHashMap<>();
        try {
            database.query("DESCRIBE " + query, row ->
                    type.put(row.getString(1).toLowerCase(Locale.ROOT), row.getString(2)));
        } catch (IllegalStateException wrong) {
            throw new UserError("the query of mapping " + source + " does not run: " + wrong.getMessage(), wrong);
        }
        if (!type.containsKey("row")) {
            throw new UserError("the query of mapping " + source + " yields no column row; expected SELECT row, … FROM record.");
        }
        for (String column : type.keySet()) {
            if (!column.equals("row") && !eventColumns.contains(column)) {
                throw new UserError("the query of mapping " + source + " yields a column " + column + "; expected row and any of "
                        + String.join(", ", eventColumns) + ".");
            }
        }
        return type;
    }

    /** Ids, handles and texts as they may be stored: trimmed, nobody's names NULL, no e-mail address. */
    private String cleaned(Map<String, String> type) {
        String actor = text(type, "actor");
        return String.join(", ", "row", "nullif(trim(" + text(type, "ids") + "), '') AS given_ids",
                "plain_key(" + text(type, "item") + ") AS item",
                "plain_handle(" + actor + ") AS actor",
                "coalesce(gone(" + actor + "), false) AS actor_gone",
                "nobody(" + actor + ") AS actor_nobody",
                addressed(text(type, "to_actor")) + " AS to_actor",
                "mask_email(" + text(type, "name") + ") AS name",
                "nullif(lower(trim(" + text(type, "action") + ")), '') AS action",
                "plain_key(" + text(type, "parent") + ") AS parent",
                "plain_key(" + text(type, "root") + ") AS root",
                "plain_key(" + text(type, "share_of") + ") AS share_of",
                "nullif(mask_email(trim(" + text(type, "channel") + ")), '') AS channel",
                "date_trunc('millisecond', " + time(type) + ") AS time",
                "mask_email(nullif(" + text(type, "text") + ", '')) AS text",
                "mask_emails(" + list(type, "urls") + ") AS urls",
                "mask_emails(" + list(type, "tags") + ") AS tags",
                number(type, "amount") + " AS amount",
                number(type, "count") + " AS count",
                flag(type, "anonymous") + " AS anonymous",
                flag(type, "deleted") + " AS deleted",
                flag(type, "undirected") + " AS undirected",
                (forgets ? "CASE WHEN " + isForgotten(actor) + " THEN 'forgotten' ELSE nullif(" + text(type, "skip") + ", '') END" : "nullif(" + text(type, "skip") + ", '')") + " AS skip",
                (type.containsKey("also") ? "CAST(mapped.also AS BIGINT[])" : "CAST(NULL AS BIGINT[])") + " AS also");
    }

    private String addressed(String handle) {
        return forgets ? "CASE WHEN NOT coalesce(" + isForgotten(handle) + ", false) THEN plain_handle(" + handle + ") END" : "plain_handle(" + handle + ")";
    }

    private static String isForgotten(String handle) {
        return "lower(plain_handle(" + handle + ")) IN (SELECT handle FROM forgotten)";
    }

    /** The columns of {@code staged} after ids and row, from cleaned ones. */
    private static String completed(String channel) {
        return String.join(", ", "item, actor, to_actor, name",
                "coalesce(action, CASE WHEN parent IS NOT NULL THEN 'reply' WHEN share_of IS NOT NULL THEN 'share' "
                        + "WHEN to_actor IS NULL THEN 'post' WHEN text IS NULL THEN 'tie' ELSE 'reply' END)",
                "parent, root, share_of",
                "coalesce(channel, nullif(" + Database.quoted(channel) + ", ''))",
                "time, text",
                labels("urls", "links(text)", "trim(e)"),
                labels("tags", "hashtags(text)", "lower(rtrim(ltrim(e, '# ')))"),
                "amount",
                "greatest(1, coalesce(TRY_CAST(round(count) AS INTEGER), 1))",
                "coalesce(anonymous, actor_nobody AND NOT actor_gone AND NOT coalesce(deleted, false))",
                "coalesce(deleted, false) OR actor_gone",
                "coalesce(undirected, false)",
                "coalesce(skip, CASE WHEN action NOT IN ('post', 'reply', 'share', 'quote', 'give', 'vote', 'like', 'tie') "
                        + "THEN 'has an action that is none; expected post, reply, share, quote, give, vote, like or tie' "
                        + "WHEN coalesce(item, actor, text, parent, share_of, to_actor) IS NULL "
                        + "THEN 'is empty: neither id, author, text nor target' END)",
                "also");
    }

    private static String text(Map<String, String> type, String column) {
        return type.containsKey(column) ? "CAST(mapped." + column + " AS VARCHAR)" : "CAST(NULL AS VARCHAR)";
    }

    private static String flag(Map<String, String> type, String column) {
        return "BOOLEAN".equals(type.get(column)) ? "mapped." + column : "yes(" + text(type, column) + ")";
    }

    private static String number(Map<String, String> type, String column) {
        String number = "TRY_CAST(" + text(type, column) + " AS DOUBLE)";
        return "CASE WHEN isfinite(" + number + ") THEN " + number + " END";
    }

    private static String list(Map<String, String> type, String column) {
        if (!type.containsKey(column)) {
            return "CAST(NULL AS VARCHAR[])";
        }
        return type.get(column).endsWith("[]") ? "CAST(mapped." + column + " AS VARCHAR[])" : "list_of(" + text(type, column) + ")";
    }

    /** Given and found labels as one sorted list; most texts have none, and lists are costly. */
    private static String labels(String given, String found, String cleaned) {
        return "CASE WHEN " + given + " IS NULL AND " + found + " IS NULL THEN CAST([] AS VARCHAR[]) ELSE "
                + "list_sort(list_distinct(list_filter(list_transform(list_concat(" + given + ", " + found + "), lambda e: "
                + cleaned + "), lambda e: e IS NOT NULL AND e <> ''))) END";
    }

    private static String time(Map<String, String> type) {
        String given = type.getOrDefault("time", "VARCHAR");
        String time = given.equals("TIMESTAMP WITH TIME ZONE") || given.startsWith("TIMESTAMP") || given.equals("DATE")
                ? "CAST(mapped.time AS TIMESTAMP)" : "instant(" + text(type, "time") + ")";
        return "date_trunc('millisecond', " + time + ")";
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            Database.delete(database.file());
        }
    }
}
