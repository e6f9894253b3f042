-- source: foolfuuka
-- title: 4chan archives as FoolFuuka's API gives them (4plebs, desuarchive and their like)
-- reader: json
-- detect: thread_num, num, comment|comment_sanitized|poster_hash|fourchan_date
-- fields: num, subnum, thread_num, op, timestamp, capcode, name, trip, title, comment, sanitized = comment_sanitized, deleted, poster_hash
-- fields: media_hash = media.media_hash, board = board.shortname
-- inside: posts, op
-- ids: 4chan
WITH post AS (
    SELECT *, coalesce(board, hint) AS place, concat_ws('_', num, CASE WHEN subnum <> '0' THEN subnum END) AS number, coalesce(comment, sanitized) AS words,
        TRY_CAST(num AS BIGINT) AS ordered FROM record
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
    instant(timestamp) AS time,
    nullif(concat_ws(chr(10), blank(title), words), '') AS text,
    ['image:' || blank(media_hash)] AS urls,
    blank(trip) IS NULL AND nobody(name) AS anonymous,
    coalesce(yes(deleted), false) AS deleted
FROM post LEFT JOIN answered ON answered.row = post.row
