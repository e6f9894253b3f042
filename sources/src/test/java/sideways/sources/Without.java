// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file without one of its fields, made by other means than the readers under test. */
final class Without {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Without() { }

    /** A copy in {@code target}, or null when the file has no such field or is no JSON and no table with a header. */
    static Path field(Path file, String field, Mapping mapping, Path target) {
        String text = FormatsTest.text(file);
        String name = field.startsWith("../") ? field.substring(3) : field;
        try {
            String lost = text.startsWith("{") || text.startsWith("[") && !text.startsWith("['") ? json(text, name) : text.startsWith("<") ? null : table(text, name, mapping);
            if (lost == null) {
                return null;
            }
            Files.createDirectories(target);
            return Files.writeString(target.resolve(name.replaceAll("[^A-Za-z0-9_.-]", "~") + "-" + file.getFileName()), lost);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static String json(String text, String field) throws IOException {
        StringBuilder lost = new StringBuilder();
        boolean found = false;
        try (MappingIterator<JsonNode> documents = JSON.readerFor(JsonNode.class).readValues(text)) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                found |= remove(document, List.of(field.split("\\.")), field);
                lost.append(document).append('\n');
            }
        }
        return found ? lost.toString() : null;
    }

    /** Wherever the path starts in the document, its last key goes. */
    private static boolean remove(JsonNode node, List<String> path, String whole) {
        boolean found = false;
        if (node instanceof ObjectNode object) {
            found = object.remove(whole) != null;
            JsonNode step = node;
            for (int at = 0; at + 1 < path.size() && step != null; at++) {
                step = step.get(path.get(at));
            }
            found |= path.size() > 1 && step instanceof ObjectNode last && last.remove(path.get(path.size() - 1)) != null;
        }
        for (JsonNode child : node) {
            found |= remove(child, path, whole);
        }
        return found;
    }

    private static String table(String text, String field, Mapping mapping) throws IOException {
        if (mapping.line() != null) {
            return null;
        }
        char delimiter = text.lines().findFirst().orElse("").indexOf('\t') >= 0 ? '\t' : text.lines().findFirst().orElse("").indexOf(';') >= 0 ? ';' : ',';
        String plain = mapping.layout().escape() == '"' ? text : text.replace("\\\"", "\"\"");
        StringWriter lost = new StringWriter();
        int column = -1;
        try (var rows = CsvReader.builder().fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(plain); var writer = CsvWriter.builder().fieldSeparator(delimiter).build(lost)) {
            for (CsvRecord row : rows) {
                List<String> cells = new ArrayList<>(row.getFields());
                for (int at = 0; column < 0 && at < cells.size(); at++) {
                    column = cells.get(at).replace("\ufeff", "").strip().equalsIgnoreCase(field) ? at : -1;
                }
                if (column >= 0 && column < cells.size()) {
                    cells.remove(column);
                }
                writer.writeRecord(cells);
            }
        }
        return column < 0 ? null : lost.toString();
    }
}
