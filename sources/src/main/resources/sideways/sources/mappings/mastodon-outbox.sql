-- source: mastodon-outbox
-- title: Outbox of a Mastodon archive, or of anything else that speaks ActivityPub
-- reader: json
-- detect: type, actor, object|object.content|object.type, published|to
-- fields: id, type, actor, published, object, note = object.id, content = object.content, summary = object.summary, in_reply_to = object.inReplyTo
-- fields: object_published = object.published, attributed_to = object.attributedTo, tag = object.tag
-- inside: orderedItems
-- ids: activitypub
--
-- Create makes a note, Announce boosts one, Like likes one, Follow ties to somebody. Other activities, such as
-- Update and Undo, are none of their own.
SELECT
    row,
    CASE WHEN type = 'Create' OR type IS NULL THEN coalesce(note, id) ELSE id END AS item,
    profile(coalesce(actor, attributed_to)) AS actor,
    CASE WHEN type = 'Follow' THEN profile(object) END AS to_actor,
    CASE coalesce(type, 'Create') WHEN 'Announce' THEN 'share' WHEN 'Like' THEN 'like' WHEN 'Follow' THEN 'tie' ELSE CASE WHEN in_reply_to IS NULL THEN 'post' ELSE 'reply' END END AS action,
    CASE WHEN type = 'Like' THEN coalesce(note, object) ELSE in_reply_to END AS parent,
    CASE WHEN type = 'Announce' THEN coalesce(note, object) END AS share_of,
    host_of(coalesce(actor, attributed_to, id)) AS channel,
    instant(coalesce(published, object_published)) AS time,
    nullif(concat_ws(chr(10), nullif(summary, ''), nullif(html_text(content), '')), '') AS text,
    CASE WHEN json_valid(tag) THEN list_transform(list_filter(json_list(tag), lambda t: json_extract_string(t, '$.type') = 'Hashtag'), lambda t: json_extract_string(t, '$.name')) END AS tags,
    CASE WHEN type NOT IN ('Create', 'Announce', 'Like', 'Follow') THEN 'is an activity of type ' || left(type, 40) || ', which is no post, boost, like or follow' END AS skip
FROM record
