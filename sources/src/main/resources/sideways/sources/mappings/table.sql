-- source: table
-- title: Any table or JSON lines, its columns named by the user or guessed by their names
-- reader: csv, json, parquet
-- fields: item, actor, to_actor, name, action, title, text, time, parent, root, share_of, channel, urls, tags, amount, count, anonymous, deleted
-- ids: table
--
-- Has no detection keys: it is taken when no other source fits. A parent of 0 or -1 means none.
SELECT
    row,
    blank(item) AS item,
    actor,
    to_actor,
    name,
    blank(action) AS action,
    CASE WHEN trim(parent) NOT IN ('0', '-1') THEN blank(parent) END AS parent,
    blank(root) AS root,
    blank(share_of) AS share_of,
    blank(channel) AS channel,
    instant(time) AS time,
    concat_ws(chr(10), CASE WHEN NOT gone(title) THEN nullif(title, '') END, CASE WHEN NOT gone(text) THEN text END) AS text,
    list_of(urls) AS urls,
    list_of(tags) AS tags,
    amount,
    count,
    -- a table without a column of authors hides nobody: it only does not say
    coalesce(yes(anonymous), CASE WHEN (SELECT max(o.actor) FROM record o WHERE o.file = record.file) IS NULL THEN false END) AS anonymous,
    coalesce(yes(deleted), false) OR coalesce(gone(text), false) AS deleted
FROM record
