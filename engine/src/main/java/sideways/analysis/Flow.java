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
 * @param ofShares how they are read, where the log credits all to the original
 */
record Flow(List<Finding> findings, List<Findings.SizeClass> sizes, Cascades replies, Cascades shares,
        Suppositions ofReplies, Suppositions ofShares) {

    /** Cascades this large have a shape worth comparing. */
    static final int SHAPED = 10;

    private static final int FEWEST_CASCADES = 10;
    private static final int FEWEST_EVENTS = 30;
    private static final int SHOWN = 25;

    private static final String GOEL = "Goel et al. 2016, doi:10.1287/mnsc.2015.2158";
    private static final String JUUL = GOEL + "; compare at equal size: Juul & Ugander 2021, doi:10.1073/pnas.2100786118";
    static final String DEVERNA = GOEL + "; assumptions as interval: DeVerna et al. 2024, arXiv:2410.21554";

    static Flow of(EventLog log, Analysis.Options options, Run run) {
        Cascades replies = Cascades.of(log, Cascades.Kind.REPLY);
        Cascades shares = Cascades.of(log, Cascades.Kind.SHARE);
        Suppositions ofReplies = Suppositions.asLinked(log, replies, options, run);
        Suppositions ofShares = Suppositions.ofShares(log, shares, options, run);
        List<Finding> findings = new ArrayList<>();
        addTrees(findings, "reply", "replies", ofReplies, options, run);
        if (shares.count > 0 || replies.count == 0) {
            addTrees(findings, "share", "shares", ofShares, options, run);
        }
        findings.addAll(ofShares.findings(shares));
        return new Flow(findings, classes(main(replies, shares)), replies, shares, ofReplies, ofShares);
    }

    /** The trees of answers or of passings-on, whichever are more. */
    Cascades main() {
        return main(replies, shares);
    }

    /** How the trees of {@link #main} are read. */
    Suppositions readings() {
        return main() == replies ? ofReplies : ofShares;
    }

    private static Cascades main(Cascades replies, Cascades shares) {
        return replies.count >= shares.count ? replies : shares;
    }

    private static void addTrees(List<Finding> findings, String variant, String what, Suppositions read, Analysis.Options options, Run run) {
        TreeReading any = read.readings().get(0);
        if (any.count() == 0) {
            String why = "No event of this log is linked to the item it " + (variant.equals("reply") ? "answers." : "passes on.");
            for (String id : new String[] {"flow.sideways", "flow.rootshare", "flow.twostep", "flow.nu", "flow.size", "flow.depth"}) {
                findings.add(Finding.notTestable(id, variant, why));
            }
            return;
        }
        int[][] drawn = any.count() < FEWEST_CASCADES ? new int[0][] : resample(any.count(), options.bootstraps(), run);
        findings.add(read.over(reading -> sideways(variant, what, reading, drawn)));
        findings.add(read.over(reading -> rootShare(variant, what, reading, drawn)));
        if (certain(any) >= FEWEST_EVENTS) {
            findings.add(read.over(reading -> largestFamily(variant, reading)));
        }
        findings.add(read.over(reading -> TwoSteps.share(variant, what, reading, drawn)));
        if (any.count() < FEWEST_CASCADES) {
            String why = "There are " + any.count() + " trees of " + what + "; it takes at least " + FEWEST_CASCADES + " to speak of the usual one.";
            for (String id : new String[] {"flow.nu", "flow.size", "flow.depth"}) {
                findings.add(Finding.tooFew(id, variant, any.count(), why));
            }
            return;
        }
        int[] all = IntStream.range(0, any.count()).toArray();
        findings.add(bootstrapped("flow.size", variant, c -> any.size()[c], all, drawn, "events",
                "Mean size of the " + any.count() + " trees of " + what + " with two events and more. Interval: 95 %, resampled trees."));
        findings.add(read.over(reading -> bootstrapped("flow.depth", variant, c -> reading.depth()[c], all, drawn, "steps",
                "Mean depth of the trees of " + what + ". Interval: 95 %, resampled trees.")));
        int[] shaped = IntStream.range(0, any.count()).filter(c -> any.size()[c] >= SHAPED).toArray();
        if (shaped.length < FEWEST_CASCADES) {
            findings.add(Finding.tooFew("flow.nu", variant, shaped.length, "There are " + shaped.length + " trees of " + what + " with "
                    + SHAPED + " events and more; it takes at least " + FEWEST_CASCADES + " to speak of their shape."));
            return;
        }
        double chance = 0;
        for (int c : shaped) {
            chance += RandomTree.expectedVirality(any.size()[c]);
        }
        double expected = chance / shaped.length;
        int[][] drawnShaped = resample(shaped.length, options.bootstraps(), run);
        findings.add(read.over(reading -> bootstrapped("flow.nu", variant, c -> reading.virality()[c], shaped, drawnShaped, "steps",
                "Mean structural virality (average distance between two events) of trees with " + SHAPED
                        + " events and more. Null: random trees of the same sizes, in which each newcomer answers anyone before it alike, exact. Interval: 95 %, resampled trees.")
                .withNull(expected).citing(JUUL)));
    }

    private static long certain(TreeReading reading) {
        return IntStream.range(0, reading.count()).mapToLong(c -> reading.size()[c] - 1 - reading.uncertain()[c]).sum();
    }

    private static Finding sideways(String variant, String what, TreeReading reading, int[][] drawn) {
        Broadcast found = Broadcast.of("flow.sideways", variant, what, reading, drawn);
        return found.missing != null ? found.missing : Finding.measured("flow.sideways", variant, 1 - found.share, found.certain, "share",
                "Share that answers or passes on somebody other than the starter, " + found.method)
                .withInterval(found.lowest, found.highest).withNull(1 - found.expected).citing(DEVERNA);
    }

    private static Finding rootShare(String variant, String what, TreeReading reading, int[][] drawn) {
        Broadcast found = Broadcast.of("flow.rootshare", variant, what, reading, drawn);
        return found.missing != null ? found.missing : Finding.measured("flow.rootshare", variant, found.share, found.certain, "share",
                "Broadcast share: what answers or passes on the starter itself, " + found.method)
                .withInterval(1 - found.highest, 1 - found.lowest).withNull(found.expected).citing(DEVERNA);
    }

    private static Finding largestFamily(String variant, TreeReading reading) {
        long all = IntStream.of(reading.size()).asLongStream().sum() - reading.count();
        return Finding.measured("flow.rootshare", variant + "-largest-family", IntStream.of(reading.largestFamily()).asLongStream().sum() / (double) all, all,
                "share", "Share that answers the one event of its tree with the most answers, which finds broadcasts in mid-tree.").citing(GOEL);
    }

    /**
     * How much hangs on the starts of trees.
     *
     * @param missing why there is no number, null where there is one
     */
    private record Broadcast(Finding missing, double share, double lowest, double highest, double expected, long certain, String method) {

        /** @param drawn resampled trees; none where the trees are too few to resample, and single events must do */
        static Broadcast of(String id, String variant, String what, TreeReading trees, int[][] drawn) {
            long certain = Flow.certain(trees);
            long uncertain = IntStream.of(trees.uncertain()).asLongStream().sum();
            if (certain < FEWEST_EVENTS) {
                return new Broadcast(certain == 0 ? Finding.notTestable(id, variant, "None of the " + uncertain + " " + what + " names a parent that is in the log.")
                        : Finding.tooFew(id, variant, certain, "There are " + certain + " " + what + " whose parent is in the log; it takes at least " + FEWEST_EVENTS + "."),
                        0, 0, 0, 0, certain, "");
            }
            long broadcast = IntStream.of(trees.broadcast()).asLongStream().sum();
            double chance = 0;
            for (int size : trees.size()) {
                chance += RandomTree.expectedBroadcastShare(size) * (size - 1.0);
            }
            double[] low = new double[drawn.length];
            double[] high = new double[drawn.length];
            for (int b = 0; b < drawn.length; b++) {
                long events = 0;
                long direct = 0;
                long unsure = 0;
                for (int c : drawn[b]) {
                    events += trees.size()[c] - 1;
                    direct += trees.broadcast()[c];
                    unsure += trees.uncertain()[c];
                }
                low[b] = 1 - (direct + unsure) / (double) events;
                high[b] = 1 - direct / (double) events;
            }
            long all = certain + uncertain;
            double share = broadcast / (double) certain;
            double lowest = drawn.length > 0 ? Quantiles.middle(low, 0.95).low() : new Proportion(certain - broadcast, all).interval()[0];
            double highest = drawn.length > 0 ? Quantiles.middle(high, 0.95).high() : new Proportion(all - broadcast, all).interval()[1];
            return new Broadcast(null, share, Math.min(1 - share, lowest), Math.max(1 - share, highest), chance / all, certain,
                    "of all " + all + " " + what + " below the start of their tree, " + trees.count() + " trees together. Interval: 95 %, "
                            + (drawn.length > 0 ? "resampled trees" : "Wilson's, each event its own draw, for want of trees to resample")
                            + (uncertain == 0 ? "." : ", widened by the " + uncertain + " whose parent is not in the log: once taken all as broadcast, once all as sideways.")
                            + " Null: random trees of the same sizes, in which each newcomer answers anyone before it alike.");
        }
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

    /** The largest trees of both kinds, and what became of them. */
    List<Findings.Cascade> largest(EventLog log, Breakouts breakouts) {
        List<Findings.Cascade> largest = new ArrayList<>();
        largest.addAll(rows(log, "reply", replies, ofReplies, breakouts));
        largest.addAll(rows(log, "share", shares, ofShares, breakouts));
        largest.sort(Comparator.comparing((Findings.Cascade c) -> -c.size()).thenComparing(Findings.Cascade::kind)
                .thenComparing(Findings.Cascade::start).thenComparing(Findings.Cascade::channel)
                .thenComparing(Findings.Cascade::virality));
        return List.copyOf(largest.subList(0, Math.min(SHOWN, largest.size())));
    }

    private List<Findings.Cascade> rows(EventLog log, String kind, Cascades trees, Suppositions read, Breakouts breakouts) {
        double[] percentile = Shapes.percentiles(trees);
        double[] halfTime = Shapes.halfTimes(log, trees);
        return IntStream.range(0, trees.count).boxed()
                .sorted(Comparator.comparing((Integer c) -> -trees.size[c]).thenComparing(c -> trees.source[c])).limit(SHOWN)
                .map(c -> {
                    int source = trees.source[c];
                    boolean inLog = source < log.eventCount;
                    String channel = inLog && log.channel[source] != EventLog.NONE ? log.channelName[log.channel[source]] : "";
                    String start = inLog && log.timeMillis[source] != EventLog.NO_TIME ? Instant.ofEpochMilli(log.timeMillis[source]).toString() : "";
                    Breakouts.Fate fate = trees == main() ? breakouts.ofTree()[c] : null;
                    boolean known = read.parentsAreKnown();
                    return new Findings.Cascade(kind, channel, start, trees.size[c], known ? trees.depth[c] : Double.NaN, known ? trees.breadth[c] : Double.NaN,
                            known ? trees.virality(c) : Double.NaN, known ? trees.broadcastShare(c) : Double.NaN,
                            known ? trees.largestFamily[c] / (trees.size[c] - 1.0) : Double.NaN, known ? percentile[c] : Double.NaN, halfTime[c],
                            fate == null ? Double.NaN : fate.niches(), fate == null ? Double.NaN : fate.outside(), fate == null ? Double.NaN : fate.chance());
                }).toList();
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
