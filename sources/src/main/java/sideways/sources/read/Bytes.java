// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Opens a file and takes off its wrapping, which is told by its first bytes and never by its name:
 * gzip, bzip2 and xz (also several in a row), zstd (also with the 2 GB window of the Reddit dumps), UTF-16,
 * or none. A UTF-8 byte order mark is dropped. What unpacks to {@value #MOST_TIMES} times its size and more is taken for a
 * trap and breaks off.
 */
public final class Bytes {

    /** How much of a file {@link #head} looks at. */
    public static final int HEAD_BYTES = 256 * 1024;

    /** No honest log is packed so tightly; gzip itself ends near a thousand. */
    static final int MOST_TIMES = 500;

    private static final long HARMLESS_BYTES = 64 << 20;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_WINDOW_LOG = 31;
    private static final int LONGEST_XZ_KIBIBYTES = 1 << 20;

    private Bytes() { }

    /** An open file: what is inside it, and how far into the file itself we are. */
    public static final class Opened implements AutoCloseable {
        private final Counting raw;
        private final InputStream content;
        private final long fileBytes;

        private Opened(Counting raw, InputStream content, long fileBytes) {
            this.raw = raw;
            this.content = content;
            this.fileBytes = fileBytes;
        }

        public InputStream content() {
            return content;
        }

        /** Bytes of the file read so far, before decompression. */
        public long doneBytes() {
            return raw.count;
        }

        public long fileBytes() {
            return fileBytes;
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    public static Opened open(Path file) throws IOException {
        Counting raw = new Counting(Files.newInputStream(file));
        try {
            return new Opened(raw, unwrapped(new BufferedInputStream(raw, BUFFER_BYTES), raw), Files.size(file));
        } catch (IOException | RuntimeException broken) {
            raw.close();
            throw broken;
        }
    }

    /** Whether the file's own bytes are not yet its content: compressed, UTF-16, or behind a byte order mark. */
    public static boolean isWrapped(Path file) throws IOException {
        try (InputStream start = Files.newInputStream(file)) {
            byte[] magic = start.readNBytes(4);
            return startsWith(magic, 0x1f, 0x8b) || startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd) || isSkippableFrame(magic)
                    || startsWith(magic, 'B', 'Z', 'h') || startsWith(magic, 0xfd, '7', 'z', 'X')
                    || startsWith(magic, 0xef, 0xbb, 0xbf) || startsWith(magic, 0xff, 0xfe) || startsWith(magic, 0xfe, 0xff);
        }
    }

    /** The first {@link #HEAD_BYTES} of the content; fewer when the file is short or cut. */
    public static byte[] head(Path file) throws IOException {
        try (Opened opened = open(file)) {
            byte[] head = new byte[HEAD_BYTES];
            int filled = 0;
            try {
                for (int read; filled < head.length
                        && (read = opened.content().read(head, filled, head.length - filled)) > 0;) {
                    filled += read;
                }
            } catch (IOException cut) {
                // the reader meets the same fault and explains it; what came before is enough to look at
                if (filled == 0) {
                    throw cut;
                }
            }
            return Arrays.copyOf(head, filled);
        }
    }

    private static InputStream unwrapped(InputStream file, Counting raw) throws IOException {
        PushbackInputStream start = new PushbackInputStream(file, 6);
        byte[] magic = start.readNBytes(6);
        start.unread(magic);
        if (startsWith(magic, 0x1f, 0x8b)) {
            return withoutMark(new Bounded(new GZIPInputStream(start, BUFFER_BYTES), raw));
        }
        if (startsWith(magic, 'B', 'Z', 'h')) {
            return withoutMark(new BufferedInputStream(new Bounded(new BZip2CompressorInputStream(start, true), raw), BUFFER_BYTES));
        }
        if (startsWith(magic, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return withoutMark(new BufferedInputStream(new Bounded(new XZInputStream(start, LONGEST_XZ_KIBIBYTES), raw), BUFFER_BYTES));
        }
        if (startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd) || isSkippableFrame(magic)) {
            ZstdInputStreamNoFinalizer zstd = new ZstdInputStreamNoFinalizer(start);
            zstd.setLongMax(LONGEST_WINDOW_LOG);
            return withoutMark(new BufferedInputStream(new Bounded(zstd, raw), BUFFER_BYTES));
        }
        return withoutMark(start);
    }

    private static InputStream withoutMark(InputStream content) throws IOException {
        PushbackInputStream start = new PushbackInputStream(content, 3);
        byte[] mark = start.readNBytes(3);
        if (startsWith(mark, 0xef, 0xbb, 0xbf)) {
            return start;
        }
        start.unread(mark);
        if (startsWith(mark, 0xff, 0xfe)) {
            return new Transcoded(start, StandardCharsets.UTF_16);
        }
        if (startsWith(mark, 0xfe, 0xff)) {
            return new Transcoded(start, StandardCharsets.UTF_16);
        }
        return start;
    }

    private static boolean isSkippableFrame(byte[] magic) {
        return magic.length >= 4 && (magic[0] & 0xf0) == 0x50 && startsWith(magic, magic[0] & 0xff, 0x2a, 0x4d, 0x18);
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        if (bytes.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static final class Counting extends FilterInputStream {
        private volatile long count;

        private Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    /** Breaks off what unpacks to absurdly much. */
    private static final class Bounded extends FilterInputStream {
        private final Counting packed;
        private long count;

        private Bounded(InputStream in, Counting packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int more) throws IOException {
            count += more;
            if (count > HARMLESS_BYTES && count / MOST_TIMES > packed.count) {
                throw new IOException("unpacks to more than " + MOST_TIMES + " times its size");
            }
        }
    }

    /** Text of another encoding as UTF-8. */
    private static final class Transcoded extends InputStream {
        private final InputStreamReader reader;
        private final CharBuffer chars = CharBuffer.allocate(BUFFER_BYTES / 4);
        private InputStream ready = new ByteArrayInputStream(new byte[0]);
        private char pendingHigh;

        private Transcoded(InputStream content, Charset charset) {
            this.reader = new InputStreamReader(content, charset);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = ready.read(target, offset, length);
            while (read < 0) {
                chars.clear();
                if (pendingHigh != 0) {
                    chars.put(pendingHigh);
                    pendingHigh = 0;
                }
                if (reader.read(chars) < 0) {
                    return -1;
                }
                chars.flip();
                // a surrogate pair must not be torn between two buffers
                if (Character.isHighSurrogate(chars.get(chars.limit() - 1))) {
                    pendingHigh = chars.get(chars.limit() - 1);
                    chars.limit(chars.limit() - 1);
                }
                ready = new ByteArrayInputStream(chars.toString().getBytes(StandardCharsets.UTF_8));
                read = ready.read(target, offset, length);
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
