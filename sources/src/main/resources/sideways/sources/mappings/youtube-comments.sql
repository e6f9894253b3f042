-- source: youtube-comments
-- title: YouTube comments of a video, as YouTube Data Tools writes them
-- reader: csv
-- detect: id, isreplyto|isreply|replycount, authorname|authorchannelid, text, publishedat
-- fields: id, isReplyTo, authorName, authorChannelId, text, publishedAt
-- escape: \
-- ids: youtube
--
-- The table does not name the video; its file does. A comment that answers none answers the video.
WITH comment AS (
    SELECT *, coalesce(nullif(regexp_extract(stem, '^(?:videoinfo|video)_([A-Za-z0-9_-]{11})', 1), ''), stem) AS video FROM record
)
SELECT
    row, id AS item, coalesce(authorChannelId, authorName) AS actor, authorName AS name, 'reply' AS action,
    coalesce(blank(isReplyTo), 'video/' || video) AS parent, 'video/' || video AS root, video AS channel, instant(publishedAt) AS time, unescape(text) AS text
FROM comment
