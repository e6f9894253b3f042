// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.SharedData;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.event.Labels;
import sideways.measure.diffusion.Cascades;
import sideways.measure.diffusion.CreditedTrees;
import sideways.measure.diffusion.Reconstruction;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Real trees whose parents are known, hidden as a platform hides them that credits every share to the original: does the interval over the
 * suppositions hold what was hidden? Once as the platform leaves it, and once with lists of whom people follow: those they had things from, and three
 * more of each tree at random. Trees are drawn into groups of twenty, a hundred times; no interval of resampling helps. No row is printed.
 */
class HiddenParentsTest {

    private static final int GROUPS = 100;
    private static final int A_GROUP = 20;
    private static final int EXTRA = 3;
    private static final List<Reconstruction.Rule> RULES = List.of(Reconstruction.Rule.SHALLOWEST, Reconstruction.Rule.LATEST, Reconstruction.Rule.AUDIENCE,
            Reconstruction.Rule.UNIFORM, Reconstruction.Rule.DELAY, Reconstruction.Rule.DEEPEST);

    @TempDir
    Path folder;

    @Test
    void intervals_hold_what_was_hidden_on_weibo() {
        hide("cascades-weibo/reposts.ndjson.gz");
    }

    @Test
    void intervals_hold_what_was_hidden_on_twitter() throws IOException {
        EventLog log = tweets(SharedData.data("cascades-twitter15/trees.csv.gz"));
        Cascades known = Cascades.of(log, Cascades.Kind.SHARE);
        cover("cascades-twitter15", log, known, false);
        cover("cascades-twitter15", log, known, true);
    }

    /** These trees have delays and no times; the log that the program makes of them is undated, so here time begins with each tree. */
    private static EventLog tweets(Path file) throws IOException {
        record Node(int number, double delay, String above, String user) { }
        Map<String, Node> nodes = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] at = line.split(",");
                String above = at[1].equals("ROOT") ? null : String.join("/", at[0], at[1], at[2], at[3]);
                nodes.putIfAbsent(String.join("/", at[0], at[4], at[5], at[6]), new Node(nodes.size(), Double.parseDouble(at[6]), above, at[4]));
            }
        }
        List<String> name = new ArrayList<>(nodes.keySet());
        name.sort(java.util.Comparator.comparingDouble((String n) -> nodes.get(n).delay()).thenComparing(n -> nodes.get(n).number()));
        Map<String, Integer> place = new HashMap<>();
        name.forEach(n -> place.put(n, place.size()));
        Map<String, Integer> actor = new LinkedHashMap<>();
        EventLog.Columns columns = new EventLog.Columns(name.size());
        for (int e = 0; e < name.size(); e++) {
            Node node = nodes.get(name.get(e));
            columns.actor[e] = actor.computeIfAbsent(node.user(), user -> actor.size());
            columns.shareOf[e] = node.above() == null ? -1 : place.getOrDefault(node.above(), -1);
            columns.action[e] = (byte) (node.above() == null ? Action.POST : Action.SHARE).ordinal();
            columns.timeMillis[e] = (long) (60_000 * node.delay());
        }
        return new EventLog(columns, actor.keySet().toArray(String[]::new), new String[0], Labels.none(name.size()), Labels.none(name.size()));
    }

    @Test
    void intervals_hold_what_was_hidden_on_reddit() {
        hide("reddit-threads");
    }

    @Test
    void intervals_hold_what_was_hidden_on_an_imageboard() {
        hide("4chan-pol/threads_2026-02-07.ndjson");
    }

    private void hide(String name) {
        try (Fixture.Read read = new Fixture(folder).read(Import.Options.DEFAULT, SharedData.data(name))) {
            Cascades shares = Cascades.of(read.log, Cascades.Kind.SHARE);
            Cascades replies = Cascades.of(read.log, Cascades.Kind.REPLY);
            Cascades known = shares.count > replies.count ? shares : replies;
            for (boolean listed : new boolean[] {false, true}) {
                cover(name, read.log, known, listed);
            }
        }
    }

    private void cover(String name, EventLog log, Cascades known, boolean listed) {
        Run run = Run.seeded(3);
        EventLog hidden = hidden(log, known, listed, run.random("extra", 0));
        Cascades stars = Cascades.of(hidden, Cascades.Kind.SHARE);
        CreditedTrees made = CreditedTrees.of(hidden, stars);
        List<Cascades> supposed = new ArrayList<>();
        for (Reconstruction.Rule rule : RULES) {
            supposed.add(Cascades.of(made.parents(rule, run), new boolean[hidden.eventCount]));
        }
        // trees large enough to have a shape, wholly in the log, in which everybody comes after the one they had it from: no rule supposes otherwise
        boolean[] ordered = new boolean[known.count];
        Arrays.fill(ordered, true);
        for (int event = 0; event < log.eventCount; event++) {
            if (known.parent[event] > event) {
                ordered[known.cascade[event]] = false;
            }
        }
        int[] whole = IntStream.range(0, known.count).filter(c -> known.source[c] < log.eventCount && known.size[c] >= 10 && known.uncertain[c] == 0).toArray();
        int[] trees = Arrays.stream(whole).filter(c -> ordered[c]).toArray();
        int[] held = new int[3];
        double[] width = new double[3];
        for (int group = 0; group < GROUPS; group++) {
            Rng rng = run.random("group", group);
            int[] drawn = IntStream.generate(() -> trees[rng.nextInt(trees.length)]).limit(A_GROUP).toArray();
            double[] truth = numbers(known, drawn);
            int[] same = Arrays.stream(drawn).map(c -> stars.cascade[known.source[c]]).toArray();
            double[][] by = supposed.stream().map(each -> numbers(each, same)).toArray(double[][]::new);
            for (int k = 0; k < held.length; k++) {
                int number = k;
                double low = Arrays.stream(by).mapToDouble(n -> n[number]).min().orElseThrow();
                double high = Arrays.stream(by).mapToDouble(n -> n[number]).max().orElseThrow();
                held[k] += low <= truth[k] && truth[k] <= high ? 1 : 0;
                width[k] += (high - low) / GROUPS;
            }
        }
        System.out.printf("%s%s: %d trees of %d; held in %s of %d groups; mean width of the sideways share %.2f, of depth %.1f, of virality %.1f%n", name, listed ? ", with lists" : "",
                trees.length, whole.length, Arrays.toString(held), GROUPS, width[0], width[1], width[2]);
        for (int k = 0; k < held.length; k++) {
            assertTrue(held[k] >= 90, "number " + k + " of " + name + (listed ? " with lists" : "") + ": held in " + held[k] + " of " + GROUPS);
        }
    }

    /** Sideways share, mean depth and mean structural virality of some trees. */
    private static double[] numbers(Cascades trees, int[] those) {
        double below = 0;
        double direct = 0;
        double depth = 0;
        double virality = 0;
        for (int c : those) {
            below += trees.size[c] - 1;
            direct += trees.broadcast[c];
            depth += trees.depth[c] / (double) those.length;
            virality += trees.virality(c) / those.length;
        }
        return new double[] {1 - direct / below, depth, virality};
    }

    /** The same events, each a share of the source of its tree; in front of them, if so wished, whom people follow. */
    private static EventLog hidden(EventLog log, Cascades known, boolean listed, Rng rng) {
        List<int[]> follows = new ArrayList<>();
        Cascades.ByTree byTree = known.byTree(log.eventCount);
        for (int event = 0; listed && event < log.eventCount; event++) {
            int above = known.parent[event];
            if (above >= 0 && above < log.eventCount && !log.isNobody(event) && !log.isNobody(above)) {
                follows.add(new int[] {log.actor[event], log.actor[above]});
                int c = known.cascade[event];
                int from = byTree.start()[c];
                for (int extra = 0; extra < EXTRA; extra++) {
                    int other = byTree.event()[from + rng.nextInt(byTree.start()[c + 1] - from)];
                    if (!log.isNobody(other)) {
                        follows.add(new int[] {log.actor[event], log.actor[other]});
                    }
                }
            }
        }
        int before = follows.size();
        EventLog.Columns columns = new EventLog.Columns(log.eventCount);
        for (int event = 0; event < log.eventCount; event++) {
            boolean below = known.parent[event] >= 0;
            columns.action[event] = (byte) (below ? Action.SHARE : Action.POST).ordinal();
            columns.actor[event] = log.actor[event];
            columns.timeMillis[event] = log.timeMillis[event];
            int source = below ? known.source[known.cascade[event]] : -1;
            columns.shareOf[event] = source < log.eventCount ? source : -1;
        }
        // ties stand behind: their place in the log does not matter
        EventLog.Columns all = new EventLog.Columns(log.eventCount + before);
        System.arraycopy(columns.action, 0, all.action, 0, log.eventCount);
        System.arraycopy(columns.actor, 0, all.actor, 0, log.eventCount);
        System.arraycopy(columns.timeMillis, 0, all.timeMillis, 0, log.eventCount);
        System.arraycopy(columns.shareOf, 0, all.shareOf, 0, log.eventCount);
        for (int i = 0; i < before; i++) {
            all.action[log.eventCount + i] = (byte) Action.TIE.ordinal();
            all.actor[log.eventCount + i] = follows.get(i)[0];
            all.toActor[log.eventCount + i] = follows.get(i)[1];
        }
        return new EventLog(all, log.actorName, new String[0], Labels.none(log.eventCount + before), Labels.none(log.eventCount + before));
    }
}
