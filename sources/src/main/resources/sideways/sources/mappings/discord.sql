-- source: discord
-- title: Discord channels exported by DiscordChatExporter as JSON
-- reader: json
-- detect: author.id|author.name, content, timestamp, type|reference|reactions|mentions|ispinned
-- detect: messages.author.name, messages.timestamp, guild|channel|daterange
-- fields: id, type, timestamp, content, author = author.id, name = author.name, reference = reference.messageId, reference_type = reference.type
-- fields: forwarded = forwardedMessage.content, reactions, embeds, guild = ../guild.name, category = ../channel.category, channel = ../channel.name
-- inside: messages
-- ids: discord
--
-- Joins, pins, calls and their like are notices, not messages. Each reaction of somebody named is a like.
WITH message AS (
    SELECT *, concat_ws('/', guild, channel) AS place FROM record
), reaction AS (
    SELECT row, id, place, unnest(CAST(json_extract(reactions, '$[*].users[*]') AS JSON[])) AS giver FROM message WHERE json_valid(reactions)
)
SELECT
    row, id AS item, CASE WHEN gone(name) THEN name ELSE coalesce(author, name) END AS actor, name,
    CASE WHEN lower(reference_type) = 'forward' THEN 'share' WHEN reference IS NOT NULL THEN 'reply' ELSE 'post' END AS action,
    CASE WHEN coalesce(lower(reference_type), '') <> 'forward' THEN reference END AS parent,
    CASE WHEN lower(reference_type) = 'forward' THEN reference END AS share_of,
    nullif(place, '') AS channel, instant(timestamp) AS time, coalesce(nullif(content, ''), forwarded) AS text,
    json_all(embeds, '$[*].url') AS urls,
    CASE WHEN type IN ('RecipientAdd', 'RecipientRemove', 'Call', 'ChannelNameChange', 'ChannelIconChange', 'ChannelPinnedMessage', 'GuildMemberJoin', 'ThreadCreated')
            OR regexp_full_match(type, '[89]|1[0-8]|2[1-9]|[3-9]\d')
        THEN 'is a notice of the channel (' || type || '), not a message' END AS skip
FROM message
UNION ALL
SELECT
    row, id || '/like/' || json_extract_string(giver, '$.id'), json_extract_string(giver, '$.id'), json_extract_string(giver, '$.name'), 'like', id, NULL, nullif(place, ''), NULL, NULL, NULL, NULL
FROM (SELECT DISTINCT ON (row, id, json_extract_string(giver, '$.id')) * FROM reaction) WHERE json_extract_string(giver, '$.id') IS NOT NULL
