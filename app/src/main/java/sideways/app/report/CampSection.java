// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.util.Comparator;
import java.util.List;
import sideways.finding.Finding;
import sideways.finding.Findings;

/** Which camp: the verdict with what it rests on, the quadrant of movement and niches, and the single signals. */
final class CampSection {

    private static final int NAME_LETTERS = 80;

    private final Findings findings;
    private final Page page;

    CampSection(Findings findings, Page page) {
        this.findings = findings;
        this.page = page;
    }

    void write() {
        page.section("camps", "Two camps: altruism and anonymity");
        page.paragraph("The essay sees movements gather in two camps: altruism, a desire for good, and anonymity, a desire for mischief. One movement can be in both, so these are two chances and not one scale.");
        verdict();
        contributions();
        page.raw("<div class=\"pair\">\n");
        signals("Anonymity and mischief", Glossary.Section.ANONYMITY);
        signals("Altruism", Glossary.Section.ALTRUISM);
        page.raw("</div>\n");
        table("Chances of the camps", Glossary.Section.CAMPS);
        table("Signals of anonymity and mischief", Glossary.Section.ANONYMITY);
        table("Signals of altruism", Glossary.Section.ALTRUISM);
        page.end();
    }

    private void verdict() {
        Finding verdict = Summary.measured(findings, "camp.verdict").orElse(null);
        if (verdict == null) {
            return;
        }
        page.raw("<p><strong>" + Html.text(verdict.method()) + "</strong></p>\n");
        if (findings.camps().isEmpty() || Double.isNaN(findings.camps().get(0).altruism())) {
            return;
        }
        Findings.CampPoint here = findings.camps().get(0);
        String told = "Chance of altruism " + interval(here.altruism(), here.altruismLow(), here.altruismHigh()) + ", of anonymity and mischief "
                + interval(here.anonymity(), here.anonymityLow(), here.anonymityHigh()) + ", of being contrived " + interval(here.contrived(), here.contrivedLow(), here.contrivedHigh())
                + ", by " + Wording.count(here.texts(), "text") + ".";
        page.paragraph(told + " The text model knows English posts of some thirty communities; where this movement speaks another way, believe the examples before the number.");
        page.paragraph(CampSvg.compared(here));
        page.raw("<figure>\n" + CampSvg.draw(findings.camps(), "this movement", told) + "<figcaption>" + Html.text("The large dot is this movement, its ellipse holds 90%; small dots are its niches. Crosses are communities "
                + "of known camps, as a model that had not seen them placed them. Near the origin lies what is in neither camp.") + "</figcaption>\n</figure>\n");
    }

    private static String interval(double p, double low, double high) {
        return Wording.percent(p) + " (" + Wording.percent(low) + "\u2013" + Wording.percent(high) + ")";
    }

    private void contributions() {
        List<Findings.CampSignal> signals = findings.camps().isEmpty() ? List.of() : findings.camps().get(0).signals().stream()
                .filter(signal -> signal.contribution() != 0).sorted(Comparator.comparing(Findings.CampSignal::axis)
                        .thenComparing(signal -> -Math.abs(signal.contribution()))).toList();
        if (signals.isEmpty()) {
            return;
        }
        page.table("What had a say, and how much; log-odds, +1 makes 50% into 73%", "Speaks for", "Signal", "#Value", "#Higher than", "#Contribution");
        for (Findings.CampSignal signal : signals) {
            page.row(Page.cell(signal.axis()), Page.html("name", Html.name(signal.name(), NAME_LETTERS)), Page.number(Double.isNaN(signal.value()) ? "" : Wording.percent(signal.value())),
                    Page.number(Double.isNaN(signal.percentile()) ? "" : Wording.percent(signal.percentile())), Page.number(Wording.number(signal.contribution())));
        }
        page.endTable();
        page.paragraph("\u201cHigher than\u201d: the share of reference communities with a lower value, 28 for the texts and five to seven other logs for behaviour; empty where there are fewer than five.");
    }

    private void signals(String title, Glossary.Section section) {
        List<Finding> all = Glossary.findings(findings, section);
        List<Finding> shares = all.stream().filter(f -> f.isMeasured() && Wording.isShare(f)).toList();
        page.raw("<div>\n<h3>" + title + "</h3>\n");
        if (all.stream().noneMatch(Finding::isMeasured)) {
            List<String> reasons = all.stream().map(Finding::method).map(Wording::sentence).distinct().toList();
            page.missing(reasons.isEmpty() ? "No signal of this camp was measured in this log." : String.join(" ", reasons));
        }
        if (!shares.isEmpty()) {
            page.plot("intervals", shares, "share", shares.stream().anyMatch(Wording::hasInterval) ? "Dot: observed share; bar: its interval." : "Dot: observed share.");
        }
        page.raw("</div>\n");
    }

    private void table(String caption, Glossary.Section section) {
        List<Finding> all = Glossary.findings(findings, section).stream().filter(f -> f.label().isEmpty()).toList();
        if (all.stream().anyMatch(Finding::isMeasured)) {
            page.findings(caption, all);
        }
    }
}
