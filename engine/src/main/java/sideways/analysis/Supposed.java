// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.graph.Graph;
import sideways.measure.diffusion.Cascades;
import sideways.measure.diffusion.Reconstruction;
import sideways.measure.diffusion.Reconstruction.Rule;
import sideways.run.Run;

/**
 * Flow where the log credits every passing-on to the original: parents are supposed by several rules, and every number is the interval over
 * them. A log whose trees of shares are all stars may be of people who all had it from the source, or of a platform that does not
 * say; both are in the interval.
 */
final class Supposed {

    private static final int FEWEST_TREES = 10;
    private static final int FEWEST_SHARES = 100;
    private static final int SHAPED = 10;
    private static final int DRAWS = 5;
    private static final String CITE = "DeVerna et al. 2024, arXiv:2410.21554; Bakshy et al. 2011, doi:10.1145/1935826.1935845; Vosoughi, Roy & Aral 2018, doi:10.1126/science.aap9559";

    private Supposed() { }

    /** Nothing where shares name whom they were passed on from. */
    static List<Finding> findings(EventLog log, Graph interactions, Cascades shares, Run run) {
        long below = Arrays.stream(shares.size).asLongStream().sum() - shares.count;
        boolean stars = IntStream.of(shares.depth).allMatch(depth -> depth == 1);
        int[] trees = IntStream.range(0, shares.count).filter(c -> shares.source[c] < log.eventCount && !log.isNobody(shares.source[c])
                && log.timeMillis[shares.source[c]] != EventLog.NO_TIME).toArray();
        if (!stars || below < FEWEST_SHARES || trees.length < FEWEST_TREES) {
            return List.of();
        }
        int[][] events = events(log, shares, trees);
        int[][] actor = Arrays.stream(events).map(tree -> Arrays.stream(tree).map(e -> log.actor[e]).toArray()).toArray(int[][]::new);
        double[][] seconds = Arrays.stream(events).map(tree -> Arrays.stream(tree).mapToDouble(e -> log.timeMillis[e] / 1000.0).toArray()).toArray(double[][]::new);
        Reconstruction supposed = new Reconstruction(actor, seconds, interactions);
        List<double[]> numbers = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            int draws = rule == Rule.UNIFORM || rule == Rule.DELAY ? DRAWS : 1;
            for (int draw = 0; draw < draws; draw++) {
                numbers.add(numbers(supposed.parents(rule, draw, run)));
            }
        }
        String how = "Every passing-on in this log is credited to the original, so from whom people had it is supposed: as the log says, from the latest they listen to, from the one with the largest audience, from any of them, "
                + "and from any of them by delay. Value: the mean of the rules; interval: from the least to the most.";
        long n = Arrays.stream(actor).mapToLong(tree -> tree.length - 1).sum();
        return List.of(range("flow.sideways", "share", numbers, 0, n, "Share that passes on somebody other than the starter. " + how),
                range("flow.depth", "steps", numbers, 1, actor.length, "Mean depth of the trees of shares. " + how),
                range("flow.nu", "steps", numbers, 2, actor.length, "Mean structural virality of trees with " + SHAPED + " events and more. " + how));
    }

    private static int[][] events(EventLog log, Cascades shares, int[] trees) {
        int[] place = new int[shares.count];
        Arrays.fill(place, -1);
        for (int i = 0; i < trees.length; i++) {
            place[trees[i]] = i;
        }
        List<List<Integer>> of = new ArrayList<>();
        for (int tree : trees) {
            of.add(new ArrayList<>(List.of(shares.source[tree])));
        }
        // events stand in order of time, and a source before its shares wherever its time is known
        for (int event = 0; event < log.eventCount; event++) {
            int c = shares.cascade[event];
            if (c != EventLog.NONE && place[c] >= 0 && event != shares.source[c] && !log.isNobody(event) && log.timeMillis[event] >= log.timeMillis[shares.source[c]]) {
                of.get(place[c]).add(event);
            }
        }
        return of.stream().filter(tree -> tree.size() > 1).map(tree -> tree.stream().mapToInt(e -> e).toArray()).toArray(int[][]::new);
    }

    /** Sideways share, mean depth, mean virality of the larger. */
    private static double[] numbers(int[][] parent) {
        int[] joined = Reconstruction.joined(parent);
        Cascades trees = Cascades.of(joined, new boolean[joined.length]);
        long below = 0;
        long broadcast = 0;
        double depth = 0;
        double virality = 0;
        int shaped = 0;
        for (int c = 0; c < trees.count; c++) {
            below += trees.size[c] - 1;
            broadcast += trees.broadcast[c];
            depth += trees.depth[c];
            virality += trees.size[c] >= SHAPED ? trees.virality(c) : 0;
            shaped += trees.size[c] >= SHAPED ? 1 : 0;
        }
        return new double[] {1 - broadcast / (double) below, depth / trees.count, shaped == 0 ? Double.NaN : virality / shaped};
    }

    private static Finding range(String id, String unit, List<double[]> numbers, int which, long n, String method) {
        double[] of = numbers.stream().mapToDouble(each -> each[which]).toArray();
        if (Double.isNaN(of[0])) {
            return Finding.tooFew(id, "share-supposed", n, "No tree of shares has " + SHAPED + " events and more.");
        }
        return Finding.measured(id, "share-supposed", Arrays.stream(of).average().orElseThrow(), n, unit, method)
                .withInterval(Arrays.stream(of).min().orElseThrow(), Arrays.stream(of).max().orElseThrow()).citing(CITE);
    }
}
