// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What the runs of one engine gave, and its row in the table. */
final class Figures {

    static final String HEADER = "| engine | threads | runs | wall s, median (min–max) | CPU s | wall × | CPU × | peak MiB | modularity | communities "
            + "| disconnected | AMI | ARI | NMI |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";

    private final EngineSpec spec;
    private String name;
    private String failure;
    private final List<Child.Ran> runs = new ArrayList<>();
    private final List<Quality> qualities = new ArrayList<>();

    Figures(EngineSpec spec) {
        this.spec = spec;
        this.name = spec.toString();
    }

    EngineSpec spec() {
        return spec;
    }

    void named(String fullName) {
        name = fullName;
    }

    void failed(String reason) {
        failure = reason;
    }

    boolean hasFailed() {
        return failure != null;
    }

    void add(Child.Ran ran, Quality quality) {
        runs.add(ran);
        qualities.add(quality);
    }

    /** @param base the engine that counts as 1 in the ratios */
    String row(Figures base) {
        String start = "| " + name + (failure == null || runs.isEmpty() ? "" : ", then " + failure) + " | " + spec.threads() + " | " + runs.size() + " | ";
        if (runs.isEmpty()) {
            return start + "did not run: " + failure + " | | | | | | | | | | |\n";
        }
        double[] wall = sorted(runs, Child.Ran::seconds);
        double cpu = median(sorted(runs, Child.Ran::cpuSeconds));
        double[] peak = sorted(runs, ran -> ran.peakKib() / 1024.0);
        String ratios = base.runs.isEmpty() ? " | | " : String.format(Locale.ROOT, " | %.2f | %.2f | ",
                median(wall) / median(sorted(base.runs, Child.Ran::seconds)), cpu / median(sorted(base.runs, Child.Ran::cpuSeconds)));
        return start + String.format(Locale.ROOT, "%.2f (%.2f–%.2f) | %.2f", median(wall), wall[0], wall[wall.length - 1], cpu) + ratios
                + String.format(Locale.ROOT, "%.0f | ", peak[peak.length - 1])
                + decimals(Quality::modularity) + " | " + whole(Quality::communities) + " | " + whole(Quality::disconnected) + " | "
                + decimals(Quality::adjustedInformation) + " | " + decimals(Quality::adjustedRand) + " | "
                + decimals(Quality::normalizedInformation) + " |\n";
    }

    private String decimals(ToDoubleFunction<Quality> figure) {
        double value = median(sorted(qualities, figure));
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
    }

    private String whole(ToDoubleFunction<Quality> figure) {
        return String.format(Locale.ROOT, "%.0f", median(sorted(qualities, figure)));
    }

    private static <T> double[] sorted(List<T> values, ToDoubleFunction<T> figure) {
        return values.stream().mapToDouble(figure).sorted().toArray();
    }

    /** The middle one; of an even number, the lower of the two, so that it was measured. */
    static double median(double[] sorted) {
        return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) / 2];
    }

    @Override
    public String toString() {
        return name + " " + Arrays.toString(sorted(runs, Child.Ran::seconds));
    }
}
