// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.measure.Proportion;
import sideways.run.Rng;
import sideways.run.Run;

/** Who ties niches together, and whether they still do: people with ties into other niches in the earlier half of the log who have none in the later. */
final class Bridges {

    private static final int FEWEST_TIES = 5;
    private static final int FEWEST_ACTORS = 30;
    private static final double CROSSING = 0.2;
    private static final int NULLS = 200;
    private static final String VARIANT = "earlier-later";

    private Bridges() { }

    static List<Finding> findings(EventLog log, Niches niches, Run run) {
        if (niches.basis() != Niches.Basis.TIES || niches.nicheCount() < 2) {
            return List.of(Finding.notTestable("pol.bridges-lost", VARIANT, "There are no two niches of people who are tied, so nobody ties any together."));
        }
        Windows.Ties ties = Windows.Ties.of(log);
        int[] niche = niches.nicheOfActor();
        int[] tie = IntStream.range(0, ties.from().length).filter(t -> niche[ties.from()[t]] >= 0 && niche[ties.to()[t]] >= 0 && ties.from()[t] != ties.to()[t]).toArray();
        boolean[] later = new boolean[tie.length];
        for (int i = tie.length / 2; i < tie.length; i++) {
            later[i] = true;
        }
        Proportion lost = lost(ties, tie, later, niche);
        if (lost.of() < FEWEST_ACTORS) {
            return List.of(Finding.tooFew("pol.bridges-lost", VARIANT, lost.of(), lost.of() + " actors have " + FEWEST_TIES + " ties in each half of the log, a fifth of the earlier into other niches; it takes " + FEWEST_ACTORS + "."));
        }
        double[] chance = new double[NULLS];
        run.blocks("Dealing ties to halves", NULLS, 10, (block, from, to) -> {
            for (int k = from; k < to; k++) {
                Rng rng = run.random("bridges", k);
                int[] order = IntStream.range(0, tie.length).toArray();
                rng.shuffle(order);
                boolean[] dealt = new boolean[tie.length];
                for (int i = tie.length / 2; i < tie.length; i++) {
                    dealt[order[i]] = true;
                }
                chance[k] = lost(ties, tie, dealt, niche).value();
            }
        });
        Quantiles luck = Quantiles.middle(Arrays.stream(chance).filter(c -> !Double.isNaN(c)).toArray(), 0.95);
        double[] interval = lost.interval();
        return List.of(Finding.measured("pol.bridges-lost", VARIANT, lost.value(), lost.of(), "share", String.format(Locale.ROOT, "Of actors a fifth of whose ties lead into other niches in the earlier half of the log, with %d ties in each half, the share who have none into others in the later. "
                + "Null: ties dealt to the halves at random, mean of %d (95 %% of them from %.3f to %.3f). Interval: 95 %%, Wilson.", FEWEST_TIES, NULLS, luck.low(), luck.high())).withInterval(interval[0], interval[1]).withNull(luck.mean()));
    }

    private static Proportion lost(Windows.Ties ties, int[] tie, boolean[] later, int[] niche) {
        int[][] all = new int[2][ties.actors()];
        int[][] across = new int[2][ties.actors()];
        for (int i = 0; i < tie.length; i++) {
            int half = later[i] ? 1 : 0;
            int from = ties.from()[tie[i]];
            int to = ties.to()[tie[i]];
            int crosses = niche[from] != niche[to] ? 1 : 0;
            all[half][from]++;
            all[half][to]++;
            across[half][from] += crosses;
            across[half][to] += crosses;
        }
        int[] bridges = IntStream.range(0, ties.actors()).filter(a -> all[0][a] >= FEWEST_TIES && all[1][a] >= FEWEST_TIES && across[0][a] >= CROSSING * all[0][a]).toArray();
        return new Proportion(Arrays.stream(bridges).filter(a -> across[1][a] == 0).count(), bridges.length);
    }
}
