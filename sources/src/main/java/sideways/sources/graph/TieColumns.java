// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import sideways.sources.read.Text;

/**
 * Which columns of a list of ties mean what, told from its first lines.
 *
 * @param delimiter what stands between fields; 0 for blanks
 * @param source column of the first node, from 0
 * @param weight column of the weight, −1 for none
 * @param type column that says directed or undirected, −1 for none
 * @param header the line that names the columns, without blanks around it; null where none does
 * @param most fields of a row without a header
 * @param isTable whether the columns are of something else than ties
 * @param wordsFirst whether the first line might name columns, though it was not taken so
 * @param directed what a remark says of all ties; null where none does
 */
record TieColumns(byte delimiter, int source, int target, int weight, int type, String header, int most, boolean isTable, boolean wordsFirst, Boolean directed) {

    static final int MOST_COLUMNS = 64;

    private static final Set<String> SOURCE = Set.of("source", "from", "from_user", "from_id", "fromnodeid", "node1", "node_1", "u", "user", "account",
            "src", "source_id", "tail", "id1", "user_id_1", "from_node_id");
    private static final Set<String> TARGET = Set.of("target", "to", "to_user", "to_id", "tonodeid", "node2", "node_2", "v", "user_2", "account_2",
            "dst", "target_id", "head", "id2", "user_id_2", "to_node_id");
    private static final Set<String> WEIGHT = Set.of("weight", "count", "n", "times", "replies", "retweets", "mentions", "shares", "w");
    private static final Set<String> TYPE = Set.of("type", "directed");

    /** Two names and perhaps a weight, in this order. */
    boolean isPlain() {
        return source == 0 && target == 1 && type < 0 && (weight == 2 || weight < 0);
    }

    /** @param head the beginning of the content, without a last line that may be torn */
    static TieColumns of(String head) {
        List<String> lines = new ArrayList<>();
        Boolean directed = null;
        boolean remarks = false;
        for (String raw : (Iterable<String>) head.lines()::iterator) {
            String line = raw.strip();
            if (isRemark(line)) {
                remarks |= !line.isEmpty();
                directed = directed == null ? direction(line.toLowerCase(Locale.ROOT)) : directed;
            } else if (lines.size() < 2) {
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            return new TieColumns((byte) 0, 0, 1, 2, -1, null, 3, false, false, directed);
        }
        byte delimiter = delimiter(lines.get(0));
        List<String> first = fields(lines.get(0), delimiter);
        int source = index(first, SOURCE);
        int target = index(first, TARGET);
        if (source >= 0 && target >= 0 && source != target) {
            return new TieColumns(delimiter, source, target, index(first, WEIGHT), index(first, TYPE), lines.get(0), 3, false, false, directed);
        }
        List<String> second = lines.size() > 1 ? fields(lines.get(1), delimiter) : first;
        if (lines.size() > 1 && isWordsOverNumbers(first, second)) {
            return new TieColumns(delimiter, 0, 1, index(first, WEIGHT), -1, lines.get(0), 3, false, false, directed);
        }
        // the fourth column of KONECT is a time
        boolean timed = remarks && first.size() == 4 && first.stream().allMatch(TieColumns::isNumber);
        boolean table = !timed && (first.size() > 3 || first.size() == 3 && !isNumber(first.get(2)) && !isNumber(second.get(second.size() - 1)));
        boolean words = delimiter != 0 && !remarks && first.size() >= 2 && !isNumber(first.get(0)) && !isNumber(first.get(1));
        return new TieColumns(delimiter, 0, 1, 2, -1, null, timed ? 4 : 3, table, words, directed);
    }

    /** Also where it stands again further on, as in tables put one after another. */
    boolean isHeader(byte[] bytes, int from, int to) {
        if (header == null || to - from < header.length() || bytes[from] >= 0 && bytes[from] > ' ' && bytes[from] != header.charAt(0)) {
            return false;
        }
        return new Text(bytes, from, to).toString().strip().equals(header);
    }

    static boolean isRemark(String line) {
        return line.isEmpty() || line.charAt(0) == '#' || line.charAt(0) == '%';
    }

    /** Such as "# Undirected graph: …" of SNAP and "% sym unweighted" of KONECT. */
    private static Boolean direction(String remark) {
        String words = remark.substring(Math.min(1, remark.length())).strip();
        return words.startsWith("undirected") || words.startsWith("sym ") || words.equals("sym") ? Boolean.FALSE
                : words.startsWith("directed") || words.startsWith("asym") ? Boolean.TRUE : null;
    }

    private static byte delimiter(String line) {
        for (char c : new char[] {'\t', ',', ';', '|'}) {
            if (line.indexOf(c) >= 0) {
                return (byte) c;
            }
        }
        return 0;
    }

    private static List<String> fields(String line, byte delimiter) {
        byte[] bytes = (line + "\n" + " ".repeat(Names.SLACK)).getBytes(StandardCharsets.UTF_8);
        FieldSplit split = new FieldSplit(delimiter);
        int count = split.split(bytes, 0, bytes.length - 1 - Names.SLACK);
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(new String(bytes, split.from[i], split.to[i] - split.from[i], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static boolean isNumber(String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        return Weights.millionths(bytes, 0, bytes.length) != Weights.NO_NUMBER;     // one that is NaN or endless is meant as a number
    }

    private static int index(List<String> fields, Set<String> words) {
        for (int i = 0; i < fields.size(); i++) {
            if (words.contains(fields.get(i).toLowerCase(Locale.ROOT).replace(' ', '_'))) {
                return i;
            }
        }
        return -1;
    }

    /** Names of columns we do not know, above rows that begin with two whole numbers. */
    private static boolean isWordsOverNumbers(List<String> first, List<String> second) {
        return first.size() >= 2 && second.size() == first.size()
                && second.get(0).matches("\\d+") && second.get(1).matches("\\d+")
                && first.stream().limit(2).noneMatch(word -> word.matches(".*\\d.*"));
    }
}
