// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import sideways.finding.Finding;
import sideways.finding.Findings;

/** What the niches are and how they speak: part of the section on niches. */
final class CultureSection {

    private static final int PORTRAITS_SHOWN = 12;
    private static final int NICHES_SHOWN = 25;
    private static final int WORDS_SHOWN = 6;
    private static final int NAME_LETTERS = 60;

    private final Findings findings;
    private final Page page;

    CultureSection(Findings findings, Page page) {
        this.findings = findings;
        this.page = page;
    }

    void write() {
        portraits();
        culture();
        List<Finding> mixing = Glossary.findings(findings, Glossary.Section.CULTURE).stream().filter(f -> !f.id().startsWith("niche.")).toList();
        if (mixing.stream().anyMatch(Finding::isMeasured)) {
            page.raw("<h3>Languages, and whether like meets like</h3>\n");
            page.findings("Languages and channels among those who answer one another", mixing);
        }
    }

    private void portraits() {
        List<Findings.Portrait> portraits = findings.portraits().stream().filter(p -> !p.typical().isEmpty() || !p.examples().isEmpty()).toList();
        if (portraits.isEmpty()) {
            return;
        }
        int shown = Math.min(PORTRAITS_SHOWN, portraits.size());
        boolean excerpts = portraits.stream().flatMap(p -> p.examples().stream()).anyMatch(e -> !e.excerpt().isEmpty());
        page.raw("<h3>What the niches are</h3>\n");
        page.paragraph("Typical words are those a niche has nearly to itself, beside the telling ones above, which it surely uses more. Examples are the items that received most "
                + "and those that speak most as the niche does" + (excerpts ? "." : "; what they say stays in the log, unless handles are revealed with --reveal."));
        cohesion();
        page.table(shown < portraits.size() ? "The " + shown + " largest; more in findings.json" : "Niches, largest first", "Niche", "Typical words", "Language", "Examples");
        for (Findings.Portrait portrait : portraits.subList(0, shown)) {
            page.row(Page.head(niche(portrait.niche())),
                    Page.html("words", portrait.typical().stream().limit(WORDS_SHOWN).map(w -> Html.name(w.word(), NAME_LETTERS)).collect(Collectors.joining(", "))),
                    Page.cell(languages(portrait)),
                    Page.html("words", portrait.examples().stream().map(CultureSection::example).collect(Collectors.joining("<br>"))));
        }
        page.endTable();
    }

    /** Only where sentence embeddings were asked for. */
    private void cohesion() {
        findings.find("niche.cohesion").ifPresent(cohesion -> {
            if (cohesion.isMeasured()) {
                page.paragraph("Sentence embeddings had a say in the order of names and examples. A text lies at " + Wording.withInterval(cohesion) + " to the others of its niche, and at "
                        + Wording.nullValue(cohesion) + " to those of other niches (cosine; 1: the same, 0: nothing in common). " + cohesion.method());
            } else {
                page.missing(cohesion.method());
            }
        });
    }

    /** "English 98%". */
    private static String languages(Findings.Portrait portrait) {
        long told = portrait.languages().stream().mapToLong(Findings.Tally::count).sum();
        return portrait.languages().isEmpty() ? "unknown" : portrait.languages().stream()
                .filter(tally -> tally == portrait.languages().get(0) || tally.count() >= 0.1 * told)
                .map(tally -> Locale.forLanguageTag(tally.name()).getDisplayLanguage(Locale.ENGLISH) + " " + Wording.percent(tally.count() / (double) told))
                .collect(Collectors.joining(", "));
    }

    private static String example(Findings.Example example) {
        List<String> facts = new ArrayList<>();
        if (example.received() > 0) {
            facts.add(Wording.count(example.received()) + " received");
        }
        if (example.tree() > example.received() + 1) {
            facts.add(Wording.count(example.tree()) + " in its tree");
        }
        if (!example.words().isEmpty()) {
            facts.add("says " + String.join(", ", example.words()));
        }
        String when = example.time().isEmpty() ? "" : " of " + Wording.day(example.time());
        return "<code>" + Html.name(example.item().isEmpty() ? "no id" : example.item(), NAME_LETTERS) + "</code>, "
                + Html.text(example.action() + when + (facts.isEmpty() ? "" : ": " + String.join("; ", facts)))
                + (example.excerpt().isEmpty() ? "" : " <q>" + Html.name(example.excerpt(), 200) + "</q>");
    }

    private void culture() {
        List<Findings.Niche> measured = findings.niches().stream()
                .filter(niche -> of("niche.distinct", niche).isPresent() || of("niche.dynamic", niche).isPresent()).toList();
        Optional<Finding> reason = findings.find("niche.distinct").filter(f -> !f.isMeasured());
        if (findings.niches().isEmpty() || measured.isEmpty() && reason.isEmpty()) {
            return;
        }
        page.raw("<h3>A language of their own</h3>\n");
        if (measured.isEmpty()) {
            page.missing(reason.get().method());
            return;
        }
        page.paragraph("Distinct niches use words the others do not; dynamic ones keep changing what they talk about. Communities that are both were found to keep their "
                + "members longer, and to be harder to join (Zhang et al. 2017). Both are given in nats beyond what as many words drawn by chance give.");
        List<Findings.Niche> placed = measured.stream().filter(niche -> of("niche.distinct", niche).isPresent() && of("niche.dynamic", niche).isPresent()).toList();
        if (placed.size() >= 2) {
            page.plot("culture", Wording.list(placed.stream().limit(5).map(niche -> Html.shortened(niche.name(), NAME_LETTERS) + ": distinctiveness "
                    + beyond(of("niche.distinct", niche)) + ", dynamicity " + beyond(of("niche.dynamic", niche))).toList()),
                    "Each dot a niche, its area following its members. To the right: more distinct; up: more dynamic. 0 is chance.");
        }
        findings.find("niche.dynamic").filter(f -> !f.isMeasured()).ifPresent(f -> page.missing("Dynamicity: " + f.method()));
        int shown = Math.min(NICHES_SHOWN, measured.size());
        page.table("How distinct and how dynamic the niches' language is, in nats" + (shown < measured.size() ? "; the " + shown + " largest, all in findings.csv" : ""),
                "Niche", "#Distinctiveness", "#By chance", "#Dynamicity", "#By chance");
        for (Findings.Niche niche : measured.subList(0, shown)) {
            page.row(Page.head(niche(niche.id())), Page.number(value(of("niche.distinct", niche))), Page.number(chance(of("niche.distinct", niche))),
                    Page.number(value(of("niche.dynamic", niche))), Page.number(chance(of("niche.dynamic", niche))));
        }
        page.endTable();
    }

    private Optional<Finding> of(String id, Findings.Niche niche) {
        return findings.findings().stream().filter(f -> f.id().equals(id) && f.scope().equals("niche:" + niche.id()) && f.isMeasured()).findFirst();
    }

    private static String value(Optional<Finding> finding) {
        return finding.map(Wording::withInterval).orElse("too few words");
    }

    private static String chance(Optional<Finding> finding) {
        return finding.map(Wording::nullValue).orElse("");
    }

    private static String beyond(Optional<Finding> finding) {
        return finding.map(f -> Wording.number(f.value() - f.nullValue())).orElse("unknown");
    }

    private String niche(String id) {
        for (int i = 0; i < findings.niches().size(); i++) {
            if (findings.niches().get(i).id().equals(id)) {
                return "<span class=\"swatch " + NicheMapSvg.colourClass(i) + "\"></span>" + Html.name(findings.niches().get(i).name(), NAME_LETTERS);
            }
        }
        return Html.text(id);
    }
}
