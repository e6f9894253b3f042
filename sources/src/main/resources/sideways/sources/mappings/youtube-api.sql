-- source: youtube-api
-- title: YouTube comments as the Data API gives them
-- reader: json
-- detect: snippet.toplevelcomment.snippet.authordisplayname|snippet.toplevelcomment.snippet.textdisplay|snippet.toplevelcomment.id
-- detect: snippet.authordisplayname|snippet.authorchannelid.value, snippet.textoriginal|snippet.textdisplay, snippet.publishedat
-- fields: id, video = snippet.videoId, parent = snippet.parentId, author = snippet.authorDisplayName, author_id = snippet.authorChannelId.value
-- fields: original = snippet.textOriginal, display = snippet.textDisplay, published = snippet.publishedAt
-- fields: top_id = snippet.topLevelComment.id, top_author = snippet.topLevelComment.snippet.authorDisplayName, top_author_id = snippet.topLevelComment.snippet.authorChannelId.value
-- fields: top_original = snippet.topLevelComment.snippet.textOriginal, top_display = snippet.topLevelComment.snippet.textDisplay, top_published = snippet.topLevelComment.snippet.publishedAt
-- inside: items, comments
-- ids: youtube
WITH thread AS (
    SELECT coalesce(top_id, id) AS id, min(video) AS video FROM record WHERE video IS NOT NULL GROUP BY 1
), comment AS (
    SELECT record.*, coalesce(top_id, record.id) AS own, coalesce(record.video, thread.video) AS place FROM record LEFT JOIN thread ON thread.id = record.parent
)
SELECT
    row, own AS item, coalesce(author_id, top_author_id, author, top_author) AS actor, coalesce(author, top_author) AS name, 'reply' AS action,
    coalesce(parent, 'video/' || place) AS parent, 'video/' || place AS root, place AS channel, instant(coalesce(published, top_published)) AS time,
    coalesce(original, top_original, html_text(coalesce(display, top_display))) AS text
FROM comment
