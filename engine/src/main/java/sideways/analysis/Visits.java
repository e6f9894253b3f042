// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.Arrays;
import sideways.event.EventLog;
import sideways.graph.Projections;
import sideways.run.Rng;

/**
 * Who was in which niche how often. A visit is a thread in which an actor is tied to somebody, and goes to the niche of most of those; a
 * tie without a thread is a visit of its own, once for each other. Ties of one thread come in bunches and are no independent evidence of belonging.
 *
 * @param who actor of each visit, ascending
 * @param where niche visited, −1 for none
 */
record Visits(int[] who, int[] where) {

    static Visits of(EventLog log, int[] niche) {
        int threads = Arrays.stream(log.thread).max().orElse(-1) + 1;
        long[] meeting = new long[2 * log.eventCount];
        int[] ends = new int[1];
        Projections.forEachTie(log, (event, own, other) -> {
            meeting[ends[0]++] = (long) own << 32 | event;
            meeting[ends[0]++] = (long) other << 32 | event;
        });
        int size = ends[0];
        // actor, then place: a thread, or the other one; within these the niches of the others
        long[] key = new long[size];
        Arrays.sort(meeting, 0, size);
        int[] who = new int[size];
        int[] where = new int[size];
        int visits = 0;
        for (int start = 0, end; start < size; start = end) {
            int actor = (int) (meeting[start] >>> 32);
            end = start;
            while (end < size && meeting[end] >>> 32 == actor) {
                int event = (int) meeting[end];
                int other = log.actor[event] == actor ? Projections.addressee(log, event) : log.actor[event];
                long place = log.thread[event] != EventLog.NONE ? log.thread[event] : log.root[event] != EventLog.NONE
                        ? (long) threads + log.root[event] : (long) threads + log.eventCount + other;
                key[end++] = place << 32 | niche[other] + 1;
            }
            Arrays.sort(key, start, end);
            for (int from = start, to; from < end; from = to) {
                int best = 0;
                int most = 0;
                for (to = from; to < end && key[to] >>> 32 == key[from] >>> 32;) {
                    int same = to;
                    while (to < end && key[to] == key[same]) {
                        to++;
                    }
                    int met = (int) key[same] - 1;
                    // of equals the own niche: to be at home takes no evidence
                    if (to - same > most || to - same == most && met == niche[actor]) {
                        most = to - same;
                        best = met;
                    }
                }
                who[visits] = actor;
                where[visits++] = best;
            }
        }
        return new Visits(Arrays.copyOf(who, visits), Arrays.copyOf(where, visits));
    }

    /** Everybody keeps the visits at home and the number of those elsewhere, and these lead anywhere else. */
    Visits dealt(int[] niche, Rng rng) {
        int[] away = new int[who.length];
        int size = 0;
        for (int visit = 0; visit < who.length; visit++) {
            if (where[visit] != niche[who[visit]]) {
                away[size++] = visit;
            }
        }
        int[] target = new int[size];
        for (int i = 0; i < size; i++) {
            target[i] = where[away[i]];
        }
        rng.shuffle(target);
        for (int i = 0; i < size; i++) {
            // nobody is sent home: change with another who may go there
            for (int tries = 0; tries < 100 && target[i] == niche[who[away[i]]]; tries++) {
                int j = rng.nextInt(size);
                if (target[j] != niche[who[away[i]]] && target[i] != niche[who[away[j]]]) {
                    int swap = target[i];
                    target[i] = target[j];
                    target[j] = swap;
                }
            }
        }
        int[] dealt = where.clone();
        for (int i = 0; i < size; i++) {
            dealt[away[i]] = target[i];
        }
        return new Visits(who, dealt);
    }

    /** Visits to each niche. */
    long[] into(int niches) {
        long[] into = new long[niches];
        for (int n : where) {
            if (n >= 0) {
                into[n]++;
            }
        }
        return into;
    }
}
