// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

/**
 * How surely a word is used more in one group than in the rest, where counts are small: the signed root of Dunning's
 * likelihood ratio of the 2 × 2 table (this word or others, this group or the rest).
 *
 * <pre>  G² = 2 Σ O ln(O / E)        root = ±√G²        O observed, E expected were word and group unrelated</pre>
 *
 * Read like a standard normal deviate: 0 where the group uses the word as often as all do, 3.3 where chance does as well
 * once in two thousand words; negative where it uses it less. {@link LogOdds} shrinks words that a handful use: of a word
 * used y times in a group and nowhere else, z is 1.13 √y in a small group and .57 √y in one that is half of all, so
 * below 2 up to y = 3, and 12.
 *
 * <p>T. Dunning: Accurate methods for the statistics of surprise and coincidence. Computational Linguistics 19(1), 1993,
 * p. 61–74. https://aclanthology.org/J93-1003
 */
public final class LikelihoodRatio {

    private LikelihoodRatio() { }

    /**
     * @param y1 uses of the word in the group, of {@code n1} of all its words
     * @param y2 uses of the word in the rest, of {@code n2}
     */
    public static double root(double y1, double n1, double y2, double n2) {
        double share = (y1 + y2) / (n1 + n2);
        double sum = part(y1, n1 * share) + part(n1 - y1, n1 * (1 - share)) + part(y2, n2 * share) + part(n2 - y2, n2 * (1 - share));
        double root = StrictMath.sqrt(Math.max(0, 2 * sum));
        return y1 * n2 >= y2 * n1 ? root : -root;
    }

    private static double part(double observed, double expected) {
        return observed == 0 ? 0 : observed * StrictMath.log(observed / expected);
    }
}
