// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import sideways.graph.Graph;
import sideways.measure.Normal;
import sideways.measure.ProfileLikelihood;

/**
 * Simple or complex contagion: does hearing of something a second and third time help as much as the first, or more?
 *
 * <pre>  h(k) = adopted at the k-th exposure / reached the k-th exposure without having adopted
 *  log(−log(1 − h(k))) = a + γ log k</pre>
 *
 * An exposure is one more person one listens to who has adopted. Where each exposure is a chance of its own (a shared video),
 * h is the same for all k: γ = 0, simple. Where people want to see others do it first (a vote, a protest, a costly habit), it
 * rises: γ > 0, complex. Where those who can be won are won at once, it falls: γ < 0, saturating; people who differ in how easily they
 * are won look so too, which makes γ > 0 the harder to come by.
 *
 * <p>Between the exposure that wins somebody and the adoption more friends adopt, and taking them for exposures too makes simple contagion look
 * complex. So an adoption is shared out among the exposures before it by their delay, e^{−β delay}, and those that came after the one that won count for nothing. Fitted by maximum likelihood; the test is the likelihood ratio
 * against γ = 0, the interval of γ the profile's.
 *
 * <p>An association: friends are alike, and may do alike without telling each other (Shalizi and Thomas 2011. doi:10.1177/0049124111404820).
 *
 * <p>D. Romero, B. Meeder, J. Kleinberg: Differences in the mechanics of information diffusion across topics. WWW 2011.
 * doi:10.1145/1963405.1963503; D. Centola, M. Macy: Complex contagions and the weakness of long ties. AJS 113, 2007. doi:10.1086/521848
 *
 * <p>Time O(adopters' listeners) for counting, O(greatest k) for fitting.
 *
 * @param reached how many came to the k-th exposure without having been won, from k = 0 (everybody, once per item)
 * @param adopted how many of them it won
 * @param gamma γ; NaN where fewer than two k have somebody
 * @param low lower end of its 95 % interval
 * @param p of γ = 0
 */
public record ExposureCurve(double[] reached, double[] adopted, double gamma, double low, double high, double p) {

    /** Exposures beyond this many are left out. */
    public static final int MOST = 20;

    private static final int NOT = -1;
    private static final double MOST_GAMMA = 6;

    /** Counts exposures item by item; then {@link #fit}. */
    public static final class Counter {

        private final Graph hears;
        private final Graph heardBy;
        private final double decay;
        private final double[] reached = new double[MOST + 1];
        private final double[] adopted = new double[MOST + 1];
        private final int[] exposures;
        private final int[] place;

        /**
         * @param hears arcs from the one who listens to the one who is heard; directed
         * @param decay β, per unit of the times; infinite where the latest exposure is the one that wins
         */
        public Counter(Graph hears, double decay) {
            this.hears = hears;
            this.decay = decay;
            heardBy = hears.reversed();
            exposures = new int[hears.nodeCount];
            place = new int[hears.nodeCount];
            Arrays.fill(place, NOT);
        }

        /**
         * @param adopters of one item, in the order of their adoption; each once
         * @param time of each adoption, ascending
         */
        public void add(int[] adopters, double[] time) {
            int[] touched = new int[16];
            int count = 0;
            for (int i = 0; i < adopters.length; i++) {
                place[adopters[i]] = i;
            }
            for (int adopter : adopters) {
                for (long arc = heardBy.offset[adopter]; arc < heardBy.offset[adopter + 1]; arc++) {
                    int listener = heardBy.neighbor[(int) arc];
                    if (place[listener] == NOT && exposures[listener]++ == 0) {
                        touched = count == touched.length ? Arrays.copyOf(touched, 2 * count) : touched;
                        touched[count++] = listener;
                    }
                }
            }
            reached[0] += exposures.length;
            for (int i = 0; i < count; i++) {
                for (int k = Math.min(MOST, exposures[touched[i]]); k > 0; k--) {
                    reached[k]++;
                }
                exposures[touched[i]] = 0;
            }
            for (int i = 0; i < adopters.length; i++) {
                share(adopters[i], i, time);
            }
            for (int adopter : adopters) {
                place[adopter] = NOT;
            }
        }

        /** Shares an adoption out among the exposures before it. */
        private void share(int adopter, int at, double[] time) {
            int[] before = new int[hears.degree(adopter)];
            int k = 0;
            for (long arc = hears.offset[adopter]; arc < hears.offset[adopter + 1]; arc++) {
                int heard = place[hears.neighbor[(int) arc]];
                if (heard != NOT && heard < at) {
                    before[k++] = heard;
                }
            }
            if (k == 0) {
                adopted[0]++;
                return;
            }
            Arrays.sort(before, 0, k);
            double[] weight = new double[k];
            double sum = 0;
            for (int r = 0; r < k; r++) {
                double longer = time[before[k - 1]] - time[before[r]];
                weight[r] = longer == 0 && r < k - 1 && Double.isInfinite(decay) ? 0 : longer == 0 ? 1 : StrictMath.exp(-decay * longer);
                sum += weight[r];
            }
            double left = 1;
            for (int r = 0; r < Math.min(k, MOST); r++) {
                reached[r + 1] += left;
                adopted[r + 1] += weight[r] / sum;
                left -= weight[r] / sum;
            }
        }

        public ExposureCurve fit() {
            return ExposureCurve.fit(reached.clone(), adopted.clone());
        }
    }

    /** The curve of given counts. */
    public static ExposureCurve fit(double[] reached, double[] adopted) {
        int kinds = 0;
        double all = 0;
        for (int k = 1; k < reached.length; k++) {
            kinds += reached[k] > 0 ? 1 : 0;
            all += adopted[k];
        }
        if (kinds < 2 || all == 0) {
            return new ExposureCurve(reached, adopted, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        DoubleUnaryOperator value = g -> profile(reached, adopted, g);
        double gamma = ProfileLikelihood.top(value, -MOST_GAMMA, MOST_GAMMA, 1e-7);
        double best = value.applyAsDouble(gamma);
        double asked = best - ProfileLikelihood.DROP_95;
        double z = StrictMath.sqrt(2 * Math.max(0, best - value.applyAsDouble(0)));
        return new ExposureCurve(reached, adopted, gamma, ProfileLikelihood.edge(value, gamma, -MOST_GAMMA, asked, 1e-6),
                ProfileLikelihood.edge(value, gamma, MOST_GAMMA, asked, 1e-6), Normal.twoSided(z));
    }

    /** Log-likelihood at γ with the best a; its slope falls with a, so bisection finds that. */
    private static double profile(double[] reached, double[] adopted, double gamma) {
        double low = -40;
        double high = 5;
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            double slope = 0;
            for (int k = 1; k < reached.length; k++) {
                if (reached[k] > 0) {
                    double rate = StrictMath.exp(middle + gamma * StrictMath.log(k));
                    double rest = -StrictMath.expm1(-rate);
                    // d log L / d a = rate · (adopted · (1 − h)/h − stayed)
                    slope += rate * ((rest == 0 ? adopted[k] / Math.max(rate, 1e-300) : adopted[k] * StrictMath.exp(-rate) / rest)
                            - (reached[k] - adopted[k]));
                }
            }
            if (slope > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double a = (low + high) / 2;
        double sum = 0;
        for (int k = 1; k < reached.length; k++) {
            if (reached[k] > 0) {
                double rate = StrictMath.exp(a + gamma * StrictMath.log(k));
                double won = -StrictMath.expm1(-rate);
                sum += (adopted[k] == 0 ? 0 : adopted[k] * StrictMath.log(Math.max(won, 1e-300))) - (reached[k] - adopted[k]) * rate;
            }
        }
        return sum;
    }
}
