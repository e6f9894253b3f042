// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import sideways.finding.Finding;

/** The page while it is written: the few shapes every section is made of. */
final class Page {

    private final StringBuilder out = new StringBuilder(1 << 17);

    Page raw(String html) {
        out.append(html);
        return this;
    }

    Page paragraph(String text) {
        return raw("<p>" + Html.text(text) + "</p>\n");
    }

    /** Why something is not there, instead of an empty frame. */
    Page missing(String reason) {
        return raw("<p class=\"missing\">" + Html.text(Wording.sentence(reason)) + "</p>\n");
    }

    Page section(String id, String title) {
        return raw("<section id=\"" + id + "\" aria-labelledby=\"" + id + "-title\">\n<h2 id=\"" + id + "-title\">"
                + Html.text(title) + "</h2>\n");
    }

    Page end() {
        return raw("</section>\n");
    }

    /**
     * A figure drawn by the script; hidden until it is, so that no empty frame is ever seen.
     *
     * @param described what there is to see, in words, for who cannot see it
     */
    Page plot(String kind, String described, String caption) {
        return drawn(kind, "", described, caption);
    }

    /** A figure that speaks of {@code who}, such as actors or posts. */
    Page plot(String kind, String who, String described, String caption) {
        return drawn(kind, " data-who=\"" + who + "\"", described, caption);
    }

    /** A figure of findings: one row each, with the words the script shows beside its marks. */
    Page plot(String kind, List<Finding> rows, String scale, String caption) {
        List<List<String>> words = new ArrayList<>();
        List<String> described = new ArrayList<>();
        for (Finding f : rows) {
            words.add(List.of(f.id(), f.variant(), Glossary.label(f, rows), Wording.withInterval(f)));
            described.add(Glossary.label(f, rows) + " " + Wording.withInterval(f)
                    + (Wording.hasNull(f) ? ", chance alone " + Wording.nullValue(f) : ""));
        }
        try {
            String data = new ObjectMapper().writeValueAsString(words);
            return drawn(kind, " data-scale=\"" + scale + "\" data-rows=\"" + Html.text(data) + "\"",
                    String.join("; ", described), caption);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** A figure whose parts have names made for the page. */
    Page plotNamed(String kind, List<String> names, String described, String caption) {
        try {
            return drawn(kind, " data-names=\"" + Html.text(new ObjectMapper().writeValueAsString(names)) + "\"", described, caption);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private Page drawn(String kind, String data, String described, String caption) {
        return raw("<figure data-plot=\"" + kind + "\"" + data + " hidden>\n<div class=\"plot\" role=\"img\" aria-label=\""
                + Html.text(described) + "\"></div>\n<figcaption>" + Html.text(caption) + "</figcaption>\n</figure>\n");
    }

    /** Opens a table; a column whose name starts with {@code #} holds numbers. */
    Page table(String caption, String... columns) {
        return openTable("", caption, columns);
    }

    private Page openTable(String attributes, String caption, String... columns) {
        raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" + Html.text(caption) + "\"><table" + attributes + ">\n<caption>"
                + Html.text(caption) + "</caption>\n<thead><tr>");
        for (String column : columns) {
            boolean number = column.startsWith("#");
            raw("<th scope=\"col\"" + (number ? " class=\"num\"" : "") + ">" + Html.text(number ? column.substring(1) : column) + "</th>");
        }
        return raw("</tr></thead>\n<tbody>\n");
    }

    Page endTable() {
        return raw("</tbody>\n</table></div>\n");
    }

    /** A row of cells that are HTML already. */
    Page row(String... cells) {
        return raw("<tr>" + String.join("", cells) + "</tr>\n");
    }

    static String head(String html) {
        return "<th scope=\"row\" class=\"name\">" + html + "</th>";
    }

    static String cell(String text) {
        return "<td>" + Html.text(text) + "</td>";
    }

    static String html(String cssClass, String html) {
        return "<td class=\"" + cssClass + "\">" + html + "</td>";
    }

    static String number(String text) {
        return "<td class=\"num\">" + Html.text(text) + "</td>";
    }

    /** A number that carries its column's name, for screens too narrow for columns. */
    static String labelled(String label, String text) {
        return "<td class=\"num" + (text.isEmpty() ? " empty" : "") + "\" data-label=\"" + label + "\">" + Html.text(text) + "</td>";
    }

    static String number(long count) {
        return number(Wording.count(count));
    }

    /** Measures of a section: value with interval, chance beside it, and how to read it or why it is missing. */
    Page findings(String caption, List<Finding> findings) {
        if (findings.isEmpty()) {
            return this;
        }
        boolean anyNull = findings.stream().anyMatch(Wording::hasNull);
        openTable(" class=\"stack\"", caption, anyNull ? new String[] {"Measure", "#Value (interval)", "#Chance alone", "#Observations", "How to read it"}
                : new String[] {"Measure", "#Value (interval)", "#Observations", "How to read it"});
        for (Finding f : findings) {
            String label = head(Html.text(Glossary.label(f, findings)));
            String value = f.isMeasured() ? number(Wording.withInterval(f)) : html("num status", statusWords(f));
            String chance = !anyNull ? "" : labelled("Chance alone", Wording.hasNull(f) ? Wording.nullValue(f) : "");
            String reads = f.isMeasured() ? Glossary.isAboveChance(f) ? "observed minus chance; clear when the interval leaves out 0"
                    : Glossary.of(f.id()).reads() : Wording.sentence(f.method());
            row(label, value, chance, labelled("Observations", Wording.count(f.n())), html("reads", Html.text(reads)));
        }
        return endTable();
    }

    static String statusWords(Finding finding) {
        return switch (finding.status()) {
            case MEASURED -> "measured";
            case TOO_FEW -> "too few";
            case NOT_TESTABLE -> "not testable";
        };
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
