// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrappings, encodings and faults: what is readable is read, what is not costs one explained row. */
class RecordReaderTest {

    @TempDir
    Path folder;

    private final List<String> records = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    private void read(Kind kind, byte[] bytes, String... fields) throws IOException {
        read(kind, List.of(), bytes, fields);
    }

    private void read(Kind kind, List<String> inside, byte[] bytes, String... fields) throws IOException {
        records.clear();
        leftOut.clear();
        Path file = Files.write(folder.resolve("input"), bytes);
        try (Bytes.Opened opened = Bytes.open(file)) {
            RecordReader.of(kind, Layout.inside(inside)).read(opened.content(), Fields.of(List.of(fields)), new RecordSink() {
                @Override
                public void record(long line, String[] value) {
                    records.add(line + ":" + String.join("|", Arrays.stream(value).map(String::valueOf).toList()));
                }

                @Override
                public void leaveOut(long line, String reason) {
                    leftOut.add(line + ": " + reason);
                }
            });
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zstd(byte[] bytes, int windowLog) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZstdOutputStream out = new ZstdOutputStream(packed, 3)) {
            if (windowLog > 0) {
                out.setLong(windowLog);
            }
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** Lines that do not compress well, so that a cut falls into the middle of the content. */
    private static byte[] lines(int count) {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("{\"id\":").append(i).append(",\"t\":\"").append(Long.toHexString(random.nextLong())).append("\"}\n");
        }
        return utf8(text.toString());
    }

    @Test
    void gzipAndZstdBySeveralMembersAndLongWindows() throws IOException {
        byte[] one = lines(100);
        for (byte[] packed : List.of(one, gzip(one), joined(gzip(one), gzip(one)), zstd(one, 0), zstd(one, 27), zstd(one, 31), joined(zstd(one, 27), zstd(one, 0)))) {
            read(Kind.JSON, packed, "id");
            assertTrue(records.size() == 100 || records.size() == 200, "read " + records.size());
            assertEquals(List.of(), leftOut);
        }
    }

    @Test
    void aCutFileKeepsWhatCameBefore() throws IOException {
        byte[] content = lines(20_000);
        for (byte[] packed : List.of(gzip(content), zstd(content, 0))) {
            read(Kind.JSON, Arrays.copyOf(packed, packed.length / 2), "id");
            assertTrue(records.size() > 1_000 && records.size() < 19_000, "read " + records.size());
            assertEquals(1, leftOut.size());
            assertTrue(leftOut.get(0).contains("breaks off"), leftOut.get(0));
        }
        read(Kind.CSV, Arrays.copyOf(gzip(joined(utf8("a,b\n"), utf8("1,2\n".repeat(100_000)))), 200), "a");
        assertEquals(1, leftOut.size());
    }

    @Test
    void aCutLineIsExplained() throws IOException {
        read(Kind.JSON, utf8("{\"id\":1}\n{\"id\":2}\n{\"id\":"), "id");
        assertEquals(List.of("1:1", "2:2"), records);
        assertEquals(List.of("3: the file ends in the middle of this line; expected a whole JSON object"), leftOut);
    }

    @Test
    void brokenLinesCostThemselvesOnly() throws IOException {
        read(Kind.JSON, utf8("{\"id\":\"cut\n{\"id\":1}\r\n\r\n{\"id\":2,}\n7\n{\"id\":3}\n"), "id");
        assertEquals(List.of("2:1", "6:3"), records);
        assertEquals(3, leftOut.size());
    }

    @Test
    void numbersKeepTheirDigitsAndNestedValuesTheirShape() throws IOException {
        read(Kind.JSON, utf8("{\"ID\":9007199254740993,\"u\":{\"n\":\"ann\",\"l\":[1,{\"x\":null}]},\"f\":1.50,\"b\":true}\n"), "id", "u.n", "u.l", "u", "f", "b", "none");
        assertEquals(List.of("1:9007199254740993|ann|[1,{\"x\":null}]|{\"n\":\"ann\",\"l\":[1,{\"x\":null}]}|1.50|true|null"), records);
    }

    @Test
    void wholeDocuments() throws IOException {
        read(Kind.JSON, utf8("[\n {\"id\":1},\n {\"id\":2}\n]\n"), "id");
        assertEquals(List.of("2:1", "3:2"), records);
        read(Kind.JSON, List.of("posts"), utf8("{\n\"x\":{\"posts\":[{\"id\":1},\n{\"id\":2}]}}"), "id");
        assertEquals(List.of("2:1", "3:2"), records);
        read(Kind.JSON, List.of("posts"), utf8("{\"posts\":[{\"id\":1},{\"id\":2}]}\n{\"posts\":[{\"id\":3}]}\n"), "id");
        assertEquals(List.of("1:1", "1:2", "2:3"), records);
        read(Kind.JSON, utf8("[\n {\"id\":1},\n {\"id\":2},\n {\"i"), "id");
        assertEquals(List.of("2:1", "3:2"), records);
        assertEquals(1, leftOut.size());
    }

    @Test
    void encodings() throws IOException {
        String line = "{\"t\":\"çığ 😀\"}\n";
        for (byte[] bytes : List.of(utf8(line), utf8("\ufeff" + line), joined(new byte[] {(byte) 0xff, (byte) 0xfe}, line.getBytes(StandardCharsets.UTF_16LE)),
                joined(new byte[] {(byte) 0xfe, (byte) 0xff}, line.getBytes(StandardCharsets.UTF_16BE)), joined(new byte[3], utf8(line)))) {
            read(Kind.JSON, bytes, "t");
            assertEquals(List.of("1:çığ 😀"), records);
        }
        byte[] mixed = joined(utf8("a,b\r\n1,\"ü\r\n“\"\r\n"), "2,caf\u00e9 \u201cx\u201d\n".getBytes(Charset.forName("windows-1252")));
        read(Kind.CSV, mixed, "b", "a");
        assertEquals(List.of("2:ü\r\n“|1", "4:café “x”|2"), records);
    }

    @Test
    void longLinesAreReadInPiecesWithoutTearingCharacters() throws IOException {
        for (int shift = 0; shift < 4; shift++) {
            String text = "x".repeat(shift) + "😀ğ".repeat(400_000);
            read(Kind.CSV, utf8("a,b\n" + text + ",2\n"), "a");
            assertEquals(List.of("2:" + text), records);
        }
    }

    @Test
    void tables() throws IOException {
        for (String delimiter : List.of(",", ";", "\t", "|")) {
            read(Kind.CSV, utf8("x,y,\"z z\",x\n1,2,3,4\n5,6\n7,8,9,10,\n1,2,3,4,5\n\n\"a\"\"b\",c,d,e".replace(",", delimiter)), "x", "x_2", "z z");
            assertEquals(List.of("2:1|4|3", "4:7|10|9", "7:a\"b|e|d"), records);
            assertEquals(List.of("3: has 2 fields; expected 4 as in the header", "5: has 5 fields; expected 4 as in the header"), leftOut);
        }
        read(Kind.CSV, utf8("a,b\n1,2\n3,\"open\n5,6\n"), "a");
        // a quote that nobody closes is a character like others
        assertEquals(List.of("2:1", "3:3", "4:5"), records);
        assertEquals(List.of(), leftOut);
        read(Kind.CSV, utf8("a,\"b\n1,2\n"), "a");
        assertTrue(leftOut.get(0).contains("never closed"), leftOut.get(0));
        read(Kind.CSV, utf8("a,b\n1,\"x\" y\n3,4\n"), "a");
        assertEquals(List.of("2:1", "3:3"), records);
    }

    @Test
    void aFirstLookTellsTheContainer() {
        assertEquals(Kind.EDGES, Seen.of(utf8("0 1\n0 8\n")).kind());
        assertEquals(Kind.EDGES, Seen.of(utf8("24\t27\n4\t30\n")).kind());
        assertEquals(Kind.EDGES, Seen.of(utf8("source target\nann bob\n")).kind());
        assertEquals(Kind.CSV, Seen.of(utf8("user,user,n\nann,bob,2\n")).kind());
        assertEquals(Kind.CSV, Seen.of(utf8("id\ttext\n1\thello there\n")).kind());
        assertEquals(List.of("posts", "posts.no"), List.copyOf(Seen.of(utf8("{\"posts\":[{\"no\":1},{\"no\":2}]}")).keys()));
        assertEquals(Kind.JSON, Seen.of(utf8("{broken\n{\"id\":1}\n")).kind());
        assertNull(Seen.of(utf8("just a letter to a friend")).kind());
        assertNull(Seen.of(new byte[1000]).kind());
        assertNull(Seen.of(new byte[0]).kind());
    }

    @Test
    void nothingCrashesOnRandomBytes() throws IOException {
        for (long randomSeed = 0; randomSeed < 60; randomSeed++) {
            Random random = new Random(randomSeed);
            byte[] noise = new byte[random.nextInt(3000)];
            String alphabet = "{}[]\",:;\n\r\t <>&#0123abc\u0000é";
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (byte) (random.nextInt(12) == 0 ? random.nextInt(256) : alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Seen.of(noise);
            for (Kind kind : Kind.values()) {
                try {
                    read(kind, noise, "a", "b");
                } catch (IOException unreadable) {
                    assertTrue(unreadable.getMessage() != null, "randomSeed " + randomSeed);
                }
            }
        }
    }
}
