-- source: x-v2
-- title: X (Twitter) posts as API v2 gives them: pages with includes, or flattened by twarc
-- reader: json
-- detect: author_id|author.id, text, conversation_id|referenced_tweets|edit_history_tweet_ids|public_metrics.retweet_count
-- detect: author_id, text, created_at, !body, !account, !user
-- fields: id, author_id, username, handle = author.username, created_at, text, long_text = note_tweet.text, conversation_id
-- fields: in_reply_to_user_id, referenced_tweets, entities
-- inside: data, tweets, users
-- ids: twitter
--
-- Posts that others refer to come along in the same pages and are events too. An account is called by its
-- name where any record tells it, else by its number. A repost is cut short by the API: its words are those
-- of the original where that is there.
WITH account AS (
    SELECT id, min(name) AS name FROM (SELECT id, username AS name FROM record WHERE text IS NULL AND username IS NOT NULL
        UNION ALL SELECT author_id, handle FROM record WHERE handle IS NOT NULL) GROUP BY id
), post AS (
    SELECT *, coalesce(long_text, text) AS words, username IS NOT NULL AND text IS NULL AS is_account,
        list_extract(list_filter(json_list(referenced_tweets), lambda r: json_extract_string(r, '$.type') = 'retweeted'), 1) AS passed,
        list_extract(list_filter(json_list(referenced_tweets), lambda r: json_extract_string(r, '$.type') = 'quoted'), 1) AS quoted,
        list_extract(list_filter(json_list(referenced_tweets), lambda r: json_extract_string(r, '$.type') = 'replied_to'), 1) AS answered
    FROM record
), original AS (
    SELECT id, min(words) AS words FROM post WHERE NOT is_account GROUP BY id
)
SELECT
    post.row,
    post.id AS item,
    coalesce(post.handle, account.name, post.author_id) AS actor,
    coalesce(addressed.name, post.in_reply_to_user_id) AS to_actor,
    CASE WHEN passed IS NOT NULL THEN 'share' WHEN quoted IS NOT NULL THEN 'quote' WHEN answered IS NOT NULL OR in_reply_to_user_id IS NOT NULL THEN 'reply' ELSE 'post' END AS action,
    json_extract_string(answered, '$.id') AS parent,
    CASE WHEN conversation_id <> post.id AND passed IS NULL THEN conversation_id END AS root,
    coalesce(json_extract_string(passed, '$.id'), json_extract_string(quoted, '$.id')) AS share_of,
    instant(created_at) AS time,
    unescape(regexp_replace(coalesce(original.words, json_extract_string(passed, '$.text'), post.words), '\s*https?://t\.co/\w+', '', 'g')) AS text,
    list_filter(list_transform(json_list(json_at(entities, '$.urls')), lambda u: coalesce(json_extract_string(u, '$.unwound_url'), json_extract_string(u, '$.expanded_url'))),
        lambda u: NOT regexp_matches(u, '^https?://(twitter|x)\.com/[^/]+/status/[0-9]+/(photo|video)/')) AS urls,
    json_all(entities, '$.hashtags[*].tag') AS tags,
    CASE WHEN is_account THEN 'is an account, whose name stands with its posts' END AS skip
FROM post
LEFT JOIN account ON account.id = post.author_id
LEFT JOIN account AS addressed ON addressed.id = post.in_reply_to_user_id
LEFT JOIN original ON original.id = json_extract_string(passed, '$.id')
