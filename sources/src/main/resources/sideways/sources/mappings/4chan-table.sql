-- source: 4chan-table
-- title: 4chan posts as a table: post number, name, comment, time, country, thread
-- reader: csv
-- detect: _1|no|num|post, name, comment, time, thread, country|threadtime
-- fields: _1, no, num, post, name, trip, id, comment, time, country, thread, subject
-- ids: 4chan
--
-- The same rules as for the threads of the API; "subject" is the thread's on every row, so it belongs to
-- the opening post alone.
WITH post AS (
    SELECT *, coalesce(_1, no, num, post) AS number, hint AS place, replace(comment, '<wbr>', '') AS html FROM record
), link AS (
    SELECT row, thread, number, unnest(quote_links(html)) AS quoted, generate_subscripts(quote_links(html), 1) AS nth, place FROM post
), answered AS (
    SELECT link.row, arg_min(link.quoted, link.nth) AS quoted
    FROM link JOIN (SELECT DISTINCT thread, number, place FROM post) AS target
        ON target.thread = link.thread AND target.number = link.quoted AND target.place IS NOT DISTINCT FROM link.place
    WHERE TRY_CAST(link.quoted AS BIGINT) < TRY_CAST(link.number AS BIGINT)
    GROUP BY link.row
)
SELECT
    post.row,
    concat_ws('/', place, number) AS item,
    CASE WHEN blank(trip) IS NOT NULL THEN '!' || ltrim(trip, '!')
        WHEN blank(id) IS NOT NULL AND lower(id) <> 'heaven' THEN thread || '/' || id
        WHEN NOT nobody(name) THEN name END AS actor,
    coalesce(blank(name), 'Anonymous') AS name,
    CASE WHEN thread = number THEN 'post' ELSE 'reply' END AS action,
    CASE WHEN thread <> number THEN concat_ws('/', place, coalesce(answered.quoted, thread)) END AS parent,
    CASE WHEN thread <> number THEN concat_ws('/', place, thread) END AS root,
    place AS channel,
    instant(time) AS time,
    nullif(concat_ws(chr(10), CASE WHEN thread = number THEN nullif(unescape(subject), '') END, nullif(html_text(html), '')), '') AS text,
    regexp_extract_all(html, 'href="(https?://[^"]+)"', 1) AS urls,
    blank(trip) IS NULL AND nobody(name) AS anonymous
FROM post LEFT JOIN answered ON answered.row = post.row
