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
    void text_without_spaces_is_cut_into_words() {
        assertEquals(List.of("谣言", "在", "社交", "网络", "中", "传播"), Tokenizer.words("谣言在社交网络中传播"));
        assertEquals(List.of("東京", "の", "天気", "は"), Tokenizer.words("東京の天気は"));
        assertEquals(List.of("ภาษา", "ไทย"), Tokenizer.words("ภาษาไทย"));
        assertTrue(Tokenizer.isContent("谣言"));
        assertFalse(Tokenizer.isContent("在"));
    }

    @Test
    void words_of_other_scripts_are_whole() {
        assertEquals(List.of("подвиги", "соседей"), Tokenizer.words("Подвиги соседей!"));
        assertEquals(List.of("كرة", "القدم"), Tokenizer.words("كرة القدم"));
        assertEquals(List.of("한국어", "문장"), Tokenizer.words("한국어 문장."));
    }

    @Test
    void mentions_of_any_script_are_not_words() {
        assertEquals(List.of("看", "电影"), Tokenizer.words("看电影//@山中客: @张三"));
    }

    @Test
    void languages_are_told_by_script_and_function_words_and_short_texts_are_not() {
        String[][] told = {
            {"en", "We walked along the river because the bridge was closed."},
            {"de", "Wir gingen am Fluss entlang, weil die Brücke gesperrt war."},
            {"fr", "Nous avons marché le long de la rivière parce que le pont était fermé."},
            {"es", "Caminamos por la orilla del río porque el puente estaba cerrado."},
            {"pt", "Nós andamos ao longo do rio porque a ponte não estava aberta."},
            {"it", "Abbiamo camminato lungo il fiume perché il ponte era chiuso."},
            {"nl", "We liepen langs de rivier omdat de brug niet open was."},
            {"sv", "Vi gick längs floden eftersom bron inte var öppen och det regnade."},
            {"pl", "Szliśmy wzdłuż rzeki, bo most był zamknięty i nie było jak przejść."},
            {"tr", "Köprü kapalı olduğu için nehir boyunca yürüdük ama çok yorulduk."},
            {"fi", "Kävelimme joen vartta, koska silta oli suljettu ja se oli pitkä."},
            {"id", "Kami berjalan di sepanjang sungai karena jembatan itu tidak dibuka."},
            {"ru", "Мы шли вдоль реки, потому что мост был закрыт."},
            {"uk", "Ми йшли вздовж річки, тому що міст був закритий."},
            {"ar", "مشينا على طول النهر لأن الجسر كان مغلقا"},
            {"fa", "ما در کنار رودخانه راه رفتیم زیرا پل بسته بود"},
            {"el", "Περπατήσαμε κατά μήκος του ποταμού"},
            {"zh", "因为桥关闭了所以我们沿着河边走"},
            {"ja", "橋が閉まっていたので川に沿って歩きました"},
            {"ko", "다리가 닫혀서 우리는 강을 따라 걸었다"},
            {"th", "เราเดินไปตามแม่น้ำเพราะสะพานปิด"},
            {"", "kayak"}, {"", "www.example.org 12345"}, {"", ":-)"},
        };
        StringBuilder wrong = new StringBuilder();
        for (String[] text : told) {
            sideways.event.Languages languages = one(text[1]).languages();
            String found = languages.language()[0] < 0 ? "" : languages.code()[languages.language()[0]];
            wrong.append(found.equals(text[0]) ? "" : text[0] + " told as " + found + "; ");
        }
        assertEquals("", wrong.toString());
    }

    @Test
    void function_words_of_the_language_spoken_carry_no_meaning() {
        Words words = one("die Brücke war nicht offen und der Fluss war hoch");
        List<String> content = java.util.stream.IntStream.range(0, words.vocabularySize()).filter(w -> words.content()[w]).mapToObj(w -> words.spelling()[w]).toList();
        assertEquals(List.of("brücke", "fluss", "hoch", "offen"), content);
    }

    @Test
    void a_function_word_of_one_language_may_name_in_another() {
        Words words = Tokenizer.words(reader -> {
            reader.text(0, "they would rather die than have the war come to their house and home");
            reader.text(1, "is it true that some of us die before the war was over and others after it");
            reader.text(2, "der Hund und die Katze waren nicht im Haus, weil es geregnet hat");
        }, 3, handle -> false, Run.seeded(1));
        int die = java.util.Arrays.binarySearch(words.spelling(), "die");
        int weil = java.util.Arrays.binarySearch(words.spelling(), "weil");
        assertTrue(words.content()[die]);
        assertFalse(words.content()[weil]);
    }

    @Test
    void plural_and_singular_are_one_word_shown_as_most_used() {
        Words words = one("game games games bus glass glass glasses");
        String[] shown = java.util.Arrays.stream(words.form()).mapToObj(w -> words.spelling()[w]).toArray(String[]::new);
        assertArrayEquals(new String[] {"bus", "games", "games", "glass", "glass"}, shown);
    }

    @Test
    void function_words_numbers_and_single_letters_carry_no_meaning() {
        for (String word : new String[] {"2016", "x", "ox", "example.com", "cat.jpg"}) {
            assertFalse(Tokenizer.isContent(word), word);
        }
        Words words = one("The man who said you and I don't");
        for (int w = 0; w < words.vocabularySize(); w++) {
            assertEquals(words.spelling()[w].equals("man"), words.content()[w], words.spelling()[w]);
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
