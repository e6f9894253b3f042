// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * JSON, one document per line or one document per file; which of the two is seen from the first line.
 * The records are the objects of the document: the document itself, the elements of its top array, or
 * what arrays and objects named {@code inside} hold at any depth, such as {@code posts} in
 * {@code {"posts": [...]}}. An object of that name whose values are objects holds records under their keys;
 * any other is a record itself.
 *
 * <p>Fields outside of the record ({@code ../title}) come from the objects around it, the nearest first,
 * even when they stand after the records: some thousand records are held back for that. In a longer
 * array, what stands after comes too late for the first of them.
 *
 * <p>Numbers keep their digits as written, so that ids beyond 2^53 stay exact. Nested objects and arrays
 * are handed on as JSON text. In line mode a broken line costs that line; in a document it costs the rest.
 */
final class JsonRecords implements RecordReader {

    private static final int MOST_HELD = 4096;
    private static final Fields.Step NOTHING = new Fields.Step();

    static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(100_000_000).build())
            .build();

    private static final JsonFactory STRICT = new JsonFactory();

    private final List<String> inside;

    JsonRecords(List<String> inside) {
        this.inside = inside;
    }

    @Override
    public void read(InputStream input, Fields fields, RecordSink sink) throws IOException {
        LineBlocks blocks = new LineBlocks(input, JsonLines.BLOCK_BYTES, JsonLines.LONGEST_LINE_BYTES);
        InputStream document = documentOf(blocks);
        if (document != null) {
            readDocument(new Lines(document, JsonLines.LONGEST_LINE_BYTES), fields, sink);
            return;
        }
        lines(blocks, fields, sink).pushTo(sink, fields);
    }

    @Override
    public RecordStream stream(InputStream input, Fields fields, RecordSink problems) throws IOException {
        LineBlocks blocks = new LineBlocks(input, JsonLines.BLOCK_BYTES, JsonLines.LONGEST_LINE_BYTES);
        return documentOf(blocks) == null ? lines(blocks, fields, problems) : null;
    }

    private JsonLines lines(LineBlocks blocks, Fields fields, RecordSink problems) {
        return new JsonLines(blocks, fields, this, !inside.isEmpty(), problems);
    }

    /** The whole content again when it is one document over several lines, else null: the first line with anything on it tells. */
    private static InputStream documentOf(LineBlocks blocks) {
        LineBlocks.Block block = blocks.peek();
        int from = 0;
        while (from < block.length && block.bytes[from] <= ' ' && block.bytes[from] >= 0) {
            from++;
        }
        int end = from;
        while (end < block.length && block.bytes[end++] != '\n') { }
        boolean isLines = !block.isPiece && (from == block.length || isDocument(Arrays.copyOfRange(block.bytes, from, end), end - from));
        return isLines ? null : blocks.fromStart();
    }

    /**
     * Reads a line, whatever is in it.
     *
     * @return null when the line was read, else what is wrong with it; then none of its records go out
     */
    String walk(String line, Fields fields, long number, RecordSink sink) {
        // parsed in two passes over a few kilobytes: records of a line that breaks later must not go out
        Gathered gathered = new Gathered(sink, number);
        try (JsonParser parser = JSON.createParser(line)) {
            Walk walk = new Walk(parser, fields, gathered, number);
            walk.values();
            if (walk.found == 0) {
                return "there is no JSON object in this line; expected one, such as {\"id\": …}";
            }
        } catch (IOException broken) {
            return "is not valid JSON" + columnOf(broken) + "; expected one JSON object per line";
        }
        gathered.handOver();
        return null;
    }

    private void readDocument(Lines lines, Fields fields, RecordSink sink) {
        lines.next();
        long startLine = lines.number - 1;
        try (JsonParser parser = JSON.createParser(new StartedReader(lines))) {
            Walk walk = new Walk(parser, fields, sink, 0);
            walk.lineOffset = startLine;
            try {
                walk.values();
                if (walk.found == 0) {
                    sink.leaveOut(1, "there are no records in this JSON document"
                            + (inside.isEmpty() ? "" : "; expected an array named " + String.join(" or ", inside)));
                }
            } catch (JsonProcessingException broken) {
                long line = startLine + Math.max(1, parser.currentLocation().getLineNr());
                String what = endsTooEarly(broken) ? "the JSON document ends too early" : "the JSON document is broken";
                sink.leaveOut(line, lines.cut() != null ? lines.cut()
                        : what + columnOf(broken) + "; the records before this place were read, the rest could not be");
                return;
            }
        } catch (IOException broken) {
            sink.leaveOut(lines.number, "the file could not be read on from here: " + broken.getClass().getSimpleName());
            return;
        }
        if (lines.cut() != null) {
            sink.leaveOut(lines.number, lines.cut());
        }
    }

    private static String columnOf(IOException broken) {
        boolean located = broken instanceof JsonProcessingException json && json.getLocation() != null;
        return located ? " at column " + ((JsonProcessingException) broken).getLocation().getColumnNr() : "";
    }

    /** Jackson has an exception of its own for this, but does not throw it between two entries. */
    private static boolean endsTooEarly(IOException broken) {
        return broken instanceof JsonEOFException
                || broken instanceof JsonProcessingException json && json.getOriginalMessage().startsWith("Unexpected end-of-input");
    }

    private static boolean isDocument(byte[] line, int length) {
        // strict, so that a line cut inside a string counts as one broken line and not as an open document
        try (JsonParser parser = STRICT.createParser(Lines.text(line, length))) {
            if (parser.nextToken() != null) {
                parser.skipChildren();
            }
            return true;
        } catch (IOException broken) {
            return !endsTooEarly(broken);
        }
    }

    /** Walks all JSON values of a parser and hands out the records in them. */
    private final class Walk {
        private final JsonParser parser;
        private final Fields fields;
        private final RecordSink sink;
        private final long fixedLine;
        private final boolean outside;
        private final List<Held> held = new ArrayList<>();
        private String[] value;
        private Scope scope;
        private long lineOffset;
        private long found;

        /** An object that holds records at some depth, and what it says about them. */
        private record Scope(Scope outer, String[] value) { }

        /** A record that waits for what its scopes still say. */
        private static final class Held {
            private final long line;
            private final String[] value;
            private Scope scope;

            private Held(long line, String[] value, Scope scope) {
                this.line = line;
                this.value = value;
                this.scope = scope;
            }

            /** Takes from one scope, and waits for the next. */
            private void fill() {
                for (int field = 0; field < value.length; field++) {
                    value[field] = value[field] != null ? value[field] : scope.value[field];
                }
                scope = scope.outer;
            }
        }

        /** @param fixedLine line of all records, or 0 to ask the parser */
        Walk(JsonParser parser, Fields fields, RecordSink sink, long fixedLine) {
            this.parser = parser;
            this.fields = fields;
            this.sink = sink;
            this.fixedLine = fixedLine;
            this.value = new String[fields.count()];
            this.outside = !fields.outer.inside.isEmpty();
        }

        void values() throws IOException {
            try {
                while (parser.nextToken() != null) {
                    if (parser.currentToken() == JsonToken.START_OBJECT) {
                        if (inside.isEmpty()) {
                            record();
                        } else {
                            search();
                        }
                    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                        elements(inside.isEmpty());
                    }
                }
            } finally {
                release();
            }
        }

        private void elements(boolean records) throws IOException {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == null) {
                    return;
                }
                if (parser.currentToken() == JsonToken.START_ARRAY) {
                    elements(records);
                } else if (parser.currentToken() == JsonToken.START_OBJECT) {
                    if (records) {
                        record();
                    } else {
                        search();
                    }
                }
            }
        }

        /** Looks through an object that is no record itself for what holds records. */
        private void search() throws IOException {
            if (outside) {
                scope = new Scope(scope, new String[fields.count()]);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                Fields.Step said = fields.outer.at(key);
                JsonToken token = parser.nextToken();
                if (said != null && !inside.contains(key)) {
                    String[] record = value;
                    value = scope.value;
                    takeOne(said, key, token, null);
                    value = record;
                } else if (token == JsonToken.START_ARRAY) {
                    elements(inside.contains(key));
                } else if (token == JsonToken.START_OBJECT) {
                    if (inside.contains(key)) {
                        entries();
                    } else {
                        search();
                    }
                }
            }
            if (outside) {
                Scope over = scope;
                held.stream().filter(waiting -> waiting.scope == over).forEach(Held::fill);
                scope = scope.outer;
                if (scope == null) {
                    release();
                }
            }
        }

        /** Hands out what is held, with what its scopes have said so far. */
        private void release() {
            for (Held waiting : held) {
                while (waiting.scope != null) {
                    waiting.fill();
                }
                sink.record(waiting.line, waiting.value);
            }
            held.clear();
        }

        /** An object where records are expected: its values, or it itself. */
        private void entries() throws IOException {
            long line = line();
            boolean first = true;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token == JsonToken.START_OBJECT) {
                    record();
                } else if (first) {
                    Arrays.fill(value, null);
                    Fields.Step inner = fields.root.at(key);
                    takeOne(inner, key, token, null);
                    send(line, null);
                    return;
                } else {
                    parser.skipChildren();
                }
                first = false;
            }
        }

        private long line() {
            return fixedLine > 0 ? fixedLine : lineOffset + parser.currentTokenLocation().getLineNr();
        }

        private void record() throws IOException {
            Arrays.fill(value, null);
            long line = line();
            send(line, inside.isEmpty() ? null : new Gathered(sink, line));
        }

        /** Takes the rest of the object into {@code value} and hands it out. */
        private void send(long line, Gathered within) throws IOException {
            take(fields.root, within);
            found++;
            if (scope == null) {
                sink.record(line, value);
            } else {
                held.add(new Held(line, value.clone(), scope));
                if (held.size() >= MOST_HELD) {
                    release();
                }
            }
            if (within != null) {
                within.handOver();
            }
        }

        /** @param within takes records that lie inside this one, such as the last replies of a thread */
        private void take(Fields.Step step, Gathered within) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                takeOne(step.at(key), key, parser.nextToken(), within);
            }
        }

        private void takeOne(Fields.Step inner, String key, JsonToken token, Gathered within) throws IOException {
            if (within != null && token == JsonToken.START_ARRAY && inside.contains(key)) {
                new Walk(parser, fields, within, fixedLine).elements(true);
            } else if (inner == null && within != null && token == JsonToken.START_OBJECT) {
                // such as the replies of a comment, which lie two steps down
                take(NOTHING, within);
            } else if (inner == null) {
                parser.skipChildren();
            } else if (token == JsonToken.START_OBJECT && inner.field < 0) {
                take(inner, within);
            } else if (token.isStructStart()) {
                takeText(inner);
            } else if (inner.field >= 0 && token != JsonToken.VALUE_NULL && value[inner.field] == null) {
                value[inner.field] = parser.getText();
            }
        }

        /** An object or array as JSON text, and what is asked for inside it. */
        private void takeText(Fields.Step step) throws IOException {
            if (step.field < 0) {
                parser.skipChildren();
                return;
            }
            StringWriter text = new StringWriter();
            try (JsonGenerator generator = JSON.createGenerator(text)) {
                generator.copyCurrentStructure(parser);
            }
            value[step.field] = text.toString();
            if (!step.inside.isEmpty()) {
                try (JsonParser nested = JSON.createParser(text.toString())) {
                    if (nested.nextToken() == JsonToken.START_OBJECT) {
                        Walk walk = new Walk(nested, fields, sink, fixedLine);
                        walk.take(step, null);
                        for (int field = 0; field < value.length; field++) {
                            value[field] = value[field] != null ? value[field] : walk.value[field];
                        }
                    }
                }
            }
        }
    }
}
