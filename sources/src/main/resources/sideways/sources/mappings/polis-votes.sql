-- source: polis-votes
-- title: Polis votes on statements (votes.csv)
-- reader: csv
-- detect: comment-id, voter-id, vote
-- fields: timestamp, datetime, comment-id, voter-id, vote
-- ids: polis
--
-- Who votes and on what is numbered afresh in each conversation, which has a folder of its own. 1 agrees,
-- -1 disagrees, 0 passes. A vote that was changed later is there twice, with its times.
SELECT
    row,
    concat_ws('/', folder, 'vote', "voter-id", "comment-id", coalesce(timestamp, datetime)) AS item,
    folder || '/' || "voter-id" AS actor,
    'vote' AS action,
    folder || '/comment/' || "comment-id" AS parent,
    folder AS channel,
    coalesce(instant(timestamp), instant(datetime)) AS time,
    vote AS amount
FROM record
