// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.measure.diffusion.Cascades;
import sideways.measure.diffusion.SizeMatched;
import sideways.run.Rng;
import sideways.run.Run;

/** How trees of one size differ, and how fast they grow. */
final class Shapes {

    static final String MATCHED = "flow.matched";
    static final String HALF = "flow.halftime";

    private static final int FEWEST = 10;
    private static final int FEWEST_OF_A_SIZE = 10;
    private static final int SHUFFLES = 999;
    private static final int MOST_COMPARED = 20_000;
    private static final double TWO_SIDED = 1.959963984540054;
    private static final double SECONDS_AN_HOUR = 3600;
    private static final String JUUL = "Juul & Ugander 2021, doi:10.1073/pnas.2100786118";

    private Shapes() { }

    /** Where each tree's virality lies among those of its size, in [0, 1]; NaN where there are too few of it. */
    static double[] percentiles(Cascades trees) {
        return SizeMatched.percentiles(trees.size, IntStream.range(0, trees.count).mapToDouble(trees::virality).toArray(), FEWEST_OF_A_SIZE);
    }

    /** Seconds from the start of each tree, or the first event with a time, until half of its events are there; NaN where that is not known. */
    static double[] halfTimes(EventLog log, Cascades trees) {
        double[] seconds = new double[trees.count];
        Cascades.ByTree byTree = trees.byTree(log.eventCount);
        for (int c = 0; c < trees.count; c++) {
            int from = byTree.start()[c];
            int end = byTree.start()[c + 1];
            // events without a time stand first; a source alone may lack it, and then the first event that has one is the start
            int dated = from;
            while (dated < end && log.timeMillis[byTree.event()[dated]] == EventLog.NO_TIME) {
                dated++;
            }
            int source = trees.source[c];
            boolean known = dated < end && (dated == from || dated == from + 1 && byTree.event()[from] == source);
            long start = known ? source < log.eventCount && dated == from ? log.timeMillis[source] : log.timeMillis[byTree.event()[dated]] : 0;
            seconds[c] = known ? Math.max(0, log.timeMillis[byTree.event()[from + (end - from - 1) / 2]] - start) / 1000.0 : Double.NaN;
        }
        return seconds;
    }

    static List<Finding> findings(EventLog log, Flow flow, Analysis.Options options, Run run) {
        List<Finding> findings = new ArrayList<>();
        Cascades main = flow.main();
        findings.add(halfTime(log, main, main == flow.shares() ? "share" : "reply", options, run));
        Cascades shaped = flow.readings().parentsAreKnown() ? main : null;
        if (shaped == null) {
            findings.add(Finding.notTestable(MATCHED, "later", "Who had it from whom is supposed, and the shape of trees with it."));
            return findings;
        }
        int[] large = large(main);
        boolean dated = Arrays.stream(large).allMatch(c -> main.source[c] < log.eventCount && log.timeMillis[main.source[c]] != EventLog.NO_TIME);
        boolean[] later = new boolean[large.length];
        for (int i = 0; i < large.length; i++) {
            later[i] = i >= large.length / 2;
        }
        findings.add(dated || large.length == 0 ? compare("later", "trees that start in the later half over those of the earlier", main, large, later, options, run)
                : Finding.notTestable(MATCHED, "later", "Not all starts of trees carry a time."));
        if (log.channelCount > 1) {
            long[] trees = new long[log.channelCount];
            int[] placed = Arrays.stream(large).filter(c -> main.source[c] < log.eventCount && log.channel[main.source[c]] != EventLog.NONE).toArray();
            for (int c : placed) {
                trees[log.channel[main.source[c]]]++;
            }
            int first = 0;
            for (int channel = 1; channel < trees.length; channel++) {
                first = trees[channel] > trees[first] ? channel : first;
            }
            boolean[] there = new boolean[placed.length];
            for (int i = 0; i < placed.length; i++) {
                there[i] = log.channel[main.source[placed[i]]] == first;
            }
            findings.add(compare("largest-channel", "trees of the channel with most of them over those of all others", main, placed, there, options, run));
        }
        if (flow.replies().count > 0 && flow.shares().count > 0 && flow.ofShares().parentsAreKnown()) {
            findings.add(shares(flow, options, run));
        }
        return findings;
    }

    private static int[] large(Cascades trees) {
        return IntStream.range(0, trees.count).filter(c -> trees.size[c] >= Flow.SHAPED).toArray();
    }

    private static Finding shares(Flow flow, Analysis.Options options, Run run) {
        int[] replies = sample(large(flow.replies()));
        int[] shares = sample(large(flow.shares()));
        int all = replies.length + shares.length;
        int[] size = new int[all];
        double[] virality = new double[all];
        boolean[] mark = new boolean[all];
        for (int i = 0; i < all; i++) {
            mark[i] = i >= replies.length;
            Cascades trees = mark[i] ? flow.shares() : flow.replies();
            int c = mark[i] ? shares[i - replies.length] : replies[i];
            size[i] = trees.size[c];
            virality[i] = trees.virality(c);
        }
        return compare("shares-to-replies", "trees of shares over trees of replies", size, virality, mark, options, run);
    }

    private static Finding compare(String variant, String what, Cascades trees, int[] those, boolean[] mark, Analysis.Options options, Run run) {
        int step = Math.max(1, (those.length + MOST_COMPARED - 1) / MOST_COMPARED);
        int[] sample = sample(those);
        boolean[] marked = new boolean[sample.length];
        for (int i = 0; i < sample.length; i++) {
            marked[i] = mark[i * step];
        }
        return compare(variant, what, Arrays.stream(sample).map(c -> trees.size[c]).toArray(), Arrays.stream(sample).mapToDouble(trees::virality).toArray(), marked, options, run);
    }

    /** Every so many-th, {@value #MOST_COMPARED} at most. */
    private static int[] sample(int[] trees) {
        int step = Math.max(1, (trees.length + MOST_COMPARED - 1) / MOST_COMPARED);
        return IntStream.range(0, (trees.length + step - 1) / step).map(i -> trees[i * step]).toArray();
    }

    private static Finding compare(String variant, String what, int[] size, double[] virality, boolean[] mark, Analysis.Options options, Run run) {
        SizeMatched found = SizeMatched.compare(size, virality, mark, SHUFFLES, run.derived(variant, 0));
        if (Math.min(found.marked(), found.others()) < FEWEST) {
            return Finding.tooFew(MATCHED, variant, found.marked() + found.others(), "Of the " + what + ", " + found.marked() + " and " + found.others() + " with " + Flow.SHAPED
                    + " events and more have counterparts of their size; it takes " + FEWEST + " of each.");
        }
        double[] resampled = new double[options.bootstraps()];
        for (int b = 0; b < resampled.length; b++) {
            Rng rng = run.random("matched.bootstrap." + variant, b);
            int[] s = new int[size.length];
            double[] v = new double[size.length];
            boolean[] m = new boolean[size.length];
            for (int i = 0; i < size.length; i++) {
                int drawn = rng.nextInt(size.length);
                s[i] = size[drawn];
                v[i] = virality[drawn];
                m[i] = mark[drawn];
            }
            resampled[b] = SizeMatched.compare(s, v, m, 0, run).auc();
        }
        // trees drawn again bring few sizes with both kinds, and vary too little: never narrower than what the deals alone do
        double half = TWO_SIDED * Math.max(found.spread(), deviation(resampled));
        return Finding.measured(MATCHED, variant, found.auc(), found.marked() + found.others(), "index", String.format(Locale.ROOT,
                "Of two trees of one size, the chance that the structural virality is the higher in %s, ties by halves. Null: marks dealt at random within each size, exact; p = %.3f over %d deals. Interval: 95 %%, the larger of the spreads of resampled trees and of the deals.",
                what, found.p(), SHUFFLES)).withInterval(Math.max(0, found.auc() - half), Math.min(1, found.auc() + half)).withNull(0.5).citing(JUUL);
    }

    private static double deviation(double[] values) {
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        return known.length < 2 ? 0 : Math.sqrt(Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum() / (known.length - 1));
    }

    private static Finding halfTime(EventLog log, Cascades trees, String variant, Analysis.Options options, Run run) {
        double[] all = halfTimes(log, trees);
        double[] hours = Arrays.stream(large(trees)).mapToDouble(c -> all[c] / SECONDS_AN_HOUR).filter(h -> !Double.isNaN(h)).sorted().toArray();
        if (hours.length < FEWEST) {
            return trees.count == 0 ? Finding.notTestable(HALF, variant, "The log has no trees of replies or shares.")
                    : Finding.tooFew(HALF, variant, hours.length, "There are " + hours.length + " trees with " + Flow.SHAPED + " events and more and a time; it takes at least " + FEWEST + ".");
        }
        double[] resampled = new double[options.bootstraps()];
        run.blocks("Resampling times", resampled.length, 8, (block, from, to) -> {
            for (int b = from; b < to; b++) {
                Rng rng = run.random("halftime.bootstrap", b);
                resampled[b] = median(IntStream.range(0, hours.length).mapToDouble(i -> hours[rng.nextInt(hours.length)]).sorted().toArray());
            }
        });
        return Fragmentation.around(Finding.measured(HALF, variant, median(hours), hours.length, "hours", "Hours until half of a tree's events are there, median over trees with " + Flow.SHAPED
                + " events and more. Interval: 95 %, resampled trees."), Quantiles.middle(resampled, 0.95));
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
