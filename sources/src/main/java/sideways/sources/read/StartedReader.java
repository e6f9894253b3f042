// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.Reader;

/** The current line of {@link Lines} and all that follow it, as characters. */
final class StartedReader extends Reader {

    private final LinesReader rest;
    private String first;
    private int place;

    StartedReader(Lines lines) {
        this.first = lines.text();
        this.rest = new LinesReader(lines);
    }

    @Override
    public int read(char[] target, int offset, int count) {
        if (first != null && place < first.length()) {
            int taken = Math.min(count, first.length() - place);
            first.getChars(place, place + taken, target, offset);
            place += taken;
            return taken;
        }
        first = null;
        return rest.read(target, offset, count);
    }

    @Override
    public void close() { }
}
