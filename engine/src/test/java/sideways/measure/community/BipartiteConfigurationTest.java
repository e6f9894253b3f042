// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.measure.PoissonBinomial;
import sideways.run.Rng;
import sideways.run.Run;

class BipartiteConfigurationTest {

    @Test
    void closed_forms_on_tiny_tables() {
        // all members and all groups alike: p is the density
        BipartiteConfiguration regular = BipartiteConfiguration.fit(new int[] {2, 2, 2, 2, 2, 2}, new int[] {3, 3, 3, 3});
        assertEquals(0.5, regular.chance(2, 3), 1e-12);
        assertEquals(6 * 0.25, regular.expected(3, 3), 1e-11);
        // six coins of one quarter: five or six of them
        assertEquals((6 * 3 + 1) / Math.pow(4, 6), regular.atLeast(5, 3, 3), 1e-14);
        // two members of degrees 1 and 2 with three groups of one member each: x y/(1 + x y) = 1/3 and 2/3 meet all of them
        BipartiteConfiguration small = BipartiteConfiguration.fit(new int[] {1, 2}, new int[] {1, 1, 1});
        assertEquals(1 / 3.0, small.chance(1, 1), 1e-11);
        assertEquals(2 / 3.0, small.chance(2, 1), 1e-11);
        assertEquals(1 / 9.0 + 4 / 9.0, small.expected(1, 1), 1e-11);
    }

    @Test
    void a_member_of_every_group_is_in_every_group() {
        BipartiteConfiguration model = BipartiteConfiguration.fit(new int[] {4, 1, 1, 2}, new int[] {2, 2, 2, 2});
        assertEquals(1, model.chance(4, 2), 1e-12);
        assertEquals(1 / 4.0, model.chance(1, 2), 1e-9);
        assertEquals(1 + 2 / 16.0 + 1 / 4.0, model.expected(2, 2), 1e-9);
    }

    @Test
    void degrees_are_reproduced() {
        for (int seed = 0; seed < 20; seed++) {
            Table table = Table.heavy(400 + 100 * seed, 30 + 20 * seed, 0.03, seed);
            BipartiteConfiguration model = BipartiteConfiguration.fit(table.degree(), table.size());
            for (int degree : Arrays.stream(table.degree()).filter(d -> d > 0).distinct().toArray()) {
                double sum = 0;
                for (int size : table.size()) {
                    sum += size > 0 ? model.chance(degree, size) : 0;
                }
                assertEquals(degree, sum, 1e-8 * degree, "degree in table " + seed);
            }
            for (int size : Arrays.stream(table.size()).filter(s -> s > 0).distinct().toArray()) {
                double sum = 0;
                for (int degree : table.degree()) {
                    sum += degree > 0 ? model.chance(degree, size) : 0;
                }
                assertEquals(size, sum, 1e-8 * size, "size in table " + seed);
            }
            assertTrue(model.worst() < 1e-8);
        }
    }

    @Test
    void tails_are_those_of_brute_force() {
        for (int seed = 0; seed < 200; seed++) {
            Rng rng = Run.seeded(seed).random("coins", 0);
            int classes = 1 + rng.nextInt(4);
            double[] chance = new double[classes];
            long[] count = new long[classes];
            List<Double> coins = new ArrayList<>();
            for (int c = 0; c < classes; c++) {
                double draw = rng.nextDouble();
                chance[c] = draw < 0.1 ? 0 : draw > 0.9 ? 1 : rng.nextDouble() * rng.nextDouble();
                count[c] = rng.nextInt(5);
                for (int i = 0; i < count[c]; i++) {
                    coins.add(chance[c]);
                }
            }
            double[] tail = new double[coins.size() + 2];
            for (int outcome = 0; outcome < 1 << coins.size(); outcome++) {
                double p = 1;
                for (int i = 0; i < coins.size(); i++) {
                    p *= (outcome >> i & 1) == 1 ? coins.get(i) : 1 - coins.get(i);
                }
                for (int k = 0; k <= Integer.bitCount(outcome); k++) {
                    tail[k] += p;
                }
            }
            for (int k = 0; k < tail.length; k++) {
                assertEquals(tail[k], PoissonBinomial.atLeast(k, chance, count), 1e-11 * tail[k] + 1e-300, k + " heads, randomSeed " + seed);
            }
        }
    }

    @Test
    void tails_of_one_class_are_binomial_however_small_or_large() {
        for (long[] of : new long[][] {{30, 100, 10}, {90, 100, 10}, {100, 100, 10}, {5_200, 100_000, 20}, {400, 1_000_000, 10_000}, {3, 30_000, 100_000}, {400, 1_000, 2}}) {
            double p = 1.0 / of[2];
            double exact = Chance.hitsAtLeast(of[0], of[1], p);
            // in three classes of one chance, so that convolving is part of it
            double[] chance = {p, p, p};
            long[] count = {of[1] / 2, of[1] / 3, of[1] - of[1] / 2 - of[1] / 3};
            assertEquals(1, PoissonBinomial.atLeast(of[0], chance, count) / exact, 1e-8, Arrays.toString(of));
        }
        // below the mean, where the tail is most of it
        assertEquals(1 - Math.pow(0.9, 50), PoissonBinomial.atLeast(1, new double[] {0.1}, new long[] {50}), 1e-12);
        assertEquals(Math.pow(1e-5, 40), PoissonBinomial.atLeast(40, new double[] {1e-5}, new long[] {40}), 1e-208);
    }

    /** Tables without any crossing in them, some members in very many groups: whoever claims a pair is wrong. */
    @Test
    void unequal_members_deceive_fisher_and_not_the_model() {
        int fisher = 0;
        int model = 0;
        int tables = 40;
        for (int seed = 0; seed < tables; seed++) {
            Table table = Table.heavy(600, 60, 0.03, 1_000 + seed);
            IntersectionNiches.Result found = IntersectionNiches.of(table.member, table.group, IntersectionNiches.Options.DEFAULT);
            fisher += found.pairs().isEmpty() ? 0 : 1;
            model += found.pairs().stream().anyMatch(pair -> pair.modelQ() <= 0.05) ? 1 : 0;
            found.pairs().forEach(pair -> assertTrue(pair.modelExpected() >= pair.expected() * (1 - 1e-6), pair.toString()));
        }
        assertTrue(fisher >= tables / 2, "Fisher claims a pair in " + fisher + " of " + tables);
        assertTrue(model <= 0.05 * tables, "the model claims a pair in " + model + " of " + tables + ": more than 5 %");
    }

    @Test
    void a_planted_crossing_among_unequal_members_is_found_first() {
        for (int seed = 0; seed < 10; seed++) {
            Table table = Table.heavy(1_000, 60, 0.006, seed);
            int[] bySize = table.bySize();
            int a = Math.min(bySize[3], bySize[8]);
            int b = Math.max(bySize[3], bySize[8]);
            Table crossed = table.with(30, a, b, seed);
            IntersectionNiches.Pair first = IntersectionNiches.of(crossed.member, crossed.group, IntersectionNiches.Options.DEFAULT).pairs().get(0);
            assertEquals(a + " " + b, first.a() + " " + first.b(), "randomSeed " + seed);
            assertTrue(first.modelQ() <= 0.05 && first.common() >= 30, first.toString());
        }
    }

    /** Who is in which group. */
    private record Table(int[] member, int[] group, int members, int groups) {

        /** Drawn from p = x y / (1 + x y) with x and y of Pareto's law, exponent 1.2: a few members are in most groups. */
        static Table heavy(int members, int groups, double density, int seed) {
            Rng rng = Run.seeded(seed).random("table", 0);
            double[] x = new double[members];
            double[] y = new double[groups];
            Arrays.setAll(x, i -> density * Math.pow(1 - rng.nextDouble(), -1 / 1.2));
            Arrays.setAll(y, i -> Math.pow(1 - rng.nextDouble(), -1 / 1.2));
            List<int[]> in = new ArrayList<>();
            for (int i = 0; i < members; i++) {
                for (int a = 0; a < groups; a++) {
                    if (rng.nextDouble() < x[i] * y[a] / (1 + x[i] * y[a])) {
                        in.add(new int[] {i, a});
                    }
                }
            }
            return new Table(in.stream().mapToInt(p -> p[0]).toArray(), in.stream().mapToInt(p -> p[1]).toArray(), members, groups);
        }

        /** {@code common} members drawn at random join groups a and b. */
        Table with(int common, int a, int b, int seed) {
            Rng rng = Run.seeded(seed).random("crossing", 0);
            int[] who = Arrays.copyOf(member, member.length + 2 * common);
            int[] where = Arrays.copyOf(group, group.length + 2 * common);
            for (int i = 0; i < common; i++) {
                int joins = i * (members / common) + rng.nextInt(members / common);
                who[member.length + 2 * i] = joins;
                who[member.length + 2 * i + 1] = joins;
                where[member.length + 2 * i] = a;
                where[member.length + 2 * i + 1] = b;
            }
            return new Table(who, where, members, groups);
        }

        /** The groups, smallest first. */
        int[] bySize() {
            int[] size = size();
            return java.util.stream.IntStream.range(0, groups).boxed().sorted((a, b) -> size[a] != size[b] ? size[a] - size[b] : a - b).mapToInt(g -> g).toArray();
        }

        int[] degree() {
            int[] degree = new int[members];
            for (int m : member) {
                degree[m]++;
            }
            return degree;
        }

        int[] size() {
            int[] size = new int[groups];
            for (int g : group) {
                size[g]++;
            }
            return size;
        }
    }
}
