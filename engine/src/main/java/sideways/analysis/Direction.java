// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.graph.ConfigurationModel;
import sideways.graph.Graph;
import sideways.graph.Projections;
import sideways.measure.Trend;
import sideways.measure.diffusion.Cascades;
import sideways.measure.diffusion.FlowDirection;
import sideways.measure.diffusion.FlowHierarchy;
import sideways.measure.diffusion.TrophicLevels;
import sideways.run.Rng;
import sideways.run.Run;

/** Down from those who are listened to, across between equals, or up: how much, how effectively, and whether that changes. */
final class Direction {

    static final String TREND = "flow.trend";

    private static final int FEWEST_ARCS = 30;
    private static final long MOST_ARCS_MIXED = 3_000_000;
    private static final int FEWEST_EXPOSURES = 100;
    private static final int FEWEST_ADOPTIONS = 10;
    private static final int MOST_WINDOWS = 12;
    private static final int FEWEST_WINDOWS = 5;
    private static final int EVENTS_A_WINDOW = 100;
    private static final String[] ID = {"flow.down", "flow.across", "flow.up"};
    private static final String[] WAY = {"down, from those who are listened to, to those who listen", "across, between equals", "up, to those who are listened to"};

    private static final String ROLES = "Wu et al. 2011, doi:10.1145/1963405.1963504";
    private static final String MACKAY = "MacKay, Johnson & Sansom 2020, doi:10.1098/rsos.201138";
    private static final String LUO = "Luo & Magee 2011, doi:10.1002/cplx.20368";

    private Direction() { }

    static List<Finding> findings(EventLog log, Graph interactions, Flow flow, Analysis.Options options, Run run) {
        List<Finding> findings = new ArrayList<>();
        if (interactions.edgeCount() < FEWEST_ARCS) {
            String none = "The log ties no named actors to each other.";
            String few = "The log has " + interactions.edgeCount() + " directed ties between named actors; it takes at least " + FEWEST_ARCS + ".";
            for (String id : new String[] {"flow.recip", "flow.hier", "flow.F0", ID[0], ID[1], ID[2], "flow.effect"}) {
                findings.add(interactions.edgeCount() == 0 ? Finding.notTestable(id, variant(id), none) : Finding.tooFew(id, variant(id), interactions.edgeCount(), few));
            }
        } else {
            byte[] byRoles = FlowDirection.byRoles(interactions);
            addShares(findings, interactions, byRoles, options, run);
            findings.addAll(effect(log, interactions, byRoles, options, run));
        }
        findings.add(trend(log, flow, "sideways", "sideways", TreeReading::sideways));
        if (flow.readings().readings().stream().anyMatch(reading -> reading.leaders() >= TwoSteps.FEWEST_LEADERS)) {
            findings.add(trend(log, flow, "two-step", "two-step", TreeReading::through));
        }
        return findings;
    }

    private static String variant(String id) {
        return id.equals("flow.effect") ? "across-to-down" : id.equals("flow.recip") || id.equals("flow.hier") || id.equals("flow.F0") ? "interactions" : "roles";
    }

    /** One random graph, or the observed one, by every reading. */
    private record Reading(FlowDirection roles, FlowDirection levels, double hierarchy, double reciprocity, double incoherence) {

        static Reading of(Graph graph, byte[] byRoles, TrophicLevels levels, byte[] byLevels) {
            FlowHierarchy hierarchy = FlowHierarchy.of(graph);
            return new Reading(FlowDirection.of(graph, byRoles), FlowDirection.of(graph, byLevels), hierarchy.hierarchy(), hierarchy.reciprocity(), levels.incoherence());
        }

        static Reading of(Graph graph) {
            TrophicLevels levels = TrophicLevels.of(graph);
            return of(graph, FlowDirection.byRoles(graph), levels, FlowDirection.byLevels(graph, lower(levels)));
        }
    }

    /** Ties climb towards those who are listened to; the flow runs against them. */
    private static double[] lower(TrophicLevels levels) {
        return Arrays.stream(levels.level()).map(level -> -level).toArray();
    }

    private interface Aspect {
        double of(Reading reading);
    }

    private static void addShares(List<Finding> findings, Graph interactions, byte[] byRoles, Analysis.Options options, Run run) {
        TrophicLevels levels = TrophicLevels.of(interactions);
        byte[] byLevels = FlowDirection.byLevels(interactions, lower(levels));
        Reading observed = Reading.of(interactions, byRoles, levels, byLevels);
        Reading[] chance = new Reading[interactions.edgeCount() <= MOST_ARCS_MIXED ? options.nulls() : 0];
        run.blocks("Mixing at random", chance.length, 1, (block, from, to) ->
                chance[block] = Reading.of(ConfigurationModel.sampleDirected(interactions, run.random("direction.chance", block))));
        String mixed = chance.length == 0 ? " No null: more than " + MOST_ARCS_MIXED + " ties." : " Null: mean over " + chance.length
                + " random graphs in which everybody takes up and is taken up as often, mixed at random.";
        long arcs = interactions.edgeCount();
        findings.add(with(Finding.measured("flow.recip", "interactions", observed.reciprocity, arcs, "share",
                "Share of ties between two actors that are returned; each pair counts once per direction." + mixed).citing(LUO), chance, Reading::reciprocity));
        findings.add(with(Finding.measured("flow.hier", "interactions", observed.hierarchy, arcs, "share",
                "Share of ties on no cycle: 1 is a pure top-down order, 0 lets everything come back." + mixed).citing(LUO), chance, Reading::hierarchy));
        findings.add(with(Finding.measured("flow.F0", "interactions", observed.incoherence, arcs, "index",
                "Trophic incoherence of the ties, weighted: 0 where all flow runs one way, 1 where it goes round as much as anywhere." + mixed).citing(MACKAY), chance, Reading::incoherence));
        FlowDirection[] ofRoles = FlowDirection.bootstrap(interactions, byRoles, options.bootstraps(), run);
        FlowDirection[] ofLevels = FlowDirection.bootstrap(interactions, byLevels, options.bootstraps(), run);
        for (int side = 0; side < 3; side++) {
            int at = side;
            String resampled = " Interval: 95 %, those who take up resampled, each with all of theirs." + mixed;
            findings.add(with(Fragmentation.around(Finding.measured(ID[side], "roles", share(observed.roles, side), observed.roles.weight(), "share",
                    "Share of what was taken up that ran " + WAY[side] + ", by how much each end is taken up and takes up itself, the tie in question left out." + resampled),
                    Quantiles.middle(Arrays.stream(ofRoles).mapToDouble(d -> share(d, at)).toArray(), 0.95)).citing(ROLES), chance, reading -> share(reading.roles, at)));
            findings.add(with(Fragmentation.around(Finding.measured(ID[side], "levels", share(observed.levels, side), observed.levels.weight(), "share",
                    "Share of what was taken up that ran " + WAY[side] + ", by trophic levels: half a level and more makes a difference." + resampled),
                    Quantiles.middle(Arrays.stream(ofLevels).mapToDouble(d -> share(d, at)).toArray(), 0.95)).citing(MACKAY), chance, reading -> share(reading.levels, at)));
        }
    }

    private static Finding with(Finding finding, Reading[] chance, Aspect aspect) {
        return chance.length == 0 ? finding : finding.withNull(Quantiles.middle(Arrays.stream(chance).mapToDouble(aspect::of).toArray(), 0.95).mean());
    }

    private static double share(FlowDirection direction, int side) {
        return side == FlowDirection.DOWN ? direction.vertical() : side == FlowDirection.ACROSS ? direction.sideways() : direction.upward();
    }

    /** Exposures and adoptions of one listener by side. */
    private record Counts(long[] exposures, long[] adoptions) { }

    /**
     * How often what a heard one writes is taken up, once they have been taken up before: from then on each of their events while the
     * listener is still active is an exposure. So nobody counts as reached who never listened.
     */
    private static List<Finding> effect(EventLog log, Graph interactions, byte[] byRoles, Analysis.Options options, Run run) {
        Counts counts = count(log, interactions, byRoles);
        List<Finding> findings = new ArrayList<>();
        long[] exposed = new long[3];
        long[] adopted = new long[3];
        int listeners = interactions.nodeCount;
        for (int i = 0; i < 3 * listeners; i++) {
            exposed[i % 3] += counts.exposures[i];
            adopted[i % 3] += counts.adoptions[i];
        }
        double[][] rate = new double[3][options.bootstraps()];
        run.blocks("Resampling listeners", options.bootstraps(), 4, (block, from, to) -> {
            for (int sample = from; sample < to; sample++) {
                Rng rng = run.random("effect.bootstrap", sample);
                long[] e = new long[3];
                long[] a = new long[3];
                for (int listener = 0; listener < listeners; listener++) {
                    int times = rng.nextPoisson(1);
                    for (int side = 0; side < 3; side++) {
                        e[side] += times * counts.exposures[3 * listener + side];
                        a[side] += times * counts.adoptions[3 * listener + side];
                    }
                }
                for (int side = 0; side < 3; side++) {
                    rate[side][sample] = e[side] == 0 ? Double.NaN : a[side] / (double) e[side];
                }
            }
        });
        String[] name = {"down", "across", "up"};
        String how = " Exposure: an event of somebody the listener has taken up before, while the listener is still active. Interval: 95 %, listeners resampled.";
        for (int side = 0; side < 3; side++) {
            findings.add(exposed[side] < FEWEST_EXPOSURES
                    ? Finding.tooFew("flow.effect", name[side], exposed[side], "There are " + exposed[side] + " exposures " + name[side] + "; it takes at least " + FEWEST_EXPOSURES + ".")
                    : Fragmentation.around(Finding.measured("flow.effect", name[side], adopted[side] / (double) exposed[side], exposed[side], "share",
                            "Adoptions per exposure where the flow runs " + WAY[side] + "." + how), Quantiles.middle(rate[side], 0.95)).citing(ROLES));
        }
        if (Math.min(exposed[0], exposed[1]) < FEWEST_EXPOSURES || adopted[0] < FEWEST_ADOPTIONS) {
            findings.add(Finding.tooFew("flow.effect", "across-to-down", Math.min(exposed[0], exposed[1]), "Comparing takes " + FEWEST_EXPOSURES
                    + " exposures across and down each, and " + FEWEST_ADOPTIONS + " adoptions down; there are " + exposed[1] + ", " + exposed[0] + " and "
                    + adopted[0] + "."));
            return findings;
        }
        double[] ratio = new double[options.bootstraps()];
        Arrays.setAll(ratio, i -> rate[0][i] > 0 ? rate[1][i] / rate[0][i] : Double.NaN);
        findings.add(Fragmentation.around(Finding.measured("flow.effect", "across-to-down", adopted[1] / (double) exposed[1] / (adopted[0] / (double) exposed[0]), exposed[0] + exposed[1], "ratio",
                "Adoptions per exposure across, over those down: 1 where sideways is as effective as vertical." + how), Quantiles.middle(ratio, 0.95)).citing(ROLES));
        return findings;
    }

    private static Counts count(EventLog log, Graph interactions, byte[] side) {
        int actors = log.actorCount;
        boolean[] tying = Projections.wanted(Projections.TYING.stream().filter(action -> action != Action.TIE).toArray(Action[]::new));
        int[] start = new int[actors + 1];
        int[] ties = new int[actors + 1];
        for (int event = 0; event < log.eventCount; event++) {
            start[log.actor[event] + 1] += isDated(log, event) ? 1 : 0;
        }
        Projections.forEachTie(log, tying, (event, listener, heard) -> ties[listener + 1] += isDated(log, event) ? 1 : 0);
        for (int actor = 0; actor < actors; actor++) {
            start[actor + 1] += start[actor];
            ties[actor + 1] += ties[actor];
        }
        // events of each actor, and ties as (heard, event), in order of time
        long[] time = new long[start[actors]];
        long[] tie = new long[ties[actors]];
        int[] next = start.clone();
        int[] nextTie = ties.clone();
        for (int event = 0; event < log.eventCount; event++) {
            if (isDated(log, event)) {
                time[next[log.actor[event]]++] = log.timeMillis[event];
            }
        }
        Projections.forEachTie(log, tying, (event, listener, heard) -> {
            if (isDated(log, event)) {
                tie[nextTie[listener]++] = (long) heard << 32 | event;
            }
        });
        Counts counts = new Counts(new long[3 * actors], new long[3 * actors]);
        for (int listener = 0; listener < actors; listener++) {
            Arrays.sort(tie, ties[listener], ties[listener + 1]);
            for (int from = ties[listener], to; from < ties[listener + 1]; from = to) {
                int heard = (int) (tie[from] >>> 32);
                to = from;
                while (to < ties[listener + 1] && (int) (tie[to] >>> 32) == heard) {
                    to++;
                }
                int way = 3 * listener + side[interactions.arc(listener, heard)];
                long first = log.timeMillis[(int) tie[from]];
                long last = time[start[listener + 1] - 1];
                int exposures = upTo(time, start[heard], start[heard + 1], last) - upTo(time, start[heard], start[heard + 1], first);
                int adoptions = Math.min(exposures, distinctItems(log, tie, from + 1, to));
                counts.exposures[way] += exposures;
                counts.adoptions[way] += adoptions;
            }
        }
        return counts;
    }

    /** Items answered or passed on by the ties of a stretch, each once; ties without an item count each. */
    private static int distinctItems(EventLog log, long[] tie, int from, int to) {
        int[] item = new int[to - from];
        int unknown = 0;
        int known = 0;
        for (int i = from; i < to; i++) {
            int event = (int) tie[i];
            int of = log.parent[event] != EventLog.NONE ? log.parent[event] : log.shareOf[event];
            if (of == EventLog.NONE) {
                unknown++;
            } else {
                item[known++] = of;
            }
        }
        Arrays.sort(item, 0, known);
        int distinct = 0;
        for (int i = 0; i < known; i++) {
            distinct += i == 0 || item[i] != item[i - 1] ? 1 : 0;
        }
        return distinct + unknown;
    }

    /** Where in an ascending stretch the first time after {@code last} stands. */
    private static int upTo(long[] time, int from, int to, long last) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = low + high >>> 1;
            if (time[middle] <= last) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A share of the events of trees over windows of equally many of them. */
    private static Finding trend(EventLog log, Flow flow, String variant, String what, Function<TreeReading, BitSet> chosen) {
        Cascades trees = flow.main();
        int[] below = IntStream.range(0, log.eventCount).filter(event -> trees.parent[event] != EventLog.NONE && isDated(log, event)).toArray();
        int windows = Math.min(MOST_WINDOWS, below.length / EVENTS_A_WINDOW);
        if (windows < FEWEST_WINDOWS) {
            return Finding.tooFew(TREND, variant, below.length, below.length + " events of trees carry a time; a trend takes " + FEWEST_WINDOWS * EVENTS_A_WINDOW + ", for "
                    + FEWEST_WINDOWS + " windows.");
        }
        int[] window = Windows.windowOf(Arrays.stream(below).mapToLong(event -> log.timeMillis[event]).toArray(), windows);
        return flow.readings().over(reading -> trend(variant, what, below, window, windows, chosen.apply(reading)));
    }

    private static Finding trend(String variant, String what, int[] below, int[] window, int windows, BitSet chosen) {
        long[] all = new long[windows];
        long[] those = new long[windows];
        for (int i = 0; i < below.length; i++) {
            all[window[i]]++;
            those[window[i]] += chosen.get(below[i]) ? 1 : 0;
        }
        double[] share = new double[windows];
        for (int w = 0; w < windows; w++) {
            if (all[w] == 0) {
                return Finding.tooFew(TREND, variant, windows, "So many events fall on one instant that a window has none.");
            }
            share[w] = those[w] / (double) all[w];
        }
        Trend trend = Trend.of(share);
        Finding found = Finding.measured(TREND, variant, trend.slope(), windows, "share a window", String.format(java.util.Locale.ROOT,
                "Theil and Sen's slope of the %s share over %d windows of equally many events of trees; interval: Sen's, 95 %%. Mann and Kendall's test, two-sided: p = %.3f.",
                what, windows, trend.p())).citing(Chronicle.MANN);
        return Double.isNaN(trend.low()) ? found : found.withInterval(trend.low(), trend.high());
    }

    private static boolean isDated(EventLog log, int event) {
        return log.timeMillis[event] != EventLog.NO_TIME;
    }
}
