-- source: 4cat-custom
-- title: Tables for 4CAT: id, thread_id, author, body, timestamp
-- reader: csv, json
-- detect: thread_id, body, author, timestamp|unix_timestamp
-- fields: id, thread_id, author, author_id, body, subject, timestamp, unix_timestamp
-- ids: table
SELECT
    row,
    id AS item,
    coalesce(author, author_id) AS actor,
    CASE WHEN coalesce(thread_id = id, true) THEN 'post' ELSE 'reply' END AS action,
    CASE WHEN thread_id <> id THEN thread_id END AS parent,
    CASE WHEN thread_id <> id THEN thread_id END AS root,
    coalesce(instant(unix_timestamp), instant(timestamp)) AS time,
    nullif(concat_ws(chr(10), nullif(subject, ''), body), '') AS text
FROM record
