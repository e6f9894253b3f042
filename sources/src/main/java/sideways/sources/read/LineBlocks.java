// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/**
 * A byte stream cut into blocks of whole lines, for workers that take one each. The stream is read by whoever asks next, one
 * at a time. When it breaks off, what was read is handed out and {@link #cut()} tells the reason.
 */
final class LineBlocks {

    private final InputStream input;
    private final int blockBytes;
    private final int longestBytes;
    private byte[] rest = new byte[0];
    private int restLength;
    private long nextLine = 1;
    private boolean ended;
    private boolean insideLine;
    private String cut;
    private Block peeked;

    /** @param longestBytes a line longer than this is handed over in pieces, each a block of its own */
    LineBlocks(InputStream input, int blockBytes, int longestBytes) {
        this.input = input;
        this.blockBytes = blockBytes;
        this.longestBytes = longestBytes;
    }

    /** Whole lines; the last one of the stream may lack its line feed. */
    static final class Block {
        byte[] bytes = new byte[0];
        int length;
        /** Number of the first line, counted from 1. */
        long firstLine;
        /** Whether a NUL byte is among the bytes. */
        boolean hasNul;
        /** Whether these bytes are a piece of a line that is too long. */
        boolean isPiece;
        /** Whether the block begins inside such a line. */
        boolean continuesLine;

        private void take(Block other) {
            bytes = other.bytes;
            length = other.length;
            firstLine = other.firstLine;
            hasNul = other.hasNul;
            isPiece = other.isPiece;
            continuesLine = other.continuesLine;
        }
    }

    /** The first block, which {@link #next} gives again. */
    synchronized Block peek() {
        Block first = new Block();
        next(first);
        peeked = first;
        return first;
    }

    /** The whole stream, after nothing but {@link #peek}. */
    synchronized InputStream fromStart() {
        return new SequenceInputStream(new SequenceInputStream(new ByteArrayInputStream(peeked.bytes, 0, peeked.length),
                new ByteArrayInputStream(rest, 0, restLength)), input);
    }

    /** Fills a block; false after the last. */
    synchronized boolean next(Block block) {
        if (peeked != null) {
            block.take(peeked);
            peeked = null;
            return block.length > 0;
        }
        if (block.bytes.length < blockBytes) {
            block.bytes = new byte[blockBytes];
        }
        System.arraycopy(rest, 0, ensure(block, restLength), 0, restLength);
        int length = restLength;
        restLength = 0;
        int whole = 0;
        while (true) {
            while (!ended && length < block.bytes.length) {
                length += read(block.bytes, length);
            }
            whole = ended ? length : lastLineFeed(block.bytes, length) + 1;
            if (whole > 0 || ended || length >= longestBytes) {
                break;
            }
            ensure(block, (int) Math.min(longestBytes, 2L * block.bytes.length));
        }
        block.isPiece = whole == 0 && length > 0;
        block.length = block.isPiece ? length : whole;
        block.continuesLine = insideLine;
        insideLine = block.isPiece;
        block.firstLine = nextLine;
        if (!block.isPiece) {
            restLength = length - whole;
            rest = restLength > rest.length ? new byte[Math.max(restLength, 2 * rest.length)] : rest;
            System.arraycopy(block.bytes, whole, rest, 0, restLength);
        }
        nextLine += Eights.count((byte) '\n', block.bytes, 0, block.length);
        block.hasNul = Eights.hasNul(block.bytes, 0, block.length);
        return block.length > 0;
    }

    private static byte[] ensure(Block block, int size) {
        if (block.bytes.length < size) {
            block.bytes = Arrays.copyOf(block.bytes, size);
        }
        return block.bytes;
    }

    private int read(byte[] target, int from) {
        try {
            int read = input.read(target, from, target.length - from);
            ended |= read < 0;
            return Math.max(0, read);
        } catch (IOException broken) {
            ended = true;
            cut = Lines.CUT;
            return 0;
        }
    }

    private static int lastLineFeed(byte[] bytes, int length) {
        int at = length - 1;
        while (at >= 0 && bytes[at] != '\n') {
            at--;
        }
        return at;
    }

    /** Why the stream broke off before its end, or null if it did not. */
    synchronized String cut() {
        return cut;
    }

    /** Number of the line that would come next. */
    synchronized long nextLine() {
        return nextLine;
    }
}
