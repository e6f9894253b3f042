// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import sideways.finding.Findings;

/**
 * report.html: one file that opens from a disk without a network, for a strategist to read and a printer to print.
 *
 * <p>Words, tables and numbers are written here and need no script. Figures are drawn by the bundle of app/web
 * from findings.json, whose bytes are embedded as they are. The page's content policy lets that one script run,
 * known by its hash, and forbids every connection.
 */
public final class ReportHtml {

    private ReportHtml() { }

    public static String render(Findings findings) {
        String script = resource("report.js");
        String style = resource("report.css");
        String title = Html.shortened(findings.input().name(), 80);
        Page page = new Page();
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-" + sha256(script)
                        + "'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
                .raw("<title>" + Html.text(title) + " \u2013 Sideways report</title>\n<style>" + style + "</style>\n</head>\n<body>\n")
                .raw("<a class=\"skip\" href=\"#summary\">Skip to the summary</a>\n<div class=\"page\">\n");
        header(findings, page);
        page.raw("<div class=\"body\">\n");
        contents(findings, page);
        page.raw("<main>\n");
        summary(findings, page);
        new MeasuredSections(findings, page).write();
        new ClosingSections(findings, page).write();
        return page.raw("</main>\n</div>\n</div>\n<script type=\"application/json\" id=\"findings-json\">")
                .raw(new String(FindingsJson.write(findings), StandardCharsets.UTF_8))
                .raw("</script>\n<script>" + script + "</script>\n</body>\n</html>\n")
                .toString();
    }

    private static void header(Findings findings, Page page) {
        Findings.Input input = findings.input();
        page.raw("<header class=\"top\">\n");
        if (input.synthetic()) {
            page.raw("<p class=\"banner\"><strong>Synthetic movement with planted truth.</strong> Nobody said any of this: the log was generated "
                    + "to show what Sideways finds and whether it finds what is there.</p>\n");
        }
        page.raw("<p class=\"eyebrow\">Sideways: how this movement moves</p>\n<h1>" + Html.name(input.name(), 120) + "</h1>\n<dl class=\"facts\">\n");
        fact(page, "Events", Wording.count(input.events()), "");
        fact(page, "Actors", Wording.count(input.actors()), input.anonymousEvents() == 0 ? ""
                : "and " + Wording.count(input.anonymousEvents(), "event") + " by nobody in particular");
        fact(page, "Channels", Wording.count(input.channels()), "");
        if (input.from().isEmpty()) {
            fact(page, "Span", "unknown", "the log carries no times");
        } else {
            fact(page, "From", Wording.day(input.from()), "to " + Wording.day(input.to()));
        }
        fact(page, "Rows left out", Wording.count(input.skipped()), input.skipped() == 0 ? "" : "each with its reason in skipped.csv");
        page.raw("</dl>\n");
        if (findings.timeline().size() > 1) {
            Findings.Stretch busiest = findings.timeline().stream().reduce((a, b) -> b.events() > a.events() ? b : a).orElseThrow();
            page.plot("timeline", "Events over time, most of them, " + Wording.count(busiest.events()) + ", from " + Wording.day(busiest.start()),
                    "Events over time. Busiest: " + Wording.count(busiest.events()) + " in the stretch from " + Wording.day(busiest.start()) + ".");
        }
        page.raw("<details><summary>What was read</summary>\n");
        if (!input.sources().isEmpty()) {
            page.table("Files, as they were read", "File", "Read as", "#Rows", "#Events", "#Left out");
            for (Findings.Source source : input.sources()) {
                page.row(Page.head(Html.name(source.file(), 120)), Page.cell(source.source()), Page.number(source.rows()),
                        Page.number(source.events()), Page.number(source.skipped()));
            }
            page.endTable();
        }
        tallies(page, "Events by action", "Action", input.actions());
        tallies(page, "Busiest channels", "Channel", input.topChannels());
        if (input.deletedEvents() > 0) {
            page.paragraph(Wording.count(input.deletedEvents(), "event") + " had been deleted; they count as events and belong to no actor.");
        }
        page.raw("</details>\n<noscript><p class=\"muted\">Figures need a script; every number in them is in the tables.</p></noscript>\n</header>\n");
    }

    private static void fact(Page page, String name, String value, String remark) {
        page.raw("<div><dt>" + name + "</dt><dd>" + Html.text(value) + (remark.isEmpty() ? "" : "<small>" + Html.text(remark) + "</small>") + "</dd></div>\n");
    }

    private static void tallies(Page page, String caption, String name, List<Findings.Tally> tallies) {
        if (tallies.isEmpty()) {
            return;
        }
        page.table(caption, name, "#Events");
        tallies.forEach(tally -> page.row(Page.head(Html.name(tally.name(), 80)), Page.number(tally.count())));
        page.endTable();
    }

    private static void contents(Findings findings, Page page) {
        page.raw("<nav class=\"contents\" aria-label=\"Contents\"><ol>\n");
        link(page, "summary", "In plain words");
        link(page, "niches", "Niches");
        link(page, "flow", "Flow");
        link(page, "influencers", "Influencers");
        link(page, "coordination", "Coordination");
        link(page, "polarization", "Polarization");
        link(page, "camps", "Two camps");
        if (!findings.planted().isEmpty()) {
            link(page, "planted", "Planted truth");
        }
        link(page, "findings", "All findings");
        link(page, "claims", "The essay, claim by claim");
        page.raw("</ol></nav>\n");
    }

    private static void link(Page page, String id, String title) {
        page.raw("<li><a href=\"#" + id + "\">" + title + "</a></li>\n");
    }

    private static void summary(Findings findings, Page page) {
        page.section("summary", "In plain words").raw("<ul class=\"summary\">\n");
        Summary.sentences(findings).forEach(sentence -> page.raw("<li>" + unbroken(sentence) + "</li>\n"));
        page.raw("</ul>\n");
        List<String> steps = Summary.nextSteps(findings);
        if (!steps.isEmpty()) {
            page.raw("<div class=\"next\">\n<h3>What to do next</h3>\n<ul>\n");
            steps.forEach(step -> page.raw("<li>" + unbroken(step) + "</li>\n"));
            page.raw("</ul>\n</div>\n");
        }
        page.end();
    }

    /** An interval stays on one line: a word joiner on each side of its dash. */
    private static String unbroken(String sentence) {
        return Html.text(sentence).replace("\u2013", "\u2060\u2013\u2060");
    }

    static String resource(String name) {
        try (InputStream in = ReportHtml.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the app; build it with mvn, which runs app/web/build.mjs with Node 20 or newer");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** As a content security policy names a script. */
    private static String sha256(String script) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
