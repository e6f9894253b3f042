// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A plain list of ties: two names per line and perhaps a weight, between spaces, tabs, commas or
 * semicolons; lines that start with {@code #} or {@code %} are remarks. Fields: {@code source},
 * {@code target}, {@code weight}.
 */
final class EdgeRecords implements RecordReader {

    static final Pattern BETWEEN = Pattern.compile("\\s*[,;\\t]\\s*|\\s+");

    private static final Pattern NO_FINITE = Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> HEADER_WORDS =
            Set.of("source", "target", "from", "to", "from_user", "to_user", "node1", "node2", "u", "v");
    private static final int LONGEST_LINE_BYTES = 1 << 20;

    @Override
    public void read(InputStream input, Fields fields, RecordSink sink) {
        int source = fields.indexOf("source");
        int target = fields.indexOf("target");
        int weight = fields.indexOf("weight");
        String[] value = new String[fields.count()];
        Lines lines = new Lines(input, LONGEST_LINE_BYTES);
        while (lines.next()) {
            if (lines.cut() != null && !lines.isTerminated()) {
                break;
            }
            String line = lines.text().strip();
            if (isRemark(line)) {
                continue;
            }
            String[] name = BETWEEN.split(line);
            if (isHeader(name)) {
                continue;
            }
            if (name.length < 2 || name.length > 3 || name[0].isEmpty()) {
                sink.leaveOut(lines.number, "has " + name.length + (name.length == 1 ? " word" : " words")
                        + "; expected two names and perhaps a weight, such as 17 42 3", line);
                continue;
            }
            if (name.length == 3 && !isNumber(name[2])) {
                sink.leaveOut(lines.number, "has a weight that is not a number; expected a number such as 3 in the third place", line);
                continue;
            }
            Arrays.fill(value, null);
            put(value, source, name[0]);
            put(value, target, name[1]);
            put(value, weight, name.length == 3 ? name[2] : null);
            sink.record(lines.number, value);
        }
        if (lines.cut() != null) {
            sink.leaveOut(lines.number, lines.cut());
        }
    }

    static boolean isRemark(String line) {
        return line.isEmpty() || line.charAt(0) == '#' || line.charAt(0) == '%';
    }

    static boolean isHeader(String[] name) {
        return name.length >= 2 && HEADER_WORDS.contains(name[0].toLowerCase(Locale.ROOT))
                && HEADER_WORDS.contains(name[1].toLowerCase(Locale.ROOT));
    }

    static boolean isNumber(String word) {
        try {
            return Double.isFinite(Double.parseDouble(word));
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    /** Such as {@code NaN}, {@code -inf} and {@code 1e400}: meant as a number, and none to count with. */
    static boolean isNoFiniteNumber(String word) {
        if (NO_FINITE.matcher(word).matches()) {
            return true;
        }
        try {
            return !Double.isFinite(Double.parseDouble(word));
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static void put(String[] value, int field, String text) {
        if (field >= 0) {
            value[field] = text;
        }
    }
}
