-- source: twitter-io
-- title: Tweets of the information operations that Twitter released
-- reader: csv
-- detect: tweetid, userid|user_screen_name, tweet_text|tweet_time|is_retweet
-- fields: tweetid, userid, user_display_name, user_screen_name, tweet_text, tweet_time, in_reply_to_userid, in_reply_to_tweetid
-- fields: quoted_tweet_tweetid, is_retweet, retweet_userid, retweet_user_id, retweet_tweetid, hashtags, urls
-- ids: twitter
--
-- Accounts are called by their numbers, or by Twitter's digests of them, because whom they answer and pass
-- on is told by those alone. An original outside of the operation has no number here.
WITH tweet AS (
    SELECT *, coalesce(yes(is_retweet), false) OR blank(retweet_tweetid) IS NOT NULL AS passes FROM record
)
SELECT
    row,
    tweetid AS item,
    coalesce(userid, user_screen_name) AS actor,
    coalesce(blank(retweet_userid), blank(retweet_user_id), blank(in_reply_to_userid)) AS to_actor,
    user_display_name AS name,
    CASE WHEN passes THEN 'share' WHEN blank(quoted_tweet_tweetid) IS NOT NULL THEN 'quote'
        WHEN coalesce(blank(in_reply_to_tweetid), blank(in_reply_to_userid)) IS NOT NULL THEN 'reply' ELSE 'post' END AS action,
    blank(in_reply_to_tweetid) AS parent,
    CASE WHEN passes THEN coalesce(blank(retweet_tweetid), retweeted_item(tweet_text)) ELSE blank(quoted_tweet_tweetid) END AS share_of,
    instant(tweet_time) AS time,
    unescape(tweet_text) AS text,
    list_of(urls) AS urls,
    list_of(hashtags) AS tags
FROM tweet
