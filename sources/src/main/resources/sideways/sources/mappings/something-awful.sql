-- source: something-awful
-- title: Saved pages of the Something Awful forums: threads and forum lists
-- reader: html
-- detect: something_awful
-- fields: kind, post, thread, place, forum, title, author, author_id, time, html, quoted, links, replies
-- ids: something-awful
--
-- A post answers the post it quotes first; else the first post of its thread that is in the input. A row
-- of a forum list is a post that opens a thread; when pages of that thread are read as well it goes.
-- Times are the forum's, without a zone, and are taken for UTC. The list has no time of opening.
WITH opening AS (
    SELECT thread, min(TRY_CAST(post AS BIGINT)) AS first FROM record WHERE kind = 'post' GROUP BY thread
)
SELECT
    r.row,
    CASE WHEN r.kind = 'post' THEN r.post ELSE 'thread/' || r.thread END AS item,
    coalesce(r.author, 'user ' || r.author_id) AS actor,
    CASE WHEN r.kind = 'thread' OR r.post = CAST(o.first AS VARCHAR) THEN 'post' ELSE 'reply' END AS action,
    CASE WHEN r.kind = 'post' THEN coalesce(r.quoted, CASE WHEN r.post <> CAST(o.first AS VARCHAR) THEN CAST(o.first AS VARCHAR) END) END AS parent,
    CASE WHEN r.kind = 'post' AND r.post <> CAST(o.first AS VARCHAR) THEN CAST(o.first AS VARCHAR) END AS root,
    r.forum AS channel,
    instant(r.time) AS time,
    nullif(concat_ws(chr(10), CASE WHEN r.kind = 'thread' OR r.place = '1' THEN r.title END, nullif(html_text(replace(r.html, chr(10), ' ')), '')), '') AS text,
    list_of(r.links) AS urls,
    CASE WHEN r.kind = 'thread' AND o.first IS NOT NULL THEN 'lists a thread whose own page is read' END AS skip
FROM record r LEFT JOIN opening o ON o.thread = r.thread
