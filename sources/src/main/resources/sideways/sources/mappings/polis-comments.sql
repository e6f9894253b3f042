-- source: polis-comments
-- title: Polis statements to vote on (comments.csv)
-- reader: csv
-- detect: comment-id, author-id|agrees|moderated, comment-body
-- fields: timestamp, datetime, comment-id, author-id, comment-body
-- ids: polis
SELECT
    row,
    folder || '/comment/' || "comment-id" AS item,
    folder || '/' || "author-id" AS actor,
    'post' AS action,
    folder AS channel,
    coalesce(instant(timestamp), instant(datetime)) AS time,
    "comment-body" AS text
FROM record
