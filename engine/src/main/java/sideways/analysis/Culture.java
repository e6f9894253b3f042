// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sideways.event.EventLog;
import sideways.event.Words;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.measure.community.WordSpecificity;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Does a niche speak a language of its own, and does that language move?
 *
 * <p>Both are {@link WordSpecificity} weighted by use, in nats. A small sample speaks a language of its own by chance
 * alone, so all samples have the same number of words, drawn post by post, and stand beside what samples of the same
 * size drawn from everybody (distinctiveness) or from any time (dynamicity) give: of value minus that, 0 means nothing
 * of its own, and nothing that moves.
 */
final class Culture {

    private static final String ZHANG = "Zhang et al. 2017, arXiv:1705.09665";
    private static final int NICHES = 50;
    private static final int SAMPLES = 30;
    private static final int WORDS = 1000;
    private static final int STRETCHES = 8;
    private static final int WORDS_OF_STRETCH = 250;
    private static final int FEWEST_STRETCHES = 3;

    private final EventLog log;
    private final Words words;
    private final Run run;
    private final int[] contentWords;
    private final List<int[]> events = new ArrayList<>();

    private Culture(EventLog log, Words words, Niches niches, int count, Run run) {
        this.log = log;
        this.words = words;
        this.run = run;
        contentWords = new int[log.eventCount];
        int[] size = new int[count];
        for (int event = 0; event < log.eventCount; event++) {
            for (long i = words.offset()[event]; i < words.offset()[event + 1]; i++) {
                contentWords[event] += words.content()[words.word()[(int) i]] ? 1 : 0;
            }
            int niche = niches.nicheOfActor()[log.actor[event]];
            if (contentWords[event] > 0 && niche >= 0 && niche < count) {
                size[niche]++;
            }
        }
        int[][] of = new int[count][];
        Arrays.setAll(of, niche -> new int[size[niche]]);
        Arrays.fill(size, 0);
        for (int event = 0; event < log.eventCount; event++) {
            int niche = niches.nicheOfActor()[log.actor[event]];
            if (contentWords[event] > 0 && niche >= 0 && niche < count) {
                of[niche][size[niche]++] = event;
            }
        }
        events.addAll(List.of(of));
    }

    static List<Finding> findings(EventLog log, Words words, Niches niches, List<Findings.Niche> described, Run run) {
        int count = Math.min(NICHES, described.size());
        if (count < 2 || words.word().length == 0) {
            String why = words.word().length == 0 ? "The log has no texts." : "There are fewer than two niches, so nothing to be distinct from.";
            return List.of(Finding.notTestable("niche.distinct", "kl-w" + WORDS, why), Finding.notTestable("niche.dynamic", "kl-w" + WORDS_OF_STRETCH, why));
        }
        Culture culture = new Culture(log, words, niches, count, run);
        List<Finding> findings = new ArrayList<>(culture.distinctiveness(described));
        findings.addAll(culture.dynamicity(described));
        return findings;
    }

    private List<Finding> distinctiveness(List<Findings.Niche> described) {
        int[] everybody = events.stream().flatMapToInt(Arrays::stream).toArray();
        Arrays.sort(everybody);
        long[] all = counts(everybody);
        int niches = events.size();
        double[][] value = new double[niches + 1][SAMPLES];
        run.blocks("Comparing ways of speaking", (niches + 1) * SAMPLES, 8, (block, from, to) -> {
            Sample sample = new Sample();
            for (int i = from; i < to; i++) {
                int niche = i / SAMPLES;
                int[] of = niche == niches ? everybody : events.get(niche);
                value[niche][i % SAMPLES] = total(of) < WORDS ? Double.NaN
                        : sample.specificity(of, WORDS, all, run.random("distinct", i));
            }
        });
        double chance = mean(value[niches]);
        List<Finding> findings = new ArrayList<>();
        for (int niche = 0; niche < niches; niche++) {
            if (total(events.get(niche)) >= WORDS) {
                findings.add(measured("niche.distinct", "kl-w" + WORDS, value[niche], chance, total(events.get(niche)),
                        "Mean log-ratio of a word's share in the niche to its share in all niches, over " + WORDS + " words at a time, drawn post by post " + SAMPLES
                        + " times; interval: middle 95 % of the draws. Null: as many words drawn from everybody.").withScope("niche:" + described.get(niche).id()));
            }
        }
        if (findings.isEmpty()) {
            return List.of(Finding.tooFew("niche.distinct", "kl-w" + WORDS, 0, "No niche said " + WORDS + " words that carry meaning."));
        }
        return findings;
    }

    private List<Finding> dynamicity(List<Findings.Niche> described) {
        String variant = "kl-w" + WORDS_OF_STRETCH;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (long time : log.timeMillis) {
            if (time != EventLog.NO_TIME) {
                first = Math.min(first, time);
                last = Math.max(last, time);
            }
        }
        if (first >= last) {
            return List.of(Finding.notTestable("niche.dynamic", variant, "The log carries no times, so no change can be seen."));
        }
        List<Finding> findings = new ArrayList<>();
        for (int niche = 0; niche < events.size(); niche++) {
            String scope = "niche:" + described.get(niche).id();
            dynamicity(niche, first, last, variant).ifPresent(finding -> findings.add(finding.withScope(scope)));
        }
        if (findings.isEmpty()) {
            return List.of(Finding.tooFew("niche.dynamic", variant, 0, "No niche said " + WORDS_OF_STRETCH + " words that carry meaning in each of "
                    + FEWEST_STRETCHES + " eighths of the log's time."));
        }
        return findings;
    }

    /** Nothing where the niche said too little in too many stretches. */
    private Optional<Finding> dynamicity(int niche, long first, long last, String variant) {
        int[][] stretch = new int[STRETCHES][];
        double span = last - first + 1.0;
        for (int s = 0; s < STRETCHES; s++) {
            int which = s;
            stretch[s] = Arrays.stream(events.get(niche)).filter(event -> log.timeMillis[event] != EventLog.NO_TIME
                    && (int) ((log.timeMillis[event] - first) / span * STRETCHES) == which).toArray();
        }
        int[][] told = Arrays.stream(stretch).filter(of -> total(of) >= WORDS_OF_STRETCH).toArray(int[][]::new);
        if (told.length < FEWEST_STRETCHES) {
            return Optional.empty();
        }
        int[] always = Arrays.stream(told).flatMapToInt(Arrays::stream).toArray();
        long[] all = counts(always);
        double[][] value = new double[2][SAMPLES];
        run.blocks("Comparing times", SAMPLES, 4, (block, from, to) -> {
            Sample sample = new Sample();
            for (int i = from; i < to; i++) {
                for (int s = 0; s < told.length; s++) {
                    long key = ((long) niche * SAMPLES + i) * STRETCHES + s;
                    value[0][i] += sample.specificity(told[s], WORDS_OF_STRETCH, all, run.random("dynamic", key)) / told.length;
                    value[1][i] += sample.specificity(always, WORDS_OF_STRETCH, all, run.random("dynamic-null", key)) / told.length;
                }
            }
        });
        return Optional.of(measured("niche.dynamic", variant, value[0], mean(value[1]), total(always), "Mean log-ratio of a word's share in an eighth of the log's time to its share in all the niche's "
                + "time, over " + WORDS_OF_STRETCH + " words at a time, mean of " + told.length + " eighths, drawn post by post " + SAMPLES
                + " times; interval: middle 95 % of the draws. Null: as many words drawn from any of these times."));
    }

    private static Finding measured(String id, String variant, double[] value, double chance, long n, String method) {
        Arrays.sort(value);
        Quantiles spread = Quantiles.middle(value, 0.95);
        double mean = mean(value);
        return Fragmentation.around(Finding.measured(id, variant, mean, n, "nats", method), spread).withNull(chance).citing(ZHANG);
    }

    private static double mean(double[] value) {
        return Arrays.stream(value).sum() / value.length;
    }

    private long total(int[] of) {
        long sum = 0;
        for (int event : of) {
            sum += contentWords[event];
        }
        return sum;
    }

    /** Uses of each word, and of all at the end. */
    private long[] counts(int[] of) {
        long[] count = new long[words.vocabularySize() + 1];
        for (int event : of) {
            for (long i = words.offset()[event]; i < words.offset()[event + 1]; i++) {
                int word = words.word()[(int) i];
                count[words.form()[word]] += words.content()[word] ? 1 : 0;
            }
            count[words.vocabularySize()] += contentWords[event];
        }
        return count;
    }

    /** Draws posts until it has words enough; scratch space of one thread. */
    private final class Sample {
        private final int[] place = new int[words.vocabularySize()];

        /** @param all uses of each word in what the sample is compared with, their sum at the end */
        double specificity(int[] of, int wanted, long[] all, Rng rng) {
            int[] form = new int[wanted];
            int forms = 0;
            long[] drawn = new long[wanted + 1];
            long[] background = new long[wanted + 1];
            int size = 0;
            // a sparse shuffle: only what is drawn changes places
            Map<Integer, Integer> moved = new HashMap<>();
            for (int left = of.length; size < wanted && left > 0; left--) {
                int at = rng.nextInt(left);
                int event = of[moved.getOrDefault(at, at)];
                moved.put(at, moved.getOrDefault(left - 1, left - 1));
                for (long i = words.offset()[event]; size < wanted && i < words.offset()[event + 1]; i++) {
                    int word = words.word()[(int) i];
                    if (words.content()[word]) {
                        int shown = words.form()[word];
                        if (place[shown] == 0) {
                            form[forms] = shown;
                            background[forms] = all[shown];
                            place[shown] = ++forms;
                        }
                        drawn[place[shown] - 1]++;
                        size++;
                    }
                }
            }
            // the words not drawn count in the background as one
            background[wanted] = all[place.length] - Arrays.stream(background).sum();
            for (int i = 0; i < forms; i++) {
                place[form[i]] = 0;
            }
            return WordSpecificity.of(drawn, background).weightedMean();
        }
    }
}
