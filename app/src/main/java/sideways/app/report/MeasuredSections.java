// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sideways.finding.Finding;
import sideways.finding.Findings;

/** The sections about what was measured, in the order the essay asks: niches, flow, influence, coordination, polarization, camps. */
final class MeasuredSections {

    private static final int NICHES_SHOWN = 25;
    private static final int WORDS_SHOWN = 6;
    private static final int CHANNELS_SHOWN = 3;
    private static final int ACTORS_SHOWN = 25;
    private static final int NAME_LETTERS = 80;

    private final Findings findings;
    private final Page page;

    MeasuredSections(Findings findings, Page page) {
        this.findings = findings;
        this.page = page;
    }

    void write() {
        niches();
        flow();
        influence();
        new CoordinationSection(findings, page).write();
        polarization();
        new CampSection(findings, page).write();
    }

    private void niches() {
        page.section("niches", "Niches");
        if (findings.niches().isEmpty()) {
            explainMissing(Glossary.Section.NICHES, "No niches were found in this log.");
        } else {
            page.paragraph((Summary.members(findings).equals("item")
                    ? "This log names nobody, so a niche here is a group of items whose words and links are alike. "
                    : "A niche is a group of actors who answer and share one another more than others; where a log has no such ties, of those who meet in "
                            + "the same channels or say alike. ") + "Its name is made from the words, channels or members that tell it from the rest.");
        }
        NicheStory story = new NicheStory(findings, page);
        story.answers();
        if (!findings.niches().isEmpty()) {
            map();
        }
        nicheTable();
        story.bridges();
        story.crossings();
        story.since();
        story.time();
        new CultureSection(findings, page).write();
        page.raw("<details><summary>The numbers behind it</summary>\n");
        table("How fragmented the movement is", Glossary.Section.NICHES);
        page.raw("</details>\n");
        page.end();
    }

    private void map() {
        int placed = NicheMapSvg.placed(findings).size();
        if (placed == 0) {
            return;
        }
        String description = "Map of " + Wording.count(findings.niches().size(), "niche") + ": " + Wording.list(findings.niches().stream()
                .limit(5).map(niche -> Html.shortened(niche.name(), NAME_LETTERS) + ", " + Wording.percent(niche.share())).toList());
        page.raw("<figure>\n<div class=\"map\" role=\"group\" tabindex=\"0\" aria-label=\"Map of niches; arrow keys move it, plus and minus zoom, 0 shows the whole\">\n")
                .raw(NicheMapSvg.draw(findings, description))
                .raw("""
                        <div class="stage" aria-hidden="true" hidden></div>
                        <div class="note" hidden></div>
                        </div>
                        <div class="controls" hidden><button type="button" data-zoom="in" aria-label="Zoom in">+</button>\
                        <button type="button" data-zoom="out" aria-label="Zoom out">\u2212</button>\
                        <button type="button" data-zoom="whole">Whole map</button></div>
                        """);
        String drawn = findings.map().nodes().isEmpty() ? ""
                : " Each dot is one of the busiest " + Wording.count(findings.map().nodes().size()) + " of "
                        + Wording.count(findings.map().drawnOf(), Summary.members(findings)) + "; the larger, the more say.";
        String colours = findings.niches().size() > NicheMapSvg.COLOURED_NICHES
                ? " The " + NicheMapSvg.COLOURED_NICHES + " largest niches have a colour of their own, the others are grey." : "";
        page.raw("<figcaption>" + Html.text("Discs are " + (placed < findings.niches().size() ? "the " + placed + " largest niches" : "niches")
                + ", their area follows their members; lines are ties between niches, the thicker the more."
                + drawn + colours) + "</figcaption>\n</figure>\n");
    }

    private void nicheTable() {
        List<Findings.Niche> niches = findings.niches();
        if (niches.isEmpty()) {
            return;
        }
        int shown = Math.min(NICHES_SHOWN, niches.size());
        page.table(shown < niches.size() ? "The " + shown + " largest of " + Wording.count(niches.size(), "niche") + "; all are in niches.csv"
                : "All niches, largest first", "Niche", Summary.members(findings).equals("item") ? "#Items" : "#Members", "#Share", "#Ties inside", "Telling words", "Channels");
        for (int i = 0; i < shown; i++) {
            Findings.Niche niche = niches.get(i);
            page.row(Page.head("<span class=\"swatch " + NicheMapSvg.colourClass(i) + "\"></span>" + Html.name(niche.name(), NAME_LETTERS)),
                    Page.number(niche.actors()), Page.number(Wording.percent(niche.share())),
                    Page.number(Double.isNaN(niche.insideShare()) ? "unknown" : Wording.percent(niche.insideShare())),
                    Page.html("words", niche.words().stream().limit(WORDS_SHOWN).map(w -> Html.name(w.word(), NAME_LETTERS)).collect(Collectors.joining(", "))),
                    Page.html("words", niche.channels().stream().limit(CHANNELS_SHOWN).map(c -> Html.name(c.name(), NAME_LETTERS)).collect(Collectors.joining(", "))));
        }
        page.endTable();
    }

    private void flow() {
        page.section("flow", "Flow: vertical or sideways");
        List<Finding> all = Glossary.findings(findings, Glossary.Section.FLOW);
        List<Finding> sideways = plotted(all).stream().filter(f -> f.id().equals("flow.sideways")).toList();
        if (sideways.isEmpty()) {
            explainMissing(Glossary.Section.FLOW, "No flow was found in this log.");
        } else {
            page.paragraph("Vertical: straight from the one who started it, as a broadcast reaches its audience. Sideways: from one participant to another.");
            page.plot("sideways", sideways, "share", "Filled up to the share that went sideways; the dark line is the interval. Dashed: as much one way as the other."
                    + (sideways.stream().anyMatch(Wording::hasNull) ? " Thin upright: chance alone." : ""));
        }
        Summary.measured(findings, "flow.supposed").ifPresent(f -> page.paragraph("This log credits every share to the original, so all trees of shares look like broadcasts. Who had it from whom is supposed "
                + "by six rules, from the one nearest to the original to the one farthest from it; numbers about shares are intervals over all of them."));
        table("How things move", Glossary.Section.FLOW);
        if (findings.cascadeSizes().stream().anyMatch(c -> c.count() > 0)) {
            long trees = findings.cascadeSizes().stream().mapToLong(Findings.SizeClass::count).sum();
            Findings.SizeClass largest = findings.cascadeSizes().stream().filter(c -> c.count() > 0).reduce((a, b) -> b).orElseThrow();
            page.raw("<h3>How large the trees grow</h3>\n");
            page.plot("cascade-sizes", Wording.count(trees, "tree") + " of replies or shares by size; the largest class holds " + Wording.count(largest.count())
                    + " of " + Wording.count(largest.from()) + " to " + Wording.count(largest.to()) + " posts",
                    "Trees of replies or shares by size, " + Wording.count(trees) + " in all. Both steps grow by multiples, so that the few giants stay visible.");
        }
        exposure();
        new CascadeSection(findings, page).write();
        page.end();
    }

    private void influence() {
        page.section("influencers", "Influencers");
        List<Finding> all = Glossary.findings(findings, Glossary.Section.INFLUENCE);
        if (findings.lorenz().size() < 2 && findings.actors().isEmpty() && all.stream().noneMatch(Finding::isMeasured)) {
            explainMissing(Glossary.Section.INFLUENCE, "No influence was measured in this log.");
        }
        if (findings.lorenz().size() >= 2) {
            Optional<Finding> gini = Summary.measured(findings, "infl.gini");
            Optional<Finding> top = Summary.measured(findings, "infl.top1");
            String numbers = gini.map(f -> "Gini coefficient " + Wording.withInterval(f)).orElse("Lorenz curve of influence")
                    + top.map(f -> "; the first 1% hold " + Wording.withInterval(f)).orElse("");
            page.plot("lorenz", gini.or(() -> top).map(Summary::holders).orElse("actors"), numbers, numbers + ". The farther the curve hangs below the diagonal, the fewer hold the influence.");
        }
        table("How unequal the say is", Glossary.Section.INFLUENCE);
        removal();
        actorTable();
        page.end();
    }

    private void removal() {
        List<Findings.Removal> removal = findings.removal();
        if (removal.size() < 2) {
            return;
        }
        Findings.Removal most = removal.get(removal.size() - 1);
        page.raw("<h3>What would be missing without them</h3>\n");
        // each step doubles or more, so that the first few stay apart
        curve(removal.stream().map(r -> new CurveSvg.Point(StrictMath.log(r.removed()), Wording.count(r.removed()), r.lost(), Double.NaN, Double.NaN, r.matched(), r.matchedLow(), r.matchedHigh())).toList(),
                Wording::percent, "carriers left out, those with most credit first", "Share of all that lies below the start of a tree that is theirs, or hangs on them. Without the first " + Wording.count(most.removed()) + ": "
                + Wording.percent(most.lost()) + ". Dashed: as many others who acted as often, " + Wording.percent(most.matched()) + "; the band holds 95% of such sets. An association: others might have stepped in.");
    }

    private void exposure() {
        List<Finding> chances = findings.findings().stream().filter(f -> f.id().equals("flow.exposure") && f.isMeasured()).toList();
        if (chances.size() < 2) {
            return;
        }
        page.raw("<h3>A shared video or a vote</h3>\n");
        curve(chances.stream().map(f -> {
            int k = Integer.parseInt(f.scope().substring("exposure:".length()));
            return new CurveSvg.Point(k, Integer.toString(k), f.value(), f.low(), f.high(), Double.NaN, Double.NaN, Double.NaN);
        }).toList(), Wording::percent, "people one listens to who have taken it up", "The chance to take something up at the first, second, third \u2026 time one sees somebody do it. Level: each time is a chance of its own, as with a shared video. "
                + "Rising: people want to see others do it first, as with a vote. Falling: who can be won is won at once.");
    }

    private void actorTable() {
        if (findings.actors().isEmpty()) {
            return;
        }
        int shown = Math.min(ACTORS_SHOWN, findings.actors().size());
        page.table("The " + shown + " actors with the most say. Ranks whose intervals overlap are not to be told apart. Credit: events owed to them, each divided evenly "
                + "among those above it; bridges: how often they were the first of their niche in a tree from another."
                + (shown < findings.actors().size() ? " More in actors.csv." : ""),
                "Actor", "#Rank (90% interval)", "Niche", "#Events", "#Received", "#Reach", "#Credit", "#Bridges");
        for (Findings.Actor actor : findings.actors().subList(0, shown)) {
            page.row(Page.head(Html.name(actor.id(), NAME_LETTERS)),
                    Page.number(Wording.count(actor.rank()) + " (" + Wording.count(actor.rankLow()) + "\u2013" + Wording.count(actor.rankHigh()) + ")"),
                    Page.html("name", nicheName(actor.niche())), Page.number(actor.events()), Page.number(actor.received()), Page.number(actor.reach()),
                    Page.number(Math.round(actor.credit())), Page.number(actor.crossings()));
        }
        page.endTable();
    }

    private String nicheName(String id) {
        for (int i = 0; i < findings.niches().size(); i++) {
            if (findings.niches().get(i).id().equals(id)) {
                return "<span class=\"swatch " + NicheMapSvg.colourClass(i) + "\"></span>" + Html.name(findings.niches().get(i).name(), 40);
            }
        }
        return "<span class=\"muted\">none</span>";
    }

    private void voted(String kind, String title) {
        List<Findings.VotedItem> items = findings.voted().stream().filter(item -> item.kind().equals(kind)).toList();
        if (items.isEmpty()) {
            return;
        }
        page.raw("<h3>" + title + "</h3>\n");
        page.table("Votes of the larger side and of the smaller one", "Item", "#Agree", "#Disagree", "#Votes", "#Agree, smaller side", "#Disagree", "#Votes");
        for (Findings.VotedItem item : items) {
            page.row(Page.html("name", Html.name(item.excerpt().isEmpty() ? item.item() : item.excerpt(), 120)), Page.number(Wording.percent(item.agreeOne() / (double) item.votesOne())),
                    Page.number(Wording.percent(item.disagreeOne() / (double) item.votesOne())), Page.number(Integer.toString(item.votesOne())), Page.number(Wording.percent(item.agreeOther() / (double) item.votesOther())),
                    Page.number(Wording.percent(item.disagreeOther() / (double) item.votesOther())), Page.number(Integer.toString(item.votesOther())));
        }
        page.endTable();
    }

    private void polarization() {
        page.section("polarization", "Polarization");
        List<Finding> all = Glossary.findings(findings, Glossary.Section.POLARIZATION);
        // changes from window to window are no indices from -1 to 1
        List<Finding> shown = plotted(all).stream().filter(f -> f.unit().equals("index") || f.unit().isEmpty()).toList();
        if (shown.isEmpty()) {
            explainMissing(Glossary.Section.POLARIZATION, "No polarization was measured in this log.");
        } else {
            boolean chance = shown.stream().anyMatch(Wording::hasNull);
            page.paragraph("Some closeness arises by chance alone, because busy actors meet anyway. What counts is the distance between the number and chance.");
            page.plot("intervals", shown, "index", "Dot: observed; bar: its interval" + (chance ? "; upright tick: chance alone." : "."));
        }
        List<Finding> windows = findings.findings().stream().filter(f -> f.id().equals("pol.ei") && f.scope().startsWith("window:") && Wording.hasNull(f)).toList();
        if (windows.size() > 1) {
            String told = "How far niches keep apart in " + windows.size() + " windows of equally many ties: the E-I index of random graphs with the same degrees minus that observed. A straight rise is a trend; a rise that bends upwards accelerates.";
            curve(IntStream.range(0, windows.size()).mapToObj(w -> new CurveSvg.Point(w, day(windows.get(w)), windows.get(w).nullValue() - windows.get(w).value())).toList(), Wording::number, "", told);
        }
        table("How far apart the niches are", Glossary.Section.POLARIZATION);
        voted("agreed", "What both sides agree on");
        voted("divided", "What divides them most");
        page.end();
    }

    private void curve(List<CurveSvg.Point> points, DoubleFunction<String> wording, String axis, String told) {
        page.raw("<figure>\n" + CurveSvg.draw(points, wording, axis, told) + "<figcaption>" + Html.text(told) + "</figcaption>\n</figure>\n");
    }

    private static String day(Finding window) {
        return Wording.day(window.scope().substring("window:".length()));
    }

    private static List<Finding> plotted(List<Finding> all) {
        return all.stream().filter(f -> f.isMeasured() && !Glossary.isAboveChance(f)).toList();
    }

    /** The section's measures, unless none was taken: then the reason has been said already. */
    private void table(String caption, Glossary.Section section) {
        List<Finding> all = Glossary.findings(findings, section);
        if (all.stream().anyMatch(Finding::isMeasured)) {
            page.findings(caption, all);
        }
    }

    /** The measures that could not be taken say why, each reason once. */
    private void explainMissing(Glossary.Section section, String otherwise) {
        List<String> reasons = Glossary.findings(findings, section).stream().filter(f -> !f.isMeasured())
                .map(Finding::method).map(Wording::sentence).distinct().toList();
        page.missing(reasons.isEmpty() ? otherwise : String.join(" ", reasons));
    }
}
