// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.graph.Projections;
import sideways.measure.diffusion.Cascades;
import sideways.measure.influence.Cores;
import sideways.measure.influence.Inequality;
import sideways.measure.influence.LeaderRank;
import sideways.measure.influence.PageRank;
import sideways.measure.influence.PowerLaw;
import sideways.run.Rng;
import sideways.run.Run;

/** Who has the say, and how unequally it is spread. */
record Influence(List<Finding> findings, List<Findings.Actor> actors, List<Findings.Point> lorenz) {

    private static final int FEWEST_HOLDERS = 30;
    private static final int SHOWN = 50;
    private static final int RANK_RESAMPLES = 40;
    private static final long MOST_TIES_RESAMPLED = 2_000_000;
    private static final double RESAMPLED_PRECISION = 1e-5;
    private static final int LORENZ_POINTS = 100;

    private static final String GINI = "Gini 1912; null: the same total dealt at random to equal users";

    private static final String CLAUSET = "Clauset, Shalizi & Newman 2009, doi:10.1137/070710111";

    static Influence of(EventLog log, Graph interactions, double[] rank, Niches niches, Flow flow, Carriers carriers, IntFunction<String> actorId,
            Analysis.Options options, Run run) {
        long[] received = received(log);
        int[] named = IntStream.range(0, log.actorCount).filter(actor -> log.actorName[actor] != null).toArray();
        long[] ofActors = Arrays.stream(named).mapToLong(actor -> received[actor]).toArray();
        long[] ofItems = receivedByItems(log);
        List<Finding> findings = new ArrayList<>();
        boolean people = add(findings, "actors", ofActors, "named actors", "replies, shares, gifts and ties received", options, run);
        boolean items = add(findings, "items", ofItems, "posts", "replies, shares and gifts received", options, run);
        long[] shown = people ? ofActors : ofItems;
        List<Findings.Point> lorenz = new ArrayList<>();
        if (people || items) {
            double[] curve = Inequality.lorenz(shown, LORENZ_POINTS);
            for (int point = 0; point <= LORENZ_POINTS; point++) {
                lorenz.add(new Findings.Point(point / (double) LORENZ_POINTS, curve[point]));
            }
        }
        List<Findings.Actor> actors = interactions.edgeCount() == 0 ? List.of()
                : actors(log, interactions, rank, niches, flow, carriers, received, named, actorId, run);
        return new Influence(findings, actors, lorenz);
    }

    /** Adds the inequality of one kind of holdings; whether there was enough to measure. */
    private static boolean add(List<Finding> findings, String variant, long[] held, String holders, String what, Analysis.Options options, Run run) {
        String[] ids = {"infl.gini", "infl.top1", "infl.top10"};
        long total = Arrays.stream(held).sum();
        if (total == 0 || held.length < FEWEST_HOLDERS || total < FEWEST_HOLDERS) {
            for (String id : ids) {
                findings.add(total == 0
                        ? Finding.notTestable(id, variant, "The log shows no " + what + " by " + holders + ".")
                        : Finding.tooFew(id, variant, Math.min(held.length, total), "There are " + held.length + " " + holders + " and " + total + " "
                                + what + "; it takes at least " + FEWEST_HOLDERS + " of each."));
            }
            return false;
        }
        Inequality observed = Inequality.of(held);
        Inequality[] resampled = Inequality.bootstrap(held, options.bootstraps(), run);
        Inequality[] equal = Inequality.equalUsers(held, options.nulls(), run);
        String method = " Over " + held.length + " " + holders + " and " + total + " " + what
                + ". Interval: 95 %, resampled " + holders + ". Null: mean over " + equal.length + " deals of the same total to equal holders.";
        measure(findings, "infl.gini", variant, observed.gini(), resampled, equal, Inequality::gini, held.length, "gini",
                "Gini coefficient: 0 where all hold the same, near 1 where one holds all." + method);
        measure(findings, "infl.top1", variant, observed.top1(), resampled, equal, Inequality::top1, held.length, "share",
                "Share held by the top 1 %." + method);
        measure(findings, "infl.top10", variant, observed.top10(), resampled, equal, Inequality::top10, held.length, "share",
                "Share held by the top 10 %." + method);
        findings.addAll(tail(variant, held, holders, what, options, run));
        return true;
    }

    /** How heavy the tail is, and whether a lognormal tells it better. */
    private static List<Finding> tail(String variant, long[] held, String holders, String what, Analysis.Options options, Run run) {
        PowerLaw law = PowerLaw.of(held);
        if (law == null) {
            return List.of(Finding.tooFew("infl.tail", variant, Arrays.stream(held).filter(h -> h > 0).count(),
                    "A tail takes " + PowerLaw.FEWEST + " " + holders + " with different numbers of " + what + "."));
        }
        Quantiles spread = Quantiles.middle(law.bootstrap(held, options.bootstraps(), run), 0.95);
        String told = law.p() > 0.05 ? "cannot be told apart" : law.ratio() > 0 ? "the power law tells them better" : "the lognormal tells them better";
        return List.of(
                Fragmentation.around(Finding.measured("infl.tail", variant, law.exponent(), law.tail(), "exponent", "Exponent of a power law over the " + law.tail() + " " + holders
                        + " with " + law.threshold() + " and more " + what + ", where it fits best: below 2 the mean is made by the largest, below 3 the variance is. Interval: 95 %, resampled "
                        + holders + ". Beside a lognormal: " + told + "."), spread).citing(CLAUSET),
                Finding.measured("infl.tail", variant + "-over-lognormal", law.ratio(), law.tail(), "nats", String.format(java.util.Locale.ROOT,
                        "Log-likelihood of the power law less that of a lognormal, over the same tail: above 0 for the power law. Vuong's test, two-sided: p = %.3f.", law.p())).citing(CLAUSET));
    }

    private interface Aspect {
        double of(Inequality inequality);
    }

    private static void measure(List<Finding> findings, String id, String variant, double value, Inequality[] resampled, Inequality[] equal,
            Aspect aspect, int n, String unit, String method) {
        Quantiles spread = Quantiles.middle(Arrays.stream(resampled).mapToDouble(aspect::of).toArray(), 0.95);
        Quantiles chance = Quantiles.middle(Arrays.stream(equal).mapToDouble(aspect::of).toArray(), 0.95);
        findings.add(Fragmentation.around(Finding.measured(id, variant, value, n, unit, method), spread).withNull(chance.mean()).citing(GINI));
    }

    /** What each actor received: answers, passings-on, gifts and ties from others, by anybody, named or not. */
    private static long[] received(EventLog log) {
        long[] received = new long[log.actorCount];
        for (int event = 0; event < log.eventCount; event++) {
            int to = Projections.addressee(log, event);
            if (to != EventLog.NONE && to != log.actor[event] && log.actionOf(event) != Action.VOTE) {
                received[to] += log.count[event];
                if (log.has(event, EventLog.UNDIRECTED)) {
                    received[log.actor[event]] += log.count[event];
                }
            }
        }
        return received;
    }

    /** What each post that starts something received: the events of its tree and its gifts. */
    private static long[] receivedByItems(EventLog log) {
        long[] received = new long[log.eventCount];
        boolean[] item = new boolean[log.eventCount];
        for (int event = 0; event < log.eventCount; event++) {
            Action action = log.actionOf(event);
            item[event] = action == Action.POST;
            int to = log.shareOf[event] != EventLog.NONE ? log.shareOf[event]
                    : action == Action.GIVE || log.root[event] == EventLog.NONE ? log.parent[event] : log.root[event];
            if (to != EventLog.NONE && to != event) {
                received[to] += log.count[event];
            }
        }
        return IntStream.range(0, log.eventCount).filter(event -> item[event]).mapToLong(event -> received[event]).toArray();
    }

    private static List<Findings.Actor> actors(EventLog log, Graph interactions, double[] rank, Niches niches, Flow flow, Carriers carriers, long[] received,
            int[] named, IntFunction<String> actorId, Run run) {
        int[] order = ranked(rank, named);
        int shown = Math.min(SHOWN, order.length);
        int[][] place = resampledPlaces(interactions, named, Arrays.copyOf(order, shown), run);
        long[] acted = new long[log.actorCount];
        long[] reach = new long[log.actorCount];
        for (int event = 0; event < log.eventCount; event++) {
            acted[log.actor[event]] += log.actionOf(event) == Action.TIE ? log.count[event] : 1;
        }
        addReach(log, flow.replies(), reach);
        addReach(log, flow.shares(), reach);
        double[] leader = LeaderRank.of(interactions, run);
        int[] core = Cores.coreNumber(interactions);
        int[] h = Cores.hIndex(interactions);
        List<Findings.Actor> rows = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            int actor = order[i];
            int niche = niches.nicheOfActor()[actor];
            int low = i + 1;
            int high = i + 1;
            if (place.length > 0) {
                Quantiles spread = Quantiles.middle(Arrays.stream(place[i]).asDoubleStream().toArray(), 0.9);
                low = (int) Math.min(low, Math.floor(spread.low()));
                high = (int) Math.max(high, Math.ceil(spread.high()));
            }
            rows.add(new Findings.Actor(actorId.apply(actor), niche < 0 ? "" : Integer.toString(niche + 1), i + 1, low, high, rank[actor],
                    acted[actor], received[actor], reach[actor], leader[actor], core[actor], h[actor], carriers.credit()[actor],
                    carriers.audience()[actor], carriers.crossings()[actor], carriers.hidden()[actor]));
        }
        return rows;
    }

    private static void addReach(EventLog log, Cascades trees, long[] reach) {
        for (int c = 0; c < trees.count; c++) {
            if (trees.source[c] < log.eventCount) {
                reach[log.actor[trees.source[c]]] += trees.size[c] - 1;
            }
        }
    }

    /** Actors by rank, highest first; of equals, the one seen first. */
    static int[] ranked(double[] rank, int[] among) {
        return Arrays.stream(among).boxed()
                .sorted(Comparator.comparing((Integer actor) -> -rank[actor]).thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue).toArray();
    }

    /** Places of {@code actors} when every tie is counted afresh, a Poisson number of times around its weight. */
    private static int[][] resampledPlaces(Graph interactions, int[] named, int[] actors, Run run) {
        if (interactions.edgeCount() > MOST_TIES_RESAMPLED) {
            return new int[0][];
        }
        int[][] place = new int[actors.length][RANK_RESAMPLES];
        run.blocks("Ranking influencers", RANK_RESAMPLES, 1, (block, from, to) -> {
            Rng rng = run.random("rank.bootstrap", block);
            GraphBuilder builder = new GraphBuilder(true);
            interactions.forEachArc((tail, head, weight) -> {
                int drawn = rng.nextPoisson(weight);
                if (drawn > 0) {
                    builder.add(tail, head, drawn);
                }
            });
            double[] rank = PageRank.of(builder.build(interactions.nodeCount), PageRank.DAMPING, RESAMPLED_PRECISION, run);
            for (int i = 0; i < actors.length; i++) {
                int above = 0;
                for (int other : named) {
                    above += rank[other] > rank[actors[i]] ? 1 : 0;
                }
                place[i][block] = above + 1;
            }
        });
        return place;
    }
}
