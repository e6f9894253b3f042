// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sideways.run.Rng;
import sideways.run.Run;

class AgreementTest {

    @Test
    void equal_partitions_agree_whatever_their_labels() {
        Agreement same = Agreement.of(new int[] {0, 0, 1, 1, 2}, new int[] {7, 7, 3, 3, 9});
        assertEquals(1, same.adjustedRand(), 1e-12);
        assertEquals(1, same.normalizedInformation(), 1e-12);
    }

    @Test
    void a_worked_example() {
        // Σ C(n_ij,2) = 1 + 1 = 2, Σ C(a,2) = 3 + 3 = 6, Σ C(b,2) = 1 + 3 + 0 = 4 … E = 6·4/15, ARI = (2 − 1.6)/(5 − 1.6)
        Agreement found = Agreement.of(new int[] {0, 0, 0, 1, 1, 1}, new int[] {0, 0, 1, 1, 1, 2});
        assertEquals((2 - 1.6) / (5 - 1.6), found.adjustedRand(), 1e-12);
    }

    @Test
    void chance_is_zero() {
        Rng rng = Run.seeded(1).random("labels", 0);
        int[] a = new int[20_000];
        int[] b = new int[20_000];
        for (int i = 0; i < a.length; i++) {
            a[i] = rng.nextInt(5);
            b[i] = rng.nextInt(7);
        }
        assertEquals(0, Agreement.of(a, b).adjustedRand(), 0.005);
    }

    @Test
    void a_label_outside_the_partition_is_refused_with_its_node() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Partition(new int[] {0, 3}, 2)).getMessage().contains("node 1 is labelled 3"));
    }
}
