// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a byte stream, line feed included, NUL bytes left out. When the stream breaks off (a cut
 * gzip or zstd file), what was read stays readable and {@link #cut()} tells the reason.
 */
final class Lines {

    /** Why a stream ended before its time. */
    static final String CUT = "the compressed file breaks off or is damaged here; what came before was read. "
            + "To have the rest, fetch or copy the file again";

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final InputStream input;
    private final int longestBytes;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private String cut;
    private boolean whole;
    private int torn;

    /** The current line: its first {@link #length} bytes. */
    byte[] line = new byte[1 << 13];
    int length;
    long number;

    /** @param longestBytes lines longer than this are handed over in pieces, see {@link #isWhole()} */
    Lines(InputStream input, int longestBytes) {
        this.input = input;
        this.longestBytes = longestBytes;
    }

    /** Moves to the next line; false after the last. */
    boolean next() {
        if (whole || number == 0) {
            number++;
        }
        // a character torn by the end of the last piece belongs to this one
        System.arraycopy(line, length, line, 0, torn);
        length = torn;
        torn = 0;
        whole = false;
        while (length < longestBytes) {
            if (from == to && !fill()) {
                whole = true;
                return length > 0;
            }
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            boolean complete = end < to;
            take(complete ? end + 1 : end);
            if (complete) {
                whole = true;
                return true;
            }
        }
        torn = tornBytes();
        length -= torn;
        return true;
    }

    /** How many bytes at the end of the piece begin a UTF-8 character without finishing it. */
    private int tornBytes() {
        for (int back = 1; back <= 3 && back <= length; back++) {
            int b = line[length - back] & 0xff;
            if (b >= 0xc0) {
                int needed = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
                return back < needed ? back : 0;
            }
            if (b < 0x80) {
                return 0;
            }
        }
        return 0;
    }

    /** Whether the current line is there up to its end. */
    boolean isWhole() {
        return whole;
    }

    /** Why the stream broke off before its end, or null if it did not. */
    String cut() {
        return cut;
    }

    /** Whether the current line ends in a line feed; the last of a cut file does not. */
    boolean isTerminated() {
        return length > 0 && line[length - 1] == '\n';
    }

    boolean isBlank() {
        return isBlank(line, 0, length);
    }

    static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The current line as text: UTF-8, or windows-1252 where it is not valid UTF-8. */
    String text() {
        return text(line, length);
    }

    static String text(byte[] bytes, int length) {
        boolean ascii = true;
        for (int i = 0; i < length && ascii; i++) {
            ascii = bytes[i] >= 0;
        }
        if (ascii) {
            return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, 0, length, WINDOWS_1252);
        }
    }

    private void take(int end) {
        int count = end - from;
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + count));
        }
        for (int i = from; i < end; i++) {
            if (buffer[i] != 0) {
                line[length++] = buffer[i];
            }
        }
        from = end;
    }

    private boolean fill() {
        if (cut != null) {
            return false;
        }
        try {
            from = 0;
            to = Math.max(0, input.read(buffer));
        } catch (IOException broken) {
            to = 0;
            cut = CUT;
        }
        return to > 0;
    }
}
