// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;

class ExposureTest {

    /** A star of four: of its neighbors two are in group 0, one in group 1, one in none. */
    @Test
    void groups_met_by_hand() {
        GraphBuilder builder = new GraphBuilder(false);
        for (int leaf = 1; leaf <= 4; leaf++) {
            builder.add(0, leaf, 1);
        }
        Graph star = builder.build(5).simple();
        int[] group = {1, 0, 0, 1, -1};
        double[] met = Exposure.of(star, group, 2);
        // shares 2/3 and 1/3: exp(ln 3 - 2/3 ln 2)
        assertEquals(3 / Math.pow(2, 2 / 3.0), met[0], 1e-12);
        assertTrue(Double.isNaN(met[1]), "one neighbor says nothing");
        assertEquals(met[0], Exposure.mean(met, group, 1), 1e-12);
        assertTrue(Double.isNaN(Exposure.mean(met, group, 0)));
        assertEquals(1, Exposure.counted(met, group, -1));
    }
}
