// SPDX-License-Identifier: Apache-2.0
package sideways.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import sideways.event.Languages;

/**
 * The function words of each language: articles, pronouns, prepositions and their like, which make up half of
 * any text, tell its language and never name a niche.
 *
 * <p>Most lists are those of Lucene's analyzers (Snowball's, Savoy's and others', under BSD-like licences);
 * {@code function-words.txt} beside this class adds what is missing there, in lists of our own.
 */
final class FunctionWords {

    private static final Map<String, String> SNOWBALL = Map.ofEntries(Map.entry("da", "danish"), Map.entry("nl", "dutch"),
            Map.entry("en", "english"), Map.entry("fi", "finnish"), Map.entry("fr", "french"), Map.entry("de", "german"),
            Map.entry("hu", "hungarian"), Map.entry("it", "italian"), Map.entry("no", "norwegian"), Map.entry("pt", "portuguese"),
            Map.entry("ru", "russian"), Map.entry("es", "spanish"), Map.entry("sv", "swedish"));

    /** Folder of the list by language, where it is not the language's code. */
    private static final Map<String, String> FOLDER = Map.ofEntries(Map.entry("ar", "ar"), Map.entry("bg", "bg"), Map.entry("ca", "ca"),
            Map.entry("cs", "cz"), Map.entry("el", "el"), Map.entry("et", "et"), Map.entry("fa", "fa"), Map.entry("hi", "hi"),
            Map.entry("id", "id"), Map.entry("lt", "lt"), Map.entry("lv", "lv"), Map.entry("ro", "ro"), Map.entry("th", "th"),
            Map.entry("tr", "tr"));

    private static final Map<String, Set<String>> BY_LANGUAGE = load();

    private FunctionWords() { }

    static Set<String> of(String language) {
        return BY_LANGUAGE.getOrDefault(language, Set.of());
    }

    /**
     * Which words of a log are function words: those whose language, wherever it could be told, mostly lists them.
     * So "die" is one where German is written and not where English is. Words never seen in a told text follow
     * the English list.
     */
    static boolean[] of(long[] offset, int[] word, String[] spelling, Languages languages) {
        long[] listedBy = new long[spelling.length];
        for (int l = 0; l < languages.code().length; l++) {
            Set<String> list = of(languages.code()[l]);
            for (int w = 0; w < spelling.length; w++) {
                listedBy[w] |= list.contains(spelling[w]) ? 1L << l : 0;
            }
        }
        int[] told = new int[spelling.length];
        int[] listed = new int[spelling.length];
        for (int event = 0; event < languages.language().length; event++) {
            int language = languages.language()[event];
            for (long i = offset[event]; language >= 0 && i < offset[event + 1]; i++) {
                told[word[(int) i]]++;
                listed[word[(int) i]] += (int) (listedBy[word[(int) i]] >>> language & 1);
            }
        }
        boolean[] function = new boolean[spelling.length];
        for (int w = 0; w < spelling.length; w++) {
            function[w] = told[w] > 0 ? 2L * listed[w] >= told[w] : of("en").contains(spelling[w]);
        }
        return function;
    }

    private static Map<String, Set<String>> load() {
        Map<String, Set<String>> all = new HashMap<>();
        SNOWBALL.forEach((code, name) -> all.put(code, read(SnowballFilter.class, name + "_stop.txt")));
        FOLDER.forEach((code, folder) -> all.put(code, read(SnowballFilter.class, "/org/apache/lucene/analysis/" + folder + "/stopwords.txt")));
        for (String line : lines(FunctionWords.class, "function-words.txt")) {
            String[] parts = line.replaceFirst("#.*", "").strip().split("\\s+", 2);
            if (parts.length == 2) {
                all.computeIfAbsent(parts[0], code -> new HashSet<>()).addAll(List.of(parts[1].split("\\s+")));
            }
        }
        Map<String, Set<String>> sorted = new LinkedHashMap<>();
        all.keySet().stream().sorted().forEach(code -> sorted.put(code, Set.copyOf(all.get(code))));
        return sorted;
    }

    private static Set<String> read(Class<?> beside, String name) {
        Set<String> words = new HashSet<>();
        for (String line : lines(beside, name)) {
            String entry = line.replaceFirst("[|#].*", "").strip();
            if (!entry.isEmpty()) {
                words.addAll(List.of(entry.split("\\s+")));
            }
        }
        return words;
    }

    private static List<String> lines(Class<?> beside, String name) {
        try (InputStream stream = beside.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("word list " + name + " is missing from the library it comes with; this is a fault of the build");
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("word list " + name + " cannot be read", broken);
        }
    }
}
