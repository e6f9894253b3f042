// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.util.ArrayList;
import java.util.List;

/** An audit as a page, as JSON and as lines for a terminal. */
public final class AuditReport {

    private static final int LINE_LETTERS = 90;

    private AuditReport() { }

    public static String html(AuditResult audit) {
        Page page = new Page();
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + Html.text(audit.brief()) + " \u2013 Sideways audit</title>\n<style>")
                .raw(ReportHtml.resource("report.css")).raw("</style>\n</head>\n<body>\n<div class=\"page\">\n<header class=\"top\">\n<p class=\"eyebrow\">Sideways: audit of a brief</p>\n<h1>")
                .raw(Html.name(audit.brief(), 120)).raw("</h1>\n</header>\n<div class=\"body\"><main>\n");
        page.section("verdict", "Verdict");
        page.raw("<p><strong>" + Html.text(audit.because()) + "</strong></p>\n");
        if (!Double.isNaN(audit.point().altruism())) {
            page.paragraph(chances(audit));
            page.paragraph(CampSvg.compared(audit.point()));
            page.raw("<figure>\n" + CampSvg.draw(List.of(audit.point()), "this brief", chances(audit)) + "<figcaption>Crosses are communities of known camps, as a model that had not seen them placed them: "
                    + "people who give (right), people who mock (top), and topics and shops (near the origin).</figcaption>\n</figure>\n");
        }
        page.end();
        movers(audit, page);
        page.section("parts", audit.unit().equals("posts") ? "Post by post" : "Sentence by sentence");
        page.table("Lean in log-odds: above 0 it leans there. The model knows words, not what is meant.", "#No.", "Text", "Leans to", "#Altruism", "#Anonymity", "Telling words", "Sells");
        for (AuditResult.Part part : audit.parts()) {
            page.row(Page.number(part.number()), "<td>" + Html.text(part.text()) + "</td>", Page.cell(part.leans()), Page.number(number(part.altruism())), Page.number(number(part.anonymity())),
                    Page.cell(String.join(", ", part.words())), Page.cell(part.sells() ? "yes" : ""));
        }
        page.endTable();
        page.end();
        return page.raw("</main></div>\n</div>\n</body>\n</html>\n").toString();
    }

    private static void movers(AuditResult audit, Page page) {
        if (audit.movers().isEmpty()) {
            return;
        }
        page.section("movers", "What would move it");
        page.table("Without this part, the chance would be", "Chance of", "#No.", "Text", "#Now", "#Without it");
        for (AuditResult.Mover mover : audit.movers()) {
            page.row(Page.cell(mover.axis()), Page.number(mover.part()), "<td>" + Html.text(audit.parts().get(mover.part() - 1).text()) + "</td>", Page.number(Wording.percent(mover.now())),
                    Page.number(Wording.percent(mover.without())));
        }
        page.endTable();
        page.end();
    }

    public static String json(AuditResult audit) {
        StringBuilder out = new StringBuilder();
        out.append("{\n\"format\":").append(FindingsJson.json(AuditResult.FORMAT)).append(",\n\"brief\":").append(FindingsJson.json(audit.brief())).append(",\n\"unit\":")
                .append(FindingsJson.json(audit.unit())).append(",\n\"verdict\":").append(FindingsJson.json(audit.point().verdict())).append(",\n\"because\":").append(FindingsJson.json(audit.because()))
                .append(",\n\"camp\":").append(FindingsJson.json(audit.point())).append(",\n\"movers\":");
        FindingsJson.lines(out, audit.movers().stream().map(FindingsJson::json).toList());
        out.append(",\n\"parts\":");
        FindingsJson.lines(out, audit.parts().stream().map(FindingsJson::json).toList());
        return out.append("\n}\n").toString();
    }

    public static List<String> lines(AuditResult audit) {
        List<String> lines = new ArrayList<>();
        lines.add(audit.because());
        if (!Double.isNaN(audit.point().altruism())) {
            lines.add(chances(audit));
            lines.add(CampSvg.compared(audit.point()));
        }
        for (AuditResult.Part part : audit.parts()) {
            lines.add("%3d  %-9s %s%s".formatted(part.number(), part.leans(), Html.shortened(part.text(), LINE_LETTERS), part.words().isEmpty() ? "" : "  [" + String.join(", ", part.words()) + "]"));
        }
        for (AuditResult.Mover mover : audit.movers()) {
            lines.add("Without no. " + mover.part() + ", the chance of " + mover.axis() + " would be " + Wording.percent(mover.without()) + " instead of " + Wording.percent(mover.now()) + ".");
        }
        return lines;
    }

    private static String chances(AuditResult audit) {
        return "Chance of altruism " + interval(audit.point().altruism(), audit.point().altruismLow(), audit.point().altruismHigh()) + ", of anonymity and mischief "
                + interval(audit.point().anonymity(), audit.point().anonymityLow(), audit.point().anonymityHigh()) + ", of seeming contrived "
                + interval(audit.point().contrived(), audit.point().contrivedLow(), audit.point().contrivedHigh()) + ", by " + audit.point().texts() + " of " + audit.parts().size() + " " + audit.unit() + ".";
    }

    private static String interval(double p, double low, double high) {
        return Wording.percent(p) + " (" + Wording.percent(low) + "\u2013" + Wording.percent(high) + ")";
    }

    private static String number(double lean) {
        return Double.isNaN(lean) ? "unknown" : Wording.number(lean);
    }
}
