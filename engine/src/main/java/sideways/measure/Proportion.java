// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

/**
 * {@code hits} of {@code of}.
 *
 * @param standardError of the share where hits come in bunches (words in posts); NaN where each is
 *     its own draw
 */
public record Proportion(long hits, long of, double standardError) {

    /** Each hit its own draw. */
    public Proportion(long hits, long of) {
        this(hits, of, Double.NaN);
    }

    /** NaN of nothing. */
    public double value() {
        return of == 0 ? Double.NaN : hits / (double) of;
    }

    /**
     * A 95 % interval of the share, in [0, 1], lower end first: Wilson's, or ± 1.96 standard errors
     * where hits come in bunches.
     *
     * <p>E. Wilson: Probable inference, the law of succession, and statistical inference. JASA 22,
     * 1927. doi:10.1080/01621459.1927.10502953
     */
    public double[] interval() {
        double z = 1.959963984540054;
        double n = of;
        double p = value();
        if (!Double.isNaN(standardError)) {
            return new double[] {Math.max(0, p - z * standardError), Math.min(1, p + z * standardError)};
        }
        double centre = p + z * z / (2 * n);
        double spread = z * StrictMath.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        double scale = 1 + z * z / n;
        return new double[] {hits == 0 ? 0 : Math.max(0, (centre - spread) / scale), hits == of ? 1 : Math.min(1, (centre + spread) / scale)};
    }
}
