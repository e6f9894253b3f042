-- source: actor-channels
-- title: A table of actors and the channels they write in (user, subreddits|channels|communities)
-- reader: csv
-- detect: user|author|actor, subreddits|channels|communities
-- fields: user, author, actor, subreddits, channels, communities, num_comments, num_posts, count
-- ids: table
--
-- A post in each of the channels stands for what the actor wrote there. How much is known only where all of it
-- was in one.
WITH active AS (
    SELECT row, coalesce("user", author, actor) AS who, list_of(coalesce(subreddits, channels, communities)) AS places,
        coalesce(num_comments, num_posts, count) AS times
    FROM record
), placed AS (
    SELECT *, unnest(CASE WHEN len(places) > 0 THEN places ELSE [NULL] END) AS place FROM active
)
SELECT row, who || ' in ' || coalesce(place, '') AS item, who AS actor, 'post' AS action, place AS channel, CASE WHEN len(places) = 1 THEN times END AS count, false AS anonymous
FROM placed
