-- source: coortweet
-- title: CooRTweet: who shared which object when (object_id, account_id, content_id, timestamp_share)
-- reader: csv, json
-- detect: object_id, account_id, content_id|timestamp_share
-- fields: object_id, account_id, content_id, timestamp_share
-- ids: coortweet
--
-- A content can share several objects, so an item is "content/object". The object is seldom in the table;
-- whoever shares one is in one thread with it.
SELECT
    row,
    content_id || '/' || coalesce(object_id, '') AS item,
    account_id AS actor,
    'share' AS action,
    object_id AS share_of,
    object_id AS root,
    instant(timestamp_share) AS time,
    CASE WHEN regexp_matches(object_id, '^https?://') THEN [object_id] END AS urls
FROM record
