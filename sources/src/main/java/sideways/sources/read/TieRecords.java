// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ties of a graph file as records: {@code source} and {@code target} (the nodes' labels, or their ids where
 * labels are missing or shared), {@code source_id}, {@code target_id}, {@code weight}, {@code type} (directed or
 * undirected). A node without a tie gives a record without a target.
 */
final class TieRecords implements RecordReader {

    private final TieReader reader;

    TieRecords(TieReader reader) {
        this.reader = reader;
    }

    @Override
    public void read(InputStream input, Fields fields, RecordSink sink) throws IOException {
        Reading reading = new Reading(fields, sink);
        reader.read(input, reading);
        reading.lonelyNodes();
    }

    private static final class Reading implements TieSink {
        private final Fields fields;
        private final RecordSink sink;
        private final String[] value;
        private final Map<String, String> labelOf = new HashMap<>();
        private final Map<String, Long> lonely = new LinkedHashMap<>();
        private final Map<String, Integer> bearers = new HashMap<>();
        private final Set<String> tied = new HashSet<>();    // a file may name a node after its ties

        Reading(Fields fields, RecordSink sink) {
            this.fields = fields;
            this.sink = sink;
            this.value = new String[fields.count()];
        }

        @Override
        public void node(long line, Text id, Text label) {
            String name = id.toString();
            String called = label == null ? name : label.toString().strip();
            String before = labelOf.put(name, called);
            if (before != null) {
                bearers.merge(before, -1, Integer::sum);
            } else if (!tied.contains(name)) {
                lonely.put(name, line);
            }
            bearers.merge(called, 1, Integer::sum);
        }

        @Override
        public void tie(long line, Text source, Text target, Text weight, Boolean directed) {
            String from = source.toString();
            String to = target.toString();
            for (String end : List.of(from, to)) {
                lonely.remove(end);
                tied.add(end);
            }
            put("source", nameOf(from));
            put("target", nameOf(to));
            put("source_id", from);
            put("target_id", to);
            put("weight", weight == null ? null : weight.toString());
            put("type", Boolean.TRUE.equals(directed) ? "directed" : "undirected");
            sink.record(line, value);
        }

        @Override
        public void leaveOut(long line, String reason) {
            sink.leaveOut(line, reason);
        }

        private String nameOf(String id) {
            String name = labelOf.getOrDefault(id, id);
            return bearers.getOrDefault(name, 1) == 1 ? name : name + " (" + id + ")";
        }

        /** A node without ties is an actor with nothing: it counts where shares of actors are measured. */
        void lonelyNodes() {
            lonely.forEach((id, line) -> {
                Arrays.fill(value, null);
                put("source", nameOf(id));
                put("type", "undirected");
                sink.record(line, value);
            });
        }

        private void put(String field, String text) {
            int index = fields.indexOf(field);
            if (index >= 0) {
                value[index] = text;
            }
        }
    }
}
