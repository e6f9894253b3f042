// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import java.util.BitSet;
import sideways.event.EventLog;

/**
 * How much of what reaches people reaches them through somebody who is listened to, and not from where it started.
 *
 * <p>An event below the start of a tree had it
 * <ul>
 * <li><em>at first hand</em>, if it answers or passes on the start itself;
 * <li><em>in two steps</em>, if a leader stands somewhere between the start and it;
 * <li><em>by others</em>, if only those stand between who are no leaders.
 * </ul>
 *
 * The three shares add up to 1. A star is all at first hand; of a chain of n whose second event is a leader's, (n − 2)/(n − 1) came in two steps.
 * Who is a leader is for the caller to say: a measure of audience, taken elsewhere than in the tree at hand. E. Katz and P. Lazarsfeld's <em>two-step flow</em> (1955)
 * in the form that S. Wu, J. Hofman, W. Mason, D. Watts gave it for logs: Who says what to whom on Twitter. WWW 2011. doi:10.1145/1963405.1963504. They found
 * almost half of what started with media to come by intermediaries.
 *
 * <p>Time and memory O(events).
 *
 * @param direct events of each tree that had it at first hand
 * @param led events of each tree that had it through a leader
 * @param through whether an event had it through a leader
 */
public record TwoStepFlow(int[] direct, int[] led, BitSet through) {

    /** @param leader of event, whether it is a leader's; at the start of a tree it does not matter */
    public static TwoStepFlow of(Cascades trees, boolean[] leader) {
        int[] direct = new int[trees.count];
        int[] led = new int[trees.count];
        BitSet through = new BitSet();
        for (int event : trees.order) {
            int above = trees.parent[event];
            if (above == EventLog.NONE) {
                continue;
            }
            if (trees.parent[above] == EventLog.NONE) {
                direct[trees.cascade[event]]++;
            } else if (leader[above] || through.get(above)) {
                led[trees.cascade[event]]++;
                through.set(event);
            }
        }
        return new TwoStepFlow(direct, led, through);
    }

    /**
     * In how many trees each actor was taken up: answered or passed on there at least once.
     *
     * @param actor of event
     */
    public static int[] treesTakenUp(Cascades trees, int[] actor, int actors) {
        int[] taken = new int[actors];
        int[] last = new int[actors];
        java.util.Arrays.fill(last, -1);
        Cascades.ByTree byTree = trees.byTree(trees.parent.length);
        for (int c = 0; c < trees.count; c++) {
            for (int i = byTree.start()[c]; i < byTree.start()[c + 1]; i++) {
                int above = trees.parent[byTree.event()[i]];
                if (above != EventLog.NONE && last[actor[above]] != c) {
                    last[actor[above]] = c;
                    taken[actor[above]]++;
                }
            }
        }
        return taken;
    }
}
