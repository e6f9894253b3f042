// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.Arrays;
import sideways.event.EventLog;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.graph.Projections;
import sideways.run.Rng;

/**
 * The log cut into windows of equally many ties, and who was tied to whom in each.
 *
 * <p>Equal numbers of ties, not equal stretches of time: a niche is found in ties, and a quiet month would seem to lose
 * niches for want of them. As many windows, up to {@value #MOST}, as leave every one {@value #FEWEST_TIES} ties. What happens in one thread on one day belongs together; for
 * chance, whole threads are therefore dealt to the windows.
 *
 * @param graph undirected, over the log's actors, every tie counted once
 * @param start first tie of each window, in milliseconds
 * @param end last tie of each window, in milliseconds
 * @param ties how many events tie two named actors in each window
 * @param actors how many actors are tied to anybody in each window
 * @param all the ties that were cut
 */
record Windows(Graph[] graph, long[] start, long[] end, long[] ties, int[] actors, Ties all) {

    static final int MOST = 8;
    static final int FEWEST = 3;
    static final int FEWEST_TIES = 800;

    /**
     * Ties with a time, oldest first; the log is in order of time.
     *
     * @param thread of tie, numbered from 0 without gaps
     */
    record Ties(int[] from, int[] to, long[] time, int[] thread, int threads, int actors) {

        static Ties of(EventLog log) {
            int[] from = new int[log.eventCount];
            int[] to = new int[log.eventCount];
            int[] thread = new int[log.eventCount];
            long[] time = new long[log.eventCount];
            int[] ties = new int[1];
            Projections.forEachTie(log, (event, own, other) -> {
                if (log.timeMillis[event] != EventLog.NO_TIME) {
                    int tie = ties[0]++;
                    from[tie] = own;
                    to[tie] = other;
                    thread[tie] = log.thread[event] != EventLog.NONE ? log.thread[event] : log.root[event] != EventLog.NONE ? -2 - log.root[event] : Integer.MAX_VALUE - event;
                    time[tie] = log.timeMillis[event];
                }
            });
            int size = ties[0];
            int[] distinct = Arrays.stream(thread, 0, size).sorted().distinct().toArray();
            int[] dense = new int[size];
            for (int tie = 0; tie < size; tie++) {
                dense[tie] = Arrays.binarySearch(distinct, thread[tie]);
            }
            return new Ties(Arrays.copyOf(from, size), Arrays.copyOf(to, size), Arrays.copyOf(time, size), dense, distinct.length, log.actorCount);
        }
    }

    /** So many stretches of equally many ties, however few. */
    Graph[] stretches(int count) {
        return cut(all, windowOf(all.time, count), count).graph;
    }

    /** How many ties with a time there are; 0 too where all have the same. */
    static long tiesWithTime(EventLog log) {
        Ties ties = Ties.of(log);
        int size = ties.time.length;
        return size == 0 || ties.time[0] == ties.time[size - 1] ? 0 : size;
    }

    /** The windows of a log; none where there are too few ties for {@value #FEWEST}. */
    static Windows of(EventLog log) {
        Ties ties = Ties.of(log);
        for (int windows = Math.min(MOST, ties.time.length / FEWEST_TIES); windows >= FEWEST; windows--) {
            Windows cut = cut(ties, windowOf(ties.time, windows), windows);
            if (cut.isEven()) {
                return cut;
            }
        }
        return none();
    }

    static Windows none() {
        return new Windows(new Graph[0], new long[0], new long[0], new long[0], new int[0], null);
    }

    int count() {
        return graph.length;
    }

    /** The same ties with their threads dealt to as many windows at random: a movement in which nothing changes. */
    Windows shuffled(Rng rng) {
        int[] order = new int[all.threads];
        Arrays.setAll(order, i -> i);
        rng.shuffle(order);
        int[] size = new int[all.threads];
        for (int thread : all.thread) {
            size[thread]++;
        }
        int[] windowOfThread = new int[all.threads];
        long before = 0;
        for (int thread : order) {
            windowOfThread[thread] = (int) Math.min(count() - 1, before * count() / all.thread.length);
            before += size[thread];
        }
        int[] window = new int[all.thread.length];
        Arrays.setAll(window, tie -> windowOfThread[all.thread[tie]]);
        return cut(all, window, count());
    }

    /** The window of each of some times, oldest first; what is of one instant stays together, so windows are equal but for that. */
    static int[] windowOf(long[] time, int windows) {
        int[] window = new int[time.length];
        for (int i = 1; i < time.length; i++) {
            int due = (int) ((long) i * windows / time.length);
            window[i] = time[i] == time[i - 1] ? window[i - 1] : due;
        }
        return window;
    }

    private static Windows cut(Ties ties, int[] window, int windows) {
        GraphBuilder[] builder = new GraphBuilder[windows];
        Arrays.setAll(builder, w -> new GraphBuilder(false));
        long[] start = new long[windows];
        long[] end = new long[windows];
        long[] count = new long[windows];
        Arrays.fill(start, Long.MAX_VALUE);
        Arrays.fill(end, Long.MIN_VALUE);
        for (int tie = 0; tie < window.length; tie++) {
            int w = window[tie];
            builder[w].add(ties.from[tie], ties.to[tie], 1);
            start[w] = Math.min(start[w], ties.time[tie]);
            end[w] = Math.max(end[w], ties.time[tie]);
            count[w]++;
        }
        Graph[] graph = new Graph[windows];
        Arrays.setAll(graph, w -> builder[w].build(ties.actors).simple());
        return new Windows(graph, start, end, count, Arrays.stream(graph).mapToInt(Windows::tied).toArray(), ties);
    }

    private boolean isEven() {
        for (int w = 0; w < count(); w++) {
            if (ties[w] < FEWEST_TIES / 2) {
                return false;
            }
        }
        return true;
    }

    private static int tied(Graph graph) {
        int tied = 0;
        for (int actor = 0; actor < graph.nodeCount; actor++) {
            tied += graph.degree(actor) > 0 ? 1 : 0;
        }
        return tied;
    }

    /** The same windows without who was tied to whom, which takes most of the memory. */
    Windows withoutGraphs() {
        return new Windows(new Graph[0], start, end, ties, actors, null);
    }
}
