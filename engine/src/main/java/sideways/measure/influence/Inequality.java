// SPDX-License-Identifier: Apache-2.0
package sideways.measure.influence;

import java.util.Arrays;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * How unequally something countable is spread over actors.
 *
 * <pre>  G = Σ_i (2i − n − 1) x_(i) / (n Σ x)         x_(1) ≤ … ≤ x_(n)</pre>
 *
 * G is 0 where all hold the same, (n − 1)/n where one holds all. Counts that are small have G > 0 by
 * chance alone: a thousand equal users who receive one reply each on average show a Gini near .5. Hence
 * {@link #equalUsers}, the same total dealt to equal users.
 *
 * <p>The top shares are those of the ⌈n/100⌉ and ⌈n/10⌉ who hold most.
 *
 * @param gini in [0, 1)
 * @param top1 share held by the top 1 %
 * @param top10 share held by the top 10 %
 */
public record Inequality(double gini, double top1, double top10, int actors, long total) {

    /** @param held what each actor holds; none negative */
    public static Inequality of(long[] held) {
        long[] sorted = held.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted);
    }

    private static Inequality ofSorted(long[] ascending) {
        int n = ascending.length;
        double weighted = 0;
        long total = 0;
        for (int i = 0; i < n; i++) {
            weighted += (2.0 * (i + 1) - n - 1) * ascending[i];
            total += ascending[i];
        }
        if (total == 0) {
            return new Inequality(Double.NaN, Double.NaN, Double.NaN, n, 0);
        }
        return new Inequality(weighted / ((double) n * total), topShare(ascending, (n + 99) / 100, total),
                topShare(ascending, (n + 9) / 10, total), n, total);
    }

    private static double topShare(long[] ascending, int top, long total) {
        long sum = 0;
        for (int i = ascending.length - top; i < ascending.length; i++) {
            sum += ascending[i];
        }
        return sum / (double) total;
    }

    /** The Lorenz curve at {@code points} + 1 even steps: what share the poorest x hold. */
    public static double[] lorenz(long[] held, int points) {
        long[] sorted = held.clone();
        Arrays.sort(sorted);
        double[] below = new double[sorted.length + 1];
        for (int i = 0; i < sorted.length; i++) {
            below[i + 1] = below[i] + sorted[i];
        }
        double[] curve = new double[points + 1];
        for (int point = 0; point <= points; point++) {
            double at = point / (double) points * sorted.length;
            int floor = (int) Math.min(at, sorted.length - 1);
            double value = below[floor] + (at - floor) * (below[floor + 1] - below[floor]);
            curve[point] = value / below[sorted.length];
        }
        return curve;
    }

    /** {@code samples} inequalities among actors drawn with replacement: their spread is the interval. */
    public static Inequality[] bootstrap(long[] held, int samples, Run run) {
        Inequality[] result = new Inequality[samples];
        run.blocks("Bootstrapping influence", samples, 1, (block, from, to) -> {
            Rng rng = run.random("inequality.bootstrap", block);
            long[] drawn = new long[held.length];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = held[rng.nextInt(held.length)];
            }
            Arrays.sort(drawn);
            result[block] = ofSorted(drawn);
        });
        return result;
    }

    /** {@code samples} inequalities of the same total dealt at random to equal users. */
    public static Inequality[] equalUsers(long[] held, int samples, Run run) {
        long total = Arrays.stream(held).sum();
        Inequality[] result = new Inequality[samples];
        run.blocks("Dealing to equal users", samples, 1, (block, from, to) -> {
            Rng rng = run.random("inequality.equal", block);
            long[] dealt = new long[held.length];
            for (long i = 0; i < total; i++) {
                dealt[rng.nextInt(dealt.length)]++;
            }
            Arrays.sort(dealt);
            result[block] = ofSorted(dealt);
        });
        return result;
    }
}
