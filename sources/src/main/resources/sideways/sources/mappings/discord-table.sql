-- source: discord-table
-- title: Discord channels exported by DiscordChatExporter as a table
-- reader: csv
-- detect: authorid|author, date, content, attachments|reactions
-- fields: authorid, author, date, content
-- ids: discord
--
-- The table has no ids and no answers; its file is named after the channel.
SELECT
    row,
    CASE WHEN gone(author) THEN author ELSE coalesce(authorid, author) END AS actor,
    author AS name,
    'post' AS action,
    trim(regexp_replace(stem, '\s*\[[^\]]*\]', '', 'g')) AS channel,
    instant(date) AS time,
    content AS text
FROM record
