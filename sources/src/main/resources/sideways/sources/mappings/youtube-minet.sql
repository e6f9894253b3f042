-- source: youtube-minet
-- title: YouTube comments as a table with video_id and comment_id (minet)
-- reader: csv, json
-- detect: video_id, comment_id, text|author_name|author_channel_id
-- fields: video_id, comment_id, parent_comment_id, author_name, author_channel_id, text, published_at
-- ids: youtube
SELECT
    row, comment_id AS item, coalesce(author_channel_id, author_name) AS actor, author_name AS name, 'reply' AS action,
    coalesce(blank(parent_comment_id), 'video/' || video_id) AS parent, 'video/' || video_id AS root, video_id AS channel, instant(published_at) AS time, unescape(text) AS text
FROM record
