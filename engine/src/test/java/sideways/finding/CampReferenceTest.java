// SPDX-License-Identifier: Apache-2.0
package sideways.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.finding.CampReference.Community;

class CampReferenceTest {

    private static final CampReference SOME = CampReference.read("camp,altruism,anonymity\naltruism,0.9,0.1\nanonymity,0.1,0.9\nneither,0.2,0.2\n", "signal,values\nnameless posts,0,0,0.5,0.75,1\nrare,0.5\n");

    @Test
    void percentiles_count_what_is_below_and_half_of_what_is_equal() {
        assertEquals(0.2, SOME.percentile("nameless posts", 0), 1e-12);
        assertEquals(0.5, SOME.percentile("nameless posts", 0.5), 1e-12);
        assertEquals(1, SOME.percentile("nameless posts", 1.1), 1e-12);
        assertTrue(Double.isNaN(SOME.percentile("rare", 0.5)) && Double.isNaN(SOME.percentile("unheard of", 0.5)) && Double.isNaN(SOME.percentile("nameless posts", Double.NaN)));
    }

    @Test
    void the_nearest_come_first() {
        assertEquals(List.of(new Community("neither", 0.2, 0.2), new Community("altruism", 0.9, 0.1)), SOME.nearest(0.4, 0.1, 2));
        assertEquals(3, SOME.nearest(0, 0, 9).size());
    }

    @Test
    void what_ships_has_communities_of_each_camp() {
        List<Community> known = CampReference.builtIn().communities();
        assertTrue(List.of("altruism", "anonymity", "neither").stream().allMatch(camp -> known.stream().filter(c -> c.camp().equals(camp)).count() >= 8));
        assertTrue(CampReference.builtIn().signals().get(CampReference.TEXT_ALTRUISM).length == known.size());
    }
}
