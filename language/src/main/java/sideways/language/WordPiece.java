// SPDX-License-Identifier: Apache-2.0
package sideways.language;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Cuts a text into the pieces of words that models of the BERT family know: lower case, accents off, cut at spaces,
 * around punctuation and around each Chinese character; each word then into the longest piece it begins with, the
 * longest the rest begins with, and so on. "unaffable" is "un", "##aff", "##able"; a word with no such cut, or of more
 * than {@value #LONGEST_WORD} letters, is one piece "[UNK]".
 *
 * <p>Letters are told by ICU, so that the pieces are the same on every Java. Time O(letters · longest piece).
 *
 * <p>J. Devlin, M. Chang, K. Lee, K. Toutanova: BERT: Pre-training of deep bidirectional transformers for language
 * understanding. NAACL 2019. doi:10.18653/v1/N19-1423
 */
final class WordPiece {

    private static final int LONGEST_WORD = 100;
    private static final String WITHIN = "##";

    private final Map<String, Integer> number;
    private final int longestPiece;
    private final Normalizer2 decomposition = Normalizer2.getNFDInstance();

    /** @param number of each piece; those within a word begin with "##" */
    WordPiece(Map<String, Integer> number) {
        for (String mark : new String[] {"[CLS]", "[SEP]", "[UNK]"}) {
            if (!number.containsKey(mark)) {
                throw new IllegalArgumentException("the vocabulary of " + number.size() + " pieces lacks " + mark);
            }
        }
        this.number = Map.copyOf(number);
        this.longestPiece = number.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** Reads the object {@code vocab} of a {@code tokenizer.json}. */
    static WordPiece read(InputStream json) throws IOException {
        Map<String, Integer> number = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            boolean inside = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT && "vocab".equals(parser.currentName())) {
                    inside = true;
                } else if (inside && token == JsonToken.END_OBJECT) {
                    break;
                } else if (inside && token == JsonToken.VALUE_NUMBER_INT) {
                    number.put(parser.currentName(), parser.getIntValue());
                }
            }
        }
        return new WordPiece(number);
    }

    /** Numbers of the pieces between a mark of begin and one of end, {@code most} in all; what is beyond is left out. */
    long[] pieces(String text, int most) {
        Cutter cutter = new Cutter(most);
        for (int at = 0; at < text.length() && !cutter.isFull();) {
            int letter = text.codePointAt(at);
            at += Character.charCount(letter);
            cutter.add(letter);
        }
        return cutter.end();
    }

    private final class Cutter {
        private final long[] piece;
        private int size;
        private final StringBuilder word = new StringBuilder();

        Cutter(int most) {
            piece = new long[most];
            piece[size++] = number.get("[CLS]");
        }

        boolean isFull() {
            return size >= piece.length - 1;
        }

        void add(int letter) {
            if (letter == '\t' || letter == '\n' || letter == '\r') {
                endWord();
            } else if (isNothing(letter)) {
                return;
            } else if (UCharacter.isUWhiteSpace(letter)) {
                endWord();
            } else {
                String plain = decomposition.getDecomposition(letter);
                if (plain == null) {
                    addPlain(letter, isChinese(letter));
                } else {
                    plain.codePoints().forEach(part -> addPlain(part, isChinese(letter)));
                }
            }
        }

        private void addPlain(int letter, boolean alone) {
            if (UCharacter.getType(letter) == ECharacterCategory.NON_SPACING_MARK) {
                return;
            }
            if (alone || isPunctuation(letter)) {
                endWord();
                word.appendCodePoint(letter);
                endWord();
            } else {
                word.appendCodePoint(UCharacter.toLowerCase(letter));
            }
        }

        private void endWord() {
            if (word.length() == 0) {
                return;
            }
            int before = size;
            boolean known = word.codePointCount(0, word.length()) <= LONGEST_WORD;
            for (int from = 0; known && from < word.length() && !isFull();) {
                int to = Math.min(word.length(), from + longestPiece);
                Integer found = null;
                for (; to > from; to--) {
                    found = number.get(from == 0 ? word.substring(0, to) : WITHIN + word.substring(from, to));
                    if (found != null) {
                        break;
                    }
                }
                known = found != null;
                if (known) {
                    piece[size++] = found;
                    from = to;
                }
            }
            if (!known && before < piece.length - 1) {
                size = before;
                piece[size++] = number.get("[UNK]");
            }
            word.setLength(0);
        }

        long[] end() {
            endWord();
            piece[size++] = number.get("[SEP]");
            return Arrays.copyOf(piece, size);
        }
    }

    private static boolean isNothing(int letter) {
        return letter == 0xFFFD || switch (UCharacter.getType(letter)) {
            case ECharacterCategory.CONTROL, ECharacterCategory.FORMAT, ECharacterCategory.PRIVATE_USE, ECharacterCategory.SURROGATE -> true;
            default -> false;
        };
    }

    /** Signs such as $, + and ` count too, as the models' own cutters have it. */
    private static boolean isPunctuation(int letter) {
        return letter < 128 ? letter > ' ' && letter < 127 && !Character.isLetterOrDigit(letter) : switch (UCharacter.getType(letter)) {
            case ECharacterCategory.CONNECTOR_PUNCTUATION, ECharacterCategory.DASH_PUNCTUATION, ECharacterCategory.START_PUNCTUATION,
                    ECharacterCategory.END_PUNCTUATION, ECharacterCategory.INITIAL_PUNCTUATION, ECharacterCategory.FINAL_PUNCTUATION,
                    ECharacterCategory.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** Ideographs, not kana nor hangul. */
    private static boolean isChinese(int letter) {
        return letter >= 0x4E00 && letter <= 0x9FFF || letter >= 0x3400 && letter <= 0x4DBF || letter >= 0x20000 && letter <= 0x2CEAF
                || letter >= 0xF900 && letter <= 0xFAFF || letter >= 0x2F800 && letter <= 0x2FA1F;
    }
}
