// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

/**
 * How much a niche speaks a language of its own, and how much that language changes.
 *
 * <pre>  specificity   S_c(w) = ln [ P_c(w) / P_C(w) ]       c the niche, C all niches
 *   volatility    V_t(w) = ln [ P_t(w) / P_T(w) ]       t a stretch of the niche's time, T all of it</pre>
 *
 * with P the share of the word among all words. The niche's distinctiveness is the mean specificity of its words,
 * its dynamicity the mean volatility; both formulas are {@link #of} with other counts. The unweighted mean asks
 * for the vocabulary, the one weighted by use is the Kullback–Leibler divergence: 0 where the niche speaks
 * like all, without upper bound. Both rise where a niche has few words: compare samples of equal size only.
 *
 * <p>J. Zhang, W. Hamilton, C. Danescu-Niculescu-Mizil, D. Jurafsky, J. Leskovec: Community identity and
 * user engagement in a multi-community landscape. ICWSM 2017. arXiv:1705.09665
 *
 * @param specificity of word; NaN of words the part does not use
 * @param mean over the words used: distinctiveness, or dynamicity
 * @param weightedMean over the uses of words, in nats
 */
public record WordSpecificity(double[] specificity, double mean, double weightedMean) {

    /**
     * @param part count of word in the niche, or in the stretch
     * @param all count of word in all niches, or all of the time; positive wherever part is
     */
    public static WordSpecificity of(long[] part, long[] all) {
        double inPart = 0;
        double inAll = 0;
        for (int word = 0; word < part.length; word++) {
            if (part[word] > 0 && all[word] <= 0) {
                throw new IllegalArgumentException("word " + word + " is used " + part[word] + " times in the part and "
                        + all[word] + " times in all; all must hold the part's words");
            }
            inPart += part[word];
            inAll += all[word];
        }
        double[] specificity = new double[part.length];
        double sum = 0;
        double weighted = 0;
        int types = 0;
        for (int word = 0; word < part.length; word++) {
            specificity[word] = part[word] == 0 ? Double.NaN : StrictMath.log(part[word] / inPart / (all[word] / inAll));
            if (part[word] > 0) {
                sum += specificity[word];
                weighted += part[word] / inPart * specificity[word];
                types++;
            }
        }
        return new WordSpecificity(specificity, types == 0 ? Double.NaN : sum / types, types == 0 ? Double.NaN : weighted);
    }
}
