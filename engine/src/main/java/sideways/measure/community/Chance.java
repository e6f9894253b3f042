// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

/**
 * Exact tails against chance.
 *
 * <p>Tails are summed term by term from the first, each from the one before by its ratio: no term is a
 * difference, so small chances keep their digits. R. A. Fisher: On the interpretation of χ² from
 * contingency tables. JRSS 85, 1922. doi:10.2307/2340521
 */
final class Chance {

    private Chance() { }

    /**
     * Fisher's exact test, one-sided: the chance that groups of {@code a} and {@code b} out of {@code all}
     * share {@code common} or more when neither knows of the other. Time O(min(a, b)).
     */
    static double sharedAtLeast(long common, long a, long b, long all) {
        long most = Math.min(a, b);
        long least = Math.max(0, a + b - all);
        if (common <= least) {
            return 1;
        }
        double log = choose(a, common) + choose(all - a, b - common) - choose(all, b);
        double term = 1;
        double sum = 1;
        for (long k = common; k < most && term > 1e-18 * sum; k++) {
            term *= (double) (a - k) * (b - k) / ((double) (k + 1) * (all - a - b + k + 1));
            sum += term;
        }
        return Math.min(1, StrictMath.exp(log) * sum);
    }

    /** The chance of {@code hits} or more in {@code tries} at {@code chance} each. */
    static double hitsAtLeast(long hits, long tries, double chance) {
        if (hits <= 0 || chance >= 1) {
            return 1;
        }
        if (chance <= 0) {
            return 0;
        }
        double log = choose(tries, hits) + hits * StrictMath.log(chance) + (tries - hits) * StrictMath.log1p(-chance);
        double odds = chance / (1 - chance);
        double term = 1;
        double sum = 1;
        for (long k = hits; k < tries && term > 1e-18 * sum; k++) {
            term *= (double) (tries - k) / (k + 1) * odds;
            sum += term;
        }
        return Math.min(1, StrictMath.exp(log) * sum);
    }

    private static double choose(long n, long k) {
        return DescriptionLength.logFactorial(n) - DescriptionLength.logFactorial(k) - DescriptionLength.logFactorial(n - k);
    }
}
