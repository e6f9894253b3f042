// SPDX-License-Identifier: Apache-2.0
package sideways.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordPieceTest {

    private static final List<String> PIECES = List.of("[CLS]", "[SEP]", "[UNK]", "un", "##aff", "##able", "want", "##want", "##ed", "runn", "##ing",
            "cafe", "!", "'", "s", "it", "中", "国", "ka", "\"");

    /** The pieces between the marks, by name. */
    private static String cut(String text, int most) {
        Map<String, Integer> number = new HashMap<>();
        PIECES.forEach(piece -> number.put(piece, number.size()));
        long[] piece = new WordPiece(number).pieces(text, most);
        assertTrue(piece.length <= most);
        assertEquals("[CLS]", PIECES.get((int) piece[0]));
        assertEquals("[SEP]", PIECES.get((int) piece[piece.length - 1]));
        return Arrays.stream(piece, 1, piece.length - 1).mapToObj(p -> PIECES.get((int) p)).collect(Collectors.joining(" "));
    }

    private static String cut(String text) {
        return cut(text, 128);
    }

    /** The examples of the paper's own code. */
    @Test
    void words_fall_into_the_longest_pieces_from_the_left() {
        assertEquals("", cut(""));
        assertEquals("un ##want ##ed runn ##ing", cut("unwanted running"));
        assertEquals("[UNK] runn ##ing", cut("unwantedX running"));
        assertEquals("un ##aff ##able", cut("UNaffable"));
    }

    @Test
    void case_accents_controls_and_odd_spaces_do_not_matter() {
        assertEquals("cafe cafe cafe", cut("CAFÉ\u00A0cafe\u0301\u3000ca\u0000fe\u200B"));
        assertEquals("it it", cut("\u0130t IT"), "a dotted capital I is an i, in a Turkish locale too");
    }

    @Test
    void punctuation_and_chinese_stand_alone() {
        assertEquals("it ' s ! !", cut("it's!!"));
        assertEquals("中 国 ka", cut("中国ka"));
        assertEquals("\" it \"", cut("\"it\""));
    }

    @Test
    void what_is_unknown_or_endless_is_one_piece() {
        assertEquals("[UNK] it", cut("\uD83D\uDE00 it"));
        assertEquals("[UNK]", cut("un" + "want".repeat(25)));
        assertEquals("un" + " ##want".repeat(24), cut("un" + "want".repeat(24)));
    }

    @Test
    void what_is_too_long_is_cut_off() {
        assertEquals("it it it", cut("it ".repeat(1_000_000), 5));
        assertEquals("it un ##want", cut("it unwanted", 5));
    }

    @Test
    void a_vocabulary_is_read_from_its_file() throws IOException {
        String json = "{\"model\": {\"type\": \"WordPiece\", \"vocab\": {\"[CLS]\": 5, \"[SEP]\": 6, \"[UNK]\": 7, \"\\\"\": 8, \"\\u00fc\": 9}}}";
        assertArrayEquals(new long[] {5, 8, 7, 6}, WordPiece.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))).pieces("\" \u00FC", 9));
        IllegalArgumentException lacking = assertThrows(IllegalArgumentException.class, () -> new WordPiece(Map.of("[CLS]", 1)));
        assertTrue(lacking.getMessage().contains("[SEP]"), lacking.getMessage());
    }

    /** Numbers that users of the model publish: "hello world" is 101 7592 2088 102. */
    @Test
    void the_models_own_vocabulary_has_its_known_numbers() throws IOException {
        try (InputStream json = WordPieceTest.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")) {
            assertArrayEquals(new long[] {101, 7592, 1010, 2088, 999, 102}, WordPiece.read(json).pieces("Hello, world!", 128));
        }
    }
}
