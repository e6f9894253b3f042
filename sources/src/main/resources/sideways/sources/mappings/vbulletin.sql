-- source: vbulletin
-- title: Tables of a vBulletin forum: posts, bans, and threads, forums and users where they are there
-- reader: csv, json
-- detect: postid, threadid, pagetext|dateline
-- detect: threadid, firstpostid|replycount|lastpost, forumid|title
-- detect: forumid, title, displayorder|parentlist|description
-- detect: userid, username, usergroupid|joindate
-- detect: userid, bandate, liftdate|adminid|reason
-- fields: bandate, adminid, reason
-- fields: postid, threadid, parentid, userid, username, dateline, title, pagetext, visible, firstpostid, forumid, usergroupid, joindate
-- ids: vbulletin
--
-- A post answers the one it quotes ([QUOTE=name;number]), else its parent, else the thread's first post.
-- User 0 is a guest. A ban is a vote of -1 by the moderator who made it. Rows of the other tables are no events; their names stand with the posts.
WITH post AS (
    SELECT *, TRY_CAST(postid AS BIGINT) AS number, nullif(regexp_extract(pagetext, '(?i)\[quote=[^;\]]*;n?(\d+)', 1), '') AS quoted
    FROM record WHERE postid IS NOT NULL OR pagetext IS NOT NULL
), thread AS (
    SELECT threadid, min(title) AS title, min(firstpostid) AS first, min(forumid) AS forumid FROM record WHERE postid IS NULL AND pagetext IS NULL AND threadid IS NOT NULL GROUP BY threadid
), forum AS (
    SELECT forumid, min(title) AS name FROM record WHERE postid IS NULL AND threadid IS NULL AND forumid IS NOT NULL GROUP BY forumid
), person AS (
    SELECT userid, min(username) AS name FROM record WHERE postid IS NULL AND threadid IS NULL AND username IS NOT NULL GROUP BY userid
), opening AS (
    SELECT threadid, CAST(min(number) AS VARCHAR) AS first FROM post WHERE threadid IS NOT NULL GROUP BY threadid
), named AS (
    SELECT post.*, coalesce(thread.first, opening.first) AS opened, coalesce(nullif(post.title, ''), thread.title) AS heading, coalesce(forum.name, thread.forumid, post.forumid) AS place, person.name AS who
    FROM post LEFT JOIN thread ON thread.threadid = post.threadid LEFT JOIN opening ON opening.threadid = post.threadid
        LEFT JOIN forum ON forum.forumid = coalesce(thread.forumid, post.forumid) LEFT JOIN person ON person.userid = post.userid
)
SELECT
    row, postid AS item, CASE WHEN coalesce(userid, '') <> '0' THEN coalesce(blank(username), who, 'user ' || userid) END AS actor, username AS name,
    CASE WHEN postid = opened THEN 'post' ELSE 'reply' END AS action,
    CASE WHEN postid <> opened THEN coalesce(quoted, CASE WHEN parentid <> '0' THEN parentid END, opened) END AS parent,
    CASE WHEN postid <> opened THEN opened END AS root,
    place AS channel, instant(dateline) AS time,
    nullif(concat_ws(chr(10), CASE WHEN postid = opened THEN nullif(unescape(heading), '') END, nullif(bbcode_text(pagetext), '')), '') AS text,
    visible = '2' AS deleted, userid = '0' AS anonymous, NULL AS to_actor, NULL AS tags, NULL AS amount, NULL AS skip
FROM named
UNION ALL
SELECT ban.row, concat_ws('/', 'ban', ban.userid, ban.bandate), coalesce(judge.name, 'user ' || nullif(ban.adminid, '0')), NULL, 'vote', NULL, NULL, NULL, instant(ban.bandate),
    blank(unescape(ban.reason)), NULL, false, coalesce(banned.name, 'user ' || ban.userid), ['punishment:ban'], -1, NULL
FROM record AS ban LEFT JOIN person AS banned ON banned.userid = ban.userid LEFT JOIN person AS judge ON judge.userid = ban.adminid WHERE ban.bandate IS NOT NULL OR ban.adminid IS NOT NULL
UNION ALL
SELECT row, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    'is of the table of ' || CASE WHEN threadid IS NOT NULL THEN 'threads' WHEN username IS NOT NULL OR usergroupid IS NOT NULL THEN 'users' ELSE 'forums' END || ', whose names stand with the posts'
FROM record WHERE postid IS NULL AND pagetext IS NULL AND bandate IS NULL AND adminid IS NULL
