// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.util.ArrayList;
import java.util.List;

/** Holds the records of one line back until the whole line has proved readable. */
final class Gathered implements RecordSink {

    private final RecordSink sink;
    private final long line;
    private final List<String[]> records = new ArrayList<>();

    Gathered(RecordSink sink, long line) {
        this.sink = sink;
        this.line = line;
    }

    @Override
    public void record(long line, String[] value) {
        records.add(value.clone());
    }

    @Override
    public void leaveOut(long line, String reason) {
        sink.leaveOut(line, reason);
    }

    @Override
    public void leaveOut(long line, String reason, String raw) {
        sink.leaveOut(line, reason, raw);
    }

    void handOver() {
        for (String[] value : records) {
            sink.record(line, value);
        }
    }
}
