// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BiConsumer;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * Unpacks zip and tar (the latter also inside gzip, bzip2, xz, zstd) into a folder, entry after entry, so
 * that a cut archive gives what came before the cut.
 *
 * <p>Refused: names that lead out of the folder, links and devices, entries with a password; and whole archives
 * that unpack to more than {@value Bytes#MOST_TIMES} times their size, to more than the disk holds, or
 * to more than {@value #MOST_ENTRIES} entries. Then nothing of them stays.
 */
public final class Archive {

    private static final int MOST_ENTRIES = 100_000;
    private static final long HARMLESS_BYTES = 64 << 20;
    private static final long DISK_TO_LEAVE_BYTES = 1L << 30;
    private static final int TAR_MARK_AT = 257;
    private static final String CUT = "the archive breaks off or is damaged; what came before was read. To have the rest, fetch or copy it again";

    private final Path archive;
    private final Path folder;
    private final BiConsumer<String, String> refused;
    private final long mostBytes;
    private long bytes;
    private int entries;

    private Archive(Path archive, Path folder, BiConsumer<String, String> refused) throws IOException {
        this.archive = archive;
        this.folder = folder;
        this.refused = refused;
        long room = Math.max(HARMLESS_BYTES, Files.getFileStore(folder).getUsableSpace() - DISK_TO_LEAVE_BYTES);
        this.mostBytes = Math.min(room, Math.max(HARMLESS_BYTES, Bytes.MOST_TIMES * Files.size(archive)));
    }

    /** Whether a file that begins like this is an archive. */
    public static boolean is(byte[] head) {
        return isZip(head) || isTar(head);
    }

    /**
     * @param folder an empty folder
     * @param refused takes the name of an entry, or "" for the archive itself, and why it was not unpacked or not to its end
     * @throws Trap when the archive is one; what had been unpacked is to be thrown away
     */
    public static void unpack(Path archive, Path folder, BiConsumer<String, String> refused) throws IOException {
        new Archive(archive, folder, refused).unpack();
    }

    /** An archive made to fill disks. */
    public static final class Trap extends IOException {
        private static final long serialVersionUID = 1;

        private Trap(String message) {
            super(message);
        }
    }

    private static boolean isZip(byte[] head) {
        return head.length > 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    private static boolean isTar(byte[] head) {
        return head.length > TAR_MARK_AT + 5 && new String(head, TAR_MARK_AT, 5, java.nio.charset.StandardCharsets.ISO_8859_1).equals("ustar");
    }

    private void unpack() throws IOException {
        boolean zip = isZip(Bytes.head(archive));
        try (Bytes.Opened opened = Bytes.open(archive);
                ArchiveInputStream<? extends ArchiveEntry> content = zip ? new ZipArchiveInputStream(opened.content(), "UTF-8", true, true)
                        : new TarArchiveInputStream(opened.content())) {
            for (ArchiveEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new Trap("holds more than " + MOST_ENTRIES + " entries; unpack it yourself if you trust it, and give the folder");
                }
                if (!entry.isDirectory()) {
                    unpack(entry, content);
                }
            }
            if (entries == 0) {
                refused.accept("", CUT);
            }
        } catch (Trap trap) {
            throw trap;
        } catch (IOException | RuntimeException cut) {
            refused.accept("", CUT);
        }
    }

    private void unpack(ArchiveEntry entry, ArchiveInputStream<? extends ArchiveEntry> content) throws IOException {
        String name = entry.getName().replace('\\', '/');
        Path target = within(name);
        if (target == null) {
            refused.accept(shown(name), "has a path that leads out of the archive, which is refused");
            return;
        }
        if (entry instanceof TarArchiveEntry tar && (tar.isSymbolicLink() || tar.isLink() || tar.isBlockDevice() || tar.isCharacterDevice() || tar.isFIFO())) {
            refused.accept(shown(name), "is a link or a device inside an archive, which is refused");
            return;
        }
        if (entry instanceof ZipArchiveEntry zip && content instanceof ZipArchiveInputStream zips && !zips.canReadEntryData(zip)) {
            refused.accept(shown(name), "is locked by a password or packed in a way we do not read; unpack the archive and give the folder");
            return;
        }
        Files.createDirectories(target.getParent());
        Path free = target;
        for (int copy = 2; Files.exists(free); copy++) {
            free = target.resolveSibling(target.getFileName() + " (" + copy + ")");
        }
        copy(content, free);
    }

    /** The content up to its end, or to where it breaks off: what is there stays. */
    private void copy(InputStream content, Path target) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            for (int read; (read = content.read(buffer)) >= 0;) {
                bytes += read;
                if (bytes > mostBytes) {
                    throw new Trap("unpacks to more than " + Bytes.MOST_TIMES + " times its size, or to more than the disk holds, and is refused. "
                            + "If you trust it, unpack it yourself and give the folder");
                }
                out.write(buffer, 0, read);
            }
        }
    }

    /** Where an entry goes, or null when that is outside. */
    private Path within(String name) {
        try {
            Path target = folder.resolve(name).normalize();
            boolean outside = name.startsWith("/") || name.matches("^[A-Za-z]:.*") || !target.startsWith(folder) || target.equals(folder);
            return outside ? null : target;
        } catch (InvalidPathException unspeakable) {
            return null;
        }
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }
}
