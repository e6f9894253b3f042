// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sideways.event.EventLog;
import sideways.event.Words;
import sideways.finding.Findings;
import sideways.measure.community.ClassTfIdf;
import sideways.measure.community.LikelihoodRatio;
import sideways.measure.community.LogOdds;

/**
 * The words that name each niche.
 *
 * <p>Each member counts once per word, forms of a word as one, so that one loud member cannot name a niche. A word
 * must carry meaning, be used by {@value #FEWEST_USERS} members and stand out with a log-odds z of
 * {@value #TELLING} and more ({@link LogOdds}, which judges); where fewer than {@value #ENOUGH} do, as in niches of a
 * dozen members, a likelihood ratio whose root is {@value #SURPRISING} will do ({@link LikelihoodRatio}). Such words are ordered by z and by weight
 * ({@link ClassTfIdf}, which prefers words of the niche's own over common ones used a little more) together, each
 * word by 1/(60 + its place) in either order: reciprocal rank fusion. Two words become one where they stand side by
 * side in at least half of what the rarer one is used in ("board game"). Where sentence embeddings are at hand, they
 * put the words of the niches they know in another order first ({@link NicheMeaning}); which words there are stays.
 *
 * <p>G. Cormack, C. Clarke, S. Büttcher: Reciprocal rank fusion outperforms Condorcet and individual rank learning
 * methods. SIGIR 2009. doi:10.1145/1571941.1572114
 *
 * @param words of each niche described, first the one that names it best
 * @param typical of each niche, by weight alone
 * @param telling z by number of word, of all single words that stand out in the niche
 */
record NicheWords(List<List<Findings.Word>> words, List<List<Findings.Weight>> typical, List<Map<Integer, Double>> telling) {

    private static final int SHOWN = 12;
    private static final int CANDIDATES = 40;
    private static final int FEWEST_USERS = 3;
    private static final double TELLING = 2;
    private static final int ENOUGH = 3;
    private static final double SURPRISING = 4;
    private static final double STICKING = 0.5;
    private static final int FUSION = 60;

    /** A word or pair of words that may name a niche; {@code second} is −1 for a single word. */
    private record Candidate(int first, int second, double z, double weight, int users) { }

    /**
     * @param nicheCount all niches, which the words are told from
     * @param described how many of the first of them to name
     */
    static NicheWords of(EventLog log, Words words, int[] nicheOfActor, int nicheCount, int described, NicheMeaning meaning) {
        return new Naming(log, words, nicheOfActor, nicheCount, described).name(meaning);
    }

    private static final class Naming {
        private final EventLog log;
        private final Words words;
        private final int[] nicheOfActor;
        private final int nicheCount;
        private final int described;
        private final long[] total;
        private final double[] inNiche;
        private double all;

        Naming(EventLog log, Words words, int[] nicheOfActor, int nicheCount, int described) {
            this.log = log;
            this.words = words;
            this.nicheOfActor = nicheOfActor;
            this.nicheCount = nicheCount;
            this.described = described;
            this.total = new long[words.vocabularySize()];
            this.inNiche = new double[nicheCount];
        }

        NicheWords name(NicheMeaning meaning) {
            List<List<Candidate>> candidates = meaning.ordered(candidates(), candidate -> words.spelling()[candidate.first]);
            List<List<Candidate>> pairs = pairs(candidates);
            List<List<Findings.Word>> named = new ArrayList<>();
            List<List<Findings.Weight>> typical = new ArrayList<>();
            List<Map<Integer, Double>> telling = new ArrayList<>();
            for (int niche = 0; niche < described; niche++) {
                named.add(joined(candidates.get(niche), pairs.get(niche)));
                typical.add(candidates.get(niche).stream().sorted(Comparator.comparing((Candidate c) -> -c.weight).thenComparing(Candidate::first))
                        .limit(SHOWN).map(c -> new Findings.Weight(words.spelling()[c.first], c.weight)).toList());
                Map<Integer, Double> z = new HashMap<>();
                candidates.get(niche).forEach(c -> z.put(c.first, c.z));
                telling.add(z);
            }
            return new NicheWords(named, typical, telling);
        }

        /** The words of each niche that stand out, best first. */
        private List<List<Candidate>> candidates() {
            long[] use = uses();
            for (long u : use) {
                total[(int) u]++;
                inNiche[(int) (u >>> 32)]++;
            }
            all = use.length;
            double mean = all / Math.max(1, nicheCount);
            List<List<Candidate>> candidates = new ArrayList<>();
            int start = 0;
            for (int niche = 0; niche < described; niche++) {
                List<Candidate> found = new ArrayList<>();
                List<Candidate> rare = new ArrayList<>();
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
                    double z = z(users, niche, total[word]);
                    if (z >= TELLING || z > 0 && LikelihoodRatio.root(users, inNiche[niche], total[word] - users, all - inNiche[niche]) >= SURPRISING) {
                        (z >= TELLING ? found : rare).add(new Candidate(word, -1, z, ClassTfIdf.weight(users, inNiche[niche], total[word], mean), users));
                    }
                }
                if (found.size() < ENOUGH) {
                    found.addAll(rare);
                }
                candidates.add(fused(found));
            }
            return candidates;
        }

        /** Prior: the word's use by everybody, so that common words need strong evidence. */
        private double z(int users, int niche, long everywhere) {
            return LogOdds.z(users, inNiche[niche], everywhere - users, all - inNiche[niche], everywhere, all);
        }

        private List<Candidate> fused(List<Candidate> found) {
            double[] score = new double[found.size()];
            Integer[] order = new Integer[score.length];
            Arrays.setAll(order, i -> i);
            for (Comparator<Candidate> by : List.of(Comparator.comparingDouble(Candidate::z), Comparator.comparingDouble(Candidate::weight))) {
                Arrays.sort(order, (a, b) -> {
                    int higher = by.compare(found.get(b), found.get(a));
                    return higher != 0 ? higher : found.get(a).first - found.get(b).first;
                });
                for (int place = 0; place < order.length; place++) {
                    score[order[place]] += 1.0 / (FUSION + place + 1);
                }
            }
            Arrays.sort(order, (a, b) -> score[a] != score[b] ? Double.compare(score[b], score[a]) : found.get(a).first - found.get(b).first);
            return Arrays.stream(order).limit(CANDIDATES).map(found::get).toList();
        }

        /** One entry (niche, word) for each member and word used, sorted. */
        private long[] uses() {
            long[] use = new long[words.word().length];
            int size = 0;
            for (int event = 0; event < log.eventCount; event++) {
                if (nicheOfActor[log.actor[event]] >= 0) {
                    for (long i = words.offset()[event]; i < words.offset()[event + 1]; i++) {
                        use[size++] = (long) log.actor[event] << 32 | words.form()[words.word()[(int) i]];
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

        /** Pairs of candidates that stick together in a niche, most used first. */
        private List<List<Candidate>> pairs(List<List<Candidate>> candidates) {
            boolean[] wanted = new boolean[words.vocabularySize()];
            List<Map<Integer, Candidate>> ofNiche = new ArrayList<>();
            for (List<Candidate> list : candidates) {
                Map<Integer, Candidate> byWord = new HashMap<>();
                list.forEach(c -> byWord.put(c.first, c));
                list.forEach(c -> wanted[c.first] = true);
                ofNiche.add(byWord);
            }
            List<List<Candidate>> pairs = new ArrayList<>();
            candidates.forEach(list -> pairs.add(new ArrayList<>()));
            List<long[]> pairOf = new ArrayList<>();
            long[] use = pairUses(wanted, pairOf);
            int[] users = new int[nicheCount];
            for (int start = 0; start < use.length;) {
                int pair = (int) (use[start] >>> 32);
                int end = start;
                for (; end < use.length && use[end] >>> 32 == pair; end++) {
                    users[nicheOfActor[(int) use[end]]]++;
                }
                int first = (int) (pairOf.get(pair)[0] >>> 32);
                int second = (int) pairOf.get(pair)[0];
                for (int i = start; i < end; i++) {
                    int niche = nicheOfActor[(int) use[i]];
                    int together = users[niche];
                    users[niche] = 0;
                    if (together < FEWEST_USERS || niche >= described) {
                        continue;
                    }
                    Candidate a = ofNiche.get(niche).get(first);
                    Candidate b = ofNiche.get(niche).get(second);
                    if (a != null && b != null && together >= STICKING * Math.min(a.users, b.users)) {
                        pairs.get(niche).add(new Candidate(first, second, z(together, niche, end - start), 0, together));
                    }
                }
                start = end;
            }
            for (List<Candidate> list : pairs) {
                list.sort(Comparator.comparingInt((Candidate c) -> -c.users).thenComparingInt(Candidate::first).thenComparingInt(Candidate::second));
            }
            return pairs;
        }

        /** One entry (pair, member) for each member in a niche and pair of wanted words it wrote side by side, sorted. */
        private long[] pairUses(boolean[] wanted, List<long[]> pairOf) {
            Map<Long, Integer> number = new HashMap<>();
            long[] use = new long[1024];
            int size = 0;
            for (int event = 0; event < log.eventCount; event++) {
                if (nicheOfActor[log.actor[event]] < 0) {
                    continue;
                }
                int before = -1;
                for (long i = words.offset()[event]; i < words.offset()[event + 1]; i++) {
                    int word = words.form()[words.word()[(int) i]];
                    int first = before;
                    before = wanted[word] ? word : -1;
                    if (first < 0 || before < 0 || first == word) {
                        continue;
                    }
                    long key = (long) first << 32 | word;
                    Integer known = number.get(key);
                    if (known == null) {
                        known = number.size();
                        number.put(key, known);
                        pairOf.add(new long[] {key});
                    }
                    if (size == use.length) {
                        use = Arrays.copyOf(use, 2 * size);
                    }
                    use[size++] = (long) known << 32 | log.actor[event];
                }
            }
            Arrays.parallelSort(use, 0, size);
            int distinct = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || use[i] != use[i - 1]) {
                    use[distinct++] = use[i];
                }
            }
            return Arrays.copyOf(use, distinct);
        }

        /** The list with pairs in the place of the better of their words; a word is in one pair at most. */
        private List<Findings.Word> joined(List<Candidate> single, List<Candidate> pairs) {
            Map<Integer, Candidate> pairOf = new HashMap<>();
            for (Candidate pair : pairs) {
                if (!pairOf.containsKey(pair.first) && !pairOf.containsKey(pair.second)) {
                    pairOf.put(pair.first, pair);
                    pairOf.put(pair.second, pair);
                }
            }
            List<Candidate> joined = new ArrayList<>();
            for (Candidate word : single) {
                Candidate shown = pairOf.getOrDefault(word.first, word);
                if (!joined.contains(shown)) {
                    joined.add(shown);
                }
            }
            return joined.stream().limit(SHOWN).map(c -> new Findings.Word(spelling(c), c.z, c.users)).toList();
        }

        private String spelling(Candidate word) {
            String first = words.spelling()[word.first];
            if (word.second < 0) {
                return first;
            }
            String second = words.spelling()[word.second];
            return first + (isUnspaced(first) && isUnspaced(second) ? "" : " ") + second;
        }

        private static boolean isUnspaced(String word) {
            return switch (Character.UnicodeScript.of(word.codePointAt(0))) {
                case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
                default -> false;
            };
        }
    }
}
