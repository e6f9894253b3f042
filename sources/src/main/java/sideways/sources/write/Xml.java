// SPDX-License-Identifier: Apache-2.0
package sideways.sources.write;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Words and times as XML holds them. */
final class Xml {

    /** Stands where XML 1.0 cannot hold a character, so that a reader sees that something was there. */
    private static final int REPLACEMENT = 0xfffd;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendInstant(3).toFormatter(java.util.Locale.ROOT);

    private Xml() { }

    /** Whether XML 1.0 can hold a text as it is: no control characters, halves of a surrogate pair, U+FFFE or U+FFFF. */
    static boolean holds(String text) {
        return text.codePoints().allMatch(Xml::isAllowed);
    }

    private static boolean isAllowed(int point) {
        return point >= ' ' && !(point >= 0xd800 && point <= 0xdfff) && point != 0xfffe && point != 0xffff || point == '\t' || point == '\n' || point == '\r';
    }

    /** Text for between tags or quotes. Line breaks and tabs are kept as references; what XML cannot hold becomes U+FFFD. */
    static String escaped(String text) {
        StringBuilder xml = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\t', '\n', '\r' -> xml.append("&#").append(point).append(';');
                default -> xml.appendCodePoint(isAllowed(point) ? point : REPLACEMENT);
            }
        });
        return xml.toString();
    }

    /** Such as 2016-03-01T10:00:00.000Z. */
    static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }
}
