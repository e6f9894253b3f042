// SPDX-License-Identifier: Apache-2.0
package sideways.sources.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.event.Labels;
import sideways.event.Texts;
import sideways.finding.Findings;
import sideways.run.Run;
import sideways.run.UserError;

/**
 * The log of a movement in a DuckDB file, which any DuckDB can open. Tables:
 * <pre>
 * event    event INTEGER (0, 1, … in canonical order), item, actor → actor, to_actor → actor, name (as displayed),
 *          parent, root, share_of → event, channel → channel, action (post reply share quote give vote like tie),
 *          time TIMESTAMP (UTC), text, urls VARCHAR[], tags VARCHAR[], amount DOUBLE, count INTEGER,
 *          anonymous, deleted, parent_missing, undirected BOOLEAN, ids (the space its ids live in),
 *          outside_parent, outside_root, outside_share_of (what these are called where they are not in the log)
 * actor    actor INTEGER, name (NULL: nobody, the author of one event who cannot be told from others)
 * channel  channel INTEGER, name
 * source   file, source (name of the mapping), rows, events, skipped; rows = events + skipped
 * skipped  file, line (0: the whole file), reason, raw (how the row begins, shortened, addresses masked; NULL where names are pseudonyms or somebody is forgotten)
 * about    key, value: format, digest
 * raw_…    only when asked for: the records as read, e-mail addresses masked
 * </pre>
 */
public final class Store implements AutoCloseable {

    /** Version of the tables; a change that breaks a reader raises it. */
    public static final String FORMAT = "sideways-store/2";

    /**
     * The events with names and ids in place of numbers, in canonical order: event, ids, item, actor, to_actor, name, action, parent,
     * root, share_of, channel, time, text, urls, tags, amount, count, anonymous, deleted, undirected.
     */
    public static final String EVENTS = "named_event";

    /** Stands in the metadata of a Parquet file of ours, under the key format. */
    public static final String EVENTS_FORMAT = "sideways-events/1";

    private static final int ROW_GROUP = 122_880;

    private Database database;
    private boolean named;

    private Store(Database database) {
        this.database = database;
    }

    /** Builds the database {@code file} from what is staged; an older one in its place goes. */
    public static Store build(Staging staging, Path file, Run run) {
        Path building = file.resolveSibling(file.getFileName() + ".building");
        Database.delete(building);
        try {
            Canon.write(staging, building, run);
            Database.delete(file);
            Files.move(building, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new UserError("cannot write " + file + " (" + refused.getClass().getSimpleName()
                    + "); check that the folder exists and may be written to.", refused);
        } finally {
            Database.delete(building);
        }
        return open(file, run);
    }

    /** Opens a database built before. */
    public static Store open(Path file, Run run) {
        return checked(file, new Database(file, run.threads()));
    }

    /** Opens a database built before without changing anything in its folder; {@code overflow} is a folder that may be made. */
    public static Store openReadOnly(Path file, Path overflow, Run run) {
        return checked(file, Database.readOnly(file, overflow, run.threads()));
    }

    private static Store checked(Path file, Database database) {
        List<String> format = new ArrayList<>();
        try {
            database.query("SELECT value FROM about WHERE key = 'format'", row -> format.add(row.getString(1)));
        } catch (IllegalStateException foreign) {
            database.close();
            throw new UserError(file + " is no store of Sideways; expected a sideways.duckdb written by import or analyze.", foreign);
        }
        if (!format.contains(FORMAT)) {
            database.close();
            throw new UserError(file + " has format " + format + "; this version reads " + FORMAT + ". Import the input again.");
        }
        return new Store(database);
    }

    /** The events, names and labels; texts stay here. */
    public EventLog log(Run run) {
        int eventCount = Math.toIntExact(database.number("SELECT count(*) FROM event"));
        EventLog.Columns columns = new EventLog.Columns(eventCount);
        database.query("SELECT event, action, actor, to_actor, parent, root, share_of, channel, epoch_ms(time), amount, count, "
                + "CAST(anonymous AS INTEGER) * " + EventLog.ANONYMOUS + " + CAST(deleted AS INTEGER) * " + EventLog.DELETED
                + " + CAST(parent_missing AS INTEGER) * " + EventLog.PARENT_MISSING + " + CAST(undirected AS INTEGER) * "
                + EventLog.UNDIRECTED + " + CAST(answers_root AS INTEGER) * " + EventLog.ANSWERS_ROOT + ", thread FROM (SELECT * REPLACE ("
                + actionCode() + " AS action, coalesce(to_actor, -1) AS to_actor, coalesce(parent, -1) AS parent, coalesce(root, -1) AS root, coalesce(thread, -1) AS thread, "
                + "coalesce(share_of, -1) AS share_of, coalesce(channel, -1) AS channel, coalesce(amount, 'nan'::DOUBLE) AS amount) "
                + "FROM (SELECT * EXCLUDE (item, name, text, urls, tags) FROM event))", row -> {
            int event = row.getInt(1);
            if ((event & 0xffff) == 0) {
                run.checkpoint();
                run.report("Loading events", event, eventCount);
            }
            columns.action[event] = (byte) row.getInt(2);
            columns.actor[event] = row.getInt(3);
            columns.toActor[event] = row.getInt(4);
            columns.parent[event] = row.getInt(5);
            columns.root[event] = row.getInt(6);
            columns.shareOf[event] = row.getInt(7);
            columns.channel[event] = row.getInt(8);
            long timeMillis = row.getLong(9);
            columns.timeMillis[event] = row.wasNull() ? EventLog.NO_TIME : timeMillis;
            columns.amount[event] = row.getDouble(10);
            columns.count[event] = row.getInt(11);
            columns.flag[event] = (byte) row.getInt(12);
            columns.thread[event] = row.getInt(13);
        });
        return new EventLog(columns, names("actor"), names("channel"), labels("urls", eventCount), labels("tags", eventCount));
    }

    private static String actionCode() {
        StringBuilder code = new StringBuilder("CASE action");
        for (Action action : Action.values()) {
            code.append(" WHEN '").append(action.name().toLowerCase(Locale.ROOT)).append("' THEN ").append(action.ordinal());
        }
        return code.append(" END").toString();
    }

    private String[] names(String table) {
        String[] names = new String[Math.toIntExact(database.number("SELECT count(*) FROM " + table))];
        database.query("SELECT " + table + ", name FROM " + table, row -> names[row.getInt(1)] = row.getString(2));
        return names;
    }

    private Labels labels(String column, int eventCount) {
        List<String> names = new ArrayList<>();
        String unnested = "(SELECT event, unnest(" + column + ") AS name FROM event)";
        database.query("SELECT DISTINCT name FROM " + unnested + " ORDER BY name", row -> names.add(row.getString(1)));
        int[] offset = new int[eventCount + 1];
        int[] label = new int[Math.toIntExact(database.number("SELECT count(*) FROM " + unnested))];
        int[] filled = new int[1];
        database.query("SELECT u.event, n.label FROM " + unnested + " u JOIN (SELECT name, row_number() OVER (ORDER BY name) - 1 AS label FROM (SELECT DISTINCT name FROM "
                + unnested + ")) n ON u.name = n.name ORDER BY u.event, n.label", row -> {
            offset[row.getInt(1) + 1]++;
            label[filled[0]++] = row.getInt(2);
        });
        for (int event = 0; event < eventCount; event++) {
            offset[event + 1] += offset[event];
        }
        return new Labels(offset, label, names.toArray(String[]::new));
    }

    /** Names of the actors; null for one who is nobody. */
    public String[] actorNames() {
        return names("actor");
    }

    /** The texts, read from the file at each pass. */
    public Texts texts() {
        return reader -> database.query("SELECT event, text FROM event WHERE text IS NOT NULL ORDER BY event",
                row -> reader.text(row.getInt(1), row.getString(2)));
    }

    /** The texts of some thousand events. */
    public Texts texts(int[] events) {
        String wanted = Arrays.stream(events).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return reader -> {
            if (events.length > 0) {
                database.query("SELECT event, text FROM event WHERE text IS NOT NULL AND event IN (" + wanted + ") ORDER BY event",
                        row -> reader.text(row.getInt(1), row.getString(2)));
            }
        };
    }

    /** The item of each event, null where it has no id of its own in the input. */
    public String[] items() {
        String[] items = new String[Math.toIntExact(database.number("SELECT count(*) FROM event"))];
        database.query("SELECT event, item FROM event", row -> items[row.getInt(1)] = row.getString(2));
        return items;
    }

    /** Text of one event, empty without one; for a few, since each is looked up by itself. */
    public String text(int event) {
        List<String> text = new ArrayList<>();
        database.query("SELECT coalesce(text, '') FROM event WHERE event = " + event, row -> text.add(row.getString(1)));
        return text.isEmpty() ? "" : text.get(0);
    }

    /** Item of one event, empty without one; for a few. */
    public String item(int event) {
        List<String> item = new ArrayList<>();
        database.query("SELECT coalesce(item, '') FROM event WHERE event = " + event, row -> item.add(row.getString(1)));
        return item.isEmpty() ? "" : item.get(0);
    }

    /** Names the content: SHA-256 over the imported events in canonical order, whatever files they came in. */
    public byte[] digest() {
        List<String> digest = new ArrayList<>();
        database.query("SELECT value FROM about WHERE key = 'digest'", row -> digest.add(row.getString(1)));
        return HexFormat.of().parseHex(digest.get(0));
    }

    /** Why the first row left out was left out; empty when none was. */
    public String firstReason() {
        List<String> reason = new ArrayList<>();
        database.query("SELECT file || ', line ' || line || ': ' || reason FROM skipped ORDER BY file, line, reason LIMIT 1",
                row -> reason.add(row.getString(1)));
        return reason.isEmpty() ? "" : reason.get(0);
    }

    /** What was read, file by file. */
    public List<Findings.Source> sources() {
        List<Findings.Source> sources = new ArrayList<>();
        database.query("SELECT file, source, rows, events, skipped FROM source ORDER BY file", row -> sources.add(
                new Findings.Source(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5))));
        return sources;
    }

    /**
     * Gives every actor who is somebody a new name, such as a pseudonym, and a new id to what has a person's name in its id. The file
     * is written afresh: names as displayed and raw records go, and no old name stays behind in a free block.
     */
    public void renameActors(IntFunction<String> newName, UnaryOperator<String> newId) {
        renameActors(newName, newId, null, null, null);
    }

    /**
     * The same, and texts and links written anew.
     *
     * @param newText null to leave texts as they are
     * @param newLink null to leave links as they are
     * @param newRaw for the beginnings of rows left out; null where these are not to be kept
     */
    public void renameActors(IntFunction<String> newName, UnaryOperator<String> newId, UnaryOperator<String> newText, UnaryOperator<String> newLink,
            UnaryOperator<String> newRaw) {
        Path file = database.file();
        Path renamed = file.resolveSibling(file.getFileName() + ".renamed");
        Database.delete(renamed);
        try {
            database.execute("CREATE TEMP TABLE renamed (actor INTEGER, name VARCHAR)");
            List<Integer> somebody = new ArrayList<>();
            database.query("SELECT actor FROM actor WHERE name IS NOT NULL ORDER BY actor", row -> somebody.add(row.getInt(1)));
            try (DuckDBAppender appender = database.appender("renamed")) {
                for (int actor : somebody) {
                    appender.beginRow().append(actor).append(newName.apply(actor)).endRow();
                }
            } catch (SQLException failed) {
                throw Database.failure(failed, "rename actors");
            }
            renameIds(newId);
            rewrite("rewritten_text", "SELECT event, text FROM event WHERE text IS NOT NULL ORDER BY event", newText);
            rewrite("rewritten_link", "SELECT 0, url FROM (SELECT DISTINCT unnest(urls) AS url FROM event) ORDER BY url", newLink);
            database.execute("CREATE TEMP TABLE relinked AS SELECT t.event, list_sort(list_distinct(list(coalesce(m.new, u)))) AS urls FROM (SELECT event, unnest(urls) AS u FROM event) t "
                    + "LEFT JOIN rewritten_link m ON m.old = t.u GROUP BY t.event HAVING count(m.new) > 0");
            database.execute("ATTACH " + Database.quoted(renamed.toString()) + " AS fresh");
            database.execute("CREATE TABLE fresh.event AS SELECT e.* REPLACE (CASE WHEN e.name IS NULL THEN NULL ELSE r.name END AS name, coalesce(x.new, e.text) AS text, "
                    + "coalesce(l.urls, e.urls) AS urls, "
                    + "coalesce(i.name, e.item) AS item, coalesce(p.name, e.outside_parent) AS outside_parent, coalesce(o.name, e.outside_root) AS outside_root, "
                    + "coalesce(s.name, e.outside_share_of) AS outside_share_of) FROM event e LEFT JOIN rewritten_text x ON x.event = e.event LEFT JOIN relinked l ON l.event = e.event LEFT JOIN renamed r ON r.actor = e.actor LEFT JOIN renamed_id i ON i.id = e.item "
                    + "LEFT JOIN renamed_id p ON p.id = e.outside_parent LEFT JOIN renamed_id o ON o.id = e.outside_root LEFT JOIN renamed_id s ON s.id = e.outside_share_of "
                    + "ORDER BY e.event");
            database.execute("CREATE TABLE fresh.actor AS SELECT a.actor, r.name FROM actor a LEFT JOIN renamed r ON r.actor = a.actor ORDER BY a.actor");
            rewrite("rewritten_raw", "SELECT DISTINCT 0, raw FROM skipped WHERE raw IS NOT NULL ORDER BY raw", newRaw);
            database.execute("CREATE TABLE fresh.skipped AS SELECT s.file, s.line, s.reason, " + (newRaw == null ? "CAST(NULL AS VARCHAR)" : "coalesce(w.new, s.raw)") + " AS raw "
                    + "FROM skipped s LEFT JOIN rewritten_raw w ON w.old = s.raw ORDER BY s.file, s.line, s.reason, s.raw");
            for (String table : List.of("channel", "source", "about")) {
                database.execute("CREATE TABLE fresh." + table + " AS SELECT * FROM " + table);
            }
            database.execute("CHECKPOINT fresh");
            database.execute("DETACH fresh");
            database.close();
            Database.delete(file);
            Files.move(renamed, file);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } finally {
            Database.delete(renamed);
        }
        database = new Database(file, 1);
        named = false;
    }

    /** What a rewriting changes, as a table of what was and what is. */
    private void rewrite(String table, String what, UnaryOperator<String> rewriting) {
        database.execute("CREATE TEMP TABLE " + table + " (event INTEGER, old VARCHAR, new VARCHAR)");
        if (rewriting == null) {
            return;
        }
        try (DuckDBAppender appender = database.appender(table)) {
            database.query(what, row -> {
                String old = row.getString(2);
                String now = rewriting.apply(old);
                if (!now.equals(old)) {
                    appender.beginRow().append(row.getInt(1)).append(table.equals("rewritten_text") ? null : old).append(now).endRow();
                }
            });
        } catch (SQLException failed) {
            throw Database.failure(failed, "rewrite texts");
        }
    }

    /**
     * Ids made of names, such as {@code name in channel}, {@code rt/name/…} or the address of a profile: one part of the id is the
     * handle of an actor, who acts or is addressed here, or anywhere in the log where the handle is no number.
     */
    private void renameIds(UnaryOperator<String> newId) {
        String plain = database.number("SELECT count(DISTINCT ids) FROM event") <= 1 ? "name" : "regexp_replace(name, '^[^:]*:', '')";
        database.execute("CREATE TEMP MACRO parts(t) AS '/' || translate(lower(t), ' @:?=&#', '///////') || '/'");
        database.execute("CREATE TEMP TABLE handle AS SELECT actor, parts(" + plain + ") AS parts FROM actor WHERE name IS NOT NULL");
        StringBuilder ids = new StringBuilder("SELECT item AS id, actor, to_actor FROM event");
        for (String column : List.of("outside_parent", "outside_root", "outside_share_of")) {
            ids.append(" UNION ALL SELECT ").append(column).append(", actor, to_actor FROM event WHERE ").append(column).append(" IS NOT NULL");
        }
        database.execute("CREATE TEMP TABLE renamed_id (id VARCHAR, name VARCHAR)");
        List<String> named = new ArrayList<>();
        database.query("WITH compound AS (SELECT * FROM (" + ids + ") WHERE parts(id) <> '/' || lower(id) || '/' OR contains(id, '/')), "
                + "part AS (SELECT DISTINCT id, unnest(string_split(parts(id), '/')) AS part FROM compound) "
                + "SELECT id FROM compound c LEFT JOIN handle a ON a.actor = c.actor LEFT JOIN handle t ON t.actor = c.to_actor "
                + "WHERE starts_with(id, 'rt/') OR contains(parts(id), a.parts) OR contains(parts(id), t.parts) "
                + "UNION SELECT id FROM part JOIN (SELECT trim(parts, '/') AS part FROM handle WHERE regexp_matches(parts, '\\p{L}')) h ON h.part = part.part ORDER BY id", row -> named.add(row.getString(1)));
        try (DuckDBAppender appender = database.appender("renamed_id")) {
            for (String id : named) {
                appender.beginRow().append(id).append(newId.apply(id)).endRow();
            }
        } catch (SQLException failed) {
            throw Database.failure(failed, "rename ids");
        }
    }

    /** The first events in canonical order, for a look: columns by name, as text; what an event lacks is left out. */
    public List<Map<String, String>> first(int most) {
        List<Map<String, String>> events = new ArrayList<>();
        database.query("SELECT e.item, a.name AS actor, t.name AS to_actor, e.action, p.item AS parent, o.item AS share_of, c.name AS channel, "
                + "strftime(e.time, '%Y-%m-%dT%H:%M:%SZ') AS time, e.text, array_to_string(e.urls, ' ') AS urls, array_to_string(e.tags, ' ') AS tags, "
                + "e.amount, CASE WHEN e.count > 1 THEN e.count END AS count, CASE WHEN e.anonymous THEN 'yes' END AS anonymous, CASE WHEN e.deleted THEN 'yes' END AS deleted "
                + "FROM (SELECT * FROM event ORDER BY event LIMIT " + most + ") e JOIN actor a ON a.actor = e.actor LEFT JOIN actor t ON t.actor = e.to_actor "
                + "LEFT JOIN event p ON p.event = e.parent LEFT JOIN event o ON o.event = e.share_of LEFT JOIN channel c ON c.channel = e.channel ORDER BY e.event", row -> {
            Map<String, String> event = new LinkedHashMap<>();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                String value = row.getString(column);
                if (value != null && !value.isEmpty()) {
                    event.put(row.getMetaData().getColumnLabel(column), value);
                }
            }
            events.add(event);
        });
        return events;
    }

    /** skipped.csv: every row left out with its reason and how it begins. */
    public void writeSkipped(Path csv) {
        database.execute("COPY (SELECT file, line, reason, raw FROM skipped ORDER BY file, line, reason, raw) TO "
                + Database.quoted(csv.toString()) + " (FORMAT csv, HEADER true)");
    }

    /**
     * The events as they would be imported again, in canonical order: all columns a mapping can yield, names and ids in place of
     * numbers, and the space of ids of each row. One thread writes, so that the same events give the same bytes.
     */
    public void exportParquet(Path parquet, Run run) {
        copy("SELECT ids, item, actor, to_actor, name, action, parent, root, share_of, channel, time, text, urls, tags, amount, count, "
                + "anonymous, deleted, undirected FROM " + EVENTS, parquet, "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE " + ROW_GROUP
                + ", KV_METADATA {format: " + Database.quoted(EVENTS_FORMAT) + "}", run);
    }

    /**
     * Rows of {@code query} as CSV with a header (RFC 4180, UTF-8, lines end in {@code \\n}), in its order.
     *
     * @param query a SELECT of {@link #EVENTS}
     */
    public void exportCsv(String query, Path csv, Run run) {
        copy(query, csv, "FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"', ESCAPE '\"'", run);
    }

    /** One number, such as a count, of {@link #EVENTS}. */
    public long count(String query) {
        nameEvents();
        return database.number(query);
    }

    private void copy(String query, Path file, String format, Run run) {
        nameEvents();
        database.execute("SET threads = 1");
        try {
            database.execute("COPY (" + query + ") TO " + Database.quoted(file.toString()) + " (" + format + ")", run);
        } finally {
            database.execute("SET threads = " + run.threads());
        }
    }

    /**
     * View {@link #EVENTS}. Only keys are joined and sorted; the texts stay where they are, in canonical order, and the names of the
     * events' keys are laid beside them.
     */
    private void nameEvents() {
        if (named) {
            return;
        }
        // names got their space of ids in front where there is more than one
        String plain = database.number("SELECT count(DISTINCT ids) FROM event") <= 1 ? "%1$s.name"
                : "CASE WHEN starts_with(%1$s.name, e.ids || ':') THEN substr(%1$s.name, length(e.ids) + 2) ELSE %1$s.name END";
        database.execute("CREATE TEMP TABLE event_key AS SELECT " + plain.formatted("a") + " AS actor, " + plain.formatted("t") + " AS to_actor, "
                + "coalesce(p.item, e.outside_parent) AS parent, coalesce(r.item, e.outside_root) AS root, coalesce(o.item, e.outside_share_of) AS share_of, "
                + "c.name AS channel FROM (SELECT * EXCLUDE (text, urls, tags) FROM event) e JOIN actor a ON a.actor = e.actor LEFT JOIN actor t ON t.actor = e.to_actor "
                + "LEFT JOIN event p ON p.event = e.parent LEFT JOIN event r ON r.event = e.root LEFT JOIN event o ON o.event = e.share_of "
                + "LEFT JOIN channel c ON c.channel = e.channel ORDER BY e.event");
        database.execute("CREATE TEMP VIEW " + EVENTS + " AS SELECT e.event, e.ids, e.item, k.actor, k.to_actor, e.name, e.action, k.parent, k.root, k.share_of, "
                + "k.channel, e.time, e.text, e.urls, e.tags, e.amount, e.count, e.anonymous, e.deleted, e.undirected FROM event e POSITIONAL JOIN event_key k");
        named = true;
    }

    @Override
    public void close() {
        database.close();
    }
}
