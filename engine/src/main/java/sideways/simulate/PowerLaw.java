// SPDX-License-Identifier: Apache-2.0
package sideways.simulate;

import java.util.Arrays;
import sideways.run.Rng;

/** Whole numbers from smallest to largest with chances ∝ k^−exponent, drawn by bisecting their running sum. */
final class PowerLaw {
    private final int smallest;
    private final double[] upTo;

    PowerLaw(double exponent, int smallest, int largest) {
        this.smallest = smallest;
        upTo = new double[largest - smallest + 1];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            upTo[i] = sum += StrictMath.pow(smallest + i, -exponent);
        }
    }

    int draw(Rng rng) {
        int found = Arrays.binarySearch(upTo, rng.nextDouble() * upTo[upTo.length - 1]);
        return smallest + Math.min(upTo.length - 1, found < 0 ? -found - 1 : found + 1);
    }
}
