// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.util.List;
import sideways.finding.Claim;
import sideways.finding.Finding;
import sideways.finding.Findings;

/** What stands behind the report and what it comes to: planted truth, every finding, and last the essay's claims. */
final class ClosingSections {

    private final Findings findings;
    private final Page page;

    ClosingSections(Findings findings, Page page) {
        this.findings = findings;
        this.page = page;
    }

    void write() {
        planted();
        everyFinding();
        claims();
    }

    private void planted() {
        if (findings.planted().isEmpty()) {
            return;
        }
        long recovered = findings.planted().stream().filter(Findings.Planted::recovered).count();
        page.section("planted", "Planted truth");
        page.paragraph("This movement was generated with known properties. " + recovered + " of " + findings.planted().size()
                + " were found again by the measures above, which know nothing of the generator.");
        page.table("What was planted, and what was found of it", "Property", "Planted", "Found", "Recovered");
        for (Findings.Planted planted : findings.planted()) {
            page.row(Page.head(Html.text(planted.what())), Page.cell(planted.planted()), Page.cell(planted.found()),
                    Page.cell(planted.recovered() ? "yes" : "no"));
        }
        page.endTable().end();
    }

    private void everyFinding() {
        page.section("findings", "All findings");
        page.raw("<p>Every number of this report, with how it was made. The same numbers are in <code>findings.json</code> and <code>findings.csv</code>; "
                + "random seed <code>" + findings.randomSeed() + "</code>. A measure with too little data or the wrong kind says so and has no value.</p>\n");
        List<Finding> movement = findings.findings().stream().filter(f -> f.scope().equals(Finding.MOVEMENT)).toList();
        findingTable(movement, "Findings about the whole movement");
        if (movement.size() < findings.findings().size()) {
            page.raw("<details><summary>" + Wording.count(findings.findings().size() - movement.size(), "finding")
                    + " about single niches, actors or windows of time</summary>\n");
            findingTable(findings.findings().stream().filter(f -> !f.scope().equals(Finding.MOVEMENT)).toList(),
                    "Findings about single niches, actors or windows of time");
            page.raw("</details>\n");
        }
        page.end();
    }

    private void findingTable(List<Finding> rows, String caption) {
        if (rows.isEmpty()) {
            page.missing("This document holds no findings of this kind.");
            return;
        }
        page.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" + caption + "\"><table class=\"all\">\n<caption>" + caption
                + "</caption>\n<thead><tr><th scope=\"col\">Finding, variant, scope</th><th scope=\"col\" class=\"num\">Value (interval)</th>"
                + "<th scope=\"col\" class=\"num\">Chance alone</th><th scope=\"col\" class=\"num\">n</th><th scope=\"col\">Method and source</th></tr></thead>\n<tbody>\n");
        for (Finding f : rows) {
            boolean movement = f.scope().equals(Finding.MOVEMENT);
            String id = f.id() + (f.variant().isEmpty() ? "" : " \u00b7 " + f.variant()) + (movement ? "" : " \u00b7 " + f.scope());
            String label = Glossary.of(f.id()).label().equals(f.id()) ? "" : Html.text(Glossary.label(f, rows));
            String value = f.isMeasured() ? Html.text(Wording.withInterval(f)) + unit(f) : "<span class=\"status\">" + Page.statusWords(f) + "</span>";
            String cite = f.cite().isEmpty() ? "" : " <cite>" + Html.text(f.cite()) + "</cite>";
            page.raw("<tr id=\"" + anchor(f) + "\"><th scope=\"row\">" + label + "<span class=\"mono\">" + Html.text(id) + "</span></th>"
                    + "<td class=\"num\">" + value + "</td>" + Page.labelled("Chance alone", Wording.hasNull(f) ? Wording.nullValue(f) : "")
                    + Page.labelled("n", Wording.count(f.n())) + "<td class=\"how\">" + Html.text(Wording.sentence(f.method())) + cite + "</td></tr>\n");
        }
        page.endTable();
    }

    private static String unit(Finding f) {
        return f.unit().isEmpty() || Wording.isShare(f) ? "" : " <span class=\"muted\">" + Html.text(f.unit()) + "</span>";
    }

    private String anchor(Finding finding) {
        return "finding-" + (findings.findings().indexOf(finding) + 1);
    }

    private void claims() {
        page.section("claims", "The essay, claim by claim");
        if (findings.claims().isEmpty()) {
            page.missing("No claim of the essay was held against this log.").end();
            return;
        }
        page.raw("<p class=\"tally\">" + Html.text("Of the claims of \u201cAltruism or Anonymity?\u201d, " + Summary.tally(findings.claims()) + ".")
                + "</p>\n<ol class=\"claims\">\n");
        for (Claim claim : findings.claims()) {
            page.raw("<li class=\"claim " + claim.answer().label + "\" id=\"claim-" + (findings.claims().indexOf(claim) + 1) + "\">\n<p class=\"answer\">"
                    + answer(claim.answer()) + "</p>\n<p class=\"sentence\">" + Html.text(claim.sentence()) + "</p>\n");
            if (!claim.because().isEmpty()) {
                page.paragraph(claim.because());
            }
            evidence(claim);
            page.raw("</li>\n");
        }
        page.raw("</ol>\n").end();
    }

    private static String answer(Claim.Answer answer) {
        return switch (answer) {
            case SUPPORTED -> "Supported";
            case NOT_SUPPORTED -> "Not supported";
            case NOT_TESTABLE -> "Not testable on this data";
        };
    }

    private void evidence(Claim claim) {
        List<Finding> behind = findings.findings().stream()
                .filter(f -> claim.findings().contains(f.id()) && f.scope().equals(Finding.MOVEMENT))
                .toList();
        if (behind.isEmpty()) {
            return;
        }
        page.raw("<ul class=\"evidence\">\n");
        for (Finding f : behind) {
            String value = f.isMeasured() ? "<strong>" + Html.text(Wording.withInterval(f)) + "</strong>"
                    + (Wording.hasNull(f) ? ", chance alone " + Html.text(Wording.nullValue(f)) : "") : Page.statusWords(f);
            page.raw("<li><a href=\"#" + anchor(f) + "\">" + Html.text(Glossary.label(f, behind)) + "</a>: " + value + "</li>\n");
        }
        page.raw("</ul>\n");
    }
}
