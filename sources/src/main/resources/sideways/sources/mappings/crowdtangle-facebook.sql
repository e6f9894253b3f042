-- source: crowdtangle-facebook
-- title: CrowdTangle posts of Facebook pages and groups
-- reader: csv
-- detect: page name|group name, post created, message|url|link
-- fields: page name, group name, user name, facebook id, post created, message, link, final link, link text, description, image text, url
-- ids: facebook
--
-- A page speaks for itself. Who wrote in a group is not told, which is not the same as hiding. A link to
-- another post on Facebook passes that on.
WITH post AS (
    SELECT *, coalesce("page name", "group name") AS place, regexp_matches(link, '^https?://(www\.|m\.)?facebook\.com/.+/(posts|videos|photos|permalink)/') AND link <> coalesce(url, '') AS passes
    FROM record
)
SELECT
    row,
    url AS item,
    CASE WHEN "group name" IS NULL THEN coalesce("user name", "facebook id", "page name") END AS actor,
    place AS name,
    CASE WHEN NOT coalesce(passes, false) THEN 'post' WHEN blank(message) IS NULL THEN 'share' ELSE 'quote' END AS action,
    CASE WHEN passes THEN link END AS share_of,
    place AS channel,
    instant("post created") AS time,
    nullif(concat_ws(chr(10), blank(message), blank("link text"), blank(description), blank("image text")), '') AS text,
    CASE WHEN NOT coalesce(passes, false) THEN list_filter([coalesce(blank("final link"), link)], lambda u: starts_with(u, 'http')) END AS urls,
    false AS anonymous
FROM post
