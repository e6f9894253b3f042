-- source: tweets-table
-- title: A table of tweets whose retweets are told by "RT @name" alone (tweet_id|id, name, text, tweet_created)
-- reader: csv
-- detect: tweet_created, text, name|user_timezone
-- fields: tweet_id, id, name, text, tweet_created
-- ids: twitter
--
-- Who is passed on is known from the words, which of their tweets is not: equal words of one person count
-- as one original, outside of the log.
SELECT
    row,
    coalesce(tweet_id, id) AS item,
    name AS actor,
    retweeted(text) AS to_actor,
    CASE WHEN retweeted(text) IS NULL THEN 'post' ELSE 'share' END AS action,
    retweeted_item(text) AS share_of,
    retweeted_item(text) AS root,
    instant(tweet_created) AS time,
    unescape(text) AS text
FROM record
