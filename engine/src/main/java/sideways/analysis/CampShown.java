// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import sideways.finding.CampReference;
import sideways.finding.Findings;
import sideways.measure.camp.CampScore;
import sideways.measure.camp.CampScore.Axis;
import sideways.measure.camp.CampScore.Signal;
import sideways.measure.camp.TextLean;

/** What had a say in a verdict, as report and audit show it: beside what is usual. */
public final class CampShown {

    private CampShown() { }

    /** Texts and behaviour beside those of reference communities. */
    static List<Findings.CampSignal> ofLog(CampScore.Result result, TextLean lean) {
        return result.signals().stream().map(signal -> shown(signal, isText(signal) ? ofText(signal, lean) : CampReference.builtIn().percentile(signal.name(), signal.value()))).toList();
    }

    /** Texts alone beside those of reference communities: a brief has no behaviour yet. */
    public static List<Findings.CampSignal> ofBrief(CampScore.Result result, TextLean lean) {
        return result.signals().stream().map(signal -> shown(signal, isText(signal) ? ofText(signal, lean) : Double.NaN)).toList();
    }

    private static Findings.CampSignal shown(Signal signal, double percentile) {
        return new Findings.CampSignal(signal.axis() == Axis.MISCHIEF ? "anonymity" : signal.axis().name().toLowerCase(Locale.ROOT), signal.name(), isText(signal) ? Double.NaN : signal.value(),
                signal.contribution(), percentile);
    }

    private static boolean isText(Signal signal) {
        return signal.name().equals(CampScore.TEXT);
    }

    private static double ofText(Signal signal, TextLean lean) {
        boolean altruism = signal.axis() == Axis.ALTRUISM;
        return CampReference.builtIn().percentile(altruism ? CampReference.TEXT_ALTRUISM : CampReference.TEXT_MISCHIEF,
                Arrays.stream(altruism ? lean.altruism() : lean.mischief()).filter(x -> !Double.isNaN(x)).average().orElse(Double.NaN));
    }
}
