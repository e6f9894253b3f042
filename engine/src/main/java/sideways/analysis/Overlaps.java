// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.measure.Proportion;
import sideways.measure.community.Overlap;
import sideways.measure.community.SharedMembers;
import sideways.run.Run;

/**
 * Who belongs to several niches, and which niches share members beyond chance. Chance: visits to other niches lead anywhere.
 *
 * @param further niches of actors beyond their own, by actor; empty where the niches are not made of ties
 */
record Overlaps(List<Overlap.Membership> further, List<Findings.NichePair> pairs, List<Finding> findings) {

    static final String ACTORS = "overlap.actors";
    static final String NICHES = "cross.niches";
    static final double DISCOVERY = 0.05;

    private static final String OSLOM = "Lancichinetti et al. 2011, doi:10.1371/journal.pone.0018961; Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x";
    private static final int SHOWN = 100;
    private static final int WITH_WORDS = 30;
    private static final int WORDS = 8;

    static Overlaps of(EventLog log, Niches niches, Telling telling, Analysis.Options options, Run run) {
        if (niches.basis() != Niches.Basis.TIES || niches.nicheCount() < 2) {
            String why = niches.basis() != Niches.Basis.TIES
                    ? "Further niches are told by an actor's ties into them, and the niches of this log are not made of ties between actors."
                    : "It takes two niches for somebody to be in both.";
            return new Overlaps(List.of(), List.of(), List.of(Finding.notTestable(ACTORS, "ties", why), Finding.notTestable(NICHES, "bridges", why)));
        }
        int[] niche = niches.nicheOfActor();
        Visits visits = Visits.of(log, niche);
        long[] weight = visits.into(niches.nicheCount());
        Overlap.Result found = Overlap.of(visits.who(), visits.where(), niche, Overlap.Options.LEAVING);
        SharedMembers.Result shared = SharedMembers.of(niche, found.memberships(), weight);
        long members = Arrays.stream(niche).filter(n -> n >= 0).count();
        double[] chanceShare = new double[options.nulls()];
        double[] chancePairs = new double[options.nulls()];
        run.blocks("Dealing visits", options.nulls(), 1, (block, from, to) -> {
            Visits dealt = visits.dealt(niche, run.random("bridges", block));
            List<Overlap.Membership> byChance = Overlap.of(dealt.who(), dealt.where(), niche, Overlap.Options.LEAVING).memberships();
            chanceShare[block] = actors(byChance) / (double) members;
            chancePairs[block] = significant(SharedMembers.of(niche, byChance, weight));
        });
        List<Finding> findings = new ArrayList<>();
        Proportion share = new Proportion(actors(found.memberships()), members);
        String nullMethod = " Null: mean over " + options.nulls() + " logs in which everybody keeps the visits to the own niche and the number of others, and these lead anywhere";
        findings.add(Finding.measured(ACTORS, "ties", share.value(), members, "share",
                "Share of the members of niches who belong to a further niche too: who have been there at least " + Overlap.Options.LEAVING.fewestTies()
                        + " times and in a tenth of their visits, more than members of their niche are by chance, at a false discovery rate of 5 % over " + found.tested()
                        + " pairs of actor and niche. A visit is a thread in which the actor is tied to members of that niche most, or, without threads, another actor. Interval: Wilson, 95 %." + nullMethod + " (at most " + percent(Arrays.stream(chanceShare).max().orElse(0)) + ").")
                .withInterval(share.interval()[0], share.interval()[1]).withNull(Arrays.stream(chanceShare).average().orElse(Double.NaN)).citing(OSLOM));
        findings.add(Finding.measured(NICHES, "bridges", significant(shared), shared.tested(), "pairs",
                "Pairs of niches that share more members than chance, at a false discovery rate of 5 %. Chance: everybody keeps the own niche and the number of "
                        + "further ones, and these fall on niches by the visits they get; exact tail." + nullMethod + ".")
                .withNull(Arrays.stream(chancePairs).average().orElse(Double.NaN)).citing(OSLOM));
        return new Overlaps(found.memberships(), pairs(shared, niche, found.memberships(), telling), findings);
    }

    private static long actors(List<Overlap.Membership> further) {
        return further.stream().mapToInt(Overlap.Membership::node).distinct().count();
    }

    private static long significant(SharedMembers.Result shared) {
        return shared.pairs().stream().filter(pair -> pair.q() <= DISCOVERY).count();
    }

    private static List<Findings.NichePair> pairs(SharedMembers.Result shared, int[] niche, List<Overlap.Membership> further, Telling telling) {
        List<Findings.NichePair> rows = new ArrayList<>();
        int withWords = 0;
        for (SharedMembers.Pair pair : shared.pairs().subList(0, Math.min(SHOWN, shared.pairs().size()))) {
            List<Findings.Word> words = List.of();
            if (pair.q() <= DISCOVERY && withWords++ < WITH_WORDS) {
                boolean[] inA = in(pair.a(), niche, further);
                boolean[] inB = in(pair.b(), niche, further);
                words = telling.of(actors(inA, inB, true), actors(inA, inB, false), WORDS);
            }
            rows.add(new Findings.NichePair(Integer.toString(pair.a() + 1), Integer.toString(pair.b() + 1), pair.common(), pair.expected(), pair.q(), words));
        }
        return List.copyOf(rows);
    }

    private static boolean[] in(int which, int[] niche, List<Overlap.Membership> further) {
        boolean[] in = new boolean[niche.length];
        for (int actor = 0; actor < in.length; actor++) {
            in[actor] = niche[actor] == which;
        }
        further.stream().filter(m -> m.community() == which).forEach(m -> in[m.node()] = true);
        return in;
    }

    /** Actors in both, or in one of the two only. */
    static int[] actors(boolean[] inA, boolean[] inB, boolean both) {
        int[] actors = new int[inA.length];
        int size = 0;
        for (int actor = 0; actor < inA.length; actor++) {
            if (both ? inA[actor] && inB[actor] : inA[actor] ^ inB[actor]) {
                actors[size++] = actor;
            }
        }
        return Arrays.copyOf(actors, size);
    }

    private static String percent(double share) {
        return String.format(java.util.Locale.ROOT, "%.1f %%", 100 * share);
    }
}
