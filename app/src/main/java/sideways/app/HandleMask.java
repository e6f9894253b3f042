// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes people's names out of texts and links, and puts what they are called instead.
 *
 * <p>Two kinds of names are replaced. Those that are marked as names, whoever bears them: {@code @name}, {@code @name@host},
 * {@code u/name}, {@code [QUOTE=name;17]}, {@code name wrote:}, and the name in the address of a profile. And the handles of people of this log, wherever they
 * stand as words of their own, in any case and script, of one word or several. Left alone are handles of fewer than three letters,
 * of digits alone, and those that are function words ("the"), unless they are marked: a text without its "the" says nothing any more, and
 * everybody says it.
 *
 * <p>Time O(length of the text · words in the longest handle).
 */
final class HandleMask {

    /** A way to mark a name: tried only in texts that hold one of its signs. */
    private record Mark(Pattern pattern, boolean knownOnly, String... signs) {

        boolean mayBeIn(String text) {
            for (String sign : signs) {
                if (text.contains(sign)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final Mark[] MARKS = {
        new Mark(Pattern.compile("(?<![\\p{L}\\p{N}_@/.])@([\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_])?(?:@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+)?)"), false, "@"),
        new Mark(Pattern.compile("(?<![\\p{L}\\p{N}])/?[uU](?:ser)?/([\\p{L}\\p{N}_-]+)"), false, "u/", "U/", "user/"),
        new Mark(Pattern.compile("\\[QUOTE=\"?([^;\\]\",]+)", Pattern.CASE_INSENSITIVE), false, "["),
        // who "wrote:" must be known; anything may stand before these words
        new Mark(Pattern.compile("(?m)^[>\\s\"]*([^\\n:]{1,40}?) (?:wrote|said|posted):"), true, " wrote:", " said:", " posted:")};
    private static final Pattern PROFILE = Pattern.compile("((?:twitter|x|facebook|instagram|tiktok|threads|t|medium|youtube|bsky|vk|github)\\.(?:com|me|net|app)/(?:profile/|c/|user/|channel/)?@?"
            + "|reddit\\.com/(?:u|user)/|/(?:@|users?/|profile/|members?/))([\\p{L}\\p{N}_.%-]+)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> NO_PROFILES = Set.of("status", "hashtag", "search", "i", "intent", "home", "explore", "watch", "share", "sharer", "sharer.php", "p", "reel", "groups", "pages",
            "events", "embed", "playlist", "results", "photo", "photo.php", "permalink.php", "story.php", "login", "about", "help", "settings", "joinchat", "s", "c", "channel", "user", "users");
    private static final Set<String> FUNCTION_WORDS = Set.of("the", "and", "you", "that", "was", "for", "are", "with", "his", "they", "this", "have", "from", "one", "had", "word", "but", "not", "what", "all",
            "were", "when", "your", "can", "said", "there", "use", "each", "which", "she", "how", "their", "will", "other", "about", "out", "many", "then", "them", "these", "some", "her", "would",
            "make", "like", "him", "into", "time", "has", "look", "two", "more", "see", "now", "who", "than", "its", "our", "why", "just", "here", "only", "very", "any", "get", "got", "did", "yes");

    private final Map<String, String> called = new HashMap<>();

    /** Hashes of the handles that are looked for in running text: most words are none, and this tells so without a copy of the word. */
    private final Set<Long> telling = new HashSet<>();
    private static final int LONGEST = 80;

    private final UnaryOperator<String> stranger;
    private final int mostWords;

    /**
     * @param handles of people of this log
     * @param name what a handle of this log is replaced by
     * @param stranger what a marked name that is no handle of this log is replaced by; null to leave it
     */
    HandleMask(Collection<String> handles, UnaryOperator<String> name, UnaryOperator<String> stranger) {
        this.stranger = stranger;
        int words = 1;
        for (String handle : handles) {
            String lower = handle.toLowerCase(Locale.ROOT);
            called.put(lower, name.apply(handle));
            if (isTelling(lower)) {
                telling.add(hash(lower));
            }
            words = Math.max(words, 1 + (int) lower.codePoints().filter(c -> !isNameLetter(c)).count());
        }
        mostWords = Math.min(8, words);
    }

    String text(String text) {
        String masked = text;
        for (Mark mark : MARKS) {
            if (mark.mayBeIn(masked)) {
                masked = mark.pattern.matcher(masked).replaceAll(found -> Matcher.quoteReplacement(found.group().substring(0, found.start(1) - found.start())
                        + (mark.knownOnly ? called.getOrDefault(found.group(1).toLowerCase(Locale.ROOT), found.group(1)) : nameOf(found.group(1)))
                        + found.group().substring(found.end(1) - found.start())));
            }
        }
        return words(link(masked));
    }

    String link(String url) {
        if (url.indexOf('/') < 0) {
            return url;
        }
        Matcher matcher = PROFILE.matcher(url);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(NO_PROFILES.contains(found.group(2).toLowerCase(Locale.ROOT)) ? found.group()
                : found.group(1) + nameOf(found.group(2))));
    }

    private String nameOf(String handle) {
        String known = called.get(handle.toLowerCase(Locale.ROOT));
        return known != null ? known : stranger != null ? stranger.apply(handle) : handle;
    }

    /** Handles as words of their own; of several that begin at one place, the longest. */
    private String words(String text) {
        StringBuilder out = null;
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean begins = isNameLetter(c) && (at == 0 || !joins(text.codePointBefore(at), c));
            int end = begins ? longest(text, at) : -1;
            if (end > 0) {
                out = out == null ? new StringBuilder(text.length()) : out;
                out.append(text, copied, at).append(called.get(text.substring(at, end).toLowerCase(Locale.ROOT)));
                copied = end;
                at = end;
            } else {
                at += Character.charCount(c);
            }
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    private int longest(String text, int from) {
        int found = -1;
        int words = 0;
        int at = from;
        long hash = 0;
        while (at < text.length() && words < mostWords && at - from <= LONGEST) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            hash = hash * 31 + Character.toLowerCase(c);
            boolean ends = at == text.length() || !joins(c, text.codePointAt(at));
            if (ends) {
                words += isNameLetter(c) ? 1 : 0;
                found = telling.contains(hash) && called.containsKey(text.substring(from, at).toLowerCase(Locale.ROOT)) ? at : found;
            }
        }
        return found;
    }

    private static long hash(String lower) {
        long hash = 0;
        for (int at = 0; at < lower.length(); at += Character.charCount(lower.codePointAt(at))) {
            hash = hash * 31 + Character.toLowerCase(lower.codePointAt(at));
        }
        return hash;
    }

    private static boolean isTelling(String handle) {
        return handle.codePointCount(0, handle.length()) >= (handle.codePoints().anyMatch(c -> c > 0x2E80) ? 2 : 3) && !FUNCTION_WORDS.contains(handle)
                && handle.codePoints().anyMatch(Character::isLetter);
    }

    /** Whether two characters side by side belong to one word. Scripts without spaces have none. */
    private static boolean joins(int a, int b) {
        return isNameLetter(a) && isNameLetter(b) && !(isUnspaced(a) || isUnspaced(b));
    }

    private static boolean isUnspaced(int c) {
        return Character.isIdeographic(c) || c >= 0x3040 && c <= 0x30FF || c >= 0x0E00 && c <= 0x0EFF;
    }

    private static boolean isNameLetter(int c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
