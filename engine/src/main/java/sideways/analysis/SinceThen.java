// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.measure.community.NicheTracks;

/**
 * Which niches of now are niches of an earlier analysis, and what became of the others. Who goes on keeps number and name; a number
 * is never given twice.
 *
 * @param number of each niche of now, from 1
 * @param name of each niche that goes on; null for the new
 * @param used the largest number any niche of the movement ever had
 * @param shown what became of each niche, for the report
 */
record SinceThen(int[] number, String[] name, int used, List<Finding> findings, List<Findings.Since> shown) {

    private static final String CITE = "Greene, Doyle & Cunningham 2010, doi:10.1109/ASONAM.2010.17";
    private static final NicheTracks.Change[] TOLD = {NicheTracks.Change.STAYED, NicheTracks.Change.BORN, NicheTracks.Change.GROWN, NicheTracks.Change.SHRUNK,
            NicheTracks.Change.MERGED, NicheTracks.Change.SPLIT, NicheTracks.Change.DIED};

    /** A first analysis: numbers by size. */
    static SinceThen first(int niches) {
        int[] number = new int[niches];
        Arrays.setAll(number, n -> n + 1);
        return new SinceThen(number, new String[niches], niches, List.of(), List.of());
    }

    static SinceThen of(Earlier earlier, Niches niches) {
        int[] then = Arrays.stream(earlier.niche()).map(n -> n - 1).toArray();
        int[] now = Arrays.copyOf(niches.nicheOfActor(), then.length);
        Arrays.fill(now, niches.nicheOfActor().length, now.length, -1);
        NicheTracks.Result tracks = NicheTracks.of(new int[][] {then, now}, NicheTracks.Options.DEFAULT);
        Map<Integer, Integer> numberOfTrack = new HashMap<>();
        for (int n = 0; n < tracks.track()[0].length; n++) {
            if (tracks.track()[0][n] >= 0) {
                numberOfTrack.put(tracks.track()[0][n], n + 1);
            }
        }
        int used = earlier.used();
        int[] number = new int[niches.nicheCount()];
        String[] name = new String[number.length];
        for (int n = 0; n < number.length; n++) {
            int track = n < tracks.track()[1].length ? tracks.track()[1][n] : -1;
            if (track >= 0 && numberOfTrack.containsKey(track)) {
                number[n] = numberOfTrack.get(track);
                name[n] = earlier.niches().get(number[n]);
            } else {
                number[n] = ++used;
                numberOfTrack.put(track, used);
            }
        }
        return new SinceThen(number, name, used, findings(earlier, tracks, then, now), shown(tracks, numberOfTrack, earlier, then, now));
    }

    private static List<Finding> findings(Earlier earlier, NicheTracks.Result tracks, int[] then, int[] now) {
        int both = 0;
        int stayed = 0;
        for (int node = 0; node < then.length; node++) {
            if (then[node] >= 0 && now[node] >= 0) {
                both++;
                stayed += tracks.track()[0][then[node]] == tracks.track()[1][now[node]] ? 1 : 0;
            }
        }
        String how = "Niches of “" + earlier.name() + "”, as analyzed then, brought up to date with the ties of now where they tell these no worse than a new search does; matched by their common members.";
        List<Finding> findings = new ArrayList<>();
        findings.add(both == 0 ? Finding.tooFew("since.stayed", "members", 0, "Nobody is in a niche of then and in one of now.")
                : Finding.measured("since.stayed", "members", stayed / (double) both, both, "share", "Share of those in a niche then and now whose niche is the same. " + how).citing(CITE));
        Map<NicheTracks.Change, Integer> count = new LinkedHashMap<>();
        for (NicheTracks.Change change : TOLD) {
            count.put(change, 0);
        }
        tracks.events().stream().filter(event -> event.window() == 1).forEach(event -> count.merge(event.change(), 1, Integer::sum));
        long niches = Arrays.stream(then).filter(n -> n >= 0).distinct().count();
        count.forEach((change, times) -> findings.add(Finding.measured("since.niches." + label(change), "members", times, niches, "niches", told(change) + " " + how).citing(CITE)));
        return findings;
    }

    private static List<Findings.Since> shown(NicheTracks.Result tracks, Map<Integer, Integer> numberOfTrack, Earlier earlier, int[] then, int[] now) {
        List<Findings.Since> rows = new ArrayList<>();
        tracks.events().stream().filter(event -> event.window() == 1).forEach(event -> {
            String other = event.other() < 0 ? "" : Integer.toString(numberOfTrack.get(event.other()));
            String id = Integer.toString(numberOfTrack.get(event.track()));
            rows.add(new Findings.Since(id, earlier.niches().getOrDefault(numberOfTrack.get(event.track()), ""), label(event.change()), other, event.before(), event.after()));
        });
        rows.sort(java.util.Comparator.comparingInt(row -> Integer.parseInt(row.niche())));
        return List.copyOf(rows);
    }

    private static String label(NicheTracks.Change change) {
        return change.name().toLowerCase(Locale.ROOT);
    }

    private static String told(NicheTracks.Change change) {
        return switch (change) {
            case STAYED -> "Niches that went on at about their size.";
            case BORN -> "Niches whose members were in no niche of then, for the most part.";
            case GROWN -> "Niches that went on, larger by a tenth and more.";
            case SHRUNK -> "Niches that went on, smaller by a tenth and more.";
            case MERGED -> "Niches that went into another.";
            case SPLIT -> "Niches that came apart from one that went on.";
            case DIED -> "Niches whose members are in no niche of now, for the most part.";
        };
    }
}
