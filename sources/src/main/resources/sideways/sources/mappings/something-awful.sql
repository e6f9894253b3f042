-- source: something-awful
-- title: Saved pages of the Something Awful forums: threads, forum lists, the Leper's Colony
-- reader: html
-- detect: something_awful
-- fields: kind, post, thread, place, forum, title, author, author_id, time, html, quoted, links, replies, subject
-- ids: something-awful
--
-- A post answers the post it quotes first; else the first post of its thread that is in the input. A row
-- of a forum list is a post that opens a thread; when pages of that thread are read as well it goes.
-- Times are the forum's, without a zone, and are taken for UTC. The list has no time of opening. A punishment
-- is a vote of -1 by the moderator who approved it, on the post it was for.
WITH opening AS (
    SELECT thread, min(TRY_CAST(post AS BIGINT)) AS first FROM record WHERE kind = 'post' GROUP BY thread
)
SELECT
    r.row,
    CASE r.kind WHEN 'post' THEN r.post WHEN 'punishment' THEN concat_ws('/', 'punishment', r.subject, r.time, r.quoted) ELSE 'thread/' || r.thread END AS item,
    coalesce(r.author, 'user ' || r.author_id) AS actor,
    r.subject AS to_actor,
    CASE WHEN r.kind = 'punishment' THEN 'vote' WHEN r.kind = 'thread' OR r.post = CAST(o.first AS VARCHAR) THEN 'post' ELSE 'reply' END AS action,
    CASE WHEN r.kind = 'punishment' THEN r.quoted WHEN r.kind = 'post' THEN coalesce(r.quoted, CASE WHEN r.post <> CAST(o.first AS VARCHAR) THEN CAST(o.first AS VARCHAR) END) END AS parent,
    CASE WHEN r.kind = 'post' AND r.post <> CAST(o.first AS VARCHAR) THEN CAST(o.first AS VARCHAR) END AS root,
    r.forum AS channel,
    CASE WHEN r.kind = 'punishment' THEN CAST(try_strptime(r.time, ['%m/%d/%y %I:%M%p', '%m/%d/%Y %I:%M%p']) AS TIMESTAMP) ELSE instant(r.time) END AS time,
    nullif(concat_ws(chr(10), CASE WHEN r.kind = 'thread' OR r.place = '1' THEN r.title END, nullif(regexp_replace(html_text(regexp_replace(r.html, '\s+', ' ', 'g')), ' *\n *', chr(10), 'g'), '')), '') AS text,
    list_of(r.links) AS urls,
    CASE WHEN r.kind = 'punishment' THEN ['punishment:' || lower(r.title)] END AS tags,
    CASE WHEN r.kind = 'punishment' THEN -1 END AS amount,
    CASE WHEN r.kind = 'punishment' THEN false END AS anonymous,
    CASE WHEN r.kind = 'thread' AND o.first IS NOT NULL THEN 'lists a thread whose own page is read' END AS skip
FROM record r LEFT JOIN opening o ON o.thread = r.thread
