// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sideways.analysis.CampShown;
import sideways.app.report.AuditResult;
import sideways.event.Words;
import sideways.finding.Findings;
import sideways.language.CampText;
import sideways.language.Lexicon;
import sideways.language.Tokenizer;
import sideways.measure.camp.CampScore;
import sideways.measure.camp.ContrivedSigns;
import sideways.measure.camp.TextLean;
import sideways.run.Run;

/**
 * A campaign before it runs: which camp its words lean to, sentence by sentence, how contrived it would seem, and which of its own
 * sentences pull it where. Nothing is said that does not follow from the brief and the model; nothing is made up.
 */
final class Audit {

    /** A brief has fewer sentences than a community has posts; fewer than this say nothing all the same. */
    private static final int FEWEST_PARTS = 5;

    private static final int MOVERS = 3;
    private static final int WORDS = 4;

    private final Brief brief;
    private final Words words;
    private final CampText model;
    private final TextLean lean;
    private final boolean[] sells;
    private final double repeated;

    private Audit(Brief brief, Run run) {
        this.brief = brief;
        words = Tokenizer.words(reader -> {
            for (int part = 0; part < brief.parts().size(); part++) {
                reader.text(part, brief.parts().get(part));
            }
        }, brief.parts().size(), word -> false, run);
        model = CampText.builtIn();
        lean = model.lean(words, run);
        boolean[] hype = Lexicon.builtIn("hype").match(words);
        sells = new boolean[brief.parts().size()];
        for (int part = 0; part < sells.length; part++) {
            sells[part] = Arrays.stream(words.word(), (int) words.offset()[part], (int) words.offset()[part + 1]).anyMatch(word -> hype[word]);
        }
        Map<String, Integer> said = new HashMap<>();
        brief.parts().forEach(part -> said.merge(part.toLowerCase(java.util.Locale.ROOT), 1, Integer::sum));
        repeated = brief.parts().stream().filter(part -> said.get(part.toLowerCase(java.util.Locale.ROOT)) > 1).count() / (double) brief.parts().size();
    }

    static AuditResult of(Brief brief, Run run) {
        return new Audit(brief, run).judged();
    }

    private AuditResult judged() {
        boolean english = Tokenizer.isEnglish(words);
        CampScore.Result all = score(-1);
        CampScore.Verdict verdict = english ? all.verdict() : CampScore.Verdict.ABSTAIN;
        double[][] weights = model.wordWeights(words);
        List<AuditResult.Part> parts = new ArrayList<>();
        for (int part = 0; part < brief.parts().size(); part++) {
            double a = lean.altruism()[part];
            double m = lean.mischief()[part];
            String leans = !english || Double.isNaN(a) ? "unknown" : a > 0 && a >= m ? "altruism" : m > 0 ? "anonymity" : "neither";
            parts.add(new AuditResult.Part(part + 1, brief.parts().get(part), leans, a, m, sells[part], telling(part, weights, leans)));
        }
        String because = !english ? "Abstains: the brief is not in English, which is all the text model knows."
                : all.verdict() == CampScore.Verdict.ABSTAIN ? all.texts() < FEWEST_PARTS
                        ? "Abstains: " + all.texts() + " " + brief.unit() + " have words the model knows; it takes " + FEWEST_PARTS + "."
                        : "Abstains: so few " + brief.unit() + " leave the intervals too wide to be sure. " + likelier(all)
                : switch (all.verdict()) {
                    case ALTRUISM -> "Leans to altruism.";
                    case ANONYMITY -> "Leans to anonymity and mischief.";
                    case BOTH -> "Leans to both camps.";
                    default -> "Leans to neither camp: what the essay calls forced, contrived.";
                };
        Findings.CampPoint point = new Findings.CampPoint("movement", brief.name(), all.texts(), all.altruism().p(), all.altruism().low(), all.altruism().high(), all.mischief().p(),
                all.mischief().low(), all.mischief().high(), all.contrived().p(), all.contrived().low(), all.contrived().high(), verdict.name().toLowerCase(java.util.Locale.ROOT),
                CampShown.ofBrief(all, lean));
        return new AuditResult(brief.name(), brief.unit(), point, because, parts, english ? movers(all) : List.of());
    }

    private static String likelier(CampScore.Result all) {
        double a = all.altruism().p();
        double m = all.mischief().p();
        return a < 0.5 && m < 0.5 ? "Likeliest is neither camp, which the essay calls forced, contrived." : "Likeliest is " + (a >= m ? "altruism." : "anonymity and mischief.");
    }

    /** @param without a part to leave out, or −1 */
    private CampScore.Result score(int without) {
        int[] kept = IntStream.range(0, brief.parts().size()).filter(part -> part != without).toArray();
        double selling = Arrays.stream(kept).filter(part -> sells[part]).count() / (double) Math.max(1, kept.length);
        return CampScore.of(Arrays.stream(kept).mapToDouble(part -> lean.altruism()[part]).toArray(), Arrays.stream(kept).mapToDouble(part -> lean.mischief()[part]).toArray(),
                model.calibration(), ContrivedSigns.brief(selling, repeated), FEWEST_PARTS);
    }

    /** The parts without which the chances would differ most: what to keep, and what to leave out. */
    private List<AuditResult.Mover> movers(CampScore.Result all) {
        List<AuditResult.Mover> movers = new ArrayList<>();
        if (all.texts() < FEWEST_PARTS) {
            return movers;
        }
        for (int part = 0; part < brief.parts().size(); part++) {
            if (!Double.isNaN(lean.altruism()[part])) {
                CampScore.Result rest = score(part);
                movers.add(new AuditResult.Mover("altruism", part + 1, all.altruism().p(), rest.altruism().p()));
                movers.add(new AuditResult.Mover("anonymity", part + 1, all.mischief().p(), rest.mischief().p()));
                movers.add(new AuditResult.Mover("contrived", part + 1, all.contrived().p(), rest.contrived().p()));
            }
        }
        List<AuditResult.Mover> most = new ArrayList<>();
        for (String axis : List.of("altruism", "anonymity", "contrived")) {
            movers.stream().filter(mover -> mover.axis().equals(axis) && Math.abs(mover.without() - mover.now()) >= 0.005)
                    .sorted(Comparator.comparingDouble((AuditResult.Mover mover) -> -Math.abs(mover.without() - mover.now())).thenComparingInt(AuditResult.Mover::part))
                    .limit(MOVERS).forEach(most::add);
        }
        return most;
    }

    /** The words of a part that speak most for what it leans to. */
    private List<String> telling(int part, double[][] weights, String leans) {
        if (!leans.equals("altruism") && !leans.equals("anonymity")) {
            return List.of();
        }
        double[] weight = weights[leans.equals("altruism") ? 0 : 1];
        return Arrays.stream(words.word(), (int) words.offset()[part], (int) words.offset()[part + 1]).distinct().filter(word -> words.content()[word] && weight[word] > 0).boxed()
                .sorted(Comparator.comparingDouble((Integer word) -> -weight[word]).thenComparing(Comparator.naturalOrder())).limit(WORDS).map(word -> words.spelling()[word]).toList();
    }
}
