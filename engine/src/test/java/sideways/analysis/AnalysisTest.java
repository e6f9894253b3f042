// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.event.LogBuilder;
import sideways.event.Words;
import sideways.finding.Claim;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.measure.camp.CampSignals;
import sideways.run.Run;
import sideways.simulate.SyntheticMovement;

class AnalysisTest {

    private static final CampSignals.Lexicon NO_WORDS = new CampSignals.Lexicon(new boolean[0], new boolean[0], new boolean[0]);

    @Test
    void planted_niches_sideways_share_and_anonymity_are_recovered() {
        for (int seed = 0; seed < 5; seed++) {
            SyntheticMovement movement = SyntheticMovement.generate(SyntheticMovement.Options.DEMO, Run.seeded(seed));
            EventLog log = LogBuilder.of(movement);
            Analysis.Outcome outcome = analyze(log, Run.seeded(seed));
            Finding sideways = outcome.findings().find("flow.sideways").orElseThrow();
            assertEquals(movement.truth().sidewaysShare(), sideways.value(), 1e-12, "seed " + seed);
            assertEquals(movement.truth().anonymousShare(), outcome.findings().find("camp.anonymous").orElseThrow().value(), 0.01, "seed " + seed);
            double agreement = movement.agreement(log, outcome.nicheOfActor()).adjustedRand();
            assertTrue(agreement >= 0.9, "adjusted Rand index " + agreement + " with randomSeed " + seed);
        }
    }

    @Test
    void niches_of_chance_are_not_called_niches() {
        // one niche in which everybody answers anybody: whatever Leiden finds must not stand out from the nulls
        SyntheticMovement.Options mixed = new SyntheticMovement.Options(new int[] {300}, 400, 6, 0.5, 0, 0, 0);
        int supported = 0;
        for (int seed = 0; seed < 10; seed++) {
            Findings findings = analyze(LogBuilder.of(SyntheticMovement.generate(mixed, Run.seeded(seed))), Run.seeded(seed)).findings();
            Claim groups = findings.claims().get(0);
            supported += groups.answer() == Claim.Answer.SUPPORTED ? 1 : 0;
        }
        assertTrue(supported <= 1, supported + " of 10 structureless movements were said to have niches");
    }

    @Test
    void the_threads_leave_no_trace() {
        EventLog log = LogBuilder.of(SyntheticMovement.generate(SyntheticMovement.Options.DEMO, Run.seeded(3)));
        String one = text(analyze(log, Run.seeded(1)).findings());
        for (int threads : new int[] {2, 3, 8}) {
            assertEquals(one, text(analyze(log, Run.seeded(1).threads(threads)).findings()), threads + " threads");
        }
    }

    @Test
    void a_log_with_nearly_nothing_says_so_and_never_zero() {
        Findings findings = analyze(LogBuilder.events("ann posts a; bob replies a; anonymous replies a"), Run.seeded(1)).findings();
        for (Finding finding : findings.findings()) {
            assertTrue(!finding.isMeasured() || finding.label().equals("abstain"), finding.id() + " of three events is " + finding.value());
            assertTrue(finding.method().length() > 20, finding.id() + " does not say why");
        }
        assertTrue(findings.claims().stream().allMatch(c -> c.answer() == Claim.Answer.NOT_TESTABLE));
        assertEquals(14, findings.claims().size());
    }

    @Test
    void an_empty_log_is_survived() {
        EventLog empty = new EventLog(new EventLog.Columns(0), new String[0], new String[0], sideways.event.Labels.none(0), sideways.event.Labels.none(0));
        assertEquals(0, analyze(empty, Run.seeded(1)).findings().input().events());
    }

    private static Analysis.Outcome analyze(EventLog log, Run run) {
        Analysis.Provenance from = new Analysis.Provenance("test", List.of(), 0, true, actor -> log.actorName[actor]);
        return Analysis.of(log, Words.none(log.eventCount), NO_WORDS, from, Analysis.Options.DEFAULT, run);
    }

    /** Records print all their fields; edges are arrays and print by hand. */
    private static String text(Findings findings) {
        StringBuilder edges = new StringBuilder();
        findings.map().edges().forEach(edge -> edges.append(Arrays.toString(edge)));
        return findings.toString().replaceAll("\\[I@[0-9a-f]+", "") + edges;
    }
}
