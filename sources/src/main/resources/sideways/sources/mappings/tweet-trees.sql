-- source: tweet-trees
-- title: Trees of tweets as a table: cascade, parent and child with user, tweet and delay
-- reader: csv
-- detect: cascade|parent_tweet, parent_user, child_user, child_tweet|child_delay_min
-- fields: cascade, parent_user, parent_tweet, parent_delay_min, child_user, child_tweet, child_delay_min
-- ids: twitter
--
-- One and the same tweet can stand under several users, so a node is (user, tweet, delay). A child with the
-- tweet of its parent or of the cascade passes it on; one with a tweet of its own answers. Delays count from
-- the first tweet, whose own time is known where its id carries one.
WITH node AS (
    SELECT *, coalesce(cascade, stem) AS tree, lower(parent_user) = 'root' AS starts,
        concat_ws('/', coalesce(cascade, stem), child_user, child_tweet, child_delay_min) AS item
    FROM record
), rooted AS (
    SELECT *, max(CASE WHEN starts THEN item END) OVER (PARTITION BY tree) AS first,
        max(CASE WHEN starts THEN child_tweet END) OVER (PARTITION BY tree) AS first_tweet
    FROM node
), told AS (
    SELECT *, coalesce(child_tweet IN (parent_tweet, first_tweet, tree), false) AS passes,
        concat_ws('/', tree, parent_user, parent_tweet, parent_delay_min) AS above
    FROM rooted
)
SELECT
    row, item, child_user AS actor,
    CASE WHEN starts THEN 'post' WHEN passes THEN 'share' ELSE 'reply' END AS action,
    CASE WHEN NOT starts AND NOT passes THEN above END AS parent,
    CASE WHEN NOT starts AND passes THEN above END AS share_of,
    CASE WHEN NOT starts THEN first END AS root,
    coalesce(snowflake_instant(first_tweet), snowflake_instant(tree)) + minutes(child_delay_min) AS time
FROM told
