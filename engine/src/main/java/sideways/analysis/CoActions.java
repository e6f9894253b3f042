// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.event.Labels;
import sideways.event.Words;
import sideways.measure.coordination.SameWording;
import sideways.measure.coordination.Shares;
import sideways.run.Run;

/**
 * What can be done together in a log, one kind of object at a time: passing on an item, a link, a set of tags, a wording, answering an item.
 *
 * <p>An event has one object of each kind at most: its links, or its tags, together are one object, because two accounts that meet once
 * with five tags have met once. Events of nobody, without a time, and votes, likes and ready-made ties are left out.
 */
final class CoActions {

    /** @param told what the objects are, in the plural */
    enum Kind {
        SHARE("items passed on"), LINK("links"), TAGS("sets of tags"), WORDING("wordings"), ANSWER("items answered");

        final String told;

        Kind(String told) {
            this.told = told;
        }
    }

    /**
     * Actions of one kind.
     *
     * @param event of each share, as it was given to {@code shares}
     */
    record Trace(Kind kind, Shares shares, int[] event) {

        /** Share of the actions on an object that another account acts on too. */
        double repeated() {
            int repeated = 0;
            for (int o = 0; o < shares.objectCount; o++) {
                int first = shares.account[shares.start[o]];
                boolean several = Arrays.stream(shares.account, shares.start[o], shares.start[o + 1]).anyMatch(account -> account != first);
                repeated += several ? shares.start[o + 1] - shares.start[o] : 0;
            }
            return shares.count == 0 ? Double.NaN : repeated / (double) shares.count;
        }
    }

    private static final int MILLIS = 1000;

    private final EventLog log;
    private final boolean[] acts;

    private CoActions(EventLog log) {
        this.log = log;
        acts = new boolean[log.eventCount];
        for (int event = 0; event < log.eventCount; event++) {
            Action action = log.actionOf(event);
            acts[event] = !log.isNobody(event) && log.timeMillis[event] != EventLog.NO_TIME && action != Action.TIE && action != Action.VOTE
                    && action != Action.LIKE;
        }
    }

    /** The kinds this log has, each with all its actions. */
    static List<Trace> of(EventLog log, Words words, Run run) {
        CoActions actions = new CoActions(log);
        List<Trace> traces = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Trace trace = actions.trace(kind, switch (kind) {
                case SHARE -> actions.passedOn();
                case LINK -> actions.together(log.urls);
                case TAGS -> actions.together(log.tags);
                case WORDING -> actions.said(words, run);
                case ANSWER -> actions.answered();
            });
            if (trace.event.length > 0) {
                traces.add(trace);
            }
        }
        return traces;
    }

    /** Named accounts that do anything that could be done together. */
    static int accounts(EventLog log) {
        CoActions actions = new CoActions(log);
        return (int) IntStream.range(0, log.eventCount).filter(event -> actions.acts[event]).map(event -> log.actor[event]).distinct().count();
    }

    /** Of what could be done together, the share that is by these accounts. */
    static double shareBy(EventLog log, boolean[] account) {
        CoActions actions = new CoActions(log);
        long all = IntStream.range(0, log.eventCount).filter(event -> actions.acts[event]).count();
        long by = IntStream.range(0, log.eventCount).filter(event -> actions.acts[event] && account[log.actor[event]]).count();
        return all == 0 ? Double.NaN : by / (double) all;
    }

    /** Seconds that all times of the log are multiples of, at most a day; 0 without times. */
    static int grain(EventLog log) {
        long grain = 0;
        for (long time : log.timeMillis) {
            if (time != EventLog.NO_TIME && grain != 1) {
                grain = gcd(grain, Math.floorDiv(time, MILLIS));
            }
        }
        return (int) Math.min(86_400, grain);
    }

    private static long gcd(long a, long b) {
        long x = Math.abs(a);
        long y = Math.abs(b);
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    private Trace trace(Kind kind, int[] objectOf) {
        int[] event = IntStream.range(0, log.eventCount).filter(e -> acts[e] && objectOf[e] != EventLog.NONE).toArray();
        int[] object = dense(Arrays.stream(event).map(e -> objectOf[e]).toArray());
        return new Trace(kind, new Shares(Arrays.stream(event).map(e -> log.actor[e]).toArray(), object,
                Arrays.stream(event).mapToLong(e -> Math.floorDiv(log.timeMillis[e], MILLIS)).toArray()), event);
    }

    /** The same objects, numbered by first appearance. */
    private static int[] dense(int[] object) {
        int[] number = new int[Arrays.stream(object).max().orElse(-1) + 1];
        int[] dense = new int[object.length];
        int next = 0;
        for (int i = 0; i < object.length; i++) {
            if (number[object[i]] == 0) {
                number[object[i]] = ++next;
            }
            dense[i] = number[object[i]] - 1;
        }
        return dense;
    }

    /** The item passed on; where it is not in the log, the thread it belongs to. */
    private int[] passedOn() {
        int[] object = new int[log.eventCount];
        for (int event = 0; event < log.eventCount; event++) {
            boolean passes = log.actionOf(event) == Action.SHARE || log.actionOf(event) == Action.QUOTE;
            object[event] = !passes ? EventLog.NONE : log.shareOf[event] != EventLog.NONE ? log.shareOf[event]
                    : log.thread[event] != EventLog.NONE ? log.eventCount + log.thread[event] : EventLog.NONE;
        }
        return object;
    }

    /** The wording of a text; one that nobody repeats is an object too, and tells when people write. */
    private int[] said(Words words, Run run) {
        int[] wording = SameWording.of(words.offset(), words.word(), run);
        int next = Arrays.stream(wording).max().orElse(-1) + 1;
        for (int event = 0; event < log.eventCount; event++) {
            if (wording[event] == SameWording.NONE && words.countOf(event) >= SameWording.FEWEST_WORDS) {
                wording[event] = next++;
            }
        }
        return wording;
    }

    private int[] answered() {
        int[] object = new int[log.eventCount];
        for (int event = 0; event < log.eventCount; event++) {
            object[event] = log.actionOf(event) == Action.REPLY ? log.parent[event] : EventLog.NONE;
        }
        return object;
    }

    /** All labels of an event as one object. */
    private int[] together(Labels labels) {
        Map<List<Integer>, Integer> sets = new HashMap<>();
        int[] object = new int[log.eventCount];
        for (int event = 0; event < log.eventCount; event++) {
            if (labels.countOf(event) == 0) {
                object[event] = EventLog.NONE;
                continue;
            }
            List<Integer> set = Arrays.stream(labels.label(), labels.offset()[event], labels.offset()[event + 1]).sorted().distinct().boxed().toList();
            object[event] = sets.computeIfAbsent(set, s -> sets.size());
        }
        return object;
    }
}
