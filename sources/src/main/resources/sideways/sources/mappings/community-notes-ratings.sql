-- source: community-notes-ratings
-- title: Ratings of Community Notes
-- reader: csv
-- detect: noteid, raterparticipantid|participantid, helpfulnesslevel|helpful|nothelpful
-- fields: noteId, raterParticipantId, participantId, createdAtMillis, helpfulnessLevel, helpful, notHelpful
-- ids: community-notes
--
-- A vote: 1 helpful, 0 somewhat helpful, -1 not helpful.
WITH rating AS (
    SELECT *, coalesce(raterParticipantId, participantId) AS rater FROM record
)
SELECT
    row, 'vote/' || noteId || '/' || rater AS item, rater AS actor, 'vote' AS action, noteId AS parent, instant(createdAtMillis) AS time,
    CASE upper(coalesce(helpfulnessLevel, '')) WHEN 'HELPFUL' THEN 1 WHEN 'SOMEWHAT_HELPFUL' THEN 0 WHEN 'NOT_HELPFUL' THEN -1 ELSE
        CASE WHEN yes(helpful) THEN 1 WHEN yes(notHelpful) THEN -1 END END AS amount
FROM rating
