// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import sideways.sources.read.Bytes;

/**
 * A file handed out to threads in chunks of whole lines. A plain file is mapped, and each thread copies its next
 * chunk into a buffer that stays in its cache; a wrapped one is unwrapped by whichever thread comes for more, while the
 * others parse. A line belongs to the chunk it begins in.
 */
abstract class Chunks implements AutoCloseable {

    static final int CHUNK_BYTES = 1 << 19;
    static final int LONGEST_LINE_BYTES = 1 << 20;

    /** Readable bytes after the last line, so that numbers and names can be read in words. */
    private static final int SLACK = 16;
    private static final int SEGMENT_BYTES = 1 << 30;

    /** Whole lines in {@code bytes} from {@code from} to {@code to}; a line feed stands at {@code to − 1} or {@code to}. */
    static final class Chunk {
        byte[] bytes = new byte[0];
        int from;
        int to;
        long index;
        /** Whether a line too long to be read was dropped from the end. */
        boolean tooLong;

        private void reserve(int length) {
            if (bytes.length < length + SLACK) {
                bytes = Arrays.copyOf(bytes, length + length / 4 + SLACK);
            }
        }

        private void end(int end) {
            to = end;
            bytes[end] = '\n';
        }
    }

    static Chunks open(Path file, int chunkBytes) throws IOException {
        return Bytes.isWrapped(file) ? new Unwrapped(Bytes.open(file), chunkBytes) : new Mapped(file, chunkBytes);
    }

    /** @return false when there is no more */
    abstract boolean next(Chunk chunk);

    abstract long doneBytes();

    abstract long fileBytes();

    /** Whether a wrapped file broke off. */
    boolean isCut() {
        return false;
    }

    @Override
    public abstract void close() throws IOException;

    private static final class Mapped extends Chunks {
        private final FileChannel channel;
        private final MappedByteBuffer[] segment;
        private final long size;
        private final int chunkBytes;
        private final AtomicLong next = new AtomicLong();

        Mapped(Path file, int chunkBytes) throws IOException {
            this.chunkBytes = chunkBytes;
            channel = FileChannel.open(file);
            size = channel.size();
            segment = new MappedByteBuffer[(int) ((size + SEGMENT_BYTES - 1) / SEGMENT_BYTES)];
            for (int s = 0; s < segment.length; s++) {
                long start = (long) s * SEGMENT_BYTES;
                segment[s] = channel.map(FileChannel.MapMode.READ_ONLY, start, Math.min(SEGMENT_BYTES, size - start));
            }
        }

        @Override
        boolean next(Chunk chunk) {
            chunk.index = next.getAndIncrement();
            chunk.tooLong = false;
            long start = chunk.index * chunkBytes;
            if (start >= size) {
                return false;
            }
            long end = Math.min(size, start + chunkBytes);
            // the byte before tells whether a line begins at once
            long before = Math.max(0, start - 1);
            int length = (int) (end - before);
            chunk.reserve(length);
            copy(before, chunk.bytes, 0, length);
            chunk.from = start == 0 ? 0 : lineFeed(chunk.bytes, 0, length - 1) + 1;
            if (chunk.from > length - 1 && start > 0) {
                chunk.from = 0;
                chunk.end(0);
                return true;
            }
            finish(chunk, length, end);
            return true;
        }

        /** Completes the last line, which may reach far into the next chunks. */
        private void finish(Chunk chunk, int length, long end) {
            int filled = length;
            while (chunk.bytes[filled - 1] != '\n' && end < size) {
                int more = (int) Math.min(Math.max(64, filled / 16), size - end);
                chunk.reserve(filled + more);
                copy(end, chunk.bytes, filled, more);
                int lineFeed = lineFeed(chunk.bytes, filled, filled + more);
                filled = Math.min(filled + more, lineFeed + 1);
                end += more;
                if (filled - length > LONGEST_LINE_BYTES) {
                    chunk.tooLong = true;
                    while (filled > chunk.from && chunk.bytes[filled - 1] != '\n') {
                        filled--;
                    }
                    break;
                }
            }
            chunk.end(filled);
        }

        private void copy(long position, byte[] target, int at, int length) {
            int done = 0;
            while (done < length) {
                MappedByteBuffer part = segment[(int) ((position + done) / SEGMENT_BYTES)];
                int inside = (int) ((position + done) % SEGMENT_BYTES);
                int count = Math.min(length - done, part.capacity() - inside);
                part.get(inside, target, at + done, count);
                done += count;
            }
        }

        @Override
        long doneBytes() {
            return Math.min(size, next.get() * chunkBytes);
        }

        @Override
        long fileBytes() {
            return size;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static final class Unwrapped extends Chunks {
        private final Bytes.Opened opened;
        private final int chunkBytes;
        private byte[] rest = new byte[0];
        private long handedOut;
        private boolean ended;
        private boolean cut;

        Unwrapped(Bytes.Opened opened, int chunkBytes) {
            this.opened = opened;
            this.chunkBytes = chunkBytes;
        }

        @Override
        synchronized boolean next(Chunk chunk) {
            chunk.index = handedOut++;
            chunk.from = 0;
            chunk.tooLong = false;
            int filled = rest.length;
            chunk.reserve(filled + chunkBytes);
            System.arraycopy(rest, 0, chunk.bytes, 0, filled);
            rest = new byte[0];
            int lineFeed = -1;
            while (!ended && (lineFeed < 0 || filled < chunkBytes)) {
                if (lineFeed < 0 && filled > LONGEST_LINE_BYTES) {
                    chunk.tooLong = true;
                    filled = 0;
                }
                chunk.reserve(filled + chunkBytes);
                int read = read(chunk.bytes, filled, chunkBytes);
                for (int i = filled + read - 1; i >= filled && lineFeed < filled; i--) {
                    lineFeed = chunk.bytes[i] == '\n' ? i : lineFeed;
                }
                filled += read;
            }
            int end = ended ? cut ? lineFeed + 1 : filled : lineFeed + 1;
            if (chunk.tooLong) {
                // what is left of the line that was too long
                chunk.from = Math.min(end, lineFeed(chunk.bytes, 0, filled) + 1);
            }
            rest = Arrays.copyOfRange(chunk.bytes, end, ended ? end : filled);
            chunk.end(end);
            return filled > 0 || chunk.tooLong;
        }

        private int read(byte[] target, int at, int most) {
            try {
                int read = opened.content().read(target, at, most);
                ended = read < 0;
                return Math.max(0, read);
            } catch (IOException broken) {
                ended = true;
                cut = true;
                return 0;
            }
        }

        @Override
        boolean isCut() {
            return cut;
        }

        @Override
        long doneBytes() {
            return opened.doneBytes();
        }

        @Override
        long fileBytes() {
            return opened.fileBytes();
        }

        @Override
        public void close() throws IOException {
            opened.close();
        }
    }

    /** Place of the first line feed in [from, to); {@code to} without one. */
    private static int lineFeed(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return to;
    }
}
