// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import sideways.finding.Findings;

class ReportHtmlTest {

    private static final List<Findings> ALL = List.of(SampleFindings.rich(), SampleFindings.sparse(), SampleFindings.hostile());

    @Test
    void isWellFormed() {
        for (Findings findings : ALL) {
            Parser parser = Parser.htmlParser().setTrackErrors(20);
            Document page = parser.parseInput(ReportHtml.render(findings), "");
            assertEquals(List.of(), parser.getErrors(), findings.input().name());
            Set<String> ids = new HashSet<>();
            page.select("[id]").forEach(e -> assertTrue(ids.add(e.id()), "id " + e.id() + " twice"));
            page.select("a[href^=#]").forEach(a -> assertTrue(ids.contains(a.attr("href").substring(1)), a.outerHtml()));
        }
    }

    @Test
    void holdsTheBytesOfFindingsJson() {
        for (Findings findings : ALL) {
            String embedded = page(findings).getElementById("findings-json").data();
            assertTrue(new String(FindingsJson.write(findings), StandardCharsets.UTF_8).equals(embedded), findings.input().name());
        }
    }

    @Test
    void claimsAreTheLastSection() {
        for (Findings findings : ALL) {
            List<Element> sections = page(findings).select("main > section");
            assertEquals("claims", sections.get(sections.size() - 1).id());
        }
        List<String> answers = page(SampleFindings.rich()).select("#claims .answer").eachText();
        assertEquals(List.of("Supported", "Supported", "Not supported", "Not testable on this data"), answers);
    }

    @Test
    void nothingAStrangerTypedBecomesMarkup() {
        Document page = page(SampleFindings.hostile());
        assertEquals(2, page.select("script").size(), "the data and the bundle");
        assertEquals(0, page.select("img, [onmouseover], [onerror], b").size());
        assertTrue(page.select("h1").text().startsWith("</script><script>"));
        assertTrue(page.title().contains("</script>"));
        assertFalse(ReportHtml.render(SampleFindings.hostile()).contains("\u0000"));
    }

    @Test
    void loadsNothingFromAnywhere() {
        Document page = page(SampleFindings.rich());
        assertEquals(0, page.select("link, script[src], img, iframe, object, embed").size());
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertTrue(policy.startsWith("default-src 'none'; script-src 'sha256-"), policy);
        assertFalse(policy.contains("connect-src") || policy.contains("unsafe-eval"), policy);
        assertFalse(page.select("style").html().contains("url("));
    }

    @Test
    void unknownIsSaidAndNeverWrittenAsZero() {
        Document page = page(SampleFindings.sparse());
        Element row = page.select("#findings tr:contains(frag.hill1)").first();
        assertNotNull(row);
        assertTrue(row.text().contains("not testable") && row.text().contains("no replies and no shares"), row.text());
        assertTrue(page.select("#findings tr:contains(infl.gini)").text().contains("too few"));
        for (String section : List.of("niches", "flow", "influencers", "polarization")) {
            assertEquals(1, page.select("#" + section + " .missing").size(), section);
        }
        assertTrue(page.select("#niches .missing").text().startsWith("The log has no replies and no shares"));
        assertEquals(0, page.select("#niches figure, #flow figure, #influencers figure, #polarization figure, header figure").size(), "no empty frames");
        assertEquals(0, page.select("#planted").size());
    }

    @Test
    void nichesAreShownByTypicalWordsLanguagesAndExamples() {
        Element section = page(SampleFindings.rich()).select("#niches").first();
        assertNotNull(section);
        Element row = section.select("tr:contains(ladle)").first();
        assertNotNull(row);
        assertTrue(row.text().contains("English 82%, German 18%"), row.text());
        assertTrue(row.text().contains("t3_abc12, post of 11 Feb 2016: 41 received; 97 in its tree; says casserole0, dish"), row.text());
        assertTrue(row.text().contains("Bring a <dish> tomorrow"), "the excerpt is text, not markup: " + row.text());
        assertEquals(1, section.select("figure[data-plot=culture]").size());
        assertTrue(section.select("tr:contains(Homophily by channel)").text().contains("not testable"));
    }

    @Test
    void everyFindingIsInTheTableKnownOrNot() {
        for (Findings findings : ALL) {
            Document page = page(findings);
            assertEquals(findings.findings().size(), page.select("table.all tbody tr").size());
        }
        assertTrue(page(SampleFindings.rich()).select("#findings tr:contains(future.measure)").text().contains("1,234 widgets"));
    }

    @Test
    void saysWhatIsSyntheticAndOnlyThat() {
        assertTrue(page(SampleFindings.rich()).select(".banner").text().startsWith("Synthetic movement with planted truth"));
        assertEquals(0, page(SampleFindings.sparse()).select(".banner").size());
    }

    @Test
    void theNichesAreAWrittenAnswer() {
        Document page = page(SampleFindings.rich());
        assertEquals(List.of("How many?", "Who is in several?", "What crosses?", "What changed?", "Since the earlier analysis?"), page.select("#niches .answers dt").eachText().stream()
                .filter(q -> !q.equals("How sure?") && !q.equals("Which in which?")).toList());
        assertTrue(page.select("#niches .cards").text().startsWith("Ice Chewers \u00d7 Choir 42 members of both; chance gives 3.50 (FDR <0.001). They say: crunch"),
                page.select("#niches .cards").text());
        assertEquals("From 5 May 2015: \u201cOld Radios\u201d (180 members) became one with \u201cGarden Swap\u201d.", page.select("#niches .changes li:contains(became)").text());
        assertEquals(0, page(SampleFindings.sparse()).select("#niches .answers, #niches .cards, #niches .changes").size());
    }

    @Test
    void figuresAreDescribedInWords() {
        Document page = page(SampleFindings.rich());
        assertTrue(page.select("figure").size() >= 7);
        for (Element figure : page.select("figure")) {
            assertFalse(figure.select("figcaption").text().isBlank());
            assertFalse(figure.select("[aria-label]").attr("aria-label").isBlank());
        }
        for (Element table : page.select("table")) {
            assertEquals(1, table.select("caption").size());
            assertTrue(table.select("th[scope=col]").size() >= 2);
        }
    }

    @Test
    void staysSmall() {
        int bytes = ReportHtml.render(SampleFindings.rich()).getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < 1_500_000, "report.html has " + bytes + " bytes");
    }

    private static Document page(Findings findings) {
        return Parser.htmlParser().parseInput(ReportHtml.render(findings), "");
    }
}
