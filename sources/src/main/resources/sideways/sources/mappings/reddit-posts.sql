-- source: reddit-posts
-- title: Reddit posts (Pushshift and Arctic Shift RS files, listings of the Reddit API)
-- reader: json, csv
-- detect: title, selftext, created_utc, subreddit|subreddit_id|permalink, !body
-- fields: id, name, author, created_utc, title, selftext, subreddit, permalink, url, is_self, crosspost_parent
-- ids: reddit
--
-- A crosspost passes its original on. Listings without an author column have nobody as author, which is
-- not the same as an author who hides.
SELECT
    row,
    coalesce(CASE WHEN starts_with(name, 't3_') THEN name END, 't3_' || id) AS item,
    author AS actor,
    CASE WHEN blank(crosspost_parent) IS NULL THEN 'post' ELSE 'share' END AS action,
    blank(crosspost_parent) AS share_of,
    coalesce(subreddit, nullif(regexp_extract(permalink, '/r/([^/]+)/', 1), '')) AS channel,
    instant(created_utc) AS time,
    unescape(concat_ws(chr(10), title, CASE WHEN gone(selftext) THEN NULL ELSE nullif(selftext, '') END)) AS text,
    CASE WHEN regexp_matches(url, '^https?://') AND NOT coalesce(yes(is_self), false)
            AND NOT regexp_matches(url, '^https?://([a-z]+\.)?reddit\.com/r/[^/]+/comments/')
        THEN [unescape(url)] END AS urls,
    coalesce(gone(author), false) OR coalesce(gone(selftext), false) AS deleted,
    false AS anonymous
FROM record
