-- source: qanon-drops
-- title: Drops with the posts they refer to, as JSON (post_metadata, text, referenced_posts)
-- reader: json
-- detect: post_metadata.post_id|post_metadata.tripcode|post_metadata.author_id, text|referenced_posts|images
-- fields: author = post_metadata.author, tripcode = post_metadata.tripcode, author_id = post_metadata.author_id
-- fields: number = post_metadata.id, post_id = post_metadata.post_id, time = post_metadata.time, link = post_metadata.source.link
-- fields: board = post_metadata.source.board, site = post_metadata.source.site, text, referenced_posts
-- inside: posts
-- ids: imageboard-drops
--
-- A drop answers the first post it refers to, else its thread's opening post. Posts referred to are told as
-- well: most are by others. A trip code is an identity, a poster id one within its thread.
WITH drop AS (
    SELECT *, concat_ws('/', site, ltrim(board, '/')) AS place, nullif(regexp_extract(link, '(\d+)(?:\.html)?/?#', 1), '') AS thread,
        coalesce(post_id, 'drop ' || number) AS own,
        CASE WHEN json_valid(referenced_posts) THEN CAST(from_json(referenced_posts, '["JSON"]') AS JSON[]) END AS referred
    FROM record
), referred AS (
    SELECT row, place, board, thread, nth, json_extract_string(post, '$.post_id') AS own, json_extract_string(post, '$.author_id') AS author_id,
        json_extract_string(post, '$.time') AS time, json_extract_string(post, '$.text') AS text, nullif(regexp_extract(json_extract_string(post, '$.link'), '(\d+)(?:\.html)?/?#', 1), '') AS its_thread
    FROM (SELECT *, unnest(referred) AS post, generate_subscripts(referred, 1) AS nth FROM drop)
), answered AS (
    SELECT row, arg_min(place || '/' || own, nth) AS item FROM referred WHERE own IS NOT NULL GROUP BY row
)
SELECT
    drop.row,
    place || '/' || own AS item,
    CASE WHEN blank(tripcode) IS NOT NULL THEN '!' || ltrim(tripcode, '!') WHEN blank(author_id) IS NOT NULL THEN concat_ws('/', thread, author_id)
        WHEN NOT nobody(author) THEN author END AS actor,
    author AS name,
    CASE WHEN answered.item IS NULL AND coalesce(thread = own, true) THEN 'post' ELSE 'reply' END AS action,
    CASE WHEN coalesce(thread <> own, true) THEN coalesce(answered.item, place || '/' || thread) END AS parent,
    CASE WHEN thread <> own THEN place || '/' || thread END AS root,
    nullif(ltrim(board, '/'), '') AS channel,
    instant(time) AS time,
    text,
    blank(tripcode) IS NULL AND nobody(author) AS anonymous
FROM drop LEFT JOIN answered ON answered.row = drop.row
UNION ALL
SELECT
    row, place || '/' || own, CASE WHEN blank(author_id) IS NOT NULL THEN concat_ws('/', coalesce(its_thread, thread), author_id) END, NULL, 'reply', NULL,
    place || '/' || coalesce(its_thread, thread), nullif(ltrim(board, '/'), ''), instant(time), text, true
FROM referred ANTI JOIN drop ON drop.place = referred.place AND drop.own = referred.own
WHERE own IS NOT NULL
