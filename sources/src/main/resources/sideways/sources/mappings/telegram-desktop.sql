-- source: telegram-desktop
-- title: Chats exported by Telegram Desktop as JSON
-- reader: json
-- detect: text, from_id|from|actor_id, date_unixtime|date, id|type
-- fields: id, type, date, date_unixtime, from, from_id, action, text, text_entities, reply_to_message_id, forwarded_from, forwarded_from_id, reactions
-- fields: chat = ../name, chat_id = ../id
-- inside: messages
-- ids: telegram
--
-- A text is a string or a list of pieces. A forward names its source, not the message: equal words from one
-- source count as one original. Who reacted is told for the latest reactions only; each is a like. Times
-- without a zone are taken for UTC.
WITH message AS (
    SELECT *, concat_ws('/', chat_id, id) AS item, coalesce(chat, 'chat ' || chat_id) AS place,
        CASE WHEN regexp_full_match(from_id, '\d+') THEN 'user' || from_id ELSE coalesce(from_id, "from") END AS who,
        coalesce(CASE WHEN json_valid(text_entities) AND text_entities <> '[]' THEN text_entities END, CASE WHEN starts_with(text, '[') AND contains(text, '"type"') AND json_valid(text) THEN text END) AS pieces
    FROM record
), told AS (
    SELECT *, CASE WHEN pieces IS NULL THEN text ELSE array_to_string(list_transform(json_list(pieces), lambda p: coalesce(json_extract_string(p, '$.text'), json_extract_string(p, '$'))), '') END AS words FROM message
), reaction AS (
    SELECT row, item, place, unnest(CAST(json_extract(reactions, '$[*].recent[*]') AS JSON[])) AS giver FROM message WHERE json_valid(reactions)
)
SELECT
    row, item, who AS actor, coalesce(forwarded_from_id, forwarded_from) AS to_actor, "from" AS name,
    CASE WHEN forwarded_from IS NOT NULL OR forwarded_from_id IS NOT NULL THEN 'share' WHEN reply_to_message_id IS NOT NULL THEN 'reply' ELSE 'post' END AS action,
    CASE WHEN reply_to_message_id IS NOT NULL THEN concat_ws('/', chat_id, reply_to_message_id) END AS parent,
    CASE WHEN coalesce(forwarded_from_id, forwarded_from) IS NOT NULL THEN passed_on(coalesce(forwarded_from_id, forwarded_from), words) END AS share_of,
    CASE WHEN coalesce(forwarded_from_id, forwarded_from) IS NOT NULL THEN passed_on(coalesce(forwarded_from_id, forwarded_from), words) END AS root,
    place AS channel, coalesce(instant(date_unixtime), instant(date)) AS time, nullif(words, '') AS text,
    json_all(pieces, '$[*].href') AS urls,
    CASE WHEN type = 'service' THEN 'is a notice of the chat (' || coalesce(left(action, 40), 'service') || '), not a message' END AS skip
FROM told
UNION ALL
SELECT
    row, item || '/like/' || json_extract_string(giver, '$.from_id') || '/' || coalesce(json_extract_string(giver, '$.date'), ''), json_extract_string(giver, '$.from_id'), NULL, json_extract_string(giver, '$.from'),
    'like', item, NULL, NULL, place, instant(json_extract_string(giver, '$.date')), NULL, NULL, NULL
FROM reaction WHERE json_extract_string(giver, '$.from_id') IS NOT NULL
