-- source: 4cat-telegram
-- title: 4CAT exports of Telegram
-- reader: csv, json
-- detect: body, chat|thread_id, author_forwarded_from_username|author_forwarded_from_id|author_is_bot, author|author_username
-- fields: id, thread_id, chat, author, author_username, author_fullname, author_name, body, reply_to, timestamp, unix_timestamp
-- fields: author_forwarded_from_username, author_forwarded_from_id, author_forwarded_from_name, link_attached
-- ids: telegram
WITH message AS (
    SELECT *, coalesce(chat, thread_id) AS place, coalesce(blank(author_forwarded_from_username), blank(author_forwarded_from_id), blank(author_forwarded_from_name)) AS source FROM record
)
SELECT
    row,
    CASE WHEN contains(id, '-') THEN id ELSE concat_ws('-', place, id) END AS item,
    coalesce(blank(author_username), author) AS actor,
    coalesce(author_fullname, author_name) AS name,
    source AS to_actor,
    CASE WHEN source IS NOT NULL THEN 'share' WHEN blank(reply_to) IS NOT NULL THEN 'reply' ELSE 'post' END AS action,
    CASE WHEN blank(reply_to) IS NOT NULL THEN concat_ws('-', place, reply_to) END AS parent,
    CASE WHEN source IS NOT NULL THEN passed_on(source, body) END AS share_of,
    place AS channel,
    coalesce(instant(unix_timestamp), instant(timestamp)) AS time,
    body AS text,
    list_of(link_attached) AS urls
FROM message
