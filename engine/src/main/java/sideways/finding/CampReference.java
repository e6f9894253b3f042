// SPDX-License-Identifier: Apache-2.0
package sideways.finding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is usual: communities whose camp their own names tell, as models that had not seen them placed them, and values of signals in other logs. Numbers alone; no community can be known by them.
 *
 * <p>Made by a test from public data (docs/camp-model.md).
 *
 * @param communities by mean lean to altruism
 * @param signals values of a signal in reference communities, ascending, by the signal's name
 */
public record CampReference(List<Community> communities, Map<String, double[]> signals) {

    /** Fewer reference values than this make no percentile. */
    public static final int FEWEST = 5;

    /** The signals of text are compared with communities' mean leans. */
    public static final String TEXT_ALTRUISM = "lean of texts to altruism";
    public static final String TEXT_MISCHIEF = "lean of texts to mischief";

    /**
     * @param camp {@code altruism}, {@code anonymity} or {@code neither}
     * @param altruism its chance
     * @param anonymity its chance
     */
    public record Community(String camp, double altruism, double anonymity) { }

    private static final class BuiltIn {

        static final CampReference REFERENCE = read();

        private static CampReference read() {
            try (InputStream communities = CampReference.class.getResourceAsStream("communities.csv"); InputStream signals = CampReference.class.getResourceAsStream("signals.csv")) {
                return CampReference.read(new String(communities.readAllBytes(), StandardCharsets.UTF_8), new String(signals.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException broken) {
                throw new UncheckedIOException("what is usual in the camps cannot be read", broken);
            }
        }
    }

    /** What comes with Sideways. */
    public static CampReference builtIn() {
        return BuiltIn.REFERENCE;
    }

    /**
     * @param communities lines of camp, chance of altruism, chance of anonymity
     * @param signals lines of a signal's name and its values
     */
    static CampReference read(String communities, String signals) {
        List<Community> known = communities.lines().skip(1).map(line -> line.split(",")).map(cell -> new Community(cell[0], Double.parseDouble(cell[1]), Double.parseDouble(cell[2]))).toList();
        Map<String, double[]> values = new TreeMap<>();
        signals.lines().skip(1).map(line -> line.split(",")).forEach(cell -> values.put(cell[0], Arrays.stream(cell).skip(1).mapToDouble(Double::parseDouble).sorted().toArray()));
        return new CampReference(known, values);
    }

    /** Share of the reference values below a value, those equal to it by half; NaN where there is no reference or no value. */
    public double percentile(String signal, double value) {
        double[] reference = signals.getOrDefault(signal, new double[0]);
        if (reference.length < FEWEST || Double.isNaN(value)) {
            return Double.NaN;
        }
        double below = 0;
        for (double other : reference) {
            below += other < value ? 1 : other == value ? 0.5 : 0;
        }
        return below / reference.length;
    }

    /** The communities whose two chances are nearest to these (Euclid), the nearest first. */
    public List<Community> nearest(double altruism, double anonymity, int count) {
        List<Community> sorted = new ArrayList<>(communities);
        sorted.sort(Comparator.comparingDouble(c -> Math.hypot(c.altruism - altruism, c.anonymity - anonymity)));
        return List.copyOf(sorted.subList(0, Math.min(count, sorted.size())));
    }
}
