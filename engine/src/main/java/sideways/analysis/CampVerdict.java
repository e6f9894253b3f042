// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.measure.camp.CampScore;
import sideways.measure.camp.CampScore.Axis;
import sideways.measure.camp.CampScore.Signal;
import sideways.measure.camp.CampSignals;
import sideways.measure.camp.ContrivedSigns;
import sideways.measure.camp.TextLean;

/**
 * In which camp the movement is, and each of its larger niches: chances with intervals, what had a say, and a verdict that may abstain.
 *
 * @param findings chances and verdict
 * @param shown where movement and niches stand, for the picture
 */
record CampVerdict(List<Finding> findings, List<Findings.CampPoint> shown) {

    private static final int MOST_NICHES = 24;
    private static final int FEWEST = 30;
    private static final String CARD = "text model and weights: docs/camp-model.md; calibration: Platt 1999";
    private static final String VARIANT = "additive-1";

    static CampVerdict of(EventLog log, Analysis.TextModel text, CampSignals signals, Flow flow, Coordinating coordinating, List<Finding> manufactured, Niches niches, List<Findings.Niche> described) {
        if (text == null) {
            String why = "The text model of the camps knows English only, and this log has no texts or not enough English ones; behaviour alone does not tell a camp.";
            return new CampVerdict(List.of(Finding.notTestable("camp.altruism", VARIANT, why), Finding.notTestable("camp.anonymity", VARIANT, why),
                    Finding.notTestable("camp.contrived", VARIANT, why), verdict(CampScore.Verdict.ABSTAIN, 0, "Abstains: " + why)), List.of());
        }
        CampScore.Result all = CampScore.of(text.lean().altruism(), text.lean().mischief(), text.calibration(), behaviour(log, signals, flow, coordinating, manufactured));
        List<Findings.CampPoint> shown = new ArrayList<>();
        shown.add(point(Finding.MOVEMENT, "the whole movement", all, CampShown.ofLog(all, text.lean())));
        List<Finding> findings = new ArrayList<>(findings(all));
        int[][] events = eventsOf(log, niches, Math.min(MOST_NICHES, described.size()), text.lean());
        for (int n = 0; n < events.length; n++) {
            TextLean lean = text.lean();
            CampScore.Result one = CampScore.of(Arrays.stream(events[n]).mapToDouble(e -> lean.altruism()[e]).toArray(),
                    Arrays.stream(events[n]).mapToDouble(e -> lean.mischief()[e]).toArray(), text.calibration(), List.of());
            if (one.texts() >= CampScore.FEWEST_TEXTS) {
                String scope = "niche:" + described.get(n).id();
                shown.add(point(scope, described.get(n).name(), one, List.of()));
                findings.add(chance("camp.altruism", one.altruism(), one.texts(), "the niche's texts").withScope(scope));
                findings.add(chance("camp.anonymity", one.mischief(), one.texts(), "the niche's texts").withScope(scope));
            }
        }
        return new CampVerdict(findings, List.copyOf(shown));
    }

    private static List<Finding> findings(CampScore.Result all) {
        if (all.texts() == 0) {
            String why = "No text of this log has enough words the text model knows.";
            return List.of(Finding.tooFew("camp.altruism", VARIANT, 0, why), Finding.tooFew("camp.anonymity", VARIANT, 0, why), Finding.tooFew("camp.contrived", VARIANT, 0, why),
                    verdict(CampScore.Verdict.ABSTAIN, 0, "Abstains: " + why));
        }
        String because = switch (all.verdict()) {
            case ALTRUISM -> "In the camp of altruism: its chance is clear, and that of anonymity small.";
            case ANONYMITY -> "In the camp of anonymity and mischief: its chance is clear, and that of altruism small.";
            case BOTH -> "In both camps: both chances are clear.";
            case NEITHER -> "In neither camp: both chances are small.";
            case ABSTAIN -> all.texts() < CampScore.FEWEST_TEXTS ? "Abstains: " + all.texts() + " texts are too few; it takes " + CampScore.FEWEST_TEXTS + "."
                    : "Abstains: the intervals are too wide to say.";
        };
        return List.of(chance("camp.altruism", all.altruism(), all.texts(), "texts and behaviour"), chance("camp.anonymity", all.mischief(), all.texts(), "texts and behaviour"),
                contrived(all),
                verdict(all.verdict(), all.texts(), because));
    }

    private static Finding contrived(CampScore.Result all) {
        String why = all.signals().stream().filter(s -> s.axis() == Axis.CONTRIVED && s.contribution() >= 0.1).sorted(Comparator.comparingDouble(s -> -s.contribution()))
                .map(s -> String.format(Locale.ROOT, "%s (+%.1f)", s.name(), s.contribution())).collect(Collectors.joining(", "));
        String unknown = all.signals().stream().filter(s -> s.axis() == Axis.CONTRIVED && Double.isNaN(s.value())).map(Signal::name).collect(Collectors.joining(", "));
        return Finding.measured("camp.contrived", VARIANT, all.contrived().p(), all.texts(), "probability", "Chance that it has neither camp at its core and is pushed from one place, additive in log-odds by weights that were set, "
                + "calibrated on movements of known make. What speaks for it: " + (why.isEmpty() ? "nothing" : why) + "." + (unknown.isEmpty() ? "" : " Unknown: " + unknown + ".")
                + " Interval: 90 %, over models that have not seen one kind of movement, and the ends of the camps' intervals.").withInterval(all.contrived().low(), all.contrived().high()).citing(CARD);
    }

    private static Finding chance(String id, CampScore.Chance chance, int texts, String of) {
        return Finding.measured(id, VARIANT, chance.p(), texts, "probability", "Chance by " + of + ", additive in log-odds, calibrated on communities the model had not seen. Interval: 90 %, over calibrations by other "
                + "communities and other texts of the same movement.").withInterval(chance.low(), chance.high()).citing(CARD);
    }

    private static Finding verdict(CampScore.Verdict verdict, int texts, String because) {
        return Finding.measured("camp.verdict", VARIANT, verdict.ordinal(), texts, "", because).withLabel(label(verdict)).citing(CARD);
    }

    private static Findings.CampPoint point(String scope, String name, CampScore.Result of, List<Findings.CampSignal> signals) {
        boolean movement = !signals.isEmpty();
        return new Findings.CampPoint(scope, name, of.texts(), of.altruism().p(), of.altruism().low(), of.altruism().high(), of.mischief().p(), of.mischief().low(), of.mischief().high(),
                movement ? of.contrived().p() : Double.NaN, movement ? of.contrived().low() : Double.NaN, movement ? of.contrived().high() : Double.NaN, label(of.verdict()),
                signals);
    }

    private static String label(CampScore.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    /** What people do, and how it spread. */
    private static List<Signal> behaviour(EventLog log, CampSignals signals, Flow flow, Coordinating coordinating, List<Finding> manufactured) {
        List<Signal> all = new ArrayList<>(CampScore.behaviour(signals));
        all.addAll(push(log, flow, coordinating, manufactured));
        return all;
    }

    /** How much it is pushed from one place. */
    static List<Signal> push(EventLog log, Flow flow, Coordinating coordinating, List<Finding> manufactured) {
        double vertical = 1 - measured(flow.findings(), "flow.sideways");
        return ContrivedSigns.push(vertical, topShare(log), Math.sqrt(coordinating.pushed() * measured(coordinating.findings(), "coord.accounts")), coordinating.sameness(), Manufactured.accounts(manufactured));
    }

    private static double measured(List<Finding> findings, String id) {
        return findings.stream().filter(f -> f.id().equals(id) && f.isMeasured()).mapToDouble(Finding::value).findFirst().orElse(Double.NaN);
    }

    /** Share of all events by the busiest named actor. */
    private static double topShare(EventLog log) {
        int[] acted = new int[log.actorCount];
        for (int event = 0; event < log.eventCount; event++) {
            acted[log.actor[event]] += log.isNobody(event) ? 0 : 1;
        }
        return log.eventCount < FEWEST ? Double.NaN : Arrays.stream(acted).max().orElse(0) / (double) log.eventCount;
    }

    private static int[][] eventsOf(EventLog log, Niches niches, int count, TextLean lean) {
        int[] niche = niches.nicheOfActor();
        return IntStream.range(0, count).mapToObj(n -> IntStream.range(0, log.eventCount)
                .filter(event -> niche[log.actor[event]] == n && !Double.isNaN(lean.altruism()[event])).toArray()).toArray(int[][]::new);
    }
}
