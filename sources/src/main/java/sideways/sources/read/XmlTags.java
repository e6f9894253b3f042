// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tags of an XML file, one after another, straight from its bytes: what graph files need of XML, at some
 * hundreds of megabytes a second.
 *
 * <p>Nothing outside the file is ever opened: a document type is passed over, and one that declares anything
 * is refused; of entities only the five of XML itself and character numbers are known. Names lose their prefix.
 */
final class XmlTags {

    enum Tag { START, END, NONE }

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_TAG_BYTES = 1 << 24;

    private final InputStream input;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int filled;
    private boolean ended;
    private boolean selfClosed;
    private final List<String> open = new ArrayList<>();
    private final Text name = new Text();
    private final Text value = new Text();
    private Text[] key = new Text[0];
    private Text[] attribute = new Text[0];
    private int attributes;
    private long lineAt = 1;
    private int counted;

    XmlTags(InputStream input) {
        this.input = input;
    }

    /** The file breaks off or is no well-formed XML from here on. */
    static final class Damaged extends IOException {
        private static final long serialVersionUID = 1;

        Damaged(String what) {
            super(what);
        }
    }

    /** Goes to the next start or end tag; an empty element gives both. */
    Tag next() throws IOException {
        if (selfClosed) {
            selfClosed = false;
            open.remove(open.size() - 1);
            return Tag.END;
        }
        while (true) {
            int tag = find((byte) '<', at);
            if (tag < 0) {
                if (!open.isEmpty()) {
                    throw new Damaged("ends inside <" + open.get(open.size() - 1) + ">");
                }
                return Tag.NONE;
            }
            at = tag;
            require(4);
            int kind = at + 1 < filled ? buffer[at + 1] : 0;
            if (kind == '!' || kind == '?') {
                pass(kind);
            } else if (kind == '/') {
                int end = endOfTag();
                name(at + 2, end);
                at = end + 1;
                close();
                return Tag.END;
            } else {
                int end = endOfTag();
                start(end);
                at = end + 1;
                return Tag.START;
            }
        }
    }

    private void close() throws Damaged {
        if (open.isEmpty() || !name.is(open.get(open.size() - 1))) {
            throw new Damaged("has an end tag that closes nothing");
        }
        open.remove(open.size() - 1);
    }

    private void pass(int kind) throws IOException {
        if (kind == '?') {
            at = past("?>");
        } else if (starts("<!--")) {
            at = past("-->");
        } else if (starts("<![CDATA[")) {
            at = past("]]>");
        } else {
            int end = endOfTag();
            for (int i = at; i < end; i++) {
                if (buffer[i] == '[') {
                    throw new Damaged("declares entities of its own, which are not read: a file from elsewhere must not make us open others");
                }
            }
            at = end + 1;
        }
    }

    private void start(int end) throws IOException {
        selfClosed = buffer[end - 1] == '/';
        int stop = selfClosed ? end - 1 : end;
        int i = name(at + 1, stop);
        open.add(known(name));
        attributes = 0;
        while (true) {
            while (i < stop && isSpace(buffer[i])) {
                i++;
            }
            if (i >= stop) {
                return;
            }
            int keyFrom = i;
            while (i < stop && buffer[i] != '=' && !isSpace(buffer[i])) {
                i++;
            }
            int keyTo = i;
            while (i < stop && buffer[i] != '"' && buffer[i] != '\'') {
                if (buffer[i] != '=' && !isSpace(buffer[i])) {
                    throw new Damaged("has an attribute without quotes");
                }
                i++;
            }
            if (i >= stop) {
                throw new Damaged("has an attribute without a value");
            }
            byte quote = buffer[i++];
            int from = i;
            while (i < stop && buffer[i] != quote) {
                i++;
            }
            if (i >= stop) {
                throw new Damaged("has an attribute that is never closed");
            }
            keep(keyFrom, keyTo, from, i++);
        }
    }

    private void keep(int keyFrom, int keyTo, int from, int to) {
        if (attributes == key.length) {
            key = Arrays.copyOf(key, attributes + 8);
            attribute = Arrays.copyOf(attribute, attributes + 8);
            for (int i = attributes; i < key.length; i++) {
                key[i] = new Text();
                attribute[i] = new Text();
            }
        }
        key[attributes].set(buffer, keyFrom, keyTo);
        attribute[attributes++].set(buffer, from, to);
    }

    private static final List<String> USUAL = List.of("node", "edge", "data", "attvalue", "attvalues", "color", "position", "size", "viz");

    private static String known(Text name) {
        for (String usual : USUAL) {
            if (name.is(usual)) {
                return usual;
            }
        }
        return name.toString();
    }

    /** Sets the name that begins at {@code from}, without its prefix; returns where it ends. */
    private int name(int from, int stop) {
        int begin = from;
        int i = from;
        while (i < stop && !isSpace(buffer[i]) && buffer[i] != '/') {
            if (buffer[i] == ':') {
                begin = i + 1;
            }
            i++;
        }
        name.set(buffer, begin, i);
        return i;
    }

    boolean is(String localName) {
        return name.is(localName);
    }

    /** Value of an attribute of the start tag, entities resolved; null where it has none. */
    Text attribute(String attributeName) throws Damaged {
        for (int i = 0; i < attributes; i++) {
            if (key[i].is(attributeName)) {
                Text found = attribute[i];
                resolve(found);
                return found;
            }
        }
        return null;
    }

    /** The characters between the start tag and the next tag, entities resolved. */
    Text text() throws IOException {
        if (selfClosed) {
            return value.set(buffer, at, at);
        }
        int end = find((byte) '<', at);
        if (end < 0) {
            throw new Damaged("ends inside an element");
        }
        require(end - at + 9);
        if (starts("<![CDATA[")) {
            int past = past("]]>");
            value.set(buffer, at + "<![CDATA[".length(), past - "]]>".length());
            at = past;
            return value;
        }
        end = find((byte) '<', at);
        value.set(buffer, at, end);
        at = end;
        resolve(value);
        return value.strip();
    }

    private static void resolve(Text text) throws Damaged {
        int read = text.from;
        while (read < text.to && text.bytes[read] != '&') {
            read++;
        }
        if (read == text.to) {
            return;
        }
        byte[] plain = new byte[text.to - text.from];
        int kept = read - text.from;
        System.arraycopy(text.bytes, text.from, plain, 0, kept);
        while (read < text.to) {
            if (text.bytes[read] != '&') {
                plain[kept++] = text.bytes[read++];
                continue;
            }
            int semicolon = read + 1;
            while (semicolon < text.to && semicolon - read < 12 && text.bytes[semicolon] != ';') {
                semicolon++;
            }
            if (semicolon >= text.to || text.bytes[semicolon] != ';') {
                throw new Damaged("has a & that begins no entity");
            }
            byte[] characters = character(new String(text.bytes, read + 1, semicolon - read - 1, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(characters, 0, plain, kept, characters.length);
            kept += characters.length;
            read = semicolon + 1;
        }
        text.set(plain, 0, kept);
    }

    private static String character(String entity) throws Damaged {
        switch (entity) {
            case "amp":
                return "&";
            case "lt":
                return "<";
            case "gt":
                return ">";
            case "quot":
                return "\"";
            case "apos":
                return "'";
            default:
        }
        try {
            int number = entity.startsWith("#x") ? Integer.parseInt(entity.substring(2), 16)
                    : entity.startsWith("#") ? Integer.parseInt(entity.substring(1)) : -1;
            if (number > 0 && Character.isValidCodePoint(number) && (number < 0xd800 || number > 0xdfff)) {
                return Character.toString(number);
            }
        } catch (NumberFormatException notANumber) {
            throw new Damaged("names a character by no number");
        }
        throw new Damaged("names an entity that XML does not know");
    }

    /** Line of the tag last found. */
    long line() {
        int end = Math.min(at, filled);
        for (; counted < end; counted++) {
            lineAt += buffer[counted] == '\n' ? 1 : 0;
        }
        return lineAt;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private boolean starts(String ascii) throws IOException {
        require(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            if (at + i >= filled || buffer[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Place after the next {@code ascii}, wherever that is. */
    private int past(String ascii) throws IOException {
        int from = at;
        while (true) {
            int end = find((byte) ascii.charAt(ascii.length() - 1), from);
            if (end < 0) {
                throw new Damaged("ends inside " + (ascii.equals("-->") ? "a comment" : "a section"));
            }
            from = end + 1;
            boolean matches = end + 1 - ascii.length() >= at;
            for (int i = 0; i < ascii.length() && matches; i++) {
                matches = buffer[end + 1 - ascii.length() + i] == ascii.charAt(i);
            }
            if (matches) {
                return end + 1;
            }
        }
    }

    /** Place of the {@code >} that ends the tag at {@link #at}, quotes heeded. */
    private int endOfTag() throws IOException {
        int i = at + 1;
        byte quote = 0;
        while (true) {
            for (; i < filled; i++) {
                byte b = buffer[i];
                if (quote != 0) {
                    quote = b == quote ? 0 : quote;
                } else if (b == '>') {
                    return i;
                } else if (b == '"' || b == '\'') {
                    quote = b;
                }
            }
            int offset = i - at;
            if (!fill()) {
                throw new Damaged("ends inside a tag");
            }
            i = at + offset;
        }
    }

    /** Place of the next {@code wanted} at or after {@code from}; −1 at the end of the file. May move the buffer. */
    private int find(byte wanted, int from) throws IOException {
        int i = from;
        while (true) {
            for (; i < filled; i++) {
                if (buffer[i] == wanted) {
                    return i;
                }
            }
            int offset = i - at;
            if (!fill()) {
                return -1;
            }
            i = at + offset;
        }
    }

    private void require(int bytes) throws IOException {
        while (filled - at < bytes && fill()) {
            continue;
        }
    }

    /** Reads on; what lies before {@link #at} goes. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (at > 0) {
            line();
            System.arraycopy(buffer, at, buffer, 0, filled - at);
            filled -= at;
            counted -= at;
            at = 0;
        }
        if (filled == buffer.length) {
            if (filled >= LONGEST_TAG_BYTES) {
                throw new Damaged("has a tag longer than " + LONGEST_TAG_BYTES + " bytes");
            }
            buffer = Arrays.copyOf(buffer, filled * 2);
        }
        int read = input.read(buffer, filled, buffer.length - filled);
        ended = read < 0;
        filled += Math.max(0, read);
        return read > 0;
    }
}
