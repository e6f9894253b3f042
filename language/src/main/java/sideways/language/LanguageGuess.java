// SPDX-License-Identifier: Apache-2.0
package sideways.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import sideways.event.EventLog;
import sideways.event.Languages;

/**
 * Tells the language of a text: first by its script, then, where several languages share the script, by
 * their function words.
 *
 * <p>Naive Bayes over whole lists: {@value #SHARE_OF_FUNCTION_WORDS} of a language's words are taken to be any of the
 * s on its list equally often (s at least {@value #SHORTEST_LIST}), and a listed word to turn up in other languages
 * with chance {@value #OTHERWISE}; so a long list does not win by its length. Words of one letter say nothing in
 * Latin script. A text is told when two words and more speak for a language (one in a script of few languages), and
 * at least {@value #LEAST_SHARE} of all its words, and it leads the next by a likelihood ratio of {@value #LEAD}. What
 * is too short, or mixed, stays unknown: a wrong guess would be counted, an unknown one is only missing.
 *
 * <p>No model and no data but the lists of {@link FunctionWords}; arithmetic on sums of logarithms in the order of
 * the words, so the same everywhere. Time O(words × languages of a script), some 20 million words a second.
 */
final class LanguageGuess {

    /** How many times likelier the language told must be than the next. */
    private static final double LEAD = 3;
    private static final double SHARE_OF_FUNCTION_WORDS = 0.4;
    private static final double OTHERWISE = 0.0005;
    private static final int SHORTEST_LIST = 150;
    private static final double LEAST_SHARE = 0.15;

    /** Scripts that one language (nearly) owns. */
    private static final Map<Character.UnicodeScript, String> OWN = new EnumMap<>(Map.ofEntries(
            Map.entry(Character.UnicodeScript.HIRAGANA, "ja"), Map.entry(Character.UnicodeScript.KATAKANA, "ja"),
            Map.entry(Character.UnicodeScript.HANGUL, "ko"), Map.entry(Character.UnicodeScript.HAN, "zh"),
            Map.entry(Character.UnicodeScript.THAI, "th"), Map.entry(Character.UnicodeScript.GREEK, "el"),
            Map.entry(Character.UnicodeScript.HEBREW, "he"), Map.entry(Character.UnicodeScript.ARMENIAN, "hy"),
            Map.entry(Character.UnicodeScript.GEORGIAN, "ka"), Map.entry(Character.UnicodeScript.TAMIL, "ta"),
            Map.entry(Character.UnicodeScript.TELUGU, "te"), Map.entry(Character.UnicodeScript.BENGALI, "bn"),
            Map.entry(Character.UnicodeScript.DEVANAGARI, "hi"), Map.entry(Character.UnicodeScript.LAO, "lo"),
            Map.entry(Character.UnicodeScript.KHMER, "km"), Map.entry(Character.UnicodeScript.MYANMAR, "my")));

    private static final Map<Character.UnicodeScript, List<String>> SHARED = new EnumMap<>(Map.of(
            Character.UnicodeScript.LATIN, List.of("ca", "cs", "da", "de", "en", "es", "et", "fi", "fr", "hu", "id", "it", "lt", "lv", "nl",
                    "no", "pl", "pt", "ro", "sv", "tr", "vi"),
            Character.UnicodeScript.CYRILLIC, List.of("bg", "ru", "sr", "uk"),
            Character.UnicodeScript.ARABIC, List.of("ar", "fa", "ur")));

    private LanguageGuess() { }

    /** The language of every event; see {@link sideways.event.Words} for the parameters. */
    static Languages of(long[] offset, int[] word, String[] spelling) {
        List<String> language = new ArrayList<>(new TreeSet<>(all()));
        Vocabulary vocabulary = new Vocabulary(spelling, language);
        byte[] guess = new byte[offset.length - 1];
        boolean[] found = new boolean[language.size()];
        double[] score = new double[language.size()];
        int[] hits = new int[language.size()];
        for (int event = 0; event < guess.length; event++) {
            guess[event] = vocabulary.guess(word, (int) offset[event], (int) offset[event + 1], score, hits);
            if (guess[event] >= 0) {
                found[guess[event]] = true;
            }
        }
        byte[] fresh = new byte[found.length];
        List<String> code = new ArrayList<>();
        for (int l = 0; l < found.length; l++) {
            fresh[l] = found[l] ? (byte) code.size() : EventLog.NONE;
            if (found[l]) {
                code.add(language.get(l));
            }
        }
        for (int event = 0; event < guess.length; event++) {
            guess[event] = guess[event] < 0 ? EventLog.NONE : fresh[guess[event]];
        }
        return new Languages(guess, code.toArray(String[]::new));
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(OWN.values());
        SHARED.values().forEach(all::addAll);
        return all;
    }

    /** Script of a word: that of its first letter. */
    static Character.UnicodeScript script(String word) {
        return word.codePoints().filter(Character::isLetter).mapToObj(Character.UnicodeScript::of).findFirst().orElse(Character.UnicodeScript.COMMON);
    }

    /** What each word of a vocabulary says about the language. */
    private static final class Vocabulary {
        private static final int SHARED_SCRIPT = -2;
        private static final int NO_SCRIPT = -1;

        private final int japanese;
        private final int chinese;
        /** Language a word's script belongs to, or that it is shared, or that it has none. */
        private final int[] owner;
        /** Languages whose function word it is; null where none. */
        private final byte[][] speaksFor;
        private final double[] worth;
        private final boolean[] few;

        Vocabulary(String[] spelling, List<String> language) {
            japanese = language.indexOf("ja");
            chinese = language.indexOf("zh");
            owner = new int[spelling.length];
            speaksFor = new byte[spelling.length][];
            worth = new double[language.size()];
            few = new boolean[language.size()];
            SHARED.forEach((script, languages) -> languages.forEach(code -> {
                few[language.indexOf(code)] = script != Character.UnicodeScript.LATIN;
            }));
            for (int l = 0; l < worth.length; l++) {
                int listed = FunctionWords.of(language.get(l)).size();
                worth[l] = listed == 0 ? 0 : StrictMath.log(SHARE_OF_FUNCTION_WORDS / Math.max(listed, SHORTEST_LIST) / OTHERWISE);
            }
            byte[] speakers = new byte[language.size()];
            for (int w = 0; w < spelling.length; w++) {
                Character.UnicodeScript script = script(spelling[w]);
                String own = OWN.get(script);
                List<String> shared = SHARED.get(script);
                owner[w] = own != null ? language.indexOf(own) : shared != null ? SHARED_SCRIPT : NO_SCRIPT;
                if (shared == null || script == Character.UnicodeScript.LATIN && spelling[w].length() == 1) {
                    continue;
                }
                int count = 0;
                for (String code : shared) {
                    if (FunctionWords.of(code).contains(spelling[w])) {
                        speakers[count++] = (byte) language.indexOf(code);
                    }
                }
                speaksFor[w] = count == 0 ? null : Arrays.copyOf(speakers, count);
            }
        }

        byte guess(int[] word, int from, int to, double[] score, int[] hits) {
            Arrays.fill(score, 0);
            Arrays.fill(hits, 0);
            int shared = 0;
            int owned = 0;
            for (int i = from; i < to; i++) {
                int w = word[i];
                if (owner[w] >= 0) {
                    hits[owner[w]]++;
                    owned++;
                } else if (owner[w] == SHARED_SCRIPT) {
                    shared++;
                    if (speaksFor[w] != null) {
                        for (byte l : speaksFor[w]) {
                            score[l] += worth[l];
                            hits[l]++;
                        }
                    }
                }
            }
            if (owned > shared) {
                return owned(hits);
            }
            return byFunctionWords(score, hits, shared);
        }

        /** Kana anywhere makes it Japanese: Chinese has none, and Japanese writes half in Han. */
        private byte owned(int[] hits) {
            int most = -1;
            for (int l = 0; l < hits.length; l++) {
                most = hits[l] > 0 && (most < 0 || hits[l] > hits[most]) ? l : most;
            }
            if (most == chinese && 5 * hits[japanese] >= hits[chinese]) {
                return (byte) japanese;
            }
            return (byte) (most >= 0 && hits[most] >= 2 ? most : EventLog.NONE);
        }

        private byte byFunctionWords(double[] score, int[] hits, int words) {
            int best = -1;
            double next = 0;
            for (int l = 0; l < score.length; l++) {
                if (hits[l] > 0 && (best < 0 || score[l] > score[best])) {
                    next = best < 0 ? 0 : score[best];
                    best = l;
                } else if (hits[l] > 0) {
                    next = Math.max(next, score[l]);
                }
            }
            boolean told = best >= 0 && hits[best] >= (few[best] ? 1 : 2)
                    && hits[best] >= LEAST_SHARE * words && score[best] - next > StrictMath.log(LEAD);
            return (byte) (told ? best : EventLog.NONE);
        }
    }
}
