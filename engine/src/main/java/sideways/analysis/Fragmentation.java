// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.measure.community.HillNumbers;
import sideways.measure.community.Partition;
import sideways.run.Rng;
import sideways.run.Run;

/** Into how many niches does the movement fall? */
final class Fragmentation {

    private static final String HILL = "Hill 1973, doi:10.2307/1934352; Jost 2006, doi:10.1111/j.2006.0030-1299.14714.x";
    private static final String MODULARITY = "Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113; Traag et al. 2019, doi:10.1038/s41598-019-41695-z";
    private static final String MONROE = "Monroe, Colaresi & Quinn 2008, doi:10.1093/pan/mpn018";

    private Fragmentation() { }

    static List<Finding> findings(Niches niches, NullGraphs nulls, List<Findings.Niche> described, Analysis.Options options, Run run) {
        if (niches.basis() == Niches.Basis.NONE) {
            String why = "The log ties fewer than " + Niches.FEWEST_TIES + " pairs of named actors and has no two channels, so there is nothing to group.";
            return List.of(Finding.notTestable("frag.niches", "leiden-g1", why), Finding.notTestable("frag.hill1", "leiden-g1", why),
                    Finding.notTestable("frag.largest", "leiden-g1", why), Finding.notTestable("frag.q", "leiden-g1", why));
        }
        boolean searched = niches.basis() != Niches.Basis.GIVEN_CHANNELS;
        String variant = searched ? "leiden-g1" : "given-channels";
        String basis = "Niches of " + niches.basis().words + (searched ? "; Leiden, modularity, resolution 1, best of " + options.partitions() + " searches." : ".");
        String spread = searched ? " Interval: middle 95 % over searches and resampled members." : " Interval: middle 95 % over resampled members.";
        boolean ofTies = niches.basis() == Niches.Basis.TIES;
        int[] sizes = ofTies ? Niches.nicheSizes(niches.partition()) : memberCounts(niches);
        long members = Arrays.stream(sizes).asLongStream().sum();
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.measured("frag.niches", variant, niches.nicheCount(), members, "niches",
                basis + " Groups of " + Niches.SMALLEST + " and more; smaller ones are loose ends and count nowhere."));
        if (sizes.length == 0) {
            String why = "No group of " + Niches.SMALLEST + " and more was found.";
            findings.add(Finding.tooFew("frag.hill1", variant, 0, why));
            findings.add(Finding.tooFew("frag.largest", variant, 0, why));
            findings.add(Finding.tooFew("frag.q", variant, 0, why));
            return findings;
        }
        double[][] resampled = resample(niches, sizes, ofTies, options, run);
        Quantiles hill = Quantiles.middle(resampled[0], 0.95);
        Quantiles largest = Quantiles.middle(resampled[1], 0.95);
        HillNumbers numbers = HillNumbers.of(sizes);
        double top = Arrays.stream(sizes).max().orElse(0) / (double) members;
        findings.add(around(Finding.measured("frag.hill1", variant, numbers.q1(), members, "niches",
                "Effective number of niches, exp of Shannon's entropy of their sizes. " + basis + spread), hill)
                .withNull(nullMean(nulls, ofTies, NullGraphs.Scores::hill1)).citing(HILL));
        findings.add(around(Finding.measured("frag.largest", variant, top, members, "share",
                "Share of the largest niche among all members of niches. " + basis + spread), largest)
                .withNull(nullMean(nulls, ofTies, NullGraphs.Scores::largest)));
        if (nulls.chance().length == 0) {
            findings.add(Finding.notTestable("frag.q", variant, "The niches are the log's own channels; there are no ties to count inside and between them."));
        } else {
            double[] observed = NullGraphs.values(nulls.observed(), NullGraphs.Scores::modularity);
            double[] chance = NullGraphs.values(nulls.chance(), NullGraphs.Scores::modularity);
            double best = Arrays.stream(observed).max().orElse(Double.NaN);
            Quantiles seeds = Quantiles.middle(observed, 0.95);
            Quantiles luck = Quantiles.middle(chance, 0.95);
            String method = "Modularity of the niches. " + basis + " Interval: over searches. Null: mean over " + chance.length
                    + " random graphs with the same degrees and weights, each searched afresh.";
            findings.add(around(Finding.measured("frag.q", variant, best, niches.graph().edgeCount(), "modularity", method), seeds)
                    .withNull(luck.mean()).citing(MODULARITY));
            findings.add(Finding.measured("frag.q", variant + "-minus-null", best - luck.mean(), niches.graph().edgeCount(), "modularity",
                    method + " Difference; interval: spread of searches and of nulls together.")
                    .withInterval(Math.min(best, seeds.low()) - luck.high(), best - luck.low()).citing(MODULARITY));
        }
        for (Findings.Niche niche : described.subList(0, Math.min(50, described.size()))) {
            if (!Double.isNaN(niche.insideShare())) {
                findings.add(Finding.measured("niche.inside", "weight", niche.insideShare(), niche.actors(), "share",
                        "Share of the members' ties, by weight, that stay in the niche.").withScope("niche:" + niche.id()));
            }
            if (!niche.words().isEmpty()) {
                findings.add(Finding.measured("niche.logodds", "top-word", niche.words().get(0).z(), niche.words().get(0).count(), "z",
                        "z-score of the niche's most telling word, “" + niche.words().get(0).word() + "”; each member counts once per word, prior: all members.")
                        .withScope("niche:" + niche.id()).citing(MONROE));
            }
        }
        return findings;
    }

    private static double nullMean(NullGraphs nulls, boolean ofTies, NullGraphs.Score score) {
        return ofTies && nulls.chance().length > 0 ? Quantiles.middle(NullGraphs.values(nulls.chance(), score), 0.95).mean() : Double.NaN;
    }

    /** The interval, stretched where needed to hold the value: the best search can lie outside the middle of all. */
    static Finding around(Finding finding, Quantiles spread) {
        return Double.isNaN(spread.low()) ? finding
                : finding.withInterval(Math.min(spread.low(), finding.value()), Math.max(spread.high(), finding.value()));
    }

    private static int[] memberCounts(Niches niches) {
        int[] size = new int[niches.nicheCount()];
        for (int niche : niches.nicheOfActor()) {
            if (niche != EventLog.NONE) {
                size[niche]++;
            }
        }
        return size;
    }

    /** Hill number and largest share over searches × resamples of the members. */
    private static double[][] resample(Niches niches, int[] sizes, boolean ofTies, Analysis.Options options, Run run) {
        int searches = ofTies ? niches.partitions().length : 1;
        int each = Math.max(1, options.bootstraps() / searches);
        double[][] value = new double[2][searches * each];
        run.blocks("Resampling niches", searches * each, 1, (block, from, to) -> {
            Partition partition = ofTies ? niches.partitions()[block / each] : null;
            int[] drawn = multinomial(partition == null ? sizes : Niches.nicheSizes(partition), run.random("fragmentation", block));
            value[0][block] = HillNumbers.of(drawn).q1();
            value[1][block] = Arrays.stream(drawn).max().orElse(0) / (double) Math.max(1, Arrays.stream(drawn).asLongStream().sum());
        });
        return value;
    }

    private static int[] multinomial(int[] size, Rng rng) {
        int members = Arrays.stream(size).sum();
        int[] group = new int[members];
        int next = 0;
        for (int g = 0; g < size.length; g++) {
            Arrays.fill(group, next, next += size[g], g);
        }
        int[] drawn = new int[size.length];
        for (int i = 0; i < members; i++) {
            drawn[group[rng.nextInt(members)]]++;
        }
        return drawn;
    }
}
