// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import sideways.graph.Graph;
import sideways.run.Rng;
import sideways.run.Run;

class ItemSimilarityTest {

    private static final ItemSimilarity.Options ALL = new ItemSimilarity.Options(100, Integer.MAX_VALUE, 1);

    @Test
    void the_cosine_is_that_of_the_formula() {
        // 4 items; features 0 (items a, b), 1 (a, c), 2 (b, c, d): idf ln 2, ln 2, ln(4/3)
        Graph graph = ItemSimilarity.graph(features(new int[][] {{0, 1}, {0, 2}, {1, 2}, {2}}), ALL, Run.seeded(1));
        double common = StrictMath.log(2);
        double rare = StrictMath.log(4 / 3.0);
        double a = Math.sqrt(2) * common;
        double b = Math.sqrt(common * common + rare * rare);
        assertEquals(Math.round(100 * common * common / (a * b)), weight(graph, 0, 1));
        assertEquals(Math.round(100 * rare * rare / (b * b)), weight(graph, 1, 2));
        assertEquals(Math.round(100 * rare * rare / (b * rare)), weight(graph, 1, 3));
        assertFalse(graph.hasEdge(0, 3));
    }

    @Test
    void twins_are_wholly_alike_and_strangers_stay_alone() {
        Graph graph = ItemSimilarity.graph(features(new int[][] {{0, 1}, {0, 1}, {2}, {3, 4}}), ALL, Run.seeded(1));
        assertEquals(100, weight(graph, 0, 1));
        assertEquals(0, graph.degree(2) + graph.degree(3));
    }

    @Test
    void agrees_with_comparing_all_pairs() {
        for (int seed = 0; seed < 200; seed++) {
            int[][] items = random(seed, 30, 20, 5);
            int neighbors = 1 + seed % 6;
            Graph fast = ItemSimilarity.graph(features(items), new ItemSimilarity.Options(neighbors, Integer.MAX_VALUE, 1), Run.seeded(seed));
            Graph slow = AllPairs.graph(items, 20, neighbors);
            assertArrayEquals(slow.offset, fast.offset, "seed " + seed);
            assertArrayEquals(slow.neighbor, fast.neighbor, "seed " + seed);
            fast.forEachArc((from, to, weight) -> assertEquals(weight(slow, from, to), weight, 1, "weight"));
        }
    }

    @Test
    void the_threads_leave_no_trace_and_the_budget_hardly_any() {
        int[][] items = random(7, 3_000, 400, 12);
        ItemSimilarity.Options options = new ItemSimilarity.Options(10, 400, 1);
        Graph one = ItemSimilarity.graph(features(items), options, Run.seeded(1));
        for (int threads : new int[] {2, 3, 8}) {
            Graph many = ItemSimilarity.graph(features(items), options, Run.seeded(2).threads(threads));
            assertArrayEquals(one.neighbor, many.neighbor);
            assertArrayEquals(one.weight, many.weight);
        }
        assertTrue(one.edgeCount() > 3_000, one.edgeCount() + " edges");
    }

    @Test
    void planted_topics_are_found() {
        // 6 topics with 40 words of their own, each item 5 of them and 5 words that all use
        List<int[]> items = new ArrayList<>();
        Rng rng = Run.seeded(5).random("topics", 0);
        int[] topic = new int[600];
        for (int item = 0; item < topic.length; item++) {
            topic[item] = item % 6;
            java.util.TreeSet<Integer> words = new java.util.TreeSet<>();
            while (words.size() < 5) {
                words.add(topic[item] * 40 + rng.nextInt(40));
            }
            while (words.size() < 10) {
                words.add(240 + rng.nextInt(200));
            }
            items.add(words.stream().mapToInt(Integer::intValue).toArray());
        }
        Graph graph = ItemSimilarity.graph(features(items.toArray(int[][]::new)), ItemSimilarity.Options.DEFAULT, Run.seeded(1));
        Partition found = Leiden.detect(graph, Leiden.Options.DEFAULT, Run.seeded(1));
        double agreement = Agreement.of(topic, found.community()).adjustedRand();
        assertTrue(agreement > 0.9, "adjusted Rand index " + agreement);
    }

    private static int[][] random(int seed, int items, int features, int each) {
        Rng rng = Run.seeded(seed).random("items", 0);
        int[][] list = new int[items][];
        for (int item = 0; item < items; item++) {
            java.util.TreeSet<Integer> set = new java.util.TreeSet<>();
            for (int i = rng.nextInt(each + 1); i > 0; i--) {
                set.add((int) (features * rng.nextDouble() * rng.nextDouble()));
            }
            list[item] = set.stream().mapToInt(Integer::intValue).toArray();
        }
        return list;
    }

    static ItemSimilarity.Features features(int[][] items) {
        int[] offset = new int[items.length + 1];
        for (int item = 0; item < items.length; item++) {
            offset[item + 1] = offset[item] + items[item].length;
        }
        int[] feature = new int[offset[items.length]];
        int[] count = new int[feature.length];
        java.util.Arrays.fill(count, 1);
        int most = 0;
        for (int item = 0; item < items.length; item++) {
            System.arraycopy(items[item], 0, feature, offset[item], items[item].length);
            for (int f : items[item]) {
                most = Math.max(most, f + 1);
            }
        }
        return new ItemSimilarity.Features(offset, feature, count, most);
    }

    private static int weight(Graph graph, int from, int to) {
        int at = java.util.Arrays.binarySearch(graph.neighbor, (int) graph.offset[from], (int) graph.offset[from + 1], to);
        return at < 0 ? 0 : graph.weightAt(at);
    }

    /** The slow truth: every pair compared, neighbors sorted. */
    private static final class AllPairs {

        static Graph graph(int[][] items, int features, int neighbors) {
            int n = items.length;
            int[] frequency = new int[features];
            for (int[] item : items) {
                for (int f : item) {
                    frequency[f]++;
                }
            }
            List<List<Integer>> near = new ArrayList<>();
            double[][] cosine = new double[n][n];
            for (int a = 0; a < n; a++) {
                TreeMap<Double, List<Integer>> byDistance = new TreeMap<>();
                for (int b = 0; b < n; b++) {
                    cosine[a][b] = cosine(items[a], items[b], frequency, n);
                    if (a != b && cosine[a][b] > 0) {
                        // rounded, so that equals are equal however their sums were taken
                        byDistance.computeIfAbsent(-Math.round(cosine[a][b] * 1e12) / 1e12, d -> new ArrayList<>()).add(b);
                    }
                }
                near.add(byDistance.values().stream().flatMap(List::stream).limit(neighbors).toList());
            }
            List<int[]> edges = new ArrayList<>();
            for (int a = 0; a < n; a++) {
                for (int b = a + 1; b < n; b++) {
                    boolean ab = near.get(a).contains(b);
                    boolean ba = near.get(b).contains(a);
                    boolean first = ab && near.get(a).get(0) == b || ba && near.get(b).get(0) == a;
                    if (ab && ba || first) {
                        edges.add(new int[] {a, b, (int) Math.max(1, Math.round(100 * cosine[a][b]))});
                    }
                }
            }
            sideways.graph.GraphBuilder builder = new sideways.graph.GraphBuilder(false);
            edges.forEach(e -> builder.add(e[0], e[1], e[2]));
            return builder.build(n);
        }

        private static double cosine(int[] a, int[] b, int[] frequency, int n) {
            double dot = 0;
            for (int f : a) {
                if (java.util.Arrays.binarySearch(b, f) >= 0) {
                    dot += square(f, frequency, n);
                }
            }
            double lengths = Math.sqrt(java.util.Arrays.stream(a).mapToDouble(f -> square(f, frequency, n)).sum()
                    * java.util.Arrays.stream(b).mapToDouble(f -> square(f, frequency, n)).sum());
            return lengths == 0 ? 0 : dot / lengths;
        }

        private static double square(int f, int[] frequency, int n) {
            double idf = frequency[f] < 2 ? 0 : Math.log(n / (double) frequency[f]);
            return idf * idf;
        }
    }
}
