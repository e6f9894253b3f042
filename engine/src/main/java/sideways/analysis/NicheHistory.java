// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sideways.event.EventLog;
import sideways.graph.Graph;
import sideways.measure.community.Consensus;
import sideways.measure.community.Continuity;
import sideways.measure.community.DescriptionLength;
import sideways.measure.community.Leiden;
import sideways.measure.community.LevelChoice;
import sideways.measure.community.NicheTracks;
import sideways.measure.community.Partition;
import sideways.run.Run;

/**
 * Niches through time. Who belongs together comes from the whole log; a niche of the whole log that a half or a quarter of it
 * tells shorter in parts is followed in parts. Each window then says which of them are there and which are one, and those
 * who stay the same are followed from window to window. The same with threads dealt to the windows at random tells how many changes chance
 * alone would show.
 *
 * @param windows none where the log has too few ties with a time
 * @param part of actor, −1 for none that is followed
 * @param found what each window says of the parts
 * @param tracks what became of each niche
 * @param margin nats that were asked of a change: the least at which at most one of {@value #SHUFFLES} shuffled logs shows any
 * @param chance the same of each log whose threads were dealt to the windows at random
 */
record NicheHistory(Windows windows, int[] part, Continuity.Result found, NicheTracks.Result tracks, double margin, List<Dealt> chance) {

    /**
     * What became of the niches of a log in which nothing changes.
     *
     * @param told changes after the first window
     * @param size members of each track tied in each window
     */
    record Dealt(List<NicheTracks.Event> told, int[][] size) { }

    static final int SHUFFLES = 20;

    private static final double LEAST_MARGIN = 10;
    private static final double MOST_MARGIN = 1_000;
    private static final int MOST_FOLLOWED = 200;
    private static final int[] STRETCHES = {2, 4};
    private static final int SEARCHES = 3;
    private static final int FEWEST_MEMBERS = 10;
    private static final double GROWTH = 0.25;
    private static final double DEVIATIONS = 4;

    static NicheHistory of(EventLog log, Niches niches, Run run) {
        Windows windows = niches.basis() == Niches.Basis.TIES ? Windows.of(log) : Windows.none();
        if (windows.count() == 0) {
            return new NicheHistory(windows, new int[0], new Continuity.Result(new int[0][], new int[0][]),
                    new NicheTracks.Result(new int[0][], List.of(), 0), Double.NaN, List.of());
        }
        int[] part = parts(windows, niches, run);
        Windows[] dealt = new Windows[SHUFFLES];
        Continuity[] evidence = new Continuity[SHUFFLES];
        run.blocks("Following niches", SHUFFLES, 1, (block, from, to) -> {
            Windows shuffled = windows.shuffled(run.random("windows", block));
            dealt[block] = shuffled.withoutGraphs();
            evidence[block] = Continuity.of(shuffled.graph(), part, MOST_FOLLOWED);
        });
        Continuity observed = Continuity.of(windows.graph(), part, MOST_FOLLOWED);
        double margin = LEAST_MARGIN;
        List<Dealt> chance = byChance(evidence, part, margin, dealt);
        while (chance.stream().filter(NicheHistory::isChange).count() > 1 && margin < MOST_MARGIN) {
            margin *= 2;
            chance = byChance(evidence, part, margin, dealt);
        }
        Continuity.Result found = observed.judged(margin);
        return new NicheHistory(windows, part, found, follow(found, part), margin, chance);
    }

    private static List<Dealt> byChance(Continuity[] evidence, int[] part, double margin, Windows[] dealt) {
        List<Dealt> all = new ArrayList<>();
        for (int shuffle = 0; shuffle < evidence.length; shuffle++) {
            Continuity.Result found = evidence[shuffle].judged(margin);
            NicheTracks.Result tracks = follow(found, part);
            int[][] size = sizes(tracks, found, part);
            all.add(new Dealt(told(tracks, size, dealt[shuffle]), size));
        }
        return all;
    }

    private static boolean isChange(Dealt dealt) {
        return dealt.told().stream().anyMatch(event -> event.change() == NicheTracks.Change.BORN || event.change() == NicheTracks.Change.DIED
                || event.change() == NicheTracks.Change.MERGED || event.change() == NicheTracks.Change.SPLIT);
    }

    private static NicheTracks.Result follow(Continuity.Result found, int[] part) {
        boolean still = true;
        for (int[] niche : found.niche()) {
            still &= Arrays.equals(niche, found.niche()[0]);
        }
        // where nothing changes, following parts is following their members
        return NicheTracks.of(still ? found.niche() : found.ofNodes(part), new NicheTracks.Options(0.3, 1, GROWTH));
    }

    /** The niches of the whole log with {@value #FEWEST_MEMBERS} members and more, those in parts that a half or a quarter of the log tells shorter so. */
    private static int[] parts(Windows windows, Niches niches, Run run) {
        int[] part = niches.nicheOfActor().clone();
        int[] size = sizes(part);
        for (int actor = 0; actor < part.length; actor++) {
            part[actor] = part[actor] >= 0 && size[part[actor]] >= FEWEST_MEMBERS ? part[actor] : -1;
        }
        LevelChoice.Candidate level = niches.search().choice().best();
        Leiden.Options options = Leiden.Options.DEFAULT.withResolution(level.objective() == LevelChoice.Objective.MODULARITY ? level.resolution() : 1);
        for (int stretches : STRETCHES) {
            Graph[] stretch = windows.stretches(stretches);
            Partition[] found = new Partition[stretches];
            run.blocks("Looking for parts of niches", stretches, 1, (block, from, to) -> found[block] = Consensus.of(stretch[block],
                    (graph, unit, own) -> Leiden.detect(graph, options, own), new Consensus.Options(SEARCHES, 2), run.derivedSerial("stretch" + stretches, block)).partition());
            for (int s = 0; s < stretches; s++) {
                part = parted(stretch[s], part, found[s].community());
            }
        }
        // numbered from the largest, so that those followed are the largest
        Partition ranked = Partition.of(shifted(part));
        int[] fresh = ranked.community();
        int outside = -1;
        for (int actor = 0; actor < part.length && outside < 0; actor++) {
            outside = part[actor] < 0 ? fresh[actor] : -1;
        }
        for (int actor = 0; actor < part.length; actor++) {
            part[actor] = part[actor] < 0 ? -1 : fresh[actor] - (outside >= 0 && fresh[actor] > outside ? 1 : 0);
        }
        return part;
    }

    private static int[] shifted(int[] part) {
        return Arrays.stream(part).map(p -> p + 1).toArray();
    }

    private static int[] sizes(int[] part) {
        int[] size = new int[Arrays.stream(part).max().orElse(-1) + 1];
        for (int p : part) {
            if (p >= 0) {
                size[p]++;
            }
        }
        return size;
    }

    /** Niches of which a stretch's own search makes two and more large parts, parted so where that tells the stretch's ties shorter. */
    private static int[] parted(Graph stretch, int[] part, int[] community) {
        int[] now = part;
        double length = Double.NaN;
        int[][] members = members(part);
        for (int p = 0; p < members.length; p++) {
            int[] home = Arrays.stream(members[p]).filter(node -> stretch.degree(node) > 0).map(node -> community[node]).sorted().toArray();
            int[] large = large(home, Math.max(FEWEST_MEMBERS, home.length / 10));
            if (large.length < 2) {
                continue;
            }
            length = Double.isNaN(length) ? DescriptionLength.of(stretch, Partition.of(shifted(now))) : length;
            int next = Arrays.stream(now).max().orElse(-1) + 1;
            int[] proposal = now.clone();
            for (int node : members[p]) {
                // the first of them keeps the number, and with it those who are in none of them
                int place = stretch.degree(node) > 0 ? Arrays.binarySearch(large, community[node]) : -1;
                proposal[node] = place > 0 ? next + place : p;
            }
            double told = DescriptionLength.of(stretch, Partition.of(shifted(proposal)));
            if (told < length - LEAST_MARGIN) {
                now = proposal;
                length = told;
            }
        }
        return now;
    }

    private static int[][] members(int[] part) {
        int[] size = sizes(part);
        int[][] members = new int[size.length][];
        Arrays.setAll(members, p -> new int[size[p]]);
        int[] filled = new int[size.length];
        for (int node = 0; node < part.length; node++) {
            if (part[node] >= 0) {
                members[part[node]][filled[part[node]]++] = node;
            }
        }
        return members;
    }

    /** The values that are there {@code fewest} times and more, ascending. */
    private static int[] large(int[] sorted, int fewest) {
        int[] value = new int[sorted.length];
        int values = 0;
        for (int start = 0, end; start < sorted.length; start = end) {
            end = start;
            while (end < sorted.length && sorted[end] == sorted[start]) {
                end++;
            }
            if (end - start >= fewest) {
                value[values++] = sorted[start];
            }
        }
        return Arrays.copyOf(value, values);
    }

    boolean isMeasured() {
        return windows.count() > 0;
    }

    /** What happened after the first window. */
    List<NicheTracks.Event> told() {
        return told(tracks, sizes(), windows);
    }

    long count(NicheTracks.Change change) {
        return told().stream().filter(event -> event.change() == change).count();
    }

    double byChance(NicheTracks.Change change) {
        return chance.stream().mapToLong(dealt -> dealt.told().stream().filter(event -> event.change() == change).count()).average().orElse(Double.NaN);
    }

    /** Niches of one window that are asked for in the next. */
    long followed() {
        return tracks.events().stream().filter(event -> event.window() > 0 && event.before() > 0).count();
    }

    /** Changes with the members tied in either window; growth and shrinking are told where a share of all tied members differs clearly. */
    private static List<NicheTracks.Event> told(NicheTracks.Result tracks, int[][] size, Windows windows) {
        List<NicheTracks.Event> told = new ArrayList<>();
        for (NicheTracks.Event e : tracks.events()) {
            if (e.window() == 0) {
                continue;
            }
            int before = size[e.track()][e.window() - 1];
            int after = size[e.track()][e.window()];
            NicheTracks.Change change = e.change();
            if (change == NicheTracks.Change.STAYED || change == NicheTracks.Change.GROWN || change == NicheTracks.Change.SHRUNK) {
                double expected = before * (double) windows.actors()[e.window()] / windows.actors()[e.window() - 1];
                double ratio = after / Math.max(1e-9, expected);
                boolean clear = Math.abs(after - expected) > DEVIATIONS * StrictMath.sqrt(after + expected);
                change = !clear || ratio < 1 + GROWTH && ratio > 1 / (1 + GROWTH) ? NicheTracks.Change.STAYED
                        : ratio > 1 ? NicheTracks.Change.GROWN : NicheTracks.Change.SHRUNK;
            }
            told.add(new NicheTracks.Event(e.window(), e.track(), change, e.other(), before, after));
        }
        return told;
    }

    /** Members of each track tied in each window, 0 where it is not there. */
    int[][] sizes() {
        return sizes(tracks, found, part);
    }

    private static int[][] sizes(NicheTracks.Result tracks, Continuity.Result found, int[] part) {
        int windows = found.niche().length;
        int[][] size = new int[tracks.tracks()][windows];
        for (int w = 0; w < windows; w++) {
            for (int p = 0; p < found.niche()[w].length; p++) {
                int niche = found.niche()[w][p];
                if (niche >= 0 && tracks.track()[w][niche] >= 0) {
                    size[tracks.track()[w][niche]][w] += found.tied()[w][p];
                }
            }
        }
        return size;
    }
}
