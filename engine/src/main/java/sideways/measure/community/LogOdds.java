// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

/**
 * Which words tell one group from another: the log-odds ratio of each word with an informative
 * Dirichlet prior, as a z-score.
 *
 * <pre>  δ_w = ln[(y₁ + α_w)/(n₁ + α₀ − y₁ − α_w)] − ln[(y₂ + α_w)/(n₂ + α₀ − y₂ − α_w)]
 *   z_w = δ_w / √(1/(y₁ + α_w) + 1/(y₂ + α_w))</pre>
 *
 * with y the word's count in either group, n all counts of the group, α_w the prior count of the word
 * and α₀ their sum. z above 2 leans to the first group. A prior of the words' counts in both groups
 * shrinks common words (the, and) towards 0 and needs no list of stop words.
 *
 * <p>B. Monroe, M. Colaresi, K. Quinn: Fightin' words. Political Analysis 16(4), 2008.
 * doi:10.1093/pan/mpn018
 */
public final class LogOdds {

    private LogOdds() { }

    /**
     * z-scores of all words.
     *
     * @param first count of word in the first group
     * @param second count of word in the second group
     * @param prior prior count of word; positive where either count is
     * @return z by word; 0 for words of neither group. Time O(words)
     */
    public static double[] z(long[] first, long[] second, double[] prior) {
        double n1 = 0;
        double n2 = 0;
        double a0 = 0;
        for (int word = 0; word < prior.length; word++) {
            n1 += first[word];
            n2 += second[word];
            a0 += prior[word];
        }
        double[] z = new double[prior.length];
        for (int word = 0; word < z.length; word++) {
            double a = prior[word];
            if (first[word] + second[word] == 0) {
                continue;
            }
            z[word] = z(first[word], n1, second[word], n2, a, a0);
        }
        return z;
    }

    /** z-score of one word, for callers who keep counts sparsely; names as in the formula. */
    public static double z(double y1, double n1, double y2, double n2, double a, double a0) {
        double delta = delta(y1 + a, n1 + a0) - delta(y2 + a, n2 + a0);
        return delta / StrictMath.sqrt(1 / (y1 + a) + 1 / (y2 + a));
    }

    private static double delta(double count, double total) {
        return StrictMath.log(count / (total - count));
    }
}
