-- source: crowdtangle-instagram
-- title: CrowdTangle posts of Instagram accounts
-- reader: csv
-- detect: account, post created, user name|url, description|image text|photo|followers at posting
-- fields: account, user name, post created, url, link, title, description, image text
-- ids: instagram
SELECT
    row,
    url AS item,
    coalesce("user name", account) AS actor,
    account AS name,
    'post' AS action,
    instant("post created") AS time,
    nullif(concat_ws(chr(10), blank(title), blank(description), blank("image text")), '') AS text,
    CASE WHEN starts_with(link, 'http') AND link <> coalesce(url, '') THEN [link] END AS urls
FROM record
