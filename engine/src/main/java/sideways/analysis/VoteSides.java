// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.measure.Proportion;
import sideways.measure.polarization.VoteSpace;
import sideways.measure.polarization.VoteSpace.Held;
import sideways.run.Run;

/**
 * Where people vote on what others said: whether voters stand on two sides, on what both agree, and what divides them. Of several channels of votes the one with the most is told.
 *
 * @param shown what both agree on most, and then what divides most
 */
record VoteSides(List<Finding> findings, List<Findings.VotedItem> shown) {

    private static final int FEWEST_VOTERS = 30;
    private static final int FEWEST_ITEMS = 5;
    private static final int FEWEST_VOTES = 200;
    private static final int FEWEST_OF_SIDE = 10;
    private static final int MOST_VOTES = 5_000_000;
    private static final int SHOWN = 10;
    private static final int NULLS = 20;
    private static final double SURE = 2;
    private static final String CITE = "Small et al. 2021, doi:10.6035/recerca.5516";

    static VoteSides of(EventLog log, Analysis.Items items, Run run) {
        int[] inChannel = new int[log.channelCount + 1];
        for (int event = 0; event < log.eventCount; event++) {
            if (isVote(log, event)) {
                inChannel[log.channel[event] + 1]++;
            }
        }
        int channels = (int) Arrays.stream(inChannel).filter(count -> count > 0).count();
        if (channels == 0) {
            return none("Nobody votes on what others said in this log.", -1);
        }
        int busiest = IntStream.range(0, inChannel.length).reduce((a, b) -> inChannel[b] > inChannel[a] ? b : a).getAsInt() - 1;
        int[] most = IntStream.range(0, log.eventCount).filter(event -> isVote(log, event) && log.channel[event] == busiest).toArray();
        int[] voterOf = Arrays.stream(most).map(event -> log.actor[event]).distinct().sorted().toArray();
        int[] itemOf = Arrays.stream(most).map(event -> log.parent[event]).distinct().sorted().toArray();
        if (voterOf.length < FEWEST_VOTERS || itemOf.length < FEWEST_ITEMS || most.length < FEWEST_VOTES) {
            return none(voterOf.length + " named voters cast " + most.length + " votes on " + itemOf.length + " items; it takes " + FEWEST_VOTERS + ", " + FEWEST_VOTES + " and " + FEWEST_ITEMS + ".", most.length);
        }
        if (most.length > MOST_VOTES) {
            return none("There are " + most.length + " votes; sides are told from up to " + MOST_VOTES + ".", -1);
        }
        VoteSpace.Votes votes = votes(log, most, voterOf, itemOf);
        VoteSpace space = VoteSpace.of(votes, NULLS, run.derived("votes", 0));
        Held[][] held = VoteSpace.held(votes, space.side());
        int one = (int) Arrays.stream(space.side()).filter(s -> s == 0).count();
        int other = voterOf.length - one;
        boolean apart = space.factor() > space.chance() + SURE * space.spread();
        List<Finding> findings = new ArrayList<>();
        String where = channels < 2 ? "" : " Of " + channels + " channels with votes, the one with the most.";
        findings.add(Finding.measured("pol.factor", "votes", space.factor(), voterOf.length, "share", String.format(Locale.ROOT, "Share of what votes vary, each item's mean taken off, along one leaning; %s Sides of %d and %d voters, two means in the plane of the first two components."
                + " Null: votes on each item dealt anew among its voters, mean of %d, spread %.4f.%s", apart ? "more than by chance." : "no more than by chance: sides told below are none.", one, other, space.nulls(), space.spread(), where)).withNull(space.chance()).citing(CITE));
        int[] judged = IntStream.range(0, itemOf.length).filter(i -> held[0][i].votes() >= FEWEST_OF_SIDE && held[1][i].votes() >= FEWEST_OF_SIDE).toArray();
        if (judged.length < FEWEST_ITEMS) {
            findings.add(Finding.tooFew("pol.consensus", "votes", judged.length, judged.length + " items have " + FEWEST_OF_SIDE + " votes of each side; it takes " + FEWEST_ITEMS + "."));
            findings.add(Finding.tooFew("pol.divided", "votes", judged.length, judged.length + " items have " + FEWEST_OF_SIDE + " votes of each side; it takes " + FEWEST_ITEMS + "."));
            return new VoteSides(findings, List.of());
        }
        findings.add(share("pol.consensus", Arrays.stream(judged).filter(i -> majority(held[0][i]) != 0 && majority(held[0][i]) == majority(held[1][i])).count(), judged.length,
                "Items on which a clear majority of each side votes alike, of those with " + FEWEST_OF_SIDE + " votes of each; clear: Wilson's 95 % interval lies above one half. Passes count as votes."));
        findings.add(share("pol.divided", Arrays.stream(judged).filter(i -> majority(held[0][i]) * majority(held[1][i]) < 0).count(), judged.length,
                "Items on which a clear majority of one side agrees and one of the other disagrees, of those with " + FEWEST_OF_SIDE + " votes of each."));
        List<Findings.VotedItem> shown = new ArrayList<>();
        Comparator<Integer> agreed = Comparator.comparingDouble(i -> -held[0][i].agreeing() * held[1][i].agreeing());
        Comparator<Integer> divisive = Comparator.comparingDouble(i -> -Math.abs(held[0][i].agreeing() - held[1][i].agreeing()));
        Arrays.stream(judged).boxed().sorted(agreed.thenComparing(Comparator.naturalOrder())).filter(i -> majority(held[0][i]) > 0 && majority(held[1][i]) > 0).limit(SHOWN)
                .forEach(i -> shown.add(item("agreed", itemOf[i], held[0][i], held[1][i], items)));
        Arrays.stream(judged).boxed().sorted(divisive.thenComparing(Comparator.naturalOrder())).filter(i -> majority(held[0][i]) * majority(held[1][i]) < 0).limit(SHOWN)
                .forEach(i -> shown.add(item("divided", itemOf[i], held[0][i], held[1][i], items)));
        return new VoteSides(findings, shown);
    }

    private static VoteSides none(String why, int votes) {
        return new VoteSides(List.of("pol.factor", "pol.consensus", "pol.divided").stream().map(id -> votes < 0 ? Finding.notTestable(id, "votes", why) : Finding.tooFew(id, "votes", votes, why)).toList(), List.of());
    }

    private static boolean isVote(EventLog log, int event) {
        return log.actionOf(event) == Action.VOTE && log.parent[event] != EventLog.NONE && !log.isNobody(event) && Math.abs(log.amount[event]) <= 1;
    }

    /** Of several votes of one voter on one item, the last; events stand in the order of their times. */
    private static VoteSpace.Votes votes(EventLog log, int[] events, int[] voterOf, int[] itemOf) {
        int[] begin = new int[voterOf.length + 1];
        for (int event : events) {
            begin[Arrays.binarySearch(voterOf, log.actor[event]) + 1]++;
        }
        for (int voter = 0; voter < voterOf.length; voter++) {
            begin[voter + 1] += begin[voter];
        }
        int[] cast = new int[events.length];
        int[] next = begin.clone();
        for (int event : events) {
            cast[next[Arrays.binarySearch(voterOf, log.actor[event])]++] = event;
        }
        int[] offset = new int[voterOf.length + 1];
        int[] item = new int[events.length];
        double[] vote = new double[events.length];
        int kept = 0;
        for (int voter = 0; voter < voterOf.length; voter++) {
            TreeMap<Integer, Double> last = new TreeMap<>();
            for (int i = begin[voter]; i < begin[voter + 1]; i++) {
                last.put(Arrays.binarySearch(itemOf, log.parent[cast[i]]), Math.signum(log.amount[cast[i]]));
            }
            for (Map.Entry<Integer, Double> each : last.entrySet()) {
                item[kept] = each.getKey();
                vote[kept++] = each.getValue();
            }
            offset[voter + 1] = kept;
        }
        return new VoteSpace.Votes(offset, Arrays.copyOf(item, kept), Arrays.copyOf(vote, kept), itemOf.length);
    }

    /** 1: most agree, −1: most disagree, 0: neither is clear. */
    private static int majority(Held held) {
        return new Proportion(held.agree(), held.votes()).interval()[0] > 0.5 ? 1 : new Proportion(held.disagree(), held.votes()).interval()[0] > 0.5 ? -1 : 0;
    }

    private static Findings.VotedItem item(String kind, int event, Held one, Held other, Analysis.Items items) {
        return new Findings.VotedItem(kind, items.id(event), items.excerpt(event), one.agree(), one.disagree(), one.votes(), other.agree(), other.disagree(), other.votes());
    }

    private static Finding share(String id, long hits, int of, String how) {
        Proportion share = new Proportion(hits, of);
        double[] interval = share.interval();
        return Finding.measured(id, "votes", share.value(), of, "share", how + " Interval: 95 %, Wilson.").withInterval(interval[0], interval[1]).citing(CITE);
    }
}
