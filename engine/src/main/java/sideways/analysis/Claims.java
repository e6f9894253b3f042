// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sideways.finding.Claim;
import sideways.finding.Claim.Answer;
import sideways.finding.Finding;
import sideways.finding.Findings;

/**
 * The essay "Altruism or Anonymity?", sentence by sentence, against the findings of one log.
 *
 * <p>A claim is supported only where the whole interval of its number is on the claim's side, not
 * supported where it is not, and not testable where this log, or this version, has no number for it.
 */
final class Claims {

    private Claims() { }

    static List<Claim> of(Findings findings) {
        List<Claim> claims = new ArrayList<>();
        claims.add(groups(findings));
        claims.add(fragmentation(findings));
        claims.add(fragmenting(findings));
        claims.add(scale(findings));
        claims.add(crossing(findings));
        claims.add(sideways(findings));
        claims.add(mainstream(findings));
        claims.add(exposure(findings));
        claims.add(acceleration(findings));
        claims.add(influencers(findings));
        claims.add(open("base", "A vocal, committed base decides: focus on it before the broad public.",
                "Base-first against broad seeding needs a simulation on this log's graph, which this version does not run."));
        claims.add(camps(findings));
        claims.add(open("manufactured", "Movements are natural or manufactured.", manufactured(findings)));
        claims.add(open("contrived", "A campaign with neither camp at its core feels forced, contrived.", contrived(findings)));
        return claims;
    }

    /** Groups are told, and that they are no verdict. */
    private static String manufactured(Findings all) {
        Optional<Finding> groups = all.find("coord.groups");
        if (groups.isEmpty() || !groups.get().isMeasured()) {
            return groups.map(Finding::method).orElse("Coordination between accounts was not looked for.");
        }
        return (groups.get().value() == 0 ? "No accounts act together beyond chance. "
                : count(groups.get().value()) + (groups.get().value() == 1 ? " group of accounts acts" : " groups of accounts act") + " together beyond chance. ")
                + "Coordination alone does not tell a manufactured movement from fans or activists who are; this version gives no verdict.";
    }

    private static Claim groups(Findings all) {
        String sentence = "People form groups by culture, spirit and language: niches, tied inside more than between.";
        Optional<Finding> difference = all.findings().stream()
                .filter(f -> f.id().equals("frag.q") && f.variant().endsWith("-minus-null")).findFirst();
        Optional<Finding> niches = all.find("frag.niches");
        if (difference.isEmpty() || !difference.get().isMeasured()) {
            return untestable("groups", sentence, all.find("frag.q"));
        }
        Finding d = difference.get();
        boolean supported = d.low() > 0;
        return new Claim("groups", sentence, supported ? Answer.SUPPORTED : Answer.NOT_SUPPORTED,
                "There are " + count(niches.map(Finding::value).orElse(0.0)) + " niches; their modularity is " + number(d.value())
                        + interval(d) + (supported ? " above" : " from") + " that of random graphs with the same degrees"
                        + (supported ? "." : ", which is not clearly above chance."),
                List.of("frag.q", "frag.niches"));
    }

    private static Claim fragmentation(Findings all) {
        String sentence = "Mass media has fragmented: there are many niches, and none of them is the mainstream.";
        Optional<Finding> hill = all.find("frag.hill1");
        Optional<Finding> largest = all.find("frag.largest");
        if (hill.isEmpty() || !hill.get().isMeasured() || !largest.orElseThrow().isMeasured()) {
            return untestable("fragmentation", sentence, hill);
        }
        if (hill.get().variant().equals(Fragmentation.TEXTS)) {
            return open("fragmentation", sentence, "The niches of this log are of texts that are alike. Any body of texts falls into topics, so they say nothing about who belongs with whom.");
        }
        boolean supported = largest.get().high() < 0.5 && hill.get().low() > 2;
        return new Claim("fragmentation", sentence, supported ? Answer.SUPPORTED : Answer.NOT_SUPPORTED,
                "The niches count as " + number(hill.get().value()) + interval(hill.get()) + " of equal size, and the largest holds "
                        + percent(largest.get().value()) + percentInterval(largest.get()) + " of the members; supported takes more than two and less than half.",
                List.of("frag.hill1", "frag.largest"));
    }

    private static Claim fragmenting(Findings all) {
        String sentence = "The fragmentation goes on: more and more niches.";
        Optional<Finding> trend = all.find(Chronicle.TREND);
        if (trend.isEmpty() || !trend.get().isMeasured() || Double.isNaN(trend.get().low())) {
            return untestable("fragmenting", sentence, trend);
        }
        Finding f = trend.get();
        boolean supported = f.low() > 0;
        return new Claim("fragmenting", sentence, supported ? Answer.SUPPORTED : Answer.NOT_SUPPORTED,
                "Over " + f.n() + " windows of equally many ties the effective number of niches " + (supported ? "rises by " : f.high() < 0 ? "falls: " : "has no clear trend: ")
                        + number(f.value()) + interval(f) + " a window.", List.of(Chronicle.TREND));
    }

    private static Claim scale(Findings all) {
        String sentence = "One can create a movement without scale: small niches live on by themselves.";
        Optional<Finding> small = all.find(Chronicle.SMALL);
        if (small.isEmpty() || !small.get().isMeasured()) {
            return untestable("scale", sentence, small);
        }
        Finding f = small.get();
        boolean supported = f.low() >= 0.5;
        return new Claim("scale", sentence, supported ? Answer.SUPPORTED : Answer.NOT_SUPPORTED,
                percent(f.value()) + percentInterval(f) + " of the niches below 5 % of a window's actors were still there in the next window; supported takes more often than not.",
                List.of(Chronicle.SMALL));
    }

    private static Claim crossing(Findings all) {
        String sentence = "Niches cross, and where they cross a new one can form, as between Juggalos and Faith.";
        List<Finding> counts = all.findings().stream()
                .filter(f -> (f.id().equals(Overlaps.NICHES) || f.id().equals(Crossings.CHANNELS)) && f.isMeasured()).toList();
        if (counts.isEmpty()) {
            return untestable("crossing", sentence, all.find(Overlaps.NICHES));
        }
        boolean supported = counts.stream().anyMatch(f -> f.value() > 0 && !(f.value() <= f.nullValue()));
        List<String> parts = new ArrayList<>();
        for (Finding f : counts) {
            parts.add(count(f.value()) + " of " + f.n() + " pairs of " + (f.id().equals(Overlaps.NICHES) ? "niches share more members" : "channels share more actors")
                    + " than chance gives");
        }
        return new Claim("crossing", sentence, supported ? Answer.SUPPORTED : Answer.NOT_SUPPORTED, String.join("; ", parts)
                + ", at a false discovery rate of 5 %.", counts.stream().map(Finding::id).toList());
    }

    private static Claim sideways(Findings all) {
        String sentence = "Information moves sideways, peer to peer, as effectively as vertically.";
        List<Finding> measured = all.findings().stream().filter(f -> f.id().equals("flow.sideways") && f.isMeasured()).toList();
        if (measured.isEmpty()) {
            return untestable("sideways", sentence, all.find("flow.sideways"));
        }
        Finding f = measured.get(0);
        String what = f.variant().equals("share") ? "passings-on" : "replies";
        String supposed = all.find(Suppositions.ID).isPresent() && f.variant().equals("share") ? " Who had it from whom is supposed: the log credits every share to the original." : "";
        String volume = percent(f.value()) + percentInterval(f) + " of " + what + " went to somebody other than the starter of their tree"
                + (f.low() >= 0.5 ? ", at least as much as went to the starter." : f.high() < 0.5 ? ", less than went to the starter."
                        : "; the interval holds one half, so it cannot be told which way moves more.") + supposed;
        Optional<Finding> effect = all.find("flow.effect", "across-to-down");
        if (effect.isEmpty() || !effect.get().isMeasured()) {
            return new Claim("sideways", sentence, f.low() >= 0.5 ? Answer.SUPPORTED : Answer.NOT_SUPPORTED, volume + " This compares volume, not effect.", List.of("flow.sideways"));
        }
        Finding e = effect.get();
        boolean supported = e.low() >= 1;
        return new Claim("sideways", sentence, supported ? Answer.SUPPORTED : Answer.NOT_SUPPORTED,
                "Heard from an equal, people take things up " + number(e.value()) + interval(e) + " times as often as heard from those who are listened to"
                        + (supported ? ", at least as effectively." : e.high() < 1 ? ", less effectively." : "; the interval holds 1, so it cannot be told which way is the more effective.") + " By volume: " + volume,
                List.of("flow.effect", "flow.sideways"));
    }

    private static Claim mainstream(Findings all) {
        String sentence = "Hitting the mainstream has never been easier: what starts in a niche breaks out of it.";
        Optional<Finding> left = all.find(Breakouts.LEFT);
        if (left.isEmpty() || !left.get().isMeasured()) {
            return untestable("mainstream", sentence, left);
        }
        Finding f = left.get();
        String share = "Of " + f.n() + " trees " + percent(f.value()) + percentInterval(f) + " ended with most of their adopters outside of the niche they started in, where chance gives "
                + percent(f.nullValue()) + ".";
        Optional<Finding> trend = all.find(Breakouts.TREND);
        if (trend.isEmpty() || !trend.get().isMeasured() || Double.isNaN(trend.get().low())) {
            return new Claim("mainstream", sentence, Answer.NOT_TESTABLE, share + " Whether that was harder before takes a trend: "
                    + trend.map(Finding::method).orElse("there is none."), List.of(Breakouts.LEFT, Breakouts.TREND));
        }
        Finding t = trend.get();
        boolean supported = t.low() > 0;
        return new Claim("mainstream", sentence, supported ? Answer.SUPPORTED : Answer.NOT_SUPPORTED, share + " Over " + t.n() + " windows of equally many trees that share "
                + (supported ? "rises by " : t.high() < 0 ? "falls: " : "has no clear trend: ") + number(t.value()) + interval(t) + " percentage points a window. Another niche is not yet the mainstream.", List.of(Breakouts.LEFT, Breakouts.TREND));
    }

    private static Claim exposure(Findings all) {
        String sentence = "In niches people are not exposed to differing views: the sides keep apart.";
        Optional<Finding> difference = all.find("pol.ei", "two-largest-minus-null");
        if (difference.isEmpty() || !difference.get().isMeasured()) {
            return untestable("exposure", sentence, difference.isPresent() ? difference : all.find("pol.ei"));
        }
        Finding d = difference.get();
        Finding raw = all.find("pol.ei", "two-largest").orElseThrow();
        double crossing = (1 + raw.value()) / 2;
        boolean supported = d.high() < 0;
        return new Claim("exposure", sentence, supported ? Answer.SUPPORTED : Answer.NOT_SUPPORTED,
                percent(crossing) + " of the ties within the two largest groups cross between them; the E-I index is " + number(Math.abs(d.value()))
                        + (d.value() < 0 ? " below" : " above") + " that of random graphs" + interval(d)
                        + (supported ? "." : ", so the two keep apart no more than chance would have it.")
                        + " Ties, not views, were observed.",
                List.of("pol.ei", "pol.rwc"));
    }

    private static Claim influencers(Findings all) {
        String sentence = "A few influencers have a disproportionate say.";
        Optional<Finding> gini = all.findings().stream().filter(f -> f.id().equals("infl.gini") && f.isMeasured()).findFirst();
        if (gini.isEmpty()) {
            return untestable("influencers", sentence, all.find("infl.gini"));
        }
        Finding g = gini.get();
        Finding top = all.find("infl.top1", g.variant()).orElseThrow();
        boolean supported = g.low() > g.nullValue() && top.low() > top.nullValue();
        Optional<Finding> twoSteps = all.findings().stream().filter(f -> f.id().equals(TwoSteps.ID) && f.isMeasured() && f.scope().equals(Finding.MOVEMENT)).findFirst();
        String steps = twoSteps.map(f -> " Of what lies below the start of a tree, " + percent(f.value()) + percentInterval(f) + " came through one of the tenth taken up in most trees, against "
                + percent(f.nullValue()) + " through others as active.").orElse("");
        String holders = g.variant().equals("actors") ? "actors" : "posts";
        return new Claim("influencers", sentence, supported ? Answer.SUPPORTED : Answer.NOT_SUPPORTED,
                "The top 1 % of " + holders + " received " + percent(top.value()) + percentInterval(top) + " of all responses, against "
                        + percent(top.nullValue()) + " if all were equal; the Gini coefficient is " + number(g.value()) + interval(g)
                        + " against " + number(g.nullValue()) + "." + steps,
                twoSteps.isPresent() ? List.of("infl.gini", "infl.top1", TwoSteps.ID) : List.of("infl.gini", "infl.top1"));
    }

    private static Claim acceleration(Findings all) {
        String sentence = "Polarization accelerates.";
        Optional<Finding> trend = all.find("pol.trend");
        Optional<Finding> faster = all.find("pol.acceleration");
        if (trend.isEmpty() || !trend.get().isMeasured() || !faster.orElseThrow().isMeasured()) {
            return untestable("acceleration", sentence, trend);
        }
        boolean rises = trend.get().low() > 0;
        boolean speeds = faster.get().low() > 0;
        return new Claim("acceleration", sentence, rises && speeds ? Answer.SUPPORTED : Answer.NOT_SUPPORTED, "Niches " + (rises ? "keep further apart from window to window" : trend.get().high() < 0 ? "come closer from window to window"
                : "keep no clearer apart from window to window") + ", by " + fixed(trend.get().value()) + " (" + fixed(trend.get().low()) + " to " + fixed(trend.get().high()) + "); that change "
                + (speeds ? "speeds up" : faster.get().high() < 0 ? "slows down" : "neither speeds up nor slows down beyond chance") + ". Supported takes both.", List.of("pol.trend", "pol.acceleration"));
    }

    private static String fixed(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static Claim camps(Findings all) {
        String sentence = "Every movement is in one of two camps: altruism, a desire for good, or anonymity, a desire for mischief.";
        Optional<Finding> verdict = all.find("camp.verdict").filter(Finding::isMeasured);
        List<String> rests = List.of("camp.verdict", "camp.altruism", "camp.anonymity");
        if (verdict.isEmpty() || verdict.get().label().equals("abstain")) {
            return new Claim("camps", sentence, Answer.NOT_TESTABLE, verdict.map(Finding::method).orElse("No verdict was reached on this log."), rests);
        }
        String label = verdict.get().label();
        return new Claim("camps", sentence, label.equals("neither") || label.equals("both") ? Answer.NOT_SUPPORTED : Answer.SUPPORTED, verdict.get().method() + " Chance of altruism "
                + chance(all, "camp.altruism") + ", of anonymity " + chance(all, "camp.anonymity") + ". One movement cannot speak for every movement.", rests);
    }

    private static String contrived(Findings all) {
        Optional<Finding> contrived = all.find("camp.contrived").filter(Finding::isMeasured);
        return contrived.isEmpty() ? "No verdict on the camps was reached on this log."
                : "How it feels is not in a log. The chance of being contrived, by the lack of both camps, one source, vertical flow, coordination and sameness of texts, is "
                        + chance(all, "camp.contrived") + ". To judge a campaign before it runs, use sideways audit.";
    }

    private static String chance(Findings all, String id) {
        return all.find(id).filter(Finding::isMeasured).map(f -> percent(f.value()) + percentInterval(f)).orElse("unknown");
    }

    private static Claim open(String id, String sentence, String because) {
        return new Claim(id, sentence, Answer.NOT_TESTABLE, because, List.of());
    }

    private static Claim untestable(String id, String sentence, Optional<Finding> why) {
        return new Claim(id, sentence, Answer.NOT_TESTABLE, why.map(Finding::method).orElse("This log has no data for it."),
                why.map(f -> List.of(f.id())).orElse(List.of()));
    }

    private static String interval(Finding f) {
        return Double.isNaN(f.low()) ? "" : " (" + number(f.low()) + " to " + number(f.high()) + ")";
    }

    private static String percentInterval(Finding f) {
        return Double.isNaN(f.low()) ? "" : " (" + percent(f.low()) + " to " + percent(f.high()) + ")";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }

    private static String count(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, value > 0 && value < 0.1 ? "%.1f %%" : "%.0f %%", 100 * value);
    }

    private static String fine(double value) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * value);
    }
}
