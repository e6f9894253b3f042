// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

/** Takes what a {@link RecordReader} reads, in the order of the file. */
public interface RecordSink {

    /**
     * @param line where the record starts, counted from 1
     * @param value one value per field of {@link Fields}, null where the record lacks it; reused by the
     *     reader, so copy what is to be kept
     */
    void record(long line, String[] value);

    /** A row that gives no record. The reason never repeats the row's content. */
    void leaveOut(long line, String reason);

    /** The same with how the row begins, for those who mend the file; {@code raw} may be longer than what is kept of it. */
    default void leaveOut(long line, String reason, String raw) {
        leaveOut(line, reason);
    }
}
