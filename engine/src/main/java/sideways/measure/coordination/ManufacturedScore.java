// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.ArrayList;
import java.util.List;
import sideways.measure.MadeCalibration;

/**
 * Whether a movement is manufactured rather than natural, as a chance.
 *
 * <pre>  ln( p / (1 − p) ) = a + b · Σ w_s · min(1, x_s / full_s)          w_s &gt; 0, b ≥ 0</pre>
 *
 * Additive and monotone: no sign of a hand behind it can speak against one. Each signal counts in full from a value of its own on, and not at all
 * where it is unknown. The weights are set; a and b are learned from movements we made ourselves, natural and manufactured ones of several kinds. Each draw of
 * the interval has learned without one of the kinds, and with what is unknown at nothing or at a third. It says nothing about who meant what: fans coordinate, and news draws
 * crowds. It says nothing about the camps either, and takes no text's content, no platform and no name into account.
 *
 * <p>Abstains with fewer than {@value #FEWEST_ACCOUNTS} named accounts, and where fewer than {@value #FEWEST_SIGNALS} signals are known, among them
 * coordination or sameness of texts. Data, errors and limits: docs/coordination-model.md.
 */
public final class ManufacturedScore {

    public static final int FEWEST_ACCOUNTS = 30;
    public static final int FEWEST_SIGNALS = 3;

    /** Where a value is unknown it is at this share of its full weight in half of the draws. */
    private static final double UNKNOWN = 1.0 / 3;

    private static final double RIDGE = 4;

    /** What has a say, and from which value on it counts in full. */
    public enum Signal {
        /** Geometric mean of the shares of actions and of accounts that are in a group. */
        PUSHED("accounts that act together", 3, 0.3),
        SAMENESS("texts another account has too", 1.5, 0.5),
        SOURCE("actions by the busiest account", 1.5, 0.5),
        NUMBERED("numbered names", 3, 0.5),
        REGULAR("actions as by a timer", 2, 0.5),
        SLEEPLESS("actions by accounts that never sleep", 1, 0.5),
        BURNERS("accounts that live an hour", 3, 0.5),
        BIRTHS("accounts that come and go in one hour", 2, 0.3);

        public final String told;
        public final double weight;
        public final double full;

        Signal(String told, double weight, double full) {
            this.told = told;
            this.weight = weight;
            this.full = full;
        }

        /** How much of its full weight a value has. */
        public double scaled(double value) {
            return Math.min(1, value / full);
        }
    }

    /** The calibration that comes with this program. */
    public static MadeCalibration learned() {
        return MadeCalibration.read(ManufacturedScore.class, "manufactured.csv");
    }

    /**
     * @param p NaN where it abstains
     * @param low lower end of a 90 % interval
     * @param contribution of signal, in log-odds; NaN where it is unknown
     * @param abstains why; null where it does not
     */
    public record Result(double p, double low, double high, double[] contribution, String abstains) { }

    private ManufacturedScore() { }

    /** @param value of {@link Signal}, in [0, 1]; NaN where it is unknown */
    public static Result of(double[] value, int accounts, MadeCalibration model) {
        int signals = Signal.values().length;
        double[] contribution = new double[signals];
        int known = 0;
        for (int s = 0; s < signals; s++) {
            contribution[s] = Double.isNaN(value[s]) ? Double.NaN : model.slope()[0] * Signal.values()[s].weight * Signal.values()[s].scaled(value[s]);
            known += Double.isNaN(value[s]) ? 0 : 1;
        }
        String abstains = accounts < FEWEST_ACCOUNTS ? "There are " + accounts + " named accounts that act; it takes at least " + FEWEST_ACCOUNTS + "."
                : Double.isNaN(value[Signal.PUSHED.ordinal()]) && Double.isNaN(value[Signal.SAMENESS.ordinal()]) ? "Neither whether accounts act together nor whether they say the same can be told from this log."
                : known < FEWEST_SIGNALS ? "Of eight signals, " + known + " can be told from this log; it takes at least " + FEWEST_SIGNALS + "." : null;
        if (abstains != null) {
            return new Result(Double.NaN, Double.NaN, Double.NaN, contribution, abstains);
        }
        List<Double> drawn = new ArrayList<>();
        for (int draw = 1; draw < model.entries(); draw++) {
            drawn.add(model.chance(draw, sum(value, 0)));
            drawn.add(model.chance(draw, sum(value, UNKNOWN)));
        }
        double[] sorted = drawn.stream().mapToDouble(d -> d).sorted().toArray();
        double p = model.chance(0, sum(value, 0));
        return new Result(p, Math.min(p, sorted[(int) (0.05 * sorted.length)]), Math.max(p, sorted[(int) Math.ceil(0.95 * sorted.length) - 1]), contribution, null);
    }

    private static double sum(double[] value, double unknown) {
        double sum = 0;
        for (Signal signal : Signal.values()) {
            double x = value[signal.ordinal()];
            sum += signal.weight * (Double.isNaN(x) ? unknown : signal.scaled(x));
        }
        return sum;
    }

    /** A movement of known make, to learn from. */
    public record Example(int kind, boolean manufactured, double[] value) { }

    /** With a ridge of 4: made movements are cleaner than real ones, and what is learned from them should be modest. */
    public static MadeCalibration learn(List<Example> examples) {
        return MadeCalibration.learn(examples.stream().map(example -> new MadeCalibration.Example(example.kind, example.manufactured, sum(example.value, 0))).toList(), RIDGE);
    }
}
