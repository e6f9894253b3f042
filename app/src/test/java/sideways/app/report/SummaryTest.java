// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.finding.Finding;
import sideways.finding.Findings;

class SummaryTest {

    @Test
    void saysTheNumbersWithTheirIntervals() {
        List<String> sentences = Summary.sentences(SampleFindings.rich());
        assertTrue(sentences.size() >= 5 && sentences.size() <= 12, sentences::toString);
        assertEquals("The log holds 121,077 events by 14,210 actors from 5 Jan 2015 to 30 Dec 2016. 335 rows were left out.", sentences.get(0));
        assertTrue(sentences.get(1).startsWith("In the camp of altruism: its chance is clear. The chance of altruism is "), sentences.get(1));
        assertTrue(sentences.contains("20 accounts in 1 group act together more often than chance explains; that is coordination, which is not deceit."), sentences::toString);
        assertEquals("It falls into 16 niches, by their sizes as fragmented as about 11.3 (11.0\u201311.7) equal ones; the largest, "
                + "\u201cPotluck and Recipes\u201d, holds about 21.9% (21.1\u201322.6%) of the actors, so no single niche speaks for the rest.", sentences.get(2));
        assertEquals("About 3.4% (3.1\u20133.7%) of the members belong to a further niche too (by chance 0.1%); \u201cIce Chewers\u201d and \u201cChoir\u201d share 42 "
                + "where chance gives 3.50.", sentences.get(3));
        assertEquals("Over 7 windows of time with equally many ties, 1 niche was born (by chance 0.05) and 1 niche merged into another. "
                + "It falls into ever more niches: 0.10 (0.08\u20130.12) more a window.", sentences.get(4));
        assertTrue(sentences.get(5).startsWith("About 62% (59\u201365%) of replies and about 28% (22\u201335%) of shares went sideways"), sentences.get(5));
    }

    @Test
    void saysWhatCouldNotBeMeasuredInTheMeasuresOwnWords() {
        List<String> sentences = Summary.sentences(SampleFindings.sparse());
        assertTrue(sentences.size() >= 5, sentences::toString);
        assertTrue(sentences.contains("Influence could not be measured. 12 actors; inequality needs at least 30 to mean anything."), sentences::toString);
    }

    @Test
    void everyStepNamesANumber() {
        List<String> steps = Summary.nextSteps(SampleFindings.rich());
        assertTrue(steps.size() >= 4, steps::toString);
        steps.forEach(step -> assertTrue(step.matches(".*[0-9].*"), step));
        assertEquals(1, Summary.nextSteps(SampleFindings.sparse()).size());
    }

    @Test
    void digitsFollowTheInterval() {
        assertEquals("0.43 (0.40\u20130.46)", shown(0.4312, 0.401, 0.459, ""));
        assertEquals("\u22120.62 (\u22120.66 to \u22120.58)", shown(-0.6241, -0.661, -0.584, ""));
        assertEquals("62% (59\u201365%)", shown(0.6213, 0.594, 0.648, "share"));
        assertEquals("2.57% (2.48\u20132.66%)", shown(0.0257, 0.0248, 0.0266, "share"));
        assertEquals("0.72%", shown(0.00719, Double.NaN, Double.NaN, "share"));
        assertEquals("<0.01%", shown(0.0000001, Double.NaN, Double.NaN, "share"));
        assertEquals("0%", shown(0, Double.NaN, Double.NaN, "share"));
        assertEquals("16", shown(16, Double.NaN, Double.NaN, "niches"));
        assertEquals("12,345", shown(12345, Double.NaN, Double.NaN, "events"));
        assertEquals("0.0021", shown(0.0021, Double.NaN, Double.NaN, ""));
    }

    private static String shown(double value, double low, double high, String unit) {
        return Wording.withInterval(Finding.measured("x", "", value, 1, unit, "").withInterval(low, high));
    }

    @Test
    void oneLinePerSentence() {
        for (Findings findings : List.of(SampleFindings.rich(), SampleFindings.sparse(), SampleFindings.hostile())) {
            Summary.sentences(findings).forEach(s -> assertTrue(s.lines().count() == 1 && s.endsWith("."), s));
            Summary.nextSteps(findings).forEach(s -> assertTrue(s.chars().noneMatch(c -> c < ' ' || c == 0x202E), s));
        }
    }
}
