// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.finding.Finding;
import sideways.graph.Projections;
import sideways.run.Rng;
import sideways.run.Run;

class MixingTest {

    /** Forty people, half of each language; each answers somebody, of its own language with the given chance. */
    private static List<Finding> findings(double alike, boolean oneLanguage) {
        Said said = new Said();
        Rng rng = Run.seeded(2).random("answers", 0);
        for (int i = 0; i < 40; i++) {
            said.say("p" + i, i % 4 == 0 ? "hall" : "room", i, -1, oneLanguage || i % 2 == 0 ? "en" : "de", "hello people");
        }
        for (int reply = 0; reply < 400; reply++) {
            int who = rng.nextInt(40);
            int whom = (rng.nextDouble() < alike ? who % 2 : 1 - who % 2) + 2 * rng.nextInt(20);
            said.say("p" + who, who % 4 == 0 ? "hall" : "room", 100 + reply, whom, oneLanguage || who % 2 == 0 ? "en" : "de", "hello again");
        }
        return Mixing.findings(said.log(), said.words(), Projections.interactions(said.log()), Run.seeded(1));
    }

    private static Finding of(List<Finding> findings, String id, String variant) {
        return findings.stream().filter(f -> f.id().equals(id) && f.variant().equals(variant)).findFirst().orElseThrow();
    }

    @Test
    void who_keeps_to_its_language_is_told_from_who_does_not() {
        List<Finding> apart = findings(1, false);
        assertEquals(1, of(apart, "homo.language", "assortativity").value(), 1e-12);
        assertEquals(1, of(apart, "homo.language", "coleman").value(), 1e-12);
        assertEquals(-1, of(apart, "homo.language", "ei").value(), 1e-12);
        // 20 of each of 40 people: 2·20·19 of 40·39 pairs are alike
        assertEquals(1 - 2 * (2 * 20 * 19 / (40.0 * 39)), of(apart, "homo.language", "ei").nullValue(), 1e-12);
        Finding mixed = of(findings(0.5, false), "homo.language", "assortativity");
        assertEquals(mixed.nullValue(), mixed.value(), 0.2);
        assertTrue(of(findings(0.1, false), "homo.language", "assortativity").high() < mixed.low());
    }

    @Test
    void one_language_leaves_nothing_to_mix() {
        List<Finding> findings = findings(0.5, true);
        assertEquals(Finding.Status.NOT_TESTABLE, of(findings, "homo.language", "assortativity").status());
        assertEquals(1, of(findings, "lang.main", "function-words").value());
        assertTrue(of(findings, "homo.channel", "assortativity").isMeasured());
    }

    @Test
    void a_silent_log_has_no_language() {
        Said silent = new Said().say("ann", "").say("bob", "");
        for (Finding f : Mixing.findings(silent.log(), silent.words(), Projections.interactions(silent.log()), Run.seeded(1))) {
            assertEquals(Finding.Status.NOT_TESTABLE, f.status(), f.id());
        }
    }
}
