// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sideways.run.Rng;
import sideways.run.Run;

class SameWordingTest {

    @Test
    void equal_texts_are_one_wording_and_short_or_lone_ones_none() {
        int[] wording = wordings(List.of(words(1, 2, 3, 4, 5, 6), words(9, 9), words(1, 2, 3, 4, 5, 6), words(9, 9), words(7, 8, 9, 10, 11, 12)), 1);
        assertArrayEquals(new int[] {0, -1, 0, -1, -1}, wording);
    }

    @Test
    void one_word_changed_at_the_end_of_twenty_is_still_the_same_and_half_of_it_is_not() {
        int[] text = words(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
        int[] nearly = text.clone();
        nearly[19] = 99;                                    // 17 runs of 18 in common: J = 17/19
        int[] half = text.clone();
        for (int i = 10; i < 20; i++) {
            half[i] = 50 + i;
        }
        assertArrayEquals(new int[] {0, 0, -1}, wordings(List.of(text, nearly, half), 1));
    }

    @Test
    void pairs_are_those_that_comparing_all_with_all_finds_but_for_two_in_a_thousand() {
        int missed = 0;
        int same = 0;
        for (int seed = 0; seed < 30; seed++) {
            Rng rng = Run.seeded(seed).random("texts", 0);
            List<int[]> texts = new ArrayList<>();
            for (int family = 0; family < 40; family++) {
                int[] text = drawn(rng, 12 + rng.nextInt(25), 5000);
                for (int copy = 0; copy < 3; copy++) {
                    int[] changed = text.clone();
                    for (int change = rng.nextInt(4); change > 0; change--) {
                        changed[rng.nextInt(changed.length)] = 5000 + rng.nextInt(5000);
                    }
                    texts.add(changed);
                }
            }
            int[] found = wordings(texts, 1 + seed % 3);
            for (int i = 0; i < texts.size(); i++) {
                for (int j = 0; j < i; j++) {
                    boolean alike = resemblance(texts.get(i), texts.get(j)) >= 0.8;
                    boolean together = found[i] >= 0 && found[i] == found[j];
                    same += alike ? 1 : 0;
                    missed += alike && !together ? 1 : 0;
                    assertTrue(!together || i / 3 == j / 3, "texts of different families are no wording");
                }
            }
        }
        assertTrue(same > 400, same + " pairs");
        assertTrue(missed <= 0.004 * same, missed + " of " + same + " pairs were missed");
    }

    @Test
    void threads_do_not_matter() {
        Rng rng = Run.seeded(9).random("texts", 0);
        List<int[]> texts = new ArrayList<>();
        for (int i = 0; i < 9000; i++) {
            texts.add(i % 3 == 0 || i == 1 ? drawn(rng, 15, 400) : texts.get(i - 1 - rng.nextInt(Math.min(i - 1, 20))).clone());
        }
        assertArrayEquals(wordings(texts, 1), wordings(texts, 3));
    }

    private static double resemblance(int[] a, int[] b) {
        Set<List<Integer>> x = runs(a);
        Set<List<Integer>> y = runs(b);
        Set<List<Integer>> both = new HashSet<>(x);
        both.retainAll(y);
        return both.size() / (double) (x.size() + y.size() - both.size());
    }

    private static Set<List<Integer>> runs(int[] text) {
        Set<List<Integer>> runs = new HashSet<>();
        for (int i = 0; i + 3 <= text.length; i++) {
            runs.add(List.of(text[i], text[i + 1], text[i + 2]));
        }
        return runs;
    }

    private static int[] wordings(List<int[]> texts, int threads) {
        long[] offset = new long[texts.size() + 1];
        for (int i = 0; i < texts.size(); i++) {
            offset[i + 1] = offset[i] + texts.get(i).length;
        }
        return SameWording.of(offset, texts.stream().flatMapToInt(Arrays::stream).toArray(), Run.seeded(1).threads(threads));
    }

    private static int[] drawn(Rng rng, int length, int vocabulary) {
        int[] text = new int[length];
        Arrays.setAll(text, i -> rng.nextInt(vocabulary));
        return text;
    }

    private static int[] words(int... word) {
        return word;
    }
}
