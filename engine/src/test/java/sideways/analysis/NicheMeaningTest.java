// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.event.SentenceVectors;
import sideways.event.Words;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.graph.Graph;
import sideways.measure.community.Partition;
import sideways.run.Run;

/** By vectors in the plane, where every cosine can be worked out by hand: music points east, gardens north. */
class NicheMeaningTest {

    private static final float[] EAST = {1, 0};
    private static final float[] NORTH = {0, 1};
    private static final float[] BETWEEN = {(float) Math.sqrt(0.5), (float) Math.sqrt(0.5)};

    /** Texts and words with a place of their own; all else points north. */
    private static final class Plane implements SentenceVectors {
        private final Map<String, float[]> place;
        private final Set<String> asked = ConcurrentHashMap.newKeySet();

        Plane(Map<String, float[]> place) {
            this.place = place;
        }

        @Override
        public float[] of(String text) {
            asked.add(text);
            return place.getOrDefault(text, NORTH);
        }

        @Override
        public String model() {
            return "the plane";
        }

        @Override
        public String language() {
            return "en";
        }
    }

    private static final String MUSIC = "apple and mango and zither";
    private static final String GARDEN = "soil and loam and dirt";
    private static final Map<String, float[]> PLACES = Map.of(MUSIC, EAST, "zither", EAST, "mango", BETWEEN);

    private static Said talk(String language) {
        Said said = new Said();
        for (int i = 0; i < 20; i++) {
            said.say("player" + i, "", 0, -1, "en", MUSIC).say("gardener" + i, "", 0, -1, language, GARDEN);
        }
        return said;
    }

    private static int[] niches(EventLog log) {
        int[] niche = new int[log.actorCount];
        for (int actor = 0; actor < niche.length; actor++) {
            niche[actor] = List.of("player", "gardener", "german").indexOf(log.actorName[actor].replaceAll("\\d+", ""));
        }
        return niche;
    }

    private static NicheMeaning meaning(Said said, int niches, SentenceVectors vectors, int threads) {
        EventLog log = said.log();
        return NicheMeaning.of(log, said.words(), niches(log), niches, new Analysis.Embedding(vectors, said::texts), Run.seeded(7).threads(threads));
    }

    private static List<List<String>> names(Said said, int niches, NicheMeaning meaning) {
        EventLog log = said.log();
        return NicheWords.of(log, said.words(), niches(log), niches, niches, meaning).words().stream().map(of -> of.stream().map(Findings.Word::word).toList()).toList();
    }

    @Test
    void two_orders_count_alike() {
        // D, C, A, B by nearness; A 1/61 + 1/63, D 1/64 + 1/61, C 1/63 + 1/62, B 1/62 + 1/64
        Map<String, Integer> near = Map.of("A", 20, "B", 10, "C", 30, "D", 40);
        assertEquals(List.of("A", "D", "C", "B"), NicheMeaning.fused(List.of("A", "B", "C", "D"), near::get));
    }

    @Test
    void of_equals_the_better_by_counts_comes_first() {
        assertEquals(List.of("A", "B", "C"), NicheMeaning.fused(List.of("A", "B", "C"), word -> 5));
        // 1/61 + 1/62 both
        assertEquals(List.of("A", "B"), NicheMeaning.fused(List.of("A", "B"), Map.of("A", 1, "B", 2)::get));
        assertEquals(List.of(), NicheMeaning.fused(List.<String>of(), word -> 5));
    }

    @Test
    void words_near_what_tells_the_niche_from_others_come_earlier() {
        Said said = talk("en");
        // equal by counts, so in the order of the alphabet
        assertEquals(List.of("apple", "mango", "zither"), names(said, 2, NicheMeaning.NONE).get(0));
        // centres east and north, so music's direction is south-east: zither .71, mango 0, apple −.71;
        // apple 1/61 + 1/63, zither 1/63 + 1/61, mango 1/62 + 1/62
        assertEquals(List.of("apple", "zither", "mango"), names(said, 2, meaning(said, 2, new Plane(PLACES), 1)).get(0));
    }

    @Test
    void less_than_half_a_hundredth_changes_nothing() {
        Said said = talk("en");
        double tilt = 0.004;
        Map<String, float[]> places = Map.of(MUSIC, EAST, "apple", BETWEEN, "zither",
                new float[] {(float) StrictMath.cos(Math.PI / 4 - tilt), (float) StrictMath.sin(Math.PI / 4 - tilt)}, "mango", BETWEEN);
        // to the direction south-east: 0, .004, 0
        assertEquals(List.of("apple", "mango", "zither"), names(said, 2, meaning(said, 2, new Plane(places), 1)).get(0));
    }

    @Test
    void a_niche_in_another_language_keeps_its_order_and_the_finding_says_so() {
        Said said = talk("en");
        for (int i = 0; i < 20; i++) {
            said.say("german" + i, "", 0, -1, i < 9 ? "en" : "de", "zither und mango und apple jawohl");
        }
        Plane plane = new Plane(PLACES);
        NicheMeaning meaning = meaning(said, 3, plane, 1);
        List<List<String>> counted = names(said, 3, NicheMeaning.NONE);
        List<List<String>> named = names(said, 3, meaning);
        assertEquals(counted.get(2), named.get(2));
        assertFalse(plane.asked.contains("zither und mango und apple jawohl"), "a text of a niche that is not known was embedded");
        Finding finding = meaning.findings(niche -> "niche:" + niche, 50).get(0);
        assertTrue(finding.method().contains("2 of 3 niches") && finding.method().contains("32 texts") && finding.method().contains("the plane"), finding.method());
    }

    @Test
    void one_niche_alone_has_nothing_to_be_told_from() {
        Said said = talk("de");
        Plane plane = new Plane(PLACES);
        NicheMeaning meaning = meaning(said, 2, plane, 1);
        assertEquals(names(said, 2, NicheMeaning.NONE), names(said, 2, meaning));
        assertEquals(Set.of(), plane.asked);
        List<Finding> findings = meaning.findings(niche -> "niche:" + niche, 50);
        assertEquals(1, findings.size());
        assertEquals(Finding.Status.TOO_FEW, findings.get(0).status());
    }

    @Test
    void a_loud_member_is_sampled_once_where_there_are_members_enough() {
        Said said = talk("en");
        for (int i = 0; i < 500; i++) {
            said.say("player0", "", 0, -1, "en", "spam spam spam spam number" + i);
        }
        Plane plane = new Plane(PLACES);
        meaning(said, 2, plane, 1);
        assertTrue(plane.asked.stream().filter(text -> text.startsWith("spam")).count() <= 1, plane.asked.toString());
    }

    @Test
    void few_members_are_sampled_again() {
        Said said = talk("en");
        for (int i = 0; i < 60; i++) {
            said.say("german" + i % 3, "", 0, -1, "en", "third matter altogether number" + i);
        }
        Plane plane = new Plane(PLACES);
        meaning(said, 3, plane, 1);
        assertEquals(NicheMeaning.TEXTS, plane.asked.stream().filter(text -> text.startsWith("third")).count());
    }

    @Test
    void cohesion_is_the_cosine_to_the_others_of_the_niche() {
        float[][] mixed = new float[16][];
        float[][] same = new float[16][];
        for (int i = 0; i < 16; i++) {
            mixed[i] = i % 2 == 0 ? EAST : NORTH;
            same[i] = NORTH;
        }
        List<Finding> findings = Cohesion.findings(new float[][][] {mixed, null, same}, niche -> "niche:" + niche, 3, "", 50, Run.seeded(1));
        assertEquals(List.of("movement", "niche:0", "niche:2"), findings.stream().map(Finding::scope).toList());
        // of 15 others 7 point the same way and 8 across: 7 / √(49 + 64)
        double own = 7 / Math.sqrt(113);
        assertEquals(Math.round(100 * own) / 100.0, findings.get(1).value());
        // half of the texts lie on north, half across; seen from north, the middle of the mixed is at 45°
        assertEquals(0.5, findings.get(1).nullValue());
        assertEquals(1, findings.get(2).value());
        assertEquals(1, findings.get(2).low());
        assertEquals(Math.round(100 * Math.sqrt(0.5)) / 100.0, findings.get(2).nullValue());
        assertEquals(Math.round(100 * (own + 1) / 2) / 100.0, findings.get(0).value());
        assertEquals(Math.round(100 * (0.5 + Math.sqrt(0.5)) / 2) / 100.0, findings.get(0).nullValue());
        assertEquals(32, findings.get(0).n());
    }

    @Test
    void examples_nearest_to_their_niche_come_first_and_those_without_words_last() {
        Said said = talk("en");
        String near = "zither zither zither again";
        // events 40 to 42: an image that received most, a text off the matter, a text on it
        said.say("player1", "", 0, -1, "", "").say("player2", "", 0, -1, "en", "mango mango mango again").say("player3", "", 0, -1, "en", near);
        for (int answered : new int[] {40, 40, 40, 41, 41}) {
            said.say("player4", "", 1, answered, "", "");
        }
        EventLog log = said.log();
        Words words = said.words();
        int[] niche = niches(log);
        Niches niches = new Niches(Niches.Basis.TIES, Graph.undirected(niche.length, new int[0][]), Partition.singletons(niche.length), new Partition[0], niche, 2, null, niche);
        List<Findings.Niche> described = Stream.of("1", "2").map(id -> new Findings.Niche(id, "", "words", 20, 0.5, 20, 0, List.of(), List.of(), 0, 0, 0)).toList();
        Map<String, float[]> places = Map.of(MUSIC, EAST, "mango mango mango again", BETWEEN, near, EAST);
        NicheMeaning meaning = meaning(said, 2, new Plane(places), 1);
        Analysis.Items items = new Analysis.Items() {
            @Override
            public String id(int event) {
                return Integer.toString(event);
            }
        };
        Map<Boolean, List<String>> shown = Stream.of(true, false).collect(Collectors.toMap(embedded -> embedded, embedded ->
                Portraits.of(log, words, niches, NicheWords.of(log, words, niche, 2, 2, NicheMeaning.NONE), described, items, embedded ? meaning : NicheMeaning.NONE)
                        .get(0).examples().stream().map(Findings.Example::item).toList()));
        // received most: 40 and 41; speak most: 0 and 2, the first with all three words
        assertEquals(List.of("40", "41", "0", "2"), shown.get(false));
        assertEquals(List.of("0", "2", "41", "40"), shown.get(true));
    }

    @Test
    void threads_leave_no_trace() {
        Said said = talk("en");
        for (int i = 0; i < 200; i++) {
            said.say("player" + i % 19, "", 0, -1, "en", "mango " + "zither ".repeat(i % 5) + "number" + i);
        }
        List<Finding> findings = meaning(said, 2, new Plane(PLACES), 1).findings(niche -> "niche:" + niche, 100);
        List<List<String>> named = names(said, 2, meaning(said, 2, new Plane(PLACES), 1));
        for (int threads : new int[] {2, 3, 8}) {
            assertEquals(findings, meaning(said, 2, new Plane(PLACES), threads).findings(niche -> "niche:" + niche, 100), threads + " threads");
            assertEquals(named, names(said, 2, meaning(said, 2, new Plane(PLACES), threads)), threads + " threads");
        }
    }
}
