// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import sideways.event.EventLog;
import sideways.event.Hosts;
import sideways.event.Labels;
import sideways.event.Words;
import sideways.graph.Graph;
import sideways.measure.community.ItemSimilarity;
import sideways.run.Run;

/**
 * Ties by likeness for logs that tie nobody: an actor has the words, tags, urls and hosts of all it posted. Where
 * nobody is named, each post has an author of its own, so the same graph is one of posts.
 */
final class TextNiches {

    /** Fewer texts than this fall into no niches worth the name. */
    static final int FEWEST_TEXTS = 50;

    /** Ties of likeness to expect for each text: 10 and 17 were found on two logs. */
    static final int TIES_OF_TEXT = 17;

    private TextNiches() { }

    static long memoryBytes(long texts, long words, int threads) {
        return 16 * words + ItemSimilarity.memoryBytes(texts, words, ItemSimilarity.Options.DEFAULT, threads);
    }

    /** Nodes are the log's actors; those without anything to compare have no edges. */
    static Graph graph(EventLog log, Words words, Run run) {
        return ItemSimilarity.graph(features(log, words), ItemSimilarity.Options.DEFAULT, run);
    }

    /** Whether enough was said, or pointed at, to look for niches in. */
    static boolean areEnough(EventLog log, Words words) {
        int texts = 0;
        for (int event = 0; event < log.eventCount && texts < FEWEST_TEXTS; event++) {
            texts += words.countOf(event) + log.urls.countOf(event) + log.tags.countOf(event) > 0 ? 1 : 0;
        }
        return texts >= FEWEST_TEXTS;
    }

    static ItemSimilarity.Features features(EventLog log, Words words) {
        int[] hostOfUrl = hosts(log.urls.name());
        int tags = words.vocabularySize();
        int urls = tags + log.tags.name().length;
        int hosts = urls + log.urls.name().length;
        int all = hosts + Arrays.stream(hostOfUrl).max().orElse(-1) + 1;
        long[] use = new long[Math.toIntExact(words.word().length + (long) log.tags.label().length + 2L * log.urls.label().length)];
        int size = 0;
        for (int event = 0; event < log.eventCount; event++) {
            long actor = (long) log.actor[event] << 32;
            for (long i = words.offset()[event]; i < words.offset()[event + 1]; i++) {
                int word = words.word()[(int) i];
                if (words.content()[word]) {
                    use[size++] = actor | words.form()[word];
                }
            }
            for (int i = log.tags.offset()[event]; i < log.tags.offset()[event + 1]; i++) {
                use[size++] = actor | tags + log.tags.label()[i];
            }
            for (int i = log.urls.offset()[event]; i < log.urls.offset()[event + 1]; i++) {
                use[size++] = actor | urls + log.urls.label()[i];
                use[size++] = actor | hosts + hostOfUrl[log.urls.label()[i]];
            }
        }
        Arrays.sort(use, 0, size);
        int[] offset = new int[log.actorCount + 1];
        int[] feature = new int[size];
        int[] count = new int[size];
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || use[i] != use[i - 1]) {
                feature[distinct++] = (int) use[i];
                offset[(int) (use[i] >>> 32) + 1]++;
            }
            count[distinct - 1]++;
        }
        for (int actor = 0; actor < log.actorCount; actor++) {
            offset[actor + 1] += offset[actor];
        }
        return new ItemSimilarity.Features(offset, Arrays.copyOf(feature, distinct), Arrays.copyOf(count, distinct), all);
    }

    /** The host of each url, numbered in the order of the alphabet. */
    private static int[] hosts(String[] url) {
        Map<String, Integer> number = new TreeMap<>();
        for (String u : url) {
            number.put(Hosts.of(u), 0);
        }
        int next = 0;
        for (Map.Entry<String, Integer> entry : number.entrySet()) {
            entry.setValue(next++);
        }
        return Arrays.stream(url).mapToInt(u -> number.get(Hosts.of(u))).toArray();
    }
}
