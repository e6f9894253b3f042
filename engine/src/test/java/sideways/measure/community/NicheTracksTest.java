// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.measure.community.NicheTracks.Change;
import sideways.measure.community.NicheTracks.Event;

class NicheTracksTest {

    @Test
    void niches_are_born_stay_grow_and_die_under_stable_ids() {
        int[][] niche = {
            window("aaaaaaaaaabbbbbbbbbb...............", "ab"),
            window("aaaaaaaaaabbbbbbbbbbbbbbb..........", "ba"),       // the numbers swap, the ids do not
            window("aaaaaaaaaa...............cccccccccc", "ac"),
        };
        NicheTracks.Result found = NicheTracks.of(niche, NicheTracks.Options.DEFAULT);
        assertArrayEquals(new int[][] {{0, 1}, {1, 0}, {0, 2}}, found.track());
        assertEquals(List.of(
                new Event(0, 0, Change.BORN, -1, 0, 10), new Event(0, 1, Change.BORN, -1, 0, 10),
                new Event(1, 1, Change.GROWN, -1, 10, 15), new Event(1, 0, Change.STAYED, -1, 10, 10),
                new Event(2, 0, Change.STAYED, -1, 10, 10), new Event(2, 1, Change.DIED, -1, 15, 0), new Event(2, 2, Change.BORN, -1, 0, 10)),
                found.events());
    }

    @Test
    void a_niche_that_splits_keeps_its_id_in_the_larger_part_and_one_that_merges_gives_it_up() {
        int[][] niche = {
            window("aaaaaaaaaaaaaaaa", "a"),
            window("aaaaaaaaaabbbbbb", "ab"),
            window("aaaaaaaaaaaaaaaa", "a"),
        };
        NicheTracks.Result found = NicheTracks.of(niche, NicheTracks.Options.DEFAULT);
        assertEquals(List.of(
                new Event(0, 0, Change.BORN, -1, 0, 16),
                new Event(1, 0, Change.SHRUNK, -1, 16, 10), new Event(1, 1, Change.SPLIT, 0, 0, 6),
                new Event(2, 0, Change.GROWN, -1, 10, 16), new Event(2, 1, Change.MERGED, 0, 6, 0)),
                found.events());
    }

    @Test
    void a_niche_that_falls_into_many_small_parts_splits_and_does_not_die() {
        int[][] niche = {window("a".repeat(40), "a"), window("aaaaaaaabbbbbbbbccccccccddddddddeeeeeeee", "abcde")};
        NicheTracks.Result found = NicheTracks.of(niche, NicheTracks.Options.DEFAULT);
        assertEquals(4, found.events().stream().filter(e -> e.change() == Change.SPLIT).count());
        assertEquals(0, found.events().stream().filter(e -> e.change() == Change.DIED).count());
    }

    @Test
    void members_who_come_and_go_do_not_part_a_niche_and_small_groups_are_not_followed() {
        int[][] niche = {window("aaaaaaaaaa..........bbb", "ab"), window(".......aaaaaaaaaa...bbb", "ab")};
        NicheTracks.Result found = NicheTracks.of(niche, NicheTracks.Options.DEFAULT);
        assertArrayEquals(new int[][] {{0, -1}, {0, -1}}, found.track());
        assertEquals(1, found.tracks());
    }

    @Test
    void no_windows_no_tracks() {
        assertEquals(0, NicheTracks.of(new int[0][], NicheTracks.Options.DEFAULT).tracks());
        assertEquals(0, NicheTracks.of(new int[][] {{-1}, {-1}}, NicheTracks.Options.DEFAULT).events().size());
    }

    /** One letter a node; {@code order} gives each letter its number. */
    private static int[] window(String letters, String order) {
        int[] niche = new int[letters.length()];
        Arrays.setAll(niche, i -> order.indexOf(letters.charAt(i)));
        return niche;
    }
}
