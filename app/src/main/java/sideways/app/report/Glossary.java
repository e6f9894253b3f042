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
public final class Glossary {

    enum Section { NICHES, CULTURE, FLOW, BREAKOUT, INFLUENCE, COORDINATION, POLARIZATION, CAMPS, ANONYMITY, ALTRUISM, ELSEWHERE }

    /** @param reads how to read the number, in one line */
    record Term(String id, Section section, String label, String reads) { }

    private static final Map<String, Term> TERMS = new LinkedHashMap<>();

    static {
        in(Section.NICHES);
        term("frag.niches", "Niches", "groups of five and more, of those who answer and share one another, or of what the method names");
        term("frag.hill1", "Effective number of niches", "as fragmented as this many niches of equal size");
        term("frag.largest", "Largest niche", "share of the members in it; above a half, one niche is the movement");
        term("frag.levels", "Levels", "how many nested levels stand still when looked at more closely or less; 0: borders depend on how closely one looks");
        term("frag.saved", "Support of the niches", "how much shorter they let the ties be told; below 0, the niches are not supported");
        term("frag.agreement", "Agreement of searches", "1: every search finds these niches; 0: no better than chance");
        term("frag.hill0", "Niches", "how many there are among as few members as cover 99%");
        term("frag.hill2", "Effective number of large niches", "the same, where small niches hardly count");
        term("frag.trend", "Trend of fragmentation", "niches more from window to window; clear when the interval leaves out 0");
        term("overlap.actors", "Members of several niches", "share of members who belong to a further niche too");
        term("cross.niches", "Niches that cross", "pairs that share more members than chance gives");
        term("cross.channels", "Channels that cross", "pairs that share more actors than chance gives, unequal activity accounted for");
        term("since.stayed", "Members who stayed", "of those in a niche then and now, share whose niche is the same");
        term("since.niches.stayed", "Niches that went on", "since the earlier analysis, at about their size");
        term("since.niches.born", "Niches born since", "not there in the earlier analysis");
        term("since.niches.grown", "Niches grown since", "a tenth and more larger than in the earlier analysis");
        term("since.niches.shrunk", "Niches shrunk since", "a tenth and more smaller than in the earlier analysis");
        term("since.niches.merged", "Niches merged since", "became one with another");
        term("since.niches.split", "Niches split off since", "came apart from one that went on");
        term("since.niches.died", "Niches gone since", "their members are in no niche now");
        term("time.windows", "Windows of time", "stretches with equally many ties");
        term("time.niches.born", "Niches born", "there, and not in the window before");
        term("time.niches.grown", "Niches grown", "clearly more members than the window before");
        term("time.niches.shrunk", "Niches shrunk", "clearly fewer members than the window before");
        term("time.niches.merged", "Niches merged", "became one with a larger one");
        term("time.niches.split", "Niches split off", "came apart from a larger one");
        term("time.niches.died", "Niches gone", "their members fell silent");
        term("time.niches.small", "Small niches that live on", "share of niches below 5% of a window still there in the next");
        term("frag.q", "Modularity", "0: no niches beyond chance; near 1: niches hardly touch");

        in(Section.CULTURE);
        term("niche.distinct", "Distinctiveness", "how much the niche speaks a language of its own; chance: as many words drawn from everybody");
        term("niche.dynamic", "Dynamicity", "how much that language moves with time; chance: as many words drawn from any time");
        term("niche.cohesion", "Cohesion", "how near a niche's texts lie to one another in meaning; chance: to those of other niches");
        term("lang.main", "Main language", "share of the texts in it, of those whose language can be told");
        term("lang.told", "Language told", "share of texts long and plain enough to tell their language");
        term("homo.language", "Homophily by language", "1: people answer only their own language; 0: language does not matter");
        term("homo.channel", "Homophily by channel", "1: people answer only within their home channel; high wherever channels are rooms");

        in(Section.FLOW);
        term("flow.sideways", "Sideways share", "0%: all straight from the source; 100%: all from one another");
        term("flow.rootshare", "Broadcast share", "share of a tree that hangs on its first post");
        term("flow.nu", "Structural virality", "just under 2: a broadcast; more: handed on from one to the next");
        term("flow.depth", "Depth", "steps from the first post to the farthest");
        term("flow.size", "Size", "posts in a tree, the first one counted");
        term("flow.recip", "Reciprocity", "share of ties that are answered");
        term("flow.F0", "Trophic incoherence", "0: strictly top-down; 1: no up and down at all");
        term("flow.down", "Down", "share of what is taken up that comes from those who are listened to; chance: the same people mixed at random");
        term("flow.across", "Across", "share that comes from an equal: sideways in the essay's sense; chance: likewise");
        term("flow.up", "Up", "share that those who are listened to take up from those who listen; chance: likewise");
        term("flow.effect", "Adoptions per exposure", "how often what somebody heard writes is taken up again; as a ratio: 1 where sideways is as effective as vertical");
        term("flow.trend", "Trend", "share more from window to window; clear when the interval leaves out 0");
        term("flow.hier", "Hierarchy", "share of ties on no cycle; 100%: pure top-down, nothing comes back");

        term("flow.supposed", "Shares with a choice", "share of shares by somebody who listens to one who had shared it before; all are credited to the original");
        term("flow.twostep", "Two-step flow", "share of what lies below a start that came through one of the tenth taken up in most trees; chance: through others as active");
        term("flow.matched", "More viral at equal size", "0.5: of two trees of one size either is as likely the more viral; go by the p of its method");
        term("flow.halftime", "Time to half", "hours until half of a tree is there; median");
        term("flow.branching", "Self-excitement", "events that one event sets off; 0: all from outside, 1: the movement feeds itself");
        term("flow.burstiness", "Burstiness", "−1 regular, 0 by chance, 1 in bursts");
        term("flow.memory", "Memory", "above 0: short intervals follow short ones");
        term("flow.burst", "How the largest tree faded", "below 0.4 from within; to 1 from outside and passed on; above 1 from outside alone");
        term("flow.contagion", "Complex contagion", "0: each exposure counts alike (a shared video); above 0: people want to see others do it first (a vote)");

        term("flow.exposure", "Chance at one more exposure", "to take something up the k-th time one sees somebody one listens to do it");

        in(Section.BREAKOUT);
        term("break.left", "Trees that leave home", "share with most of their adopters outside of the niche they started in; chance: adoptions dealt at random");
        term("break.outside", "Adoptions outside of home", "share of all adoptions by other niches than the one the tree started in; chance: likewise");
        term("break.trend", "Trend of leaving home", "percentage points more from window to window; clear when the interval leaves out 0");
        term("break.auc", "Foretold", "0.5: a coin; 1: every tree that will is told from those that will not");
        term("break.calibration", "Error of the chances told", "0%: of trees told 70%, 70% do");

        in(Section.INFLUENCE);
        term("infl.gini", "Gini coefficient", "0: all receive the same; 1: one receives everything");
        term("infl.top1", "Top 1%", "what they hold of all that is received: replies, shares, gifts, ties");
        term("infl.top10", "Top 10%", "what they hold of all that is received");
        term("infl.tail", "Tail exponent", "below 2: the mean is made by the largest; below 3: the variance is");
        term("infl.removal", "Lost without the top ten", "share of what is below the start of a tree that is theirs or below theirs; chance: ten others as active");
        term("infl.hidden", "Hidden influentials", "actors whose reach lies far above their audience");
        term("infl.shuffle", "Taken up after somebody one listens to", "share of adoptions; chance: the same people in a random order");
        term("infl.bridges", "Ten busiest bridge carriers", "share of all entries of a tree into another niche that were theirs");

        in(Section.COORDINATION);
        term("coord.groups", "Groups that act together", "accounts tied by sharing the same at the same time beyond chance; 0: none stands out");
        term("coord.accounts", "Accounts in such a group", "share of the named accounts that act");
        term("coord.trends", "Trends made at once", "tags brought up within an hour by accounts that came for nothing else, beyond chance");
        term("coord.manufactured", "Manufactured", "chance that the movement is made rather than grown; may abstain, and accuses nobody");
        term("coord.pushed", "Actions by such accounts", "share of what could be done together");
        term("coord.sameness", "Same wording", "share of texts another account has too; retweets and templates count");
        term("coord.source", "Busiest account", "its share of all actions");
        term("coord.numbered", "Numbered names", "letters and then five digits or more");
        term("coord.regular", "By a timer", "actions by accounts whose intervals are all but equal");
        term("coord.sleepless", "Never asleep", "actions by accounts without a quiet night");
        term("coord.burners", "Live an hour", "accounts all of whose three actions and more lie within an hour");
        term("coord.deletions", "Deleted within an hour", "share of all deleted posts; chance: of all posts");
        term("coord.word-lists", "Word lists within an hour", "texts without a word that holds sentences together; chance: of all posts");
        term("coord.births", "Come and go together", "accounts that live within one and the same hour");

        in(Section.POLARIZATION);
        term("pol.ei", "E-I index", "\u22121: no tie between the two largest groups; +1: every tie crosses");
        term("pol.rwc", "Random-walk controversy", "0: the two largest groups mix; 1: who starts on a side ends there");
        term("pol.assort", "Assortativity", "0: ties ignore the two largest groups; 1: ties only within them");

        term("pol.boundary", "Boundary", "\u00bd: the border faces inwards; 0: it is torn; below: it looks across");
        term("pol.dipole", "Dipole", "0: one camp of opinion; 1: two equal ones at the ends");
        term("pol.change", "Break", "level of keeping apart after its likeliest break minus that before; the method says whether there is one");
        term("pol.bridges-lost", "Bridges lost", "who tied niches together and no longer does; chance: ties dealt to the halves");
        term("pol.factor", "One leaning of votes", "share of what votes vary that one leaning tells; chance: votes dealt anew");
        term("pol.consensus", "Agreed by both sides", "items on which clear majorities of both sides vote alike");
        term("pol.divided", "Divided", "items on which clear majorities of the two sides vote against each other");
        term("pol.trend", "Trend of keeping apart", "further apart from window to window, chance taken off; clear when the interval leaves out 0");
        term("pol.acceleration", "Acceleration", "how much that trend itself grows from window to window; clear when the interval leaves out 0");

        term("echo.correlation", "Echo", "0: a leaning does not tell who one meets; 1: one hears oneself; chance: the same people mixed at random");
        term("echo.diversity", "Niches one meets", "1: only one; chance: random ties with the same degrees");
        term("echo.crossing", "Cross-cutting ties", "share of those one meets who lean the other way; chance: likewise");

        in(Section.CAMPS);
        term("camp.altruism", "Altruism", "chance that the movement is in this camp");
        term("camp.anonymity", "Anonymity and mischief", "chance that the movement is in this camp; both can be high");
        term("camp.contrived", "Contrived", "chance that neither camp is at its core and it is pushed");
        term("camp.verdict", "Verdict", "altruism, anonymity, both, neither, or abstain");

        in(Section.ANONYMITY);
        term("camp.anonymous", "Nameless events", "events by nobody in particular: no name, or one anyone may use");
        term("camp.one-post", "Actors seen once", "named actors who acted once and never again");
        term("camp.name-reuse", "Names that come back", "posts by somebody seen at least twice; low where names are thrown away");
        term("camp.deleted", "Deleted events", "author or text removed");
        term("camp.mischief", "Mischief", "words of mockery, insult, raid and shock, by our own small list");
        term("camp.returning", "Actors who come back", "act on two days and more; low where nobody stays");
        term("camp.lifetime", "Lifetime of accounts", "days from the first to the last act; median");
        term("camp.name-entropy", "Name entropy", "1: no name comes back; 0: one writes all");
        term("camp.thread-bound", "Names of one thread", "people who act again, but never outside one thread");
        term("camp.secret-names", "Tripcodes", "posts that prove a name without telling it");
        term("camp.thread-life", "Life of threads", "minutes from the first to the last post; median");
        term("camp.ban-reasons", "Bans for mischief", "reasons of bans that tell of mockery, insult, raid or shock");
        term("camp.punished", "Punished actors", "banned or put on probation");
        term("camp.raids", "Raids", "hours of links to one place outside together with words of mischief; a hint");

        in(Section.ALTRUISM);
        term("camp.unreturned", "Given without return", "answers and gifts to somebody who never gave the giver one");
        term("camp.passed-on", "Help passed on", "of those who were answered, who later answer somebody else than their helper");
        term("camp.latency", "Time to an answer", "minutes; median of those answered");
        term("camp.giving", "Giving", "campaigns that got a gift; requests that got an answer");
        term("camp.prosocial", "Prosocial words", "words of asking, offering, thanking and care, by our own small list");

        in(Section.ELSEWHERE);
        term("niche.logodds", "Telling word", "how strongly the niche's first word tells it from the rest, as a z-score");
        term("niche.confidence", "Confidence", "how surely the members belong here: share of their ties that repeated searches sort the same way");
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

    /** The measures, a line each: id, label, how to read it. */
    public static List<String> lines() {
        return TERMS.values().stream().map(term -> "%-16s %s: %s".formatted(term.id(), term.label(), term.reads())).toList();
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
        String variant = isAboveChance(finding) ? finding.variant().replace("-minus-null", "") : finding.variant();
        String label = of(finding.id()).label() + switch (variant) {
            case "sideways" -> " of the sideways share";
            case "two-step" -> " of two-step flow";
            case "later" -> ", later over earlier trees";
            case "largest-channel" -> ", largest channel over others";
            case "shares-to-replies" -> ", shares over replies";
            case "reply" -> ", replies";
            case "share" -> ", shares";
            case "reply-largest-family" -> ", replies, from any hub";
            case "share-largest-family" -> ", shares, from any hub";
            case "rarefied-c99" -> ", at equal coverage";
            case "leiden-g1" -> finding.id().equals("frag.q") ? "" : ", at resolution 1";
            case "actors" -> ", actors";
            case "items" -> ", posts";
            case "backed" -> ", campaigns backed";
            case "answered-requests" -> ", requests answered";
            case "assortativity" -> ", assortativity";
            case "two-largest" -> "";
            case "k10" -> ", ten hubs a side";
            case "adaptive" -> finding.id().equals("pol.ei") ? ", by densities" : ", a hundredth of each side hubs";
            case "strict" -> ", as Guerra has it";
            case "all-across" -> ", all ties across";
            case "elite5" -> "";
            case "ei-niches-blocks" -> ", threads drawn again";
            case "given-sides" -> ", sides given";
            case "given" -> ", leanings given";
            case "halves" -> ", network in two halves";
            case "coleman" -> ", Coleman's index";
            case "ei" -> ", E-I index";
            default -> forecast(variant);
        };
        return isAboveChance(finding) ? label + ", minus chance" : label;
    }

    /** "leaves-niches-k10": what is foretold, from what, and of how many adopters. */
    private static String forecast(String variant) {
        String[] part = variant.split("-");
        boolean told = part.length == 3 && part[2].startsWith("k") && (part[1].equals("niches") || part[1].equals("speed"));
        return !told ? part[0].equals("leaves") ? ", leaving home" : part[0].equals("doubles") ? ", doubling" : ""
                : (part[0].equals("leaves") ? ", leaving home" : ", doubling") + ", by the " + part[1] + " of the first " + part[2].substring(1);
    }

    /** The same, with the variant where another definition of the same measure stands beside it. */
    static String label(Finding finding, List<Finding> beside) {
        boolean alone = beside.stream().noneMatch(other -> other.id().equals(finding.id()) && !other.equals(finding)
                && label(other).equals(label(finding)));
        return alone ? label(finding) : label(finding) + ", " + finding.variant();
    }
}
