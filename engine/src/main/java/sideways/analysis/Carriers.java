// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.graph.Graph;
import sideways.measure.diffusion.Cascades;
import sideways.measure.influence.HiddenInfluence;
import sideways.measure.influence.TreeCredit;
import sideways.run.Run;

/**
 * Who carries things on, and what would be lost without them. None of it says that anybody caused anything: friends are alike, and may do
 * alike without telling each other.
 *
 * @param credit Shapley's credit of actor, in events
 * @param audience people who ever took something up from the actor
 * @param crossings how often the actor was the first of a niche in a tree from another
 * @param hidden actors whose reach lies far above their audience
 */
record Carriers(List<Finding> findings, List<Findings.Removal> removal, double[] credit, int[] audience, int[] crossings, boolean[] hidden) {

    static final String CAUTION = " An association, not a cause: others might have passed it on.";

    private static final int[] REMOVED = {1, 2, 5, 10, 20, 50, 100};
    private static final int HEADLINE = 10;
    private static final int WIDTH = 20;
    private static final int FEWEST_EVENTS = 100;
    private static final int FEWEST_CROSSINGS = 20;
    private static final String SHAPLEY = "Shapley 1953, doi:10.1515/9781400881970-018";
    private static final String HIDDEN = "González-Bailón, Borge-Holthoefer & Moreno 2013, doi:10.1177/0002764213479371";
    private static final String SHALIZI = "Shalizi & Thomas 2011, doi:10.1177/0049124111404820";

    static Carriers of(EventLog log, Graph interactions, Niches niches, Flow flow, Analysis.Options options, Run run) {
        Cascades trees = flow.main();
        int[] actor = Arrays.copyOf(log.actor, trees.parent.length);
        // stand-ins for posts outside of the log are nobody's; they get a number of their own
        Arrays.fill(actor, log.eventCount, actor.length, log.actorCount);
        double[] byEvent = TreeCredit.of(trees.parent, trees.order);
        double[] credit = new double[log.actorCount];
        long[] acted = new long[log.actorCount + 1];
        long[] reach = new long[log.actorCount];
        for (int event = 0; event < log.eventCount; event++) {
            credit[log.actor[event]] += byEvent[event];
            acted[log.actor[event]] += trees.cascade[event] != EventLog.NONE ? 1 : 0;
        }
        long below = 0;
        long[] under = new long[trees.parent.length];
        for (int i = trees.order.length - 1; i >= 0; i--) {
            int event = trees.order[i];
            if (trees.parent[event] != EventLog.NONE) {
                under[trees.parent[event]] += under[event] + 1;
                below++;
            }
            if (event < log.eventCount) {
                reach[log.actor[event]] += under[event];
            }
        }
        int[] named = IntStream.range(0, log.actorCount).filter(a -> log.actorName[a] != null && acted[a] > 0).toArray();
        int[] audience = interactions.reversed().degrees();
        List<Finding> findings = new ArrayList<>();
        boolean known = flow.readings().parentsAreKnown();
        List<Findings.Removal> removal = !known || below < FEWEST_EVENTS || named.length < 3 * HEADLINE ? List.of()
                : removal(trees, actor, named, credit, acted, options, run);
        if (known) {
            addRemoval(findings, removal, below, named.length, options);
        } else {
            findings.add(Finding.notTestable("infl.removal", "top10", "This log credits every share to the original. Who carried it on is supposed, and what would be lost without them is not told; "
                    + "credit (actors.csv) goes to the originals alone."));
        }
        boolean[] hidden = addHidden(findings, log, named, audience, reach);
        int[] crossings = crossings(log, trees, niches);
        addCrossings(findings, crossings, named);
        return new Carriers(findings, removal, credit, audience, crossings, hidden);
    }

    /** What is cut off without the most credited, beside as many others who did as much. */
    private static List<Findings.Removal> removal(Cascades trees, int[] actor, int[] named, double[] credit, long[] acted, Analysis.Options options, Run run) {
        int[] order = Influence.ranked(credit, named);
        List<Findings.Removal> curve = new ArrayList<>();
        for (int count : REMOVED) {
            if (3 * count > named.length) {
                break;
            }
            int[] top = Arrays.copyOf(order, count);
            double[] matched = new double[options.nulls()];
            run.blocks("Leaving out carriers", matched.length, 1, (block, from, to) ->
                    matched[block] = lost(trees, actor, TreeCredit.matched(top, named, acted, WIDTH, run.random("removal." + count, block)), acted.length));
            Quantiles spread = Quantiles.middle(matched, 0.95);
            curve.add(new Findings.Removal(count, lost(trees, actor, top, acted.length), spread.mean(), spread.low(), spread.high()));
        }
        return List.copyOf(curve);
    }

    private static double lost(Cascades trees, int[] actor, int[] those, int actors) {
        boolean[] removed = new boolean[actors];
        for (int each : those) {
            removed[each] = true;
        }
        return TreeCredit.lost(trees.parent, trees.order, actor, removed);
    }

    private static void addRemoval(List<Finding> findings, List<Findings.Removal> removal, long below, int named, Analysis.Options options) {
        Findings.Removal ten = removal.stream().filter(r -> r.removed() == HEADLINE).findFirst().orElse(null);
        if (ten == null) {
            findings.add(below == 0 ? Finding.notTestable("infl.removal", "top10", "No event of this log is linked to the one it answers or passes on.")
                    : Finding.tooFew("infl.removal", "top10", below, "There are " + below + " events below the start of a tree and " + named
                            + " named actors in trees; it takes " + FEWEST_EVENTS + " and " + 3 * HEADLINE + "."));
            return;
        }
        findings.add(Finding.measured("infl.removal", "top10", ten.lost(), below, "share", "Share of all events below the start of their tree that are by, or below one by, the "
                + HEADLINE + " actors with the most credit; credit divides each event evenly among those above it (Shapley). Null: mean over " + options.nulls()
                + " sets of as many other actors who acted as often." + CAUTION).withNull(ten.matched()).citing(SHAPLEY + "; " + SHALIZI));
    }

    private static boolean[] addHidden(List<Finding> findings, EventLog log, int[] named, int[] audience, long[] reach) {
        boolean[] hidden = new boolean[log.actorCount];
        int[] heard = Arrays.stream(named).filter(a -> audience[a] > 0).toArray();
        HiddenInfluence found = HiddenInfluence.of(Arrays.stream(heard).mapToLong(a -> audience[a]).toArray(), Arrays.stream(heard).mapToLong(a -> reach[a]).toArray());
        if (found == null) {
            findings.add(Finding.tooFew("infl.hidden", "residual", heard.length, "There are " + heard.length + " named actors who were answered or passed on; it takes at least "
                    + HiddenInfluence.FEWEST + "."));
            return hidden;
        }
        int count = 0;
        for (int i = 0; i < heard.length; i++) {
            hidden[heard[i]] = found.hidden()[i];
            count += found.hidden()[i] ? 1 : 0;
        }
        findings.add(Finding.measured("infl.hidden", "residual", count, heard.length, "actors", "Actors whose events have far more below them than their audience (the people who ever took something up "
                + "from them) lets one expect: q of 5 % over the robust line of reach on audience, and not of the tenth with the largest audience." + CAUTION).citing(HIDDEN));
        return hidden;
    }

    /** How often each actor was the first of a niche in a tree that had started in another. */
    private static int[] crossings(EventLog log, Cascades trees, Niches niches) {
        int[] first = new int[log.actorCount];
        int[] nicheOf = niches.nicheOfActor();
        if (niches.nicheCount() < 2) {
            return first;
        }
        Cascades.ByTree byTree = trees.byTree(log.eventCount);
        int[] start = byTree.start();
        int[] events = byTree.event();
        int[] seenIn = new int[niches.nicheCount()];
        Arrays.fill(seenIn, -1);
        for (int c = 0; c < trees.count; c++) {
            boolean home = true;
            for (int i = start[c]; i < start[c + 1]; i++) {
                int niche = nicheOf[log.actor[events[i]]];
                if (niche == EventLog.NONE || seenIn[niche] == c) {
                    continue;
                }
                seenIn[niche] = c;
                first[log.actor[events[i]]] += home ? 0 : 1;
                home = false;
            }
        }
        return first;
    }

    private static void addCrossings(List<Finding> findings, int[] crossings, int[] named) {
        long all = Arrays.stream(crossings).asLongStream().sum();
        if (all < FEWEST_CROSSINGS) {
            findings.add(Finding.tooFew("infl.bridges", "top10", all, "Trees came " + all + " times into a niche other than that they started in; it takes at least " + FEWEST_CROSSINGS + "."));
            return;
        }
        long top = Arrays.stream(named).mapToLong(a -> -crossings[a]).sorted().limit(HEADLINE).map(c -> -c).sum();
        findings.add(Finding.measured("infl.bridges", "top10", top / (double) all, all, "share", "Of the times a tree came into a niche other than that it started in, the share that the "
                + HEADLINE + " busiest bridge carriers were the first of that niche in it." + CAUTION).citing(SHALIZI));
    }
}
