// SPDX-License-Identifier: Apache-2.0
package sideways.graph;

import java.util.Arrays;
import sideways.event.Action;
import sideways.event.EventLog;

/**
 * How a log becomes a graph.
 *
 * <p>Nodes of actor graphs are the log's actors, by their number. Actors who are nobody (anonymous,
 * deleted) have no ties: a node that exists for one post would only add dust to every measure. An arc
 * runs from the one who answers or passes on to the one answered or passed on: attention runs along
 * it, information against it. Answers to oneself are left out.
 */
public final class Projections {

    /** What ties two actors. */
    public static final java.util.List<Action> TYING = java.util.List.of(Action.REPLY, Action.SHARE, Action.QUOTE, Action.GIVE, Action.LIKE, Action.TIE);

    private Projections() { }

    /** Who answers whom: replies and quotes; weight = how often. Directed. */
    public static Graph replies(EventLog log) {
        return actors(log, true, Action.REPLY, Action.QUOTE);
    }

    /** Who passes on whose items: shares and quotes; weight = how often. Directed. */
    public static Graph shares(EventLog log) {
        return actors(log, true, Action.SHARE, Action.QUOTE);
    }

    /** Every tie between two actors: replies, shares, quotes, gifts, likes and ready-made ties. Directed. */
    public static Graph interactions(EventLog log) {
        return actors(log, true, TYING.toArray(Action[]::new));
    }

    /** The same ties without directions, for a log in which {@link #runsBothWays}: each is one tie. */
    public static Graph mutualInteractions(EventLog log) {
        return actors(log, false, TYING.toArray(Action[]::new));
    }

    /** Whether every tie of {@link #interactions} runs both ways: the log was made from a graph without directions. */
    public static boolean runsBothWays(EventLog log) {
        int[] ways = new int[2];
        forEachTie(log, (event, from, to) -> ways[log.has(event, EventLog.UNDIRECTED) ? 1 : 0]++);
        return ways[0] == 0 && ways[1] > 0;
    }

    private static Graph actors(EventLog log, boolean directed, Action... actions) {
        GraphBuilder builder = new GraphBuilder(directed);
        forEachTie(log, wanted(actions), (event, from, to) -> {
            builder.add(from, to, Math.max(1, log.count[event]));
            if (directed && log.has(event, EventLog.UNDIRECTED)) {
                builder.add(to, from, Math.max(1, log.count[event]));
            }
        });
        return builder.build(log.actorCount);
    }

    @FunctionalInterface
    public interface TieVisitor {
        void tie(int event, int from, int to);
    }

    /** Which actions are among {@code actions}, by ordinal. */
    public static boolean[] wanted(Action... actions) {
        boolean[] wanted = new boolean[Action.values().length];
        for (Action action : actions) {
            wanted[action.ordinal()] = true;
        }
        return wanted;
    }

    /** Visits the events that tie two named actors by any of {@link #TYING}, in their order. */
    public static void forEachTie(EventLog log, TieVisitor visitor) {
        forEachTie(log, wanted(TYING.toArray(Action[]::new)), visitor);
    }

    /** The same by some actions alone. */
    public static void forEachTie(EventLog log, boolean[] wanted, TieVisitor visitor) {
        for (int event = 0; event < log.eventCount; event++) {
            if (!wanted[log.action[event]]) {
                continue;
            }
            int from = log.actor[event];
            int to = addressee(log, event);
            if (to == EventLog.NONE || to == from || log.actorName[from] == null || log.actorName[to] == null) {
                continue;
            }
            visitor.tie(event, from, to);
        }
    }

    /** Whom {@code event} addresses: the named addressee, else the author of the parent, else of the original. */
    public static int addressee(EventLog log, int event) {
        if (log.toActor[event] != EventLog.NONE) {
            return log.toActor[event];
        }
        if (log.parent[event] != EventLog.NONE) {
            return log.actor[log.parent[event]];
        }
        if (log.shareOf[event] != EventLog.NONE) {
            return log.actor[log.shareOf[event]];
        }
        return EventLog.NONE;
    }

    /**
     * Channels tied by the actors they have in common: weight = how many actors act in both. Undirected,
     * nodes are the log's channels. Actors of more than {@code maxChannels} channels are left out: they
     * are bots or digests, and would cost maxChannels² pairs each.
     */
    public static Graph coChannel(EventLog log, int maxChannels) {
        long[] pair = new long[log.eventCount];
        int size = 0;
        for (int event = 0; event < log.eventCount; event++) {
            if (log.channel[event] != EventLog.NONE && !log.isNobody(event)) {
                pair[size++] = (long) log.actor[event] << 32 | log.channel[event];
            }
        }
        Arrays.sort(pair, 0, size);
        GraphBuilder builder = new GraphBuilder(false);
        int[] channel = new int[maxChannels + 1];
        int start = 0;
        while (start < size) {
            long actor = pair[start] >>> 32;
            int distinct = 0;
            int end = start;
            for (; end < size && pair[end] >>> 32 == actor; end++) {
                if ((end == start || pair[end] != pair[end - 1]) && distinct <= maxChannels) {
                    channel[distinct++] = (int) pair[end];
                }
            }
            for (int i = 0; distinct <= maxChannels && i < distinct; i++) {
                for (int j = i + 1; j < distinct; j++) {
                    builder.add(channel[i], channel[j], 1);
                }
            }
            start = end;
        }
        return builder.build(log.channelCount);
    }
}
