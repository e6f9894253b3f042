-- source: mastodon
-- title: Mastodon statuses as its API gives them
-- reader: json
-- detect: account.acct|account.username|account.url, content, in_reply_to_id|reblogs_count|visibility|uri
-- fields: id, uri, url, created_at, content, spoiler_text, acct = account.acct, account = account.url, account_id = account.id, in_reply_to_id, in_reply_to_account_id
-- fields: reblog, quote, tags, card = card.url
-- inside: statuses, ancestors, descendants
-- ids: mastodon
--
-- A boosted or quoted status comes along whole and is an event too. People are called by the address of
-- their profile (name@host would pass for an e-mail address); the channel is the server they are on. The
-- server asked gave the ids; those of two servers do not mix.
WITH status AS (
    SELECT row, id, uri, url, created_at, content, spoiler_text, acct, account, account_id, in_reply_to_id, in_reply_to_account_id, tags, card,
        CASE WHEN json_valid(reblog) THEN CAST(reblog AS JSON) END AS boosted, CASE WHEN json_valid(quote) THEN coalesce(json_extract(quote, '$.quoted_status'), CAST(quote AS JSON)) END AS quoted, true AS own
    FROM record
), nested AS (
    SELECT row, coalesce(boosted, quoted) AS s FROM status WHERE json_extract_string(coalesce(boosted, quoted), '$.content') IS NOT NULL
), every AS (
    FROM status
    UNION ALL
    SELECT row, json_extract_string(s, '$.id'), json_extract_string(s, '$.uri'), json_extract_string(s, '$.url'), json_extract_string(s, '$.created_at'), json_extract_string(s, '$.content'),
        json_extract_string(s, '$.spoiler_text'), json_extract_string(s, '$.account.acct'), json_extract_string(s, '$.account.url'), json_extract_string(s, '$.account.id'),
        json_extract_string(s, '$.in_reply_to_id'), json_extract_string(s, '$.in_reply_to_account_id'), CAST(json_extract(s, '$.tags') AS VARCHAR), json_extract_string(s, '$.card.url'), NULL, NULL, false
    FROM nested
), told AS (
    SELECT *, coalesce(profile(account), CASE WHEN contains(acct, '@') THEN split_part(acct, '@', 2) || '/@' || split_part(acct, '@', 1) ELSE acct END, 'account ' || account_id) AS who FROM every
), person AS (
    SELECT account_id, min(who) AS who FROM told WHERE account_id IS NOT NULL GROUP BY account_id
)
SELECT
    told.row,
    coalesce(id, uri) AS item,
    told.who AS actor,
    addressed.who AS to_actor,
    CASE WHEN boosted IS NOT NULL THEN 'share' WHEN quoted IS NOT NULL THEN 'quote' WHEN in_reply_to_id IS NOT NULL OR in_reply_to_account_id IS NOT NULL THEN 'reply' ELSE 'post' END AS action,
    in_reply_to_id AS parent,
    coalesce(json_extract_string(boosted, '$.id'), json_extract_string(quoted, '$.id')) AS share_of,
    host_of(coalesce(uri, url, account)) AS channel,
    instant(created_at) AS time,
    nullif(concat_ws(chr(10), nullif(spoiler_text, ''), nullif(html_text(coalesce(json_extract_string(boosted, '$.content'), content)), '')), '') AS text,
    list_filter([card], lambda u: u IS NOT NULL) AS urls,
    json_all(tags, '$[*].name') AS tags
FROM told LEFT JOIN person AS addressed ON addressed.account_id = told.in_reply_to_account_id
WHERE own OR id NOT IN (SELECT id FROM status WHERE id IS NOT NULL)
