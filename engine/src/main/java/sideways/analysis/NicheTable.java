// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import sideways.event.EventLog;
import sideways.finding.Findings;

/**
 * Describes each niche by the words, channels and members that tell it from the rest.
 */
final class NicheTable {

    private static final int SHOWN = 1000;
    private static final int WORDS_IN_NAME = 3;

    private NicheTable() { }

    /** How many of the largest niches are described. */
    static int described(Niches niches) {
        return Math.min(SHOWN, niches.nicheCount());
    }

    static List<Findings.Niche> of(EventLog log, NicheWords telling, Niches niches, double[] rank, IntFunction<String> actorId) {
        int count = described(niches);
        int[] members = new int[niches.nicheCount()];
        long[] events = new long[niches.nicheCount()];
        int[] leader = new int[niches.nicheCount()];
        Arrays.fill(leader, -1);
        long all = 0;
        for (int actor = 0; actor < log.actorCount; actor++) {
            int niche = niches.nicheOfActor()[actor];
            if (niche >= 0) {
                members[niche]++;
                all++;
                leader[niche] = leader[niche] < 0 || rank[actor] > rank[leader[niche]] ? actor : leader[niche];
            }
        }
        long[][] channel = new long[count][];
        for (int event = 0; event < log.eventCount; event++) {
            int niche = niches.nicheOfActor()[log.actor[event]];
            if (niche < 0) {
                continue;
            }
            events[niche]++;
            if (niche < count && log.channel[event] != EventLog.NONE) {
                channel[niche] = channel[niche] == null ? new long[log.channelCount] : channel[niche];
                channel[niche][log.channel[event]]++;
            }
        }
        double[] inside = insideShares(niches);
        List<Findings.Niche> rows = new ArrayList<>();
        for (int niche = 0; niche < count; niche++) {
            List<Findings.Tally> channels = channel[niche] == null ? List.of() : Analysis.tallies(channel[niche], log.channelName, 5);
            List<Findings.Word> top = telling.words().get(niche);
            String name;
            String from;
            if (!niches.basis().isOfNodes() && !channels.isEmpty()) {
                name = channels.stream().limit(2).map(Findings.Tally::name).collect(Collectors.joining(" · "));
                from = "channels";
            } else if (!top.isEmpty()) {
                name = top.stream().limit(WORDS_IN_NAME).map(Findings.Word::word).collect(Collectors.joining(" · "));
                from = "words";
            } else if (!channels.isEmpty()) {
                name = channels.stream().limit(2).map(Findings.Tally::name).collect(Collectors.joining(" · "));
                from = "channels";
            } else {
                String leading = actorId.apply(leader[niche]);
                name = leading == null || leading.isEmpty() ? "niche " + (niche + 1) : "around " + leading;
                from = "members";
            }
            rows.add(new Findings.Niche(Integer.toString(niche + 1), name, from, members[niche], members[niche] / (double) all,
                    events[niche], inside[niche], top, channels, 0, 0, 0));
        }
        return rows;
    }

    /** Share of each niche's ties, by weight, that stay inside; NaN where the niches are not made of ties. */
    private static double[] insideShares(Niches niches) {
        double[] share = new double[niches.nicheCount()];
        Arrays.fill(share, Double.NaN);
        if (niches.basis() != Niches.Basis.TIES) {
            return share;
        }
        long[] inside = new long[niches.nicheCount()];
        long[] all = new long[niches.nicheCount()];
        int[] niche = niches.nicheOfActor();
        niches.graph().forEachArc((from, to, weight) -> {
            if (niche[from] >= 0) {
                all[niche[from]] += weight;
                inside[niche[from]] += niche[from] == niche[to] ? weight : 0;
            }
        });
        for (int i = 0; i < share.length; i++) {
            share[i] = inside[i] / (double) all[i];
        }
        return share;
    }
}
