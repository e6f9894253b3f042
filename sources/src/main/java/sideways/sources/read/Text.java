// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.util.Arrays;

/** A stretch of bytes that is a name or a number: valid until its reader goes on, made a {@link String} when asked. */
public final class Text {

    public byte[] bytes;
    public int from;
    public int to;

    public Text(byte[] bytes, int from, int to) {
        set(bytes, from, to);
    }

    Text() {
        this(new byte[0], 0, 0);
    }

    Text set(byte[] newBytes, int newFrom, int newTo) {
        bytes = newBytes;
        from = newFrom;
        to = newTo;
        return this;
    }

    public boolean isEmpty() {
        return from == to;
    }

    boolean is(String ascii) {
        if (to - from != ascii.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] != ascii.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }

    Text strip() {
        while (from < to && bytes[from] >= 0 && bytes[from] <= ' ') {
            from++;
        }
        while (to > from && bytes[to - 1] >= 0 && bytes[to - 1] <= ' ') {
            to--;
        }
        return this;
    }

    /** UTF-8, or windows-1252 where it is not valid UTF-8. */
    @Override
    public String toString() {
        return Lines.text(Arrays.copyOfRange(bytes, from, to), to - from);
    }
}
