// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;
import sideways.finding.Findings;
import sideways.run.UserError;

/** Archives and wrappings: what is in them is read as if it lay in a folder; what would do harm is refused. */
class ArchiveTest {

    private static final String ROWS = "id,author,text\n1,ann,hi\n2,bob,yo\n";

    @TempDir
    Path folder;

    private Fixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new Fixture(folder);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return packed.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                TarArchiveEntry header = new TarArchiveEntry(entry.getKey(), true);
                header.setSize(entry.getValue().length);
                tar.putArchiveEntry(header);
                tar.write(entry.getValue());
                tar.closeArchiveEntry();
            }
            TarArchiveEntry link = new TarArchiveEntry("link.csv", TarArchiveEntry.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        return packed.toByteArray();
    }

    @FunctionalInterface
    private interface Wrapping {
        OutputStream around(OutputStream out) throws IOException;
    }

    private static byte[] wrapped(byte[] bytes, Wrapping wrapping) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = wrapping.around(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] more(String text) {
        return utf8(text.replace("1,", "3,").replace("2,", "4,"));
    }

    @Test
    void singleFilesInEveryWrapping() throws IOException {
        for (Wrapping wrapping : List.<Wrapping>of(GZIPOutputStream::new, BZip2CompressorOutputStream::new, out -> new XZOutputStream(out, new LZMA2Options()))) {
            byte[] packed = wrapped(utf8(ROWS), wrapping);
            byte[] twice = Arrays.copyOf(packed, 2 * packed.length);
            System.arraycopy(packed, 0, twice, packed.length, packed.length);
            try (var read = fixture.read(fixture.file("x", packed))) {
                assertEquals(List.of("ann posts", "bob posts"), read.story());
            }
            try (var read = fixture.read(fixture.file("x", twice))) {
                // the second header is a row like others, the rest is there already
                assertEquals(3, read.log.eventCount);
            }
        }
    }

    @Test
    void archivesAreFolders() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a/one.csv", utf8(ROWS));
        entries.put("a/two.csv", more(ROWS));
        entries.put("__MACOSX/._one.csv", utf8("x"));
        byte[] tar = tar(entries);
        for (byte[] packed : List.of(zip(entries), tar, wrapped(tar, GZIPOutputStream::new), wrapped(tar, BZip2CompressorOutputStream::new),
                zip(Map.of("inner.tar", tar)))) {
            try (var read = fixture.read(fixture.file("in/pack", packed))) {
                assertEquals(List.of("ann posts", "bob posts", "ann posts", "bob posts"), read.story());
                List<String> files = read.imported.sources().stream().filter(file -> !file.source().isEmpty()).map(Findings.Source::file).toList();
                assertTrue(files.get(0).startsWith("pack/") && files.get(0).endsWith("a/one.csv"), files.toString());
                assertTrue(read.skipped().stream().allMatch(line -> line.contains("is a link or a device")), read.skipped().toString());
            }
        }
        try (var left = Files.list(folder.resolve("store"))) {
            assertEquals(List.of(), left.filter(file -> file.toString().contains("unpacked")).toList());
        }
    }

    @Test
    void namesThatLeadOutAreRefused() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String name : List.of("../../escaped.csv", "/tmp/escaped.csv", "C:\\escaped.csv", "a/../../../escaped.csv", "..\\escaped.csv")) {
            entries.put(name, utf8(ROWS));
        }
        entries.put("good.csv", utf8(ROWS));
        for (byte[] packed : List.of(zip(entries), tar(entries))) {
            try (var read = fixture.read(fixture.file("in/pack", packed))) {
                assertEquals(2, read.log.eventCount);
                assertEquals(5, read.skipped().stream().filter(line -> line.contains("leads out of the archive")).count());
            }
        }
        try (var tree = Files.walk(folder)) {
            assertFalse(tree.anyMatch(file -> file.getFileName().toString().contains("escaped")));
        }
    }

    @Test
    void cutArchivesKeepWhatCameBefore() throws IOException {
        Random random = new Random(3);
        StringBuilder noise = new StringBuilder("id,author,text\n");
        for (int row = 10; row < 3000; row++) {
            noise.append(row).append(",cy,").append(Long.toHexString(random.nextLong())).append('\n');
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("one.csv", utf8(ROWS));
        entries.put("two.csv", utf8(noise.toString()));
        for (byte[] packed : List.of(zip(entries), tar(entries), wrapped(tar(entries), GZIPOutputStream::new))) {
            try (var read = fixture.read(fixture.file("in/pack", Arrays.copyOf(packed, packed.length * 6 / 10)))) {
                assertTrue(read.log.eventCount > 500 && read.log.eventCount < 2992, "read " + read.log.eventCount);
                assertTrue(read.skipped().stream().anyMatch(line -> line.contains("breaks off")), read.skipped().toString());
            }
        }
    }

    @Test
    void trapsAreRefused() throws IOException {
        byte[] zeros = new byte[100 << 20];
        Arrays.fill(zeros, (byte) ' ');
        Path bomb = fixture.file("in/bomb.zip", zip(Map.of("a.csv", zeros)));
        assertTrue(assertThrows(UserError.class, () -> fixture.read(bomb)).getMessage().contains("times its size"));
        fixture.file("in/good.csv", ROWS);
        try (var read = fixture.read(folder.resolve("in"))) {
            assertEquals(2, read.log.eventCount);
            assertTrue(read.skipped().get(0).contains("times its size"), read.skipped().toString());
        }
        byte[] rows = utf8(ROWS + "3,cy,hey\n".repeat(1));
        byte[] long_ = Arrays.copyOf(zeros, zeros.length + rows.length);
        System.arraycopy(rows, 0, long_, 0, rows.length);
        Arrays.fill(long_, rows.length, long_.length, (byte) '\n');
        try (var read = fixture.read(fixture.file("bomb.csv.bz2", wrapped(long_, BZip2CompressorOutputStream::new)))) {
            assertEquals(3, read.log.eventCount);
            assertTrue(read.skipped().get(0).contains("breaks off"), read.skipped().toString());
        }
        byte[] nested = zip(Map.of("a.csv", utf8(ROWS)));
        for (int depth = 0; depth < 4; depth++) {
            nested = zip(Map.of("deeper.zip", nested));
        }
        Path deep = fixture.file("deep.zip", nested);
        assertTrue(assertThrows(UserError.class, () -> fixture.read(deep)).getMessage().contains("deeper than we look"));
    }
}
