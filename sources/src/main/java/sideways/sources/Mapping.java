// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import sideways.run.UserError;
import sideways.sources.read.Fields;
import sideways.sources.read.Kind;
import sideways.sources.read.Layout;
import sideways.sources.read.Seen;

/**
 * A source as data: how its files are known and one SQL query that turns their records into events.
 *
 * <p>Written as a SQL file whose header says, one {@code -- key: value} per line:
 * <pre>
 * -- source:   reddit-comments                 its name on the command line
 * -- title:    Reddit comments                 its name for people
 * -- reader:   json, csv                       containers it comes in
 * -- detect:   body, link_id|parent_id, !title keys that must be there; a|b one of them; !a must not be; a
 *                                              second detect line is another way to fit
 * -- fields:   id, author, nick = user.name    fields of "record"; a path reaches into nested JSON, and
 *                                              ../name out of the record, into what holds it; lines add up
 * -- inside:   posts                           JSON: arrays or objects that hold the records, where seen
 * -- columns:  num, thread, comment            tables without a header: their columns in order
 * -- line:     ^"\d+","\d+"                    tables without a header: what the first line looks like
 * -- escape:   \                               tables: what stands before a quote inside quotes; else a quote
 * -- ids:      reddit                          sources with the same word share one space of ids
 * -- left-out: is …, not a log                 known, and never read: the reason
 * </pre>
 *
 * The query reads {@code FROM record}, whose columns are those fields (all text) and {@code row},
 * {@code file}, {@code hint} (channel given by the user or told by the file's place), {@code folder} and
 * {@code stem} (names of the file's folder, and of the file without its endings). It yields {@code row}
 * and any of {@link #EVENT_COLUMNS}, by name.
 *
 * @param detect ways to fit: all terms of one of them, of each term one key
 * @param fields columns of {@code record}
 * @param paths where a field stands when not under its own name
 * @param ids name of the space its item ids and handles live in
 * @param leftOut why files of this kind are not read; empty when they are
 */
public record Mapping(String source, String title, Set<Kind> kinds, List<List<List<String>>> detect, List<String> fields,
        Map<String, String> paths, Layout layout, Pattern line, String ids, String leftOut, String query) {

    /**
     * What a mapping may yield besides {@code row}. {@code also}: a list of other rows told by this event,
     * which count as kept; {@code skip}: why the row is no event; {@code ids}: the space of ids of this row, where it is not
     * the source's.
     */
    public static final List<String> EVENT_COLUMNS = List.of("item", "actor", "to_actor", "name", "action", "parent",
            "root", "share_of", "channel", "time", "text", "urls", "tags", "amount", "count", "anonymous", "deleted",
            "undirected", "skip", "also", "ids");

    private static final Set<String> KEYS = Set.of("source", "title", "reader", "detect", "fields", "inside", "columns",
            "line", "escape", "ids", "left-out");

    /** Reads a mapping file; {@code origin} is its name for messages. */
    public static Mapping parse(String sql, String origin) {
        Map<String, List<String>> header = new LinkedHashMap<>();
        for (String line : sql.lines().takeWhile(line -> line.startsWith("--") || line.isBlank()).toList()) {
            int colon = line.indexOf(':');
            String key = colon < 0 ? "" : line.substring(2, colon).strip().toLowerCase(Locale.ROOT);
            if (KEYS.contains(key)) {
                header.computeIfAbsent(key, none -> new ArrayList<>()).add(line.substring(colon + 1).strip());
            }
        }
        String leftOut = one(header, "left-out", "");
        for (String key : leftOut.isEmpty() ? List.of("source", "reader", "fields") : List.of("source", "reader", "detect")) {
            if (one(header, key, "").isEmpty()) {
                throw new UserError(origin + " has no line \"-- " + key
                        + ": …\" in its header; a mapping needs source, reader and fields. Copy a built-in one to start from.");
            }
        }
        String source = one(header, "source", "");
        List<String> fields = new ArrayList<>();
        Map<String, String> paths = new LinkedHashMap<>();
        for (String field : words(all(header, "fields"))) {
            int equals = field.indexOf('=');
            String name = equals < 0 ? field : field.substring(0, equals).strip();
            fields.add(name);
            paths.put(name, equals < 0 ? name : field.substring(equals + 1).strip());
        }
        if (Set.copyOf(fields).size() < fields.size()) {
            throw new UserError(origin + " names a field twice; each field of the record needs a name of its own.");
        }
        List<List<List<String>>> detect = header.getOrDefault("detect", List.of()).stream().map(Mapping::terms).toList();
        Layout layout = new Layout(words(all(header, "inside")), words(all(header, "columns")), escape(one(header, "escape", ""), origin));
        return new Mapping(source, one(header, "title", source), kinds(all(header, "reader"), origin), detect, List.copyOf(fields),
                Map.copyOf(paths), layout, pattern(one(header, "line", ""), origin), one(header, "ids", source), leftOut, sql);
    }

    /** Reads a user's own mapping. */
    public static Mapping read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException unreadable) {
            throw new UserError("mapping " + file + " cannot be read (" + unreadable.getClass().getSimpleName()
                    + "); expected a .sql file such as those in sources/src/main/resources/sideways/sources/mappings.", unreadable);
        }
    }

    /** Whether a file that looks like {@code seen} is one of this source's. */
    public boolean fits(Seen seen) {
        return told(seen) != null;
    }

    /** What of {@code seen} this source is told by, for people; null when it is none of this source's. */
    String told(Seen seen) {
        if (!kinds.contains(seen.kind())) {
            return null;
        }
        if (line != null) {
            return line.matcher(seen.firstLine()).find() ? "its first line, which names no columns but has the shape of a row" : null;
        }
        Set<String> keys = keys(seen);
        for (List<List<String>> way : detect) {
            List<String> met = way.stream().map(term -> met(term, keys)).toList();
            if (!met.contains(null)) {
                return "its " + (seen.kind() == Kind.JSON ? "keys " : "columns ")
                        + String.join(", ", met.stream().filter(key -> !key.startsWith("!")).toList());
            }
        }
        return null;
    }

    /** The way to fit that lacks least of {@code seen}: its terms that are not met. */
    List<String> lacking(Seen seen) {
        Set<String> keys = keys(seen);
        List<String> least = null;
        for (List<List<String>> way : detect) {
            List<String> missing = way.stream().filter(term -> met(term, keys) == null).map(term -> String.join(" or ", term)).toList();
            if (missing.size() < way.size() && (least == null || missing.size() < least.size())) {
                least = missing;
            }
        }
        return least;
    }

    /** Where a reader finds the fields. */
    Fields where() {
        return Fields.at(fields, paths);
    }

    /** Containers of the records, those seen: a document without them is a record itself. */
    Layout layoutOf(Seen seen) {
        List<String> held = layout.inside().stream().filter(name -> seen.keys().stream()
                .anyMatch(key -> ("." + key + ".").contains("." + name.toLowerCase(Locale.ROOT) + "."))).toList();
        return new Layout(held.isEmpty() ? List.of() : layout.inside(), layout.columns(), layout.escape());
    }

    private static String met(List<String> term, Set<String> keys) {
        return term.stream().filter(key -> key.startsWith("!") != keys.contains(key.startsWith("!") ? key.substring(1) : key))
                .findFirst().orElse(null);
    }

    /** Keys as seen, and as seen from the records: without what holds those. */
    private Set<String> keys(Seen seen) {
        Set<String> keys = new HashSet<>(seen.keys());
        for (String name : layout.inside()) {
            String step = name.toLowerCase(Locale.ROOT) + ".";
            for (String key : seen.keys()) {
                int at = key.startsWith(step) ? 0 : key.indexOf("." + step) + 1;
                if (at > 0 || key.startsWith(step)) {
                    keys.add(key.substring(at + step.length()));
                }
            }
        }
        return keys;
    }

    private static Set<Kind> kinds(String reader, String origin) {
        List<Kind> kinds = new ArrayList<>();
        for (String word : words(reader)) {
            try {
                kinds.add(Kind.of(word));
            } catch (IllegalArgumentException unknown) {
                throw new UserError(origin + " names reader \"" + word + "\"; expected one of "
                        + String.join(", ", Arrays.stream(Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList()) + ".");
            }
        }
        return Set.copyOf(kinds);
    }

    private static char escape(String written, String origin) {
        if (written.length() > 1) {
            throw new UserError(origin + " has escape \"" + written + "\"; expected one character, such as \\.");
        }
        return written.isEmpty() ? '"' : written.charAt(0);
    }

    private static Pattern pattern(String written, String origin) {
        try {
            return written.isEmpty() ? null : Pattern.compile(written);
        } catch (PatternSyntaxException wrong) {
            throw new UserError(origin + " has a line pattern that is no regular expression: " + wrong.getDescription() + ".", wrong);
        }
    }

    private static List<List<String>> terms(String detect) {
        return words(detect).stream().map(term -> Arrays.asList(term.toLowerCase(Locale.ROOT).split("\\|"))).toList();
    }

    private static String one(Map<String, List<String>> header, String key, String otherwise) {
        return header.getOrDefault(key, List.of(otherwise)).get(0);
    }

    private static String all(Map<String, List<String>> header, String key) {
        return String.join(",", header.getOrDefault(key, List.of()));
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
