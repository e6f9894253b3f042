-- source: 4cat-bluesky
-- title: 4CAT exports of Bluesky
-- reader: csv, json
-- detect: body, replied_to_post|quoted_post, author|author_id
-- fields: id, thread_id, author, author_id, created_at, timestamp, body, replied_to_post, quoted_post, links, tags, hashtags
-- ids: bluesky
SELECT
    row,
    id AS item,
    coalesce(author_id, author) AS actor,
    author AS name,
    CASE WHEN blank(replied_to_post) IS NOT NULL THEN 'reply' WHEN blank(quoted_post) IS NOT NULL THEN 'quote' ELSE 'post' END AS action,
    blank(replied_to_post) AS parent,
    CASE WHEN thread_id <> id THEN thread_id END AS root,
    blank(quoted_post) AS share_of,
    coalesce(instant(timestamp), instant(created_at)) AS time,
    body AS text,
    list_of(replace(links, ',', ' ')) AS urls,
    list_of(replace(coalesce(hashtags, tags), ',', ' ')) AS tags
FROM record
