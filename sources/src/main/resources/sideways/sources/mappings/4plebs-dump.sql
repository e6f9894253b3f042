-- source: 4plebs-dump
-- title: Dumps of the 4plebs archive: tables without a header
-- reader: csv
-- line: ^"?\d+"?,"?\d+"?,"?\d+"?,"?[01]"?,"?\d{9,10}"?,"?\d*"?,
-- columns: num, subnum, thread_num, op, timestamp, timestamp_expired, preview_orig, preview_w, preview_h, media_filename, media_w, media_h, media_size
-- columns: media_hash, media_orig, spoiler, deleted, capcode, email, name, trip, title, comment, sticky, locked, poster_hash, poster_country, exif
-- fields: num, subnum, thread_num, op, timestamp, capcode, name, trip, title, comment, deleted, poster_hash, media_hash
-- escape: \
-- ids: 4chan
--
-- The board is told by the file's name. N stands for nothing. The dump's seconds are those that clocks in
-- New York show, not seconds of UTC; the archive's API corrects them, the dump does not.
WITH dump AS (
    SELECT row, hint, num, subnum, thread_num, op, timestamp, deleted, nullif(nullif(name, 'N'), '\N') AS name, nullif(nullif(trip, 'N'), '\N') AS trip, nullif(nullif(title, 'N'), '\N') AS title, nullif(nullif(comment, 'N'), '\N') AS comment,
        nullif(nullif(poster_hash, 'N'), '\N') AS poster_hash, nullif(nullif(media_hash, 'N'), '\N') AS media_hash FROM record
), post AS (
    SELECT *, hint AS place, concat_ws('_', num, CASE WHEN subnum <> '0' THEN subnum END) AS number, comment AS words, TRY_CAST(num AS BIGINT) AS ordered FROM dump
), link AS (
    SELECT row, thread_num, place, ordered, unnest(quote_links(words)) AS quoted, generate_subscripts(quote_links(words), 1) AS nth FROM post
), answered AS (
    SELECT link.row, arg_min(link.quoted, link.nth) AS quoted
    FROM link JOIN (SELECT DISTINCT thread_num, number, place FROM post) AS target
        ON target.thread_num = link.thread_num AND target.number = link.quoted AND target.place IS NOT DISTINCT FROM link.place
    WHERE TRY_CAST(link.quoted AS BIGINT) < link.ordered
    GROUP BY link.row
)
SELECT
    post.row,
    concat_ws('/', post.place, nullif(number, '')) AS item,
    CASE WHEN blank(trip) IS NOT NULL THEN '!' || ltrim(trip, '!') WHEN blank(poster_hash) IS NOT NULL AND lower(poster_hash) <> 'heaven' THEN concat_ws('/', thread_num, poster_hash)
        WHEN NOT nobody(name) THEN name END AS actor,
    coalesce(blank(name), 'Anonymous') AS name,
    CASE WHEN coalesce(yes(op), thread_num = num, true) THEN 'post' ELSE 'reply' END AS action,
    CASE WHEN NOT coalesce(yes(op), thread_num = num, true) THEN concat_ws('/', post.place, coalesce(answered.quoted, thread_num)) END AS parent,
    CASE WHEN NOT coalesce(yes(op), thread_num = num, true) THEN concat_ws('/', post.place, thread_num) END AS root,
    post.place AS channel,
    local_instant(timestamp, 'America/New_York') AS time,
    nullif(concat_ws(chr(10), blank(title), words), '') AS text,
    ['image:' || blank(media_hash)] AS urls,
    blank(trip) IS NULL AND nobody(name) AS anonymous,
    coalesce(yes(deleted), false) AS deleted
FROM post LEFT JOIN answered ON answered.row = post.row
