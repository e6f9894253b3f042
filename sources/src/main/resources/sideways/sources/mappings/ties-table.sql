-- source: ties-table
-- title: A table of ties: two actors and how often
-- reader: csv
-- detect: source|from_user|user|from|account|from_id, target|to_user|user_2|to|account_2|to_id, !text, !body, !content, !message, !time, !timestamp, !created_at, !date
-- fields: source, target, from_user, to_user, user, user_2, from, to, account, account_2, from_id, to_id, weight, count, replies, retweets, mentions, shares, n, type, directed
-- ids: table
--
-- A tie runs from the first actor to the second. The weight is how often; it also stands in amount as
-- it was written, because count is a whole number of at least 1.
WITH tie AS (
    SELECT *, coalesce(weight, count, replies, retweets, mentions, shares, n) AS times FROM record
)
SELECT
    row,
    coalesce(source, from_user, "user", "from", account, from_id) AS actor,
    coalesce(target, to_user, user_2, "to", account_2, to_id) AS to_actor,
    'tie' AS action,
    times AS count,
    TRY_CAST(times AS DOUBLE) AS amount,
    coalesce(lower("type") = 'undirected', NOT yes(directed), false) AS undirected,
    CASE WHEN nobody(coalesce(source, from_user, "user", "from", account, from_id)) OR nobody(coalesce(target, to_user, user_2, "to", account_2, to_id))
        THEN 'is a tie with a nameless end; expected two names' END AS skip
FROM tie
