// SPDX-License-Identifier: Apache-2.0
package sideways.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class RunTest {

    @Test
    void every_entry_is_worked_on_once_whatever_the_threads() {
        for (int threads : new int[] {1, 2, 3, 8}) {
            AtomicIntegerArray seen = new AtomicIntegerArray(1003);
            Run.seeded(1).threads(threads).blocks("Counting", 1003, 10, (block, from, to) -> {
                assertEquals(block * 10, from);
                for (int i = from; i < to; i++) {
                    seen.incrementAndGet(i);
                }
            });
            for (int i = 0; i < seen.length(); i++) {
                assertEquals(1, seen.get(i), "entry " + i + " on " + threads + " threads");
            }
        }
    }

    @Test
    void streams_are_the_same_for_one_key_and_differ_between_keys() {
        Run run = Run.seeded(7);
        assertEquals(run.random("cascade", 3).nextLong(), run.threads(4).random("cascade", 3).nextLong());
        assertNotEquals(run.random("cascade", 3).nextLong(), run.random("cascade", 4).nextLong());
        assertNotEquals(run.random("cascade", 3).nextLong(), run.random("null", 3).nextLong());
        assertNotEquals(run.random("cascade", 3).nextLong(), Run.seeded(8).random("cascade", 3).nextLong());
    }

    @Test
    void first_numbers_of_neighboring_streams_are_spread_out() {
        // java.util.Random's of seeds 0 … 99 all lie in [0.722, 0.733]; uniform ones have mean 1/2 and sd 1/√12
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 10_000; i++) {
            double first = Run.seeded(1).random("first", i).nextDouble();
            sum += first;
            squares += first * first;
        }
        assertEquals(0.5, sum / 10_000, 5 * 0.2887 / 100);
        assertEquals(1 / 3.0, squares / 10_000, 0.02);
    }

    @Test
    void bounded_numbers_are_uniform() {
        Rng rng = Run.seeded(5).random("die", 0);
        int[] count = new int[6];
        for (int i = 0; i < 60_000; i++) {
            count[rng.nextInt(6)]++;
        }
        double chiSquare = 0;
        for (int c : count) {
            chiSquare += (c - 10_000.0) * (c - 10_000.0) / 10_000;
        }
        // 5 degrees of freedom: above 20.5 once in a thousand
        assertTrue(chiSquare < 20.5, "chi-square " + chiSquare);
    }

    @Test
    void normal_numbers_have_mean_zero_and_variance_one() {
        Rng rng = Run.seeded(5).random("normal", 0);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 100_000; i++) {
            double x = rng.nextGaussian();
            sum += x;
            squares += x * x;
        }
        assertEquals(0, sum / 100_000, 5 / Math.sqrt(100_000));
        assertEquals(1, squares / 100_000, 5 * Math.sqrt(2.0 / 100_000));
    }

    @Test
    void a_shuffle_is_a_permutation() {
        int[] values = {0, 1, 2, 3, 4, 5, 6, 7};
        Run.seeded(2).random("shuffle", 0).shuffle(values);
        int[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, sorted);
    }

    @Test
    void cancelling_ends_the_work_at_the_next_block() {
        for (int threads : new int[] {1, 3}) {
            Run run = Run.seeded(1).threads(threads);
            AtomicIntegerArray started = new AtomicIntegerArray(1);
            assertThrows(Cancelled.class, () -> run.blocks("Waiting", 10_000, 1, (block, from, to) -> {
                if (started.incrementAndGet(0) == 5) {
                    run.cancel();
                }
            }));
            assertTrue(started.get(0) <= 5 + threads, started.get(0) + " blocks ran on " + threads + " threads");
        }
    }

    @Test
    void a_failure_in_a_block_reaches_the_caller_as_it_is() {
        for (int threads : new int[] {1, 3}) {
            assertEquals("block 70", assertThrows(IllegalStateException.class, () -> Run.seeded(1).threads(threads).blocks("Failing", 100, 1,
                    (block, from, to) -> {
                        if (block == 70) {
                            throw new IllegalStateException("block " + block);
                        }
                    })).getMessage());
        }
    }

    @Test
    void nonsense_is_refused_with_its_value() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Run.seeded(1).threads(0)).getMessage().contains("threads is 0"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Rng(1).nextInt(0)).getMessage().contains("bound is 0"));
    }
}
