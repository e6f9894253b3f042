// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.Arrays;
import sideways.measure.FalseDiscovery;
import sideways.measure.PoissonBinomial;

/**
 * Trends made at once by accounts that came for nothing else: of those who bring a tag up in its busiest hour, how many come and go?
 *
 * <p>A tag trends when many bring it up within an hour. Who did is asked for the rest: an account passes when all it ever does in the log lies within
 * an hour. If the crowd of a tag is one like any other, each of its accounts passes with the chance π that the members of all other tags' crowds have:
 *
 * <pre>  p = P( Binomial(accounts of the busiest hour, π) ≥ those of them that pass )       π = (Σ others passing + 1) / (Σ others + 2)</pre>
 *
 * q by Benjamini and Hochberg over all tags with a crowd: {@value #FEWEST} accounts and more in the busiest hour, and half of all posts of the tag there. A trend that the
 * accounts of every day make passes, and so does a log in which everybody comes for one event: there π is near 1. News that draws newcomers for an hour does
 * not, so this is a hint and no proof.
 *
 * <p>T. Elmas, R. Overdorf, A. F. Özkalay, K. Aberer: Ephemeral astroturfing attacks. IEEE EuroS&amp;P 2021. doi:10.1109/EuroSP51992.2021.00035. Time O(posts log posts).
 */
public final class TrendCrowds {

    public static final int FEWEST = 10;

    private static final long HOUR = 3_600_000;

    /**
     * @param tag its number
     * @param posts with it, by anybody at a known time
     * @param accounts named accounts in its busiest hour
     * @param passing those of them that come and go
     * @param start of the busiest hour, milliseconds
     * @param expected how many would pass by chance
     * @param q false discovery rate
     */
    public record Crowd(int tag, int posts, int accounts, int passing, long start, double expected, double p, double q) { }

    private TrendCrowds() { }

    /**
     * @param tag of post
     * @param actor of post; −1 of nobody
     * @param millis of post
     * @param first when each actor did anything at all for the first time, and {@code last} for the last
     * @return tags with a crowd, by number
     */
    public static Crowd[] of(int[] tag, int[] actor, long[] millis, long[] first, long[] last) {
        Integer[] order = new Integer[tag.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> tag[i] != tag[j] ? Integer.compare(tag[i], tag[j]) : millis[i] != millis[j] ? Long.compare(millis[i], millis[j]) : Integer.compare(actor[i], actor[j]));
        Crowd[] crowd = new Crowd[tag.length];
        int crowds = 0;
        long allPassing = 0;
        long all = 0;
        for (int from = 0, to; from < order.length; from = to) {
            for (to = from; to < order.length && tag[order[to]] == tag[order[from]];) {
                to++;
            }
            int best = from;
            int most = 0;
            for (int i = from, end = from; i < to; i++) {
                while (end < to && millis[order[end]] - millis[order[i]] < HOUR) {
                    end++;
                }
                if (end - i > most) {
                    most = end - i;
                    best = i;
                }
            }
            int[] there = Arrays.stream(order, best, best + most).mapToInt(i -> actor[i]).filter(a -> a >= 0).distinct().toArray();
            if (there.length >= FEWEST && 2 * most >= to - from) {
                int passing = (int) Arrays.stream(there).filter(a -> last[a] - first[a] <= HOUR).count();
                crowd[crowds++] = new Crowd(tag[order[from]], to - from, there.length, passing, millis[order[best]], Double.NaN, Double.NaN, Double.NaN);
                allPassing += passing;
                all += there.length;
            }
        }
        double[] p = new double[crowds];
        double[] chance = new double[crowds];
        for (int c = 0; c < crowds; c++) {
            chance[c] = (allPassing - crowd[c].passing + 1.0) / (all - crowd[c].accounts + 2.0);
            p[c] = crowd[c].passing <= chance[c] * crowd[c].accounts ? 1 : PoissonBinomial.atLeast(crowd[c].passing, new double[] {chance[c]}, new long[] {crowd[c].accounts});
        }
        double[] q = FalseDiscovery.of(p, crowds);
        for (int c = 0; c < crowds; c++) {
            Crowd each = crowd[c];
            crowd[c] = new Crowd(each.tag, each.posts, each.accounts, each.passing, each.start, chance[c] * each.accounts, p[c], q[c]);
        }
        return Arrays.copyOf(crowd, crowds);
    }
}
