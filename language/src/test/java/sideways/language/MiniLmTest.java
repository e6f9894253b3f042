// SPDX-License-Identifier: Apache-2.0
package sideways.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sideways.run.Run;

class MiniLmTest {

    private static MiniLm model;

    @BeforeAll
    static void open() {
        model = MiniLm.open();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static double cosine(String a, String b) {
        float[] x = model.of(a);
        float[] y = model.of(b);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /** The table in the manual of Sentence Transformers ("Semantic Textual Similarity"), made with full weights; ours have 8 bits. */
    @Test
    void cosines_are_those_published_for_the_model() {
        String[] one = {"The new movie is awesome", "The cat sits outside", "A man is playing guitar"};
        String[] other = {"The dog plays in the garden", "The new movie is so great", "A woman watches TV"};
        double[][] published = {{.0543, .8939, -.0502}, {.2838, -.0029, .1310}, {.2277, -.0136, -.0327}};
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < other.length; j++) {
                assertEquals(published[i][j], cosine(one[i], other[j]), 0.03, one[i] + " | " + other[j]);
            }
        }
    }

    /** The words are in none of the sentences, so counts could not tell. */
    @Test
    void words_are_nearer_to_sentences_of_their_matter() {
        List<String> sea = List.of("We left before dawn and crossed the bay with the wind behind us.", "The crew was wet to the bone when the storm had passed.",
                "He learned to steer a ship from his uncle.");
        List<String> garden = List.of("The flower beds need water twice a day in this heat.", "She grows her own vegetables behind the house.", "Plant them after the last frost.");
        for (String word : List.of("sailboat", "anchor", "harbour", "rudder")) {
            assertTrue(near(word, sea) > near(word, garden), word);
        }
        for (String word : List.of("compost", "tulips", "mulch", "seedlings")) {
            assertTrue(near(word, garden) > near(word, sea), word);
        }
    }

    private static double near(String word, List<String> sentences) {
        return sentences.stream().mapToDouble(sentence -> cosine(word, sentence)).sum();
    }

    @Test
    void a_vector_has_length_one_and_384_numbers() {
        for (String text : List.of("", "boat", "a ".repeat(5000), "\uD83D\uDE00")) {
            float[] vector = model.of(text);
            double squares = 0;
            for (float v : vector) {
                squares += v * v;
            }
            assertEquals(384, vector.length);
            assertEquals(1, squares, 1e-5);
        }
    }

    @Test
    void links_and_mentions_are_no_part_of_what_is_said() {
        assertArrayEquals(model.of("look at my boat"), model.of("look at my boat https://example.org/garden?soil=1 @gardener"));
    }

    @Test
    void a_vector_depends_on_its_text_alone() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            texts.add("sail the boat number " + i + " with the tide, " + "and again ".repeat(i % 7));
        }
        float[][] alone = texts.stream().map(model::of).toArray(float[][]::new);
        for (int threads : new int[] {1, 2, 3, 8}) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < alone.length; i++) {
                order.add(i);
            }
            Collections.shuffle(order, new Random(threads));
            float[][] again = new float[alone.length][];
            Run.seeded(1).threads(threads).blocks("", alone.length, 1, (block, from, to) -> again[order.get(from)] = model.of(texts.get(order.get(from))));
            for (int i = 0; i < alone.length; i++) {
                assertArrayEquals(alone[i], again[i], threads + " threads, text " + i);
            }
        }
    }

    @Test
    void the_model_says_what_it_is() {
        assertTrue(model.model().matches("all-MiniLM-L6-v2, 8-bit, as packed in langchain4j \\d.*, run by ONNX Runtime \\d.*"), model.model());
        assertEquals("en", model.language());
    }
}
