// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.measure.community.IntersectionNiches;

/**
 * Where two channels share far more actors than chance: the niches that sit at a crossing, like the essay's Juggalo × Faith.
 *
 * @param shown the most surprising, with the words of those in both
 */
record Crossings(List<Findings.Crossing> shown, Finding finding) {

    static final String CHANNELS = "cross.channels";

    private static final int SHOWN = 100;
    private static final int WITH_WORDS = 15;
    private static final int WORDS = 8;
    private static final String MODEL = "Saracco et al. 2015, doi:10.1038/srep10595; Saracco et al. 2017, doi:10.1088/1367-2630/aa6b38";

    static Crossings of(EventLog log, Telling telling) {
        int[] actor = new int[log.eventCount];
        int[] channel = new int[log.eventCount];
        int size = 0;
        for (int event = 0; event < log.eventCount; event++) {
            if (log.channel[event] != EventLog.NONE && !log.isNobody(event) && log.actorName[log.actor[event]] != null) {
                actor[size] = log.actor[event];
                channel[size++] = log.channel[event];
            }
        }
        int[] who = Arrays.copyOf(actor, size);
        int[] where = Arrays.copyOf(channel, size);
        IntersectionNiches.Result found = IntersectionNiches.of(who, where, IntersectionNiches.Options.DEFAULT);
        List<Findings.Crossing> shown = new ArrayList<>();
        for (IntersectionNiches.Pair pair : found.pairs().subList(0, Math.min(SHOWN, found.pairs().size()))) {
            List<Findings.Word> words = List.of();
            if (shown.size() < WITH_WORDS && pair.modelQ() <= Overlaps.DISCOVERY) {
                boolean[] inA = in(who, where, pair.a(), log.actorCount);
                boolean[] inB = in(who, where, pair.b(), log.actorCount);
                words = telling.of(Overlaps.actors(inA, inB, true), Overlaps.actors(inA, inB, false), WORDS);
            }
            shown.add(new Findings.Crossing(log.channelName[pair.a()], log.channelName[pair.b()], pair.sizeA(), pair.sizeB(),
                    pair.common(), pair.expected(), pair.q(), pair.modelExpected(), pair.modelQ(), words));
        }
        return new Crossings(List.copyOf(shown), finding(found));
    }

    private static Finding finding(IntersectionNiches.Result found) {
        if (found.tested() == 0) {
            return Finding.notTestable(CHANNELS, "bicm", "The log has no two channels of " + IntersectionNiches.Options.DEFAULT.fewestMembers()
                    + " named actors, so no actor can be seen to be in two.");
        }
        long crossing = found.pairs().stream().filter(pair -> pair.modelQ() <= Overlaps.DISCOVERY).count();
        return Finding.measured(CHANNELS, "bicm", crossing, found.tested(), "pairs",
                "Pairs of channels that share more actors than chance, at a false discovery rate of 5 %, of all pairs with " + IntersectionNiches.Options.DEFAULT.fewestMembers()
                        + " actors each. Chance: the bipartite configuration model, which keeps in how many channels each of " + found.members()
                        + " actors is and how many actors each channel has, on average; exact tail. Fisher's test, to which all actors are alike, would claim "
                        + found.pairs().size() + ".").citing(MODEL);
    }

    private static boolean[] in(int[] who, int[] where, int channel, int actors) {
        boolean[] in = new boolean[actors];
        for (int i = 0; i < who.length; i++) {
            in[who[i]] |= where[i] == channel;
        }
        return in;
    }
}
