// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import sideways.event.EventLog;
import sideways.measure.diffusion.Cascades;
import sideways.measure.diffusion.Reconstruction;
import sideways.measure.diffusion.TwoStepFlow;
import sideways.measure.influence.TreeCredit;
import sideways.run.Run;

/**
 * The shapes of a log's trees as one supposition about who had it from whom reads them, without the trees themselves.
 *
 * @param rule the supposition; null where the log says who had it from whom
 * @param size events of tree, the same by every rule
 * @param uncertain events of tree whose parent is not in the log
 * @param led events of tree that came through somebody who is listened to
 * @param sideways whether an event below a start had it from somebody other than the start
 * @param through whether it came through somebody who is listened to
 * @param leaders how many actors are listened to, of all who take part in trees by a name
 * @param ledByChance share of the events below a start that would come through as many others who acted as often; NaN without leaders
 */
record TreeReading(Reconstruction.Rule rule, int[] size, int[] uncertain, int[] broadcast, int[] depth, double[] virality, int[] largestFamily, int[] led,
        BitSet sideways, BitSet through, int leaders, int named, double ledByChance) {

    private static final int FEWEST_TREES = 2;
    private static final int TENTH = 10;
    private static final int WIDTH = 20;

    int count() {
        return size.length;
    }

    /** Events below the starts of trees. */
    static long below(Cascades trees) {
        return IntStream.of(trees.size).asLongStream().sum() - trees.count;
    }

    static TreeReading of(Reconstruction.Rule rule, EventLog log, Cascades trees, Analysis.Options options, Run run) {
        int[] actor = Arrays.copyOf(log.actor, trees.parent.length);
        // stand-ins for posts outside of the log are nobody's; they get a number of their own
        Arrays.fill(actor, log.eventCount, actor.length, log.actorCount);
        long[] acted = new long[log.actorCount + 1];
        for (int event = 0; event < log.eventCount; event++) {
            acted[log.actor[event]] += trees.cascade[event] != EventLog.NONE ? 1 : 0;
        }
        int[] named = IntStream.range(0, log.actorCount).filter(a -> log.actorName[a] != null && acted[a] > 0).toArray();
        int[] leaders = leaders(TwoStepFlow.treesTakenUp(trees, actor, log.actorCount + 1), named);
        TwoStepFlow flow = TwoStepFlow.of(trees, of(leaders, actor, acted.length));
        double[] chance = new double[leaders.length == 0 ? 0 : options.nulls()];
        long below = below(trees);
        run.blocks("Listening to others as active", chance.length, 1, (block, from, to) -> {
            int[] others = TreeCredit.matched(leaders, named, acted, WIDTH, run.random("two-step." + (rule == null ? "" : rule.name()), block));
            chance[block] = TwoStepFlow.of(trees, of(others, actor, acted.length)).through().cardinality() / (double) below;
        });
        BitSet sideways = new BitSet();
        for (int event = 0; event < log.eventCount; event++) {
            if (trees.parent[event] != EventLog.NONE && trees.parent[trees.parent[event]] != EventLog.NONE) {
                sideways.set(event);
            }
        }
        return new TreeReading(rule, trees.size, trees.uncertain, trees.broadcast, trees.depth, IntStream.range(0, trees.count).mapToDouble(trees::virality).toArray(),
                trees.largestFamily, flow.led(), sideways, flow.through(), leaders.length, named.length,
                chance.length == 0 ? Double.NaN : Arrays.stream(chance).sum() / chance.length);
    }

    /** Those taken up in most trees: in at least two, so that no tree makes its own leaders, and a tenth of the named at most. */
    private static int[] leaders(int[] taken, int[] named) {
        int[] sorted = Arrays.stream(named).map(a -> taken[a]).sorted().toArray();
        int most = named.length / TENTH;
        // the fewest trees that no more than a tenth reach
        int least = most == 0 ? Integer.MAX_VALUE : Math.max(FEWEST_TREES, sorted[sorted.length - most - 1] + 1);
        int those = (int) Arrays.stream(sorted).filter(t -> t >= least).count();
        return those == 0 ? new int[0] : Arrays.stream(named).filter(a -> taken[a] >= least).toArray();
    }

    private static boolean[] of(int[] leaders, int[] actor, int actors) {
        boolean[] isLeader = new boolean[actors];
        for (int leader : leaders) {
            isLeader[leader] = true;
        }
        boolean[] ofEvent = new boolean[actor.length];
        for (int event = 0; event < actor.length; event++) {
            ofEvent[event] = isLeader[actor[event]];
        }
        return ofEvent;
    }
}
