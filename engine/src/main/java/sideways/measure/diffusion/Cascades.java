// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import java.util.Arrays;
import sideways.event.Action;
import sideways.event.EventLog;

/**
 * The trees of a log, with the shape of each: who hears from whom.
 *
 * <p>Nodes are events, by their number. A tree starts at an event that answers nothing in the
 * log. Size n is the number of events, depth the longest way from the source, breadth the most events
 * at one depth. The <em>broadcast share</em> is (children of the source)/(n − 1): 1 when everybody
 * answers the source, 1/(n − 1) in a chain. Its complement is the sideways share: what reached people
 * through each other.
 *
 * <p><em>Structural virality</em> is the average distance between two events of the tree.
 * <pre>  ν(T) = 2 Σ_edges s(n − s) / (n(n − 1))        s = size of the subtree below the edge</pre>
 * In steps; a star scores 2 − 2/n, a chain (n + 1)/3. It tracks size (Juul and Ugander 2021.
 * doi:10.1073/pnas.2100786118), so compare at equal size only: {@link RandomTree#expectedVirality}.
 * Cutting the edge above an event leaves s on one side, and exactly s(n − s) pairs cross it; hence one
 * sweep from the leaves up.
 *
 * <p>S. Goel, A. Anderson, J. Hofman, D. Watts: The structural virality of online diffusion.
 * Management Science 62(1), 2016. doi:10.1287/mnsc.2015.2158
 *
 * <p>Time and memory linear: at most 45 bytes per event, 29 where no event answers a later one.
 */
public final class Cascades {

    /** Trees of two events and more, by the number of their source event. */
    public final int count;

    /** Source event of cascade. */
    public final int[] source;

    public final int[] size;

    public final int[] depth;

    public final int[] breadth;

    /** Events that answer the source itself. */
    public final int[] broadcast;

    /**
     * Events hung below the source because the parent they name is not in the log. Whether they came by
     * broadcast or sideways is unknown; {@link #broadcast} leaves them out.
     */
    public final int[] uncertain;

    /** Most answers to any one event of the cascade. */
    public final int[] largestFamily;

    /** Wiener index: sum of the distances between all pairs of events. */
    public final double[] wiener;

    /** Cascade of event (stand-ins behind the log's own), or {@link EventLog#NONE} where the event stands alone. */
    public final int[] cascade;

    /** Event above each event (stand-ins behind the log's own), rings cut; {@link EventLog#NONE} at the top. */
    public final int[] parent;

    /** All events, parents before children. */
    public final int[] order;

    private Cascades(int count, int[] parent, int[] order) {
        this.count = count;
        this.parent = parent;
        this.order = order;
        source = new int[count];
        size = new int[count];
        depth = new int[count];
        breadth = new int[count];
        broadcast = new int[count];
        uncertain = new int[count];
        largestFamily = new int[count];
        wiener = new double[count];
        cascade = new int[parent.length];
        Arrays.fill(cascade, EventLog.NONE);
    }

    /** Which link makes the trees. */
    public enum Kind {
        /** Answers: replies and quotes below what they answer. */
        REPLY,
        /** Passings-on: shares and quotes below their original. */
        SHARE
    }

    /**
     * The trees of a log. A thread whose first post is not in the log (comments exported without their
     * posts) gets a stand-in source: its answers still form one tree. Sources at or above
     * {@code log.eventCount} are such stand-ins.
     */
    public static Cascades of(EventLog log, Kind kind) {
        int[] standIn = kind == Kind.REPLY ? standIns(log) : new int[0];
        int standIns = 0;
        for (int source : standIn) {
            standIns = Math.max(standIns, source - log.eventCount + 1);
        }
        int[] parent = new int[log.eventCount + standIns];
        Arrays.fill(parent, EventLog.NONE);
        boolean[] missing = new boolean[parent.length];
        for (int event = 0; event < log.eventCount; event++) {
            Action action = log.actionOf(event);
            boolean wanted = switch (kind) {
                case REPLY -> action == Action.REPLY || action == Action.QUOTE && log.parent[event] != EventLog.NONE;
                case SHARE -> action == Action.SHARE || action == Action.QUOTE;
            };
            int up = kind == Kind.REPLY || log.shareOf[event] == EventLog.NONE ? log.parent[event] : log.shareOf[event];
            parent[event] = wanted ? up : EventLog.NONE;
            if (wanted && up == EventLog.NONE && kind == Kind.REPLY && log.thread[event] != EventLog.NONE) {
                boolean rootInLog = log.root[event] != EventLog.NONE && log.root[event] != event;
                parent[event] = rootInLog ? log.root[event] : standIn[log.thread[event]];
                missing[event] = !log.has(event, EventLog.ANSWERS_ROOT);
            }
        }
        return of(parent, missing);
    }

    /** Number of a stand-in for each thread whose first post is not in the log. */
    private static int[] standIns(EventLog log) {
        int threads = 0;
        for (int thread : log.thread) {
            threads = Math.max(threads, thread + 1);
        }
        int[] standIn = new int[threads];
        int next = log.eventCount;
        for (int event = 0; event < log.eventCount; event++) {
            int thread = log.thread[event];
            if (thread != EventLog.NONE && log.root[event] == EventLog.NONE && log.parent[event] == EventLog.NONE
                    && log.actionOf(event) != Action.POST && standIn[thread] == 0) {
                standIn[thread] = next++;
            }
        }
        return standIn;
    }

    /**
     * @param parent parent of event, or {@link EventLog#NONE}; rings are cut at their smallest event
     * @param missing whether the event hangs below its source only for want of the parent it names
     */
    public static Cascades of(int[] parent, boolean[] missing) {
        int events = parent.length;
        int[] up = parent.clone();
        int[] order = topDown(up);
        int[] level = new int[events];
        int[] below = new int[events];
        int[] family = new int[events];
        for (int event : order) {
            int above = up[event];
            if (above != EventLog.NONE) {
                level[event] = level[above] + 1;
                family[above]++;
            }
        }
        for (int i = events - 1; i >= 0; i--) {
            int event = order[i];
            below[event]++;
            if (up[event] != EventLog.NONE) {
                below[up[event]] += below[event];
            }
        }
        int trees = 0;
        for (int event = 0; event < events; event++) {
            trees += up[event] == EventLog.NONE && below[event] > 1 ? 1 : 0;
        }
        Cascades found = new Cascades(trees, up, order);
        int[] cascade = found.cascade;
        int next = 0;
        for (int event = 0; event < events; event++) {
            if (up[event] == EventLog.NONE && below[event] > 1) {
                found.source[next] = event;
                found.size[next] = below[event];
                found.broadcast[next] = family[event];
                cascade[event] = next++;
            }
        }
        for (int event : order) {
            int above = up[event];
            int c = above == EventLog.NONE ? cascade[event] : cascade[above];
            if (c == EventLog.NONE) {
                continue;
            }
            cascade[event] = c;
            found.depth[c] = Math.max(found.depth[c], level[event]);
            found.largestFamily[c] = Math.max(found.largestFamily[c], family[event]);
            if (above != EventLog.NONE) {
                found.wiener[c] += (double) below[event] * (found.size[c] - below[event]);
                if (missing[event] && level[event] == 1) {
                    found.uncertain[c]++;
                    found.broadcast[c]--;
                }
            }
        }
        found.countBreadth(level);
        return found;
    }

    public double virality(int c) {
        return 2 * wiener[c] / ((double) size[c] * (size[c] - 1.0));
    }

    /** Share of the events below the source that answer the source itself, in [0, 1]; NaN where none is certain. */
    public double broadcastShare(int c) {
        return broadcast[c] / (size[c] - 1.0 - uncertain[c]);
    }

    /**
     * Events of each tree together, in the order of their numbers.
     *
     * @param start first place of each tree in {@code event}, and the end of the last
     */
    public record ByTree(int[] start, int[] event) { }

    /** The events below {@code end}, such as a log's own without its stand-ins, tree by tree. Time and memory O(events). */
    public ByTree byTree(int end) {
        int[] start = new int[count + 1];
        for (int event = 0; event < end; event++) {
            if (cascade[event] != EventLog.NONE) {
                start[cascade[event] + 1]++;
            }
        }
        for (int c = 0; c < count; c++) {
            start[c + 1] += start[c];
        }
        int[] events = new int[start[count]];
        int[] next = start.clone();
        for (int event = 0; event < end; event++) {
            if (cascade[event] != EventLog.NONE) {
                events[next[cascade[event]]++] = event;
            }
        }
        return new ByTree(start, events);
    }

    /** Each tree has a counter for each of its depths, all trees together no more than there are events. */
    private void countBreadth(int[] level) {
        int[] start = new int[count + 1];
        for (int c = 0; c < count; c++) {
            start[c + 1] = start[c] + depth[c] + 1;
        }
        int[] at = new int[start[count]];
        for (int event = 0; event < cascade.length; event++) {
            int c = cascade[event];
            if (c != EventLog.NONE) {
                breadth[c] = Math.max(breadth[c], ++at[start[c] + level[event]]);
            }
        }
    }

    /** All events, parents before children. Cuts rings by clearing the parent of their smallest event. */
    private static int[] topDown(int[] up) {
        int events = up.length;
        int[] order = new int[events];
        int inOrder = 0;
        while (inOrder < events && up[inOrder] < inOrder) {
            order[inOrder] = inOrder++;
        }
        if (inOrder == events) {
            return order;                       // as logs are where nothing answers what comes later
        }
        byte[] state = new byte[events];       // 0 new, 1 on the way, 2 placed
        int[] path = new int[events];
        int placed = 0;
        for (int start = 0; start < events; start++) {
            int length = 0;
            int event = start;
            while (event != EventLog.NONE && state[event] == 0) {
                state[event] = 1;
                path[length++] = event;
                event = up[event];
            }
            if (event != EventLog.NONE && state[event] == 1) {
                int smallest = event;
                for (int around = up[event]; around != event; around = up[around]) {
                    smallest = Math.min(smallest, around);
                }
                up[smallest] = EventLog.NONE;
                for (int i = 0; i < length; i++) {
                    state[path[i]] = 0;
                }
                start--;                        // walk again, now that the ring is open
                continue;
            }
            while (length > 0) {
                int next = path[--length];
                state[next] = 2;
                order[placed++] = next;
            }
        }
        return order;
    }
}
