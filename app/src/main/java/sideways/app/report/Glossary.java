// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sideways.finding.Finding;
import sideways.finding.Findings;

/**
 * What each measure is called, how to read it, and where in the report it stands. A measure not listed here
 * loses nothing: it appears under its id in the table of all findings.
 */
final class Glossary {

    enum Section { NICHES, FLOW, INFLUENCE, POLARIZATION, ANONYMITY, ALTRUISM, ELSEWHERE }

    /** @param reads how to read the number, in one line */
    record Term(String id, Section section, String label, String reads) { }

    private static final Map<String, Term> TERMS = new LinkedHashMap<>();

    static {
        in(Section.NICHES);
        term("frag.niches", "Niches", "communities found in who answers and shares whom");
        term("frag.hill1", "Effective number of niches", "as fragmented as this many niches of equal size");
        term("frag.largest", "Largest niche", "share of actors in it; above a half, one niche is the movement");
        term("frag.q", "Modularity", "0: no niches beyond chance; near 1: niches hardly touch");

        in(Section.FLOW);
        term("flow.sideways", "Sideways share", "0%: all straight from the source; 100%: all from one another");
        term("flow.rootshare", "Broadcast share", "share of a tree that hangs on its first post");
        term("flow.nu", "Structural virality", "just under 2: a broadcast; more: handed on from one to the next");
        term("flow.depth", "Depth", "steps from the first post to the farthest");
        term("flow.size", "Size", "posts in a tree, the first one counted");
        term("flow.recip", "Reciprocity", "share of ties that are answered");
        term("flow.F0", "Trophic incoherence", "0: strictly top-down; 1: no up and down at all");
        term("flow.hier", "Hierarchy", "higher: more of the flow runs one way and never comes back");

        in(Section.INFLUENCE);
        term("infl.gini", "Gini coefficient", "0: everyone has the same say; 1: one actor has it all");
        term("infl.top1", "Top 1% of actors", "share of all influence they hold");
        term("infl.top10", "Top 10% of actors", "share of all influence they hold");

        in(Section.POLARIZATION);
        term("pol.ei", "E-I index", "\u22121: every tie stays inside its niche; +1: every tie crosses");
        term("pol.rwc", "Random-walk controversy", "0: the sides mix; 1: who starts on a side ends there");
        term("pol.assort", "Assortativity", "0: ties ignore niches; 1: ties only within niches");

        in(Section.ANONYMITY);
        term("camp.anonymous", "Events by nobody in particular", "no name, or a name anyone may use");
        term("camp.one-post", "Actors seen once", "one post and never again");
        term("camp.name-reuse", "Names that come back", "low where names are thrown away");
        term("camp.deleted", "Deleted events", "removed by author or moderator");
        term("camp.mischief", "Mischief", "words and acts of trolling, by the shipped word list");

        in(Section.ALTRUISM);
        term("camp.giving", "Giving", "gifts, pledges, awards and help among all events");
        term("camp.prosocial", "Prosocial words", "thanks, help, sharing, by the shipped word list");

        in(Section.ELSEWHERE);
        term("niche.logodds", "Telling word", "how strongly the niche's first word tells it from the rest, as a z-score");
        term("niche.inside", "Inside share", "share of the niche's ties that stay inside");
    }

    private static Section current;

    private Glossary() { }

    private static void in(Section section) {
        current = section;
    }

    private static void term(String id, String label, String reads) {
        TERMS.put(id, new Term(id, current, label, reads));
    }

    /** An unknown id is its own label. */
    static Term of(String id) {
        return TERMS.getOrDefault(id, new Term(id, Section.ELSEWHERE, id, ""));
    }

    static List<Term> all() {
        return List.copyOf(TERMS.values());
    }

    /** Findings about the whole movement that belong to a section, in the document's order. */
    static List<Finding> findings(Findings all, Section section) {
        return all.findings().stream()
                .filter(f -> f.scope().equals(Finding.MOVEMENT) && of(f.id()).section() == section)
                .toList();
    }

    static boolean isAboveChance(Finding finding) {
        return finding.variant().endsWith("-minus-null");
    }

    /** "Sideways share, replies". A variant that only a methods section cares about stays in the table of all findings. */
    static String label(Finding finding) {
        String label = of(finding.id()).label();
        return switch (finding.variant()) {
            case "reply" -> label + ", replies";
            case "share" -> label + ", shares";
            default -> isAboveChance(finding) ? label + ", minus chance" : label;
        };
    }

    /** The same, with the variant where another definition of the same measure stands beside it. */
    static String label(Finding finding, List<Finding> beside) {
        boolean alone = beside.stream().noneMatch(other -> other.id().equals(finding.id()) && !other.equals(finding)
                && label(other).equals(label(finding)));
        return alone ? label(finding) : label(finding) + ", " + finding.variant();
    }
}
