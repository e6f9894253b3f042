// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.measure.coordination.TrendCrowds;

/**
 * Tags that a crowd of accounts brought up at once which came for nothing else.
 *
 * @param shown the tags with a crowd, least like chance first
 */
record Trends(Finding finding, List<Findings.Trend> shown) {

    private static final int FEWEST = 5;
    private static final int MOST = 50;
    private static final double DISCOVERY = 0.05;
    private static final String ID = "coord.trends";
    private static final String VARIANT = "passing-crowd";
    private static final String ELMAS = "Elmas et al. 2021, doi:10.1109/EuroSP51992.2021.00035";

    static Trends of(EventLog log) {
        long[] first = new long[log.actorCount];
        long[] last = new long[log.actorCount];
        Arrays.fill(first, Long.MAX_VALUE);
        Arrays.fill(last, Long.MIN_VALUE);
        int uses = 0;
        for (int event = 0; event < log.eventCount; event++) {
            if (log.timeMillis[event] != EventLog.NO_TIME) {
                first[log.actor[event]] = Math.min(first[log.actor[event]], log.timeMillis[event]);
                last[log.actor[event]] = Math.max(last[log.actor[event]], log.timeMillis[event]);
                uses += log.tags.countOf(event);
            }
        }
        int[] tag = new int[uses];
        int[] actor = new int[uses];
        long[] millis = new long[uses];
        int use = 0;
        for (int event = 0; event < log.eventCount; event++) {
            for (int i = log.tags.offset()[event]; log.timeMillis[event] != EventLog.NO_TIME && i < log.tags.offset()[event + 1]; i++) {
                tag[use] = log.tags.label()[i];
                actor[use] = log.isNobody(event) ? -1 : log.actor[event];
                millis[use++] = log.timeMillis[event];
            }
        }
        TrendCrowds.Crowd[] crowds = TrendCrowds.of(tag, actor, millis, first, last);
        if (CoActions.grain(log) >= 86_400) {
            return new Trends(Finding.notTestable(ID, VARIANT, "Times in this log are days; crowds of an hour cannot be told from days."), List.of());
        }
        if (crowds.length < FEWEST) {
            return new Trends(Finding.tooFew(ID, VARIANT, crowds.length, crowds.length + " tags have a crowd: " + TrendCrowds.FEWEST + " named accounts and more in one hour, with half of all posts of the tag. It takes at least " + FEWEST + "."), List.of());
        }
        List<Findings.Trend> shown = Arrays.stream(crowds).sorted(Comparator.comparingDouble(TrendCrowds.Crowd::p).thenComparing(crowd -> log.tags.name()[crowd.tag()])).limit(MOST)
                .map(crowd -> new Findings.Trend(log.tags.name()[crowd.tag()], crowd.posts(), crowd.accounts(), crowd.passing(), crowd.expected(), Instant.ofEpochMilli(crowd.start()).toString(), crowd.q())).toList();
        long flagged = Arrays.stream(crowds).filter(crowd -> crowd.q() <= DISCOVERY).count();
        return new Trends(Finding.measured(ID, VARIANT, flagged, crowds.length, "tags", "Tags that a crowd brought up within an hour more of whose accounts come and go within an hour than those of other tags' crowds, at a false discovery rate of 5 %. "
                + "News that draws newcomers for an hour does that too.").citing(ELMAS), shown);
    }
}
