-- source: trend-days
-- title: Trending topics by day, with how many of their tweets were deleted
-- reader: csv
-- detect: trend, date, all|deleted_lex_cnt|fake|likely_fake
-- fields: trend, date
-- ids: trends
--
-- A topic that trended on a day is one post by nobody in particular. Counts and labels of the table are
-- what somebody concluded and are no part of the log.
SELECT
    row, concat_ws('/', date, trend) AS item, 'post' AS action, instant(date) AS time, trend AS text, [trend] AS tags, false AS anonymous
FROM record
