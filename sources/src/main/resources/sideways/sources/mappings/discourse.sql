-- source: discourse
-- title: Discourse topics and posts, as its API gives them or as a table
-- reader: json, csv
-- detect: post_number, cooked|raw, topic_id|username|created_at
-- detect: post_number, reply_to_post_number
-- fields: id, username, user_id, created_at, cooked, raw, post_number, post_type, reply_to_post_number, topic_id, topic_title, topic_slug
-- fields: link_counts, deleted_at, user_deleted, hidden, category_id, topic = ../id, title = ../title, category = ../category_id, tags = ../tags
-- inside: posts, latest_posts
-- ids: discourse
--
-- A post answers the one it names, else the one it quotes first, else the topic. The number of a post is
-- its topic's own, so an item is "topic/number". Notes of the forum's software are no posts.
WITH post AS (
    SELECT *, concat_ws('/', coalesce(topic_id, topic), coalesce(post_number, 'id ' || id)) AS item, coalesce(topic_id, topic) AS thread,
        regexp_extract(cooked, '<aside[^>]*class="quote[^"]*"[^>]*data-post="(\d+)"', 1) AS quoted,
        regexp_extract(cooked, '<aside[^>]*class="quote[^"]*"[^>]*data-topic="(\d+)"', 1) AS quoted_topic
    FROM record
)
SELECT
    row,
    item,
    coalesce(username, 'user ' || user_id) AS actor,
    CASE WHEN coalesce(post_number, '1') = '1' THEN 'post' ELSE 'reply' END AS action,
    CASE WHEN post_number <> '1' THEN concat_ws('/',
        CASE WHEN blank(reply_to_post_number) IS NULL THEN coalesce(nullif(quoted_topic, ''), thread) ELSE thread END,
        coalesce(blank(reply_to_post_number), nullif(quoted, ''), '1')) END AS parent,
    CASE WHEN post_number <> '1' THEN concat_ws('/', thread, '1') END AS root,
    coalesce(blank(category_id), blank(category)) AS channel,
    instant(created_at) AS time,
    nullif(concat_ws(chr(10), CASE WHEN post_number = '1' THEN coalesce(blank(topic_title), blank(title)) END,
        coalesce(nullif(raw, ''), nullif(html_text(regexp_replace(cooked, '(?s)<aside[^>]*class="quote.*?</aside>', '', 'g')), ''))), '') AS text,
    CASE WHEN json_valid(link_counts) THEN list_filter(CAST(json_extract_string(link_counts, '$[*].url') AS VARCHAR[]), lambda u: starts_with(u, 'http')) END AS urls,
    list_of(tags) AS tags,
    blank(deleted_at) IS NOT NULL OR coalesce(yes(user_deleted), false) AS deleted,
    CASE WHEN post_type = '3' THEN 'is a note of the forum''s software, such as a topic that was closed' END AS skip
FROM post
