// SPDX-License-Identifier: Apache-2.0
package sideways.sources.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import sideways.run.Run;

/**
 * From staged events to the lasting database, in an order that only depends on the events.
 *
 * <ol>
 * <li>An event without an id gets one from its content and how many like it came before: equal events
 *     differ in nothing, so which is which leaves no trace.
 * <li>Of events with one id the smallest in content stays, one that was not deleted before one that was.
 * <li>Events are numbered by (time, no time first; item; id space), actors and channels by first appearance.
 * <li>Ids of parents, roots and originals become event numbers.
 * </ol>
 *
 * Sorting costs O(n log n); texts are moved once and never sorted.
 */
final class Canon {

    /** Content of a staged event, beginning with what must come first among events of one id. */
    private static final List<String> CONTENT = List.of("deleted", "action", "time", "actor", "to_actor", "name", "parent",
            "root", "share_of", "channel", "text", "urls", "tags", "amount", "count", "anonymous", "undirected");

    /** As one line, without what moves cursors, no longer than is kept; e-mail addresses masked before anything is cut off. */
    private static final String SHORT_RAW = "nullif(left(trim(regexp_replace(mask_email(g.raw), '[\\x00-\\x20\\x7f\\x{80}-\\x{9f}\\x{2028}-\\x{202e}]+', ' ', 'g')), " + Staging.RAW_LENGTH + "), '')";

    private final Database staging;
    private final Run run;

    private Canon(Database staging, Run run) {
        this.staging = staging;
        this.run = run;
    }

    /** Writes the database {@code target}, which must not exist. */
    static void write(Staging staging, Path target, Run run) {
        Canon canon = new Canon(staging.database, run);
        canon.dropRepeated();
        canon.number();
        canon.passOn();
        canon.name();
        canon.write(target, staging);
    }

    private void dropRepeated() {
        run.report("Putting events in order", 0, 4);
        sql("CREATE TABLE repeated AS SELECT ids, item FROM staged WHERE skip IS NULL AND item IS NOT NULL GROUP BY ids, item HAVING count(*) > 1");
        sql("CREATE TABLE dropped AS SELECT sid FROM (SELECT s.rowid AS sid, row_number() OVER (PARTITION BY s.ids, s.item ORDER BY s."
                + String.join(", s.", CONTENT) + ", s.row) AS place FROM staged s JOIN repeated r ON s.ids = r.ids AND s.item = r.item WHERE s.skip IS NULL) WHERE place > 1");
    }

    private void number() {
        run.report("Putting events in order", 1, 4);
        sql("CREATE TABLE keyed AS "
                + "SELECT s.rowid AS sid, s.ids, s.item, s.time FROM staged s ANTI JOIN dropped d ON s.rowid = d.sid WHERE s.skip IS NULL AND s.item IS NOT NULL "
                + "UNION ALL SELECT sid, ids, 'row:' || substr(content, 1, 24) || '/' || row_number() OVER (PARTITION BY ids, content ORDER BY sid), time "
                + "FROM (SELECT rowid AS sid, ids, " + digestOf("staged") + " AS content, time FROM staged WHERE skip IS NULL AND item IS NULL)");
        sql("CREATE TABLE numbered AS SELECT sid, ids, item, CAST(row_number() OVER (ORDER BY time NULLS FIRST, item, ids) - 1 AS INTEGER) AS event FROM keyed");
    }

    /**
     * Who opens a thread with the picture or the link of an earlier one by somebody else passes that one on. A link is what is posted only where it is the post's one
     * link, leads to a page of its own, and stands beside the text, not in it. Events that say themselves what they are stay what they are.
     */
    private void passOn() {
        sql("CREATE TABLE shown AS SELECT n.sid, n.event, n.ids, n.item, s.actor, s.time, s.url FROM (SELECT e.rowid AS sid, e.actor, e.time, e.text, len(e.urls) AS links, unnest(e.urls) AS url FROM staged e JOIN origin o ON o.row = e.row JOIN file f ON f.file = o.file "
                + "WHERE f.source NOT IN ('sideways-events', 'sideways-parquet') AND skip IS NULL AND action = 'post' AND parent IS NULL AND share_of IS NULL AND time IS NOT NULL AND len(urls) > 0) s JOIN numbered n ON n.sid = s.sid "
                + "WHERE starts_with(s.url, 'image:') OR s.links = 1 AND NOT contains(coalesce(s.text, ''), '://') AND regexp_matches(s.url, '^https?://[^/]+/.')");
        sql("CREATE TABLE first_shown AS SELECT ids, url, min(event) AS event, arg_min(item, event) AS item, arg_min(actor, event) AS actor, min(time) AS time FROM shown GROUP BY ids, url HAVING count(*) > 1");
        sql("UPDATE staged SET action = 'share', share_of = f.item FROM (SELECT b.sid, arg_min(a.item, a.event) AS item FROM shown b JOIN first_shown a ON a.ids = b.ids AND a.url = b.url "
                + "WHERE a.event < b.event AND a.time < b.time AND (a.actor IS NULL OR b.actor IS NULL OR a.actor <> b.actor) GROUP BY b.sid) f WHERE staged.rowid = f.sid");
    }

    /** Actors and channels: who comes first gets the smaller number. */
    private void name() {
        run.report("Putting events in order", 2, 4);
        // one person per handle within a space of ids; across spaces equal handles are different people
        boolean oneSpace = staging.number("SELECT count(DISTINCT ids) FROM keyed") <= 1;
        String prefix = oneSpace ? "" : "s.ids || ':' || ";
        sql("CREATE TABLE who AS SELECT n.event, " + prefix + "s.actor AS actor, " + prefix + "s.to_actor AS to_actor, s.channel "
                + "FROM staged s JOIN numbered n ON s.rowid = n.sid");
        sql("CREATE TABLE actor AS SELECT CAST(row_number() OVER (ORDER BY place) - 1 AS INTEGER) AS actor, name, nobody FROM ("
                + "SELECT name, min(place) AS place, NULL AS nobody FROM ("
                + "SELECT actor AS name, 2 * CAST(event AS BIGINT) AS place FROM who WHERE actor IS NOT NULL "
                + "UNION ALL SELECT to_actor, 2 * CAST(event AS BIGINT) + 1 FROM who WHERE to_actor IS NOT NULL) GROUP BY name "
                + "UNION ALL SELECT NULL, 2 * CAST(event AS BIGINT), event FROM who WHERE actor IS NULL)");
        sql("CREATE TABLE thread AS SELECT CAST(row_number() OVER (ORDER BY place, ids, root) - 1 AS INTEGER) AS thread, ids, root FROM ("
                + "SELECT s.ids, s.root, min(n.event) AS place FROM staged s JOIN numbered n ON s.rowid = n.sid WHERE s.root IS NOT NULL GROUP BY s.ids, s.root)");
        sql("CREATE TABLE channel AS SELECT CAST(row_number() OVER (ORDER BY place) - 1 AS INTEGER) AS channel, name FROM ("
                + "SELECT channel AS name, min(event) AS place FROM who WHERE channel IS NOT NULL GROUP BY channel)");
    }

    private void write(Path target, Staging records) {
        run.report("Putting events in order", 3, 4);
        sql("ATTACH " + Database.quoted(target.toString()) + " AS store");
        sql("SET force_compression = 'auto'");
        sql("CREATE TABLE store.event (event INTEGER, item VARCHAR, actor INTEGER, to_actor INTEGER, name VARCHAR, parent INTEGER, "
                + "root INTEGER, thread INTEGER, share_of INTEGER, channel INTEGER, action VARCHAR, time TIMESTAMP, text VARCHAR, urls VARCHAR[], "
                + "tags VARCHAR[], amount DOUBLE, count INTEGER, anonymous BOOLEAN, deleted BOOLEAN, parent_missing BOOLEAN, answers_root BOOLEAN, undirected BOOLEAN, "
                + "ids VARCHAR, outside_parent VARCHAR, outside_root VARCHAR, outside_share_of VARCHAR)");
        sql("INSERT INTO store.event SELECT n.event, n.item, coalesce(a.actor, nobody.actor), t.actor, s.name, p.event, r.event, th.thread, o.event, c.channel, "
                + "s.action, s.time, s.text, s.urls, s.tags, s.amount, s.count, s.anonymous, s.deleted, "
                + "(s.parent IS NOT NULL AND pn.event IS NULL) OR (s.share_of IS NOT NULL AND o.event IS NULL), "
                + "coalesce(s.parent = s.root, false), s.undirected, "
                + "n.ids, CASE WHEN p.event IS NULL THEN s.parent END, CASE WHEN r.event IS NULL THEN s.root END, CASE WHEN o.event IS NULL THEN s.share_of END "
                + "FROM staged s JOIN numbered n ON s.rowid = n.sid JOIN who w ON w.event = n.event "
                + "LEFT JOIN actor a ON a.name = w.actor LEFT JOIN actor t ON t.name = w.to_actor LEFT JOIN actor nobody ON nobody.nobody = n.event "
                + "LEFT JOIN numbered pn ON pn.ids = s.ids AND pn.item = s.parent "
                // nothing answers itself: a parent that is the event itself is no parent
                + "LEFT JOIN numbered p ON p.ids = s.ids AND p.item = s.parent AND p.event <> n.event "
                + "LEFT JOIN numbered r ON r.ids = s.ids AND r.item = s.root "
                + "LEFT JOIN numbered o ON o.ids = s.ids AND o.item = s.share_of AND o.event <> n.event "
                + "LEFT JOIN thread th ON th.ids = s.ids AND th.root = s.root "
                + "LEFT JOIN channel c ON c.name = s.channel ORDER BY n.event");
        sql("CREATE TABLE store.actor AS SELECT actor, name FROM actor ORDER BY actor");
        sql("CREATE TABLE store.channel AS SELECT channel, name FROM channel ORDER BY channel");
        account(records.showsRaw());
        for (String raw : records.rawTables()) {
            sql("CREATE TABLE store." + Database.named(raw) + " AS SELECT f.name AS file_name, " + maskedColumns(raw)
                    + " FROM " + Database.named(raw) + " r JOIN file f ON f.file = r.file ORDER BY f.name, r.line, r.row");
        }
        sql("CREATE TABLE store.about (key VARCHAR, value VARCHAR)");
        sql("INSERT INTO store.about VALUES ('format', " + Database.quoted(Store.FORMAT) + "), ('digest', " + Database.quoted(digest()) + ")");
        // the file is moved next; nothing of it may still lie in DuckDB's log of changes
        sql("CHECKPOINT store");
        sql("DETACH store");
        run.report("Putting events in order", 4, 4);
    }

    /** Rows of every file and what became of them; a row counts as kept when it gave at least one event. */
    private void account(boolean showsRaw) {
        sql("CREATE TABLE kept AS SELECT row FROM (SELECT s.row FROM staged s JOIN numbered n ON s.rowid = n.sid "
                + "UNION ALL SELECT unnest(s.also) FROM staged s JOIN numbered n ON s.rowid = n.sid) GROUP BY row");
        sql("CREATE TABLE gone_row AS SELECT o.file, o.line, coalesce(min(s.skip), CASE WHEN count(s.row) = 0 THEN 'the mapping makes no event of this row' "
                + "ELSE 'the same item stands elsewhere in the input; of one item one row is kept' END) AS reason, "
                + "coalesce(min(b.raw), min(s.item)) AS raw FROM origin o ANTI JOIN kept k ON o.row = k.row LEFT JOIN staged s ON s.row = o.row LEFT JOIN bare b ON b.row = o.row "
                + "GROUP BY o.row, o.file, o.line UNION ALL SELECT file, line, reason, raw FROM left_out");
        sql("CREATE TABLE store.skipped AS SELECT f.name AS file, g.line, g.reason, " + (showsRaw ? SHORT_RAW : "CAST(NULL AS VARCHAR)") + " AS raw FROM gone_row g JOIN file f ON f.file = g.file ORDER BY f.name, g.line, g.reason, raw");
        sql("CREATE TABLE store.source AS SELECT f.name AS file, f.source, (SELECT count(*) FROM origin o WHERE o.file = f.file) "
                + "+ (SELECT count(*) FROM left_out l WHERE l.file = f.file) AS rows, "
                + "(SELECT count(*) FROM origin o SEMI JOIN kept k ON o.row = k.row WHERE o.file = f.file) AS events, "
                + "(SELECT count(*) FROM gone_row g WHERE g.file = f.file) AS skipped FROM file f ORDER BY f.name");
    }

    private String maskedColumns(String raw) {
        List<String> columns = new ArrayList<>(List.of("r.line"));
        staging.query("DESCRIBE " + Database.named(raw), row -> {
            String column = row.getString(1);
            if (!List.of("row", "file", "line", "hint").contains(column)) {
                columns.add("mask_email(r." + Database.named(column) + ") AS " + Database.named(column));
            }
        });
        return String.join(", ", columns);
    }

    /** SHA-256 over the digests of all events in order. */
    private String digest() {
        MessageDigest sum;
        try {
            sum = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        staging.query("SELECT sha256(n.ids || chr(31) || n.item || chr(31) || " + digestOf("s") + ") FROM staged s JOIN numbered n ON s.rowid = n.sid ORDER BY n.event",
                row -> sum.update(row.getString(1).getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(sum.digest());
    }

    private static String digestOf(String table) {
        StringBuilder content = new StringBuilder("sha256(concat_ws(chr(31)");
        for (String column : CONTENT) {
            String value = table + "." + column;
            content.append(", coalesce(CAST(").append(column.equals("time") ? "epoch_ms(" + value + ")" : value).append(" AS VARCHAR), chr(24))");
        }
        return content.append("))").toString();
    }

    private void sql(String statement) {
        staging.execute(statement, run);
    }
}
