-- source: coordination-network-toolkit
-- title: Tables for the coordination-network-toolkit
-- reader: csv, json
-- detect: message_id, user_id|username, repost_id|reply_id, message|urls|timestamp
-- fields: message_id, user_id, username, repost_id, reply_id, message, timestamp, urls
-- ids: table
SELECT
    row,
    message_id AS item,
    coalesce(user_id, username) AS actor,
    username AS name,
    CASE WHEN blank(repost_id) IS NOT NULL THEN 'share' WHEN blank(reply_id) IS NOT NULL THEN 'reply' ELSE 'post' END AS action,
    blank(reply_id) AS parent,
    blank(repost_id) AS share_of,
    instant(timestamp) AS time,
    message AS text,
    list_of(urls) AS urls
FROM record
