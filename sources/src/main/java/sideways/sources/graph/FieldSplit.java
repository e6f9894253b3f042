// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

/**
 * The fields of a line: between delimiters, without the blanks around them, quotes taken off; a line without the
 * delimiter is split at blanks. Fields beyond the {@value TieColumns#MOST_COLUMNS}th are counted, not kept.
 */
final class FieldSplit {

    final int[] from = new int[TieColumns.MOST_COLUMNS];
    final int[] to = new int[TieColumns.MOST_COLUMNS];
    private final byte delimiter;

    FieldSplit(byte delimiter) {
        this.delimiter = delimiter;
    }

    /** @return how many fields the bytes [start, end) hold; may change the bytes where quotes are doubled */
    int split(byte[] bytes, int start, int end) {
        int first = start;
        int last = end;
        while (last > first && isBlank(bytes[last - 1])) {
            last--;
        }
        while (first < last && isBlank(bytes[first]) && bytes[first] != delimiter) {
            first++;
        }
        if (first == last) {
            return 0;
        }
        boolean delimited = false;
        for (int i = first; i < end && delimiter != 0 && !delimited; i++) {
            delimited = bytes[i] == delimiter;
        }
        return delimited ? delimited(bytes, first, delimiter == '\t' ? trimmed(bytes, first, end) : last) : blanks(bytes, first, last);
    }

    /** Without the line's end, but with empty fields between tabs. */
    private static int trimmed(byte[] bytes, int first, int end) {
        int last = end;
        while (last > first && (bytes[last - 1] == '\r' || bytes[last - 1] == ' ' || bytes[last - 1] == '\n')) {
            last--;
        }
        return last;
    }

    private int blanks(byte[] bytes, int first, int last) {
        int count = 0;
        for (int at = first; at < last;) {
            int begin = at;
            while (at < last && !isBlank(bytes[at])) {
                at++;
            }
            keep(count++, bytes, begin, at);
            while (at < last && isBlank(bytes[at])) {
                at++;
            }
        }
        return count;
    }

    private int delimited(byte[] bytes, int first, int last) {
        int count = 0;
        int at = first;
        while (at <= last) {
            while (at < last && bytes[at] != delimiter && isBlank(bytes[at])) {
                at++;
            }
            int close = at < last && bytes[at] == '"' ? closingQuote(bytes, at + 1, last) : -1;
            int begin = at;
            at = close < 0 ? at : close;
            while (at < last && bytes[at] != delimiter) {
                at++;
            }
            int stop = at;
            while (stop > begin && isBlank(bytes[stop - 1])) {
                stop--;
            }
            keep(count++, bytes, begin, stop);
            at++;
        }
        return count;
    }

    /** −1 when the quote is never closed, and so is none. */
    private static int closingQuote(byte[] bytes, int from, int last) {
        for (int i = from; i < last; i++) {
            if (bytes[i] == '"') {
                if (i + 1 < last && bytes[i + 1] == '"') {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return -1;
    }

    private void keep(int field, byte[] bytes, int begin, int stop) {
        if (field >= from.length) {
            return;
        }
        from[field] = begin;
        to[field] = stop;
        if (stop - begin >= 2 && bytes[begin] == '"' && bytes[stop - 1] == '"') {
            int kept = begin + 1;
            for (int i = begin + 1; i < stop - 1; i++) {
                bytes[kept++] = bytes[i];
                i += bytes[i] == '"' && i + 1 < stop - 1 && bytes[i + 1] == '"' ? 1 : 0;
            }
            from[field] = begin + 1;
            to[field] = kept;
        }
    }

    private static boolean isBlank(byte b) {
        return b <= ' ' && b >= 0;
    }
}
