// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.util.List;
import java.util.stream.Collectors;
import sideways.finding.Finding;
import sideways.finding.Findings;

/** Who acts together: each group as a card with what it did, when, how sure that is, and the rows behind it. */
final class CoordinationSection {

    private static final int GROUPS_SHOWN = 12;
    private static final int MEMBERS_SHOWN = 12;
    private static final int NAME_LETTERS = 80;
    private static final int TRENDS_SHOWN = 12;
    private static final double DISCOVERY = 0.05;

    private final Findings findings;
    private final Page page;

    CoordinationSection(Findings findings, Page page) {
        this.findings = findings;
        this.page = page;
    }

    void write() {
        page.section("coordination", "Coordination: who acts together");
        List<Finding> all = Glossary.findings(findings, Glossary.Section.COORDINATION);
        Finding groups = Summary.measured(findings, "coord.groups").orElse(null);
        if (groups == null) {
            page.missing(all.isEmpty() ? "Coordination was not looked for in this log." : all.get(0).method());
            page.end();
            return;
        }
        if (findings.groups().isEmpty()) {
            page.paragraph("No accounts share the same things at the same time more often than the speed at which those things travel explains.");
        } else {
            page.paragraph(Wording.count(findings.groups().stream().mapToLong(Findings.Group::accounts).sum(), "account") + " in "
                    + Wording.count(Math.round(groups.value()), "group") + " share the same things within seconds or minutes of each other, again and again, more often than "
                    + "the speed at which those things travel explains.");
        }
        page.paragraph("That is coordination, which is not deceit: fans, newsrooms, activists, feeds that mirror each other and people in one time zone who wait for the same "
                + "news act together too. Look at the rows before you accuse anybody.");
        natural(all);
        int shown = Math.min(GROUPS_SHOWN, findings.groups().size());
        for (Findings.Group group : findings.groups().subList(0, shown)) {
            card(group);
        }
        if (shown < groups.value()) {
            page.paragraph("The " + shown + " largest of " + Wording.count(Math.round(groups.value()), "group") + "; more are in groups.csv.");
        }
        trends();
        page.findings("How many act together", all);
        page.end();
    }

    /** Apart from the groups: who acts together may mean it, and who is made up may act alone. */
    private void natural(List<Finding> all) {
        all.stream().filter(f -> f.id().equals("coord.manufactured")).findFirst().ifPresent(f -> {
            page.raw("<h3>Natural or manufactured</h3>\n");
            page.paragraph(f.isMeasured() ? "The chance that this movement is manufactured rather than natural is " + Wording.withInterval(f) + ". " + Wording.sentence(f.method()) : Wording.sentence(f.method()));
        });
    }

    private void trends() {
        List<Findings.Trend> odd = findings.trends().stream().filter(trend -> trend.q() <= DISCOVERY).limit(TRENDS_SHOWN).toList();
        if (odd.isEmpty()) {
            return;
        }
        page.raw("<h3>Trends made at once</h3>\n");
        page.paragraph("A crowd brought these tags up within an hour, and more of it than of other crowds came for nothing else. Bought trends look so; so does news that draws newcomers.");
        page.table("Tags with a crowd beyond chance, at a false discovery rate of 5%", "Tag", "Hour", "#Posts", "#Accounts in that hour", "#Come and go", "#By chance", "#q");
        for (Findings.Trend trend : odd) {
            page.row(Page.html("name", Html.name(trend.tag(), NAME_LETTERS)), Page.cell(trend.start()), Page.number(trend.posts()), Page.number(trend.accounts()), Page.number(trend.passing()),
                    Page.number(Wording.number(trend.expected())), Page.number(Wording.number(trend.q())));
        }
        page.endTable();
    }

    private void card(Findings.Group group) {
        String kinds = Wording.list(group.kinds().stream().map(kind -> Wording.count(kind.count()) + " " + kind.name()).toList());
        page.raw("<details class=\"group\"" + (group.id().equals("1") ? " open" : "") + ">\n<summary>" + Html.text("Group " + group.id() + ": "
                + Wording.count(group.accounts(), "account") + ", " + kinds) + "</summary>\n");
        page.paragraph("Who: " + members(group) + ".");
        page.paragraph("What: " + kinds + " shared by two members or more within " + seconds(group.window()) + "; " + Wording.percent(group.density())
                + " of the pairs of members are beyond chance, " + Wording.count(group.pairs(), "pair") + " in all.");
        page.paragraph("When: " + Wording.day(group.first()) + " to " + Wording.day(group.last()) + ", on " + Wording.count(group.days(), "day")
                + ". False discovery rate of its surest pair: " + Wording.number(group.q()) + ".");
        String told = "The pairs of the " + Wording.count(group.members().size(), "member") + (group.members().size() < group.accounts() ? " named" : "") + " that are beyond chance, and when two or more of them acted within the window: a larger dot, more of them.";
        page.raw("<figure>\n" + GroupSvg.draw(group, told) + "<figcaption>" + Html.text(told) + "</figcaption>\n</figure>\n");
        page.table("What most members shared, and the first who did", "#Object", "Kind", "#Members", "Account", "Time", "What", "Item");
        for (Findings.TogetherRow row : group.examples()) {
            page.row(Page.number(row.object()), Page.cell(row.kind()), Page.number(row.members()), Page.html("name", Html.name(row.actor(), NAME_LETTERS)),
                    Page.cell(row.time()), Page.html("name", Html.name(row.excerpt().isEmpty() ? row.what() : row.excerpt(), NAME_LETTERS)),
                    Page.html("name", Html.name(row.item(), NAME_LETTERS)));
        }
        page.endTable();
        page.raw("</details>\n");
    }

    private static String members(Findings.Group group) {
        int shown = Math.min(MEMBERS_SHOWN, group.members().size());
        String names = group.members().stream().limit(shown).map(name -> Html.shortened(name, NAME_LETTERS)).collect(Collectors.joining(", "));
        return shown < group.accounts() ? names + " and " + Wording.count(group.accounts() - shown, "other") : names;
    }

    private static String seconds(int window) {
        return window == 0 ? "the same stamp of time" : window < 120 ? Wording.count(window, "second") : Wording.count(window / 60, "minute");
    }
}
