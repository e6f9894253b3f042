-- source: 4cat-chan
-- title: 4CAT exports of imageboards
-- reader: csv, json
-- detect: thread_id, body, timestamp|unix_timestamp, image_md5|author_trip|author_type_id|country_code|semantic_url
-- fields: id, thread_id, timestamp, unix_timestamp, body, subject, author, author_type, author_type_id, author_trip, author_id_hash, board, image_md5
-- ids: 4chan
--
-- The rules of the board's own threads: a trip code is an identity, a poster id one within its thread, a
-- chosen name a weak one. Its image is
-- one of the urls, so that who posts it again is seen.
WITH post AS (
    SELECT *, coalesce(board, hint) AS place, coalesce(blank(author_type_id), blank(author_id_hash)) AS poster, TRY_CAST(id AS BIGINT) AS number FROM record
), link AS (
    SELECT row, thread_id, place, number, unnest(quote_links(body)) AS quoted, generate_subscripts(quote_links(body), 1) AS nth FROM post
), answered AS (
    SELECT link.row, arg_min(link.quoted, link.nth) AS quoted
    FROM link JOIN (SELECT DISTINCT thread_id, id, place FROM post) AS target
        ON target.thread_id = link.thread_id AND target.id = link.quoted AND target.place IS NOT DISTINCT FROM link.place
    WHERE TRY_CAST(link.quoted AS BIGINT) < link.number
    GROUP BY link.row
)
SELECT
    post.row,
    concat_ws('/', post.place, id) AS item,
    CASE WHEN blank(author_trip) IS NOT NULL THEN '!' || ltrim(author_trip, '!') WHEN poster IS NOT NULL AND lower(poster) <> 'heaven' THEN concat_ws('/', thread_id, poster)
        WHEN NOT nobody(author) THEN author END AS actor,
    coalesce(blank(author), 'Anonymous') AS name,
    CASE WHEN coalesce(thread_id = id, true) THEN 'post' ELSE 'reply' END AS action,
    CASE WHEN thread_id <> id THEN concat_ws('/', post.place, coalesce(answered.quoted, thread_id)) END AS parent,
    CASE WHEN thread_id <> id THEN concat_ws('/', post.place, thread_id) END AS root,
    post.place AS channel,
    coalesce(instant(unix_timestamp), instant(timestamp)) AS time,
    nullif(concat_ws(chr(10), nullif(subject, ''), nullif(body, '')), '') AS text,
    ['image:' || blank(image_md5)] AS urls,
    blank(author_trip) IS NULL AND nobody(author) AS anonymous
FROM post LEFT JOIN answered ON answered.row = post.row
