-- source: x-v1
-- title: X (Twitter) posts as API v1.1 and its streams gave them, one a line
-- reader: json
-- detect: user.screen_name|user.id_str, id_str|id, full_text|text|extended_tweet.full_text
-- detect: created_at, retweeted_status.id_str|in_reply_to_status_id_str|in_reply_to_screen_name, full_text|text
-- fields: id_str, id, created_at, full_text, text, long_text = extended_tweet.full_text, user_id = user.id_str, handle = user.screen_name
-- fields: in_reply_to_status_id_str, in_reply_to_screen_name, retweeted_status, quoted_status, quoted_status_id_str
-- fields: entities, long_entities = extended_tweet.entities, delete, limit
-- inside: statuses
-- ids: twitter
--
-- What is reposted or quoted comes along whole and is an event too. Notices of the stream are none.
WITH record_ AS (
    SELECT row, json_object('id_str', coalesce(id_str, id), 'created_at', created_at, 'full_text', coalesce(long_text, full_text, text), 'user', json_object('id_str', user_id, 'screen_name', handle),
        'in_reply_to_status_id_str', in_reply_to_status_id_str, 'in_reply_to_screen_name', in_reply_to_screen_name, 'quoted_status_id_str', quoted_status_id_str) AS post,
        coalesce(long_entities, entities) AS entities, CASE WHEN json_valid(retweeted_status) THEN CAST(retweeted_status AS JSON) END AS passed,
        CASE WHEN json_valid(quoted_status) THEN CAST(quoted_status AS JSON) END AS quoted, delete IS NOT NULL OR "limit" IS NOT NULL AS notice, true AS own
    FROM record
), post AS (
    FROM record_
    UNION ALL SELECT row, passed, NULL, NULL, NULL, false, false FROM record_ WHERE passed IS NOT NULL
    UNION ALL SELECT row, quoted, NULL, NULL, NULL, false, false FROM record_ WHERE quoted IS NOT NULL AND passed IS NULL
), told AS (
    SELECT *, coalesce(json_extract_string(post, '$.id_str'), json_extract_string(post, '$.id')) AS item,
        coalesce(json_extract_string(post, '$.extended_tweet.full_text'), json_extract_string(post, '$.full_text'), json_extract_string(post, '$.text')) AS words,
        coalesce(CAST(entities AS VARCHAR), CAST(json_extract(post, '$.extended_tweet.entities') AS VARCHAR), CAST(json_extract(post, '$.entities') AS VARCHAR)) AS entity
    FROM post
)
SELECT
    row,
    item,
    coalesce(json_extract_string(post, '$.user.screen_name'), json_extract_string(post, '$.user.id_str')) AS actor,
    coalesce(json_extract_string(passed, '$.user.screen_name'), json_extract_string(post, '$.in_reply_to_screen_name'), CASE WHEN passed IS NULL THEN retweeted(words) END) AS to_actor,
    CASE WHEN passed IS NOT NULL OR retweeted(words) IS NOT NULL THEN 'share' WHEN coalesce(json_extract_string(quoted, '$.id_str'), json_extract_string(post, '$.quoted_status_id_str')) IS NOT NULL THEN 'quote'
        WHEN coalesce(json_extract_string(post, '$.in_reply_to_status_id_str'), json_extract_string(post, '$.in_reply_to_screen_name')) IS NOT NULL THEN 'reply' ELSE 'post' END AS action,
    json_extract_string(post, '$.in_reply_to_status_id_str') AS parent,
    coalesce(json_extract_string(passed, '$.id_str'), CASE WHEN passed IS NULL THEN retweeted_item(words) END, json_extract_string(quoted, '$.id_str'), json_extract_string(post, '$.quoted_status_id_str')) AS share_of,
    instant(json_extract_string(post, '$.created_at')) AS time,
    unescape(regexp_replace(coalesce(json_extract_string(passed, '$.extended_tweet.full_text'), json_extract_string(passed, '$.full_text'), json_extract_string(passed, '$.text'), words), '\s*https?://t\.co/\w+', '', 'g')) AS text,
    json_all(entity, '$.urls[*].expanded_url') AS urls,
    json_all(entity, '$.hashtags[*].text') AS tags,
    CASE WHEN notice AND words IS NULL THEN 'is a notice of the stream, such as a deletion, not a post' END AS skip
FROM told
WHERE own OR item NOT IN (SELECT item FROM told WHERE own AND item IS NOT NULL)
