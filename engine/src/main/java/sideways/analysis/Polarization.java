// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.List;
import sideways.finding.Finding;

/** Do the two largest groups meet, more or less than chance would have it? */
final class Polarization {

    private static final String RWC = "Garimella et al. 2018, doi:10.1145/3140565; null: Salloum et al. 2022, doi:10.1145/3512962";
    private static final String EI = "Krackhardt & Stern 1988, doi:10.2307/2786835; null: Salloum et al. 2022, doi:10.1145/3512962";
    private static final String ASSORTATIVITY = "Newman 2003, doi:10.1103/PhysRevE.67.026126";

    private Polarization() { }

    static List<Finding> findings(Niches niches, NullGraphs nulls) {
        List<Finding> findings = new ArrayList<>();
        if (niches.basis() != Niches.Basis.TIES) {
            String why = "Polarization is measured on ties between named actors, and this log has fewer than " + Niches.FEWEST_TIES + ".";
            for (String[] id : new String[][] {{"pol.ei", "two-largest"}, {"pol.rwc", "k" + NullGraphs.HUBS}, {"pol.assort", "two-largest"}}) {
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
