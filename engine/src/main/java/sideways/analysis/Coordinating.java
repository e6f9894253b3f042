// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sideways.event.EventLog;
import sideways.event.Labels;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.measure.Proportion;
import sideways.measure.coordination.Coordination;
import sideways.measure.coordination.CoordinatedGroups;
import sideways.run.Run;

/**
 * Who acts together: groups of accounts that share the same within the same seconds, more often than the speed at which things travel
 * explains. It is no verdict on anybody: fans, newsrooms and activists act together too.
 *
 * @param findings how many groups, how many accounts in them
 * @param shown the groups with what stands behind each, largest first
 * @param coordinated whether an actor is in a group
 * @param pushed share of the actions of named accounts that are by those in groups; NaN where that was not looked for
 * @param sameness share of the texts of named accounts whose wording another account has too; NaN without texts
 */
record Coordinating(List<Finding> findings, List<Findings.Group> shown, boolean[] coordinated, double pushed, double sameness) {

    /** What a reader must know who sees a group. */
    static final String INNOCENT = " Acting together is no deceit: fans, newsrooms, activists, feeds that mirror each other and people who wait for the same "
            + "news do it too.";

    private static final int MOST_GROUPS = 50;
    private static final int MOST_ACCOUNTS = 50;
    private static final int MOST_TIES = 1225;
    private static final int MOST_MOMENTS = 500;
    private static final int MOST_EXAMPLES = 3;
    private static final int MOST_ROWS = 5;
    private static final int FEWEST_ACCOUNTS = 10;
    private static final int DAY = 86_400;
    private static final String CITE = "Giglietto et al. 2020, doi:10.1080/1369118X.2020.1739732; Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x";
    private static final String VARIANT = "timing-fdr5";

    static Coordinating of(EventLog log, List<CoActions.Trace> traces, IntFunction<String> actorId, Analysis.Items items, Run run) {
        double sameness = traces.stream().filter(trace -> trace.kind() == CoActions.Kind.WORDING).mapToDouble(CoActions.Trace::repeated).findFirst().orElse(Double.NaN);
        int acted = CoActions.accounts(log);
        int grain = CoActions.grain(log);
        if (acted == 0) {
            return none(log, sameness, Finding.notTestable("coord.groups", VARIANT, "No named account writes or passes on anything at a known time, so nobody can be seen to act together."));
        }
        if (grain >= DAY) {
            return none(log, sameness, Finding.notTestable("coord.groups", VARIANT, "Times in this log are days. Whether accounts act within seconds or minutes of each other cannot be told from days."));
        }
        if (acted < FEWEST_ACCOUNTS) {
            return none(log, sameness, Finding.tooFew("coord.groups", VARIANT, acted, "There are " + acted + " named accounts that write or pass on something; it takes at least "
                    + FEWEST_ACCOUNTS + "."));
        }
        int[] windows = Arrays.stream(Coordination.Options.DEFAULT.windows()).map(window -> window / grain * grain).distinct().toArray();
        Coordination.Options options = new Coordination.Options(windows, Coordination.Options.DEFAULT.fewestObjects(),
                Coordination.Options.DEFAULT.discovery() / Math.max(1, traces.size()));
        List<Found> found = new ArrayList<>();
        for (int t = 0; t < traces.size(); t++) {
            run.report("Looking for coordination", t, traces.size());
            found.add(new Found(traces.get(t), Coordination.of(traces.get(t).shares(), options, run)));
        }
        run.report("Looking for coordination", traces.size(), traces.size());
        return told(log, found, acted, windows, sameness, actorId, items);
    }

    /** What one kind of action shows. */
    private record Found(CoActions.Trace trace, Coordination.Result result) { }

    private static Coordinating none(EventLog log, double sameness, Finding groups) {
        Finding accounts = groups.status() == Finding.Status.TOO_FEW ? Finding.tooFew("coord.accounts", VARIANT, groups.n(), groups.method())
                : Finding.notTestable("coord.accounts", VARIANT, groups.method());
        return new Coordinating(List.of(groups, accounts), List.of(), new boolean[log.actorCount], Double.NaN, sameness);
    }

    private static Coordinating told(EventLog log, List<Found> found, int accounts, int[] windows, double sameness, IntFunction<String> actorId, Analysis.Items items) {
        List<CoordinatedGroups.Group> groups = CoordinatedGroups.of(log.actorCount, found.stream().map(each ->
                new CoordinatedGroups.Evidence(each.trace.shares(), each.result.pairs())).toList());
        long members = groups.stream().mapToLong(group -> group.account().length).sum();
        long tested = found.stream().mapToLong(each -> each.result.tested()).sum();
        String how = found.isEmpty() ? "No two accounts share a thing, a link, a tag or a wording." : "Accounts that share the same " + String.join(", ", found.stream().map(each -> each.trace.kind().told).toList()) + " within "
                + String.join(", ", Arrays.stream(windows).mapToObj(Integer::toString).toList()) + " seconds of each other, more often than the speed at which each thing travels explains; "
                + tested + " pairs of accounts could have been found, of those found 5 % may be chance (Benjamini-Hochberg; windows and kinds paid for by Bonferroni).";
        List<Finding> findings = List.of(
                Finding.measured("coord.groups", VARIANT, groups.size(), accounts, "groups", "Groups tied by such pairs. " + how + INNOCENT).citing(CITE),
                share(members, accounts, how));
        List<Findings.Group> shown = new ArrayList<>();
        for (int g = 0; g < Math.min(MOST_GROUPS, groups.size()); g++) {
            shown.add(shown(g + 1, groups.get(g), log, found, actorId, items));
        }
        boolean[] coordinated = new boolean[log.actorCount];
        groups.forEach(group -> Arrays.stream(group.account()).forEach(account -> coordinated[account] = true));
        return new Coordinating(findings, List.copyOf(shown), coordinated, CoActions.shareBy(log, coordinated), sameness);
    }

    private static Finding share(long members, int accounts, String how) {
        double[] interval = new Proportion(members, accounts).interval();
        return Finding.measured("coord.accounts", VARIANT, members / (double) accounts, accounts, "share", "Share of the named accounts that act which are in a group; interval by Wilson. " + how + INNOCENT)
                .withInterval(interval[0], interval[1]).citing(CITE);
    }

    private static Findings.Group shown(int number, CoordinatedGroups.Group group, EventLog log, List<Found> found, IntFunction<String> actorId, Analysis.Items items) {
        List<String> members = Arrays.stream(group.account()).mapToObj(actorId::apply).sorted().limit(MOST_ACCOUNTS).toList();
        List<Findings.Tally> kinds = new ArrayList<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        List<CoordinatedGroups.Together> all = group.together();
        for (int kind = 0; kind < found.size(); kind++) {
            int of = kind;
            long objects = all.stream().filter(each -> each.kind() == of).count();
            if (objects > 0) {
                kinds.add(new Findings.Tally(found.get(kind).trace.kind().told, objects));
            }
        }
        for (CoordinatedGroups.Together each : all) {
            for (int row : each.rows()) {
                long time = log.timeMillis[event(found, each.kind(), row)];
                first = Math.min(first, time);
                last = Math.max(last, time);
            }
        }
        Set<String> shown = Set.copyOf(members);
        List<Findings.GroupTie> ties = Arrays.stream(group.tie()).mapToObj(tie -> new Findings.GroupTie(actorId.apply((int) (tie >>> 32)), actorId.apply((int) tie)))
                .filter(tie -> shown.contains(tie.from()) && shown.contains(tie.to()))
                .map(tie -> tie.from().compareTo(tie.to()) <= 0 ? tie : new Findings.GroupTie(tie.to(), tie.from()))
                .sorted(Comparator.comparing(Findings.GroupTie::from).thenComparing(Findings.GroupTie::to)).limit(MOST_TIES).toList();
        List<Findings.Moment> moments = all.stream().limit(MOST_MOMENTS).map(each -> new Findings.Moment(Instant.ofEpochMilli(log.timeMillis[event(found, each.kind(), each.rows()[0])]).toString(),
                each.members())).sorted(Comparator.comparing(Findings.Moment::time).thenComparing(Findings.Moment::members)).toList();
        kinds.sort(Comparator.comparing((Findings.Tally t) -> -t.count()).thenComparing(Findings.Tally::name));
        return new Findings.Group(Integer.toString(number), group.account().length, members, group.pairs(), group.density(), group.window(), all.size(), group.days(), group.q(),
                Instant.ofEpochMilli(first).toString(), Instant.ofEpochMilli(last).toString(), kinds, examples(all, log, found, actorId, items), ties, moments);
    }

    /** The objects most members shared, and the first who did. */
    private static List<Findings.TogetherRow> examples(List<CoordinatedGroups.Together> all, EventLog log, List<Found> found, IntFunction<String> actorId, Analysis.Items items) {
        List<Findings.TogetherRow> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_EXAMPLES, all.size()); i++) {
            CoordinatedGroups.Together each = all.get(i);
            CoActions.Kind kind = found.get(each.kind()).trace.kind();
            for (int row : Arrays.copyOf(each.rows(), Math.min(MOST_ROWS, each.rows().length))) {
                int event = event(found, each.kind(), row);
                rows.add(new Findings.TogetherRow(i + 1, kind.told, each.members(), actorId.apply(log.actor[event]), Instant.ofEpochMilli(log.timeMillis[event]).toString(),
                        label(kind, log, event, items), items.id(event), items.excerpt(event)));
            }
        }
        return rows;
    }

    /** What was shared, where it has a name that may be shown. */
    private static String label(CoActions.Kind kind, EventLog log, int event, Analysis.Items items) {
        return switch (kind) {
            case LINK -> String.join(" ", names(log.urls, event).map(items::link).distinct().toList());
            case TAGS -> String.join(" ", names(log.tags, event).toList());
            case SHARE -> log.shareOf[event] == EventLog.NONE ? "" : items.id(log.shareOf[event]);
            case ANSWER -> items.id(log.parent[event]);
            case WORDING -> "";
        };
    }

    private static Stream<String> names(Labels labels, int event) {
        return IntStream.range(labels.offset()[event], labels.offset()[event + 1]).mapToObj(i -> labels.name()[labels.label()[i]]).sorted().distinct();
    }

    private static int event(List<Found> found, int kind, int row) {
        CoActions.Trace trace = found.get(kind).trace;
        return trace.event()[trace.shares().given[row]];
    }
}
