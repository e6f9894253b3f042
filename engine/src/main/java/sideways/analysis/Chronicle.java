// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import sideways.event.EventLog;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.measure.Proportion;
import sideways.measure.Trend;
import sideways.measure.community.NicheTracks;
import sideways.measure.community.Rarefaction;
import sideways.run.Run;

/** What became of the niches, and whether the movement falls apart: {@link NicheHistory} as findings and tables. */
record Chronicle(List<Finding> findings, Findings.History history) {

    static final String SMALL = "time.niches.small";
    static final String TREND = "frag.trend";

    private static final NicheTracks.Change[] TOLD = {NicheTracks.Change.BORN, NicheTracks.Change.GROWN, NicheTracks.Change.SHRUNK,
        NicheTracks.Change.MERGED, NicheTracks.Change.SPLIT, NicheTracks.Change.DIED};
    private static final String GREENE = "Greene, Doyle & Cunningham 2010, doi:10.1109/ASONAM.2010.17";
    static final String MANN = "Mann 1945, doi:10.2307/1907187; Sen 1968, doi:10.1080/01621459.1968.10480934";
    private static final double COVERAGE = 0.99;
    private static final double SMALL_SHARE = 0.05;
    private static final int FEWEST_SMALL = 10;
    private static final int FEWEST_FOR_TREND = 5;
    private static final int TRACKS_SHOWN = 200;
    private static final int WORDS = 8;

    static Chronicle of(EventLog log, Niches niches, Telling telling, Analysis.Options options, Run run) {
        NicheHistory history = NicheHistory.of(log, niches, run);
        if (!history.isMeasured()) {
            return unmeasured(log, niches);
        }
        int windows = history.windows().count();
        int[][] size = history.sizes();
        List<Finding> findings = new ArrayList<>();
        String how = "Windows of equally many ties between named actors, as many up to " + Windows.MOST + " as leave each "
                + Windows.FEWEST_TIES + ". Members are those of the whole log's niches, or of parts of these where a half or a quarter of the log tells them apart; "
                + "each window says which parts are there and which are one, and a change must be worth "
                + Math.round(history.margin()) + " nats, the least of 10, 20, 40 … at which at most one of " + NicheHistory.SHUFFLES + " shuffled logs shows any birth, death, merger or split.";
        findings.add(Finding.measured("time.windows", "equal-ties", windows, Arrays.stream(history.windows().ties()).sum(), "windows", how));
        String nullMethod = " Null: mean over " + NicheHistory.SHUFFLES + " logs whose threads are dealt to the windows at random, so that nothing changes.";
        for (NicheTracks.Change change : TOLD) {
            findings.add(Finding.measured("time.niches." + change.name().toLowerCase(Locale.ROOT), "windows", history.count(change), history.followed(), "niches",
                    meaning(change) + " Counted over all windows after the first. " + how + nullMethod).withNull(history.byChance(change)).citing(GREENE));
        }
        findings.add(small(history, size));
        List<Findings.Window> described = new ArrayList<>();
        double[] hill = effective(size, windows);
        for (int w = 0; w < windows; w++) {
            int[] members = members(size, w);
            Rarefaction.Interval interval = members.length == 0 ? null
                    : Rarefaction.interval(members, COVERAGE, Math.max(40, options.bootstraps() / 4), run.derived("window", w));
            double low = interval == null ? Double.NaN : Math.min(hill[w], interval.low().q1());
            double high = interval == null ? Double.NaN : Math.max(hill[w], interval.high().q1());
            String from = Instant.ofEpochMilli(history.windows().start()[w]).toString();
            described.add(new Findings.Window(from, Instant.ofEpochMilli(history.windows().end()[w]).toString(), history.windows().ties()[w],
                    history.windows().actors()[w], hill[w], low, high));
            if (interval != null) {
                findings.add(Finding.measured("frag.hill1", "window-c99", hill[w], Arrays.stream(members).asLongStream().sum(), "niches",
                        "Effective number of niches by their members tied in this window, among as few as cover 99 %. Interval: middle 95 % over resampled members.")
                        .withInterval(low, high).withScope("window:" + from));
            }
        }
        findings.add(trend(hill, history));
        return new Chronicle(findings, new Findings.History(described, tracks(history, niches, size, telling), changes(history)));
    }

    private static Chronicle unmeasured(EventLog log, Niches niches) {
        long ties = Windows.tiesWithTime(log);
        String kind = niches.basis() != Niches.Basis.TIES ? "Niches are followed through ties between named actors, and this log has too few to find any."
                : ties == 0 ? "The log carries no times, so nothing can be said of change." : "";
        String few = ties + " ties between named actors carry a time; following niches takes " + Windows.FEWEST * Windows.FEWEST_TIES + ", for "
                + Windows.FEWEST + " windows.";
        List<Finding> findings = new ArrayList<>();
        for (NicheTracks.Change change : TOLD) {
            String id = "time.niches." + change.name().toLowerCase(Locale.ROOT);
            findings.add(kind.isEmpty() ? Finding.tooFew(id, "windows", ties, few) : Finding.notTestable(id, "windows", kind));
        }
        for (String[] id : new String[][] {{SMALL, "below-5pct"}, {TREND, "hill1-c99"}}) {
            findings.add(kind.isEmpty() ? Finding.tooFew(id[0], id[1], ties, few) : Finding.notTestable(id[0], id[1], kind));
        }
        return new Chronicle(findings, Findings.History.empty());
    }

    private static String meaning(NicheTracks.Change change) {
        return switch (change) {
            case BORN -> "Niches that are there and were not in the window before, and come from no other.";
            case DIED -> "Niches that were there in the window before and whose members have fallen silent.";
            case MERGED -> "Niches that have become one with a larger one.";
            case SPLIT -> "Niches that have come apart from a larger one.";
            case GROWN -> "Niches with clearly more tied members than the window before, at least a quarter, the size of the windows accounted for.";
            case SHRUNK -> "Niches with clearly fewer tied members than the window before, at least a fifth, the size of the windows accounted for.";
            case STAYED -> "Niches that stayed.";
        };
    }

    /** Does a small niche live on? */
    private static Finding small(NicheHistory history, int[][] size) {
        long[] lived = new long[2];
        long[] all = new long[2];
        for (NicheTracks.Event event : history.told()) {
            if (event.before() == 0 || event.change() == NicheTracks.Change.BORN || event.change() == NicheTracks.Change.SPLIT) {
                continue;
            }
            int large = event.before() < SMALL_SHARE * history.windows().actors()[event.window() - 1] ? 0 : 1;
            all[large]++;
            lived[large] += event.change() == NicheTracks.Change.DIED || event.change() == NicheTracks.Change.MERGED ? 0 : 1;
        }
        if (all[0] < FEWEST_SMALL) {
            return Finding.tooFew(SMALL, "below-5pct", all[0], "Whether small niches live on takes " + FEWEST_SMALL
                    + " cases of one below 5 % of a window's actors with a next window to look for it in; there are " + all[0] + ".");
        }
        Proportion share = new Proportion(lived[0], all[0]);
        String others = all[1] == 0 ? "There are no larger ones to compare with." : "Of the larger ones: " + lived[1] + " of " + all[1] + ".";
        return Finding.measured(SMALL, "below-5pct", share.value(), all[0], "share", "Share of niches below 5 % of a window's tied actors that are still there, by themselves, in the next. "
                + others + " Interval: Wilson, 95 %.").withInterval(share.interval()[0], share.interval()[1]).citing(GREENE);
    }

    /** Members of the niches that are there in a window. */
    private static int[] members(int[][] size, int window) {
        return Arrays.stream(size).mapToInt(track -> track[window]).filter(m -> m > 0).toArray();
    }

    /** Effective number of niches in each window, rarefied. */
    private static double[] effective(int[][] size, int windows) {
        double[] hill = new double[windows];
        Arrays.setAll(hill, w -> Rarefaction.at(members(size, w), COVERAGE).hill().q1());
        return hill;
    }

    private static Finding trend(double[] hill, NicheHistory history) {
        long known = Arrays.stream(hill).filter(h -> !Double.isNaN(h)).count();
        if (known < hill.length || hill.length < FEWEST_FOR_TREND) {
            return Finding.tooFew(TREND, "hill1-c99", known, known + " windows have an effective number of niches; a trend takes "
                    + FEWEST_FOR_TREND + ", because four can fall in order by chance one time in twelve.");
        }
        Trend trend = Trend.of(hill);
        double[] byChance = history.chance().stream().mapToDouble(dealt -> Trend.of(effective(dealt.size(), hill.length)).slope()).filter(slope -> !Double.isNaN(slope)).toArray();
        long steeper = Arrays.stream(byChance).filter(slope -> Math.abs(slope) >= Math.abs(trend.slope())).count();
        Finding found = Finding.measured(TREND, "hill1-c99", trend.slope(), hill.length, "niches a window", String.format(Locale.ROOT,
                "Theil and Sen's slope of the effective number of niches (rarefied) over %d windows of equally many ties; interval: Sen's, 95 %%. "
                        + "Mann and Kendall's test, two-sided%s: S = %d of %d, p = %.3f. Null: mean over %d logs whose threads are dealt to the windows at random; "
                        + "%d of them have a slope as steep.", hill.length, hill.length <= 10 ? ", exact" : "",
                trend.s(), hill.length * (hill.length - 1) / 2, trend.p(), byChance.length, steeper)).citing(MANN);
        found = byChance.length == 0 ? found : found.withNull(Quantiles.middle(byChance, 0.95).mean());
        return Double.isNaN(trend.low()) ? found : found.withInterval(trend.low(), trend.high());
    }

    private static List<Findings.Track> tracks(NicheHistory history, Niches niches, int[][] size, Telling telling) {
        List<Findings.Track> rows = new ArrayList<>();
        int[] part = history.part();
        int[] among = telling.users(java.util.stream.IntStream.range(0, part.length).filter(actor -> part[actor] >= 0).toArray());
        for (int track = 0; track < Math.min(TRACKS_SHOWN, size.length); track++) {
            int first = 0;
            while (first < size[track].length - 1 && size[track][first] == 0) {
                first++;
            }
            int[] trackOf = history.tracks().track()[first];
            int[] nicheOf = history.found().niche()[first];
            int[] those = new int[part.length];
            int[] home = new int[niches.nicheCount() + 1];
            int in = 0;
            for (int actor = 0; actor < part.length; actor++) {
                int p = part[actor];
                if (p >= 0 && p < nicheOf.length && nicheOf[p] >= 0 && trackOf[nicheOf[p]] == track) {
                    those[in++] = actor;
                    home[niches.nicheOfActor()[actor] + 1]++;
                }
            }
            int most = 1;
            for (int n = 2; n < home.length; n++) {
                most = home[n] > home[most] ? n : most;
            }
            rows.add(new Findings.Track(Integer.toString(track + 1), Integer.toString(most), Arrays.stream(size[track]).boxed().toList(),
                    telling.among(Arrays.copyOf(those, in), among, WORDS)));
        }
        return List.copyOf(rows);
    }

    private static List<Findings.Change> changes(NicheHistory history) {
        List<Findings.Change> rows = new ArrayList<>();
        for (NicheTracks.Event event : history.told()) {
            if (event.change() != NicheTracks.Change.STAYED && event.track() < TRACKS_SHOWN) {
                rows.add(new Findings.Change(event.window(), Integer.toString(event.track() + 1), event.change().name().toLowerCase(Locale.ROOT),
                        event.other() < 0 ? "" : Integer.toString(event.other() + 1), event.before(), event.after()));
            }
        }
        return List.copyOf(rows);
    }
}
