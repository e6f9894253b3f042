// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.graph.Graph;
import sideways.graph.Projections;
import sideways.measure.Proportion;
import sideways.measure.coordination.Shares;
import sideways.measure.diffusion.ExposureCurve;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * How things are taken up from those one listens to: whether a second and third exposure help more than the first, and whether who took it up
 * before matters at all.
 */
final class Contagion {

    private static final int FEWEST_ADOPTERS = 5;
    private static final int FEWEST_ITEMS = 20;
    private static final int MOST_ITEMS = 2000;
    private static final int FEWEST_AFTER = 30;
    private static final int SHUFFLES = 199;
    private static final String ROMERO = "Romero, Meeder & Kleinberg 2011, doi:10.1145/1963405.1963503; Centola & Macy 2007, doi:10.1086/521848";
    private static final String ANAGNOSTOPOULOS = "Anagnostopoulos, Kumar & Mahdian 2008, doi:10.1145/1401890.1401897; Shalizi & Thomas 2011, doi:10.1177/0049124111404820";

    /** Adopters of one thing, in order of time, and when. */
    private record Item(int[] adopter, double[] time) { }

    private Contagion() { }

    static List<Finding> findings(EventLog log, Graph interactions, List<CoActions.Trace> traces, Run run) {
        CoActions.Kind kind = null;
        List<Item> items = List.of();
        for (CoActions.Trace trace : traces) {
            // who answers the same item has not taken anything up, and who says the same may have met it anywhere
            if (trace.kind() == CoActions.Kind.SHARE || trace.kind() == CoActions.Kind.LINK || trace.kind() == CoActions.Kind.TAGS) {
                List<Item> found = items(trace.shares());
                if (found.size() > items.size()) {
                    kind = trace.kind();
                    items = found;
                }
            }
        }
        if (kind == null || items.size() < FEWEST_ITEMS) {
            String why = "There are " + items.size() + " links, tags or items passed on that " + FEWEST_ADOPTERS + " named accounts and more took up at a known time; it takes at least " + FEWEST_ITEMS + ".";
            return List.of(Finding.tooFew("flow.contagion", "exposure", items.size(), why), Finding.tooFew("infl.shuffle", "times", items.size(), why));
        }
        // passing an item on ties to its author, so those ties cannot say who heard of it
        Graph hears = kind == CoActions.Kind.SHARE ? Projections.replies(log) : interactions;
        if (hears.edgeCount() < Niches.FEWEST_TIES) {
            String why = "There are " + hears.edgeCount() + " ties that tell who listens to whom, apart from what is taken up; it takes at least " + Niches.FEWEST_TIES + ".";
            return List.of(Finding.tooFew("flow.contagion", "exposure", hears.edgeCount(), why), Finding.tooFew("infl.shuffle", "times", hears.edgeCount(), why));
        }
        ExposureCurve.Counter counter = new ExposureCurve.Counter(hears, Double.POSITIVE_INFINITY);
        for (Item item : items) {
            counter.add(item.adopter, item.time);
        }
        ExposureCurve curve = counter.fit();
        List<Finding> findings = new ArrayList<>(List.of(told(curve, kind, items.size())));
        findings.addAll(chances(curve, kind));
        findings.add(shuffled(hears, kind, items, run));
        return findings;
    }

    private static List<Item> items(Shares shares) {
        List<Item> items = new ArrayList<>();
        boolean[] seen = new boolean[shares.accountCount];
        for (int o = 0; o < shares.objectCount; o++) {
            int[] adopter = new int[shares.start[o + 1] - shares.start[o]];
            double[] time = new double[adopter.length];
            int count = 0;
            for (int row = shares.start[o]; row < shares.start[o + 1]; row++) {
                if (!seen[shares.account[row]]) {
                    seen[shares.account[row]] = true;
                    adopter[count] = shares.account[row];
                    time[count++] = shares.second[row];
                }
            }
            for (int i = 0; i < count; i++) {
                seen[adopter[i]] = false;
            }
            if (count >= FEWEST_ADOPTERS) {
                items.add(new Item(Arrays.copyOf(adopter, count), Arrays.copyOf(time, count)));
            }
        }
        items.sort(Comparator.comparingInt((Item item) -> -item.adopter.length));
        return items.subList(0, Math.min(MOST_ITEMS, items.size()));
    }

    /** The curve, as far as enough people came to each exposure. */
    private static List<Finding> chances(ExposureCurve curve, CoActions.Kind kind) {
        List<Finding> chances = new ArrayList<>();
        for (int k = 1; k < curve.reached().length && curve.reached()[k] >= FEWEST_AFTER; k++) {
            long reached = Math.round(curve.reached()[k]);
            Proportion won = new Proportion(Math.min(reached, Math.round(curve.adopted()[k])), reached);
            double[] interval = won.interval();
            chances.add(Finding.measured("flow.exposure", "latest", won.value(), reached, "share", "Of those who came to this exposure to " + kind.told + " without having been won, the share it won; the latest exposure "
                    + "before an adoption counts. Interval: 95 %, Wilson.").withInterval(interval[0], interval[1]).withScope("exposure:" + k).citing(ROMERO));
        }
        return chances;
    }

    private static Finding told(ExposureCurve curve, CoActions.Kind kind, int items) {
        double after = Arrays.stream(curve.adopted(), 1, curve.adopted().length).sum();
        if (Double.isNaN(curve.gamma()) || after < FEWEST_AFTER) {
            return Finding.tooFew("flow.contagion", "exposure", Math.round(after), "There are " + Math.round(after) + " adoptions by somebody who had heard of it from an earlier adopter; it takes at least " + FEWEST_AFTER
                    + ", and some who heard of it more than once.");
        }
        String answer = curve.low() > 0 ? "Complex: people want to see others do it first." : curve.high() < 0 ? "Saturating: who can be won is won at once." : "Not told from simple: each exposure is a chance of its own.";
        String chances = String.join(", ", java.util.stream.IntStream.rangeClosed(1, 4).filter(k -> curve.reached()[k] > 0)
                .mapToObj(k -> String.format(Locale.ROOT, "%.2g at the %d.", curve.adopted()[k] / curve.reached()[k], k)).toList());
        return Finding.measured("flow.contagion", "exposure", curve.gamma(), Math.round(after), "index", answer + " How the chance to take up " + kind.told + " grows with the number of people one listens to who have: 0 where it does not (a shared "
                + "video), above 0 where it does (a vote). Chances: " + chances + " Of the " + items + " most taken up; the latest exposure before an adoption counts. Interval: 95 %, profile likelihood." + Carriers.CAUTION)
                .withInterval(Math.min(curve.low(), curve.gamma()), Math.max(curve.high(), curve.gamma())).citing(ROMERO);
    }

    /** Were those who took it up after somebody they listen to more than if everybody had taken it up in another order? */
    private static Finding shuffled(Graph hears, CoActions.Kind kind, List<Item> items, Run run) {
        long adoptions = items.stream().mapToLong(item -> item.adopter.length).sum();
        double observed = after(hears, items, null) / (double) adoptions;
        double[] chance = new double[SHUFFLES];
        run.blocks("Shuffling times", SHUFFLES, 8, (block, from, to) -> {
            for (int s = from; s < to; s++) {
                chance[s] = after(hears, items, run.random("contagion.shuffle", s)) / (double) adoptions;
            }
        });
        long asMuch = Arrays.stream(chance).filter(c -> c >= observed).count();
        double p = (1 + asMuch) / (1.0 + SHUFFLES);
        return Finding.measured("infl.shuffle", "times", observed, adoptions, "share", "Share of adoptions of " + kind.told + " that came after one by somebody the adopter listens to. Null: the same adopters in a random order, mean over " + SHUFFLES
                + String.format(Locale.ROOT, "; p = %.3g. ", p) + (p <= 0.05 ? "The order matters, so likeness of friends alone does not explain it." : "The order does not matter beyond chance: likeness of friends, or an outside cause, may explain it all.")
                + " An association, not a cause.").withNull(Arrays.stream(chance).average().orElseThrow()).citing(ANAGNOSTOPOULOS);
    }

    private static long after(Graph hears, List<Item> items, Rng shuffle) {
        int[] place = new int[hears.nodeCount];
        Arrays.fill(place, Integer.MAX_VALUE);
        long after = 0;
        for (Item item : items) {
            int[] order = item.adopter;
            if (shuffle != null) {
                order = order.clone();
                shuffle.shuffle(order);
            }
            for (int i = 0; i < order.length; i++) {
                place[order[i]] = i;
            }
            for (int i = 0; i < order.length; i++) {
                boolean heard = false;
                for (long arc = hears.offset[order[i]]; arc < hears.offset[order[i] + 1] && !heard; arc++) {
                    heard = place[hears.neighbor[(int) arc]] < i;
                }
                after += heard ? 1 : 0;
            }
            for (int adopter : order) {
                place[adopter] = Integer.MAX_VALUE;
            }
        }
        return after;
    }
}
