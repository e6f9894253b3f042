// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sideways.run.Rng;
import sideways.run.Run;

class VoteSpaceTest {

    private static final int VOTERS = 200;
    private static final int ITEMS = 30;

    /** Of three items, one all like, one divides the first 120 from the other 80, one is chance; everybody votes on two in three. */
    private static VoteSpace.Votes votes(boolean divided) {
        Rng rng = Run.seeded(3).random("votes", 0);
        int[] offset = new int[VOTERS + 1];
        List<Integer> item = new ArrayList<>();
        List<Double> vote = new ArrayList<>();
        for (int voter = 0; voter < VOTERS; voter++) {
            for (int i = 0; i < ITEMS; i++) {
                if (rng.nextInt(3) > 0) {
                    boolean likes = i % 3 == 0 || i % 3 == 1 && divided && voter < 120;
                    boolean knows = i % 3 == 0 || i % 3 == 1 && divided;
                    item.add(i);
                    vote.add(knows && rng.nextInt(10) > 0 ? likes ? 1.0 : -1.0 : rng.nextInt(3) - 1.0);
                }
            }
            offset[voter + 1] = item.size();
        }
        return new VoteSpace.Votes(offset, item.stream().mapToInt(i -> i).toArray(), vote.stream().mapToDouble(v -> v).toArray(), ITEMS);
    }

    @Test
    void two_sides_are_told_from_votes_and_what_they_agree_on() {
        VoteSpace.Votes votes = votes(true);
        VoteSpace space = VoteSpace.of(votes, 20, Run.seeded(1));
        assertArrayEquals(IntStream.range(0, VOTERS).map(v -> v < 120 ? 0 : 1).toArray(), space.side());
        assertTrue(space.factor() > space.chance() + 10 * space.spread(), space.factor() + " by chance " + space.chance());
        VoteSpace.Held[][] held = VoteSpace.held(votes, space.side());
        for (int i = 0; i < ITEMS; i++) {
            double both = held[0][i].agreeing() * held[1][i].agreeing();
            double divide = Math.abs(held[0][i].agreeing() - held[1][i].agreeing());
            assertEquals(i % 3 == 0, both > 0.6, "item " + i + ": " + both);
            assertEquals(i % 3 == 1, divide > 0.6, "item " + i + ": " + divide);
        }
    }

    @Test
    void votes_without_sides_are_as_by_chance() {
        VoteSpace space = VoteSpace.of(votes(false), 20, Run.seeded(1));
        assertEquals(space.chance(), space.factor(), 3 * space.spread());
    }

    /** Three voters on two items, by hand: centred (1, 1), (0, 0), (−1, −1), all of it along the diagonal. */
    @Test
    void the_leaning_is_the_first_principal_component() {
        VoteSpace.Votes votes = new VoteSpace.Votes(new int[] {0, 2, 4, 6}, new int[] {0, 1, 0, 1, 0, 1}, new double[] {1, 1, 0, 0, -1, -1}, 2);
        VoteSpace space = VoteSpace.of(votes, 2, Run.seeded(1));
        assertEquals(1, space.factor(), 1e-9);
        assertEquals(Math.sqrt(1.5), Math.abs(space.leaning()[0]), 1e-9);
        assertEquals(0, space.leaning()[1], 1e-9);
        assertEquals(-space.leaning()[0], space.leaning()[2], 1e-9);
    }

    @Test
    void threads_change_nothing() {
        VoteSpace one = VoteSpace.of(votes(true), 7, Run.seeded(1).threads(1));
        VoteSpace two = VoteSpace.of(votes(true), 7, Run.seeded(1).threads(2));
        assertArrayEquals(one.leaning(), two.leaning());
        assertEquals(one.chance(), two.chance());
        assertTrue(Arrays.equals(one.side(), two.side()));
    }
}
