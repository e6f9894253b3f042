// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes fields from one JSON object on one line without making characters of it: the fast road for the plain lines
 * that nearly all lines are.
 *
 * <p>{@link #scan} checks the grammar of RFC 8259 as it goes and gives up, changing nothing, wherever a line is out of the
 * ordinary: escaped or accented keys, bytes that are not UTF-8, lone surrogates, a nested object asked for as text, several
 * values in a line, anything broken. {@link JsonRecords} then reads that line again and has the last word, so the two
 * roads can only differ in speed. Strings are skipped eight bytes at a time. Not thread-safe: one per worker.
 */
final class JsonLine {

    private static final int DEEPEST = 200;
    private static final int UNUSUAL = -1;

    private final Keys root;
    private byte[] line;
    private int end;
    private byte[] unescaped = new byte[1 << 12];

    /** What was taken: one UTF-8 value per field, null where the record lacks it. */
    final byte[][] value;

    JsonLine(Fields fields) {
        this.root = new Keys(fields.root);
        this.value = new byte[fields.count()][];
    }

    /** The keys wanted at one level of nesting, as bytes. */
    private static final class Keys {
        private final byte[][] key;
        private final int[] field;
        private final Keys[] inside;
        private long lengths;

        Keys(Fields.Step step) {
            int count = step.inside.size();
            key = new byte[count][];
            field = new int[count];
            inside = new Keys[count];
            int i = 0;
            for (var entry : step.inside.entrySet()) {
                key[i] = entry.getKey().getBytes(StandardCharsets.UTF_8);
                field[i] = entry.getValue().field;
                inside[i] = entry.getValue().inside.isEmpty() ? null : new Keys(entry.getValue());
                lengths |= 1L << Math.min(63, key[i].length);
                i++;
            }
        }

        /** Place of the key at {@code from} … {@code to − 1}, whatever its case; −1 when it is not wanted. */
        int find(byte[] line, int from, int to) {
            int length = to - from;
            if ((lengths >>> Math.min(63, length) & 1) == 0) {
                return -1;
            }
            for (int i = 0; i < key.length; i++) {
                byte[] wanted = key[i];
                if (wanted.length == length && same(wanted, line, from)) {
                    return i;
                }
            }
            return -1;
        }

        private static boolean same(byte[] wanted, byte[] line, int from) {
            for (int i = 0; i < wanted.length; i++) {
                int b = line[from + i];
                if (wanted[i] != (b >= 'A' && b <= 'Z' ? b + 32 : b)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * @param from first byte of the line
     * @param to after its last byte, the line feed included or not
     * @return whether the line was one plain object; if not, {@link #value} means nothing
     */
    boolean scan(byte[] line, int from, int to) {
        this.line = line;
        this.end = to;
        Arrays.fill(value, null);
        int at = blank(from);
        if (at >= to || line[at] != '{') {
            return false;
        }
        at = object(at + 1, root, 0);
        return at >= 0 && blank(at) == to;
    }

    /** @return place after the closing brace, or {@link #UNUSUAL} */
    private int object(int at, Keys keys, int depth) {
        if (depth > DEEPEST) {
            return UNUSUAL;
        }
        at = blank(at);
        if (at < end && line[at] == '}') {
            return at + 1;
        }
        while (at < end && line[at] == '"') {
            int keyStart = at + 1;
            int keyEnd = keyStart;
            // keys are short: byte by byte beats eight at a time
            while (keyEnd < end && line[keyEnd] != '"') {
                if (line[keyEnd] < ' ' || line[keyEnd] == '\\') {
                    return UNUSUAL;
                }
                keyEnd++;
            }
            at = blank(keyEnd + 1);
            if (at >= end || line[at] != ':') {
                return UNUSUAL;
            }
            at = blank(at + 1);
            int wanted = keys == null ? -1 : keys.find(line, keyStart, keyEnd);
            at = wanted < 0 ? skip(at, depth) : take(at, keys.field[wanted], keys.inside[wanted], depth);
            if (at < 0) {
                return UNUSUAL;
            }
            at = blank(at);
            if (at >= end) {
                return UNUSUAL;
            }
            if (line[at] == '}') {
                return at + 1;
            }
            if (line[at] != ',') {
                return UNUSUAL;
            }
            at = blank(at + 1);
        }
        return UNUSUAL;
    }

    private int array(int at, int depth) {
        if (depth > DEEPEST) {
            return UNUSUAL;
        }
        at = blank(at);
        if (at < end && line[at] == ']') {
            return at + 1;
        }
        while (true) {
            at = skip(at, depth);
            if (at < 0) {
                return UNUSUAL;
            }
            at = blank(at);
            if (at >= end) {
                return UNUSUAL;
            }
            if (line[at] == ']') {
                return at + 1;
            }
            if (line[at] != ',') {
                return UNUSUAL;
            }
            at = blank(at + 1);
        }
    }

    /** Passes over a value that nobody asked for. */
    private int skip(int at, int depth) {
        if (at >= end) {
            return UNUSUAL;
        }
        return switch (line[at]) {
            case '"' -> skipString(at + 1);
            case '{' -> object(at + 1, null, depth + 1);
            case '[' -> array(at + 1, depth + 1);
            case 't' -> literal(at, "true");
            case 'f' -> literal(at, "false");
            case 'n' -> literal(at, "null");
            default -> number(at);
        };
    }

    private int take(int at, int field, Keys inside, int depth) {
        if (at >= end) {
            return UNUSUAL;
        }
        int first = line[at];
        if (first == '{' && field < 0) {
            return object(at + 1, inside, depth + 1);
        }
        if (first == '{' || first == '[') {
            return field < 0 ? array(at + 1, depth + 1) : UNUSUAL;
        }
        if (field < 0 || value[field] != null || first == 'n') {
            return skip(at, depth);
        }
        if (first == '"') {
            return takeString(at + 1, field);
        }
        int after = skip(at, depth);
        if (after > 0) {
            value[field] = Arrays.copyOfRange(line, at, after);
        }
        return after;
    }

    /** @return place after the closing quote */
    private int skipString(int at) {
        while (true) {
            at = quoteOrBackslash(at);
            if (at >= end) {
                return UNUSUAL;
            }
            if (line[at] == '"') {
                return at + 1;
            }
            if (at + 1 >= end) {
                return UNUSUAL;
            }
            if (line[at + 1] == 'u') {
                if (hex(at + 2) < 0) {
                    return UNUSUAL;
                }
                at += 6;
            } else if (plainEscape(line[at + 1]) == 0) {
                return UNUSUAL;
            } else {
                at += 2;
            }
        }
    }

    private int takeString(int from, int field) {
        int at = quoteOrBackslash(from);
        if (at >= end) {
            return UNUSUAL;
        }
        if (line[at] == '"') {
            value[field] = Arrays.copyOfRange(line, from, at);
            return Utf8.isValid(value[field], value[field].length) ? at + 1 : UNUSUAL;
        }
        int filled = 0;
        int copied = from;
        while (line[at] == '\\') {
            filled = copy(copied, at, filled);
            if (at + 1 >= end) {
                return UNUSUAL;
            }
            int code = plainEscape(line[at + 1]);
            if (code != 0) {
                unescaped[filled++] = (byte) code;
                at += 2;
            } else if (line[at + 1] == 'u') {
                code = hex(at + 2);
                at += 6;
                if (code >= 0xd800 && code < 0xdc00 && at + 1 < end && line[at] == '\\' && line[at + 1] == 'u') {
                    int low = hex(at + 2);
                    code = low >= 0xdc00 && low < 0xe000 ? Character.toCodePoint((char) code, (char) low) : UNUSUAL;
                    at += 6;
                }
                // a lone surrogate is no character; NUL is dropped on the slow road
                if (code <= 0 || code >= 0xd800 && code < 0xe000) {
                    return UNUSUAL;
                }
                filled = Utf8.put(code, unescaped, filled);
            } else {
                return UNUSUAL;
            }
            copied = at;
            at = quoteOrBackslash(at);
            if (at >= end) {
                return UNUSUAL;
            }
        }
        filled = copy(copied, at, filled);
        value[field] = Arrays.copyOf(unescaped, filled);
        return Utf8.isValid(unescaped, filled) ? at + 1 : UNUSUAL;
    }

    /** Copies a stretch without escapes and leaves room for one escaped character after it. */
    private int copy(int from, int to, int filled) {
        int length = to - from;
        if (filled + length + 8 > unescaped.length) {
            unescaped = Arrays.copyOf(unescaped, Math.max(2 * unescaped.length, filled + length + 8));
        }
        System.arraycopy(line, from, unescaped, filled, length);
        return filled + length;
    }

    private int quoteOrBackslash(int at) {
        return Eights.indexOf((byte) '"', (byte) '\\', line, at, end);
    }

    private int literal(int at, String literal) {
        if (at + literal.length() > end) {
            return UNUSUAL;
        }
        for (int i = 1; i < literal.length(); i++) {
            if (line[at + i] != literal.charAt(i)) {
                return UNUSUAL;
            }
        }
        return ended(at + literal.length());
    }

    private int number(int at) {
        at += line[at] == '-' ? 1 : 0;
        int whole = digits(at);
        if (whole == at || whole > at + 1 && line[at] == '0') {
            return UNUSUAL;
        }
        at = whole;
        if (at < end && line[at] == '.') {
            int fraction = digits(at + 1);
            if (fraction == at + 1) {
                return UNUSUAL;
            }
            at = fraction;
        }
        if (at < end && (line[at] | 32) == 'e') {
            at++;
            at += at < end && (line[at] == '+' || line[at] == '-') ? 1 : 0;
            int exponent = digits(at);
            if (exponent == at) {
                return UNUSUAL;
            }
            at = exponent;
        }
        return ended(at);
    }

    private int digits(int at) {
        while (at < end && line[at] >= '0' && line[at] <= '9') {
            at++;
        }
        return at;
    }

    /** A literal or number must be followed by something that cannot go on with it. */
    private int ended(int at) {
        return at < end && (line[at] == ',' || line[at] == '}' || line[at] == ']' || line[at] <= ' ' && line[at] >= 0) ? at : UNUSUAL;
    }

    private int blank(int at) {
        while (at < end && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r' || line[at] == '\n')) {
            at++;
        }
        return at;
    }

    /** Four hexadecimal digits, or {@link #UNUSUAL}. */
    private int hex(int at) {
        if (at + 4 > end) {
            return UNUSUAL;
        }
        int code = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(line[i], 16);
            if (digit < 0) {
                return UNUSUAL;
            }
            code = code << 4 | digit;
        }
        return code;
    }

    /** The character after a backslash stands for this one; 0 for u and for what may not be there. */
    private static int plainEscape(byte b) {
        return switch (b) {
            case '"', '\\', '/' -> b;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> 0;
        };
    }
}
