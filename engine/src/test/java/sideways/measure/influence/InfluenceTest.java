// SPDX-License-Identifier: Apache-2.0
package sideways.measure.influence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sideways.Golden;
import sideways.graph.Graph;
import sideways.run.Run;

class InfluenceTest {

    @Test
    void equal_holdings_have_no_inequality_and_one_owner_has_nearly_all() {
        assertEquals(0, Inequality.of(new long[] {3, 3, 3, 3}).gini(), 1e-15);
        assertEquals(3 / 4.0, Inequality.of(new long[] {0, 0, 0, 9}).gini(), 1e-15);
        assertEquals(1, Inequality.of(new long[] {0, 0, 0, 9}).top1(), 0);
    }

    @Test
    void equal_users_with_one_reply_each_look_unequal_by_chance() {
        // Poisson(1): G = e⁻²(I₀(2) + I₁(2)) = .5238 (Bessel functions to four digits)
        long[] held = new long[20_000];
        Arrays.fill(held, 1);
        Inequality[] chance = Inequality.equalUsers(held, 5, Run.seeded(2));
        assertEquals(0.5238, chance[0].gini(), 0.01);
    }

    @Test
    void bootstrap_and_null_do_not_depend_on_the_threads() {
        long[] held = IntStream.range(0, 500).mapToLong(i -> (long) i * i % 97).toArray();
        for (int threads : new int[] {1, 2, 3, 8}) {
            Run run = Run.seeded(4).threads(threads);
            assertEquals(Arrays.toString(Inequality.bootstrap(held, 20, Run.seeded(4))),
                    Arrays.toString(Inequality.bootstrap(held, 20, run)));
            assertEquals(Arrays.toString(Inequality.equalUsers(held, 20, Run.seeded(4))),
                    Arrays.toString(Inequality.equalUsers(held, 20, run)));
        }
    }

    @Test
    void the_lorenz_curve_of_equals_is_the_diagonal() {
        assertEquals(0.5, Inequality.lorenz(new long[] {1, 1, 1, 1, 1, 1, 1}, 10)[5], 1e-12);
    }

    @Test
    void pagerank_of_a_star_and_of_a_cycle() {
        // undirected star of 5, d = .85: c = .15/5 + .85·4l and l = .15/5 + .85·c/4
        double centre = (0.03 + 0.85 * 4 * 0.03) / (1 - 0.85 * 0.85);
        double[] star = PageRank.of(Graph.undirected(5, new int[][] {{0, 1}, {0, 2}, {0, 3}, {0, 4}}), 0.85, Run.seeded(0));
        assertEquals(centre, star[0], 1e-10);
        double[] cycle = PageRank.of(Graph.directed(4, new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 0}}), 0.85, Run.seeded(0));
        assertEquals(0.25, cycle[2], 1e-10);
    }

    @Test
    void goldens_of_karate() {
        JsonNode golden = Golden.json("karate.json");
        JsonNode expected = golden.get("expected");
        Graph karate = Graph.undirected(34, Golden.pairs(golden.get("edges")));
        double[] rank = PageRank.of(karate, PageRank.DAMPING, Run.seeded(0));
        int[] core = Cores.coreNumber(karate);
        int[] h = Cores.hIndex(karate);
        for (int node = 0; node < 34; node++) {
            String key = Integer.toString(node);
            assertEquals(expected.get("pagerank").get(key).asDouble(), rank[node], 1e-9, "rank of " + node);
            assertEquals(expected.get("core").get(key).asInt(), core[node], "core of " + node);
            assertEquals(expected.get("hindex_node").get(key).asInt(), h[node], "H-index of " + node);
        }
        long[] degree = Arrays.stream(karate.degrees()).asLongStream().toArray();
        assertEquals(expected.get("gini_degree").asDouble(), Inequality.of(degree).gini(), 1e-9);
        assertEquals(expected.get("top10pct_degree_share").asDouble(), Inequality.of(degree).top10(), 1e-9);
    }

    @Test
    void goldens_of_political_blogs() {
        JsonNode expected = Golden.json("polblogs_expected.json");
        Graph blogs = Golden.polblogs();
        long[] received = Arrays.stream(blogs.reversed().degrees()).asLongStream().toArray();
        Inequality inequality = Inequality.of(received);
        assertEquals(expected.get("gini_in_degree").asDouble(), inequality.gini(), 1e-9);
        assertEquals(expected.get("top1pct_in_degree_share").asDouble(), inequality.top1(), 1e-9);
        assertEquals(expected.get("top10pct_in_degree_share").asDouble(), inequality.top10(), 1e-9);
        double[] rank = PageRank.of(blogs, PageRank.DAMPING, Run.seeded(0));
        for (JsonNode top : expected.get("pagerank_top10")) {
            assertEquals(top.get(1).asDouble(), rank[top.get(0).asInt() - 1], 1e-9);
        }
        int[] core = Cores.coreNumber(blogs);
        assertEquals(expected.get("max_core").asInt(), Arrays.stream(core).max().orElse(0));
    }

    @Test
    void golden_of_the_gini() {
        JsonNode golden = Golden.json("misc.json").get("gini");
        long[] held = Arrays.stream(Golden.doubles(golden.get("input"))).mapToLong(Math::round).toArray();
        assertEquals(golden.get("gini").asDouble(), Inequality.of(held).gini(), 1e-12);
    }
}
