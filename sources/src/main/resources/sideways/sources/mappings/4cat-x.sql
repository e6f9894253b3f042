-- source: 4cat-x
-- title: 4CAT exports of X (Twitter)
-- reader: csv, json
-- detect: thread_id, body, is_retweet|retweeted_user|is_quote_tweet|quote_tweet_id
-- fields: id, thread_id, timestamp, unix_timestamp, body, author, author_id, author_fullname, is_retweet, retweeted_user, is_quote_tweet, quote_tweet_id
-- fields: quote_author, quoted_user, is_reply, replied_user, replied_author, hashtags, urls
-- ids: twitter
--
-- Whom a repost passes on is told, which of their posts is not: equal words of one person count as one
-- original. A reply answers its conversation's first post, as far as the table tells.
WITH tweet AS (
    SELECT *, coalesce(yes(is_retweet), false) OR blank(retweeted_user) IS NOT NULL AS passes,
        coalesce(yes(is_quote_tweet), false) OR blank(quote_tweet_id) IS NOT NULL AS quotes,
        coalesce(yes(is_reply), false) OR coalesce(blank(replied_user), blank(replied_author)) IS NOT NULL AS answers,
        coalesce(blank(retweeted_user), retweeted(body)) AS source
    FROM record
)
SELECT
    row,
    id AS item,
    coalesce(author, author_id) AS actor,
    CASE WHEN passes THEN source WHEN quotes THEN coalesce(blank(quote_author), blank(quoted_user)) ELSE coalesce(blank(replied_user), blank(replied_author)) END AS to_actor,
    author_fullname AS name,
    CASE WHEN passes THEN 'share' WHEN quotes THEN 'quote' WHEN answers THEN 'reply' ELSE 'post' END AS action,
    CASE WHEN answers AND NOT passes AND thread_id <> id THEN thread_id END AS parent,
    CASE WHEN NOT passes AND thread_id <> id THEN thread_id END AS root,
    CASE WHEN passes THEN passed_on(coalesce(source, ''), body) WHEN quotes THEN blank(quote_tweet_id) END AS share_of,
    coalesce(instant(unix_timestamp), instant(timestamp)) AS time,
    unescape(body) AS text,
    list_of(replace(urls, ',', ' ')) AS urls,
    list_of(replace(hashtags, ',', ' ')) AS tags
FROM tweet
