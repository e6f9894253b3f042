// SPDX-License-Identifier: Apache-2.0
package sideways.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import sideways.event.Words;
import sideways.run.Rng;

/**
 * What the text model sees of a text: its words, pairs of words side by side, and which of our word lists they are in, each once, as
 * 32-bit hashes. Names of platforms and of the camps themselves are taken out first (masked.txt), so that nothing can be told by them.
 */
final class CampFeatures {

    /** What stands further on in a text says no more about it, and takes time. */
    private static final int MOST_WORDS = 300;

    private static final String[] LISTS = {"prosocial", "mischief", "request"};

    private final Words words;
    private final long[] hash;
    private final boolean[] masked;
    private final boolean[][] listed = new boolean[LISTS.length][];
    private final int[] buffer = new int[2 * MOST_WORDS + LISTS.length];

    CampFeatures(Words words) {
        this.words = words;
        hash = new long[words.vocabularySize()];
        masked = new boolean[hash.length];
        Pattern mask = mask();
        for (int w = 0; w < hash.length; w++) {
            hash[w] = hash(words.spelling()[w]);
            masked[w] = !Character.isLetter(words.spelling()[w].codePointAt(0)) || mask.matcher(words.spelling()[w]).matches();
        }
        for (int list = 0; list < LISTS.length; list++) {
            listed[list] = Lexicon.builtIn(LISTS[list]).match(words);
        }
    }

    /** The same look at other texts of the same vocabulary, for another thread. */
    CampFeatures(CampFeatures other) {
        words = other.words;
        hash = other.hash;
        masked = other.masked;
        System.arraycopy(other.listed, 0, listed, 0, listed.length);
    }

    /** Hashes of the features of a text, ascending, each once. */
    int[] of(int event) {
        int count = 0;
        int seen = 0;
        long before = 0;
        boolean[] inList = new boolean[LISTS.length];
        for (long i = words.offset()[event]; i < words.offset()[event + 1] && seen < MOST_WORDS; i++) {
            int word = words.word()[(int) i];
            if (masked[word]) {
                continue;
            }
            buffer[count++] = (int) hash[word];
            if (seen++ > 0) {
                buffer[count++] = (int) Rng.mix(before * 31 + hash[word]);
            }
            before = hash[word];
            for (int list = 0; list < LISTS.length; list++) {
                inList[list] |= listed[list][word];
            }
        }
        for (int list = 0; list < LISTS.length; list++) {
            if (inList[list]) {
                buffer[count++] = (int) hash("#" + LISTS[list]);
            }
        }
        Arrays.sort(buffer, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || buffer[i] != buffer[i - 1]) {
                buffer[kept++] = buffer[i];
            }
        }
        return Arrays.copyOf(buffer, kept);
    }

    boolean isMasked(int word) {
        return masked[word];
    }

    int hashOf(int word) {
        return (int) hash[word];
    }

    private static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = Rng.mix(hash * 31 + text.charAt(i));
        }
        return hash;
    }

    private static Pattern mask() {
        List<String> alternatives = new ArrayList<>();
        try (InputStream stream = CampFeatures.class.getResourceAsStream("masked.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line : reader.lines().toList()) {
                String entry = line.strip().toLowerCase(Locale.ROOT);
                if (!entry.isEmpty() && !entry.startsWith("#")) {
                    alternatives.add(entry.replace("*", ".*"));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("the list of masked words cannot be read", broken);
        }
        return Pattern.compile(String.join("|", alternatives));
    }
}
