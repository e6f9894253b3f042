// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.measure.diffusion.BurstClass;
import sideways.measure.diffusion.Burstiness;
import sideways.measure.diffusion.Cascades;
import sideways.measure.diffusion.Hawkes;
import sideways.run.Run;

/** Whether the movement feeds itself or is fed from outside: how much of what happens is set off by what happened before, and how its largest tree came and went. */
final class Bursts {

    /** A fit costs some hundred passes over the events, so it goes by this many in a row. */
    private static final int MOST_EVENTS = 20_000;

    private static final int FEWEST_EVENTS = 100;
    private static final int STRETCHES = 60;
    private static final int FEWEST_IN_TREE = 50;
    private static final int DAY = 86_400;
    private static final String OGATA = "Ogata 1978, doi:10.1007/BF02480216; Filimonov & Sornette 2015, doi:10.1080/14697688.2015.1032544";
    private static final String GOH = "Goh & Barabási 2008, doi:10.1209/0295-5075/81/48002; Kim & Jo 2016, doi:10.1103/PhysRevE.94.032311";
    private static final String CRANE = "Crane & Sornette 2008, doi:10.1073/pnas.0803685105";

    private Bursts() { }

    static List<Finding> findings(EventLog log, Flow flow, Run run) {
        List<Finding> findings = new ArrayList<>();
        long[] millis = times(log);
        int grain = CoActions.grain(log);
        if (millis.length < FEWEST_EVENTS || millis[0] == millis[millis.length - 1]) {
            String why = "There are " + millis.length + " events at a known time; it takes at least " + FEWEST_EVENTS + ", and not all at once.";
            for (String id : new String[] {"flow.branching", "flow.burstiness", "flow.memory"}) {
                findings.add(millis.length == 0 ? Finding.notTestable(id, "times", "No event of this log has a time.") : Finding.tooFew(id, "times", millis.length, why));
            }
        } else if (grain >= DAY) {
            for (String id : new String[] {"flow.branching", "flow.burstiness", "flow.memory"}) {
                findings.add(Finding.notTestable(id, "times", "Times in this log are days; who set off whom within a day cannot be told."));
            }
        } else {
            branching(findings, millis, Math.max(1, grain), run);
            Burstiness bursty = Burstiness.of(Arrays.stream(millis).asDoubleStream().toArray());
            add(findings, "flow.burstiness", "kim-jo", bursty.finite(), bursty.intervals(), "Burstiness of the intervals between events, corrected for their number: -1 regular, 0 by chance (Poisson), 1 in bursts.");
            add(findings, "flow.memory", "goh", bursty.memory(), bursty.intervals(), "Correlation of an interval between events with the next: above 0, short ones follow short ones.");
        }
        findings.add(largest(log, flow.main()));
        return findings;
    }

    private static void branching(List<Finding> findings, long[] millis, int grain, Run run) {
        int from = Math.max(0, (millis.length - MOST_EVENTS) / 2);
        long[] some = Arrays.copyOfRange(millis, from, Math.min(millis.length, from + MOST_EVENTS));
        double[] seconds = Hawkes.untied(Arrays.stream(some).map(t -> Math.floorDiv(t - some[0], 1000)).toArray(), grain);
        Hawkes fit = Hawkes.fit(seconds, Math.max(seconds[seconds.length - 1], 1), Hawkes.Options.DEFAULT, run);
        String method = "Events that one event sets off directly, on average: a self-exciting (Hawkes) process with a baseline in " + fit.baseline().length + (fit.baseline().length == 1 ? " stretch" : " stretches")
                + " of time, chosen by BIC, and a mean delay of " + delay(1 / fit.decay()) + (some.length < millis.length ? "; by the " + some.length + " events in the middle of " + millis.length : "")
                + ". Interval: 95 %, profile likelihood. An upper bound where people only keep the same hours.";
        Finding n = Finding.measured("flow.branching", "hawkes", fit.branching(), some.length, "events", method).citing(OGATA);
        findings.add(Double.isNaN(fit.low()) ? n : n.withInterval(Math.min(fit.low(), fit.branching()), Math.max(fit.high(), fit.branching())));
    }

    private static String delay(double seconds) {
        return seconds < 120 ? String.format(Locale.ROOT, "%.0f seconds", seconds) : seconds < 7200 ? String.format(Locale.ROOT, "%.0f minutes", seconds / 60)
                : seconds < 2.0 * DAY ? String.format(Locale.ROOT, "%.1f hours", seconds / 3600) : String.format(Locale.ROOT, "%.1f days", seconds / DAY);
    }

    private static void add(List<Finding> findings, String id, String variant, double value, long n, String method) {
        findings.add(Double.isNaN(value) ? Finding.tooFew(id, variant, n, "There are " + n + " intervals between events, too few or all alike.")
                : Finding.measured(id, variant, value, n, "index", method).citing(GOH));
    }

    /** The class of the largest tree, by its events in stretches from its first to when 95 % of it had come. */
    private static Finding largest(EventLog log, Cascades trees) {
        int largest = -1;
        for (int c = 0; c < trees.count; c++) {
            largest = largest < 0 || trees.size[c] > trees.size[largest] ? c : largest;
        }
        int tree = largest;
        long[] millis = tree < 0 ? new long[0] : java.util.stream.IntStream.range(0, log.eventCount)
                .filter(event -> trees.cascade[event] == tree && log.timeMillis[event] != EventLog.NO_TIME).mapToLong(event -> log.timeMillis[event]).sorted().toArray();
        if (millis.length < FEWEST_IN_TREE) {
            return Finding.tooFew("flow.burst", "largest-tree", millis.length, "The largest tree has " + millis.length + " events at a known time; it takes at least " + FEWEST_IN_TREE + ".");
        }
        long from = millis[0];
        long to = Math.max(from + STRETCHES, millis[(int) (0.95 * (millis.length - 1))] + 1);
        long[] events = new long[STRETCHES];
        for (long t : millis) {
            if (t < to) {
                events[(int) ((double) (t - from) / (to - from) * STRETCHES)]++;
            }
        }
        BurstClass burst = BurstClass.of(events);
        if (Double.isNaN(burst.exponent())) {
            return Finding.tooFew("flow.burst", "largest-tree", millis.length, "Too little of the largest tree follows its peak to tell how it faded.");
        }
        String kind = switch (burst.kind()) {
            case ENDOGENOUS -> "It grew from within, by word of mouth, and faded slowly.";
            case EXOGENOUS_CRITICAL -> "It was set off from outside, and passed on.";
            case EXOGENOUS_SUBCRITICAL -> "It was set off from outside, and hardly passed on.";
            case UNCLEAR -> "Whether it came from outside or from within is unclear.";
        };
        return Finding.measured("flow.burst", "largest-tree", burst.exponent(), millis.length, "exponent", "How fast the largest tree faded after its peak: its rate fell as the time since, to the minus this power. " + kind
                + " Classes: below .4 from within, to 1 from outside and passed on, above 1 from outside alone. Interval: 95 %, profile likelihood.").withInterval(burst.low(), burst.high()).citing(CRANE);
    }

    private static long[] times(EventLog log) {
        return java.util.stream.IntStream.range(0, log.eventCount).filter(event -> log.timeMillis[event] != EventLog.NO_TIME && log.actionOf(event) != Action.TIE)
                .mapToLong(event -> log.timeMillis[event]).sorted().toArray();
    }
}
