// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.measure.Forecast;
import sideways.measure.LogisticRegression;
import sideways.measure.Proportion;
import sideways.measure.diffusion.Cascades;
import sideways.measure.diffusion.CommunitySpread;
import sideways.measure.diffusion.SizeMatched;
import sideways.run.Run;

/**
 * Whether what starts in a niche leaves it, whether the first adopters tell how large it will grow, and how much reaches people through somebody
 * in between.
 */
final class BreakingOut {

    private static final int FEWEST_TREES = 20;
    private static final int[] EARLY = {50, 20, 10};
    private static final int FEWEST_CASES = 40;
    private static final int FEWEST_LARGE = 10;
    private static final int FOLDS = 5;
    private static final double RIDGE = 1;
    private static final int SHAPED = 10;
    private static final int SHUFFLES = 999;
    private static final double LEADERS = 0.01;
    private static final String WENG = "Weng, Menczer & Ahn 2013, doi:10.1038/srep02522";
    private static final String WU = "Wu, Hofman, Mason & Watts 2011, doi:10.1145/1963405.1963504; Katz & Lazarsfeld 1955";
    private static final String JUUL = "Juul & Ugander 2021, doi:10.1073/pnas.2100786118";

    private BreakingOut() { }

    static List<Finding> findings(EventLog log, Niches niches, Flow flow, double[] rank, Run run) {
        Cascades trees = flow.main();
        int[][] events = events(log, trees);
        List<Finding> findings = new ArrayList<>();
        findings.add(breakout(log, niches, trees, events));
        findings.add(forecast(log, niches, trees, events));
        findings.add(twoStep(log, trees, rank));
        findings.add(later(log, trees, run));
        return findings;
    }

    /** Events of each tree in order of time. */
    private static int[][] events(EventLog log, Cascades trees) {
        int[] count = new int[trees.count];
        for (int event = 0; event < log.eventCount; event++) {
            if (trees.cascade[event] != EventLog.NONE) {
                count[trees.cascade[event]]++;
            }
        }
        int[][] events = new int[trees.count][];
        Arrays.setAll(events, c -> new int[count[c]]);
        Arrays.fill(count, 0);
        for (int event = 0; event < log.eventCount; event++) {
            int c = trees.cascade[event];
            if (c != EventLog.NONE) {
                events[c][count[c]++] = event;
            }
        }
        return events;
    }

    private static Finding breakout(EventLog log, Niches niches, Cascades trees, int[][] events) {
        int[] niche = niches.nicheOfActor();
        if (niches.nicheCount() < 2 || niches.basis() != Niches.Basis.TIES) {
            return Finding.notTestable("flow.breakout", "niches", "There are no two niches of people who are tied, so nothing can leave its home niche.");
        }
        double[] share = activity(log, niches);
        int started = 0;
        int left = 0;
        double chance = 0;
        for (int c = 0; c < trees.count; c++) {
            int source = trees.source[c];
            int home = source < log.eventCount ? niche[log.actor[source]] : -1;
            int[] others = home < 0 ? new int[0] : Arrays.stream(events[c]).filter(e -> e != source && niche[log.actor[e]] >= 0 && log.actor[e] != log.actor[source]).toArray();
            if (others.length > 0) {
                started++;
                left += Arrays.stream(others).anyMatch(e -> niche[log.actor[e]] != home) ? 1 : 0;
                chance += 1 - StrictMath.pow(share[home], others.length);
            }
        }
        if (started < FEWEST_TREES) {
            return Finding.tooFew("flow.breakout", "niches", started, "There are " + started + " trees that start in a niche and are taken up by somebody in one; it takes at least " + FEWEST_TREES + ".");
        }
        double[] interval = new Proportion(left, started).interval();
        return Finding.measured("flow.breakout", "niches", left / (double) started, started, "share", "Share of the trees that start in a niche which somebody of another niche takes up. Null: each taken up by anybody, by how active niches are. "
                + "Niches are made of the same ties, which draws them around trees and makes leaving rarer. Interval: Wilson's, 95 %.").withInterval(interval[0], interval[1]).withNull(chance / started).citing(WENG);
    }

    /** Each niche's share of all events by somebody in a niche. */
    private static double[] activity(EventLog log, Niches niches) {
        double[] events = new double[niches.nicheCount()];
        double all = 0;
        for (int event = 0; event < log.eventCount; event++) {
            int niche = niches.nicheOfActor()[log.actor[event]];
            if (niche >= 0) {
                events[niche]++;
                all++;
            }
        }
        for (int n = 0; n < events.length; n++) {
            events[n] /= all;
        }
        return events;
    }

    /** Will it at least double? Told from how the first events are spread over niches, and from how fast they came, on trees held out. */
    private static Finding forecast(EventLog log, Niches niches, Cascades trees, int[][] events) {
        for (int early : EARLY) {
            int k = early;
            int[] cases = IntStream.range(0, trees.count).filter(c -> events[c].length >= k && log.timeMillis[events[c][0]] != EventLog.NO_TIME).toArray();
            boolean[] large = new boolean[cases.length];
            int larges = 0;
            for (int i = 0; i < cases.length; i++) {
                large[i] = trees.size[cases[i]] >= 2 * k;
                larges += large[i] ? 1 : 0;
            }
            if (cases.length >= FEWEST_CASES && larges >= FEWEST_LARGE && cases.length - larges >= FEWEST_LARGE) {
                return forecast(log, niches, events, cases, large, k);
            }
        }
        return Finding.tooFew("flow.forecast", "spread", trees.count, "Too few trees grew to " + EARLY[EARLY.length - 1] + " events and more, of which some doubled and some did not, to learn a forecast from: it takes " + FEWEST_CASES + ", "
                + FEWEST_LARGE + " and " + FEWEST_LARGE + ".");
    }

    private static Finding forecast(EventLog log, Niches niches, int[][] events, int[] cases, boolean[] large, int k) {
        double[][] speed = new double[cases.length][];
        double[][] both = new double[cases.length][];
        for (int i = 0; i < cases.length; i++) {
            int[] first = Arrays.copyOf(events[cases[i]], k);
            CommunitySpread spread = CommunitySpread.of(Arrays.stream(first).map(e -> niches.nicheOfActor()[log.actor[e]]).toArray());
            double took = StrictMath.log1p(Math.max(0, log.timeMillis[first[k - 1]] - log.timeMillis[first[0]]) / 1000.0);
            long people = Arrays.stream(first).map(e -> log.actor[e]).distinct().count();
            speed[i] = new double[] {took, people};
            both[i] = new double[] {took, people, spread.infected(), Double.isNaN(spread.entropy()) ? 0 : spread.entropy(), Double.isNaN(spread.dominance()) ? 1 : spread.dominance()};
        }
        Forecast plain = Forecast.of(heldOut(speed, large), large);
        Forecast whole = Forecast.of(heldOut(both, large), large);
        return Finding.measured("flow.forecast", "spread-" + k, whole.auc(), cases.length, "auc", "How well the first " + k + " events of a tree tell whether it will at least double (AUC; .5: not at all), by their speed, their people, and their spread over niches (niches reached, entropy, "
                + "dominance), on trees held out in turn (five folds). Null: by speed and people alone. " + String.format(Locale.ROOT, "%d of %d doubled; calibration error %.2f. ", whole.yeses(), whole.cases(), whole.calibrationError())
                + "Interval: 95 %.").withInterval(whole.low(), whole.high()).withNull(plain.auc()).citing(WENG);
    }

    private static double[] heldOut(double[][] features, boolean[] yes) {
        double[] chance = new double[yes.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            int[] train = IntStream.range(0, yes.length).filter(i -> i % FOLDS != held).toArray();
            boolean[] answers = new boolean[train.length];
            for (int i = 0; i < train.length; i++) {
                answers[i] = yes[train[i]];
            }
            LogisticRegression model = LogisticRegression.fit(Arrays.stream(train).mapToObj(i -> features[i]).toArray(double[][]::new), answers, RIDGE);
            for (int i = fold; i < yes.length; i += FOLDS) {
                chance[i] = model.chance(features[i]);
            }
        }
        return chance;
    }

    private static Finding twoStep(EventLog log, Cascades trees, double[] rank) {
        int[] named = IntStream.range(0, log.actorCount).filter(a -> log.actorName[a] != null).toArray();
        int[] order = Influence.ranked(rank, named);
        boolean[] leader = new boolean[log.actorCount];
        int leaders = (int) Math.ceil(LEADERS * named.length);
        for (int i = 0; i < leaders; i++) {
            leader[order[i]] = true;
        }
        long all = 0;
        long through = 0;
        for (int event = 0; event < log.eventCount; event++) {
            int parent = trees.parent[event];
            if (parent != EventLog.NONE && trees.cascade[event] != EventLog.NONE) {
                all++;
                through += parent < log.eventCount && parent != trees.source[trees.cascade[event]] && leader[log.actor[parent]] ? 1 : 0;
            }
        }
        if (all < 30 || named.length < 100) {
            return all == 0 ? Finding.notTestable("flow.twostep", "top1", "No event of this log is linked to the one it answers or passes on.")
                    : Finding.tooFew("flow.twostep", "top1", all, "There are " + all + " answers and passings-on and " + named.length + " named actors; it takes 30 and 100.");
        }
        double[] interval = new Proportion(through, all).interval();
        return Finding.measured("flow.twostep", "top1", through / (double) all, all, "share", "Share of what is taken up that reaches people through an opinion leader who did not start it: one of the " + leaders
                + " actors (1 %) with the highest PageRank. Interval: Wilson's, 95 %.").withInterval(interval[0], interval[1]).citing(WU);
    }

    /** Is the later half of the trees more viral than the earlier, at equal size? */
    private static Finding later(EventLog log, Cascades trees, Run run) {
        int[] shaped = IntStream.range(0, trees.count).filter(c -> trees.size[c] >= SHAPED && trees.source[c] < log.eventCount && log.timeMillis[trees.source[c]] != EventLog.NO_TIME).toArray();
        if (shaped.length < FEWEST_CASES) {
            return Finding.tooFew("flow.nu", "later-at-equal-size", shaped.length, "There are " + shaped.length + " trees of " + SHAPED + " events and more with a time; it takes at least " + FEWEST_CASES + " to compare earlier ones with later.");
        }
        long[] starts = Arrays.stream(shaped).mapToLong(c -> log.timeMillis[trees.source[c]]).sorted().toArray();
        long middle = starts[starts.length / 2];
        boolean[] late = new boolean[shaped.length];
        for (int i = 0; i < late.length; i++) {
            late[i] = log.timeMillis[trees.source[shaped[i]]] >= middle;
        }
        SizeMatched compared = SizeMatched.compare(Arrays.stream(shaped).map(c -> trees.size[c]).toArray(), Arrays.stream(shaped).mapToDouble(trees::virality).toArray(), late, SHUFFLES, run);
        if (Double.isNaN(compared.auc())) {
            return Finding.tooFew("flow.nu", "later-at-equal-size", shaped.length, "No two trees of one size lie in different halves of the time.");
        }
        return Finding.measured("flow.nu", "later-at-equal-size", compared.auc(), compared.marked() + compared.others(), "auc", String.format(Locale.ROOT, "Chance that a tree of the later half of the time has a higher structural virality than one of the earlier half "
                + "of the same size; .5: no change. p = %.3g (halves dealt at random within sizes, %d times). Virality grows with size, so only trees of one size are compared.", compared.p(), SHUFFLES)).withNull(0.5).citing(JUUL);
    }
}
