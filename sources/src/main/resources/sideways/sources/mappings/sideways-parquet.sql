-- source: sideways-parquet
-- title: Events in a Parquet file, as import, export and analyze write them
-- reader: parquet
-- detect: ids, item, actor, action, time
-- fields: ids, item, actor, to_actor, name, action, parent, root, share_of, channel, time, text, urls, tags, amount, count, anonymous, deleted, undirected
-- ids: table
--
-- The space of ids stands in each row: an id of Reddit stays one of Reddit, and meets those of other files of Reddit.
SELECT
    row, ids, item, actor, to_actor, name, action, parent, root, share_of, channel,
    coalesce(TRY_CAST(time AS TIMESTAMP), instant(time)) AS time, text,
    list_of(urls) AS urls, list_of(tags) AS tags, amount, count,
    anonymous, deleted, undirected
FROM record
