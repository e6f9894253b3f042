// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

/**
 * The effective number of groups: how many groups of equal size would be as diverse as these.
 *
 * <pre>  ⁰D = number of groups    ¹D = exp(−Σ p ln p)    ²D = 1 / Σ p²</pre>
 *
 * In [1, groups]; one group gives 1, K equal groups give K. The larger q, the less small groups count.
 * ⁰D grows with the sample, ¹D hardly does.
 *
 * <p>M. Hill: Diversity and evenness. Ecology 54(2), 1973. doi:10.2307/1934352. L. Jost: Entropy and
 * diversity. Oikos 113(2), 2006. doi:10.1111/j.2006.0030-1299.14714.x
 *
 * @param q0 richness
 * @param q1 exponential of Shannon's entropy
 * @param q2 inverse Simpson concentration
 */
public record HillNumbers(double q0, double q1, double q2) {

    /** @param size of each group; groups of size 0 do not count; NaN of none */
    public static HillNumbers of(int[] size) {
        double total = 0;
        int groups = 0;
        for (int s : size) {
            total += s;
            groups += s > 0 ? 1 : 0;
        }
        double entropy = 0;
        double concentration = 0;
        for (int s : size) {
            if (s > 0) {
                double share = s / total;
                entropy -= share * StrictMath.log(share);
                concentration += share * share;
            }
        }
        return groups == 0
                ? new HillNumbers(0, Double.NaN, Double.NaN)
                : new HillNumbers(groups, StrictMath.exp(entropy), 1 / concentration);
    }
}
