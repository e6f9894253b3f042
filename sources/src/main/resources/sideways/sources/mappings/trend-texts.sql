-- source: trend-texts
-- title: Trending topics with texts of their tweets (trend, date, text, text2, text3)
-- reader: csv
-- detect: trend, text, text2
-- fields: trend, date, text, text2, text3
-- ids: trends
--
-- Each text is a post on its topic; who wrote it is not said, which is not the same as hiding.
WITH said AS (
    SELECT row, trend, date, unnest([text, text2, text3]) AS words, generate_subscripts([text, text2, text3], 1) AS nth FROM record
)
SELECT
    row, concat_ws('/', date, trend, nth) AS item, 'post' AS action, concat_ws('/', date, trend) AS root, instant(date) AS time,
    words AS text, [trend] AS tags, false AS anonymous
FROM said
WHERE words IS NOT NULL OR nth = 1
