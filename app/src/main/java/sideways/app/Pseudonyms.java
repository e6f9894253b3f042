// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import sideways.run.UserError;

/**
 * Names for actors that only the holder of a key can tie to their handles: HMAC-SHA-256 of the handle,
 * its first 60 bits as 12 letters and digits.
 *
 * <p>The key is made from the log itself (a digest of every row) and the randomSeed. So the same log
 * gives the same pseudonyms, nobody without the whole log can make the key, and logs cannot be joined
 * by pseudonym unless a key is shared on purpose. See decisions/0003-pseudonyms.md.
 */
final class Pseudonyms {

    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 12;

    private final byte[] key;
    private final Mac mac;

    Pseudonyms(byte[] key) {
        this.key = key.clone();
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", missing);
        }
    }

    /** The key of a log: what only somebody who has the whole log can make. */
    static Pseudonyms ofLog(byte[] logDigest, long randomSeed) {
        Pseudonyms maker = new Pseudonyms(logDigest);
        return new Pseudonyms(maker.mac.doFinal(("sideways pseudonyms " + randomSeed).getBytes(StandardCharsets.UTF_8)));
    }

    /** A key kept from an earlier run, to give the same people the same pseudonyms in another log. */
    static Pseudonyms read(Path file) {
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length < 16) {
                throw new IllegalArgumentException("too short");
            }
            return new Pseudonyms(key);
        } catch (IOException | IllegalArgumentException broken) {
            throw new UserError("key file " + file + " cannot be used (" + broken.getMessage()
                    + "); expected at least 32 hexadecimal digits, as in the .key file beside an earlier output.", broken);
        }
    }

    String of(String handle) {
        return "a-" + letters(handle);
    }

    /** For an id that has somebody's handle in it. */
    String ofId(String id) {
        return "id-" + letters(id);
    }

    private String letters(String secret) {
        byte[] hash = mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        long bits = 0;
        for (int i = 0; i < 8; i++) {
            bits = bits << 8 | hash[i] & 0xFF;
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            name.append(LETTERS.charAt((int) (bits >>> (59 - 5 * i)) & 31));
        }
        return name.toString();
    }

    /** Writes the key where only its owner can read it. */
    void write(Path file) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, HexFormat.of().formatHex(key) + "\n");
    }
}
