// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A file as it may reach us after other programs, other versions and broken disks: the n-th damage is the same every time. */
final class Mutations {

    private static final Pattern KEY = Pattern.compile("\"([A-Za-z_][A-Za-z0-9_.-]*)\"\\s*:");
    private static final Pattern PAIR = Pattern.compile("\"[A-Za-z_][A-Za-z0-9_.-]*\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9.eE+-]+|true|false|null)");
    private static final Pattern CELL = Pattern.compile("(?<=[,\\t\\n])[^,\\t\\n\"]+(?=[,\\t\\n])");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_ -]*");
    private static final List<String> VALUES = List.of("null", "true", "[]", "{}", "\"\"", "-1", "0", "1e400", "99999999999999999999999", "-9223372036854775808", "\"NaN\"",
            "[[1,[2]],{\"a\":null}]", "\"2024-13-45T99:99:99Z\"", "\"\\u0000\"", "\"\\ud800\"", "3.7");
    private static final List<String> CELLS = List.of("", "null", "NaN", "-1", "1e400", "99999999999999999999999", "2024-13-45 99:99", "\"", "\"\"", "a\"b", "'", "\u0000", "\u202e", "=1+1", "[]");

    private Mutations() { }

    static byte[] of(byte[] bytes, int number) {
        Random random = new Random(7_919L * number + 13);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return switch (number % 16) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> flipped(bytes, random);
            case 2 -> utf8(withoutField(text, random));
            case 3 -> utf8(renamed(text, random));
            case 4 -> utf8(retyped(text, random));
            case 5 -> spliced(bytes, random.nextInt(bytes.length + 1), new byte[1 + random.nextInt(300)]);
            case 6 -> spliced(bytes, 0, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
            case 7 -> utf8(random.nextBoolean() ? text.replace("\r\n", "\n").replace("\n", "\r\n") : text.replace("\n", "\r"));
            case 8 -> latin(text, random);
            case 9 -> spliced(bytes, random.nextInt(bytes.length + 1), utf8(random.nextBoolean() ? "\"" : "\"\"\""));
            case 10 -> utf8(rows(text, random));
            case 11 -> utf8(retyped(retyped(renamed(text, random), random), random));
            case 12 -> spliced(bytes, random.nextInt(bytes.length + 1), utf8(List.of("{", "}", "[", "]", "<", "&#x0;", "&bogus;", ",,,,", "\\", "\t").get(random.nextInt(10))));
            case 13 -> twice(bytes, random);
            case 14 -> random.nextBoolean() ? text.getBytes(StandardCharsets.UTF_16LE) : text.getBytes(StandardCharsets.UTF_16);
            default -> flipped(Arrays.copyOf(utf8(retyped(text, random)), 1 + random.nextInt(bytes.length)), random);
        };
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] torn = bytes.clone();
        for (int i = 0; i < 3; i++) {
            torn[random.nextInt(torn.length)] = (byte) random.nextInt(256);
        }
        return torn;
    }

    private static byte[] spliced(byte[] bytes, int at, byte[] more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.write(more, 0, more.length);
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }

    /** A stretch of the file stands there twice. */
    private static byte[] twice(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = from + random.nextInt(bytes.length - from + 1);
        return spliced(bytes, to, Arrays.copyOfRange(bytes, from, to));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        return (text.substring(0, at) + "caf\u00e9 \u00fc" + text.substring(at)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** JSON: one field or every field of a name; tables: a column's name and cells. */
    private static String withoutField(String text, Random random) {
        MatchResult pair = any(PAIR, text, random);
        if (pair != null) {
            String key = pair.group().substring(0, pair.group().indexOf(':') + 1);
            return random.nextBoolean() ? text.substring(0, pair.start()) + text.substring(Math.min(text.length(), pair.end() + 1))
                    : text.replaceAll(Pattern.quote(key) + "\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9.eE+-]+|true|false|null)\\s*,", "");
        }
        return column(text, random);
    }

    private static String renamed(String text, Random random) {
        MatchResult key = any(KEY, text, random);
        if (key != null) {
            return text.replace("\"" + key.group(1) + "\"", "\"" + key.group(1) + "_v2\"");
        }
        int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
        MatchResult name = any(NAME, text.substring(0, end), random);
        return name == null ? text : text.substring(0, name.start()) + "Something Else" + text.substring(name.end());
    }

    private static String retyped(String text, Random random) {
        MatchResult pair = any(PAIR, text, random);
        if (pair != null) {
            return text.substring(0, pair.start(1)) + VALUES.get(random.nextInt(VALUES.size())) + text.substring(pair.end(1));
        }
        MatchResult cell = any(CELL, text, random);
        return cell == null ? text : text.substring(0, cell.start()) + CELLS.get(random.nextInt(CELLS.size())) + text.substring(cell.end());
    }

    private static String column(String text, Random random) {
        String[] line = text.split("\n", -1);
        String separator = line[0].contains("\t") ? "\t" : ",";
        int dropped = random.nextInt(line[0].split(separator).length);
        boolean everywhere = random.nextBoolean();
        for (int i = 0; i < (everywhere ? line.length : 1); i++) {
            String[] cell = line[i].split(separator, -1);
            if (dropped < cell.length) {
                List<String> kept = new ArrayList<>(List.of(cell));
                kept.remove(dropped);
                line[i] = String.join(separator, kept);
            }
        }
        return String.join("\n", line);
    }

    /** Lines in another order, one of them gone, one of them many times. */
    private static String rows(String text, Random random) {
        List<String> line = new ArrayList<>(List.of(text.split("\n", -1)));
        int chosen = random.nextInt(line.size());
        switch (random.nextInt(3)) {
            case 0 -> line.remove(chosen);
            case 1 -> {
                for (int i = 0; i < 20; i++) {
                    line.add(chosen, line.get(chosen));
                }
            }
            default -> java.util.Collections.shuffle(line, random);
        }
        return String.join("\n", line);
    }

    private static MatchResult any(Pattern pattern, String text, Random random) {
        List<MatchResult> found = pattern.matcher(text).results().limit(400).toList();
        return found.isEmpty() ? null : found.get(random.nextInt(found.size()));
    }
}
