// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.event.Words;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.graph.Graph;
import sideways.measure.community.Partition;
import sideways.run.Rng;
import sideways.run.Run;

class CultureTest {

    private static final int POSTS = 600;

    private interface Speech {
        /** A word's number out of 1000 for a post in eighth {@code stretch} of the time. */
        int word(int niche, int stretch, Rng rng);
    }

    private static List<Finding> culture(Speech speech, boolean times, int threads) {
        Said said = new Said();
        Rng rng = Run.seeded(11).random("speech", 0);
        for (int post = 0; post < POSTS; post++) {
            for (int niche = 0; niche < 2; niche++) {
                StringBuilder text = new StringBuilder();
                for (int w = 0; w < 10; w++) {
                    text.append(w == 0 ? "" : " ").append("word").append(1000 + speech.word(niche, post * 8 / POSTS, rng));
                }
                said.say(niche == 0 ? "ann" : "bob", "", times ? post * 60L : -1, -1, "", text.toString());
            }
        }
        EventLog log = said.log();
        Words words = said.words();
        int[] nicheOfActor = {0, 1};
        Niches niches = new Niches(Niches.Basis.GIVEN_CHANNELS, Graph.undirected(2, new int[0][]), Partition.singletons(2), new Partition[0], nicheOfActor, 2, null, nicheOfActor);
        List<Findings.Niche> described = List.of(niche("1"), niche("2"));
        return Culture.findings(log, words, niches, described, Run.seeded(3).threads(threads));
    }

    private static Findings.Niche niche(String id) {
        return new Findings.Niche(id, id, "words", 1, 0.5, 1, Double.NaN, List.of(), List.of(), 0, 0, 0);
    }

    private static Finding of(List<Finding> findings, String id, int niche) {
        return findings.stream().filter(f -> f.id().equals(id) && f.scope().equals("niche:" + niche)).findFirst().orElseThrow();
    }

    @Test
    void niches_that_speak_alike_and_always_alike_are_at_chance() {
        List<Finding> findings = culture((niche, stretch, rng) -> rng.nextInt(1000), true, 1);
        for (String id : List.of("niche.distinct", "niche.dynamic")) {
            for (int niche = 1; niche <= 2; niche++) {
                Finding f = of(findings, id, niche);
                assertEquals(f.nullValue(), f.value(), 0.04, id);
            }
        }
    }

    @Test
    void niches_of_wholly_different_words_are_distinct_by_ln_2() {
        // half of everybody's words are the niche's own, so each of its words is twice as likely in it: ln 2 more than chance
        List<Finding> findings = culture((niche, stretch, rng) -> niche * 500 + rng.nextInt(500), true, 1);
        Finding f = of(findings, "niche.distinct", 1);
        double sampled = f.value() - f.nullValue();
        assertTrue(sampled > 0.25 && sampled < 0.75, "distinct by " + sampled + "; ln 2 less what a sample of all has of its own by chance");
        Finding still = of(findings, "niche.dynamic", 1);
        assertEquals(still.nullValue(), still.value(), 0.04);
    }

    @Test
    void a_niche_that_changes_its_topics_is_dynamic_and_the_other_is_not() {
        List<Finding> findings = culture((niche, stretch, rng) -> niche == 0 ? stretch * 60 + rng.nextInt(60) : 500 + rng.nextInt(500), true, 1);
        Finding moving = of(findings, "niche.dynamic", 1);
        Finding still = of(findings, "niche.dynamic", 2);
        assertTrue(moving.low() - moving.nullValue() > 0.8, "moves by " + (moving.value() - moving.nullValue()));
        assertTrue(Math.abs(still.value() - still.nullValue()) < 0.04);
    }

    @Test
    void without_times_no_change_is_seen_and_the_reason_is_given() {
        List<Finding> findings = culture((niche, stretch, rng) -> rng.nextInt(1000), false, 1);
        Finding none = findings.stream().filter(f -> f.id().equals("niche.dynamic")).findFirst().orElseThrow();
        assertEquals(Finding.Status.NOT_TESTABLE, none.status());
        assertTrue(none.method().contains("no times"));
        assertEquals(Finding.MOVEMENT, none.scope());
    }

    @Test
    void the_threads_leave_no_trace() {
        Speech speech = (niche, stretch, rng) -> rng.nextInt(200 + 300 * niche);
        String one = culture(speech, true, 1).toString();
        for (int threads : new int[] {2, 3, 8}) {
            assertEquals(one, culture(speech, true, threads).toString());
        }
    }
}
