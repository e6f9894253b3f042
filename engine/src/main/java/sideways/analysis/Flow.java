// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.measure.Proportion;
import sideways.measure.diffusion.Cascades;
import sideways.measure.diffusion.RandomTree;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Do things travel sideways, from person to person, or vertically, from one source to all?
 *
 * @param replies the trees of answers
 * @param shares the trees of passings-on
 */
record Flow(List<Finding> findings, List<Findings.Cascade> largest, List<Findings.SizeClass> sizes, Cascades replies, Cascades shares) {

    /** Cascades this large have a shape worth comparing. */
    static final int SHAPED = 10;

    private static final int FEWEST_CASCADES = 10;
    private static final int FEWEST_EVENTS = 30;
    private static final int SHOWN = 25;

    private static final String GOEL = "Goel et al. 2016, doi:10.1287/mnsc.2015.2158";
    private static final String JUUL = GOEL + "; compare at equal size: Juul & Ugander 2021, doi:10.1073/pnas.2100786118";
    private static final String DEVERNA = GOEL + "; assumptions as interval: DeVerna et al. 2024, arXiv:2410.21554";

    static Flow of(EventLog log, Analysis.Options options, Run run) {
        Cascades replies = Cascades.of(log, Cascades.Kind.REPLY);
        Cascades shares = Cascades.of(log, Cascades.Kind.SHARE);
        List<Finding> findings = new ArrayList<>();
        addTrees(findings, "reply", "replies", replies, options, run);
        if (shares.count > 0 || replies.count == 0) {
            addTrees(findings, "share", "shares", shares, options, run);
        }
        List<Findings.Cascade> largest = new ArrayList<>();
        largest.addAll(rows(log, "reply", replies));
        largest.addAll(rows(log, "share", shares));
        largest.sort(Comparator.comparing((Findings.Cascade c) -> -c.size()).thenComparing(Findings.Cascade::kind)
                .thenComparing(Findings.Cascade::start).thenComparing(Findings.Cascade::channel)
                .thenComparing(Findings.Cascade::virality));
        return new Flow(findings, List.copyOf(largest.subList(0, Math.min(SHOWN, largest.size()))), classes(main(replies, shares)), replies, shares);
    }

    /** The trees of answers or of passings-on, whichever are more. */
    Cascades main() {
        return main(replies, shares);
    }

    private static Cascades main(Cascades replies, Cascades shares) {
        return replies.count >= shares.count ? replies : shares;
    }

    private static void addTrees(List<Finding> findings, String variant, String what, Cascades trees, Analysis.Options options, Run run) {
        if (trees.count == 0) {
            String why = "No event of this log is linked to the item it " + (variant.equals("reply") ? "answers." : "passes on.");
            for (String id : new String[] {"flow.sideways", "flow.rootshare", "flow.nu", "flow.size", "flow.depth"}) {
                findings.add(Finding.notTestable(id, variant, why));
            }
            return;
        }
        if (trees.count < FEWEST_CASCADES) {
            addSideways(findings, variant, what, trees, new int[0][]);
            String why = "There are " + trees.count + " trees of " + what + "; it takes at least " + FEWEST_CASCADES + " to speak of the usual one.";
            for (String id : new String[] {"flow.nu", "flow.size", "flow.depth"}) {
                findings.add(Finding.tooFew(id, variant, trees.count, why));
            }
            return;
        }
        int[][] drawn = resample(trees.count, options.bootstraps(), run);
        addSideways(findings, variant, what, trees, drawn);
        int[] all = IntStream.range(0, trees.count).toArray();
        findings.add(bootstrapped("flow.size", variant, c -> trees.size[c], all, drawn, "events",
                "Mean size of the " + trees.count + " trees of " + what + " with two events and more. Interval: 95 %, resampled trees."));
        findings.add(bootstrapped("flow.depth", variant, c -> trees.depth[c], all, drawn, "steps",
                "Mean depth of the trees of " + what + ". Interval: 95 %, resampled trees."));
        int[] shaped = IntStream.range(0, trees.count).filter(c -> trees.size[c] >= SHAPED).toArray();
        if (shaped.length < FEWEST_CASCADES) {
            findings.add(Finding.tooFew("flow.nu", variant, shaped.length, "There are " + shaped.length + " trees of " + what + " with "
                    + SHAPED + " events and more; it takes at least " + FEWEST_CASCADES + " to speak of their shape."));
            return;
        }
        double chance = 0;
        for (int c : shaped) {
            chance += RandomTree.expectedVirality(trees.size[c]);
        }
        findings.add(bootstrapped("flow.nu", variant, trees::virality, shaped, resample(shaped.length, options.bootstraps(), run), "steps",
                "Mean structural virality (average distance between two events) of trees with " + SHAPED
                        + " events and more. Null: random trees of the same sizes, in which each newcomer answers anyone before it alike, exact. Interval: 95 %, resampled trees.")
                .withNull(chance / shaped.length).citing(JUUL));
    }

    /** @param drawn resampled trees; none where the trees are too few to resample, and single events must do */
    private static void addSideways(List<Finding> findings, String variant, String what, Cascades trees, int[][] drawn) {
        long certain = 0;
        long uncertain = 0;
        long broadcast = 0;
        double chance = 0;
        long largestFamily = 0;
        for (int c = 0; c < trees.count; c++) {
            certain += trees.size[c] - 1 - trees.uncertain[c];
            uncertain += trees.uncertain[c];
            broadcast += trees.broadcast[c];
            largestFamily += trees.largestFamily[c];
            chance += RandomTree.expectedBroadcastShare(trees.size[c]) * (trees.size[c] - 1.0);
        }
        if (certain == 0) {
            String why = "None of the " + uncertain + " " + what + " names a parent that is in the log.";
            findings.add(Finding.notTestable("flow.sideways", variant, why));
            findings.add(Finding.notTestable("flow.rootshare", variant, why));
            return;
        }
        if (certain < FEWEST_EVENTS) {
            String why = "There are " + certain + " " + what + " whose parent is in the log; it takes at least " + FEWEST_EVENTS + ".";
            findings.add(Finding.tooFew("flow.sideways", variant, certain, why));
            findings.add(Finding.tooFew("flow.rootshare", variant, certain, why));
            return;
        }
        double[] low = new double[drawn.length];
        double[] high = new double[drawn.length];
        for (int b = 0; b < drawn.length; b++) {
            long events = 0;
            long direct = 0;
            long unsure = 0;
            for (int c : drawn[b]) {
                events += trees.size[c] - 1;
                direct += trees.broadcast[c];
                unsure += trees.uncertain[c];
            }
            low[b] = 1 - (direct + unsure) / (double) events;
            high[b] = 1 - direct / (double) events;
        }
        long all = certain + uncertain;
        double share = broadcast / (double) certain;
        double expected = chance / all;
        double lowest = drawn.length > 0 ? Quantiles.middle(low, 0.95).low() : new Proportion(certain - broadcast, all).interval()[0];
        double highest = drawn.length > 0 ? Quantiles.middle(high, 0.95).high() : new Proportion(all - broadcast, all).interval()[1];
        lowest = Math.min(1 - share, lowest);
        highest = Math.max(1 - share, highest);
        String method = "of all " + all + " " + what + " below the start of their tree, " + trees.count + " trees together. Interval: 95 %, "
                + (drawn.length > 0 ? "resampled trees" : "Wilson's, each event its own draw, for want of trees to resample")
                + (uncertain == 0 ? "." : ", widened by the " + uncertain + " whose parent is not in the log: once taken all as broadcast, once all as sideways.")
                + " Null: random trees of the same sizes, in which each newcomer answers anyone before it alike.";
        findings.add(Finding.measured("flow.sideways", variant, 1 - share, certain, "share",
                "Share that answers or passes on somebody other than the starter, " + method)
                .withInterval(lowest, highest).withNull(1 - expected).citing(DEVERNA));
        findings.add(Finding.measured("flow.rootshare", variant, share, certain, "share",
                "Broadcast share: what answers or passes on the starter itself, " + method)
                .withInterval(1 - highest, 1 - lowest).withNull(expected).citing(DEVERNA));
        findings.add(Finding.measured("flow.rootshare", variant + "-largest-family", largestFamily / (double) all, all,
                "share", "Share that answers the one event of its tree with the most answers, which finds broadcasts in mid-tree.").citing(GOEL));
    }

    private interface OfCascade {
        double value(int cascade);
    }

    private static Finding bootstrapped(String id, String variant, OfCascade measure, int[] cascades, int[][] drawn, String unit, String method) {
        double sum = 0;
        for (int c : cascades) {
            sum += measure.value(c);
        }
        double[] resampled = new double[drawn.length];
        for (int b = 0; b < drawn.length; b++) {
            double total = 0;
            for (int place : drawn[b]) {
                total += measure.value(cascades[place]);
            }
            resampled[b] = total / cascades.length;
        }
        double mean = sum / cascades.length;
        return Fragmentation.around(Finding.measured(id, variant, mean, cascades.length, unit, method), Quantiles.middle(resampled, 0.95)).citing(GOEL);
    }

    /** {@code samples} draws of {@code count} cascades with replacement. */
    private static int[][] resample(int count, int samples, Run run) {
        int[][] drawn = new int[samples][count];
        run.blocks("Resampling cascades", samples, 8, (block, from, to) -> {
            for (int b = from; b < to; b++) {
                Rng rng = run.random("cascades.bootstrap", b);
                for (int i = 0; i < count; i++) {
                    drawn[b][i] = rng.nextInt(count);
                }
            }
        });
        return drawn;
    }

    private static List<Findings.Cascade> rows(EventLog log, String kind, Cascades trees) {
        return IntStream.range(0, trees.count).boxed()
                .sorted(Comparator.comparing((Integer c) -> -trees.size[c]).thenComparing(c -> trees.source[c])).limit(SHOWN)
                .map(c -> row(log, kind, trees, c)).toList();
    }

    private static Findings.Cascade row(EventLog log, String kind, Cascades trees, int c) {
        int source = trees.source[c];
        boolean inLog = source < log.eventCount;
        String channel = inLog && log.channel[source] != EventLog.NONE ? log.channelName[log.channel[source]] : "";
        String start = inLog && log.timeMillis[source] != EventLog.NO_TIME ? Instant.ofEpochMilli(log.timeMillis[source]).toString() : "";
        return new Findings.Cascade(kind, channel, start, trees.size[c], trees.depth[c], trees.breadth[c], trees.virality(c), trees.broadcastShare(c));
    }

    /** Classes 2, 3–4, 5–8, 9–16, …, each twice as wide as the one before. */
    private static List<Findings.SizeClass> classes(Cascades trees) {
        List<Findings.SizeClass> classes = new ArrayList<>();
        int largest = IntStream.of(trees.size).max().orElse(0);
        for (int from = 2, to = 2; from <= largest; from = to + 1, to = Math.max(to + 1, 2 * to)) {
            int low = from;
            int high = to;
            classes.add(new Findings.SizeClass(from, to, IntStream.of(trees.size).filter(size -> size >= low && size <= high).count()));
        }
        return classes;
    }
}
