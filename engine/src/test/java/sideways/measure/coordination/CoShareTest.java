// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import sideways.SharedData;
import sideways.run.Rng;
import sideways.run.Run;

class CoShareTest {

    @Test
    void reposts_in_russian_equal_those_of_the_reference_tool() throws IOException {
        Log log = Log.of(rows(SharedData.golden("coordination/russian_coord_tweets.csv.gz")));
        CoShares pairs = log.pairs(60, 2);
        Set<String> expected = new TreeSet<>();
        for (String[] row : rows(SharedData.golden("coordination/russian_pairs_tw60_mp2.csv.gz"))) {
            expected.add(String.join(",", row));
        }
        assertEquals(3791, pairs.count);
        assertEquals(expected, log.lines(pairs));
        assertTies("coordination/russian_edges_tw60_mp2.csv.gz", 3721, 60, log.ties(List.of(pairs)));
        for (int[] told : new int[][] {{10, 2, 447}, {10, 5, 22}, {60, 5, 1235}}) {
            assertEquals(told[2], log.pairs(told[0], told[1]).count, "pairs within " + told[0] + " s of " + told[1] + " shares");
        }
    }

    @Test
    void links_and_images_in_german_equal_those_of_the_reference_tool() throws IOException {
        List<String[]> posts = rows(SharedData.golden("coordination/german_elections.csv.gz"));
        List<CoShares> found = new ArrayList<>();
        Log both = Log.of(concat(objects(posts, 2, "url"), objects(posts, 5, "image")));
        int links = objects(posts, 2, "url").size();
        assertEquals(41_100, links);
        found.add(both.pairs(30, 2, 0, links));
        found.add(both.pairs(30, 2, links, both.account.length));
        assertEquals(5658, found.get(0).count);
        assertEquals(2131, found.get(1).count);
        assertTies("coordination/german_edges_tw30_urls_plus_images.csv.gz", 1732, 771, both.ties(found));
    }

    @Test
    void a_sliding_window_meets_the_pairs_that_comparing_all_with_all_meets() {
        for (int seed = 0; seed < 200; seed++) {
            Rng rng = Run.seeded(seed).random("shares", 0);
            int n = rng.nextInt(120);
            int[] account = new int[n];
            int[] object = new int[n];
            int[] item = new int[n];
            long[] second = new long[n];
            for (int i = 0; i < n; i++) {
                account[i] = rng.nextInt(12);
                object[i] = rng.nextInt(6);
                item[i] = rng.nextInt(10) == 0 ? rng.nextInt(6) : 6 + i;
                second[i] = 1_000_000L + rng.nextInt(300);
            }
            int window = rng.nextInt(40);
            CoShares found = CoShares.of(account, object, item, second, new CoShares.Options(window, 1));
            Set<Long> pairs = new TreeSet<>();
            for (int p = 0; p < found.count; p++) {
                pairs.add(PairCounts.key(found.earlier[p], found.later[p]));
            }
            Set<Long> all = new TreeSet<>();
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    if (object[i] == object[j] && Math.abs(second[i] - second[j]) <= window && account[i] != account[j]
                            && item[i] != item[j] && item[i] != object[i] && item[j] != object[j]) {
                        all.add(PairCounts.key(i, j));
                    }
                }
            }
            assertEquals(all, pairs, "randomSeed " + seed);
        }
    }

    @Test
    void counts_over_several_objects_equal_those_of_comparing_all_with_all() {
        for (int seed = 0; seed < 100; seed++) {
            Rng rng = Run.seeded(seed).random("counts", 0);
            int n = 150;
            int[] account = new int[n];
            int[] object = new int[n];
            long[] second = new long[n];
            for (int i = 0; i < n; i++) {
                account[i] = rng.nextInt(9);
                object[i] = rng.nextInt(8);
                second[i] = rng.nextInt(200);
            }
            Map<Long, Set<Integer>> all = new TreeMap<>();
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    if (object[i] == object[j] && Math.abs(second[i] - second[j]) <= 9 && account[i] != account[j]) {
                        all.computeIfAbsent(PairCounts.key(account[i], account[j]), k -> new LinkedHashSet<>()).add(object[i]);
                    }
                }
            }
            all.values().removeIf(objects -> objects.size() < 2);
            PairCounts counts = PairCounts.of(new Shares(account, object, second), 9, 2, Run.seeded(1));
            assertArrayEquals(all.keySet().stream().mapToLong(k -> k).toArray(), counts.key(), "randomSeed " + seed);
            assertArrayEquals(all.values().stream().mapToInt(Set::size).toArray(), counts.objects(), "randomSeed " + seed);
        }
    }

    private static void assertTies(String golden, int ties, int above, Map<String, String> found) throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (String[] row : rows(SharedData.golden(golden))) {
            String pair = row[0].compareTo(row[1]) < 0 ? row[0] + " " + row[1] : row[1] + " " + row[0];
            expected.put(pair, row[2] + " " + rounded(row[3]) + " " + row[4] + " " + row[5] + " " + rounded(row[6]) + " " + row[7]);
        }
        assertEquals(ties, expected.size());
        assertEquals(expected, found);
        assertEquals(above, found.values().stream().filter(tie -> tie.endsWith(" 1")).count());
    }

    private static String rounded(String number) {
        return String.format(java.util.Locale.ROOT, "%.9f", Double.parseDouble(number));
    }

    /** Post, account and time of each different object in a column: one post stands in several rows. */
    private static List<String[]> objects(List<String[]> posts, int column, String kind) {
        Set<List<String>> different = new LinkedHashSet<>();
        for (String[] post : posts) {
            if (!post[column].isEmpty() && !post[column].equals("NA")) {
                different.add(List.of(kind + post[column], post[0], post[1], post[6]));
            }
        }
        return different.stream().map(row -> row.toArray(String[]::new)).toList();
    }

    private static List<String[]> concat(List<String[]> one, List<String[]> two) {
        List<String[]> both = new ArrayList<>(one);
        both.addAll(two);
        return both;
    }

    private static List<String[]> rows(Path csv) throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(csv)), StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }

    /** A table of shares: object, account, item, time. */
    private record Log(int[] account, int[] object, int[] item, long[] second, String[] accountName, String[] thingName) {

        static Log of(List<String[]> rows) {
            Map<String, Integer> accounts = new TreeMap<>();
            Map<String, Integer> things = new TreeMap<>();
            for (String[] row : rows) {
                things.put(row[0], 0);
                things.put(row[2], 0);
                accounts.put(row[1], 0);
            }
            number(accounts);
            number(things);
            Log log = new Log(new int[rows.size()], new int[rows.size()], new int[rows.size()], new long[rows.size()],
                    accounts.keySet().toArray(String[]::new), things.keySet().toArray(String[]::new));
            for (int i = 0; i < rows.size(); i++) {
                log.account[i] = accounts.get(rows.get(i)[1]);
                log.object[i] = things.get(rows.get(i)[0]);
                log.item[i] = things.get(rows.get(i)[2]);
                log.second[i] = Long.parseLong(rows.get(i)[3]);
            }
            return log;
        }

        private static void number(Map<String, Integer> names) {
            int next = 0;
            for (Map.Entry<String, Integer> name : names.entrySet()) {
                name.setValue(next++);
            }
        }

        CoShares pairs(int window, int minParticipation) {
            return CoShares.of(account, object, item, second, new CoShares.Options(window, minParticipation));
        }

        CoShares pairs(int window, int minParticipation, int from, int to) {
            CoShares found = CoShares.of(Arrays.copyOfRange(account, from, to), Arrays.copyOfRange(object, from, to),
                    Arrays.copyOfRange(item, from, to), Arrays.copyOfRange(second, from, to), new CoShares.Options(window, minParticipation));
            Arrays.setAll(found.earlier, i -> found.earlier[i] + from);
            Arrays.setAll(found.later, i -> found.later[i] + from);
            return found;
        }

        Set<String> lines(CoShares pairs) {
            Set<String> lines = new TreeSet<>();
            for (int p = 0; p < pairs.count; p++) {
                int x = pairs.earlier[p];
                int y = pairs.later[p];
                lines.add(thingName[object[x]] + "," + thingName[item[x]] + "," + thingName[item[y]] + "," + (second[y] - second[x]) + ","
                        + accountName[account[x]] + "," + accountName[account[y]]);
            }
            return lines;
        }

        Map<String, String> ties(List<CoShares> found) {
            CoShares all = CoShares.together(found);
            CoShareNetwork network = CoShareNetwork.of(all, account, item, second, 0.5);
            Map<String, String> ties = new TreeMap<>();
            for (int t = 0; t < network.weight().length; t++) {
                ties.put(accountName[network.a()[t]] + " " + accountName[network.b()[t]],
                        network.weight()[t] + " " + rounded("" + network.meanDelta()[t]) + " " + network.earlierItems()[t] + " "
                                + network.laterItems()[t] + " " + rounded("" + network.symmetry(t)) + " " + (network.aboveThreshold(t) ? 1 : 0));
            }
            return ties;
        }
    }
}
