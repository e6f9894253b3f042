// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sideways.finding.Finding;
import sideways.graph.Components;
import sideways.graph.Graph;
import sideways.measure.polarization.BalancedCut;
import sideways.measure.polarization.NormalizedPolarization;
import sideways.run.Run;

/** Do the two largest groups meet, more or less than chance would have it? */
final class Polarization {

    private static final String RWC = "Garimella et al. 2018, doi:10.1145/3140565; null: Salloum et al. 2022, doi:10.1145/3512962";
    private static final String EI = "Krackhardt & Stern 1988, doi:10.2307/2786835; null: Salloum et al. 2022, doi:10.1145/3512962";
    private static final String ASSORTATIVITY = "Newman 2003, doi:10.1103/PhysRevE.67.026126";

    private static final String GUERRA = "Guerra et al. 2013, doi:10.1609/icwsm.v7i1.14421; null: Salloum et al. 2022, doi:10.1145/3512962";
    private static final String MORALES = "Morales et al. 2015, doi:10.1063/1.4913758; null: Salloum et al. 2022, doi:10.1145/3512962";

    private static final int NULLS = 20;
    private static final int FEWEST_IN_HALVES = 50;
    private static final long MOST_TIES_CUT = 200_000;
    private static final double TWO_SIDED = 1.959963984540054;

    /** @param sign −1 where less is more polarized */
    private record Half(NormalizedPolarization.Score score, String id, int sign, String told, String cite) { }

    private static final List<Half> HALVES = List.of(
            new Half(NormalizedPolarization.Score.EI, "pol.ei", -1, "E-I index: −1 where no tie crosses, 1 where all do.", EI),
            new Half(NormalizedPolarization.Score.RWC, "pol.rwc", 1, "Random-walk controversy, exact, " + NullGraphs.HUBS + " hubs a side, end given start.", RWC),
            new Half(NormalizedPolarization.Score.BOUNDARY_ALL, "pol.boundary", 1, "Boundary: ties of those who have ties across to internal members, over all of those, minus a half.", GUERRA));

    private Polarization() { }

    static List<Finding> findings(Niches niches, NullGraphs nulls) {
        List<Finding> findings = new ArrayList<>();
        if (niches.basis() != Niches.Basis.TIES) {
            String why = "Polarization is measured on ties between named actors, and this log has fewer than " + Niches.FEWEST_TIES + ".";
            for (String[] id : new String[][] {{"pol.ei", "two-largest"}, {"pol.rwc", "k" + NullGraphs.HUBS}, {"pol.assort", "two-largest"},
                {"pol.boundary", "strict"}, {"pol.dipole", "elite5"}}) {
                findings.add(Finding.notTestable(id[0], id[1], why));
            }
            return findings;
        }
        add(findings, "pol.ei", "two-largest", "E-I index of the two largest groups: −1 where no tie crosses, 1 where all do.", EI,
                nulls, NullGraphs.Scores::ei);
        add(findings, "pol.rwc", "k" + NullGraphs.HUBS, "Random-walk controversy of the two largest groups, exact, " + NullGraphs.HUBS
                + " hubs a side, end given start.", RWC, nulls, NullGraphs.Scores::rwc);
        add(findings, "pol.assort", "two-largest", "Assortativity of the two largest groups: 1 where like meets only like.", ASSORTATIVITY,
                nulls, NullGraphs.Scores::assortativity);
        add(findings, "pol.rwc", "adaptive", "Random-walk controversy of the two largest groups, exact, one in a hundred of each side its hubs, end given start.", RWC, nulls, NullGraphs.Scores::adaptiveRwc);
        add(findings, "pol.ei", "adaptive", "Adaptive E-I index of the two largest groups, by densities, so that sides of unequal size do not move it: −1 where no tie crosses.", EI, nulls,
                NullGraphs.Scores::adaptiveEi);
        add(findings, "pol.boundary", "strict", "Do those with ties across still stick to their own? Ties of the boundary to internal members over those and ties to the other side's boundary, minus a half.", GUERRA, nulls,
                NullGraphs.Scores::boundary);
        add(findings, "pol.boundary", "all-across", "The same over all ties across, as Salloum et al. compute it.", GUERRA, nulls, NullGraphs.Scores::boundaryAll);
        add(findings, "pol.dipole", "elite5", "Dipole: the best connected twentieth of each of the two largest groups at -1 and 1, all others at the mean of their neighbors; distance of the two camps of opinion times their balance.", MORALES,
                nulls, NullGraphs.Scores::dipole);
        return findings;
    }

    /** The whole network in two halves, which no niche has a say in. */
    static List<Finding> halves(Niches niches, Analysis.Options options, Run run) {
        String variant = "halves";
        if (niches.basis() != Niches.Basis.TIES) {
            return List.of();
        }
        Graph largest = Components.largest(niches.graph().undirected().simple()).graph();
        if (largest.nodeCount < FEWEST_IN_HALVES || largest.edgeCount() > MOST_TIES_CUT) {
            String why = largest.nodeCount < FEWEST_IN_HALVES ? "The largest connected piece has " + largest.nodeCount + " actors; two halves to compare take " + FEWEST_IN_HALVES + "."
                    : "The largest connected piece has " + largest.edgeCount() + " ties; the network and its random likes are cut in two up to " + MOST_TIES_CUT + ".";
            return List.of(largest.nodeCount < FEWEST_IN_HALVES ? Finding.tooFew("pol.ei", variant, largest.nodeCount, why) : Finding.notTestable("pol.ei", variant, why));
        }
        NormalizedPolarization found = NormalizedPolarization.of(largest, new NormalizedPolarization.Options(Math.min(NULLS, Math.max(2, options.nulls())), new BalancedCut.Options(0.05, 2)), run.derived("halves", 0));
        List<Finding> findings = new ArrayList<>();
        for (Half half : HALVES) {
            NormalizedPolarization.Value value = found.values().get(half.score);
            if (Double.isNaN(value.observed()) || Double.isNaN(value.chance())) {
                continue;
            }
            String method = String.format(Locale.ROOT, "%s Sides: the largest connected piece (%d actors, %d ties, mean degree %.3g) in two halves with as few ties between them as were found. Null: mean over %d random graphs with the same degrees, each cut in the same way; p = %.3f.",
                    half.told, found.nodes(), found.ties(), 2.0 * found.ties() / found.nodes(), Math.min(NULLS, Math.max(2, options.nulls())), value.p());
            findings.add(Finding.measured(half.id, variant, half.sign * value.observed(), found.ties(), "index", method).withNull(half.sign * value.chance()).citing(half.cite));
            double luck = TWO_SIDED * value.spread();
            findings.add(Finding.measured(half.id, variant + "-minus-null", half.sign * value.difference(), found.ties(), "index", method + " This is the difference; its interval holds 95 % of what chance would add or take.")
                    .withInterval(half.sign * value.difference() - luck, half.sign * value.difference() + luck).citing(half.cite));
        }
        return findings;
    }

    private static void add(List<Finding> findings, String id, String variant, String what, String cite, NullGraphs nulls, NullGraphs.Score score) {
        double[] observed = NullGraphs.values(nulls.observed(), score);
        double[] chance = NullGraphs.values(nulls.chance(), score);
        double value = observed[0];
        NullGraphs.Scores shown = nulls.observed()[0];
        long ties = shown.internal() + shown.external();
        if (Double.isNaN(value)) {
            findings.add(Finding.tooFew(id, variant, ties, "The two largest groups at resolution 1 need at least " + (NullGraphs.HUBS + 1)
                    + " connected members each and ties that reach across; they have fewer."));
            return;
        }
        Quantiles seeds = Quantiles.middle(observed, 0.95);
        Quantiles luck = Quantiles.middle(chance, 0.95);
        String method = what + " Largest connected piece, each pair once: " + shown.nodes() + " actors, " + ties
                + " ties. Groups: the best of " + observed.length + " searches at resolution 1, where random graphs can be compared. Interval: over searches.";
        Finding raw = Fragmentation.around(Finding.measured(id, variant, value, ties, "index", method), seeds).citing(cite);
        if (Double.isNaN(luck.mean())) {
            findings.add(raw);
            findings.add(Finding.tooFew(id, variant + "-minus-null", ties, "No random graph with these degrees falls into two groups large enough to compare with."));
            return;
        }
        String nullMethod = " Null: mean over " + chance.length + " random graphs with the same degrees, each searched in the same way.";
        findings.add(new Finding(raw.id(), raw.variant(), raw.scope(), raw.status(), raw.value(), raw.low(), raw.high(), luck.mean(), raw.n(),
                raw.unit(), method + nullMethod, cite, raw.label()));
        findings.add(Finding.measured(id, variant + "-minus-null", value - luck.mean(), ties, "index",
                method + nullMethod + " This is the difference; its interval holds the spread of searches and of nulls.")
                .withInterval(Math.min(value, seeds.low()) - luck.high(), Math.max(value, seeds.high()) - luck.low()).citing(cite));
    }
}
