-- source: bluesky-jetstream
-- title: Bluesky's Jetstream, one event a line
-- reader: json
-- detect: did, commit.collection|commit.operation, time_us|kind|commit.rkey
-- fields: did, time_us, kind, operation = commit.operation, collection = commit.collection, rkey = commit.rkey
-- fields: created = commit.record.createdAt, text = commit.record.text, parent = commit.record.reply.parent.uri, root = commit.record.reply.root.uri
-- fields: embed = commit.record.embed, facets = commit.record.facets, subject = commit.record.subject, subject_uri = commit.record.subject.uri
-- ids: bluesky
--
-- Posts, reposts, likes and follows. What was taken back while the stream ran is marked as deleted. The time
-- is the one the author's program gave, as long as it does not lie after its arrival.
WITH told AS (
    SELECT *, 'at://' || did || '/' || collection || '/' || rkey AS uri,
        coalesce(json_at(embed, '$.record.record.uri'), json_at(embed, '$.record.uri')) AS quoted
    FROM record
), gone AS (
    SELECT DISTINCT uri FROM told WHERE operation = 'delete' AND uri IS NOT NULL
)
SELECT
    row,
    told.uri AS item,
    did AS actor,
    CASE WHEN collection = 'app.bsky.graph.follow' THEN subject END AS to_actor,
    CASE WHEN collection = 'app.bsky.feed.repost' THEN 'share' WHEN collection = 'app.bsky.feed.like' THEN 'like' WHEN collection = 'app.bsky.graph.follow' THEN 'tie'
        WHEN quoted IS NOT NULL THEN 'quote' WHEN parent IS NOT NULL THEN 'reply' ELSE 'post' END AS action,
    CASE WHEN collection = 'app.bsky.feed.like' THEN subject_uri ELSE parent END AS parent,
    root,
    CASE WHEN collection = 'app.bsky.feed.repost' THEN subject_uri ELSE quoted END AS share_of,
    coalesce(least(instant(created), instant(time_us)), instant(time_us), instant(created)) AS time,
    text,
    list_concat(json_all(facets, '$[*].features[*].uri'), CASE WHEN json_at(embed, '$.external.uri') IS NOT NULL THEN [json_at(embed, '$.external.uri')] END) AS urls,
    json_all(facets, '$[*].features[*].tag') AS tags,
    gone.uri IS NOT NULL AS deleted,
    CASE WHEN operation = 'delete' THEN 'takes an item back; where that is in the log, it is marked as deleted'
        WHEN coalesce(kind, 'commit') <> 'commit' THEN 'is a notice about an account (' || left(kind, 40) || '), not an act'
        WHEN collection NOT IN ('app.bsky.feed.post', 'app.bsky.feed.repost', 'app.bsky.feed.like', 'app.bsky.graph.follow')
            THEN 'is of collection ' || left(collection, 60) || '; read are posts, reposts, likes and follows' END AS skip
FROM told LEFT JOIN gone ON gone.uri = told.uri AND told.operation IS DISTINCT FROM 'delete'
