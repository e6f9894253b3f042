// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.nio.charset.StandardCharsets;

/**
 * The records of one file, taken by several workers at once, in blocks and in no particular order. Each record says the line
 * it starts on, so the order can be told afterwards. What gives no record goes to the {@link RecordSink} the stream
 * was opened with.
 */
public interface RecordStream {

    /** A new worker, for one thread. */
    Worker worker();

    /** Hands all records to a sink, with one worker, in the order of the file. */
    default void pushTo(RecordSink sink, Fields fields) {
        int most = 256;
        Worker worker = worker();
        byte[][][] value = new byte[fields.count()][most][];
        long[] line = new long[most];
        String[] record = new String[fields.count()];
        for (int taken; (taken = worker.take(value, line, most)) > 0;) {
            for (int i = 0; i < taken; i++) {
                for (int field = 0; field < record.length; field++) {
                    record[field] = value[field][i] == null ? null : new String(value[field][i], StandardCharsets.UTF_8);
                }
                sink.record(line[i], record);
            }
        }
    }

    /** Takes records until there are none left. */
    interface Worker {

        /**
         * @param value {@code value[field][i]} becomes the value of the {@code i}-th record taken, as UTF-8, null where it has none
         * @param line {@code line[i]} becomes the line it starts on, counted from 1
         * @param most how many to take at most
         * @return how many were taken; 0 when there are no more
         */
        int take(byte[][][] value, long[] line, int most);
    }
}
