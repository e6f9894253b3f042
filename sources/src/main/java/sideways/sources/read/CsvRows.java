// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The rows of a table as bytes (RFC 4180): fields between delimiters, quoted ones may hold delimiters and line breaks, a
 * quote inside is doubled or escaped. Lenient where exports are: characters after a closing quote belong to the field, a quote
 * inside a field that does not begin with one is a character like others, and a quote that is never closed is one too.
 *
 * <p>A row whose number of fields is not that of the header goes to the problems. One pass, about a nanosecond a byte; memory
 * is a block or the longest row. Workers share one place in the file and take turns.
 */
final class CsvRows implements RecordStream, RecordStream.Worker {

    private static final int BLOCK_BYTES = 1 << 20;
    private static final int MORE = -1;
    private static final int OPEN = -2;

    private final InputStream input;
    private final byte escape;
    private final boolean[] ends = new boolean[256];
    private final byte delimiter;
    private final int[] fieldOfColumn;
    private final int longestRow;
    private final RecordSink problems;

    private byte[] bytes;
    private int at;
    private int limit;
    private boolean ended;
    private String cut;
    private boolean endExplained;

    private long line = 1;
    private int fields;
    private int remarks;
    private boolean quoted;
    private boolean blankBeyond;
    private int literalQuote = -1;    // quotes up to here open nothing
    private boolean skipping;
    private final int[] from;
    private final int[] to;
    private final boolean[] escaped;
    private final int[] closed;

    /**
     * @param quoteEscape what stands before a quote inside quotes; {@code "} as a rule
     * @param fieldOfColumn the field that each column fills, or −1; its length is the number of columns
     * @param remarks rows before the first record
     * @param longestRow bytes from which a row counts as one whose quote is never closed
     */
    CsvRows(InputStream input, char delimiter, char quoteEscape, int[] fieldOfColumn, int remarks, int longestRow, RecordSink problems) {
        this.input = input;
        this.delimiter = (byte) delimiter;
        this.escape = (byte) quoteEscape;
        this.fieldOfColumn = fieldOfColumn;
        this.remarks = remarks;
        this.longestRow = longestRow;
        this.problems = problems;
        this.bytes = new byte[Math.min(BLOCK_BYTES, longestRow)];
        ends[this.delimiter & 0xff] = true;
        ends['\n'] = true;
        ends['\r'] = true;
        from = new int[fieldOfColumn.length];
        to = new int[fieldOfColumn.length];
        closed = new int[fieldOfColumn.length];
        escaped = new boolean[fieldOfColumn.length];
    }

    @Override
    public Worker worker() {
        return this;
    }

    @Override
    public synchronized int take(byte[][][] value, long[] lineOf, int most) {
        int taken = 0;
        while (taken < most) {
            int next = skipping ? afterLine() : row();
            if (next == MORE) {
                if (ended) {
                    explainEnd();
                    break;
                }
                fill();
                continue;
            }
            if (next == OPEN) {
                continue;
            }
            if (skipping) {
                skipping = false;
                at = next;
                line++;
                continue;
            }
            if (isEmptyLine()) {
                // an empty line is no row
            } else if (remarks > 0) {
                remarks--;
            } else if (fields < fieldOfColumn.length || !blankBeyond) {
                problems.leaveOut(line, "has " + fields + (fields == 1 ? " field" : " fields") + "; expected "
                        + fieldOfColumn.length + " as in the header", beginning(next));
            } else {
                for (byte[][] column : value) {
                    column[taken] = null;
                }
                for (int column = 0; column < fieldOfColumn.length; column++) {
                    if (fieldOfColumn[column] >= 0 && from[column] < to[column]) {
                        value[fieldOfColumn[column]][taken] = value(column);
                    }
                }
                lineOf[taken++] = line;
            }
            line += lineFeeds(at, next);
            at = next;
            literalQuote = -1;
        }
        return taken;
    }

    /**
     * Finds the fields of the row at {@link #at}.
     *
     * @return place after it; {@link #MORE} when it needs more bytes, or there are no more; {@link #OPEN} when a quote of it
     *     is never closed: it is to be read again with that quote as a character
     */
    private int row() {
        int p = at;
        fields = 0;
        quoted = false;
        blankBeyond = true;
        if (p >= limit) {
            return MORE;
        }
        while (true) {
            int column = fields++;
            int start = p;
            int end;
            int after = -1;
            boolean withEscapes = false;
            if (p < limit && bytes[p] == '"' && p > literalQuote) {
                quoted = true;
                start = ++p;
                while (true) {
                    p = Eights.indexOf((byte) '"', escape, bytes, p, limit);
                    if (p >= limit || p + 1 >= limit && !ended) {
                        return isOpen(p) ? open(start - 1) : MORE;
                    }
                    boolean escapes = p + 1 < limit && bytes[p] == escape && (bytes[p + 1] == '"' || bytes[p + 1] == escape);
                    if (escapes) {
                        withEscapes = true;
                        p += 2;
                    } else if (bytes[p] == '"') {
                        break;
                    } else {
                        p++;
                    }
                }
                end = p++;
                after = p;
            }
            while (p < limit && !ends[bytes[p] & 0xff]) {
                p++;
            }
            end = after < 0 || p > after ? p : after - 1;
            if (p >= limit - 1 && !ended && (p >= limit || bytes[p] == '\r')) {
                return MORE;
            }
            if (column < from.length) {
                from[column] = start;
                to[column] = end;
                closed[column] = after >= 0 && p > after ? after - 1 : -1;
                escaped[column] = withEscapes;
            } else {
                blankBeyond &= Lines.isBlank(bytes, start, end);
            }
            if (p >= limit) {
                return cut == null ? p : MORE;
            }
            if (bytes[p] != delimiter) {
                return bytes[p] == '\r' && p + 1 < limit && bytes[p + 1] == '\n' ? p + 2 : p + 1;
            }
            p++;
        }
    }

    /** Place after the next line break, for what is left of a row too long. */
    private int afterLine() {
        int feed = Eights.indexOf((byte) '\n', (byte) '\n', bytes, at, limit);
        at = feed < limit ? at : limit;
        return feed < limit ? feed + 1 : MORE;
    }

    private boolean isEmptyLine() {
        return fields == 1 && !quoted && (from.length == 0 || from[0] == to[0]);
    }

    /** Whether there is no sense in looking on for the closing quote. */
    private boolean isOpen(int p) {
        return ended && cut == null || p - at >= longestRow;
    }

    private int open(int quote) {
        literalQuote = quote;
        return OPEN;
    }

    /** The text of a column in UTF-8; bytes that are not UTF-8 are taken for windows-1252. */
    private byte[] value(int column) {
        int length = to[column] - from[column];
        byte[] value = Arrays.copyOfRange(bytes, from[column], to[column]);
        if (escaped[column] || closed[column] >= 0) {
            int closing = closed[column] - from[column];
            int kept = 0;
            for (int i = 0; i < length; i++) {
                boolean inQuotes = closing < 0 || i < closing;
                if (i == closing) {
                    continue;
                }
                if (inQuotes && value[i] == escape && i + 1 < length && (value[i + 1] == '"' || value[i + 1] == escape)) {
                    i++;
                }
                value[kept++] = value[i];
            }
            value = Arrays.copyOf(value, kept);
        }
        return Utf8.isValid(value, value.length) ? value : Lines.text(value, value.length).getBytes(StandardCharsets.UTF_8);
    }

    private long lineFeeds(int start, int end) {
        if (!quoted) {
            return 1;
        }
        long feeds = 0;
        for (int i = start; i < end; i++) {
            feeds += bytes[i] == '\n' || bytes[i] == '\r' && (i + 1 >= end || bytes[i + 1] != '\n') ? 1 : 0;
        }
        return feeds;
    }

    private String beginning(int end) {
        return new Text(bytes, at, Math.min(end, at + JsonLines.RAW_BYTES)).toString();
    }

    private void fill() {
        if (limit - at >= 2L * longestRow) {
            problems.leaveOut(line, "is longer than " + (longestRow >> 20) + " MB; expected a row of a table", beginning(limit));
            skipping = true;
            at = limit;
        }
        literalQuote -= at;
        limit -= at;
        System.arraycopy(bytes, at, bytes, 0, limit);
        at = 0;
        if (limit == bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, 2L * limit));
        }
        try {
            int read = input.read(bytes, limit, bytes.length - limit);
            ended = read < 0;
            int filled = limit + Math.max(0, read);
            limit = Eights.hasNul(bytes, limit, filled) ? Eights.withoutNul(bytes, limit, filled) : filled;
        } catch (IOException broken) {
            ended = true;
            cut = Lines.CUT;
        }
    }

    /** The last row of a cut file may look whole and yet lack the end of its text. */
    private void explainEnd() {
        if (cut != null && !endExplained) {
            endExplained = true;
            problems.leaveOut(line, cut);
        }
    }
}
