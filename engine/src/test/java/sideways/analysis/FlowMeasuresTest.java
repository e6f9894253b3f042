// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.event.Labels;
import sideways.finding.Finding;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Rng;
import sideways.run.Run;

/** Bursts and contagion, on logs made up for them. */
class FlowMeasuresTest {

    private static final int DAY = 86_400;

    private static Finding find(List<Finding> findings, String id) {
        return findings.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<Finding> bursts(long... seconds) {
        Said said = new Said();
        for (long at : seconds) {
            said.say("who" + at % 7, "", at, -1, "", "");
        }
        EventLog log = said.log();
        return Bursts.findings(log, Flow.of(log, Analysis.Options.DEFAULT, Run.seeded(1)), Run.seeded(1));
    }

    @Test
    void what_comes_at_random_is_hardly_self_exciting_and_what_comes_in_trains_is() {
        Rng rng = Run.seeded(3).random("times", 0);
        long[] random = new long[600];
        Arrays.setAll(random, i -> rng.nextInt(30 * DAY));
        Arrays.sort(random);
        long[] trains = new long[600];
        for (int i = 0; i < 600; i++) {
            // twenty trains of thirty, a few seconds apart
            trains[i] = i / 30 * 100_000L + rng.nextInt(60) + i % 30 * 10L;
        }
        Arrays.sort(trains);
        assertTrue(find(bursts(random), "flow.branching").low() < 0.1);
        assertTrue(find(bursts(trains), "flow.branching").value() > 0.6);
        assertTrue(Math.abs(find(bursts(random), "flow.burstiness").value()) < 0.1);
        assertTrue(find(bursts(trains), "flow.burstiness").value() > 0.5);
    }

    @Test
    void days_and_few_events_are_not_guessed_at() {
        long[] days = new long[200];
        Arrays.setAll(days, i -> i * (long) DAY);
        assertEquals(Finding.Status.NOT_TESTABLE, find(bursts(days), "flow.branching").status());
        assertEquals(Finding.Status.TOO_FEW, find(bursts(1, 2, 3), "flow.branching").status());
    }

    /** Shares whose true parents are known; the log credits every one of them to the original. */
    private record Hidden(EventLog log, Graph hears, double sideways) { }

    private static Hidden hidden(int seed) {
        Rng rng = Run.seeded(seed).random("cascades", 0);
        int people = 300;
        GraphBuilder ties = new GraphBuilder(true);
        for (int listener = 0; listener < people; listener++) {
            for (int i = 0; i < 6; i++) {
                int heard = rng.nextInt(people);
                if (heard != listener) {
                    ties.add(listener, heard, 1);
                }
            }
        }
        Graph hears = ties.build(people);
        int trees = 30;
        int size = 20;
        double own = 0.2 + 0.6 * rng.nextDouble();
        EventLog.Columns columns = new EventLog.Columns(trees * size);
        int sideways = 0;
        int event = 0;
        for (int tree = 0; tree < trees; tree++) {
            int source = event;
            List<Integer> adopters = new ArrayList<>(List.of(rng.nextInt(people)));
            for (int i = 0; i < size; i++, event++) {
                if (i > 0) {
                    int next = rng.nextInt(people);
                    boolean heard = false;
                    for (int tries = 0; tries < 400 && !heard; tries++) {
                        next = rng.nextInt(people);
                        int who = next;
                        heard = !adopters.contains(who) && adopters.subList(1, adopters.size()).stream().anyMatch(a -> hears.arc(who, a) >= 0);
                    }
                    while (adopters.contains(next)) {
                        next = rng.nextInt(people);
                    }
                    sideways += heard && rng.nextDouble() < own ? 1 : 0;
                    adopters.add(next);
                }
                columns.actor[event] = adopters.get(i);
                columns.action[event] = (byte) (i == 0 ? Action.POST : Action.SHARE).ordinal();
                columns.shareOf[event] = i == 0 ? EventLog.NONE : source;
                columns.timeMillis[event] = (tree * 100_000L + i * 60L + rng.nextInt(50)) * 1000;
            }
        }
        String[] name = new String[people];
        Arrays.setAll(name, a -> "u" + a);
        EventLog log = new EventLog(columns, name, new String[0], Labels.none(event), Labels.none(event));
        return new Hidden(log, hears, sideways / (double) (trees * (size - 1)));
    }

    @Test
    void the_order_of_adoptions_matters_only_where_people_hear_of_things() {
        int matters = 0;
        for (int seed = 0; seed < 20; seed++) {
            for (boolean follows : new boolean[] {true, false}) {
                Hidden hidden = hidden(seed);
                EventLog log = follows ? hidden.log : shuffled(hidden.log, seed);
                // who answers whom stands in for who listens to whom
                EventLog both = withReplies(log, hidden.hears);
                List<Finding> found = Contagion.findings(both, hidden.hears, CoActions.of(both, sideways.event.Words.none(both.eventCount), Run.seeded(1)), Run.seeded(seed));
                Finding order = find(found, "infl.shuffle");
                assertTrue(order.isMeasured(), order.method());
                matters += follows == order.method().contains("The order matters") ? 1 : 0;
            }
        }
        assertTrue(matters >= 36, matters + " of 40 told rightly");
    }

    /** The same people take the same things up, in an order of no meaning. */
    private static EventLog shuffled(EventLog log, int seed) {
        Rng rng = Run.seeded(seed).random("order", 0);
        EventLog.Columns columns = copy(log, log.eventCount);
        for (int from = 0; from < log.eventCount; from += 20) {
            int[] order = Arrays.copyOfRange(log.actor, from + 1, from + 20);
            rng.shuffle(order);
            System.arraycopy(order, 0, columns.actor, from + 1, 19);
        }
        return new EventLog(columns, log.actorName, log.channelName, log.urls, log.tags);
    }

    private static EventLog withReplies(EventLog log, Graph hears) {
        int replies = (int) hears.edgeCount();
        EventLog.Columns columns = copy(log, log.eventCount + replies);
        int[] event = {log.eventCount};
        hears.forEachArc((from, to, weight) -> {
            columns.action[event[0]] = (byte) Action.REPLY.ordinal();
            columns.actor[event[0]] = from;
            columns.toActor[event[0]++] = to;
        });
        return new EventLog(columns, log.actorName, log.channelName, Labels.none(event[0]), Labels.none(event[0]));
    }

    private static EventLog.Columns copy(EventLog log, int events) {
        EventLog.Columns columns = new EventLog.Columns(events);
        System.arraycopy(log.actor, 0, columns.actor, 0, log.eventCount);
        System.arraycopy(log.action, 0, columns.action, 0, log.eventCount);
        System.arraycopy(log.shareOf, 0, columns.shareOf, 0, log.eventCount);
        System.arraycopy(log.timeMillis, 0, columns.timeMillis, 0, log.eventCount);
        return columns;
    }
}
