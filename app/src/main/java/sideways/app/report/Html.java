// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

/** Text made safe to stand in a page. Everything a stranger may have typed goes through here. */
final class Html {

    private Html() { }

    /** Escaped for element content and quoted attributes alike. */
    static String text(String raw) {
        StringBuilder out = new StringBuilder(raw.length() + 16);
        String text = wellFormed(raw);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isControl(c) ? '\uFFFD' : c);
            }
        }
        return out.toString();
    }

    /** A name somebody chose: escaped, cut to {@code length} letters, its writing direction kept to itself. */
    static String name(String raw, int length) {
        return "<bdi>" + text(shortened(raw, length)) + "</bdi>";
    }

    static String shortened(String raw, int length) {
        if (raw.codePointCount(0, raw.length()) <= length) {
            return raw;
        }
        return raw.substring(0, raw.offsetByCodePoints(0, length - 1)).stripTrailing() + "\u2026";
    }

    /** Unpaired surrogates become U+FFFD. */
    static String wellFormed(String raw) {
        StringBuilder out = null;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                out = out == null ? new StringBuilder(raw) : out;
                out.setCharAt(i, '\uFFFD');
            }
        }
        return out == null ? raw : out.toString();
    }

    private static boolean isControl(char c) {
        return c < ' ' && c != '\n' && c != '\t' || c >= 0x7F && c <= 0x9F;
    }
}
