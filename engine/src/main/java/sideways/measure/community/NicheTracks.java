// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Niches followed through time: which of one window is which of the next, and what became of the others.
 *
 * <pre>  J(A, B) = |A ∩ B| / |A ∪ B|,   over the members seen in both windows</pre>
 *
 * Two niches are related where J is at least {@code threshold}, or where more than half of the smaller one lies
 * in the other, for else a niche that falls into three would seem to die. Of the related, those who are each other's best by J
 * continue one track and keep its id. A niche without any predecessor is born; one without any successor died. A niche that shares its
 * predecessor with the one that goes on was split off; one whose successor continues another has merged into it. Members that
 * were not seen in both windows neither tie nor part niches: people come and go while a niche stays.
 *
 * <p>D. Greene, D. Doyle, P. Cunningham: Tracking the evolution of communities in dynamic social
 * networks. ASONAM 2010. doi:10.1109/ASONAM.2010.17 (threshold θ = 0.3 as there).
 *
 * <p>Time O(n log n) a window. Pass windows whose partitions were warm-started from each other where
 * possible; unrelated searches of one unchanged graph differ and would be reported as change.
 */
public final class NicheTracks {

    /**
     * @param threshold least Jaccard similarity of two niches that are related, in (0, 1]
     * @param smallest fewest members of a niche to follow
     * @param growth relative change in size from which a niche is said to have grown or shrunk
     */
    public record Options(double threshold, int smallest, double growth) {

        public static final Options DEFAULT = new Options(0.3, 5, 0.1);

        public Options {
            if (!(threshold > 0 && threshold <= 1) || smallest < 1 || !(growth > 0)) {
                throw new IllegalArgumentException("threshold, smallest and growth are " + threshold + ", " + smallest + " and " + growth
                        + "; they must be in (0, 1], at least 1 and above 0");
            }
        }
    }

    /** What happened to a track in a window. */
    public enum Change { BORN, STAYED, GROWN, SHRUNK, MERGED, SPLIT, DIED }

    /**
     * @param window where it happened; a death is told in the first window without the niche
     * @param track stable id, in order of first sight
     * @param other the track it merged into or split from, −1 for the rest
     * @param before members in the window before, 0 of the born
     * @param after members in this window, 0 of the died and merged
     */
    public record Event(int window, int track, Change change, int other, int before, int after) { }

    /** @param track track of niche in each window, −1 for niches too small to follow */
    public record Result(int[][] track, List<Event> events, int tracks) { }

    private NicheTracks() { }

    /** @param niche niche of node in each window, −1 for nodes in none or not seen; all windows over the same nodes */
    public static Result of(int[][] niche, Options options) {
        List<Event> events = new ArrayList<>();
        int[][] track = new int[niche.length][];
        int tracks = 0;
        int[] before = new int[0];
        for (int window = 0; window < niche.length; window++) {
            int[] size = sizes(niche[window]);
            track[window] = new int[size.length];
            Arrays.fill(track[window], -1);
            if (window > 0) {
                Matches matches = Matches.of(niche[window - 1], niche[window], before, size, options);
                for (int now = 0; now < size.length; now++) {
                    int then = matches.bestBefore[now];
                    if (then >= 0 && matches.bestAfter[then] == now && size[now] >= options.smallest) {
                        int id = track[window - 1][then];
                        track[window][now] = id;
                        double ratio = size[now] / (double) before[then];
                        Change change = ratio >= 1 + options.growth ? Change.GROWN : ratio <= 1 / (1 + options.growth) ? Change.SHRUNK : Change.STAYED;
                        events.add(new Event(window, id, change, -1, before[then], size[now]));
                    }
                }
                for (int now = 0; now < size.length; now++) {
                    int then = matches.bestBefore[now];
                    if (then >= 0 && matches.bestAfter[then] != now && size[now] >= options.smallest) {
                        track[window][now] = tracks;
                        events.add(new Event(window, tracks++, Change.SPLIT, track[window - 1][then], 0, size[now]));
                    }
                }
                for (int then = 0; then < before.length; then++) {
                    int now = matches.bestAfter[then];
                    if (before[then] < options.smallest || now >= 0 && matches.bestBefore[now] == then) {
                        continue;
                    }
                    boolean merged = now >= 0 && track[window][now] >= 0;
                    events.add(new Event(window, track[window - 1][then], merged ? Change.MERGED : Change.DIED,
                            merged ? track[window][now] : -1, before[then], 0));
                }
            }
            for (int now = 0; now < size.length; now++) {
                if (track[window][now] < 0 && size[now] >= options.smallest) {
                    track[window][now] = tracks;
                    events.add(new Event(window, tracks++, Change.BORN, -1, 0, size[now]));
                }
            }
            before = size;
        }
        return new Result(track, List.copyOf(events), tracks);
    }

    private static int[] sizes(int[] niche) {
        int[] size = new int[Arrays.stream(niche).max().orElse(-1) + 1];
        for (int n : niche) {
            if (n >= 0) {
                size[n]++;
            }
        }
        return size;
    }

    /** The most similar niche of the window before and after, −1 where none reaches the threshold. */
    private record Matches(int[] bestBefore, int[] bestAfter) {

        static Matches of(int[] then, int[] now, int[] sizeThen, int[] sizeNow, Options options) {
            long[] pair = new long[then.length];
            int seen = 0;
            int[] stayedThen = new int[sizeThen.length];
            int[] stayedNow = new int[sizeNow.length];
            for (int node = 0; node < then.length; node++) {
                if (then[node] >= 0 && now[node] >= 0) {
                    pair[seen++] = (long) then[node] << 32 | now[node];
                    stayedThen[then[node]]++;
                    stayedNow[now[node]]++;
                }
            }
            Arrays.sort(pair, 0, seen);
            int[] bestBefore = new int[sizeNow.length];
            int[] bestAfter = new int[sizeThen.length];
            double[] mostBefore = new double[sizeNow.length];
            double[] mostAfter = new double[sizeThen.length];
            Arrays.fill(bestBefore, -1);
            Arrays.fill(bestAfter, -1);
            for (int start = 0, end; start < seen; start = end) {
                end = start;
                while (end < seen && pair[end] == pair[start]) {
                    end++;
                }
                int a = (int) (pair[start] >>> 32);
                int b = (int) pair[start];
                int common = end - start;
                // a part of a whole is related to it however small it is, else a niche that split in three would seem to die
                double jaccard = common / (double) (stayedThen[a] + stayedNow[b] - common);
                double contained = common / (double) Math.min(stayedThen[a], stayedNow[b]);
                boolean related = jaccard >= options.threshold || contained > 0.5 && common >= options.smallest;
                if (!related || sizeThen[a] < options.smallest || sizeNow[b] < options.smallest) {
                    continue;
                }
                if (jaccard > mostBefore[b]) {
                    mostBefore[b] = jaccard;
                    bestBefore[b] = a;
                }
                if (jaccard > mostAfter[a]) {
                    mostAfter[a] = jaccard;
                    bestAfter[a] = b;
                }
            }
            return new Matches(bestBefore, bestAfter);
        }
    }
}
