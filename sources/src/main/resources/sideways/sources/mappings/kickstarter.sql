-- source: kickstarter
-- title: Kickstarter projects (Web Robots, Kaggle and their like)
-- reader: csv, json
-- detect: pledged, goal, state, backers|backers_count, deadline|launched|launched_at
-- fields: id, name, blurb, category, main_category, category and sub-category, creator, launched, launched_at, deadline, state, country, currency, pledged, usd pledged, usd_pledged, usd_pledged_real, converted_pledged_amount, backers, backers_count, urls, slug
-- inside: data, projects
-- ids: kickstarter
--
-- A project is a post by its creator. Its backers are one more event, of action give: count says how many
-- they were, amount what they pledged in all, in US dollars where the file says so. Who they were is not
-- in any such file, so the actor is nobody; but they did not hide, so neither event counts as anonymous.
-- The amount also stands on the project itself: add it up over give events only, or over posts only.
-- The giving is dated at the deadline, when its sum was known. Launches before 1990 are no dates. Of monthly
-- snapshots of one project the last is read: the one with most backers and most money.
WITH project AS (
    SELECT *,
        coalesce(launched_at, launched) AS started,
        TRY_CAST(coalesce(backers_count, backers) AS DOUBLE) AS crowd,
        coalesce(TRY_CAST(usd_pledged_real AS DOUBLE), TRY_CAST(usd_pledged AS DOUBLE), TRY_CAST("usd pledged" AS DOUBLE),
            TRY_CAST(converted_pledged_amount AS DOUBLE), TRY_CAST(pledged AS DOUBLE)) AS money,
        lower(CASE WHEN starts_with(category, '{') THEN coalesce(json_extract_string(category, '$.slug'), json_extract_string(category, '$.name'))
            ELSE coalesce(main_category || '/' || category, "category and sub-category", category) END) AS kind,
        CASE WHEN starts_with(creator, '{') THEN coalesce(json_extract_string(creator, '$.slug'), json_extract_string(creator, '$.id')) ELSE blank(creator) END AS maker,
        CASE WHEN starts_with(urls, '{') THEN json_extract_string(urls, '$.web.project') END AS page
    FROM record
), snapshot AS (
    SELECT *, row_number() OVER (PARTITION BY coalesce(id, 'row ' || row) ORDER BY crowd DESC NULLS LAST, money DESC NULLS LAST, name, row) > 1 AS is_older FROM project
), dated AS (
    SELECT *, CASE WHEN instant(started) >= TIMESTAMP '1990-01-01' THEN instant(started) END AS start,
        CASE WHEN instant(deadline) >= TIMESTAMP '1990-01-01' THEN instant(deadline) END AS finish,
        trim(split_part(kind, '/', 1)) AS main, nullif(trim(split_part(kind, '/', 2)), '') AS sub
    FROM snapshot
)
SELECT
    row, id AS item, maker AS actor, NULL AS to_actor, 'post' AS action, NULL AS parent, main AS channel, start AS time,
    concat_ws(chr(10), name, nullif(blurb, '')) AS text,
    CASE WHEN page IS NOT NULL THEN [split_part(page, '?', 1)] END AS urls,
    list_filter(['state:' || lower(state), 'category:' || sub, 'country:' || lower(country)], lambda tag: tag IS NOT NULL) AS tags,
    money AS amount, 1 AS count, false AS anonymous, CASE WHEN is_older THEN 'is an earlier snapshot of a project that is read once' END AS skip
FROM dated
UNION ALL
SELECT
    row, id || '/backers', NULL, maker, 'give', id, main, coalesce(finish, start), NULL, NULL, NULL, money, crowd, false, NULL
FROM dated WHERE crowd > 0 AND NOT is_older
