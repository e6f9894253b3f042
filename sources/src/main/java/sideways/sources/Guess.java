// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import sideways.sources.read.Kind;
import sideways.sources.read.Seen;

/** Which column of an unknown table is which, by the names people commonly give them. */
final class Guess {

    /** Names for each event column, the most telling first. */
    private static final Map<String, List<String>> NAMES = new LinkedHashMap<>();

    static {
        put("item", "id post_id comment_id message_id tweet_id status_id item item_id msg_id uuid id_str _id no number");
        put("actor", "author user username user_name screen_name author_name actor account handle user_id userid author_id account_id poster "
                + "sender from_name from_user from nick nickname member creator displayname display_name login author.username author.name "
                + "user.screen_name user.name account.acct user_screen_name owner name");
        put("to_actor", "to_user to_actor target_user recipient in_reply_to_user in_reply_to_screen_name replied_to_user reply_to_user to");
        put("text", "text body content message full_text comment tweet post_text selftext post caption description msg comment_text tweet_text");
        put("title", "title subject headline thread_title");
        put("time", "time timestamp created_at created_utc date datetime created published_at published publish_date time_utc created_time "
                + "posted_at post_date date_created tweet_created tweet_time timestamp_utc unix_timestamp created_on date_utc utc_time sent_at");
        put("parent", "parent parent_id reply_to in_reply_to in_reply_to_id in_reply_to_status_id reply_to_id replied_to reply_id "
                + "in_reply_to_post_id parent_comment_id parent_post_id quoted_id");
        put("root", "root root_id thread_id conversation_id link_id topic_id thread");
        put("share_of", "share_of retweeted_status_id repost_of repost_id reblog_of reblog_id original_id shared_id retweet_id retweeted_id");
        put("channel", "channel subreddit community forum topic board group room category channel_name forum_name group_name space");
        put("urls", "urls url link links permalink_url external_url");
        put("tags", "tags hashtags tag keywords");
        put("action", "action verb event_type");
        put("amount", "amount pledged donation value");
        put("count", "weight");
        put("anonymous", "anonymous is_anonymous");
        put("deleted", "deleted is_deleted removed");
    }

    /** Event columns a user can name, {@code title} with them: it goes before the text. */
    static final List<String> COLUMNS = List.of("item", "actor", "to_actor", "name", "action", "title", "text", "time", "parent", "root",
            "share_of", "channel", "urls", "tags", "amount", "count", "anonymous", "deleted");

    private Guess() { }

    private static void put(String column, String names) {
        NAMES.put(column, List.of(names.split(" ")));
    }

    /** Event column to input column: what the user says, and for the rest the best guess. */
    static Map<String, String> columns(Set<String> keys, Map<String, String> given) {
        Map<String, String> columns = new LinkedHashMap<>();
        given.forEach((column, key) -> {
            if (!key.isEmpty()) {
                columns.put(column, key.toLowerCase(Locale.ROOT));
            }
        });
        NAMES.forEach((column, names) -> {
            if (!given.containsKey(column)) {
                names.stream().filter(name -> keys.contains(name) && !columns.containsValue(name)).findFirst()
                        .ifPresent(name -> columns.put(column, name));
            }
        });
        return columns;
    }

    /** Why these columns do not make events; empty when they do. */
    static String problem(Map<String, String> columns, Seen seen, Map<String, String> given) {
        for (Map.Entry<String, String> choice : given.entrySet()) {
            if (!choice.getValue().isEmpty() && !seen.keys().contains(columns.get(choice.getKey()))) {
                return "has no column \"" + choice.getValue() + "\" for " + choice.getKey() + Nearest.hint(choice.getValue(), seen.keys())
                        + ". It has: " + shown(seen);
            }
        }
        boolean speaks = columns.containsKey("text") || columns.containsKey("title");
        boolean acts = columns.containsKey("time") || columns.containsKey("channel") || columns.containsKey("parent")
                || columns.containsKey("to_actor") || columns.containsKey("share_of") || columns.containsKey("amount");
        if (speaks || (columns.containsKey("actor") && acts)) {
            return "";
        }
        if (columns.containsKey("actor")) {
            return "is a table of actors, not of what they did: it has neither text, time, target nor channel (columns: " + shown(seen) + ")";
        }
        return "is of no source we know and has no column for an author or a text. Its " + (seen.kind() == Kind.JSON ? "keys" : "columns")
                + " are: " + shown(seen) + ". Say which is which: --map item=…,actor=…,text=…,time=…";
    }

    private static String shown(Seen seen) {
        String shown = seen.keys().stream().limit(12).map(key -> key.length() > 40 ? key.substring(0, 40) + "…" : key)
                .collect(Collectors.joining(", "));
        return seen.keys().isEmpty() ? "none" : seen.keys().size() > 12 ? shown + ", …" : shown;
    }
}
