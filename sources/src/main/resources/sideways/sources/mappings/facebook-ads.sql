-- source: facebook-ads
-- title: Facebook ads of the Internet Research Agency, as the House committee released them
-- reader: csv
-- detect: ad_id, ad_landing_page|ad_targeting_location|ad_spend_rub|ad_spend, ad_text|ad_clicks|ad_impressions
-- fields: file_id, ad_id, ad_text, ad_landing_page, ad_spend_rub, ad_spend, ad_creations_date, ad_creation_date
-- ids: facebook-ads
--
-- Who speaks is the page an ad leads to: its name in the address, without the page's number, as far as the
-- scan of the paper lets it be read. The amount is what was spent, in roubles. Times are the Pacific's.
WITH ad AS (
    SELECT *, replace(lower(ad_landing_page), ' ', '') AS page, coalesce(ad_creations_date, ad_creation_date) AS made FROM record
), told AS (
    SELECT *, coalesce(nullif(regexp_replace(regexp_extract(page, '(?:facebook|instagram)\.com/(?:pages/)?([\p{L}\p{N}._-]+)', 1), '-\d{6,}$', ''), ''), host_of(page)) AS speaker FROM ad
)
SELECT
    row,
    coalesce(file_id, ad_id) AS item,
    CASE WHEN speaker NOT IN ('events', 'groups', 'l.php', 'hashtag') THEN speaker END AS actor,
    'post' AS action,
    CASE WHEN speaker NOT IN ('events', 'groups', 'l.php', 'hashtag') THEN speaker END AS channel,
    coalesce(CAST(try_strptime(regexp_replace(trim(made), '\s*[A-Z]{3}$', ''), ['%m/%d/%y %I:%M:%S %p', '%m/%d/%Y %I:%M:%S %p']) AT TIME ZONE 'America/Los_Angeles' AS TIMESTAMP), instant(made)) AS time,
    ad_text AS text,
    CASE WHEN starts_with(page, 'http') THEN [page] END AS urls,
    CASE WHEN TRY_CAST(replace(coalesce(ad_spend_rub, ad_spend), ',', '') AS DOUBLE) >= 0 THEN TRY_CAST(replace(coalesce(ad_spend_rub, ad_spend), ',', '') AS DOUBLE) END AS amount,
    false AS anonymous
FROM told
