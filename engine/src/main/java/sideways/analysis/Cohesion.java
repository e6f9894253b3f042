// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import sideways.finding.Finding;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * How close niches keep to their matter: the cosine of a text to the centre of the others sampled from its niche, beside
 * its cosine to the centres of other niches, which stands for chance.
 *
 * <p>Value minus null near 0: the niche talks about what all talk about. A text is left out of the centre it is compared
 * with, or a handful of texts about nothing would keep close to themselves. Two decimals, as further ones are the machine's.
 */
final class Cohesion {

    private static final String ID = "niche.cohesion";
    private static final String VARIANT = "cosine-t" + NicheMeaning.TEXTS;
    private static final String DECIMALS = " Two decimals, as further ones are the machine's.";

    private Cohesion() { }

    /**
     * @param vectors of the texts sampled from each niche; null where there are none
     * @param scope of each niche's finding
     * @param described how many niches there are to name
     * @param limits which niches have none, and why, and the model
     */
    static List<Finding> findings(float[][][] vectors, IntFunction<String> scope, int described, String limits, int bootstraps, Run run) {
        List<Centre> centre = new ArrayList<>();
        List<float[][]> of = new ArrayList<>();
        List<String> scopes = new ArrayList<>();
        for (int niche = 0; niche < vectors.length; niche++) {
            if (vectors[niche] != null) {
                centre.add(Centre.of(vectors[niche]));
                of.add(vectors[niche]);
                scopes.add(scope.apply(niche));
            }
        }
        if (of.isEmpty()) {
            return List.of(Finding.tooFew(ID, VARIANT, 0, "Sentence embeddings were asked for and put nothing in order: there are no two niches to compare by them. " + limits));
        }
        Centre all = centre.stream().map(Centre::unit).reduce(Centre::plus).orElseThrow();
        double[] own = new double[of.size()];
        double[] other = new double[of.size()];
        long texts = 0;
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < own.length; i++) {
            double[] toOwn = toTheRest(of.get(i), centre.get(i));
            own[i] = mean(toOwn);
            other[i] = all.minus(centre.get(i).unit()).dot(centre.get(i)) / (own.length - 1);
            texts += toOwn.length;
            findings.add(measured(toOwn, other[i], toOwn.length, "Cosine of a text to the centre of the others sampled from its niche, mean of " + toOwn.length
                    + " texts; null: to the centres of the other niches; interval: middle 95 % of bootstraps over texts." + DECIMALS, bootstraps,
                    run.random("cohesion-texts", i)).withScope(scopes.get(i)));
        }
        String method = String.format(Locale.ROOT, "Sentence embeddings of a sample of %,d texts, at most %d a niche, put words and examples of %,d of %,d niches in order, together with counts. "
                + "Value: cosine of a text to the centre of the others sampled from its niche, mean over niches; null: to the centres of the other niches; interval: middle 95 %% of bootstraps over niches.",
                texts, NicheMeaning.TEXTS, own.length, described);
        findings.add(0, measured(own, mean(other), texts, method + DECIMALS + " " + limits, bootstraps, run.random("cohesion-niches", 0)));
        return findings;
    }

    private static double[] toTheRest(float[][] vectors, Centre centre) {
        return Arrays.stream(vectors).mapToDouble(v -> centre.without(v, vectors.length).unit().dot(v)).toArray();
    }

    private static Finding measured(double[] value, double chance, long n, String method, int bootstraps, Rng rng) {
        double[] resampled = new double[bootstraps];
        for (int b = 0; b < bootstraps; b++) {
            for (int i = 0; i < value.length; i++) {
                resampled[b] += value[rng.nextInt(value.length)] / value.length;
            }
        }
        Quantiles spread = Quantiles.middle(resampled, 0.95);
        return Finding.measured(ID, VARIANT, rounded(mean(value)), n, "cosine", method).withInterval(rounded(spread.low()), rounded(spread.high())).withNull(rounded(chance));
    }

    private static double rounded(double cosine) {
        return Math.round(100 * cosine) / 100.0;
    }

    private static double mean(double[] of) {
        return Arrays.stream(of).sum() / of.length;
    }
}
