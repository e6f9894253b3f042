// SPDX-License-Identifier: Apache-2.0
package sideways.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import sideways.event.Words;
import sideways.run.UserError;

/**
 * A list of words, one a line; {@code thank*} stands for every word that starts so, {@code #} begins a
 * comment. The built-in lists are our own, small and English; users can put theirs in their place.
 */
public final class Lexicon {

    private final Set<String> word = new HashSet<>();
    private final TreeSet<String> stem = new TreeSet<>();

    private Lexicon(List<String> lines) {
        for (String line : lines) {
            String entry = line.replaceFirst("#.*", "").strip().toLowerCase(Locale.ROOT);
            if (entry.endsWith("*")) {
                stem.add(entry.substring(0, entry.length() - 1));
            } else if (!entry.isEmpty()) {
                word.add(entry);
            }
        }
    }

    /** @param name {@code prosocial}, {@code mischief}, {@code request} or {@code hype} */
    public static Lexicon builtIn(String name) {
        try (InputStream stream = Lexicon.class.getResourceAsStream(name + ".txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new Lexicon(reader.lines().toList());
        } catch (IOException broken) {
            throw new UncheckedIOException("word list " + name + " cannot be read", broken);
        }
    }

    public static Lexicon read(Path file) {
        Lexicon lexicon;
        try {
            lexicon = new Lexicon(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UserError("word list " + file + " cannot be read as UTF-8 text (" + unreadable.getMessage()
                    + "); expected one word a line, such as \"thank*\". Check the path and the encoding.", unreadable);
        }
        if (lexicon.word.isEmpty() && lexicon.stem.isEmpty()) {
            throw new UserError("word list " + file + " has no words; expected one word a line, such as \"thank*\".");
        }
        return lexicon;
    }

    public boolean contains(String w) {
        if (word.contains(w)) {
            return true;
        }
        // any stem that starts w sorts at or before it; walk back only while stems share w's beginning
        for (String at = stem.floor(w); at != null && at.charAt(0) == w.charAt(0); at = stem.lower(at)) {
            if (w.startsWith(at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether each word of the vocabulary is in the list. */
    public boolean[] match(Words words) {
        boolean[] in = new boolean[words.vocabularySize()];
        for (int w = 0; w < in.length; w++) {
            in[w] = contains(words.spelling()[w]);
        }
        return in;
    }
}
