-- Words a mapping can use. Each is a DuckDB macro, so that a mapping can be tried out in any DuckDB shell.

-- NULL for what stands in for nothing: '', null, none, nan, n/a.
CREATE MACRO blank(t) AS CASE WHEN lower(trim(t)) IN ('', 'null', 'none', 'nan', 'n/a', 'na', 'undefined') THEN NULL ELSE t END;

-- HTML entities as characters; ampersands last, so that double escapes lose one level only.
CREATE MACRO unescape(t) AS CASE WHEN NOT contains(t, '&') THEN t ELSE
    replace(replace(replace(replace(replace(replace(replace(
    list_reduce(
        list_filter(list_distinct(regexp_extract_all(t, '&#0*(\d{1,6});', 1)), lambda n: CAST(n AS INTEGER) BETWEEN 9 AND 55295),
        lambda s, n: regexp_replace(s, '&#0*' || n || ';', CASE n WHEN '92' THEN '\\' ELSE chr(CAST(n AS INTEGER)) END, 'g'),
        t),
    '&#x27;', ''''), '&gt;', '>'), '&lt;', '<'), '&quot;', '"'), '&apos;', ''''), '&nbsp;', ' '), '&amp;', '&') END;

-- The text of a piece of HTML: line breaks kept, tags dropped, entities as characters.
CREATE MACRO html_text(h) AS trim(unescape(regexp_replace(regexp_replace(h, '<br\s*/?>|</p>|</div>|</blockquote>', chr(10), 'gi'), '<[^>]*>', '', 'g')), chr(10) || chr(13) || ' ');

-- Numbers of the posts that >>N links point to, in order.
CREATE MACRO quote_links(h) AS regexp_extract_all(h, '(?:&gt;&gt;|>>)(\d+)', 1);

-- Whether a name says that the author or their account is gone.
CREATE MACRO gone(name) AS CASE WHEN strlen(name) > 40 THEN false ELSE lower(trim(substr(name, 1, 40))) IN ('[deleted]', '[removed]', '[deleted user]', 'deleted', 'removed', 'deleted user',
    'deleted account', 'deleted_user', 'account deleted', '<deleted>', '(deleted)', '[gelöscht]') END;

-- Whether a name is nobody's: it must never become one actor. A NULL is nobody.
CREATE MACRO nobody(name) AS CASE WHEN name IS NULL THEN true WHEN strlen(name) > 40 THEN false ELSE gone(name) OR lower(trim(name)) IN ('', 'anonymous', 'anon', 'anonymous user', 'anonymous coward',
    'anónimo', 'anonyme', 'anonym', 'guest', 'guest user', 'gast', 'unknown', 'unknown user', 'none', 'null', 'nan', 'n/a', 'na', 'nobody', 'undefined', '-') END;

-- A number of seconds, milliseconds, microseconds or nanoseconds since 1970 as a time; told apart by size.
CREATE MACRO epoch_instant(n) AS CASE
    WHEN n IS NULL OR NOT isfinite(n) THEN NULL
    WHEN abs(n) < 1e11 THEN make_timestamp(CAST(round(n * 1e3) AS BIGINT) * 1000)
    WHEN abs(n) < 1e14 THEN make_timestamp(CAST(n AS BIGINT) * 1000)
    WHEN abs(n) < 1e17 THEN make_timestamp(CAST(n AS BIGINT))
    WHEN abs(n) < 9e18 THEN make_timestamp(CAST(n AS BIGINT) // 1000) END;

-- The offset a time's last letters stand for, such as EDT. Some are used for more than one; the Americas' are meant then.
CREATE MACRO zone_offset(t) AS CASE regexp_extract(t, '([A-Z]{3,4})$', 1) WHEN 'EDT' THEN '-04' WHEN 'EST' THEN '-05' WHEN 'CDT' THEN '-05' WHEN 'CST' THEN '-06'
    WHEN 'MDT' THEN '-06' WHEN 'MST' THEN '-07' WHEN 'PDT' THEN '-07' WHEN 'PST' THEN '-08' WHEN 'BST' THEN '+01' WHEN 'WEST' THEN '+01' WHEN 'WET' THEN '+00'
    WHEN 'CET' THEN '+01' WHEN 'CEST' THEN '+02' WHEN 'EET' THEN '+02' WHEN 'EEST' THEN '+03' WHEN 'MSK' THEN '+03' WHEN 'TRT' THEN '+03' WHEN 'JST' THEN '+09'
    WHEN 'KST' THEN '+09' WHEN 'AEST' THEN '+10' WHEN 'AEDT' THEN '+11' END;

-- A time written in any common way, as UTC; times without a zone are taken for UTC. NULL when not understood.
CREATE MACRO instant(t) AS CASE
    WHEN t IS NULL THEN NULL
    WHEN regexp_full_match(trim(t), '-?\d+(\.\d*)?([eE]\+?\d+)?') THEN epoch_instant(TRY_CAST(trim(t) AS DOUBLE))
    ELSE coalesce(
        CAST(TRY_CAST(trim(t) AS TIMESTAMPTZ) AS TIMESTAMP),
        CAST(TRY_CAST(regexp_replace(trim(t), '\s*(UTC|GMT|Z)$', '+00') AS TIMESTAMPTZ) AS TIMESTAMP),
        CAST(TRY_CAST(regexp_replace(trim(t), '\s*[A-Z]{3,4}$', '') || zone_offset(trim(t)) AS TIMESTAMPTZ) AS TIMESTAMP),
        CAST(try_strptime(trim(t), ['%Y-%m-%d %H:%M:%S %z', '%a %b %d %H:%M:%S %z %Y', '%a, %d %b %Y %H:%M:%S %z']) AS TIMESTAMP),
        CAST(try_strptime(regexp_replace(trim(t), '\s+', ' ', 'g'), ['%m/%d/%Y %H:%M:%S', '%m/%d/%Y %H:%M', '%m/%d/%Y %I:%M:%S %p', '%m/%d/%Y %I:%M %p', '%m/%d/%Y',
            '%Y/%m/%d %H:%M:%S', '%Y/%m/%d %H:%M', '%Y/%m/%d', '%d.%m.%Y %H:%M:%S', '%d.%m.%Y %H:%M', '%d.%m.%Y',
            '%d-%b-%y %I:%M %p', '%b %d, %Y %H:%M:%S', '%b %d, %Y %H:%M', '%b %d, %Y %I:%M %p', '%b %d, %Y', '%d %b %Y %H:%M:%S', '%d %b %Y %H:%M', '%d %b %Y',
            '%B %d, %Y %H:%M', '%B %d, %Y %I:%M %p', '%B %d, %Y', '%d %B %Y %H:%M', '%d %B %Y', '%H:%M %b %d, %Y', '%Y%m%dT%H%M%S', '%a %b %d %H:%M:%S %Y']) AS TIMESTAMP)) END;

-- Web addresses in a text, without the punctuation after them. (No regular expression stands inside a
-- lambda here or below: DuckDB would compile it afresh for every chunk.)
CREATE MACRO links(t) AS CASE WHEN contains(t, '://') THEN
    regexp_extract_all(t, '(?i)https?://[^\s<>"''\[\]{}|\\^`]*[^\s<>"''\[\]{}|\\^`.,;:!?)*]') END;

-- Hashtags in a text, lower case, without the sign.
CREATE MACRO hashtags(t) AS CASE WHEN contains(t, '#') OR contains(t, '＃') THEN
    regexp_extract_all(lower(t), '(?:^|[\s(,.;:!?])[#＃]([\p{L}_][\p{L}\p{N}\p{M}_]*)', 1) END;

CREATE MACRO has_email(t) AS (contains(t, '@') OR contains(t, '%40')) AND regexp_matches(t, '[\p{L}\p{N}._%+\-]+(?:@|%40)(?:[\p{L}\p{N}\-]+\.)+\p{L}{2,}');

-- E-mail addresses are never stored: each becomes [email].
CREATE MACRO mask_email(t) AS CASE WHEN has_email(t) THEN regexp_replace(t, '[\p{L}\p{N}._%+\-]+(?:@|%40)(?:[\p{L}\p{N}\-]+\.)+\p{L}{2,}', '[email]', 'g') ELSE t END;

-- The same for a list.
CREATE MACRO mask_emails(list) AS CASE WHEN has_email(array_to_string(list, chr(30))) THEN string_split(mask_email(array_to_string(list, chr(30))), chr(30)) ELSE list END;

-- An id or a handle at the door: trimmed, and when it holds an e-mail address, a digest in its place that still tells one from another.
CREATE MACRO plain_key(k) AS CASE WHEN has_email(k) THEN 'mail-' || substr(sha256(lower(trim(k))), 1, 16) ELSE nullif(trim(k), '') END;

CREATE MACRO plain_handle(name) AS CASE WHEN nobody(name) THEN NULL ELSE plain_key(name) END;

-- A yes or no written in any common way.
CREATE MACRO yes(t) AS CASE WHEN lower(trim(t)) IN ('true', 't', '1', '1.0', 'yes', 'y') THEN true WHEN lower(trim(t)) IN ('false', 'f', '0', '0.0', 'no', 'n') THEN false END;

-- A list written as JSON, as [a, b], as ['a', 'b'], or between blanks or bars.
CREATE MACRO list_of(t) AS CASE
    WHEN t IS NULL THEN NULL
    -- one value with nothing to split at, as most are
    WHEN translate(t, ' |[]' || chr(9) || chr(10) || chr(13), '') = t THEN CASE WHEN trim(t, '''"') <> '' THEN [trim(t, '''"')] ELSE CAST([] AS VARCHAR[]) END
    WHEN starts_with(trim(t), '[') AND json_valid(t) THEN CAST(from_json(t, '["VARCHAR"]') AS VARCHAR[])
    ELSE list_filter(list_transform(string_split_regex(regexp_replace(trim(t), '^\[|\]$', '', 'g'), CASE WHEN starts_with(trim(t), '[') THEN ',' ELSE '[\s|]+' END),
        lambda e: trim(e, ' ''"')), lambda e: e <> '') END;

-- A time without a zone, read as the clocks of a place show it, such as 'Asia/Shanghai'; as UTC.
CREATE MACRO local_instant(t, zone) AS CAST(instant(t) AT TIME ZONE zone AS TIMESTAMP);

-- When a Twitter id was given out; NULL for ids that carry no time (before November 2010, or made up).
CREATE MACRO snowflake_instant(id) AS CASE WHEN regexp_full_match(id, '\d{17,19}') AND TRY_CAST(id AS BIGINT) > 29700000000000000
    THEN make_timestamp((CAST(id AS BIGINT) // 4194304 + 1288834974657) * 1000) END;

-- Who is passed on in "RT @name: …", for tables that do not say it otherwise.
CREATE MACRO retweeted(t) AS nullif(regexp_extract(t, '^["''“\s]*RT @([A-Za-z0-9_]+)', 1), '');

-- A name for what is passed on: equal for all who pass the same words of the same person on.
CREATE MACRO passed_on(who, words) AS 'rt/' || lower(who) || '/'
    || substr(sha256(trim(regexp_replace(regexp_replace(coalesce(words, ''), '^["''“\s]*RT @[A-Za-z0-9_]+:?', ''), '(…|\.\.\.)?\s*$', ''))), 1, 16);

CREATE MACRO retweeted_item(t) AS CASE WHEN retweeted(t) IS NOT NULL THEN passed_on(retweeted(t), t) END;

-- The text of BBCode: quoted passages taken out, other tags dropped.
CREATE MACRO bbcode_text(t) AS trim(unescape(regexp_replace(regexp_replace(regexp_replace(t, '(?is)\[quote\b[^\]]*\].*?\[/quote(:[^\]]*)?\]', '', 'g'),
    '<br\s*/?>', chr(10), 'gi'), '\[/?[A-Za-z*][^\]\n]*\]', '', 'g')), chr(10) || chr(13) || ' ');

-- The host of a web address, without www.
CREATE MACRO host_of(u) AS nullif(regexp_extract(lower(u), '^(?:[a-z]+://)?(?:www\.)?([^/:?#\s]+)', 1), '');

-- One value of a JSON text; NULL when the text is no JSON or has no such value.
CREATE MACRO json_at(j, path) AS CASE WHEN json_valid(j) THEN json_extract_string(j, path) END;

-- The strings of one key in all objects of a JSON array, such as '$[*].tag'; NULL when it is no JSON.
CREATE MACRO json_all(j, path) AS CASE WHEN json_valid(j) THEN list_filter(CAST(json_extract_string(j, path) AS VARCHAR[]), lambda e: e IS NOT NULL) END;

-- A JSON array as a list of its elements.
CREATE MACRO json_list(j) AS CASE WHEN json_valid(j) AND json_type(CAST(j AS JSON)) = 'ARRAY' THEN CAST(from_json(j, '["JSON"]') AS JSON[]) END;

-- The address of a profile as a handle: host and name. (name@host would pass for an e-mail address.)
CREATE MACRO profile(u) AS nullif(regexp_replace(trim(u), '^https?://|/+$', '', 'g'), '');

-- A span of minutes; none where the number is none, or of more than two thousand years.
CREATE MACRO minutes(t) AS to_milliseconds(CASE WHEN abs(TRY_CAST(t AS DOUBLE)) < 1e9 THEN CAST(round(TRY_CAST(t AS DOUBLE) * 60000) AS BIGINT) ELSE 0 END);
