// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.graph.Projections;
import sideways.measure.Forecast;
import sideways.measure.Proportion;
import sideways.measure.RollingForecast;
import sideways.measure.Trend;
import sideways.measure.community.LevelChoice;
import sideways.measure.community.Partition;
import sideways.measure.diffusion.Breakout;
import sideways.measure.diffusion.Cascades;
import sideways.measure.diffusion.CommunitySpread;
import sideways.run.Run;

/**
 * Do cascades leave the niche they started in, and can one see it coming?
 *
 * <p>Who adopts the same is tied by it, so niches found in the ties of the very cascades would hold them in. Niches are therefore taken from ties outside of
 * them: ready-made ties where the log has them, else the earlier half of its ties, and only cascades that start later are looked at. Where both leave too little, the niches of
 * the whole log must do; then the share of those that leave is too low, and nothing is foretold.
 *
 * @param outside how many cascades had which share of their adopters outside of their home niche, and how many would by chance
 * @param ofTree what became of each tree of {@link Flow#main}; null where it was not looked at
 */
record Breakouts(List<Finding> findings, List<Findings.HomeShare> outside, Fate[] ofTree) {

    static final String LEFT = "break.left";
    static final String TREND = "break.trend";
    static final String AUC = "break.auc";
    static final String EARLIER = "earlier-ties";
    static final String SAME = "same-ties";

    /** @param chance of leaving as it was foretold from earlier cascades; NaN where it was not */
    record Fate(int niches, double outside, double chance) { }

    private static final int FEWEST_ADOPTERS = 5;
    private static final int FEWEST_CASCADES = 30;
    private static final int A_WINDOW = 30;
    private static final int FEWEST_WINDOWS = 5;
    private static final int MOST_WINDOWS = 12;
    private static final int[] FIRST = {50, 20, 10, 5};
    private static final int FEWEST_FORETOLD = 100;
    private static final int FEWEST_EACH = 20;
    private static final int FEWEST_LEARNT = 5;
    private static final int BLOCKS = 5;
    private static final double RIDGE = 1;
    private static final int BINS = 10;
    private static final String WENG = "Weng, Menczer & Ahn 2013, doi:10.1038/srep02522";

    /** Where niches come from, and which trees they do not know. */
    private record Homes(String variant, String words, int[] nicheOf, boolean[] later) { }

    static Breakouts of(EventLog log, Niches niches, Flow flow, Analysis.Options options, Run run) {
        Cascades trees = flow.main();
        int[] actor = log.actor;
        Breakout found = null;
        Homes homes = null;
        for (Homes each : homes(log, niches, trees, run)) {
            homes = each;
            found = Breakout.of(trees, actor, each.nicheOf, each.later, FEWEST_ADOPTERS);
            if (found.count() >= FEWEST_CASCADES) {
                break;
            }
        }
        if (found == null || found.count() < FEWEST_CASCADES) {
            String variant = homes == null ? "" : homes.variant;
            List<Finding> none = new ArrayList<>();
            for (String id : new String[] {LEFT, "break.outside", TREND, AUC}) {
                none.add(trees.count == 0 || homes == null ? Finding.notTestable(id, variant, trees.count == 0 ? "The log has no trees of replies or shares." : "There are no two niches of actors between which anything could travel.")
                        : Finding.tooFew(id, variant, found.count(), "There are " + found.count() + " trees whose starter and " + FEWEST_ADOPTERS + " others have a niche; it takes at least " + FEWEST_CASCADES + "."));
            }
            return new Breakouts(none, List.of(), new Fate[trees.count]);
        }
        List<Finding> findings = new ArrayList<>();
        List<Findings.HomeShare> shape = addShares(findings, found, homes, options, run);
        findings.add(trend(forTrend(log, niches, trees, found, homes), homes));
        double[] chance = new double[found.count()];
        Arrays.fill(chance, Double.NaN);
        if (homes.variant.equals(SAME)) {
            findings.add(Finding.tooFew(AUC, Target.LEAVES.word, found.count(), "The niches were found in the ties of these very cascades; what they tell is no forecast. It takes ready-made ties, or more trees in the later half of the log."));
        } else {
            addForecast(findings, log, found, homes, Target.LEAVES, chance);
            addForecast(findings, log, found, homes, Target.DOUBLES, null);
        }
        Fate[] fate = new Fate[trees.count];
        for (int i = 0; i < found.count(); i++) {
            fate[found.cascade()[i]] = new Fate(found.reached(i), found.outside(i, 0), chance[i]);
        }
        return new Breakouts(findings, shape, fate);
    }

    /** From the best to the least. */
    private static List<Homes> homes(EventLog log, Niches niches, Cascades trees, Run run) {
        List<Homes> homes = new ArrayList<>();
        boolean[] all = new boolean[trees.count];
        Arrays.fill(all, true);
        if (niches.basis() == Niches.Basis.TIES && trees.count > 0) {
            GraphBuilder given = new GraphBuilder(false);
            Projections.forEachTie(log, Projections.wanted(Action.TIE), (event, from, to) -> given.add(from, to, 1));
            LevelChoice.Candidate level = niches.search().choice().best();
            add(homes, "given-ties", "Niches of ready-made ties, which lie outside of the cascades.", given.build(log.actorCount), level, all, run);
            Windows.Ties ties = Windows.Ties.of(log);
            long[] time = ties.time();
            if (time.length >= 2 * Niches.FEWEST_TIES && time[0] < time[time.length - 1]) {
                long cut = time[time.length / 2];
                GraphBuilder early = new GraphBuilder(false);
                for (int tie = 0; tie < time.length && time[tie] < cut; tie++) {
                    early.add(ties.from()[tie], ties.to()[tie], 1);
                }
                boolean[] later = new boolean[trees.count];
                for (int c = 0; c < trees.count; c++) {
                    int source = trees.source[c];
                    later[c] = source < log.eventCount && log.timeMillis[source] >= cut;
                }
                add(homes, EARLIER, "Niches of the earlier half of the ties; only cascades that start after it.", early.build(log.actorCount), level, later, run);
            }
        }
        if (niches.nicheCount() >= 2 && !niches.basis().isOfTexts()) {
            homes.add(new Homes(SAME, "Niches of the whole log, found in the ties of these very cascades, which hold them in: the share is too low rather than too high.", niches.nicheOfActor(), all));
        }
        return homes;
    }

    private static void add(List<Homes> homes, String variant, String words, Graph ties, LevelChoice.Candidate level, boolean[] later, Run run) {
        if (ties.edgeCount() < Niches.FEWEST_TIES) {
            return;
        }
        Partition found = level.again(level.view(ties), run.derived("homes." + variant, 0));
        int[] size = found.sizes();
        int[] nicheOf = found.community().clone();
        for (int a = 0; a < nicheOf.length; a++) {
            nicheOf[a] = size[nicheOf[a]] >= Niches.SMALLEST ? nicheOf[a] : -1;
        }
        if (Arrays.stream(size).filter(s -> s >= Niches.SMALLEST).count() >= 2) {
            homes.add(new Homes(variant, words, nicheOf, later));
        }
    }

    private static List<Findings.HomeShare> addShares(List<Finding> findings, Breakout found, Homes homes, Analysis.Options options, Run run) {
        boolean[] left = found.left(0);
        int leavers = count(left);
        long adoptions = found.community().length;
        double[] leftByChance = found.leftByChance(options.nulls(), run);
        Breakout dealt = found.byChance(run.random("breakout.shape", 0));
        long outside = 0;
        long outsideByChance = 0;
        long[] bins = new long[BINS];
        long[] chance = new long[BINS];
        for (int i = 0; i < found.count(); i++) {
            outside += Math.round(found.outside(i, 0) * found.adopters(i));
            outsideByChance += Math.round(dealt.outside(i, 0) * found.adopters(i));
            bins[bin(found.outside(i, 0))]++;
            chance[bin(dealt.outside(i, 0))]++;
        }
        String trees = " Trees whose starter and " + FEWEST_ADOPTERS + " others have a niche. " + homes.words + " Null: the same trees with all adoptions dealt anew, mean over " + options.nulls() + ".";
        double[] wilson = new Proportion(leavers, found.count()).interval();
        findings.add(Finding.measured(LEFT, homes.variant, leavers / (double) found.count(), found.count(), "share",
                "Share of the trees more than half of whose adopters are of other niches than the one who started it. Interval: Wilson's, 95 %." + trees)
                .withInterval(wilson[0], wilson[1]).withNull(Arrays.stream(leftByChance).sum() / leftByChance.length).citing(WENG));
        double[] shares = IntStream.range(0, options.bootstraps()).mapToDouble(b -> {
            sideways.run.Rng rng = run.random("breakout.bootstrap", b);
            long those = 0;
            long all = 0;
            for (int k = 0; k < found.count(); k++) {
                int i = rng.nextInt(found.count());
                those += Math.round(found.outside(i, 0) * found.adopters(i));
                all += found.adopters(i);
            }
            return those / (double) all;
        }).toArray();
        findings.add(Fragmentation.around(Finding.measured("break.outside", homes.variant, outside / (double) adoptions, adoptions, "share",
                "Share of all adoptions by actors of other niches than the one the tree started in. Interval: 95 %, resampled trees." + trees), Quantiles.middle(shares, 0.95))
                .withNull(outsideByChance / (double) adoptions).citing(WENG));
        return IntStream.range(0, BINS).mapToObj(b -> new Findings.HomeShare(b / (double) BINS, (b + 1) / (double) BINS, bins[b], chance[b])).toList();
    }

    private static int bin(double share) {
        // half of them outside is not yet out, so a bin holds its upper end
        return Math.max(0, (int) Math.ceil(share * BINS - 1e-9) - 1);
    }

    private static int count(boolean[] yes) {
        int count = 0;
        for (boolean each : yes) {
            count += each ? 1 : 0;
        }
        return count;
    }

    /**
     * Niches of the earlier half grow stale, and more would seem to leave them from window to window; where those were taken, the trend is over niches of the whole
     * log, which hold all times in alike.
     */
    private static Breakout forTrend(EventLog log, Niches niches, Cascades trees, Breakout found, Homes homes) {
        if (!homes.variant.equals(EARLIER)) {
            return found;
        }
        boolean[] all = new boolean[trees.count];
        Arrays.fill(all, true);
        return Breakout.of(trees, log.actor, niches.nicheOfActor(), all, FEWEST_ADOPTERS);
    }

    /** Whether more and more leave, over windows of equally many trees in the order of their starts. */
    private static Finding trend(Breakout found, Homes homes) {
        String variant = homes.variant.equals(EARLIER) ? SAME : homes.variant;
        int windows = Math.min(MOST_WINDOWS, found.count() / A_WINDOW);
        if (windows < FEWEST_WINDOWS) {
            return Finding.tooFew(TREND, variant, found.count(), found.count() + " trees can be looked at; a trend takes " + FEWEST_WINDOWS * A_WINDOW + ".");
        }
        boolean[] left = found.left(0);
        double[] share = new double[windows];
        for (int w = 0; w < windows; w++) {
            int from = (int) ((long) w * left.length / windows);
            int to = (int) ((long) (w + 1) * left.length / windows);
            share[w] = 100.0 * count(Arrays.copyOfRange(left, from, to)) / (to - from);
        }
        Trend trend = Trend.of(share);
        Finding slope = Finding.measured(TREND, variant, trend.slope(), windows, "percentage points a window", String.format(Locale.ROOT,
                "Theil and Sen's slope of the share of trees that leave their home niche over %d windows of equally many trees; interval: Sen's, 95 %%. Mann and Kendall's test, two-sided: p = %.3f. %s",
                windows, trend.p(), variant.equals(SAME) ? "Niches of the whole log, which hold trees of all times in alike." : homes.words)).citing(Chronicle.MANN);
        return Double.isNaN(trend.low()) ? slope : slope.withInterval(trend.low(), trend.high());
    }

    /** What is to be foretold from the first k adopters of a tree. */
    private enum Target {
        LEAVES("leaves", "most of whose adopters after the first %d will be outside of its home niche", "went on outside of their home niche"),
        DOUBLES("doubles", "that will have twice as many adopters as the first %d", "doubled");

        final String word;
        final String words;
        final String did;

        Target(String word, String words, String did) {
            this.word = word;
            this.words = words;
            this.did = did;
        }

        /** How many adopters it takes to know what came. */
        int least(int k) {
            return this == LEAVES ? 2 * k : k;
        }

        boolean came(Breakout found, int place, int k) {
            return this == LEAVES ? found.outside(place, k) > 0.5 : found.adopters(place) >= 2 * k;
        }
    }

    /** @param chanceOf the chances told go here; null where nobody asks */
    private static void addForecast(List<Finding> findings, EventLog log, Breakout found, Homes homes, Target target, double[] chanceOf) {
        for (int k : FIRST) {
            int[] enough = IntStream.range(0, found.count()).filter(i -> found.adopters(i) >= target.least(k)).toArray();
            boolean[] yes = new boolean[enough.length];
            for (int i = 0; i < enough.length; i++) {
                yes[i] = target.came(found, enough[i], k);
            }
            if (enough.length < FEWEST_FORETOLD || Math.min(count(yes), enough.length - count(yes)) < FEWEST_EACH) {
                if (k == FIRST[FIRST.length - 1]) {
                    findings.add(Finding.tooFew(AUC, target.word, enough.length, "Of " + enough.length + " trees with " + target.least(k) + " adopters and more, " + count(yes) + " " + target.did
                            + "; a forecast takes " + FEWEST_FORETOLD + " trees, and " + FEWEST_EACH + " of each kind."));
                }
                continue;
            }
            double[] early = chances(log, found, enough, yes, k, false);
            double[] spread = chances(log, found, enough, yes, k, true);
            int[] told = IntStream.range(0, enough.length).filter(i -> !Double.isNaN(early[i])).toArray();
            boolean[] came = new boolean[told.length];
            for (int i = 0; i < told.length; i++) {
                came[i] = yes[told[i]];
                if (chanceOf != null) {
                    chanceOf[enough[told[i]]] = spread[told[i]];
                }
            }
            Forecast bySpread = Forecast.of(IntStream.of(told).mapToDouble(i -> spread[i]).toArray(), came);
            Forecast byEarly = Forecast.of(IntStream.of(told).mapToDouble(i -> early[i]).toArray(), came);
            if (Double.isNaN(bySpread.auc())) {
                findings.add(Finding.tooFew(AUC, target.word, told.length, "Of " + told.length + " later trees all went the same way; nothing can be told apart."));
                return;
            }
            String held = String.format(Locale.ROOT, " A logistic regression learnt from earlier trees tells %d later ones, in %d blocks of time; %d of them %s. Interval: Hanley and McNeil's, 95 %%. %s",
                    told.length, BLOCKS - 1, bySpread.yeses(), target.did, homes.words);
            String what = "Of two trees, one " + String.format(Locale.ROOT, target.words, k) + ", the chance that it is told from ";
            findings.add(Finding.measured(AUC, target.word + "-niches-k" + k, bySpread.auc(), told.length, "index", what + "the niches of the first " + k
                    + " (how many, entropy, dominance, share outside) and how soon they came." + held).withInterval(bySpread.low(), bySpread.high()).withNull(0.5).citing(WENG));
            findings.add(Finding.measured(AUC, target.word + "-speed-k" + k, byEarly.auc(), told.length, "index", what + "how soon the first " + k + " came alone, and how many events there were until then." + held)
                    .withInterval(byEarly.low(), byEarly.high()).withNull(0.5).citing(WENG));
            findings.add(Finding.measured("break.calibration", target.word + "-niches-k" + k, bySpread.calibrationError(), told.length, "share", String.format(Locale.ROOT,
                    "How far the chances told are off what came true, mean over ten groups of equally many trees, on the same later trees; Brier score %.3f.", bySpread.brier())).citing(WENG));
            return;
        }
    }

    private static double[] chances(EventLog log, Breakout found, int[] enough, boolean[] yes, int k, boolean spread) {
        double[][] features = new double[enough.length][];
        for (int i = 0; i < enough.length; i++) {
            double[] early = early(log, found, enough[i], k);
            features[i] = spread ? DoubleStream.concat(Arrays.stream(early), Arrays.stream(spread(found, enough[i], k))).toArray() : early;
        }
        return RollingForecast.chances(features, yes, BLOCKS, FEWEST_LEARNT, RIDGE);
    }

    private static double[] spread(Breakout found, int place, int k) {
        int[] first = found.first(place, k);
        CommunitySpread spread = CommunitySpread.of(first);
        int home = found.home()[place];
        return new double[] {spread.infected(), spread.entropy(), spread.dominance(), IntStream.of(first).filter(c -> c != home).count() / (double) k};
    }

    private static double[] early(EventLog log, Breakout found, int place, int k) {
        int last = found.event()[found.start()[place] + k - 1];
        int first = found.event()[found.start()[place]];
        boolean dated = log.timeMillis[last] != EventLog.NO_TIME && log.timeMillis[first] != EventLog.NO_TIME;
        double seconds = dated ? (log.timeMillis[last] - log.timeMillis[first]) / 1000.0 : 0;
        return new double[] {StrictMath.log1p(Math.max(0, seconds)), StrictMath.log(found.seen()[found.start()[place] + k - 1])};
    }
}
