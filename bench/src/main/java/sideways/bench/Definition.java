// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one benchmark runs, and why it exists, read from a small text file of {@code key = value} lines,
 * {@code [} lists {@code ]} of quoted strings and {@code """} paragraphs {@code """}: a corner of TOML.
 *
 * @param analysis why this benchmark exists and what to look for
 * @param engines the first one is what the others are compared with
 * @param limitSeconds longest a single run may take
 * @param heap largest heap of an engine on Java, such as {@code 2g}
 */
record Definition(String name, String analysis, String graph, long randomSeed, int warmUp, int repeats, int limitSeconds, String heap,
        List<EngineSpec> engines) {

    static Definition read(Path file) throws IOException {
        Map<String, List<String>> values = parse(Files.readAllLines(file), file);
        List<EngineSpec> engines = new ArrayList<>();
        for (String engine : required(values, "engines", file)) {
            engines.add(EngineSpec.parse(engine));
        }
        return new Definition(file.getFileName().toString().replaceFirst("\\.toml$", ""), required(values, "analysis", file).get(0),
                required(values, "graph", file).get(0), number(values, "randomSeed", 1, file), (int) number(values, "warmUp", 0, file),
                (int) number(values, "repeats", 1, file), (int) number(values, "limitSeconds", 300, file),
                values.getOrDefault("heap", List.of("2g")).get(0), engines);
    }

    /** With the engines alone whose name begins so. */
    Definition only(String prefix) {
        List<EngineSpec> kept = engines.stream().filter(spec -> spec.engine().startsWith(prefix)).toList();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException(name + " has no engine whose name begins with \"" + prefix + "\"; it has " + engines);
        }
        return new Definition(name, analysis, graph, randomSeed, warmUp, repeats, limitSeconds, heap, kept);
    }

    private static Map<String, List<String>> parse(List<String> lines, Path file) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(file + " line " + (i + 1) + ": \"" + line + "\"; expected key = value");
            }
            List<String> read = new ArrayList<>();
            values.put(line.substring(0, equals).strip(), read);
            String value = line.substring(equals + 1).strip();
            if (value.equals("[")) {
                while (!lineAt(lines, ++i, "]", file).equals("]")) {
                    read.add(unquoted(lines.get(i).strip().replaceFirst(",$", "")));
                }
            } else if (value.equals("\"\"\"")) {
                StringBuilder paragraph = new StringBuilder();
                while (!lineAt(lines, ++i, "\"\"\"", file).equals("\"\"\"")) {
                    paragraph.append(paragraph.length() == 0 ? "" : "\n").append(lines.get(i).strip());
                }
                read.add(paragraph.toString());
            } else {
                read.add(unquoted(value));
            }
        }
        return values;
    }

    private static String lineAt(List<String> lines, int i, String end, Path file) {
        if (i >= lines.size()) {
            throw new IllegalArgumentException(file + " ends inside a value; close it with " + end + " on a line of its own");
        }
        return lines.get(i).strip();
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }

    private static List<String> required(Map<String, List<String>> values, String key, Path file) {
        List<String> found = values.get(key);
        if (found == null || found.isEmpty()) {
            throw new IllegalArgumentException(file + " has no " + key + "; it needs graph, engines and an analysis that says why it exists");
        }
        return found;
    }

    private static long number(Map<String, List<String>> values, String key, long otherwise, Path file) {
        String value = values.getOrDefault(key, List.of(Long.toString(otherwise))).get(0);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(file + ": " + key + " is \"" + value + "\"; it must be a whole number", notANumber);
        }
    }
}
