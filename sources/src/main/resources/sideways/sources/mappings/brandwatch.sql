-- source: brandwatch
-- title: Brandwatch mentions, exported as a table or from its API
-- reader: csv, json
-- detect: query name|query id, url, page type|domain, author|snippet|full text|title
-- detect: resourceid|queryid|queryname, url, pagetype|domain, author|snippet|fulltext|title
-- fields: date, url, domain, subreddit, title, snippet, author, full name, full text, thread entry type, reply to, original url, twitter reply to, twitter retweet of, hashtags, expanded urls
-- fields: fullname, fulltext, threadEntryType, replyTo, originalUrl, twitterReplyTo, twitterRetweetOf, expandedUrls, resourceId, resource id
-- inside: results
-- ids: brandwatch
--
-- A mention is known by its address; of posts on X by their number, however the address is written. Words
-- are withheld for some platforms; the post stays. Remarks above the table's header are passed over.
WITH mention AS (
    SELECT *, coalesce("twitter retweet of", twitterRetweetOf) AS passed, coalesce("twitter reply to", twitterReplyTo, "reply to", replyTo) AS answered,
        coalesce("full text", fulltext, snippet) AS words, coalesce("thread entry type", threadEntryType) AS entry FROM record
)
SELECT
    row,
    coalesce(nullif(regexp_extract(url, 'status(?:es)?/(\d+)', 1), ''), url, resourceId, "resource id") AS item,
    author AS actor,
    coalesce("full name", fullname) AS name,
    CASE WHEN blank(passed) IS NOT NULL OR lower(entry) = 'share' THEN 'share' WHEN blank(answered) IS NOT NULL OR lower(entry) IN ('reply', 'comment') THEN 'reply' ELSE 'post' END AS action,
    coalesce(nullif(regexp_extract(answered, 'status(?:es)?/(\d+)', 1), ''), blank(answered)) AS parent,
    coalesce(nullif(regexp_extract(passed, 'status(?:es)?/(\d+)', 1), ''), blank(passed), CASE WHEN lower(entry) = 'share' THEN blank(coalesce("original url", originalUrl)) END) AS share_of,
    coalesce('r/' || nullif(subreddit, ''), domain) AS channel,
    instant(date) AS time,
    nullif(concat_ws(chr(10), CASE WHEN title IS NOT NULL AND NOT starts_with(coalesce(words, ''), title) THEN nullif(title, '') END, words), '') AS text,
    list_of(coalesce("expanded urls", expandedUrls)) AS urls,
    list_of(replace(hashtags, ',', ' ')) AS tags
FROM mention
