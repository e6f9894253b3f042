-- source: 4chan-threads
-- title: 4chan threads and catalogs as its API gives them
-- reader: json
-- detect: posts.no|threads.no|last_replies.no, posts.com|threads.com|posts.resto|threads.resto
-- fields: no, resto, time, name, trip, id, capcode, sub, com, country, board, filename, md5
-- inside: posts, threads, last_replies
-- ids: 4chan
--
-- A post answers the first post of its own thread that it quotes (>>N); else the thread's opening post.
-- A trip code is an identity ("!trip"), a poster id one within its thread ("thread/id"), a chosen name a
-- weak one; everybody else is nobody. Its image is one of
-- the urls, so that who posts it again is seen. The board is not in the files: it comes from --channel or from
-- the place of the file.
WITH post AS (
    SELECT *, coalesce(nullif(blank(resto), '0'), no) AS thread, coalesce(board, hint) AS place,
        replace(com, '<wbr>', '') AS html, CAST(no AS VARCHAR) AS number
    FROM record
), link AS (
    SELECT row, thread, place, number, unnest(quote_links(html)) AS quoted, generate_subscripts(quote_links(html), 1) AS nth FROM post
), answered AS (
    SELECT link.row, arg_min(link.quoted, link.nth) AS quoted
    FROM link JOIN (SELECT DISTINCT thread, number, place FROM post) AS target
        ON target.thread = link.thread AND target.number = link.quoted AND target.place IS NOT DISTINCT FROM link.place
    WHERE TRY_CAST(link.quoted AS BIGINT) < TRY_CAST(link.number AS BIGINT)
    GROUP BY link.row
)
SELECT
    post.row,
    concat_ws('/', post.place, number) AS item,
    CASE WHEN blank(trip) IS NOT NULL THEN '!' || ltrim(trip, '!')
        WHEN blank(id) IS NOT NULL AND lower(id) <> 'heaven' THEN thread || '/' || id
        WHEN NOT nobody(name) THEN name END AS actor,
    coalesce(blank(name), 'Anonymous') AS name,
    CASE WHEN thread = number THEN 'post' ELSE 'reply' END AS action,
    CASE WHEN thread <> number THEN concat_ws('/', post.place, coalesce(answered.quoted, thread)) END AS parent,
    CASE WHEN thread <> number THEN concat_ws('/', post.place, thread) END AS root,
    post.place AS channel,
    instant(time) AS time,
    nullif(concat_ws(chr(10), nullif(unescape(sub), ''), nullif(html_text(html), '')), '') AS text,
    list_append(regexp_extract_all(html, 'href="(https?://[^"]+)"', 1), 'image:' || md5) AS urls,
    blank(trip) IS NULL AND nobody(name) AS anonymous
FROM post LEFT JOIN answered ON answered.row = post.row
