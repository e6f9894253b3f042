// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import sideways.event.EventLog;
import sideways.event.Words;
import sideways.finding.Findings;
import sideways.measure.community.LogOdds;

/**
 * Describes each niche by the words, channels and members that tell it from the rest.
 *
 * <p>Each member counts once per word, so that one loud member cannot name a niche; a word must be used
 * by {@value #FEWEST_USERS} members and stand out with z ≥ {@value #TELLING}.
 */
final class NicheTable {

    private static final int SHOWN = 1000;
    private static final int WORDS_SHOWN = 12;
    private static final int WORDS_IN_NAME = 3;
    private static final int FEWEST_USERS = 3;
    private static final double TELLING = 2;

    private NicheTable() { }

    static List<Findings.Niche> of(EventLog log, Words words, Niches niches, double[] rank, IntFunction<String> actorId) {
        int count = Math.min(SHOWN, niches.nicheCount());
        int[] members = new int[niches.nicheCount()];
        long[] events = new long[niches.nicheCount()];
        int[] leader = new int[niches.nicheCount()];
        Arrays.fill(leader, -1);
        long all = 0;
        for (int actor = 0; actor < log.actorCount; actor++) {
            int niche = niches.nicheOfActor()[actor];
            if (niche >= 0) {
                members[niche]++;
                all++;
                leader[niche] = leader[niche] < 0 || rank[actor] > rank[leader[niche]] ? actor : leader[niche];
            }
        }
        long[][] channel = new long[count][];
        for (int event = 0; event < log.eventCount; event++) {
            int niche = niches.nicheOfActor()[log.actor[event]];
            if (niche < 0) {
                continue;
            }
            events[niche]++;
            if (niche < count && log.channel[event] != EventLog.NONE) {
                channel[niche] = channel[niche] == null ? new long[log.channelCount] : channel[niche];
                channel[niche][log.channel[event]]++;
            }
        }
        double[] inside = insideShares(niches);
        List<List<Findings.Word>> telling = tellingWords(log, words, niches, count);
        List<Findings.Niche> rows = new ArrayList<>();
        for (int niche = 0; niche < count; niche++) {
            List<Findings.Tally> channels = channel[niche] == null ? List.of() : Analysis.tallies(channel[niche], log.channelName, 5);
            List<Findings.Word> top = telling.get(niche);
            String name;
            String from;
            if (niches.basis() != Niches.Basis.TIES && !channels.isEmpty()) {
                name = channels.stream().limit(2).map(Findings.Tally::name).collect(Collectors.joining(" · "));
                from = "channels";
            } else if (!top.isEmpty()) {
                name = top.stream().limit(WORDS_IN_NAME).map(Findings.Word::word).collect(Collectors.joining(" · "));
                from = "words";
            } else if (!channels.isEmpty()) {
                name = channels.stream().limit(2).map(Findings.Tally::name).collect(Collectors.joining(" · "));
                from = "channels";
            } else {
                name = "around " + actorId.apply(leader[niche]);
                from = "members";
            }
            rows.add(new Findings.Niche(Integer.toString(niche + 1), name, from, members[niche], members[niche] / (double) all,
                    events[niche], inside[niche], top, channels, 0, 0, 0));
        }
        return rows;
    }

    /** Share of each niche's ties, by weight, that stay inside; NaN where the niches are not made of ties. */
    private static double[] insideShares(Niches niches) {
        double[] share = new double[niches.nicheCount()];
        Arrays.fill(share, Double.NaN);
        if (niches.basis() != Niches.Basis.TIES) {
            return share;
        }
        long[] inside = new long[niches.nicheCount()];
        long[] all = new long[niches.nicheCount()];
        int[] niche = niches.nicheOfActor();
        niches.graph().forEachArc((from, to, weight) -> {
            if (niche[from] >= 0) {
                all[niche[from]] += weight;
                inside[niche[from]] += niche[from] == niche[to] ? weight : 0;
            }
        });
        for (int i = 0; i < share.length; i++) {
            share[i] = inside[i] / (double) all[i];
        }
        return share;
    }

    private static List<List<Findings.Word>> tellingWords(EventLog log, Words words, Niches niches, int count) {
        long[] use = uses(log, words, niches.nicheOfActor());
        long[] total = new long[words.vocabularySize()];
        double all = 0;
        int start = 0;
        double[] inNiche = new double[count];
        for (long u : use) {
            int niche = (int) (u >>> 32);
            total[(int) u]++;
            all++;
            if (niche < count) {
                inNiche[niche]++;
            }
        }
        List<List<Findings.Word>> telling = new ArrayList<>();
        for (int niche = 0; niche < count; niche++) {
            List<Findings.Word> found = new ArrayList<>();
            while (start < use.length && use[start] >>> 32 == niche) {
                int word = (int) use[start];
                int end = start;
                while (end < use.length && use[end] == use[start]) {
                    end++;
                }
                int users = end - start;
                start = end;
                if (users < FEWEST_USERS || !words.content()[word]) {
                    continue;
                }
                // prior: the word's use by everybody, so that common words need strong evidence
                double z = LogOdds.z(users, inNiche[niche], total[word] - users, all - inNiche[niche], total[word], all);
                if (z >= TELLING) {
                    found.add(new Findings.Word(words.spelling()[word], z, users));
                }
            }
            found.sort(Comparator.comparing((Findings.Word w) -> -w.z()).thenComparing(Findings.Word::word));
            telling.add(List.copyOf(found.subList(0, Math.min(WORDS_SHOWN, found.size()))));
        }
        return telling;
    }

    /** One entry (niche, word) for each member and word used, sorted. */
    private static long[] uses(EventLog log, Words words, int[] nicheOfActor) {
        long[] use = new long[words.word().length];
        int size = 0;
        for (int event = 0; event < log.eventCount; event++) {
            if (nicheOfActor[log.actor[event]] >= 0) {
                for (long i = words.offset()[event]; i < words.offset()[event + 1]; i++) {
                    use[size++] = (long) log.actor[event] << 32 | words.word()[(int) i];
                }
            }
        }
        Arrays.parallelSort(use, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || use[i] != use[i - 1]) {
                use[distinct++] = use[i];
            }
        }
        for (int i = 0; i < distinct; i++) {
            use[i] = (long) nicheOfActor[(int) (use[i] >>> 32)] << 32 | (int) use[i];
        }
        use = Arrays.copyOf(use, distinct);
        Arrays.parallelSort(use);
        return use;
    }
}
