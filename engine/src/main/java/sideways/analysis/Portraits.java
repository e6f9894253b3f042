// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sideways.event.EventLog;
import sideways.event.Words;
import sideways.finding.Findings;

/**
 * Items that show what a niche is: those that received most, and those that speak most as it does.
 *
 * <p>How much an item speaks as its niche does is the sum of the z of the niche's telling words in it, each once, over
 * the square root of its words of meaning, so that neither a long text nor a single word wins by its length. Those that
 * received most come first, or, where sentence embeddings know the niche, those nearest to it ({@link NicheMeaning}).
 */
final class Portraits {

    private static final int NICHES = 50;
    private static final int MOST_RECEIVED = 2;
    private static final int MOST_SPEAKING = 2;
    private static final int WORDS_SHOWN = 5;
    private static final int FEWEST_WORDS = 3;
    private static final int LANGUAGES_SHOWN = 3;

    private final EventLog log;
    private final Words words;
    private final int[] received;
    private final int[] tree;

    private Portraits(EventLog log, Words words) {
        this.log = log;
        this.words = words;
        received = new int[log.eventCount];
        tree = new int[log.eventCount];
        Arrays.fill(tree, 1);
        for (int event = 0; event < log.eventCount; event++) {
            int up = up(event);
            if (up >= 0) {
                received[up]++;
            }
        }
        // leaves first, so that each event's tree is whole before it is added above; what stands on a loop is never reached
        int[] waiting = received.clone();
        int[] ready = new int[log.eventCount];
        int size = 0;
        for (int event = 0; event < log.eventCount; event++) {
            if (waiting[event] == 0) {
                ready[size++] = event;
            }
        }
        for (int i = 0; i < size; i++) {
            int up = up(ready[i]);
            if (up >= 0) {
                tree[up] += tree[ready[i]];
                if (--waiting[up] == 0) {
                    ready[size++] = up;
                }
            }
        }
    }

    private int up(int event) {
        return log.parent[event] >= 0 ? log.parent[event] : log.shareOf[event];
    }

    /** @param item what to call an event: its item's id in the input; asked for the examples alone */
    static List<Findings.Portrait> of(EventLog log, Words words, Niches niches, NicheWords telling, List<Findings.Niche> described,
            Analysis.Items item, NicheMeaning meaning) {
        int count = Math.min(NICHES, described.size());
        if (count == 0) {
            return List.of();
        }
        Portraits portraits = new Portraits(log, words);
        double[] like = new double[log.eventCount];
        int[] nicheOf = new int[log.eventCount];
        long[][] language = new long[count][words.languages().code().length];
        List<List<Integer>> events = new ArrayList<>();
        for (int niche = 0; niche < count; niche++) {
            events.add(new ArrayList<>());
        }
        for (int event = 0; event < log.eventCount; event++) {
            int niche = niches.nicheOfActor()[log.actor[event]];
            nicheOf[event] = niche;
            if (niche < 0 || niche >= count) {
                continue;
            }
            if (words.languages().language()[event] >= 0) {
                language[niche][words.languages().language()[event]]++;
            }
            if (words.countOf(event) > 0) {
                like[event] = portraits.likeness(event, telling.telling().get(niche));
            }
            events.get(niche).add(event);
        }
        List<Map<Integer, String>> chosen = new ArrayList<>();
        for (List<Integer> of : events) {
            Map<Integer, String> why = new LinkedHashMap<>();
            best(of, event -> portraits.received[event], MOST_RECEIVED, why, "received");
            best(of, event -> like[event], MOST_SPEAKING, why, "words");
            chosen.add(why);
        }
        List<List<Integer>> shown = meaning.nearestFirst(chosen.stream().map(of -> List.copyOf(of.keySet())).toList(), words);
        List<Findings.Portrait> all = new ArrayList<>();
        for (int niche = 0; niche < count; niche++) {
            List<Findings.Example> examples = new ArrayList<>();
            for (int event : shown.get(niche)) {
                examples.add(portraits.example(event, chosen.get(niche).get(event), telling.telling().get(niche), item));
            }
            all.add(new Findings.Portrait(described.get(niche).id(), niches.basis().unit(), telling.typical().get(niche),
                    Analysis.tallies(language[niche], words.languages().code(), LANGUAGES_SHOWN), examples));
        }
        return all;
    }

    private interface Score {
        double of(int event);
    }

    /** The highest above 0 that are not chosen yet, the earlier of equals. */
    private static void best(List<Integer> events, Score score, int most, Map<Integer, String> chosen, String why) {
        int taken = 0;
        List<Integer> left = events.stream().filter(event -> score.of(event) > 0)
                .sorted(Comparator.comparingDouble((Integer event) -> -score.of(event)).thenComparing(Comparator.naturalOrder()))
                .limit(most + chosen.size()).toList();
        for (int event : left) {
            if (taken < most && !chosen.containsKey(event)) {
                chosen.put(event, why);
                taken++;
            }
        }
    }

    private double likeness(int event, Map<Integer, Double> telling) {
        int content = 0;
        Map<Integer, Double> in = new LinkedHashMap<>();
        for (long i = words.offset()[event]; i < words.offset()[event + 1]; i++) {
            int word = words.word()[(int) i];
            content += words.content()[word] ? 1 : 0;
            Double z = telling.get(words.form()[word]);
            if (z != null) {
                in.put(words.form()[word], z);
            }
        }
        double sum = 0;
        for (double z : in.values()) {
            sum += z;
        }
        return content < FEWEST_WORDS ? 0 : sum / Math.sqrt(content);
    }

    private Findings.Example example(int event, String why, Map<Integer, Double> telling, Analysis.Items item) {
        List<String> shown = java.util.stream.LongStream.range(words.offset()[event], words.offset()[event + 1])
                .mapToObj(i -> words.form()[words.word()[(int) i]]).distinct().filter(telling::containsKey)
                .sorted(Comparator.comparing((Integer w) -> -telling.get(w)).thenComparing(Comparator.naturalOrder()))
                .limit(WORDS_SHOWN).map(w -> words.spelling()[w]).toList();
        long time = log.timeMillis[event];
        return new Findings.Example(item.id(event), why, log.actionOf(event).name().toLowerCase(Locale.ROOT),
                time == EventLog.NO_TIME ? "" : Instant.ofEpochMilli(time).toString(), received[event], tree[event], shown, item.excerpt(event));
    }
}
