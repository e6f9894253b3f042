-- source: phpbb
-- title: Tables of a phpBB forum: posts, bans, and topics, forums and users where they are there
-- reader: csv, json
-- detect: post_id, topic_id, poster_id, post_text|post_time|post_subject
-- detect: topic_id, topic_first_post_id|topic_poster, topic_title
-- detect: forum_id, forum_name, parent_id|left_id|forum_desc
-- detect: user_id, username, user_regdate|user_type|user_posts
-- detect: ban_userid, ban_start|ban_reason|ban_give_reason
-- fields: ban_userid, ban_start, ban_reason, ban_give_reason
-- fields: post_id, topic_id, forum_id, poster_id, post_time, post_username, post_subject, post_text, post_visibility
-- fields: topic_title, topic_first_post_id, forum_name, user_id, username
-- ids: phpbb
--
-- A post answers the one it quotes: by its number where the quote has one, else the last earlier post of that
-- name in the topic; else the topic's first post. Poster 1 is the guest: a name they gave is shown, and makes
-- nobody somebody. A ban of a user is a vote of -1 on them by nobody in particular, since the table does not say by whom; bans of
-- addresses are left out. Rows of the other tables are no events; their names stand with the posts.
WITH post AS (
    SELECT *, TRY_CAST(post_id AS BIGINT) AS number, nullif(regexp_extract(post_text, '(?i)[\[<]quote[^\]>]*\bpost_id="?(\d+)', 1), '') AS quoted,
        lower(nullif(regexp_extract(unescape(post_text), '(?i)(?:\[quote(?::\w+)?="?|<quote[^>]*\bauthor=")([^"\]:>]+?)(?:"|\]|:| post_id| time=)', 1), '')) AS quoted_name
    FROM record WHERE post_id IS NOT NULL OR post_text IS NOT NULL
), topic AS (
    SELECT topic_id, min(topic_title) AS title, min(topic_first_post_id) AS first FROM record WHERE topic_title IS NOT NULL AND post_text IS NULL GROUP BY topic_id
), forum AS (
    SELECT forum_id, min(forum_name) AS name FROM record WHERE forum_name IS NOT NULL GROUP BY forum_id
), person AS (
    SELECT user_id, min(username) AS name FROM record WHERE user_id IS NOT NULL AND username IS NOT NULL GROUP BY user_id
), opening AS (
    SELECT topic_id, CAST(min(number) AS VARCHAR) AS first FROM post WHERE topic_id IS NOT NULL GROUP BY topic_id
), named AS (
    SELECT post.*, coalesce(topic.first, opening.first) AS first, coalesce(topic.title, post_subject) AS heading, coalesce(forum.name, post.forum_id) AS place,
        CASE WHEN coalesce(poster_id, '') <> '1' THEN coalesce(person.name, CASE WHEN poster_id <> '0' THEN coalesce(blank(post_username), 'user ' || poster_id) END) END AS who
    FROM post LEFT JOIN topic ON topic.topic_id = post.topic_id LEFT JOIN opening ON opening.topic_id = post.topic_id
        LEFT JOIN forum ON forum.forum_id = post.forum_id LEFT JOIN person ON person.user_id = post.poster_id AND post.poster_id <> '1'
), earlier AS (
    SELECT post.row, max(other.number) AS number
    FROM named AS post JOIN (SELECT DISTINCT topic_id, number, lower(coalesce(who, post_username)) AS name FROM named) AS other
        ON other.topic_id = post.topic_id AND other.name = post.quoted_name AND other.number < post.number
    GROUP BY post.row
)
SELECT
    named.row, post_id AS item, who AS actor, coalesce(blank(post_username), who) AS name,
    CASE WHEN post_id = first THEN 'post' ELSE 'reply' END AS action,
    CASE WHEN post_id <> first THEN coalesce(quoted, CAST(earlier.number AS VARCHAR), first) END AS parent,
    CASE WHEN post_id <> first THEN first END AS root,
    place AS channel, instant(post_time) AS time,
    nullif(concat_ws(chr(10), CASE WHEN post_id = first THEN nullif(unescape(heading), '') END,
        nullif(bbcode_text(regexp_replace(regexp_replace(post_text, '(?is)<quote\b.*?</quote>', '', 'g'), '<[^>]+>', '', 'g')), '')), '') AS text,
    CASE WHEN post_visibility = '2' THEN true END AS deleted, poster_id = '1' AS anonymous, NULL AS to_actor, NULL AS tags, NULL AS amount, NULL AS skip
FROM named LEFT JOIN earlier ON earlier.row = named.row
UNION ALL
SELECT ban.row, concat_ws('/', 'ban', ban_userid, ban_start), NULL, NULL, 'vote', NULL, NULL, NULL, instant(ban_start),
    nullif(concat_ws(chr(10), blank(unescape(ban_reason)), blank(unescape(ban_give_reason))), ''), NULL, false,
    coalesce(person.name, 'user ' || ban_userid), ['punishment:ban'], -1,
    CASE WHEN coalesce(nullif(blank(ban_userid), '0'), '') = '' THEN 'bans an address, not a user' END
FROM record AS ban LEFT JOIN person ON person.user_id = ban.ban_userid WHERE ban.ban_start IS NOT NULL OR ban.ban_userid IS NOT NULL
UNION ALL
SELECT row, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    'is of the table of ' || CASE WHEN topic_title IS NOT NULL OR topic_first_post_id IS NOT NULL THEN 'topics' WHEN username IS NOT NULL OR user_id IS NOT NULL THEN 'users' ELSE 'forums' END || ', whose names stand with the posts'
FROM record WHERE post_id IS NULL AND post_text IS NULL AND ban_start IS NULL AND ban_userid IS NULL
