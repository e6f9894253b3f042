// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import sideways.run.UserError;
import sideways.sources.read.Kind;
import sideways.sources.read.Seen;

/**
 * A source as data: how its files are known and one SQL query that turns their records into events.
 *
 * <p>Written as a SQL file whose header says, one {@code -- key: value} per line:
 * <pre>
 * -- source: reddit-comments                 its name on the command line
 * -- title:  Reddit comments                 its name for people
 * -- reader: json, csv                       containers it comes in: json csv html gexf edges
 * -- detect: body, link_id|parent_id, !title keys that must be there; a|b one of them; !a must not be
 * -- fields: id, author, user.name, body     fields of "record"; a dotted path reaches into nested JSON
 * -- inside: posts                           JSON only: arrays that hold the records
 * -- ids:    reddit                          sources with the same word share one space of ids
 * </pre>
 *
 * The query reads {@code FROM record}, whose columns are those fields (all text) and {@code row},
 * {@code hint} (channel given by the user or told by the file's place). It yields {@code row} and any of
 * {@link #EVENT_COLUMNS}, by name.
 *
 * @param ids name of the space its item ids and handles live in
 */
public record Mapping(String source, String title, Set<Kind> kinds, List<List<String>> detect, List<String> fields,
        List<String> inside, String ids, String query) {

    /** What a mapping may yield besides {@code row}. */
    public static final List<String> EVENT_COLUMNS = List.of("item", "actor", "to_actor", "name", "action", "parent",
            "root", "share_of", "channel", "time", "text", "urls", "tags", "amount", "count", "anonymous", "deleted",
            "undirected", "skip");

    /** Reads a mapping file; {@code origin} is its name for messages. */
    public static Mapping parse(String sql, String origin) {
        Map<String, String> header = new LinkedHashMap<>();
        for (String line : sql.lines().takeWhile(line -> line.startsWith("--") || line.isBlank()).toList()) {
            int colon = line.indexOf(':');
            String key = colon < 0 ? "" : line.substring(2, colon).strip().toLowerCase(Locale.ROOT);
            if (Set.of("source", "title", "reader", "detect", "fields", "inside", "ids").contains(key)) {
                header.putIfAbsent(key, line.substring(colon + 1).strip());
            }
        }
        for (String key : List.of("source", "reader", "fields")) {
            if (header.getOrDefault(key, "").isEmpty()) {
                throw new UserError(origin + " has no line \"-- " + key
                        + ": …\" in its header; a mapping needs source, reader and fields. Copy a built-in one to start from.");
            }
        }
        String source = header.get("source");
        List<List<String>> detect = words(header.getOrDefault("detect", "")).stream()
                .map(term -> Arrays.asList(term.toLowerCase(Locale.ROOT).split("\\|"))).toList();
        return new Mapping(source, header.getOrDefault("title", source), kinds(header.get("reader"), origin), detect,
                words(header.get("fields")), words(header.getOrDefault("inside", "")), header.getOrDefault("ids", source), sql);
    }

    /** Whether a file that looks like {@code seen} is one of this source's. */
    public boolean fits(Seen seen) {
        return kinds.contains(seen.kind()) && !detect.isEmpty()
                && detect.stream().allMatch(term -> term.stream().anyMatch(key -> key.startsWith("!")
                        ? !seen.keys().contains(key.substring(1)) : seen.keys().contains(key)));
    }

    private static Set<Kind> kinds(String reader, String origin) {
        List<Kind> kinds = new ArrayList<>();
        for (String word : words(reader)) {
            try {
                kinds.add(Kind.of(word));
            } catch (IllegalArgumentException unknown) {
                throw new UserError(origin + " names reader \"" + word + "\"; expected json, csv, html, gexf or edges.");
            }
        }
        return Set.copyOf(kinds);
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
