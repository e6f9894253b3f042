// SPDX-License-Identifier: Apache-2.0
package sideways.measure.camp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.event.Words;
import sideways.measure.Proportion;

/**
 * What people do that speaks of the two camps, beyond the counts of {@link CampSignals}: evidence, none of it weighed in the score.
 *
 * <p>Anonymity and mischief:
 * <ul>
 *   <li>returning: named actors who act on two days and more, of those named;
 *   <li>lifetime: days between the first and the last act of named actors who acted twice and more, median;
 *   <li>name entropy: Shannon's entropy of who wrote a post, over its greatest value: 1 where no name comes back (a post by nobody is a name of its own), 0 where one writes all;
 *   <li>secret names: posts signed by a tripcode, which proves a name without telling it;
 *   <li>thread-bound names: named actors who acted twice and more and never outside one thread, of all who acted twice and more: 1 where names are given anew in each thread;
 *   <li>thread life: minutes from the first to the last post of a thread, median;
 *   <li>punished: named actors who were banned or put on probation;
 *   <li>reasons: of bans whose reason is told, those that tell of mockery, insult, raid or shock;
 *   <li>raids: hours in which five and more posts link to one host outside, half of all that ever do, and in that and the next hour words of mischief are more by three standard errors.
 * </ul>
 * Altruism:
 * <ul>
 *   <li>given without return: answers to somebody who never answered back;
 *   <li>passed on: of those who were answered, the share who later answer somebody else than their helper (generalized reciprocity);
 *   <li>latency: minutes until a request, or where there are too few any post, is answered by somebody else, median of those answered.
 * </ul>
 *
 * <p>M. Bernstein et al.: 4chan and /b/. ICWSM 2011. doi:10.1609/icwsm.v5i1.14134; T. Althoff, C. Danescu-Niculescu-Mizil, D. Jurafsky: How to ask for a favor. ICWSM 2014. doi:10.1609/icwsm.v8i1.14547;
 * A. Hine et al.: Kek, cucks, and god emperor Trump. ICWSM 2017. doi:10.1609/icwsm.v11i1.14893. Time O(events log events).
 *
 * @param latencyOfRequests whether the latency is of requests
 */
public record CampBehaviour(Proportion returning, Middle lifetimeDays, double nameEntropy, long posts, Proportion secretNames, Proportion threadBound, Middle threadMinutes, Proportion punished, Reasons reasons, int raids, long hours,
        Proportion givenWithoutReturn, Proportion passedOn, Middle latencyMinutes, boolean latencyOfRequests) {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int FEWEST = 30;
    private static final int RAID_POSTS = 5;
    private static final double RAID_DEVIATIONS = 3;

    /**
     * What bans were given for.
     *
     * @param mischief reasons that hold a word of mischief, of all with words; of 0 where no list covers the language
     * @param words content words of three reasons and more, those of most reasons first
     */
    public record Reasons(Proportion mischief, List<String> words) {

        private static final int FEWEST_REASONS = 3;
        private static final int MOST_WORDS = 5;

        static Reasons of(EventLog log, Words words, boolean[] mischief) {
            Map<String, Integer> said = new TreeMap<>();
            long told = 0;
            long hits = 0;
            for (int event = 0; event < log.eventCount; event++) {
                if (words.countOf(event) == 0 || !isPunishment(log, event)) {
                    continue;
                }
                int[] distinct = Arrays.stream(words.word(), (int) words.offset()[event], (int) words.offset()[event + 1]).distinct().toArray();
                told++;
                hits += mischief != null && Arrays.stream(distinct).anyMatch(word -> mischief[word]) ? 1 : 0;
                Arrays.stream(distinct).filter(word -> words.content()[word]).forEach(word -> said.merge(words.spelling()[word], 1, Integer::sum));
            }
            List<String> most = said.entrySet().stream().filter(e -> e.getValue() >= FEWEST_REASONS).sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_WORDS).map(Map.Entry::getKey).toList();
            return new Reasons(new Proportion(hits, mischief == null ? 0 : told), most);
        }
    }

    /** A median, and the interval of order statistics that holds it 95 % of the time; NaN of fewer than {@value #FEWEST} values. */
    public record Middle(double value, double low, double high, int of) {

        static Middle of(double[] values) {
            double[] sorted = Arrays.stream(values).sorted().toArray();
            int n = sorted.length;
            if (n < FEWEST) {
                return new Middle(Double.NaN, Double.NaN, Double.NaN, n);
            }
            double spread = 1.959963984540054 * Math.sqrt(n) / 2;
            int low = Math.max(0, (int) Math.floor(n / 2.0 - spread) - 1);
            int high = Math.min(n - 1, (int) Math.ceil(n / 2.0 + spread));
            return new Middle((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[low], sorted[high], n);
        }
    }

    /**
     * @param hosts host of each of the log's urls; empty for none
     * @param lexicon as in {@link CampSignals}
     */
    public static CampBehaviour of(EventLog log, Words words, String[] hosts, CampSignals.Lexicon lexicon) {
        long[] first = new long[log.actorCount];
        long[] last = new long[log.actorCount];
        int[] acted = new int[log.actorCount];
        Arrays.fill(first, Long.MAX_VALUE);
        Arrays.fill(last, Long.MIN_VALUE);
        long posts = 0;
        long secret = 0;
        for (int event = 0; event < log.eventCount; event++) {
            if (!isPost(log, event)) {
                continue;
            }
            int actor = log.actor[event];
            posts++;
            acted[actor]++;
            secret += !log.isNobody(event) && log.actorName[actor].startsWith("!") ? 1 : 0;
            if (log.timeMillis[event] != EventLog.NO_TIME) {
                first[actor] = Math.min(first[actor], log.timeMillis[event]);
                last[actor] = Math.max(last[actor], log.timeMillis[event]);
            }
        }
        long named = 0;
        long returning = 0;
        double entropy = 0;
        for (int actor = 0; actor < log.actorCount; actor++) {
            if (acted[actor] > 0) {
                double share = acted[actor] / (double) posts;
                entropy -= share * StrictMath.log(share);
                boolean known = log.actorName[actor] != null && last[actor] >= first[actor];
                named += known ? 1 : 0;
                returning += known && Math.floorDiv(first[actor], DAY) != Math.floorDiv(last[actor], DAY) ? 1 : 0;
            }
        }
        double[] lives = IntStream.range(0, log.actorCount).filter(a -> log.actorName[a] != null && acted[a] > 1 && last[a] >= first[a]).mapToDouble(a -> (last[a] - first[a]) / (double) DAY).toArray();
        Help help = Help.of(log);
        boolean[] asks = asks(log, words, lexicon.request());
        Middle requests = latency(log, asks);
        boolean ofRequests = !Double.isNaN(requests.value);
        Raids raids = Raids.of(log, words, hosts, lexicon.mischief());
        return new CampBehaviour(new Proportion(returning, named), Middle.of(lives), posts < 2 ? Double.NaN : entropy / StrictMath.log(posts), posts, new Proportion(secret, posts), threadBound(log, acted), Middle.of(threads(log)),
                punished(log, acted), Reasons.of(log, words, lexicon.mischief()), raids.count, raids.hours, help.withoutReturn, help.passedOn, ofRequests ? requests : latency(log, null), ofRequests);
    }

    private static boolean isPost(EventLog log, int event) {
        Action action = log.actionOf(event);
        return action == Action.POST || action == Action.REPLY || action == Action.SHARE || action == Action.QUOTE;
    }

    private static Proportion threadBound(EventLog log, int[] acted) {
        int[] only = new int[log.actorCount];
        boolean[] left = new boolean[log.actorCount];
        Arrays.fill(only, EventLog.NONE);
        int first = EventLog.NONE;
        boolean several = false;
        for (int event = 0; event < log.eventCount; event++) {
            if (!isPost(log, event)) {
                continue;
            }
            // an opening post belongs to the thread that its answers name
            int thread = log.root[event] != EventLog.NONE ? log.root[event] : log.thread[event] != EventLog.NONE ? log.eventCount + log.thread[event] : event;
            boolean answers = log.root[event] != EventLog.NONE || log.thread[event] != EventLog.NONE;
            several |= answers && first != EventLog.NONE && first != thread;
            first = answers && first == EventLog.NONE ? thread : first;
            int actor = log.actor[event];
            left[actor] |= only[actor] != EventLog.NONE && only[actor] != thread;
            only[actor] = thread;
        }
        if (!several) {
            return new Proportion(0, 0);
        }
        int[] named = IntStream.range(0, log.actorCount).filter(actor -> log.actorName[actor] != null && acted[actor] > 1).toArray();
        return new Proportion(Arrays.stream(named).filter(actor -> !left[actor]).count(), named.length);
    }

    private static boolean isPunishment(EventLog log, int event) {
        for (int i = log.tags.offset()[event]; i < log.tags.offset()[event + 1]; i++) {
            if (log.tags.name()[log.tags.label()[i]].startsWith("punishment:")) {
                return true;
            }
        }
        return false;
    }

    private static Proportion punished(EventLog log, int[] acted) {
        boolean[] was = new boolean[log.actorCount];
        boolean any = false;
        for (int event = 0; event < log.eventCount; event++) {
            if (log.toActor[event] != EventLog.NONE && isPunishment(log, event)) {
                was[log.toActor[event]] = true;
                any = true;
            }
        }
        long of = IntStream.range(0, log.actorCount).filter(a -> log.actorName[a] != null && (acted[a] > 0 || was[a])).count();
        return any ? new Proportion(IntStream.range(0, log.actorCount).filter(a -> was[a] && log.actorName[a] != null).count(), of) : new Proportion(0, 0);
    }

    private static double[] threads(EventLog log) {
        int threads = Arrays.stream(log.thread).max().orElse(-1) + 1;
        long[] first = new long[threads];
        long[] last = new long[threads];
        int[] count = new int[threads];
        Arrays.fill(first, Long.MAX_VALUE);
        Arrays.fill(last, Long.MIN_VALUE);
        for (int event = 0; event < log.eventCount; event++) {
            int thread = log.thread[event];
            if (thread != EventLog.NONE && log.timeMillis[event] != EventLog.NO_TIME) {
                // the opening post belongs to the thread that its answers name
                int root = log.root[event];
                if (count[thread]++ == 0 && root != EventLog.NONE && log.timeMillis[root] != EventLog.NO_TIME) {
                    first[thread] = log.timeMillis[root];
                }
                first[thread] = Math.min(first[thread], log.timeMillis[event]);
                last[thread] = Math.max(last[thread], log.timeMillis[event]);
            }
        }
        return IntStream.range(0, threads).filter(t -> count[t] > 0).mapToDouble(t -> (last[t] - first[t]) / (double) MINUTE).toArray();
    }

    private static boolean[] asks(EventLog log, Words words, boolean[] request) {
        boolean[] asks = new boolean[log.eventCount];
        for (int event = 0; request != null && event < log.eventCount; event++) {
            for (long i = words.offset()[event]; log.actionOf(event) == Action.POST && i < words.offset()[event + 1]; i++) {
                asks[event] |= request[words.word()[(int) i]];
            }
        }
        return asks;
    }

    /** @param which posts; null for all */
    private static Middle latency(EventLog log, boolean[] which) {
        long[] answered = new long[log.eventCount];
        Arrays.fill(answered, Long.MAX_VALUE);
        for (int event = 0; event < log.eventCount; event++) {
            int parent = log.parent[event];
            if (parent != EventLog.NONE && isPost(log, event) && log.actionOf(parent) == Action.POST && log.actor[parent] != log.actor[event] && log.timeMillis[event] != EventLog.NO_TIME
                    && log.timeMillis[parent] != EventLog.NO_TIME) {
                answered[parent] = Math.min(answered[parent], Math.max(0, log.timeMillis[event] - log.timeMillis[parent]));
            }
        }
        return Middle.of(IntStream.range(0, log.eventCount).filter(e -> (which == null || which[e]) && answered[e] != Long.MAX_VALUE).mapToDouble(e -> answered[e] / (double) MINUTE).toArray());
    }

    /** Who answers whom, among those who have a name. */
    private record Help(Proportion withoutReturn, Proportion passedOn) {

        static Help of(EventLog log) {
            Map<Long, Integer> answers = new HashMap<>();
            int[] order = IntStream.range(0, log.eventCount).filter(event -> helps(log, event)).toArray();
            for (int event : order) {
                answers.merge(pair(log.actor[event], log.actor[log.parent[event]]), 1, Integer::sum);
            }
            long given = 0;
            long unreturned = 0;
            for (Map.Entry<Long, Integer> each : answers.entrySet()) {
                given += each.getValue();
                unreturned += answers.containsKey(each.getKey() << 32 | each.getKey() >>> 32) ? 0 : each.getValue();
            }
            // events stand in the order of their times
            int[] helper = new int[log.actorCount];
            boolean[] passed = new boolean[log.actorCount];
            Arrays.fill(helper, EventLog.NONE);
            for (int event : order) {
                int who = log.actor[event];
                int whom = log.actor[log.parent[event]];
                passed[who] |= helper[who] != EventLog.NONE && helper[who] != whom;
                helper[whom] = helper[whom] == EventLog.NONE ? who : helper[whom];
            }
            long helped = Arrays.stream(helper).filter(h -> h != EventLog.NONE).count();
            return new Help(new Proportion(unreturned, given), new Proportion(IntStream.range(0, log.actorCount).filter(a -> passed[a]).count(), helped));
        }

        private static boolean helps(EventLog log, int event) {
            int parent = log.parent[event];
            return parent != EventLog.NONE && (log.actionOf(event) == Action.REPLY || log.actionOf(event) == Action.GIVE) && !log.isNobody(event) && !log.isNobody(parent)
                    && log.actor[event] != log.actor[parent];
        }

        private static long pair(int from, int to) {
            return (long) from << 32 | to;
        }
    }

    private record Raids(int count, long hours) {

        static Raids of(EventLog log, Words words, String[] hosts, boolean[] mischief) {
            if (mischief == null) {
                return new Raids(0, 0);
            }
            Map<Long, long[]> hour = new HashMap<>();
            long all = 0;
            long bad = 0;
            for (int event = 0; event < log.eventCount; event++) {
                if (log.timeMillis[event] == EventLog.NO_TIME) {
                    continue;
                }
                long[] counts = hour.computeIfAbsent(Math.floorDiv(log.timeMillis[event], HOUR), none -> new long[2]);
                for (long i = words.offset()[event]; i < words.offset()[event + 1]; i++) {
                    counts[0]++;
                    counts[1] += mischief[words.word()[(int) i]] ? 1 : 0;
                }
            }
            for (long[] counts : hour.values()) {
                all += counts[0];
                bad += counts[1];
            }
            Map<String, Map<Long, Integer>> links = new HashMap<>();
            for (int event = 0; event < log.eventCount; event++) {
                for (int i = log.urls.offset()[event]; log.timeMillis[event] != EventLog.NO_TIME && i < log.urls.offset()[event + 1]; i++) {
                    String host = hosts[log.urls.label()[i]];
                    if (!host.isEmpty()) {
                        links.computeIfAbsent(host, none -> new HashMap<>()).merge(Math.floorDiv(log.timeMillis[event], HOUR), 1, Integer::sum);
                    }
                }
            }
            int raids = 0;
            for (Map<Long, Integer> byHour : links.values()) {
                int ever = byHour.values().stream().mapToInt(n -> n).sum();
                for (Map.Entry<Long, Integer> each : byHour.entrySet()) {
                    raids += each.getValue() >= RAID_POSTS && 2 * each.getValue() >= ever && hostile(hour, each.getKey(), all, bad) ? 1 : 0;
                }
            }
            return new Raids(raids, hour.size());
        }

        private static boolean hostile(Map<Long, long[]> hour, long at, long all, long bad) {
            long[] now = hour.getOrDefault(at, new long[2]);
            long[] next = hour.getOrDefault(at + 1, new long[2]);
            double words = now[0] + next[0];
            double hits = now[1] + next[1];
            if (words < FEWEST || all <= words) {
                return false;
            }
            double base = (bad - hits) / (all - words);
            return hits - base * words > RAID_DEVIATIONS * Math.sqrt(Math.max(1, base * words));
        }
    }
}
