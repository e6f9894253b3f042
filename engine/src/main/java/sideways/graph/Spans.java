// SPDX-License-Identifier: Apache-2.0
package sideways.graph;

import java.util.Arrays;
import sideways.event.EventLog;

/**
 * From when to when things were seen: first and last time, in milliseconds since 1970-01-01T00:00Z, both included. Unknown
 * where nothing was seen, or where one of the events that make it up carries no time: it may have come before or after.
 */
public record Spans(long[] firstMillis, long[] lastMillis) {

    /** Neither first nor last time is known. */
    public static final long UNKNOWN = EventLog.NO_TIME;

    public Spans {
        if (firstMillis.length != lastMillis.length) {
            throw new IllegalArgumentException("there are " + firstMillis.length + " first times and " + lastMillis.length + " last times");
        }
    }

    /** {@code count} spans, all unknown. */
    public static Spans unknown(int count) {
        long[] first = new long[count];
        Arrays.fill(first, UNKNOWN);
        return new Spans(first, first.clone());
    }

    public boolean isKnown(int i) {
        return firstMillis[i] != UNKNOWN;
    }

    public boolean isAnyKnown() {
        for (int i = 0; i < firstMillis.length; i++) {
            if (isKnown(i)) {
                return true;
            }
        }
        return false;
    }

    /** Of every actor: their own events, and those of others that tie others to them. Time O(n + events). */
    public static Spans ofActors(EventLog log) {
        Seeing seeing = new Seeing(log, log.actorCount);
        for (int event = 0; event < log.eventCount; event++) {
            seeing.see(log.actor[event], event);
        }
        Projections.forEachTie(log, (event, from, to) -> seeing.see(to, event));
        return seeing.spans();
    }

    /** Of every held arc of {@link Projections#interactions} or {@link Projections#mutualInteractions}. Time O(events log degree). */
    public static Spans ofArcs(EventLog log, Graph interactions) {
        Seeing seeing = new Seeing(log, interactions.neighbor.length);
        Projections.forEachTie(log, (event, from, to) -> {
            seeing.see(interactions.arc(from, to), event);
            if (!interactions.directed || log.has(event, EventLog.UNDIRECTED)) {
                seeing.see(interactions.arc(to, from), event);
            }
        });
        return seeing.spans();
    }

    private static final class Seeing {
        private final EventLog log;
        private final Spans spans;
        private final boolean[] undated;

        Seeing(EventLog log, int count) {
            this.log = log;
            this.spans = unknown(count);
            this.undated = new boolean[count];
        }

        void see(int i, int event) {
            long time = log.timeMillis[event];
            if (time == EventLog.NO_TIME) {
                undated[i] = true;
                return;
            }
            spans.firstMillis[i] = spans.isKnown(i) ? Math.min(spans.firstMillis[i], time) : time;
            spans.lastMillis[i] = Math.max(spans.lastMillis[i], time);
        }

        Spans spans() {
            for (int i = 0; i < undated.length; i++) {
                if (undated[i]) {
                    spans.firstMillis[i] = UNKNOWN;
                    spans.lastMillis[i] = UNKNOWN;
                }
            }
            return spans;
        }
    }
}
