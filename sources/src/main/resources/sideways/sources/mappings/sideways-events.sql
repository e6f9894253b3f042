-- source: sideways-events
-- title: Events as Sideways writes them: columns named as in its own tables
-- reader: json, csv
-- detect: item, actor, action, time
-- fields: item, actor, to_actor, name, action, parent, root, share_of, channel, time, text, urls, tags, amount, count, anonymous, deleted, undirected
-- ids: table
SELECT
    row, item, actor, to_actor, name, action, blank(parent) AS parent, blank(root) AS root, blank(share_of) AS share_of, channel,
    instant(time) AS time, text, list_of(urls) AS urls, list_of(tags) AS tags, amount, count,
    anonymous, deleted, undirected
FROM record
