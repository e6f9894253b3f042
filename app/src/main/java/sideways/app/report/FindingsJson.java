// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import sideways.finding.Claim;
import sideways.finding.Finding;
import sideways.finding.Findings;

/**
 * findings.json: the whole document, one record per line, described key by key in docs/findings.md.
 *
 * <p>The same document gives the same bytes on every machine: keys stand in the order of the records' components,
 * numbers are rounded to twelve significant digits (coordinates of the picture to six) and an unknown number is
 * {@code null}. The characters {@code < > &} and the two line separators of JavaScript are written as escapes,
 * so that these very bytes can stand inside a page's {@code <script>}.
 */
public final class FindingsJson {

    private static final int EDGES_PER_LINE = 16;
    private static final ObjectMapper MAPPER = mapper();

    private FindingsJson() { }

    public static byte[] write(Findings findings) {
        StringBuilder out = new StringBuilder(1 << 16);
        out.append("{\n\"format\":").append(json(Findings.FORMAT));
        out.append(",\n\"input\":").append(json(findings.input()));
        out.append(",\n\"randomSeed\":").append(findings.randomSeed());
        out.append(",\n\"findings\":");
        lines(out, findings.findings().stream().map(FindingsJson::finding).toList());
        list(out, "claims", findings.claims());
        list(out, "niches", findings.niches());
        list(out, "nicheTies", findings.nicheTies());
        list(out, "actors", findings.actors());
        list(out, "cascades", findings.cascades());
        list(out, "cascadeSizes", findings.cascadeSizes());
        list(out, "lorenz", findings.lorenz());
        list(out, "timeline", findings.timeline());
        map(out, findings.map());
        list(out, "crossings", findings.crossings());
        list(out, "nichePairs", findings.nichePairs());
        history(out, findings.history());
        list(out, "planted", findings.planted());
        list(out, "portraits", findings.portraits());
        list(out, "removal", findings.removal());
        list(out, "groups", findings.groups());
        list(out, "since", findings.since());
        list(out, "camps", findings.camps());
        list(out, "homeShares", findings.homeShares());
        list(out, "trends", findings.trends());
        list(out, "voted", findings.voted());
        return out.append("\n}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    public static Findings read(byte[] json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            String format = root.path("format").asText();
            if (!format.equals(Findings.FORMAT)) {
                throw new IllegalArgumentException("format is \"" + format + "\"; this version of Sideways reads \""
                        + Findings.FORMAT + "\". Analyze the log again, or use the version that wrote the file.");
            }
            for (JsonNode finding : root.path("findings")) {
                if (finding.path("value").isTextual() && finding instanceof ObjectNode labelled) {
                    labelled.put("label", labelled.path("value").asText());
                    labelled.put("value", 0);
                }
            }
            return MAPPER.treeToValue(root, Findings.class);
        } catch (IOException notJson) {
            throw new IllegalArgumentException("this is not a findings.json: " + notJson.getMessage(), notJson);
        }
    }

    /** An answer in a word stands in place of the number. */
    private static String finding(Finding f) {
        if (f.label().isEmpty()) {
            return json(f);
        }
        ObjectNode node = MAPPER.createObjectNode();
        JsonNode plain = MAPPER.valueToTree(f);
        plain.properties().forEach(field -> node.set(field.getKey(), field.getKey().equals("value") ? node.textNode(f.label()) : field.getValue()));
        return json(node);
    }

    private static void list(StringBuilder out, String key, List<?> items) {
        out.append(",\n\"").append(key).append("\":");
        lines(out, items.stream().map(FindingsJson::json).toList());
    }

    private static void map(StringBuilder out, Findings.NicheMap map) {
        out.append(",\n\"map\":{\"nodes\":");
        lines(out, map.nodes().stream().map(FindingsJson::json).toList());
        out.append(",\n\"edges\":");
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (int edge = 0; edge < map.edges().size(); edge++) {
            int[] ends = map.edges().get(edge);
            row.append(row.isEmpty() ? "" : ",").append('[').append(ends[0]).append(',').append(ends[1]).append(']');
            if (edge % EDGES_PER_LINE == EDGES_PER_LINE - 1 || edge == map.edges().size() - 1) {
                rows.add(row.toString());
                row.setLength(0);
            }
        }
        lines(out, rows);
        out.append(",\n\"drawnOf\":").append(map.drawnOf()).append('}');
    }

    private static void history(StringBuilder out, Findings.History history) {
        out.append(",\n\"history\":{\"windows\":");
        lines(out, history.windows().stream().map(FindingsJson::json).toList());
        out.append(",\n\"tracks\":");
        lines(out, history.tracks().stream().map(FindingsJson::json).toList());
        out.append(",\n\"changes\":");
        lines(out, history.changes().stream().map(FindingsJson::json).toList());
        out.append('}');
    }

    static void lines(StringBuilder out, List<String> lines) {
        out.append(lines.isEmpty() ? "[]" : "[\n  " + String.join(",\n  ", lines) + "\n]");
    }

    static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException("cannot write " + value + " to findings.json: " + fault.getOriginalMessage()
                    + ". This is a fault in Sideways; please report it.", fault);
        }
    }

    private static ObjectMapper mapper() {
        SimpleModule module = new SimpleModule()
                .addSerializer(double.class, new NumberWriter(false))
                .addSerializer(Double.class, new NumberWriter(false))
                .addDeserializer(double.class, new NumberReader())
                .addSerializer(String.class, new TextWriter());
        ObjectMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .addModule(module)
                .addMixIn(Finding.class, FindingKeys.class)
                .addMixIn(Finding.Status.class, Labelled.class)
                .addMixIn(Claim.Answer.class, Labelled.class)
                .addMixIn(Findings.Niche.class, Placed.class)
                .addMixIn(Findings.Node.class, Placed.class)
                .build();
        mapper.getFactory().setCharacterEscapes(new ScriptSafe());
        return mapper;
    }

    /** The record says {@code nullValue} because {@code null} is no name in Java. */
    @JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    private interface FindingKeys {
        @JsonProperty("null")
        double nullValue();

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        String label();
    }

    /** Status and answer are written by their labels. */
    private abstract static class Labelled {
        @JsonValue
        String label;
    }

    private interface Placed {
        @JsonSerialize(using = PlaceWriter.class)
        double x();

        @JsonSerialize(using = PlaceWriter.class)
        double y();

        @JsonSerialize(using = PlaceWriter.class)
        double radius();

        @JsonSerialize(using = PlaceWriter.class)
        double size();
    }

    private static class NumberWriter extends StdSerializer<Double> {

        private final boolean place;

        NumberWriter(boolean place) {
            super(Double.class);
            this.place = place;
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (value.isNaN()) {
                out.writeNull();
            } else if (value.isInfinite()) {
                throw new JsonGenerationFault(value + " is not a number findings.json can hold", out);
            } else {
                out.writeNumber(place ? Decimals.place(value) : Decimals.number(value));
            }
        }
    }

    static final class PlaceWriter extends NumberWriter {
        PlaceWriter() {
            super(true);
        }
    }

    private static final class JsonGenerationFault extends JsonGenerationException {
        JsonGenerationFault(String message, JsonGenerator out) {
            super(message, out);
        }
    }

    private static final class NumberReader extends StdDeserializer<Double> {

        NumberReader() {
            super(double.class);
        }

        @Override
        public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return in.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }

    /** Half a surrogate pair, as a name cut in the middle leaves it, is no text that UTF-8 can hold. */
    private static final class TextWriter extends StdSerializer<String> {

        TextWriter() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(Html.wellFormed(value));
        }
    }

    private static final class ScriptSafe extends CharacterEscapes {

        private final int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();

        ScriptSafe() {
            for (char c : new char[] {'<', '>', '&'}) {
                escapes[c] = CharacterEscapes.ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes;
        }

        @Override
        public SerializableString getEscapeSequence(int c) {
            return switch (c) {
                case 0x2028 -> new SerializedString("\\u2028");
                case 0x2029 -> new SerializedString("\\u2029");
                default -> null;
            };
        }
    }
}
