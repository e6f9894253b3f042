// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.measure.diffusion.Cascades;
import sideways.measure.diffusion.CreditedTrees;
import sideways.measure.diffusion.Reconstruction.Rule;
import sideways.run.Run;

/**
 * Whether a log says from whom people had what they passed on, and if not, what can be supposed.
 *
 * <p>The log itself tells. Where each share is credited to the original, all trees are stars, however large they are; and that is no way
 * people share who listen to one another: of {@value #EXPOSED} events whose author is known to listen to somebody before them, if but one in ten had it from there,
 * at least one would hang lower with a chance of 1 − .9^30 = 96 %.
 *
 * @param parentsAreKnown whether the log says who had it from whom, as far as can be told
 * @param readings the trees as linked, or by each supposition
 * @param exposed events whose author is known to listen to somebody before them other than the source, where parents had to be supposed
 */
record Suppositions(boolean parentsAreKnown, List<TreeReading> readings, long exposed) {

    static final String ID = "flow.supposed";

    private static final int LARGE = 10;
    private static final int FEWEST_LARGE = 10;
    private static final int FEWEST_EVENTS = 100;
    private static final double MOST_BELOW = 0.005;
    private static final double LEAST_DATED = 0.95;
    private static final int EXPOSED = 30;
    private static final Rule[] RULES = {Rule.SHALLOWEST, Rule.LATEST, Rule.AUDIENCE, Rule.UNIFORM, Rule.DELAY, Rule.DEEPEST};
    private static final String[] NAMES = {"the one nearest to the original", "the latest heard", "the one with the largest audience", "any of those heard", "by delay", "the one farthest from it"};

    /** Trees of shares: as they are linked, or as they may have been. */
    static Suppositions ofShares(EventLog log, Cascades trees, Analysis.Options options, Run run) {
        if (areStars(trees) && isDated(log, trees)) {
            CreditedTrees made = CreditedTrees.of(log, trees);
            long exposed = made.reconstruction().exposed();
            if (exposed >= EXPOSED) {
                List<TreeReading> readings = new ArrayList<>();
                for (Rule rule : RULES) {
                    readings.add(TreeReading.of(rule, log, Cascades.of(made.parents(rule, run), new boolean[trees.parent.length]), options, run));
                }
                return new Suppositions(false, List.copyOf(readings), exposed);
            }
        }
        return asLinked(log, trees, options, run);
    }

    static Suppositions asLinked(EventLog log, Cascades trees, Analysis.Options options, Run run) {
        return new Suppositions(true, List.of(TreeReading.of(null, log, trees, options, run)), 0);
    }

    /** Without times nobody knows who came before whom. */
    private static boolean isDated(EventLog log, Cascades trees) {
        long events = 0;
        long dated = 0;
        for (int event = 0; event < log.eventCount; event++) {
            events += trees.cascade[event] != EventLog.NONE ? 1 : 0;
            dated += trees.cascade[event] != EventLog.NONE && log.timeMillis[event] != EventLog.NO_TIME ? 1 : 0;
        }
        return dated >= LEAST_DATED * events;
    }

    /** Whether all trees are stars, although many are large. */
    static boolean areStars(Cascades trees) {
        long large = IntStream.of(trees.size).filter(size -> size >= LARGE).count();
        long inLarge = IntStream.of(trees.size).filter(size -> size >= LARGE).asLongStream().map(size -> size - 1).sum();
        long lower = IntStream.range(0, trees.count).mapToLong(c -> trees.size[c] - 1 - trees.broadcast[c] - trees.uncertain[c]).sum();
        return large >= FEWEST_LARGE && inLarge >= FEWEST_EVENTS && lower <= MOST_BELOW * TreeReading.below(trees);
    }

    /** That parents are supposed, and of how many it is known that they had a choice. */
    List<Finding> findings(Cascades trees) {
        if (parentsAreKnown) {
            return List.of();
        }
        long below = TreeReading.below(trees);
        return List.of(Finding.measured(ID, "share", exposed / (double) below, below, "share", "Every share is credited to the original, and " + exposed + " of " + below
                + " are by somebody who listens to one who had shared it before. Who had it from whom is therefore supposed, by six rules; numbers that rest on it are intervals over them.")
                .citing(Flow.DEVERNA));
    }

    interface OfReading {
        Finding of(TreeReading reading);
    }

    /** The number as the trees are linked, or as an interval over what can be supposed. */
    Finding over(OfReading measure) {
        List<Finding> found = readings.stream().map(measure::of).toList();
        Finding first = found.get(0);
        for (Finding each : found) {
            if (parentsAreKnown || !each.isMeasured()) {
                return each;
            }
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double chance = found.stream().mapToDouble(Finding::nullValue).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
        double value = 0;
        for (int i = 0; i < found.size(); i++) {
            Finding each = found.get(i);
            low = Math.min(low, Double.isNaN(each.low()) ? each.value() : each.low());
            high = Math.max(high, Double.isNaN(each.high()) ? each.value() : each.high());
            value += i == 0 || i == found.size() - 1 ? 0 : each.value() / (found.size() - 2);
        }
        String by = IntStream.range(0, found.size()).mapToObj(i -> String.format(Locale.ROOT, "%s %.3g", NAMES[i], found.get(i).value())).collect(Collectors.joining("; "));
        return Finding.measured(first.id(), first.variant(), value, first.n(), first.unit(), first.method()
                + " Parents are supposed, because the log credits every share to the original. By whom they had it from: " + by
                + ". The value is the mean of the middle four, the interval holds those of all six.").withInterval(low, high).withNull(chance).citing(first.cite());
    }
}
