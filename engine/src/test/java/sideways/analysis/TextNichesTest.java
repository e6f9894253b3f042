// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.event.Hosts;
import sideways.event.Words;
import sideways.finding.Claim;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.measure.camp.CampSignals;
import sideways.run.Rng;
import sideways.run.Run;

class TextNichesTest {

    private static final CampSignals.Lexicon NO_WORDS = new CampSignals.Lexicon(null, null, null);

    /** Topics with words of their own, in texts of eight words of which four everybody uses. */
    private static Said topics(boolean named, int texts) {
        Said said = new Said();
        Rng rng = Run.seeded(4).random("topics", 0);
        for (int text = 0; text < texts; text++) {
            StringBuilder words = new StringBuilder();
            for (int w = 0; w < 4; w++) {
                words.append("topic").append(text % 5).append("word").append((char) ('a' + rng.nextInt(20))).append(' ');
                words.append("common").append((char) ('a' + rng.nextInt(20))).append(w == 3 ? "" : " ");
            }
            said.say(named ? "author" + text / 10 * 5 + text % 5 : null, words.toString());
        }
        return said;
    }

    private static Analysis.Outcome analyze(Said said, int threads) {
        EventLog log = said.log();
        Analysis.Provenance from = new Analysis.Provenance("test", List.of(), 0, true, actor -> log.actorName[actor] == null ? "" : log.actorName[actor]);
        return Analysis.of(log, said.words(), NO_WORDS, from, Analysis.Options.DEFAULT, Run.seeded(1).threads(threads));
    }

    @Test
    void items_of_nobody_fall_into_their_topics_and_are_called_items() {
        Analysis.Outcome outcome = analyze(topics(false, 600), 2);
        int[] topic = new int[600];
        for (int item = 0; item < topic.length; item++) {
            topic[item] = item % 5;
        }
        double purity = purity(topic, outcome.nicheOfActor());
        assertTrue(purity > 0.95, purity + " of the items are among their own");
        Findings findings = outcome.findings();
        Finding niches = findings.find("frag.niches").orElseThrow();
        assertEquals("alike-texts", niches.variant());
        assertTrue(niches.method().contains("items"), niches.method());
        assertTrue(outcome.ofItems());
        assertTrue(findings.portraits().stream().allMatch(portrait -> portrait.unit().equals("items")));
        // a crumb of a few items may say nothing of its own
        assertTrue(findings.niches().stream().filter(niche -> niche.actors() >= 20).allMatch(niche -> niche.nameFrom().equals("words")));
        assertTrue(findings.niches().stream().allMatch(niche -> Double.isNaN(niche.insideShare())));
    }

    @Test
    void no_claim_about_people_rests_on_topics() {
        Findings findings = analyze(topics(false, 300), 1).findings();
        assertFalse(findings.find("frag.q").orElseThrow().isMeasured());
        assertFalse(findings.find("pol.ei").orElseThrow().isMeasured());
        assertTrue(findings.claims().stream().allMatch(claim -> claim.answer() == Claim.Answer.NOT_TESTABLE));
    }

    @Test
    void authors_who_answer_nobody_are_grouped_by_all_they_said() {
        Said said = topics(true, 1200);
        Niches niches = Niches.find(said.log(), said.words(), sideways.graph.Projections.interactions(said.log()), Analysis.Options.DEFAULT, Run.seeded(1));
        assertEquals(Niches.Basis.TEXTS, niches.basis());
        int[] topic = new int[said.log().actorCount];
        for (int author = 0; author < topic.length; author++) {
            topic[author] = Integer.parseInt(said.log().actorName[author].substring(6)) % 5;
        }
        double purity = purity(topic, niches.nicheOfActor());
        assertTrue(purity > 0.95, purity + " of the authors are among their own");
        assertTrue(niches.nicheCount() <= 15, niches.nicheCount() + " niches of 5 topics");
    }

    @Test
    void few_texts_are_no_niches_and_channels_come_first() {
        Said few = topics(false, TextNiches.FEWEST_TEXTS - 1);
        assertEquals(Niches.Basis.NONE, Niches.find(few.log(), few.words(), sideways.graph.Projections.interactions(few.log()), Analysis.Options.DEFAULT, Run.seeded(1)).basis());
        Said channels = new Said();
        for (int i = 0; i < 60; i++) {
            channels.say(null, "room" + i % 2, 0, -1, "", "topic word number" + i % 7);
        }
        assertEquals(Niches.Basis.GIVEN_CHANNELS, Niches.find(channels.log(), channels.words(),
                sideways.graph.Projections.interactions(channels.log()), Analysis.Options.DEFAULT, Run.seeded(1)).basis());
    }

    @Test
    void the_threads_leave_no_trace() {
        assertEquals(analyze(topics(false, 300), 1).findings().findings(), analyze(topics(false, 300), 3).findings().findings());
    }

    @Test
    void hosts_are_told_from_urls() {
        assertEquals("example.org", Hosts.of("https://www.Example.org/a?b=c"));
        assertEquals("example.org", Hosts.of("example.org"));
        assertEquals("a.example.org:8080", Hosts.of("http://a.example.org:8080#x"));
    }

    /** Share of members whose niche is mostly of their own topic; those in no niche count as strays. */
    private static double purity(int[] topic, int[] niche) {
        int[][] count = new int[java.util.Arrays.stream(niche).max().orElse(-1) + 1][5];
        for (int i = 0; i < niche.length; i++) {
            if (niche[i] >= 0) {
                count[niche[i]][topic[i]]++;
            }
        }
        return java.util.Arrays.stream(count).mapToInt(of -> java.util.Arrays.stream(of).max().orElse(0)).sum() / (double) niche.length;
    }
}
