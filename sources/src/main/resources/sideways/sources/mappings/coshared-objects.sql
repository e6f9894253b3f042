-- source: coshared-objects
-- title: Posts and what they share, one row per link, hashtag, domain and image (account_id, post_id, url_id …)
-- reader: csv
-- detect: account_id, post_id, url_id|hashtag_id|domain_id|phash_id
-- fields: account_id, post_id, url_id, hashtag_id, domain_id, phash_id, timestamp
-- ids: coortweet
--
-- A post has a row for each combination of what it shares; together they are one event.
WITH shared AS (
    SELECT row, account_id, coalesce(post_id, 'row ' || row) AS post, timestamp, blank(url_id) AS url, blank(hashtag_id) AS hashtag,
        blank(domain_id) AS domain, blank(phash_id) AS image
    FROM record
)
SELECT
    min(row) AS row,
    CASE WHEN NOT starts_with(post, 'row ') THEN concat_ws('/', account_id, post) END AS item,
    account_id AS actor,
    'post' AS action,
    min(instant(timestamp)) AS time,
    list_concat(list(DISTINCT 'url:' || url), list(DISTINCT 'image:' || image)) AS urls,
    list_concat(list(DISTINCT hashtag), list(DISTINCT 'domain:' || domain)) AS tags,
    list(row) AS also
FROM shared
GROUP BY account_id, post
