// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import sideways.graph.GraphFile;

/**
 * A first look at a file: what container it is and which keys or columns it has. Made from its first
 * bytes, never from its name.
 *
 * @param kind the container, or null when it is none we read
 * @param keys column names, or paths of JSON keys such as {@code posts.no} (arrays leave no trace in a
 *     path); lower case, in order of appearance
 * @param problem why there is no kind; empty otherwise
 * @param firstLine the first line of a table; empty elsewhere
 */
public record Seen(Kind kind, Set<String> keys, String problem, String firstLine) {

    private static final int DEEPEST_PATH = 6;
    private static final int MOST_KEYS = 4000;
    private static final int LINES_LOOKED_AT = 50;
    private static final Set<String> GRAPH = Set.of("graph");

    public Seen(Kind kind, Set<String> keys, String problem) {
        this(kind, keys, problem, "");
    }

    public static Seen of(byte[] head) {
        if (head.length == 0) {
            return unknown("is empty");
        }
        if (GraphFile.isOurs(head)) {
            return new Seen(Kind.SGRAPH, GRAPH, "");
        }
        if (matches(head, 0, "PAR1")) {
            // its columns are named at its end
            return new Seen(Kind.PARQUET, Set.of(), "");
        }
        String binary = binary(head);
        if (binary != null) {
            return unknown(binary);
        }
        byte[] clean = withoutNul(head);
        String raw = Lines.text(clean, wholeCharacters(clean));
        String text = raw.strip();
        if (text.isEmpty()) {
            return unknown("holds nothing but blanks");
        }
        return switch (text.charAt(0)) {
            case '<' -> markup(text);
            // no JSON has a single quote there; some tables of Python's lists do
            case '{', '[' -> text.startsWith("['") ? table(raw, text, head.length < Bytes.HEAD_BYTES) : json(text);
            case '*' -> text.toLowerCase(Locale.ROOT).startsWith("*vertices") || text.toLowerCase(Locale.ROOT).startsWith("*network")
                    ? new Seen(Kind.PAJEK, GRAPH, "") : table(raw, text, head.length < Bytes.HEAD_BYTES);
            default -> table(raw, text, head.length < Bytes.HEAD_BYTES);
        };
    }

    private static Seen unknown(String problem) {
        return new Seen(null, Set.of(), problem);
    }

    private static String binary(byte[] head) {
        if (matches(head, 0, "PK\u0003\u0004")) {
            return "is a zip archive; unpack it first";
        }
        if (matches(head, 8, "DUCK")) {
            return "is a DuckDB database, such as Sideways writes; give the log it was made from";
        }
        if (matches(head, 0, "SQLite format 3")) {
            return "is an SQLite database; export its tables as CSV first";
        }
        int nuls = 0;
        for (byte b : head) {
            nuls += b == 0 ? 1 : 0;
        }
        // a few NUL bytes occur in honest logs; a tenth of the file is something else
        return nuls * 10 > head.length ? "is binary, not text; expected JSON, a table, GEXF or an edge list" : null;
    }

    private static boolean matches(byte[] head, int at, String magic) {
        if (head.length < at + magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if (head[at + i] != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] withoutNul(byte[] head) {
        byte[] kept = head.clone();
        return Arrays.copyOf(kept, Eights.withoutNul(kept, 0, kept.length));
    }

    /** Length without a UTF-8 character torn by the end of the head, which would pass for windows-1252. */
    private static int wholeCharacters(byte[] head) {
        int end = head.length;
        for (int back = 1; back <= 3 && back <= head.length; back++) {
            int b = head[head.length - back] & 0xff;
            if (b < 0x80) {
                break;
            }
            if (b >= 0xc0) {
                int needed = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
                end = back < needed ? head.length - back : end;
                break;
            }
        }
        return end;
    }

    private static Seen markup(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("<gexf")) {
            return new Seen(Kind.GEXF, Set.of("gexf"), "");
        }
        if (lower.contains("<graphml")) {
            return new Seen(Kind.GRAPHML, GRAPH, "");
        }
        if (lower.contains("something_awful") || lower.contains("somethingawful.com")) {
            return new Seen(Kind.HTML, Set.of("something_awful"), "");
        }
        return unknown(lower.contains("<html") || lower.startsWith("<!doctype html")
                ? "is an HTML page of no forum we know; expected a saved page of Something Awful"
                : "is XML of no kind we know; expected GEXF or GraphML");
    }

    private static Seen json(String text) {
        Set<String> keys = new LinkedHashSet<>();
        gather(text, keys);
        if (keys.isEmpty()) {
            // a broken first line must not hide the good ones after it
            text.lines().skip(1).limit(LINES_LOOKED_AT).forEach(line -> gather(line, keys));
        }
        return new Seen(Kind.JSON, keys, "");
    }

    private static void gather(String text, Set<String> keys) {
        List<String> path = new ArrayList<>();
        List<Boolean> named = new ArrayList<>();
        try (JsonParser parser = JsonRecords.JSON.createParser(text)) {
            String key = null;
            for (JsonToken token = parser.nextToken(); token != null && keys.size() < MOST_KEYS; token = parser.nextToken()) {
                switch (token) {
                    case FIELD_NAME -> {
                        key = parser.currentName().toLowerCase(Locale.ROOT);
                        if (path.size() < DEEPEST_PATH) {
                            keys.add(path.isEmpty() ? key : String.join(".", path) + "." + key);
                        }
                    }
                    case START_OBJECT, START_ARRAY -> {
                        named.add(key != null);
                        if (key != null) {
                            path.add(key);
                        }
                        key = null;
                    }
                    case END_OBJECT, END_ARRAY -> {
                        if (named.remove(named.size() - 1)) {
                            path.remove(path.size() - 1);
                        }
                        key = null;
                    }
                    default -> key = null;
                }
            }
        } catch (IOException endOfHead) {
            return;
        }
    }

    private static Seen table(String raw, String text, boolean whole) {
        if (MetisTies.isLikely(whole ? raw.lines().toList() : raw.lines().limit(LINES_LOOKED_AT).toList(), whole)) {
            return new Seen(Kind.METIS, GRAPH, "");
        }
        List<String> lines = new ArrayList<>(text.lines().limit(LINES_LOOKED_AT).toList());
        if (!whole && lines.size() > 1) {
            lines.remove(lines.size() - 1);
        }
        if (isEdgeList(lines)) {
            return new Seen(Kind.EDGES, Set.of("source", "target"), "");
        }
        char delimiter = CsvRecords.delimiterOf(text);
        List<List<String>> rows = CsvRecords.rows(text, delimiter);
        int header = CsvRecords.headerOf(rows);
        if (rows.isEmpty() || rows.get(header).size() < 2) {
            return unknown("is plain text without columns; expected JSON, a table with a header, GEXF or an edge list");
        }
        return new Seen(Kind.CSV, new LinkedHashSet<>(CsvRecords.header(rows.get(header))), "", lines.isEmpty() ? "" : lines.get(0));
    }

    /**
     * Two or three words in nearly every line, the third a number, and no header unless one that says source
     * and target between blanks. Between commas a line of names only is taken for a header.
     */
    private static boolean isEdgeList(List<String> lines) {
        boolean remarks = false;
        boolean first = true;
        int edges = 0;
        int strange = 0;
        for (String raw : lines) {
            String line = raw.strip();
            if (EdgeRecords.isRemark(line)) {
                remarks |= !line.isEmpty();
                continue;
            }
            String[] word = EdgeRecords.BETWEEN.split(line);
            if (word.length < 2 || word.length > 3) {
                strange++;
                continue;
            }
            boolean separated = line.indexOf(',') >= 0 || line.indexOf(';') >= 0 || line.indexOf('\t') >= 0;
            if (first && separated && !remarks && !EdgeRecords.isNumber(word[0]) && !EdgeRecords.isNumber(word[1])) {
                return false;
            }
            boolean header = first && EdgeRecords.isHeader(word);
            // a weight that is NaN or endless costs its row, not the file
            if (!header && word.length == 3 && !EdgeRecords.isNumber(word[2]) && !EdgeRecords.isNoFiniteNumber(word[2])) {
                return false;
            }
            edges += header ? 0 : 1;
            first = false;
        }
        return edges > 0 && strange * 3 <= edges;
    }
}
