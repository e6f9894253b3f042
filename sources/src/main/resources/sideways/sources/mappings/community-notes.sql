-- source: community-notes
-- title: Community Notes on posts of X
-- reader: csv
-- detect: noteid, tweetid, summary|classification, createdatmillis|noteauthorparticipantid|participantid
-- fields: noteId, noteAuthorParticipantId, participantId, createdAtMillis, tweetId, summary
-- ids: community-notes
--
-- A note answers a post that is not in these tables; notes on one post are one thread.
SELECT
    row, noteId AS item, coalesce(noteAuthorParticipantId, participantId) AS actor, 'reply' AS action, 'post/' || tweetId AS parent, 'post/' || tweetId AS root,
    instant(createdAtMillis) AS time, unescape(summary) AS text
FROM record
