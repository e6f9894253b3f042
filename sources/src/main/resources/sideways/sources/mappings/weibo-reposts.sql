-- source: weibo-reposts
-- title: Weibo reposts with their parents (mid, parent, uid, date, text)
-- reader: json, csv
-- detect: mid, parent, uid|date|text
-- fields: cascade, mid, parent, uid, date, t, text
-- ids: weibo
--
-- A repost without a parent passes the post itself on. That one is in no such file: it becomes a post by
-- nobody, without a time, so that its cascade stays one tree. A file without cascades is one. With words of
-- its own a repost is a quote. Times are those of China.
WITH repost AS (
    SELECT *, coalesce(blank(cascade), stem) AS tree FROM record
), told AS (
    SELECT *, tree || '/' || mid AS item, blank(regexp_replace(trim(text), '^(转发微博|轉發微博|Repost)[.。]?$', '', 'i')) AS words FROM repost
)
SELECT
    row, item, uid AS actor, CASE WHEN words IS NULL THEN 'share' ELSE 'quote' END AS action,
    tree || coalesce('/' || blank(parent), '') AS share_of, tree AS root,
    coalesce(epoch_instant(TRY_CAST(t AS DOUBLE)), local_instant(date, 'Asia/Shanghai')) AS time, words AS text, NULL AS anonymous
FROM told
UNION ALL
-- told with the row that comes first by what it says, which no order of rows changes
SELECT arg_min(row, (item, words IS NULL, date, uid, row)), tree, NULL, 'post', NULL, NULL, NULL, NULL, false FROM told GROUP BY tree
