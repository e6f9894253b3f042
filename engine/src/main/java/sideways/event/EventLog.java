// SPDX-License-Identifier: Apache-2.0
package sideways.event;

import java.util.Arrays;

/**
 * The log of a movement: one row per event, held as primitive columns.
 *
 * <p>Rows stand in canonical order: by time, then item id, then content, so that the order of the
 * input files and of their rows leaves no trace. Events without a time come first. Actors and channels
 * are numbered by their first appearance in that order.
 *
 * <p>Columns are public arrays named in the singular: {@code actor[event]} reads "actor of event".
 * They are shared, not copied; treat them as read-only.
 *
 * <p>Memory: 53 bytes per event, plus names, urls and tags.
 */
public final class EventLog {

    /** No such event, actor or channel. */
    public static final int NONE = -1;

    /** The event carries no usable time. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** {@link #flag} bit: the author did not say who they are (Anonymous, guest). */
    public static final byte ANONYMOUS = 1;

    /** {@link #flag} bit: the author or the text was deleted or removed. */
    public static final byte DELETED = 2;

    /** {@link #flag} bit: names a parent, or an original, that is not in this log. */
    public static final byte PARENT_MISSING = 4;

    /** {@link #flag} bit of a {@link Action#TIE}: the tie has no direction. */
    public static final byte UNDIRECTED = 8;

    /** {@link #flag} bit: names its thread's first item as its parent, whether or not that item is in the log. */
    public static final byte ANSWERS_ROOT = 16;

    public final int eventCount;

    /** {@link Action#ordinal()} of the event. */
    public final byte[] action;

    /** Who acted; never {@link #NONE}: an unknown author is an actor of this one event. */
    public final int[] actor;

    /** The actor addressed, where it is known; else {@link #NONE}. */
    public final int[] toActor;

    /** The event whose item this one answers, or {@link #NONE}. */
    public final int[] parent;

    /** The event that started the thread this one belongs to, or {@link #NONE}. */
    public final int[] root;

    /** Number of the thread, or {@link #NONE}; known even where the post that started it is not in the log. */
    public final int[] thread;

    /** The event whose item this one passes on, or {@link #NONE}. */
    public final int[] shareOf;

    /** The subreddit, board, forum, category; or {@link #NONE}. */
    public final int[] channel;

    /** Milliseconds since 1970-01-01T00:00Z, or {@link #NO_TIME}. */
    public final long[] timeMillis;

    /** Money pledged, vote value; NaN where there is none. Unit as in the input. */
    public final double[] amount;

    /** How many like actions this row stands for: backers of a project, replies on an edge; 1 as a rule. */
    public final int[] count;

    /**
     * Bits {@link #ANONYMOUS}, {@link #DELETED}, {@link #PARENT_MISSING},
     * {@link #UNDIRECTED}, {@link #ANSWERS_ROOT}.
     */
    public final byte[] flag;

    public final int actorCount;

    /** Handle of the actor as in the input; null for an actor who is nobody (anonymous, deleted, guest). */
    public final String[] actorName;

    public final int channelCount;

    public final String[] channelName;

    /** Urls of each event. */
    public final Labels urls;

    /** Hashtags of each event, lower case, without {@code #}. */
    public final Labels tags;

    /**
     * @param columns one array per column, all of one length
     * @throws IllegalArgumentException when columns differ in length or point outside the log
     */
    public EventLog(Columns columns, String[] actorName, String[] channelName, Labels urls, Labels tags) {
        this.eventCount = columns.action.length;
        this.action = columns.action;
        this.actor = columns.actor;
        this.toActor = columns.toActor;
        this.parent = columns.parent;
        this.root = columns.root;
        this.thread = columns.thread;
        this.shareOf = columns.shareOf;
        this.channel = columns.channel;
        this.timeMillis = columns.timeMillis;
        this.amount = columns.amount;
        this.count = columns.count;
        this.flag = columns.flag;
        this.actorName = actorName;
        this.actorCount = actorName.length;
        this.channelName = channelName;
        this.channelCount = channelName.length;
        this.urls = urls;
        this.tags = tags;
        check("actor", actor, 0, actorCount);
        check("toActor", toActor, NONE, actorCount);
        check("parent", parent, NONE, eventCount);
        check("root", root, NONE, eventCount);
        check("thread", thread, NONE, Integer.MAX_VALUE);
        check("shareOf", shareOf, NONE, eventCount);
        check("channel", channel, NONE, channelCount);
        for (int length : new int[] {timeMillis.length, amount.length, count.length, flag.length}) {
            if (length != eventCount) {
                throw new IllegalArgumentException(
                        "a column has " + length + " rows; the action column has " + eventCount);
            }
        }
    }

    /** The columns of an {@link EventLog} while it is being filled; {@code NONE}, NaN and 1 are the defaults. */
    public static final class Columns {
        public final byte[] action;
        public final int[] actor;
        public final int[] toActor;
        public final int[] parent;
        public final int[] root;
        public final int[] thread;
        public final int[] shareOf;
        public final int[] channel;
        public final long[] timeMillis;
        public final double[] amount;
        public final int[] count;
        public final byte[] flag;

        public Columns(int eventCount) {
            action = new byte[eventCount];
            actor = new int[eventCount];
            toActor = filled(eventCount);
            parent = filled(eventCount);
            root = filled(eventCount);
            thread = filled(eventCount);
            shareOf = filled(eventCount);
            channel = filled(eventCount);
            timeMillis = new long[eventCount];
            Arrays.fill(timeMillis, NO_TIME);
            amount = new double[eventCount];
            Arrays.fill(amount, Double.NaN);
            count = new int[eventCount];
            Arrays.fill(count, 1);
            flag = new byte[eventCount];
        }

        private static int[] filled(int length) {
            int[] column = new int[length];
            Arrays.fill(column, NONE);
            return column;
        }
    }

    public Action actionOf(int event) {
        return Action.of(action[event]);
    }

    /** Whether the author of {@code event} cannot be told from others: anonymous or deleted. */
    public boolean isNobody(int event) {
        return actorName[actor[event]] == null;
    }

    public boolean has(int event, byte bit) {
        return (flag[event] & bit) != 0;
    }

    /** Bytes held by a log of this size, names and labels aside. */
    public static long memoryBytes(long eventCount) {
        return 53 * eventCount;
    }

    private void check(String name, int[] column, int lowest, int end) {
        if (column.length != eventCount) {
            throw new IllegalArgumentException(
                    "column " + name + " has " + column.length + " rows; the action column has " + eventCount);
        }
        for (int event = 0; event < eventCount; event++) {
            if (column[event] < lowest || column[event] >= end) {
                throw new IllegalArgumentException(
                        name + " of event " + event + " is " + column[event] + "; it must lie in [" + lowest + ", " + end + ")");
            }
        }
    }
}
