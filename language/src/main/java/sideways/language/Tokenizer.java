// SPDX-License-Identifier: Apache-2.0
package sideways.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import sideways.event.Languages;
import sideways.event.Texts;
import sideways.event.Words;
import sideways.run.Progress;
import sideways.run.Run;

/**
 * Cuts posts into words: Unicode word boundaries, lower case, no stemming, so that a word can be shown
 * as it was written. Chinese, Japanese, Thai, Lao, Khmer and Burmese, which write no spaces, are cut by the
 * dictionaries of ICU. Beside the words come what they are written in ({@link LanguageGuess}) and which of them
 * are forms of one word ({@link WordForms}).
 *
 * <p>Urls, e-mail addresses, mentions ({@code @name}, {@code u/name}) and quote links ({@code >>123})
 * are left out before: they are names, not words. Words are numbered in code point order, so the order
 * of posts leaves no trace. Time about 3 million words a second on a core; memory 4 bytes per word and
 * the vocabulary.
 */
public final class Tokenizer {

    private static final String LINKS = "(?:https?://|www\\.)\\S+|\\[(?:email|removed|deleted)\\]|(?<!\\w)/?u/[\\w-]+|>>+\\d+|&(?:gt|lt|amp|nbsp|quot|#x?[0-9a-f]+);";
    private static final Pattern NOT_WORDS = Pattern.compile(LINKS);
    /** Tried only where there is an @ at all: looking for one after every letter is slow. */
    private static final Pattern NOT_WORDS_OR_ADDRESSES = Pattern.compile(
            "[\\w.+-]+@[\\w-]+\\.[\\w.-]+|(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}]/)@[\\p{L}\\p{N}_-]+|" + LINKS);
    /** "example.com" and "cat.jpg", which the rules of word boundaries keep whole. */
    private static final Pattern LINK_PIECE = Pattern.compile(
            ".+\\.(?:com|org|net|edu|gov|info|io|ly|be|me|co|uk|us|eu|de|fr|es|it|nl|pl|ru|cn|jp|br|in|tv|gg|jpe?g|png|gifv?|webm|mp[34]|html?|php|aspx?|pdf)");
    private static final char FIRST_UNSPACED = '\u0E00';
    private static final int BATCH = 4096;
    private static final int LONGEST = 40;
    private static final double ENGLISH = 0.2;

    private Tokenizer() { }

    /**
     * The words of a log.
     *
     * @param isHandle whether a word is the handle of an actor; such a word never names a niche
     */
    public static Words words(Texts texts, int eventCount, Predicate<String> isHandle, Run run) {
        Collector collector = new Collector(eventCount, run);
        texts.forEach(collector::add);
        collector.flush();
        return collector.words(isHandle);
    }

    /**
     * Whether a log is mostly English, told by its function words: they make up nearly half of English
     * text and hardly any of other languages'.
     */
    public static boolean isEnglish(Words words) {
        boolean[] function = new boolean[words.vocabularySize()];
        for (int w = 0; w < function.length; w++) {
            function[w] = FunctionWords.of("en").contains(words.spelling()[w]);
        }
        long count = 0;
        for (int w : words.word()) {
            count += function[w] ? 1 : 0;
        }
        return count > ENGLISH * words.word().length;
    }

    /** Words of one text, in order. */
    public static List<String> words(String text) {
        try (Analyzers analyzers = new Analyzers()) {
            return cut(analyzers, text);
        }
    }

    /** The text with a space for each url, address, mention and quote link. */
    static String withoutNames(String text) {
        Pattern notWords = text.indexOf('@') < 0 ? NOT_WORDS : NOT_WORDS_OR_ADDRESSES;
        return notWords.matcher(text).replaceAll(" ");
    }

    private static List<String> cut(Analyzers analyzers, String text) {
        String cleaned = withoutNames(text).replace('’', '\'');
        List<String> words = new ArrayList<>();
        try (TokenStream stream = analyzers.of(cleaned).tokenStream("", cleaned)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (term.length() <= LONGEST) {
                    words.add(term.toString());
                }
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);       // a string cannot fail to be read
        }
        return words;
    }

    /** Whether {@code word} can carry meaning, function words aside: it has a letter and is long enough for its script. */
    static boolean isContent(String word) {
        int first = word.codePointAt(0);
        Character.UnicodeScript script = Character.UnicodeScript.of(first);
        boolean dense = Character.isIdeographic(first) || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA || script == Character.UnicodeScript.HANGUL;
        int shortest = dense ? 2 : 3;
        return word.codePointCount(0, word.length()) >= shortest
                && word.codePoints().anyMatch(Character::isLetter)
                && !Character.isDigit(first)
                && !LINK_PIECE.matcher(word).matches();
    }

    /** Spaces and Unicode's rules cut most scripts; the dictionaries of ICU, slow to load, cut those without spaces. */
    private static final class Analyzers implements AutoCloseable {
        private final Analyzer spaced = new PostAnalyzer(StandardTokenizer::new);
        private Analyzer unspaced;

        Analyzer of(String text) {
            if (!isUnspaced(text)) {
                return spaced;
            }
            if (unspaced == null) {
                unspaced = new PostAnalyzer(() -> new ICUTokenizer(new DefaultICUTokenizerConfig(true, true)));
            }
            return unspaced;
        }

        private static boolean isUnspaced(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) >= FIRST_UNSPACED) {
                    switch (Character.UnicodeScript.of(text.codePointAt(i))) {
                        case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> {
                            return true;
                        }
                        default -> { }
                    }
                }
            }
            return false;
        }

        @Override
        public void close() {
            spaced.close();
            if (unspaced != null) {
                unspaced.close();
            }
        }
    }

    private static final class PostAnalyzer extends Analyzer {
        private final Supplier<org.apache.lucene.analysis.Tokenizer> words;

        PostAnalyzer(Supplier<org.apache.lucene.analysis.Tokenizer> words) {
            this.words = words;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            org.apache.lucene.analysis.Tokenizer source = words.get();
            return new TokenStreamComponents(source, new EnglishPossessiveFilter(new LowerCaseFilter(new CJKWidthFilter(source))));
        }
    }

    /** Gathers texts into batches, cuts batches in parallel, and numbers words in the order of the events. */
    private static final class Collector {
        private final Run run;
        private final int eventCount;
        private final int wave;
        private final List<List<String>> batch = new ArrayList<>();
        private final List<int[]> batchEvent = new ArrayList<>();
        private List<String> text = new ArrayList<>(BATCH);
        private int[] event = new int[BATCH];
        private final Map<String, Integer> number = new HashMap<>();
        private final long[] length;
        private int[] word = new int[1 << 16];
        private int size;

        Collector(int eventCount, Run run) {
            this.run = run;
            this.eventCount = eventCount;
            this.wave = 4 * run.threads();
            this.length = new long[eventCount + 1];
        }

        void add(int at, String content) {
            event[text.size()] = at;
            text.add(content);
            if (text.size() == BATCH) {
                close();
            }
        }

        private void close() {
            batch.add(text);
            batchEvent.add(Arrays.copyOf(event, text.size()));
            text = new ArrayList<>(BATCH);
            if (batch.size() == wave) {
                flush();
            }
        }

        void flush() {
            if (!text.isEmpty()) {
                batch.add(text);
                batchEvent.add(Arrays.copyOf(event, text.size()));
                text = new ArrayList<>(BATCH);
            }
            String[][][] cut = new String[batch.size()][][];
            run.checkpoint();
            run.reportingTo(Progress.SILENT).blocks("Reading words", cut.length, 1, (block, from, to) -> cut[block] = cut(batch.get(block)));
            for (int b = 0; b < cut.length; b++) {
                for (int i = 0; i < cut[b].length; i++) {
                    append(batchEvent.get(b)[i], cut[b][i]);
                }
            }
            if (!batchEvent.isEmpty()) {
                int[] last = batchEvent.get(batchEvent.size() - 1);
                run.report("Reading words", last[last.length - 1] + 1L, eventCount);
            }
            batch.clear();
            batchEvent.clear();
        }

        private static String[][] cut(List<String> texts) {
            String[][] result = new String[texts.size()][];
            try (Analyzers analyzers = new Analyzers()) {
                for (int i = 0; i < result.length; i++) {
                    result[i] = Tokenizer.cut(analyzers, texts.get(i)).toArray(new String[0]);
                }
            }
            return result;
        }

        private void append(int at, String[] words) {
            if (size + words.length > word.length) {
                word = Arrays.copyOf(word, Math.max(size + words.length, Math.addExact(word.length, word.length >> 1)));
            }
            for (String w : words) {
                Integer known = number.putIfAbsent(w, number.size());
                word[size++] = known == null ? number.size() - 1 : known;
            }
            length[at + 1] = words.length;
        }

        Words words(Predicate<String> isHandle) {
            String[] spelling = number.keySet().toArray(new String[0]);
            Arrays.sort(spelling);
            int[] sorted = new int[spelling.length];
            for (int w = 0; w < spelling.length; w++) {
                sorted[number.get(spelling[w])] = w;
            }
            for (int i = 0; i < size; i++) {
                word[i] = sorted[word[i]];
            }
            for (int at = 0; at < eventCount; at++) {
                length[at + 1] += length[at];
            }
            word = Arrays.copyOf(word, size);
            Languages languages = LanguageGuess.of(length, word, spelling);
            boolean[] function = FunctionWords.of(length, word, spelling, languages);
            boolean[] content = new boolean[spelling.length];
            for (int w = 0; w < spelling.length; w++) {
                content[w] = isContent(spelling[w]) && !function[w] && !isHandle.test(spelling[w]);
            }
            return new Words(length, word, spelling, content, WordForms.of(word, spelling), languages);
        }
    }
}
