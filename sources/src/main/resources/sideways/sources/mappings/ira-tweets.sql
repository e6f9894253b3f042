-- source: ira-tweets
-- title: Tweets of the Internet Research Agency, as FiveThirtyEight published them
-- reader: csv
-- detect: author, content, publish_date, external_author_id|account_category|harvested_date
-- fields: external_author_id, author, content, publish_date, post_type, retweet, tweet_id, article_url
-- fields: tco1_step1, tco2_step1, tco3_step1
-- ids: twitter
--
-- Retweets do not name their original: equal words count as one, outside of the log.
SELECT
    row,
    coalesce(tweet_id, article_url) AS item,
    coalesce(author, external_author_id) AS actor,
    retweeted(content) AS to_actor,
    CASE WHEN lower(post_type) = 'quote_tweet' THEN 'quote' WHEN lower(post_type) = 'retweet' OR yes(retweet) THEN 'share' ELSE 'post' END AS action,
    CASE WHEN lower(post_type) = 'retweet' OR yes(retweet) THEN coalesce(retweeted_item(content), passed_on('', content)) END AS share_of,
    CASE WHEN lower(post_type) = 'retweet' OR yes(retweet) THEN coalesce(retweeted_item(content), passed_on('', content)) END AS root,
    instant(publish_date) AS time,
    unescape(regexp_replace(content, '\s*https?://t\.co/\w+', '', 'g')) AS text,
    list_filter([tco1_step1, tco2_step1, tco3_step1], lambda u: starts_with(u, 'http')) AS urls
FROM record
