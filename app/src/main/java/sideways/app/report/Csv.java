// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table as CSV: RFC 4180 quoting, lines ended by LF, an empty cell for an unknown number.
 *
 * <p>Numbers have the digits of findings.json. Spreadsheets run a cell of text that begins with {@code = + - @} as a formula, so
 * such text gets an apostrophe in front; numbers stay as they are.
 */
public final class Csv {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final StringBuilder out = new StringBuilder();

    Csv(String... columns) {
        out.append(String.join(",", columns)).append('\n');
    }

    void row(Object... cells) {
        out.append(line(cells));
    }

    /** One row with its LF. */
    public static String line(Object... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\n"));
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static String cell(Object value) {
        if (value instanceof Double number) {
            return number.isNaN() || number.isInfinite() ? "" : Decimals.number(number).toPlainString();
        }
        return value instanceof String text ? quoted(defused(Html.wellFormed(text))) : value.toString();
    }

    private static String defused(String text) {
        boolean runs = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 && !NUMBER.matcher(text).matches();
        return runs ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                && text.equals(text.strip());
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
