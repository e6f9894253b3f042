// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sideways.Golden;
import sideways.run.Rng;
import sideways.run.Run;

class TimingTest {

    @Test
    void goldens_of_burstiness() {
        for (JsonNode golden : Golden.json("misc.json").get("burstiness")) {
            Burstiness found = Burstiness.of(Golden.doubles(golden.get("times")));
            String name = golden.get("name").asText();
            assertEquals(golden.get("B_goh_barabasi").asDouble(), found.goh(), 1e-9, name);
            assertEquals(golden.get("A_n_kim_jo_intervals").asDouble(), found.finite(), 1e-9, name);
            if (golden.get("memory_M").isNull()) {
                assertTrue(Double.isNaN(found.memory()), name);
            } else {
                assertEquals(golden.get("memory_M").asDouble(), found.memory(), 1e-9, name);
            }
        }
    }

    @Test
    void golden_of_adopters_in_communities() {
        JsonNode golden = Golden.json("misc.json").get("weng2013");
        int[] community = Arrays.stream(Golden.doubles(golden.get("adopter_communities"))).mapToInt(d -> (int) d).toArray();
        CommunitySpread found = CommunitySpread.of(community);
        assertEquals(golden.get("infected_communities").asInt(), found.infected());
        assertEquals(golden.get("entropy_bits").asDouble(), found.entropy(), 1e-12);
        assertEquals(golden.get("dominance").asDouble(), found.dominance(), 1e-12);
    }

    @Test
    void one_community_has_no_entropy_and_four_alike_have_two_bits() {
        assertEquals(new CommunitySpread(1, 0, 1, 3), CommunitySpread.of(new int[] {7, 7, -1, 7}));
        assertEquals(2, CommunitySpread.of(new int[] {0, 1, 2, 3, 3, 2, 1, 0}).entropy(), 1e-12);
        assertTrue(Double.isNaN(CommunitySpread.of(new int[] {-1}).entropy()));
    }

    @Test
    void bursts_of_planted_decay_are_told_apart() {
        BurstClass.Kind[] expected = {BurstClass.Kind.ENDOGENOUS, BurstClass.Kind.EXOGENOUS_CRITICAL, BurstClass.Kind.EXOGENOUS_SUBCRITICAL};
        double[] exponent = {0.2, 0.6, 1.4};
        for (int kind = 0; kind < 3; kind++) {
            int right = 0;
            for (int seed = 0; seed < 20; seed++) {
                Rng rng = Run.seeded(seed).random("burst", kind);
                long[] events = new long[60];
                events[10] = 1500;
                for (int k = 1; k < 50; k++) {
                    events[10 + k] = rng.nextPoisson(500 * Math.pow(k, -exponent[kind]));
                }
                BurstClass found = BurstClass.of(events);
                assertTrue(found.low() <= found.exponent() && found.exponent() <= found.high());
                right += found.kind() == expected[kind] ? 1 : 0;
            }
            assertEquals(20, right, expected[kind] + " told of 20");
        }
    }

    @Test
    void few_events_are_unclear() {
        assertEquals(BurstClass.Kind.UNCLEAR, BurstClass.of(new long[] {1, 4, 1, 0, 1}).kind());
    }
}
