-- source: reddit-comments
-- title: Reddit comments (Pushshift and Arctic Shift RC files)
-- reader: json, csv
-- detect: body, link_id, parent_id
-- fields: id, name, author, author_fullname, created_utc, body, link_id, parent_id, subreddit
-- ids: reddit
--
-- The parent is a comment (t1_) or the post itself (t3_). "[deleted]" as author means the account is
-- gone, "[removed]" as text that a moderator took it away; neither is an actor or a text.
SELECT
    row,
    coalesce(CASE WHEN starts_with(name, 't1_') THEN name END, 't1_' || id) AS item,
    author AS actor,
    'reply' AS action,
    CASE WHEN regexp_full_match(parent_id, '[0-9]+') THEN NULL ELSE parent_id END AS parent,
    link_id AS root,
    subreddit AS channel,
    instant(created_utc) AS time,
    CASE WHEN gone(body) THEN NULL ELSE unescape(body) END AS text,
    coalesce(gone(author), false) OR coalesce(gone(body), false) AS deleted,
    false AS anonymous
FROM record
