// SPDX-License-Identifier: Apache-2.0
package sideways.event;

import java.util.Arrays;

/**
 * The language each event is written in.
 *
 * @param language index into {@code code} of event; {@link EventLog#NONE} where it has no text or too little to tell
 * @param code ISO 639-1 codes of the languages found, such as {@code en}, ascending
 */
public record Languages(byte[] language, String[] code) {

    public static Languages unknown(int eventCount) {
        byte[] language = new byte[eventCount];
        Arrays.fill(language, (byte) EventLog.NONE);
        return new Languages(language, new String[0]);
    }

    /** Events of each language. */
    public long[] counts() {
        long[] count = new long[code.length];
        for (byte l : language) {
            if (l >= 0) {
                count[l]++;
            }
        }
        return count;
    }
}
