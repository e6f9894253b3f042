// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.Arrays;
import java.util.List;
import sideways.event.EventLog;
import sideways.finding.Findings;
import sideways.measure.community.IntersectionNiches;

/** Where two channels share far more actors than chance: the niches that sit at a crossing, like the essay's Juggalo × Faith. */
final class Crossings {

    private static final int SHOWN = 100;

    private Crossings() { }

    static List<Findings.Crossing> of(EventLog log) {
        int[] actor = new int[log.eventCount];
        int[] channel = new int[log.eventCount];
        int size = 0;
        for (int event = 0; event < log.eventCount; event++) {
            if (log.channel[event] != EventLog.NONE && !log.isNobody(event) && log.actorName[log.actor[event]] != null) {
                actor[size] = log.actor[event];
                channel[size++] = log.channel[event];
            }
        }
        return IntersectionNiches.of(Arrays.copyOf(actor, size), Arrays.copyOf(channel, size), IntersectionNiches.Options.DEFAULT)
                .pairs().stream().limit(SHOWN)
                .map(pair -> new Findings.Crossing(log.channelName[pair.a()], log.channelName[pair.b()], pair.sizeA(), pair.sizeB(),
                        pair.common(), pair.expected(), pair.q()))
                .toList();
    }
}
