// SPDX-License-Identifier: Apache-2.0
package sideways.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.event.Texts;
import sideways.event.Words;
import sideways.run.Run;
import sideways.run.UserError;

class LanguageTest {

    @Test
    void names_links_and_addresses_are_not_words() {
        assertEquals(List.of("hi", "see", "and", "thanks"),
                Tokenizer.words("Hi @Ann, see https://example.org/a?b=1 and /u/bob_7 >>12345 ann@example.org THANKS"));
    }

    @Test
    void lower_case_is_the_same_in_every_locale() {
        // the tests run in a Turkish locale, where toLowerCase() makes a dotless ı of I
        assertEquals(List.of("ice", "chewers"), Tokenizer.words("ICE CHEWERS'S"));
        assertEquals(List.of("niche"), Tokenizer.words("NICHE"));
    }

    @Test
    void text_without_spaces_is_cut_into_pairs() {
        assertEquals(List.of("谣言", "言传", "传播"), Tokenizer.words("谣言传播"));
        assertTrue(Tokenizer.isContent("谣言"));
    }

    @Test
    void function_words_numbers_and_single_letters_carry_no_meaning() {
        for (String word : new String[] {"the", "you", "2016", "x", "don't", "i'm"}) {
            assertFalse(Tokenizer.isContent(word), word);
        }
        assertTrue(Tokenizer.isContent("chewing"));
    }

    @Test
    void words_are_numbered_by_spelling_on_any_number_of_threads() {
        Texts texts = reader -> {
            for (int event = 0; event < 20_000; event++) {
                if (event % 7 != 0) {
                    reader.text(event, "zebra apple " + (event % 13 == 0 ? "mango" : "kiwi"));
                }
            }
        };
        Words one = Tokenizer.words(texts, 20_000, "kiwi"::equals, Run.seeded(1));
        Words three = Tokenizer.words(texts, 20_000, "kiwi"::equals, Run.seeded(1).threads(3));
        assertArrayEquals(new String[] {"apple", "kiwi", "mango", "zebra"}, one.spelling());
        assertArrayEquals(new boolean[] {true, false, true, true}, one.content());
        assertArrayEquals(one.word(), three.word());
        assertArrayEquals(one.offset(), three.offset());
        assertEquals(0, one.countOf(7));
        assertEquals(3, one.countOf(8));
    }

    @Test
    void english_is_told_by_its_function_words() {
        assertTrue(Tokenizer.isEnglish(one("it is what it is, and there was nothing to be done about the rest of them")));
        assertFalse(Tokenizer.isEnglish(one("das ist nun einmal so, und daran war bei allem guten Willen nichts mehr zu ändern")));
        assertFalse(Tokenizer.isEnglish(one("谣言在社交网络中的传播速度比真相更快")));
        assertFalse(Tokenizer.isEnglish(Words.none(1)));
    }

    private static Words one(String text) {
        return Tokenizer.words(reader -> reader.text(0, text), 1, handle -> false, Run.seeded(1));
    }

    @Test
    void stems_match_their_words_and_only_those() {
        Lexicon prosocial = Lexicon.builtIn("prosocial");
        assertTrue(prosocial.contains("thankful"));
        assertTrue(prosocial.contains("thx"));
        assertFalse(prosocial.contains("tank"));
        assertFalse(prosocial.contains("kindle"));
        assertTrue(Lexicon.builtIn("mischief").contains("trolled"));
        assertTrue(Lexicon.builtIn("request").contains("please"));
    }

    @Test
    void an_own_list_is_read_and_an_empty_one_refused(@TempDir Path folder) throws Exception {
        Path list = Files.writeString(folder.resolve("own.txt"), "# comment\nÜbermut*\n");
        assertTrue(Lexicon.read(list).contains("übermuts"));
        Path empty = Files.writeString(folder.resolve("empty.txt"), "# nothing\n");
        assertTrue(assertThrows(UserError.class, () -> Lexicon.read(empty)).getMessage().contains("has no words"));
    }
}
