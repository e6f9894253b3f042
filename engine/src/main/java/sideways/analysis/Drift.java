// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.graph.ConfigurationModel;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.measure.ChangePoint;
import sideways.measure.Curvature;
import sideways.measure.Trend;
import sideways.measure.polarization.CrossTies;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Polarization through time: how far niches keep apart in windows of equally many ties, each beside its own chance, whether that rises, and
 * whether it rises faster and faster. The last two are two questions.
 */
final class Drift {

    private static final int MOST_WINDOWS = 16;
    private static final int FEWEST_WINDOWS = 8;
    private static final int TIES_A_WINDOW = 400;
    private static final String TREND = "Mann 1945, doi:10.2307/1907187; Sen 1968, doi:10.1080/01621459.1968.10480934";
    private static final String CURVE = "Student 1908, doi:10.2307/2331554; null: Salloum et al. 2022, doi:10.1145/3512962";
    private static final String BREAK = "Pettitt 1979, doi:10.2307/2346729";
    private static final double SURE = 0.05;
    private static final String VARIANT = "ei-niches";

    private Drift() { }

    static List<Finding> findings(EventLog log, Niches niches, Analysis.Options options, Run run) {
        if (niches.basis() != Niches.Basis.TIES || niches.nicheCount() < 2) {
            return none(Finding.notTestable("pol.trend", VARIANT, "There are no two niches of people who are tied, so nothing can draw apart."));
        }
        Windows.Ties ties = Windows.Ties.of(log);
        int[] tie = between(ties, niches.nicheOfActor());
        int windows = Math.min(MOST_WINDOWS, tie.length / TIES_A_WINDOW);
        if (windows < FEWEST_WINDOWS || ties.time()[tie[0]] == ties.time()[tie[tie.length - 1]]) {
            return none(Finding.tooFew("pol.trend", VARIANT, tie.length, "There are " + tie.length + " ties with a time between members of niches; it takes " + FEWEST_WINDOWS + " windows of " + TIES_A_WINDOW
                    + " to tell a rise from a rise that speeds up."));
        }
        int[] window = Windows.windowOf(Arrays.stream(tie).mapToLong(t -> ties.time()[t]).toArray(), windows);
        List<Finding> findings = new ArrayList<>();
        double[] apart = new double[windows];
        double[][] redrawn = new double[options.bootstraps()][windows];
        int from = 0;
        for (int w = 0; w < windows; w++) {
            int to = from;
            while (to < tie.length && window[to] == w) {
                to++;
            }
            int[] of = Arrays.copyOfRange(tie, from, to);
            from = to;
            if (of.length < TIES_A_WINDOW / 2) {
                return none(Finding.tooFew("pol.trend", VARIANT, tie.length, "Too many ties have one and the same time to cut them into windows of equally many."));
            }
            Finding finding = window(w, of, ties, niches, options, run);
            apart[w] = finding.nullValue() - finding.value();
            double[] again = redrawn(w, of, ties, niches.nicheOfActor(), options.bootstraps(), run);
            for (int b = 0; b < again.length; b++) {
                redrawn[b][w] = finding.nullValue() - again[b];
            }
            findings.add(Fragmentation.around(finding, Quantiles.middle(again, 0.95)));
        }
        findings.addAll(0, List.of(trend(apart, tie.length), acceleration(apart, tie.length), change(apart, findings), blocks(apart, redrawn)));
        return findings;
    }

    private static List<Finding> none(Finding trend) {
        List<Finding> all = new ArrayList<>(List.of(trend));
        for (String id : new String[] {"pol.acceleration", "pol.change"}) {
            all.add(trend.status() == Finding.Status.TOO_FEW ? Finding.tooFew(id, VARIANT, trend.n(), trend.method()) : Finding.notTestable(id, VARIANT, trend.method()));
        }
        return all;
    }

    /** Ties whose two ends are in a niche, oldest first. */
    private static int[] between(Windows.Ties ties, int[] niche) {
        return java.util.stream.IntStream.range(0, ties.from().length).filter(t -> niche[ties.from()[t]] >= 0 && niche[ties.to()[t]] >= 0).toArray();
    }

    private static Finding window(int w, int[] tie, Windows.Ties ties, Niches niches, Analysis.Options options, Run run) {
        int[] people = Arrays.stream(tie).flatMap(t -> java.util.stream.IntStream.of(ties.from()[t], ties.to()[t])).sorted().distinct().toArray();
        GraphBuilder builder = new GraphBuilder(false);
        for (int t : tie) {
            builder.add(Arrays.binarySearch(people, ties.from()[t]), Arrays.binarySearch(people, ties.to()[t]), 1);
        }
        Graph graph = builder.build(people.length).simple();
        int[] side = Arrays.stream(people).map(person -> niches.nicheOfActor()[person]).toArray();
        double[] chance = new double[options.nulls()];
        run.blocks("Mixing windows at random", chance.length, 1, (block, a, b) ->
                chance[block] = CrossTies.of(ConfigurationModel.sample(graph, run.random("drift." + w, block)), side, niches.nicheCount()).externalInternal());
        Quantiles luck = Quantiles.middle(chance, 0.95);
        return Finding.measured("pol.ei", VARIANT, CrossTies.of(graph, side, niches.nicheCount()).externalInternal(), graph.edgeCount(), "index", "E-I index of all niches in one window: -1 where no tie crosses. Null: mean over "
                + chance.length + String.format(Locale.ROOT, " random graphs with the same degrees in this window, niches as they are (95 %% of them from %.3f to %.3f).", luck.low(), luck.high())).withNull(luck.mean())
                .withScope("window:" + Instant.ofEpochMilli(ties.time()[tie[0]]));
    }

    /** The E-I index of a window whose threads are drawn again with repeats: what is said in one thread goes together. */
    private static double[] redrawn(int w, int[] tie, Windows.Ties ties, int[] niche, int draws, Run run) {
        // of each pair of people one tie counts, the first, as in the window's graph
        Map<Long, int[]> byThread = new TreeMap<>();
        Set<Long> seen = new HashSet<>();
        for (int t : tie) {
            long low = Math.min(ties.from()[t], ties.to()[t]);
            long high = Math.max(ties.from()[t], ties.to()[t]);
            if (low != high && seen.add(low << 32 | high)) {
                byThread.computeIfAbsent((long) ties.thread()[t], none -> new int[2])[niche[(int) low] == niche[(int) high] ? 0 : 1]++;
            }
        }
        int[][] threads = byThread.values().toArray(int[][]::new);
        double[] index = new double[draws];
        for (int b = 0; b < draws; b++) {
            Rng rng = run.random("drift.blocks." + w, b);
            long within = 0;
            long across = 0;
            for (int k = 0; k < threads.length; k++) {
                int[] drawn = threads[rng.nextInt(threads.length)];
                within += drawn[0];
                across += drawn[1];
            }
            index[b] = (across - within) / (double) (across + within);
        }
        return index;
    }

    private static Finding blocks(double[] apart, double[][] redrawn) {
        Quantiles slopes = Quantiles.middle(Arrays.stream(redrawn).mapToDouble(series -> Trend.of(series).slope()).toArray(), 0.95);
        return Fragmentation.around(Finding.measured("pol.trend", "ei-niches-blocks", Trend.of(apart).slope(), apart.length, "index a window", "The same slope, its interval by drawing the threads of every window again with repeats, " + redrawn.length
                + " times (block bootstrap, 95 %): how sure the windows themselves are, not only how straight they lie."), slopes).citing(TREND);
    }

    private static Finding trend(double[] apart, int ties) {
        Trend trend = Trend.of(apart);
        Finding finding = Finding.measured("pol.trend", VARIANT, trend.slope(), apart.length, "index a window", String.format(Locale.ROOT, "By how much niches keep further apart from one window to the next: slope (Theil-Sen) of chance minus the E-I index over "
                + "%d windows of equally many of %d ties, each beside its own random graphs; p = %.3g (Mann-Kendall). Interval: 95 %%. Niches are those of the whole log.", apart.length, ties, trend.p())).citing(TREND);
        return Double.isNaN(trend.low()) ? finding : finding.withInterval(trend.low(), trend.high());
    }

    private static Finding change(double[] apart, List<Finding> windows) {
        ChangePoint change = ChangePoint.of(apart);
        String when = windows.get(change.first()).scope().substring("window:".length());
        String told = change.p() > SURE ? "No break stands out" : change.isStep() ? "From " + when + " on another level, which tells the windows better than a straight line"
                : "The halves differ, but a straight line tells the windows better than a break";
        return Finding.measured("pol.change", VARIANT, change.step(), apart.length, "index", String.format(Locale.ROOT, "%s; likeliest from %s on. Level after minus level before of chance minus the E-I index, over %d windows; p = %.3g (Pettitt).", told, when, apart.length, change.p()))
                .citing(BREAK);
    }

    private static Finding acceleration(double[] apart, int ties) {
        Curvature curve = Curvature.of(apart);
        return Finding.measured("pol.acceleration", VARIANT, 2 * curve.c(), apart.length, "index a window²", String.format(Locale.ROOT, "By how much that slope itself grows from window to window: twice the quadratic term over the same %d windows of %d ties; "
                + "p = %.3g (Student's t). Interval: 95 %%. Above 0 it speeds up, whether it rises or falls.", apart.length, ties, curve.p())).withInterval(2 * curve.low(), 2 * curve.high()).citing(CURVE);
    }
}
