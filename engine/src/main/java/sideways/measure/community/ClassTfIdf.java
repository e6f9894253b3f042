// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

/**
 * Words that stand for a group: class-based TF-IDF.
 *
 * <pre>  x_{w,c} = tf_{w,c} · ln(1 + A / f_w)</pre>
 *
 * with tf the word's share of the group's words, A the mean number of words of a group, f_w the word's uses
 * in all groups. 0 or more; common words of all groups are damped, not removed. Unlike {@link LogOdds} it has no
 * error and no test: it ranks, it does not judge.
 *
 * <p>M. Grootendorst: BERTopic: Neural topic modeling with a class-based TF-IDF procedure. 2022.
 * arXiv:2203.05794
 */
public final class ClassTfIdf {

    private ClassTfIdf() { }

    /** @param count uses by group, then by word   @return weight by group, then by word. Time O(groups · words) */
    public static double[][] of(long[][] count) {
        int words = count.length == 0 ? 0 : count[0].length;
        double[] total = new double[count.length];
        double[] uses = new double[words];
        double all = 0;
        for (int group = 0; group < count.length; group++) {
            for (int word = 0; word < words; word++) {
                total[group] += count[group][word];
                uses[word] += count[group][word];
            }
            all += total[group];
        }
        double mean = all / count.length;
        double[][] weight = new double[count.length][words];
        for (int group = 0; group < count.length; group++) {
            for (int word = 0; word < words; word++) {
                if (count[group][word] > 0) {
                    weight[group][word] = weight(count[group][word], total[group], uses[word], mean);
                }
            }
        }
        return weight;
    }

    /**
     * Weight of one word, for callers who keep counts sparsely.
     *
     * @param count uses in the group, of {@code total} of all its words
     * @param uses uses in all groups
     * @param mean mean number of words of a group
     */
    public static double weight(double count, double total, double uses, double mean) {
        return count / total * StrictMath.log(1 + mean / uses);
    }
}
