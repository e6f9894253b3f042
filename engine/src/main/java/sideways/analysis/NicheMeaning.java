// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import sideways.event.EventLog;
import sideways.event.Words;
import sideways.finding.Finding;
import sideways.run.Run;

/**
 * What niches are about, by sentence embeddings of a sample of their texts: how near a word or a text is to each.
 *
 * <pre>  c = mean vector of the niche's sample      d = c − mean of all c      nearness(x) = x · d / |d|</pre>
 *
 * <p>What all niches share is taken off, so 0 is no nearer to this niche than to others, and 1 exactly what tells it from
 * them; below 0 is farther. Nearness is taken to {@value #STEPS} steps in 1, so that the last bits of a vector, which are
 * the machine's, decide next to nothing. Words are ordered by counts and nearness together, each by 1/(60 + its place) in
 * either order (reciprocal rank fusion, see {@link NicheWords}); of equals the better by counts comes first.
 *
 * <p>Sampled are {@value #TEXTS} texts of each of the {@value #NICHES} largest niches, of as many members as there are,
 * told to be in the language the vectors know, with {@value #FEWEST_WORDS} words of meaning and more. A niche with fewer
 * than {@value #FEWEST_TEXTS} of them, or with more in other languages, has no centre: its order comes from counts alone.
 *
 * <p>At most 4,096 texts, 10,240 words and 200 examples are embedded, whatever the log. Depends on the log, the vectors and
 * the randomSeed, not on the order of rows nor on threads.
 */
final class NicheMeaning {

    static final int TEXTS = 16;
    static final int FEWEST_TEXTS = 8;
    private static final int NICHES = 256;
    private static final int FEWEST_WORDS = 3;
    private static final int STEPS = 100;
    private static final int FUSION = 60;
    private static final int BATCH = 8;

    /** Nothing is known of any niche; every order stays as it is. */
    static final NicheMeaning NONE = new NicheMeaning(null, 0, Run.seeded(0));

    private final Analysis.Embedding embedding;
    private final int described;
    private final Run run;
    private final float[][][] vectors;
    private final Centre[] direction;

    private NicheMeaning(Analysis.Embedding embedding, int described, Run run) {
        this.embedding = embedding;
        this.described = described;
        this.run = run;
        this.vectors = new float[Math.min(NICHES, described)][][];
        this.direction = new Centre[vectors.length];
    }

    /**
     * @param described how many niches there are to name, largest first
     * @param embedding null for none
     */
    static NicheMeaning of(EventLog log, Words words, int[] nicheOfActor, int described, Analysis.Embedding embedding, Run run) {
        if (embedding == null) {
            return NONE;
        }
        NicheMeaning meaning = new NicheMeaning(embedding, described, run);
        int[][] sample = meaning.sample(log, words, nicheOfActor);
        if (Arrays.stream(sample).filter(of -> of.length > 0).count() >= 2) {
            meaning.embed(sample);
        }
        return meaning;
    }

    /** Events of each niche, drawn at random, the first of each member before any second. */
    private int[][] sample(EventLog log, Words words, int[] nicheOfActor) {
        List<List<Integer>> known = new ArrayList<>();
        for (int niche = 0; niche < vectors.length; niche++) {
            known.add(new ArrayList<>());
        }
        int[] inOthers = new int[vectors.length];
        for (int event = 0; event < log.eventCount; event++) {
            int niche = nicheOfActor[log.actor[event]];
            if (niche < 0 || niche >= vectors.length || words.languages().language()[event] < 0) {
                continue;
            }
            if (!isKnown(words, event)) {
                inOthers[niche]++;
            } else if (hasContent(words, event)) {
                known.get(niche).add(event);
            }
        }
        int[][] sample = new int[vectors.length][0];
        for (int niche = 0; niche < sample.length; niche++) {
            int[] event = known.get(niche).stream().mapToInt(Integer::intValue).toArray();
            if (event.length < FEWEST_TEXTS || event.length < inOthers[niche]) {
                continue;
            }
            run.random("niche-sample", niche).shuffle(event);
            Set<Integer> member = new HashSet<>();
            List<Integer> drawn = new ArrayList<>();
            List<Integer> further = new ArrayList<>();
            for (int i = 0; i < event.length && drawn.size() < TEXTS; i++) {
                (member.add(log.actor[event[i]]) ? drawn : further).add(event[i]);
            }
            drawn.addAll(further);
            sample[niche] = drawn.stream().limit(TEXTS).mapToInt(Integer::intValue).sorted().toArray();
        }
        return sample;
    }

    private boolean isKnown(Words words, int event) {
        int told = words.languages().language()[event];
        return told >= 0 && words.languages().code()[told].equals(embedding.vectors().language());
    }

    private static boolean hasContent(Words words, int event) {
        int content = 0;
        for (long i = words.offset()[event]; i < words.offset()[event + 1] && content < FEWEST_WORDS; i++) {
            content += words.content()[words.word()[(int) i]] ? 1 : 0;
        }
        return content >= FEWEST_WORDS;
    }

    private void embed(int[][] sample) {
        Map<Integer, float[]> vectorOf = ofEvents(Arrays.stream(sample).flatMapToInt(Arrays::stream).sorted().toArray(), "Embedding a sample of %,d texts");
        Centre[] centre = new Centre[sample.length];
        for (int niche = 0; niche < sample.length; niche++) {
            if (sample[niche].length > 0) {
                vectors[niche] = Arrays.stream(sample[niche]).mapToObj(vectorOf::get).toArray(float[][]::new);
                centre[niche] = Centre.of(vectors[niche]);
            }
        }
        long centres = Arrays.stream(centre).filter(Objects::nonNull).count();
        Centre middle = Arrays.stream(centre).filter(Objects::nonNull).reduce(Centre::plus).orElseThrow().times(1.0 / centres);
        for (int niche = 0; niche < sample.length; niche++) {
            if (centre[niche] != null) {
                direction[niche] = centre[niche].minus(middle).unit();
            }
        }
    }

    private boolean knows(int niche) {
        return niche < direction.length && direction[niche] != null;
    }

    /** Words of each niche, best first by counts, with nearness having as much of a say. */
    <T> List<List<T>> ordered(List<List<T>> ofNiche, Function<T, String> text) {
        TreeSet<String> distinct = new TreeSet<>();
        for (int niche = 0; niche < ofNiche.size(); niche++) {
            if (knows(niche)) {
                ofNiche.get(niche).forEach(word -> distinct.add(text.apply(word)));
            }
        }
        String[] word = distinct.toArray(String[]::new);
        float[][] vector = embedded(word, "Embedding %,d words");
        List<List<T>> ordered = new ArrayList<>();
        for (int niche = 0; niche < ofNiche.size(); niche++) {
            int which = niche;
            ordered.add(!knows(niche) ? ofNiche.get(niche)
                    : fused(ofNiche.get(niche), item -> nearness(which, vector[Arrays.binarySearch(word, text.apply(item))])));
        }
        return ordered;
    }

    /** Events of each niche, the nearest to it first; of equals the earlier, and last those without a text in the language known. */
    List<List<Integer>> nearestFirst(List<List<Integer>> ofNiche, Words words) {
        Map<Integer, float[]> vectorOf = ofEvents(IntStream.range(0, ofNiche.size()).filter(this::knows).boxed().flatMap(niche -> ofNiche.get(niche).stream())
                .filter(event -> isKnown(words, event)).mapToInt(Integer::intValue).sorted().toArray(), "Embedding %,d examples");
        List<List<Integer>> ordered = new ArrayList<>();
        for (int niche = 0; niche < ofNiche.size(); niche++) {
            int which = niche;
            List<Integer> events = new ArrayList<>(ofNiche.get(niche));
            events.sort(Comparator.comparingInt(event -> vectorOf.containsKey(event) ? -nearness(which, vectorOf.get(event)) : STEPS + 1));
            ordered.add(events);
        }
        return ordered;
    }

    /** In steps of 1/{@value #STEPS}. */
    private int nearness(int niche, float[] vector) {
        return (int) Math.round(STEPS * direction[niche].dot(vector));
    }

    /** The list, each item by its place here and by its place when the nearest come first. */
    static <T> List<T> fused(List<T> items, ToIntFunction<T> nearness) {
        int[] near = items.stream().mapToInt(nearness).toArray();
        List<Integer> byNearness = IntStream.range(0, near.length).boxed().sorted(Comparator.comparingInt(i -> -near[i])).toList();
        double[] score = new double[near.length];
        for (int place = 0; place < near.length; place++) {
            score[place] += 1.0 / (FUSION + place + 1);
            score[byNearness.get(place)] += 1.0 / (FUSION + place + 1);
        }
        return IntStream.range(0, near.length).boxed().sorted(Comparator.comparingDouble(i -> -score[i])).map(items::get).toList();
    }

    /** That embeddings were used, on what, by which model, and how close niches keep to their matter; empty without embeddings. */
    List<Finding> findings(IntFunction<String> scope, int bootstraps) {
        if (embedding == null) {
            return List.of();
        }
        String limits = "The model knows “" + embedding.vectors().language() + "” alone: niches with fewer than " + FEWEST_TEXTS
                + " texts told to be in it, or more in other languages, are ordered by counts alone, as are those beyond the " + NICHES + " largest. Model: "
                + embedding.vectors().model() + ".";
        return Cohesion.findings(vectors, scope, described, limits, bootstraps, run);
    }

    private Map<Integer, float[]> ofEvents(int[] event, String stage) {
        Map<Integer, String> text = new HashMap<>();
        if (event.length > 0) {
            embedding.texts().apply(event).forEach(text::put);
        }
        float[][] vector = embedded(Arrays.stream(event).mapToObj(e -> text.getOrDefault(e, "")).toArray(String[]::new), stage);
        Map<Integer, float[]> vectorOf = new HashMap<>();
        for (int i = 0; i < event.length; i++) {
            vectorOf.put(event[i], vector[i]);
        }
        return vectorOf;
    }

    private float[][] embedded(String[] text, String stage) {
        float[][] vector = new float[text.length][];
        run.blocks(String.format(Locale.ROOT, stage, text.length), text.length, BATCH, (block, from, to) -> {
            for (int i = from; i < to; i++) {
                vector[i] = embedding.vectors().of(text[i]);
            }
        });
        return vector;
    }
}
