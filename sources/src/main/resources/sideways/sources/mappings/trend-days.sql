-- source: trend-days
-- title: Trending topics by day, with how many of their tweets were deleted
-- reader: csv
-- detect: trend, date, all|deleted_lex_cnt|fake|likely_fake
-- fields: trend, date, all
-- ids: trends
--
-- A topic that trended on a day is one post by nobody in particular, which stands for as many as were counted.
-- Labels of the table, and the counts they were made of, are what somebody concluded and are no part of the log.
SELECT
    row, concat_ws('/', date, trend) AS item, 'post' AS action, instant(date) AS time, trend AS text, [trend] AS tags, TRY_CAST("all" AS DOUBLE) AS count, false AS anonymous
FROM record
