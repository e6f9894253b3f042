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
import sideways.measure.community.Rarefaction;
import sideways.run.Rng;
import sideways.run.Run;

/** Into how many niches does the movement fall? */
final class Fragmentation {

    private static final String HILL = "Hill 1973, doi:10.2307/1934352; Jost 2006, doi:10.1111/j.2006.0030-1299.14714.x";
    private static final String MODULARITY = "Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113; Traag et al. 2019, doi:10.1038/s41598-019-41695-z";
    private static final String MONROE = "Monroe, Colaresi & Quinn 2008, doi:10.1093/pan/mpn018";

    private static final String CHOICE = "Newman 2016, doi:10.1103/PhysRevE.94.052315; Peixoto 2017, doi:10.1103/PhysRevE.95.012317";
    private static final String CONSENSUS = "Lancichinetti & Fortunato 2012, doi:10.1038/srep00336";
    private static final String PLATEAUS = "Lambiotte 2010, arXiv:1004.4268";
    private static final String RAREFACTION = "Chao et al. 2014, doi:10.1890/13-0133.1";

    /** Logs are compared where this share of all members is in a niche that was seen. */
    private static final double COVERAGE = 0.99;

    /** What is compared with random graphs is searched for at resolution 1 in both. */
    private static final String AT_ONE = "leiden-g1";

    /** Variant of niches of texts: what is talked about always falls into topics, so no claim about people rests on it. */
    static final String TEXTS = "alike-texts";

    private Fragmentation() { }

    static List<Finding> findings(Niches niches, NullGraphs nulls, List<Findings.Niche> described, Analysis.Options options, Run run) {
        if (niches.basis() == Niches.Basis.NONE) {
            String why = "The log ties fewer than " + Niches.FEWEST_TIES + " pairs of named actors and has no two channels, so there is nothing to group.";
            return List.of(Finding.notTestable("frag.niches", "chosen-level", why), Finding.notTestable("frag.hill1", "chosen-level", why),
                    Finding.notTestable("frag.largest", "chosen-level", why), Finding.notTestable("frag.q", AT_ONE, why));
        }
        boolean searched = niches.basis() != Niches.Basis.GIVEN_CHANNELS;
        String variant = niches.basis().isOfTexts() ? TEXTS : searched ? "chosen-level" : "given-channels";
        String basis = "Niches of " + niches.basis().words + (searched ? "; level " + niches.search().choice().best().label() + ", of "
                + niches.search().choice().candidates().size() + " tried the one that describes the graph shortest; consensus of " + options.partitions() + " searches." : ".");
        String spread = searched ? " Interval: middle 95 % over searches and resampled members." : " Interval: middle 95 % over resampled members.";
        boolean ofTies = niches.basis().isOfNodes();
        int[] sizes = ofTies ? Niches.nicheSizes(niches.partition()) : memberCounts(niches);
        long members = Arrays.stream(sizes).asLongStream().sum();
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.measured("frag.niches", variant, niches.nicheCount(), members, "niches",
                basis + " Groups of " + Niches.SMALLEST + " and more; smaller ones are loose ends and count nowhere."));
        if (sizes.length == 0) {
            String why = "No group of " + Niches.SMALLEST + " and more was found.";
            findings.add(Finding.tooFew("frag.hill1", variant, 0, why));
            findings.add(Finding.tooFew("frag.largest", variant, 0, why));
            findings.add(Finding.tooFew("frag.q", AT_ONE, 0, why));
            return findings;
        }
        double[][] resampled = resample(niches, sizes, ofTies, options, run);
        Quantiles hill = Quantiles.middle(resampled[0], 0.95);
        Quantiles largest = Quantiles.middle(resampled[1], 0.95);
        HillNumbers numbers = HillNumbers.of(sizes);
        double top = Arrays.stream(sizes).max().orElse(0) / (double) members;
        findings.add(around(Finding.measured("frag.hill1", variant, numbers.q1(), members, "niches",
                "Effective number of niches, exp of Shannon's entropy of their sizes. " + basis + spread), hill).citing(HILL));
        findings.add(around(Finding.measured("frag.largest", variant, top, members, "share",
                "Share of the largest niche among all members of niches. " + basis + spread), largest));
        if (nulls.chance().length == 0) {
            findings.add(Finding.notTestable("frag.q", AT_ONE, niches.basis().isOfTexts()
                    ? "The niches are of texts that are alike; likeness hangs together of itself, so random graphs are no chance to compare it with."
                    : "The niches are the log's own channels; there are no ties to count inside and between them."));
        } else {
            double[] observed = NullGraphs.values(nulls.observed(), NullGraphs.Scores::modularity);
            double[] chance = NullGraphs.values(nulls.chance(), NullGraphs.Scores::modularity);
            double best = observed[0];
            Quantiles seeds = Quantiles.middle(observed, 0.95);
            Quantiles luck = Quantiles.middle(chance, 0.95);
            String method = "Modularity of the best of " + observed.length + " searches at resolution 1, whatever level is shown: random graphs "
                    + "have no level of their own to be compared at. Interval: over searches. Null: mean over " + chance.length
                    + " random graphs with the same degrees and weights, each searched in the same way.";
            findings.add(around(Finding.measured("frag.q", AT_ONE, best, niches.graph().edgeCount(), "modularity", method), seeds)
                    .withNull(luck.mean()).citing(MODULARITY));
            findings.add(Finding.measured("frag.q", AT_ONE + "-minus-null", best - luck.mean(), niches.graph().edgeCount(), "modularity",
                    method + " Difference; interval: spread of searches and of nulls together.")
                    .withInterval(Math.min(best, seeds.low()) - luck.high(), Math.max(best, seeds.high()) - luck.low()).citing(MODULARITY));
        }
        if (searched) {
            findings.addAll(levels(niches, members));
        }
        findings.add(around(Finding.measured("frag.hill2", variant, numbers.q2(), members, "niches",
                "Inverse Simpson concentration of the niches' sizes: the effective number of niches where small ones hardly count. " + basis + spread),
                Quantiles.middle(resampled[2], 0.95)).citing(HILL));
        if (nulls.chance().length > 0) {
            findings.add(atOne("frag.hill1", "niches", "Effective number of niches", nulls, NullGraphs.Scores::hill1, members));
            findings.add(atOne("frag.largest", "share", "Share of the largest niche", nulls, NullGraphs.Scores::largest, members));
        }
        Rarefaction.Result rarefied = Rarefaction.at(sizes, COVERAGE);
        Rarefaction.Interval spreadAtCoverage = Rarefaction.interval(sizes, COVERAGE, options.bootstraps(), run);
        String covering = " among as few members as cover 99 % of all, for comparing logs of different size. Interval: middle 95 % over resampled members.";
        findings.add(around(Finding.measured("frag.hill0", "rarefied-c99", rarefied.hill().q0(), rarefied.individuals(), "niches",
                "Number of niches" + covering), new Quantiles(spreadAtCoverage.low().q0(), spreadAtCoverage.high().q0(), Double.NaN)).citing(RAREFACTION));
        findings.add(around(Finding.measured("frag.hill2", "rarefied-c99", rarefied.hill().q2(), rarefied.individuals(), "niches",
                "Inverse Simpson concentration of the niches' sizes" + covering),
                new Quantiles(spreadAtCoverage.low().q2(), spreadAtCoverage.high().q2(), Double.NaN)).citing(RAREFACTION));
        findings.add(around(Finding.measured("frag.hill1", "rarefied-c99", rarefied.hill().q1(), rarefied.individuals(), "niches",
                "Effective number of niches" + covering),
                new Quantiles(spreadAtCoverage.low().q1(), spreadAtCoverage.high().q1(), Double.NaN)).citing(RAREFACTION));
        double[] confidence = confidence(niches);
        for (Findings.Niche niche : described.subList(0, Math.min(50, described.size()))) {
            if (!Double.isNaN(niche.insideShare())) {
                findings.add(Finding.measured("niche.inside", "weight", niche.insideShare(), niche.actors(), "share",
                        "Share of the members' ties, by weight, that stay in the niche.").withScope("niche:" + niche.id()));
            }
            double sure = confidence[Integer.parseInt(niche.id()) - 1];
            if (!Double.isNaN(sure)) {
                findings.add(Finding.measured("niche.confidence", "ties", sure, niche.actors(), "share",
                        "Mean over members: share of a member's ties that " + options.partitions()
                        + " searches with other seeds put on the same side of the niche's border.").withScope("niche:" + niche.id()).citing(CONSENSUS));
            }
            if (!niche.words().isEmpty()) {
                findings.add(Finding.measured("niche.logodds", "top-word", niche.words().get(0).z(), niche.words().get(0).count(), "z",
                        "z-score of the niche's most telling word, “" + niche.words().get(0).word() + "”; each member counts once per word, prior: all members.")
                        .withScope("niche:" + niche.id()).citing(MONROE));
            }
        }
        return findings;
    }

    /** How many levels the graph supports, and whether the level shown says more than chance would. */
    private static List<Finding> levels(Niches niches, long members) {
        Niches.Search search = niches.search();
        int count = search.levels().count();
        String names = switch (count) {
            case 0 -> "No stretch of resolutions at which the niches stand still, so their borders depend on how closely one looks.";
            case 1 -> "One stretch of resolutions at which the niches stand still.";
            default -> count + " nested levels, from coarse to fine: " + String.join(", ", search.levels().name()) + ".";
        };
        double saved = search.choice().unsplitLength() - search.choice().best().length();
        return List.of(
                Finding.measured("frag.levels", "plateaus", count, members, "levels", names
                        + " Levels are runs of three resolutions and more, each 1.6 times the one before, whose partitions agree between seeds and with their neighbors at an AMI of .92 or more.").citing(PLATEAUS),
                Finding.measured("frag.saved", "nats", saved, niches.graph().edgeCount(), "nats",
                        "How much shorter the niches let the ties be told than connected pieces alone do; below 0 the niches are not supported. Level shown: "
                        + search.choice().best().label() + ".").citing(CHOICE),
                Finding.measured("frag.agreement", "ami", search.consensus().agreement(), members, "ami",
                        "Mean adjusted mutual information of single searches with the niches shown: 1 where every search finds the same.").citing(CONSENSUS));
    }

    /** The best search at resolution 1 beside random graphs searched in the same way. */
    private static Finding atOne(String id, String unit, String what, NullGraphs nulls, NullGraphs.Score score, long members) {
        double[] observed = NullGraphs.values(nulls.observed(), score);
        Quantiles luck = Quantiles.middle(NullGraphs.values(nulls.chance(), score), 0.95);
        if (Double.isNaN(observed[0])) {
            return Finding.tooFew(id, AT_ONE, 0, "At resolution 1 there is no group of " + Niches.SMALLEST + " and more.");
        }
        Finding found = around(Finding.measured(id, AT_ONE, observed[0], members, unit, what + " at resolution 1, whatever level is shown: there, random graphs with "
                + "the same degrees can be compared. The best of " + observed.length + " searches; interval: over searches. Null: mean over "
                + nulls.chance().length + " random graphs, each searched in the same way."), Quantiles.middle(observed, 0.95)).citing(HILL);
        return Double.isNaN(luck.mean()) ? found : found.withNull(luck.mean());
    }

    /** Mean confidence of each niche's members. */
    private static double[] confidence(Niches niches) {
        double[] sum = new double[niches.nicheCount()];
        int[] known = new int[niches.nicheCount()];
        double[] actor = niches.confidenceOfActor();
        for (int a = 0; a < actor.length; a++) {
            if (!Double.isNaN(actor[a])) {
                sum[niches.nicheOfActor()[a]] += actor[a];
                known[niches.nicheOfActor()[a]]++;
            }
        }
        for (int niche = 0; niche < sum.length; niche++) {
            sum[niche] = known[niche] == 0 ? Double.NaN : sum[niche] / known[niche];
        }
        return sum;
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

    /** Hill numbers of order 1 and 2 and largest share over searches × resamples of the members. */
    private static double[][] resample(Niches niches, int[] sizes, boolean ofTies, Analysis.Options options, Run run) {
        int searches = ofTies ? niches.partitions().length : 1;
        int each = Math.max(1, options.bootstraps() / searches);
        double[][] value = new double[3][searches * each];
        run.blocks("Resampling niches", searches * each, 1, (block, from, to) -> {
            Partition partition = ofTies ? niches.partitions()[block / each] : null;
            int[] drawn = multinomial(partition == null ? sizes : Niches.nicheSizes(partition), run.random("fragmentation", block));
            value[0][block] = HillNumbers.of(drawn).q1();
            value[2][block] = HillNumbers.of(drawn).q2();
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
