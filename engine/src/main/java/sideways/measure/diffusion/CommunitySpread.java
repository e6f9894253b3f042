// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import java.util.Arrays;

/**
 * How widely the adopters of one thing are spread over communities.
 *
 * <pre>  p_c = adopters in c / adopters        H = −Σ p_c log₂ p_c        dominance = max p_c</pre>
 *
 * What many communities carry early has broken out of its home: structural trapping weakens, and it tends
 * to become large. Entropy in bits, 0 where one community holds all, log₂ of the communities where they share alike.
 *
 * <p>L. Weng, F. Menczer, Y.-Y. Ahn: Virality prediction and community structure in social networks.
 * Scientific Reports 3, 2013. doi:10.1038/srep02522
 *
 * <p>Time O(adopters log adopters).
 *
 * @param infected communities with an adopter
 * @param entropy in bits
 * @param dominance share of the largest, in (0, 1]
 */
public record CommunitySpread(int infected, double entropy, double dominance, int adopters) {

    /** @param community of each adopter; negative for those of none, who count nowhere. Without any other, entropy and dominance are NaN */
    public static CommunitySpread of(int[] community) {
        int[] known = Arrays.stream(community).filter(c -> c >= 0).sorted().toArray();
        if (known.length == 0) {
            return new CommunitySpread(0, Double.NaN, Double.NaN, 0);
        }
        int infected = 0;
        int most = 0;
        double entropy = 0;
        for (int start = 0, end; start < known.length; start = end) {
            end = start;
            while (end < known.length && known[end] == known[start]) {
                end++;
            }
            infected++;
            most = Math.max(most, end - start);
            double p = (end - start) / (double) known.length;
            entropy -= p * StrictMath.log(p);
        }
        return new CommunitySpread(infected, infected == 1 ? 0 : entropy / StrictMath.log(2), most / (double) known.length, known.length);
    }
}
