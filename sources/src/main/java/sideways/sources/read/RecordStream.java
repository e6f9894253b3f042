// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

/**
 * The records of one file, taken by several workers at once, in blocks and in no particular order. Each record says the line
 * it starts on, so the order can be told afterwards. What gives no record goes to the {@link RecordSink} the stream
 * was opened with.
 */
public interface RecordStream {

    /** A new worker, for one thread. */
    Worker worker();

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
