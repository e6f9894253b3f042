// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/**
 * JSON objects, one per line, read by as many workers as ask. Plain lines take the fast road of {@link JsonLine}, the others that
 * of {@link JsonRecords}. A broken line costs that line. Memory: a block of {@value #BLOCK_BYTES} bytes per worker, or one
 * line where that is longer.
 */
final class JsonLines implements RecordStream {

    static final int BLOCK_BYTES = 1 << 20;
    static final int LONGEST_LINE_BYTES = 64 << 20;
    /** So much of a row left out is told; less of it is kept. */
    static final int RAW_BYTES = 1 << 10;

    private final LineBlocks blocks;
    private final Fields fields;
    private final JsonRecords thorough;
    private final boolean plainOnly;
    private final RecordSink problems;
    private boolean endExplained;

    /**
     * @param thorough reads the lines that are out of the ordinary
     * @param everyLine whether every line needs the thorough reader
     * @param problems takes what gives no record, from one worker at a time
     */
    JsonLines(LineBlocks blocks, Fields fields, JsonRecords thorough, boolean everyLine, RecordSink problems) {
        this.blocks = blocks;
        this.fields = fields;
        this.thorough = thorough;
        this.plainOnly = !everyLine;
        this.problems = problems;
    }

    @Override
    public Worker worker() {
        return new LineWorker();
    }

    private synchronized void leaveOut(long line, String reason, String raw) {
        problems.leaveOut(line, reason, raw);
    }

    /** A cut file is explained once, after its last line. */
    private synchronized void explainEnd() {
        if (!endExplained && blocks.cut() != null) {
            endExplained = true;
            problems.leaveOut(blocks.nextLine(), blocks.cut());
        }
    }

    private static String beginning(byte[] bytes, int from, int to) {
        return Lines.text(Arrays.copyOfRange(bytes, from, Math.min(to, from + RAW_BYTES)), Math.min(to - from, RAW_BYTES));
    }

    private final class LineWorker implements Worker, RecordSink {
        private final LineBlocks.Block block = new LineBlocks.Block();
        private final JsonLine plain = new JsonLine(fields);
        private final Queue<String[]> waiting = new ArrayDeque<>();
        private long waitingLine;
        private long lineNumber;
        private int at;

        @Override
        public int take(byte[][][] value, long[] line, int most) {
            int taken = 0;
            while (taken < most) {
                if (!waiting.isEmpty()) {
                    String[] record = waiting.remove();
                    for (int field = 0; field < record.length; field++) {
                        value[field][taken] = record[field] == null ? null : record[field].replace("\0", "").getBytes(StandardCharsets.UTF_8);
                    }
                    line[taken++] = waitingLine;
                } else if (at >= block.length) {
                    if (!nextBlock()) {
                        explainEnd();
                        break;
                    }
                } else if (nextLine()) {
                    for (int field = 0; field < value.length; field++) {
                        value[field][taken] = plain.value[field];
                    }
                    line[taken++] = lineNumber;
                }
            }
            return taken;
        }

        private boolean nextBlock() {
            at = 0;
            block.length = 0;
            if (!blocks.next(block)) {
                return false;
            }
            lineNumber = block.firstLine - 1;
            if (block.isPiece) {
                if (!block.continuesLine) {
                    leaveOut(block.firstLine, "is longer than " + (LONGEST_LINE_BYTES >> 20) + " MB; expected one JSON object per line", beginning(block.bytes, 0, block.length));
                }
                at = block.length;
            } else if (block.continuesLine) {
                at = endOfLine() + 1;
                lineNumber++;
            }
            return true;
        }

        private int endOfLine() {
            byte[] bytes = block.bytes;
            int length = block.length;
            int end = at;
            while (end < length && bytes[end] != '\n') {
                end++;
            }
            return end;
        }

        /** Reads the next line; whether it was plain and is in {@link #plain} now. Others are {@link #waiting}. */
        private boolean nextLine() {
            int from = at;
            int end = endOfLine();
            at = end + 1;
            lineNumber++;
            boolean nul = block.hasNul && Eights.hasNul(block.bytes, from, end);
            if (plainOnly && !nul && plain.scan(block.bytes, from, end)) {
                return true;
            }
            byte[] line = Arrays.copyOfRange(block.bytes, from, end);
            int length = nul ? Eights.withoutNul(line, 0, line.length) : line.length;
            if (Lines.isBlank(line, 0, length)) {
                return false;
            }
            waitingLine = lineNumber;
            String problem = thorough.walk(Lines.text(line, length), fields, lineNumber, this);
            if (problem != null && end < block.length) {
                JsonLines.this.leaveOut(lineNumber, problem, beginning(line, 0, length));
            } else if (problem != null && blocks.cut() == null) {
                JsonLines.this.leaveOut(lineNumber, "the file ends in the middle of this line; expected a whole JSON object", beginning(line, 0, length));
            }
            return false;
        }

        @Override
        public void record(long line, String[] value) {
            waiting.add(value.clone());
        }

        @Override
        public void leaveOut(long line, String reason) {
            JsonLines.this.leaveOut(line, reason, null);
        }
    }
}
