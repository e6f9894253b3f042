// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

/** UTF-8 (RFC 3629) as bytes. */
final class Utf8 {

    private Utf8() { }

    /** Whether the first {@code length} bytes are valid: shortest forms, no surrogates, nothing above U+10FFFF. */
    static boolean isValid(byte[] bytes, int length) {
        int at = 0;
        while (at < length) {
            // most texts are ASCII, and those that are not mostly are
            at = Eights.afterAscii(bytes, at, length);
            if (at == length) {
                return true;
            }
            int b = bytes[at];
            if (b >= 0) {
                at++;
                continue;
            }
            int more = b >= (byte) 0xf0 ? 3 : b >= (byte) 0xe0 ? 2 : 1;
            if (b < (byte) 0xc2 || b > (byte) 0xf4 || at + more >= length) {
                return false;
            }
            int code = b & 0x3f >> more;
            for (int i = 1; i <= more; i++) {
                if ((bytes[at + i] & 0xc0) != 0x80) {
                    return false;
                }
                code = code << 6 | bytes[at + i] & 0x3f;
            }
            if (more == 2 && (code < 0x800 || code >= 0xd800 && code < 0xe000) || more == 3 && (code < 0x10000 || code > 0x10ffff)) {
                return false;
            }
            at += more + 1;
        }
        return true;
    }

    /** Writes one character; @return the place after it. */
    static int put(int code, byte[] target, int at) {
        if (code < 0x80) {
            target[at++] = (byte) code;
        } else if (code < 0x800) {
            target[at++] = (byte) (0xc0 | code >> 6);
            target[at++] = (byte) (0x80 | code & 0x3f);
        } else if (code < 0x10000) {
            target[at++] = (byte) (0xe0 | code >> 12);
            target[at++] = (byte) (0x80 | code >> 6 & 0x3f);
            target[at++] = (byte) (0x80 | code & 0x3f);
        } else {
            target[at++] = (byte) (0xf0 | code >> 18);
            target[at++] = (byte) (0x80 | code >> 12 & 0x3f);
            target[at++] = (byte) (0x80 | code >> 6 & 0x3f);
            target[at++] = (byte) (0x80 | code & 0x3f);
        }
        return at;
    }
}
