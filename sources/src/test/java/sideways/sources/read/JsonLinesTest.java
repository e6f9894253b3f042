// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast road through JSON lines against the thorough one, which is its slower twin. */
class JsonLinesTest {

    private static final Fields FIELDS = Fields.of(List.of("id", "text", "user.name", "n", "user", "flag"));

    @Test
    void plainLinesGiveWhatTheThoroughReaderGives() {
        JsonLine plain = new JsonLine(FIELDS);
        int fast = 0;
        for (int attempt = 0; attempt < 20_000; attempt++) {
            Random random = new Random(attempt);
            String line = object(random, 0);
            if (attempt % 2 == 1) {
                // by way of bytes, because the damage may have torn a pair of surrogates apart
                line = new String(damaged(line, random).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
            byte[] bytes = ("xx" + line + "\n").getBytes(StandardCharsets.UTF_8);
            if (plain.scan(bytes, 2, bytes.length)) {
                fast++;
                List<String> thorough = new ArrayList<>();
                String problem = new JsonRecords(List.of()).walk(line, FIELDS, 1, collecting(thorough));
                assertEquals(null, problem, "attempt " + attempt);
                String[] value = Arrays.stream(plain.value).map(v -> v == null ? null : new String(v, StandardCharsets.UTF_8)).toArray(String[]::new);
                assertEquals(thorough, List.of("1:" + String.join("|", Arrays.stream(value).map(String::valueOf).toList())), "attempt " + attempt + ": " + line);
            }
        }
        assertTrue(fast > 5_000, "only " + fast + " of 20,000 lines went the fast way");
    }

    @Test
    void linesOutOfTheOrdinaryAreLeftToTheThoroughReader() {
        JsonLine plain = new JsonLine(FIELDS);
        for (String line : List.of("", "7", "[1]", "{\"id\":1} {\"id\":2}", "{\"id\":1,}", "{\"id\":01}", "{\"id\":1.}", "{\"id\":tru}", "{\"id\":NaN}",
                "{\"\\u0069d\":1}", "{\"id\":\"\\ud800\"}", "{\"id\":\"\\x\"}", "{\"id\":\"open", "{\"user\":{\"name\":\"ann\"}}", "{\"id\":\"\\u0000\"}", "{\"id\":nullx}")) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            assertEquals(false, plain.scan(bytes, 0, bytes.length), line);
        }
        byte[] latin = "{\"id\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(false, plain.scan(latin, 0, latin.length));
    }

    @Test
    void blocksOfAnySizeAndAnyNumberOfWorkersGiveTheSameRecords() throws Exception {
        Random random = new Random(7);
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            content.append(i % 17 == 3 ? "{\"id\":" + i + "\n" : i % 23 == 5 ? "\r\n" : "{\"id\":" + i + ",\"text\":\"" + "é".repeat(random.nextInt(60)) + "\"}\r\n");
        }
        content.append("{\"id\":\"last\"}");
        byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
        List<String> expected = null;
        for (int blockBytes : new int[] {200, 333, 4096, 1 << 20}) {
            for (int workers : new int[] {1, 3}) {
                List<String> got = Collections.synchronizedList(new ArrayList<>());
                JsonLines lines = new JsonLines(new LineBlocks(new ByteArrayInputStream(bytes), blockBytes, 1 << 16), Fields.of(List.of("id", "text")),
                        new JsonRecords(List.of()), false, collecting(got));
                Thread[] thread = new Thread[workers];
                for (int w = 0; w < workers; w++) {
                    thread[w] = new Thread(() -> takeAll(lines, got));
                    thread[w].start();
                }
                for (Thread t : thread) {
                    t.join();
                }
                Collections.sort(got);
                expected = expected == null ? got : expected;
                assertEquals(expected, got, blockBytes + " bytes, " + workers + " workers");
            }
        }
        // 17 divides the run of i ≡ 3 into ⌈2997/17⌉ broken lines, and the blank ones give nothing
        long broken = java.util.stream.IntStream.range(0, 3_000).filter(i -> i % 17 == 3).count();
        long blank = java.util.stream.IntStream.range(0, 3_000).filter(i -> i % 17 != 3 && i % 23 == 5).count();
        assertEquals(3_000 - blank + 1, expected.size());
        assertEquals(broken, expected.stream().filter(line -> line.contains("is not valid JSON")).count());
    }

    @Test
    void aLineTooLongCostsItselfOnly() throws IOException {
        byte[] bytes = ("{\"id\":1}\n{\"id\":2,\"text\":\"" + "a".repeat(5_000) + "\"}\n{\"id\":3}\n").getBytes(StandardCharsets.UTF_8);
        List<String> got = new ArrayList<>();
        JsonLines lines = new JsonLines(new LineBlocks(new ByteArrayInputStream(bytes), 64, 1_000), Fields.of(List.of("id", "text")),
                new JsonRecords(List.of()), false, collecting(got));
        takeAll(lines, got);
        assertEquals(3, got.size(), got.toString());
        assertTrue(got.contains("1:1") && got.contains("3:3") && got.stream().anyMatch(line -> line.startsWith("2: is longer than")), got.toString());
    }

    private static void takeAll(JsonLines lines, List<String> got) {
        RecordStream.Worker worker = lines.worker();
        int fields = 2;
        byte[][][] value = new byte[fields][50][];
        long[] line = new long[50];
        for (int taken; (taken = worker.take(value, line, 50)) > 0;) {
            for (int i = 0; i < taken; i++) {
                got.add(line[i] + ":" + new String(value[0][i], StandardCharsets.UTF_8)
                        + (value[1][i] == null ? "" : "|" + new String(value[1][i], StandardCharsets.UTF_8)));
            }
        }
    }

    private static RecordSink collecting(List<String> got) {
        return new RecordSink() {
            @Override
            public void record(long line, String[] value) {
                got.add(line + ":" + String.join("|", Arrays.stream(value).map(String::valueOf).toList()));
            }

            @Override
            public void leaveOut(long line, String reason) {
                got.add(line + ": " + reason);
            }
        };
    }

    private static String object(Random random, int depth) {
        StringBuilder json = new StringBuilder("{").append(blank(random));
        int members = random.nextInt(6);
        for (int i = 0; i < members; i++) {
            String[] keys = {"id", "ID", "text", "user", "name", "n", "flag", "other", "user.name", "Ünder"};
            json.append(i > 0 ? "," : "").append(blank(random)).append('"').append(keys[random.nextInt(keys.length)]).append('"')
                    .append(blank(random)).append(':').append(blank(random)).append(value(random, depth)).append(blank(random));
        }
        return json.append('}').toString();
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 9)) {
            case 0 -> "null";
            case 1 -> random.nextBoolean() ? "true" : "false";
            case 2 -> new String[] {"0", "-1", "12345678901234567890", "1.50", "1e5", "-0.0E-3"}[random.nextInt(6)];
            case 3 -> "\"\"";
            case 4, 5 -> {
                StringBuilder text = new StringBuilder("\"");
                for (int i = random.nextInt(20); i > 0; i--) {
                    text.append(new String[] {"a", "long word ", "\\n", "\\\"", "\\\\", "\\u00e9", "\\ud83d\\ude00", "é", "日本", "😀", "\\/", "{", "]", "\t"}[random.nextInt(14)]);
                }
                yield text.append('"').toString();
            }
            case 6 -> "[" + value(random, depth + 1) + "," + blank(random) + value(random, depth + 1) + "]";
            case 7 -> random.nextBoolean() ? "[]" : "{}";
            default -> object(random, depth + 1);
        };
    }

    private static String blank(Random random) {
        return random.nextInt(4) == 0 ? " \t".substring(random.nextInt(2)) : "";
    }

    private static String damaged(String line, Random random) {
        int at = random.nextInt(line.length());
        return switch (random.nextInt(3)) {
            case 0 -> line.substring(0, at);
            case 1 -> line.substring(0, at) + line.substring(at + 1);
            default -> line.substring(0, at) + "\"{}[]:,\\x0 ".charAt(random.nextInt(11)) + line.substring(at);
        };
    }
}
