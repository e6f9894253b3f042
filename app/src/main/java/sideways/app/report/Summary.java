// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sideways.finding.Claim;
import sideways.finding.Finding;
import sideways.finding.Findings;

/**
 * The findings in plain words: what a strategist reads first, in the report and in the terminal.
 *
 * <p>Every sentence is made from measured numbers and carries them; what was not measured is said to be so,
 * with the measure's own reason.
 */
public final class Summary {

    private static final int NAME_LENGTH = 40;
    private static final double MANY_NICHES = 3;
    private static final double MARGIN = 0.05;
    private static final double CONCENTRATED_TOP_PERCENT = 0.1;   // ten times its equal share

    private Summary() { }

    /** What was found, in five to twelve sentences; what kind of movement it is comes first. */
    public static List<String> sentences(Findings findings) {
        List<String> sentences = new ArrayList<>();
        sentences.add(read(findings));
        verdict(findings).ifPresent(sentences::add);
        sentences.add(niches(findings));
        bridges(findings).ifPresent(sentences::add);
        change(findings).ifPresent(sentences::add);
        sentences.add(flow(findings));
        broadcast(findings).ifPresent(sentences::add);
        sentences.add(influence(findings));
        together(findings).ifPresent(sentences::add);
        sentences.add(polarization(findings));
        camps(findings).ifPresent(sentences::add);
        sentences.add(answers(findings));
        return sentences.stream().map(Summary::calm).toList();
    }

    /** What to do with it; each line follows from the number it names. */
    public static List<String> nextSteps(Findings findings) {
        List<String> steps = new ArrayList<>();
        whomToAddress(findings).ifPresent(steps::add);
        whereToMeet(findings).ifPresent(steps::add);
        howToSpread(findings).ifPresent(steps::add);
        whomToAsk(findings).ifPresent(steps::add);
        howToCross(findings).ifPresent(steps::add);
        whatToCollect(findings).ifPresent(steps::add);
        return steps.stream().map(Summary::calm).toList();
    }

    /** Names may carry escapes that repaint a terminal, or marks that turn the rest of a line around. */
    private static String calm(String sentence) {
        return Html.wellFormed(sentence).replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "");
    }

    private static String read(Findings findings) {
        Findings.Input input = findings.input();
        String span = input.from().isEmpty() ? "; it carries no times"
                : " from " + Wording.day(input.from()) + " to " + Wording.day(input.to());
        String leftOut = input.skipped() == 0 ? "No row was left out."
                : Wording.count(input.skipped(), "row") + " " + (input.skipped() == 1 ? "was" : "were") + " left out.";
        return "The log holds " + Wording.count(input.events(), "event") + " by " + Wording.count(input.actors(), "actor")
                + span + ". " + leftOut;
    }

    private static String niches(Findings findings) {
        Optional<Finding> effective = measured(findings, "frag.hill1");
        Optional<Finding> largest = measured(findings, "frag.largest");
        if (effective.isEmpty()) {
            return notMeasured(findings, "Niches", "frag.hill1", "frag.niches", "frag.largest");
        }
        long count = measured(findings, "frag.niches").map(f -> Math.round(f.value())).orElse((long) findings.niches().size());
        String sentence = "It falls into " + Wording.count(count, "niche") + ", by their sizes as fragmented as about "
                + Wording.withInterval(effective.get()) + " equal ones";
        if (largest.isEmpty()) {
            return sentence + ".";
        }
        double share = largest.get().value();
        String named = findings.niches().isEmpty() ? "" : ", \u201c" + title(findings.niches().get(0)) + "\u201d,";
        return sentence + "; the largest" + named + " holds about " + Wording.withInterval(largest.get()) + " of the " + members(findings) + "s, so "
                + (share >= 0.5 ? "one niche sets the tone." : share >= 0.3 ? "one niche leads without ruling." : "no single niche speaks for the rest.");
    }

    private static Optional<String> bridges(Findings findings) {
        return measured(findings, "overlap.actors").filter(share -> share.value() > 0).map(share -> "About " + Wording.withInterval(share) + " of the members belong to a further niche too"
                + (Wording.hasNull(share) ? " (by chance " + Wording.nullValue(share) + ")" : "") + "; "
                + NicheStory.firstCrossing(findings).map(pair -> "\u201c" + Html.shortened(NicheStory.niche(findings, pair.a()), NAME_LENGTH) + "\u201d and \u201c"
                        + Html.shortened(NicheStory.niche(findings, pair.b()), NAME_LENGTH) + "\u201d share " + Wording.count(pair.common()) + " where chance gives "
                        + Wording.number(pair.expected()) + ".").orElse("no two niches share clearly more than chance gives."));
    }

    private static Optional<String> change(Findings findings) {
        return findings.history().windows().isEmpty() ? Optional.empty() : NicheStory.whatChanged(findings);
    }

    private static String flow(Findings findings) {
        List<Finding> sideways = findings.findings().stream()
                .filter(f -> f.id().equals("flow.sideways") && f.scope().equals(Finding.MOVEMENT) && f.isMeasured()
                        && !Glossary.isAboveChance(f))
                .toList();
        if (sideways.isEmpty()) {
            return notMeasured(findings, "Flow", "flow.sideways");
        }
        List<String> parts = new ArrayList<>();
        for (Finding f : sideways) {
            parts.add("about " + Wording.withInterval(f) + " of " + what(f));
        }
        String sentence = Wording.list(parts) + " went sideways, from one participant to another, instead of straight"
                + " from whoever started it: ";
        return capital(sentence) + switch (lean(sideways.get(0))) {
            case 1 -> "sideways is the main road" + (sideways.size() > 1 ? " for " + what(sideways.get(0)) : "") + ".";
            case -1 -> "most of it is still vertical" + (sideways.size() > 1 ? " for " + what(sideways.get(0)) : "") + ".";
            default -> "neither road clearly leads.";
        };
    }

    /** 1 when sideways is surely ahead by a margin that matters, -1 when surely behind, 0 otherwise. */
    private static int lean(Finding sideways) {
        double low = Wording.hasInterval(sideways) ? sideways.low() : sideways.value();
        double high = Wording.hasInterval(sideways) ? sideways.high() : sideways.value();
        return low > 0.5 + MARGIN ? 1 : high < 0.5 - MARGIN ? -1 : 0;
    }

    private static String what(Finding sideways) {
        return switch (sideways.variant()) {
            case "reply" -> "replies";
            case "share" -> "shares";
            default -> "what was passed on" + (sideways.variant().isEmpty() ? "" : " (" + sideways.variant() + ")");
        };
    }

    private static Optional<String> broadcast(Findings findings) {
        return measured(findings, "flow.nu").map(nu -> "Structural virality, the average number of steps between two posts of a tree, is about "
                + Wording.withInterval(nu) + "; a pure broadcast stays just under 2, and the number grows as things are handed on.");
    }

    private static String influence(Findings findings) {
        Optional<Finding> top = measured(findings, "infl.top1");
        Optional<Finding> gini = measured(findings, "infl.gini");
        if (top.isEmpty() && gini.isEmpty()) {
            return notMeasured(findings, "Influence", "infl.gini", "infl.top1");
        }
        if (top.isEmpty()) {
            return "Among " + holders(gini.get()) + " influence is unequal to the degree of a Gini coefficient of "
                    + Wording.withInterval(gini.get()) + ", where 0 is all alike and 1 is one alone.";
        }
        boolean few = top.get().value() >= CONCENTRATED_TOP_PERCENT;
        return "The first 1% of " + holders(top.get()) + " hold about " + Wording.withInterval(top.get()) + " of all that is received"
                + gini.filter(g -> g.variant().equals(top.get().variant())).map(g -> " (Gini coefficient " + Wording.value(g) + ")").orElse("")
                + ": " + (few ? "a few carry much of it." : "no small group carries it.");
    }

    /** Who holds the influence: people, or posts where people cannot be told apart. */
    static String holders(Finding influence) {
        return influence.variant().equals("items") ? "posts" : "actors";
    }

    private static String polarization(Findings findings) {
        Optional<Finding> ei = measured(findings, "pol.ei");
        Optional<Finding> rwc = measured(findings, "pol.rwc");
        if (ei.isEmpty() && rwc.isEmpty()) {
            return notMeasured(findings, "Polarization", "pol.ei", "pol.rwc");
        }
        if (ei.isEmpty()) {
            return controversy(rwc.get(), "Random-walk controversy") + ".";
        }
        Finding index = ei.get();
        String where = index.variant().startsWith("two-largest") ? "between the two largest groups" : "between niches";
        String verdict = !Wording.hasNull(index) ? (index.value() < 0 ? "Few ties cross " : "Most ties cross ") + where
                : switch (againstChance(findings, index)) {
                    case -1 -> "Fewer ties cross " + where + " than chance would have it";
                    case 1 -> "More ties cross " + where + " than chance would have it";
                    default -> "Ties cross " + where + " not clearly more or less than by chance";
                };
        return verdict + ": the E-I index is " + Wording.withInterval(index)
                + (Wording.hasNull(index) ? ", and chance alone gives " + Wording.nullValue(index) : "")
                + rwc.map(f -> "; " + controversy(f, "random-walk controversy")).orElse("") + ".";
    }

    private static String controversy(Finding rwc, String name) {
        return name + " is " + Wording.withInterval(rwc)
                + (Wording.hasNull(rwc) ? ", by chance " + Wording.nullValue(rwc) : "");
    }

    /** -1 below what chance gives, 1 above, 0 undecided: by the difference's interval if there is one. */
    private static int againstChance(Findings findings, Finding finding) {
        Optional<Finding> difference = findings.find(finding.id(), finding.variant() + "-minus-null")
                .or(() -> findings.findings().stream()
                        .filter(f -> f.id().equals(finding.id()) && f.scope().equals(Finding.MOVEMENT) && Glossary.isAboveChance(f))
                        .findFirst())
                .filter(f -> f.isMeasured() && Wording.hasInterval(f));
        if (difference.isPresent()) {
            return difference.get().low() > 0 ? 1 : difference.get().high() < 0 ? -1 : 0;
        }
        if (!Wording.hasNull(finding) || !Wording.hasInterval(finding)) {
            return 0;
        }
        return finding.low() > finding.nullValue() ? 1 : finding.high() < finding.nullValue() ? -1 : 0;
    }

    private static Optional<String> verdict(Findings findings) {
        return measured(findings, "camp.verdict").map(verdict -> {
            Optional<Finding> altruism = measured(findings, "camp.altruism");
            Optional<Finding> anonymity = measured(findings, "camp.anonymity");
            String sentence = Wording.sentence(verdict.method());
            return altruism.isEmpty() || anonymity.isEmpty() ? sentence
                    : sentence + " The chance of altruism is " + Wording.withInterval(altruism.get()) + ", that of anonymity and mischief " + Wording.withInterval(anonymity.get()) + ".";
        });
    }

    private static Optional<String> together(Findings findings) {
        Optional<Finding> groups = measured(findings, "coord.groups");
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        String made = measured(findings, "coord.manufactured").map(f -> " The chance that the movement is manufactured rather than natural is " + Wording.withInterval(f) + ".").orElse("");
        if (groups.get().value() == 0) {
            return Optional.of("No accounts act together more often than chance explains." + made);
        }
        long accounts = findings.groups().stream().mapToLong(Findings.Group::accounts).sum();
        return Optional.of(Wording.count(accounts, "account") + " in " + Wording.count(Math.round(groups.get().value()), "group") + " act"
                + " together more often than chance explains; that is coordination, which is not deceit." + made);
    }

    private static Optional<String> camps(Findings findings) {
        List<String> anonymity = signals(findings, Glossary.Section.ANONYMITY);
        List<String> altruism = signals(findings, Glossary.Section.ALTRUISM);
        if (anonymity.isEmpty() && altruism.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        if (!anonymity.isEmpty()) {
            parts.add("of anonymity: " + Wording.list(anonymity));
        }
        if (!altruism.isEmpty()) {
            parts.add("of altruism: " + Wording.list(altruism));
        }
        return Optional.of("Signals " + String.join("; ", parts) + ".");
    }

    private static List<String> signals(Findings findings, Glossary.Section section) {
        return Glossary.findings(findings, section).stream()
                .filter(f -> f.isMeasured() && f.value() > 0 && !Glossary.isAboveChance(f))
                .limit(2)
                .map(f -> lowerCase(Glossary.label(f)) + " " + Wording.value(f))
                .toList();
    }

    private static String answers(Findings findings) {
        long unmeasured = findings.findings().stream().filter(f -> !f.isMeasured()).count();
        String doubts = unmeasured == 0 ? "" : " " + Wording.count(unmeasured, "measure") + " of " + findings.findings().size()
                + " had too little data or the wrong kind; the report says so and never writes 0 for them.";
        if (findings.claims().isEmpty()) {
            return "No claim of the essay was held against this log." + doubts;
        }
        return "Of the essay\u2019s " + Wording.count(findings.claims().size(), "claim") + ", " + tally(findings.claims()) + "." + doubts;
    }

    /** "4 are supported, 2 are not supported and 5 cannot be tested on this data". */
    static String tally(List<Claim> claims) {
        List<String> parts = new ArrayList<>();
        count(claims, Claim.Answer.SUPPORTED, "is supported", "are supported", parts);
        count(claims, Claim.Answer.NOT_SUPPORTED, "is not supported", "are not supported", parts);
        count(claims, Claim.Answer.NOT_TESTABLE, "cannot be tested", "cannot be tested", parts);
        return Wording.list(parts) + " on this data";
    }

    private static void count(List<Claim> claims, Claim.Answer answer, String one, String many, List<String> parts) {
        long count = claims.stream().filter(claim -> claim.answer() == answer).count();
        if (count > 0) {
            parts.add(count + " " + (count == 1 ? one : many));
        }
    }

    private static Optional<String> whomToAddress(Findings findings) {
        Optional<Finding> effective = measured(findings, "frag.hill1");
        if (effective.isEmpty() || findings.niches().size() < 2) {
            return Optional.empty();
        }
        Findings.Niche first = findings.niches().get(0);
        Findings.Niche second = findings.niches().get(1);
        if (effective.get().value() < MANY_NICHES) {
            return Optional.of("Speak to \u201c" + title(first) + "\u201d (" + Wording.percent(first.share())
                    + " of the " + members(findings) + "s) first: with about " + Wording.value(effective.get()) + " effective niches, what moves it moves the whole.");
        }
        return Optional.of("Write one message per niche, not one for all: start with \u201c" + title(first) + "\u201d ("
                + Wording.count(first.actors(), members(findings)) + ") and \u201c" + title(second) + "\u201d (" + Wording.count(second.actors())
                + "), which together reach " + Wording.percent(first.share() + second.share()) + ", in their own words (see the table of niches).");
    }

    private static Optional<String> whereToMeet(Findings findings) {
        return NicheStory.firstCrossing(findings).map(pair -> {
            String words = pair.words().isEmpty() ? "" : "; they speak of " + Wording.list(pair.words().stream().limit(3).map(Findings.Word::word).toList());
            return "Start something new where two niches cross: " + Wording.count(pair.common(), "member") + " of \u201c"
                    + Html.shortened(NicheStory.niche(findings, pair.a()), NAME_LENGTH) + "\u201d and \u201c" + Html.shortened(NicheStory.niche(findings, pair.b()), NAME_LENGTH)
                    + "\u201d belong to both" + words + " (members.csv names them).";
        });
    }

    private static Optional<String> howToSpread(Findings findings) {
        return measured(findings, "flow.sideways").map(f -> switch (lean(f)) {
            case 1 -> "Give many ordinary participants something worth handing on: " + Wording.withInterval(f) + " of " + what(f)
                    + " came from one another, so reach does not end with the first post.";
            case -1 -> "Choose the first speaker with care: only " + Wording.withInterval(f) + " of " + what(f)
                    + " went sideways, so reach is mostly the reach of whoever starts.";
            default -> "Split the effort between strong starters and many ordinary participants: at " + Wording.withInterval(f)
                    + " sideways, neither road clearly carries more.";
        });
    }

    private static Optional<String> whomToAsk(Findings findings) {
        Optional<Finding> top = measured(findings, "infl.top1");
        if (top.isEmpty() || findings.actors().isEmpty() || !holders(top.get()).equals("actors")) {
            return Optional.empty();
        }
        Optional<Finding> nameless = measured(findings, "camp.anonymous").filter(f -> f.value() >= 0.5);
        if (nameless.isPresent()) {
            return Optional.of("Do not look for people to ask: " + Wording.withInterval(nameless.get())
                    + " of the posts carry no name, so put your effort into what is posted, not into who posts it.");
        }
        int listed = findings.actors().size();
        long sure = findings.actors().stream().filter(a -> a.rankHigh() <= listed).count();
        if (top.get().value() >= CONCENTRATED_TOP_PERCENT) {
            return Optional.of("Ask the listed influencers before anyone else: the first 1% hold " + Wording.withInterval(top.get())
                    + ". Of the " + listed + " in the table, " + sure + (sure == 1 ? " is" : " are")
                    + " among the first " + listed + " beyond reasonable doubt; order within the overlapping rank intervals means nothing.");
        }
        return Optional.of("Do not bet on a short list of names: the first 1% hold only " + Wording.withInterval(top.get())
                + " of all that is received, so breadth beats celebrity here.");
    }

    private static Optional<String> howToCross(Findings findings) {
        Optional<Finding> ei = measured(findings, "pol.ei");
        Optional<Findings.Niche> bridge = findings.niches().stream()
                .filter(niche -> !Double.isNaN(niche.insideShare()))
                .min(Comparator.comparingDouble(Findings.Niche::insideShare));
        if (ei.isEmpty() || bridge.isEmpty() || findings.niches().size() < 2 || againstChance(findings, ei.get()) >= 0) {
            return Optional.empty();
        }
        return Optional.of("Do not expect a message to cross by itself: the E-I index is " + Wording.value(ei.get())
                + ". The most open door is \u201c" + title(bridge.get()) + "\u201d, where "
                + Wording.percent(1 - bridge.get().insideShare()) + " of the ties lead out.");
    }

    private static Optional<String> whatToCollect(Findings findings) {
        Optional<Finding> few = findings.findings().stream()
                .filter(f -> f.status() == Finding.Status.TOO_FEW && f.scope().equals(Finding.MOVEMENT)).findFirst();
        Optional<Finding> lacking = findings.findings().stream()
                .filter(f -> f.status() == Finding.Status.NOT_TESTABLE && f.scope().equals(Finding.MOVEMENT)
                        && Glossary.of(f.id()).section() != Glossary.Section.ELSEWHERE).findFirst();
        return lacking.map(f -> "To learn the rest, bring what the log lacks. " + Wording.sentence(f.method()))
                .or(() -> few.map(f -> "To learn the rest, bring a longer log. " + Wording.sentence(f.method())));
    }

    /** The first measured finding of the id about the whole movement, differences to chance left out. */
    static Optional<Finding> measured(Findings findings, String id) {
        return findings.findings().stream()
                .filter(f -> f.id().equals(id) && f.scope().equals(Finding.MOVEMENT) && f.isMeasured() && !Glossary.isAboveChance(f))
                .findFirst();
    }

    private static String notMeasured(Findings findings, String subject, String... ids) {
        for (String id : ids) {
            Optional<Finding> why = findings.find(id);
            if (why.isPresent()) {
                return subject + " could not be measured. " + Wording.sentence(why.get().method());
            }
        }
        return subject + " was not measured in this run.";
    }

    /** A log without actors has niches of items, or of whatever its channels hold. */
    static String members(Findings findings) {
        if (findings.portraits().stream().anyMatch(portrait -> portrait.unit().equals("items"))) {
            return "item";
        }
        return findings.input().actors() == 0 ? "member" : "actor";
    }

    private static String title(Findings.Niche niche) {
        return Html.shortened(niche.name(), NAME_LENGTH);
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static String lowerCase(String label) {
        return Character.toLowerCase(label.charAt(0)) + label.substring(1);
    }
}
