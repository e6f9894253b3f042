// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.Reader;

/** {@link Lines} as characters, for parsers that want a {@link Reader}. */
final class LinesReader extends Reader {

    private final Lines lines;
    private String text = "";
    private int place;

    LinesReader(Lines lines) {
        this.lines = lines;
    }

    @Override
    public int read(char[] target, int offset, int count) {
        while (place == text.length()) {
            if (!lines.next()) {
                return -1;
            }
            text = lines.text();
            place = 0;
        }
        int taken = Math.min(count, text.length() - place);
        text.getChars(place, place + taken, target, offset);
        place += taken;
        return taken;
    }

    @Override
    public void close() { }
}
