// SPDX-License-Identifier: Apache-2.0
package sideways.sources.write;

import java.nio.file.Path;
import sideways.run.Run;
import sideways.sources.store.Store;

/**
 * Events as tables other tools take, row by row from the store. Both formats hold less than a log does; what is left out is counted,
 * and docs/sources.md says what is lost.
 */
public final class EventTables {

    /** @param leftOut events the format has no row for */
    public record Written(long rows, long leftOut) { }

    private static final String SEVERAL_SPACES = "SELECT count(DISTINCT ids) FROM " + Store.EVENTS;

    private EventTables() { }

    /**
     * CooRTweet: object_id, account_id, content_id, timestamp_share (whole seconds). A row for each thing an event passes on: the item it
     * shares, and each web address in it. Left out are events of nobody, without a time, or that pass nothing on.
     */
    public static Written coortweet(Store store, Path csv, Run run) {
        String space = space(store);
        // what came from a table of CooRTweet was given ids that name content and object; they fall apart again
        String content = "CASE WHEN ids = 'coortweet' AND ends_with(item, '/' || share_of) THEN left(item, length(item) - length(share_of) - 1) ELSE item END";
        String rows = "SELECT event, unnest(list_distinct(list_concat(CASE WHEN share_of IS NULL THEN [] ELSE [CASE WHEN list_contains(urls, share_of) OR ids = 'coortweet' THEN share_of ELSE "
                + space + "share_of END] END, urls))) AS object_id, " + space + "actor AS account_id, " + space + content
                + " AS content_id, CAST(floor(epoch_ms(time) / 1000) AS BIGINT) AS timestamp_share FROM " + Store.EVENTS + " WHERE " + PASSES_ON;
        store.exportCsv("SELECT object_id, account_id, content_id, timestamp_share FROM (" + rows + ") ORDER BY event, object_id", csv, run);
        return new Written(store.count("SELECT count(*) FROM (" + rows + ")"), store.count("SELECT count(*) FROM " + Store.EVENTS + " WHERE NOT (" + PASSES_ON + ")"));
    }

    private static final String PASSES_ON = "actor IS NOT NULL AND time IS NOT NULL AND (share_of IS NOT NULL OR len(urls) > 0)";

    /**
     * 4CAT's custom upload: id, thread_id, author, subject, body, timestamp (UTC). Events without a time come last, because 4CAT looks
     * at the first row to see whether it can read times. Left out are ties, and likes and votes without words, which are no posts.
     */
    public static Written fourCat(Store store, Path csv, Run run) {
        String space = space(store);
        String columns = "SELECT " + space + "item AS id, " + space + "coalesce(root, parent, item) AS thread_id, "
                + "CASE WHEN actor IS NOT NULL THEN " + space + "actor WHEN deleted THEN '[deleted]' ELSE 'Anonymous' END AS author, CAST(NULL AS VARCHAR) AS subject, text AS body, "
                + "strftime(time, '%Y-%m-%d %H:%M:%S') || CASE WHEN date_trunc('second', time) = time THEN '' ELSE strftime(time, '.%g') END AS timestamp FROM " + Store.EVENTS + " WHERE " + IS_POST;
        store.exportCsv(columns + " AND time IS NOT NULL UNION ALL " + columns + " AND time IS NULL", csv, run);
        return new Written(store.count("SELECT count(*) FROM " + Store.EVENTS + " WHERE " + IS_POST), store.count("SELECT count(*) FROM " + Store.EVENTS + " WHERE NOT (" + IS_POST + ")"));
    }

    private static final String IS_POST = "(action <> 'tie' AND (action NOT IN ('like', 'vote') OR text IS NOT NULL))";

    /** In front of ids and names, where a log has several spaces of them. */
    private static String space(Store store) {
        return store.count(SEVERAL_SPACES) > 1 ? "ids || ':' || " : "";
    }
}
