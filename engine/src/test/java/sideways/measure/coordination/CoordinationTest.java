// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.run.Rng;
import sideways.run.Run;

class CoordinationTest {

    @Test
    void planted_groups_are_found_and_few_others_accused() {
        int planted = 0;
        int recalled = 0;
        int accused = 0;
        int falsely = 0;
        for (int seed = 0; seed < 200; seed++) {
            SyntheticShares log = SyntheticShares.natural(seed, seed % 3);
            Rng rng = Run.seeded(seed).random("group", 0);
            int members = 4 + rng.nextInt(12);
            log.group(members, 8 + rng.nextInt(8), 5 + rng.nextInt(40), rng.nextInt(2) == 0, rng);
            Coordination.Result result = Coordination.of(log.shares(), Coordination.Options.DEFAULT, Run.seeded(seed));
            boolean[] found = new boolean[log.accounts()];
            for (Coordination.Pair pair : result.pairs()) {
                found[pair.a()] = true;
                found[pair.b()] = true;
                accused++;
                falsely += log.planted(pair.a()) && log.planted(pair.b()) ? 0 : 1;
            }
            for (int a = 0; a < found.length; a++) {
                planted += log.planted(a) ? 1 : 0;
                recalled += log.planted(a) && found[a] ? 1 : 0;
            }
        }
        assertTrue(recalled >= 0.95 * planted, recalled + " of " + planted + " planted accounts found");
        assertTrue(falsely <= 0.05 * accused, falsely + " of " + accused + " accused pairs are not planted");
    }

    @Test
    void logs_without_coordination_seldom_hold_a_group() {
        for (int kind = 0; kind < 3; kind++) {
            int any = 0;
            for (int seed = 0; seed < 200; seed++) {
                SyntheticShares log = SyntheticShares.natural(1000 + seed, kind);
                any += Coordination.of(log.shares(), Coordination.Options.DEFAULT, Run.seeded(seed)).pairs().length > 0 ? 1 : 0;
            }
            assertTrue(any <= 10, any + " of 200 logs of kind " + kind + " hold a group");
        }
    }

    @Test
    void what_everybody_shares_at_once_proves_nothing() {
        int accounts = 60;
        SyntheticShares log = new SyntheticShares(accounts);
        Rng rng = Run.seeded(5).random("goal", 0);
        for (int goal = 0; goal < 20; goal++) {
            for (int a = 0; a < accounts; a++) {
                log.share(a, goal, goal * 90_000L + rng.nextInt(60));
            }
        }
        assertEquals(0, Coordination.of(log.shares(), Coordination.Options.DEFAULT, Run.seeded(1)).pairs().length);
    }

    @Test
    void the_answer_is_the_same_on_any_number_of_threads_and_for_any_order_of_shares() {
        SyntheticShares log = SyntheticShares.natural(7, 1);
        log.group(9, 10, 20, true, Run.seeded(3).random("group", 0));
        Coordination.Result one = Coordination.of(log.shares(), Coordination.Options.DEFAULT, Run.seeded(1));
        assertTrue(one.pairs().length >= 20);
        for (int threads : new int[] {2, 3, 8}) {
            SyntheticShares shuffled = log.shuffled(threads);
            assertArrayEquals(one.pairs(), Coordination.of(shuffled.shares(), Coordination.Options.DEFAULT, Run.seeded(threads).threads(threads)).pairs());
        }
    }

    @Test
    void chances_leave_out_the_accused() {
        // object 0: accounts 0, 1, 2 at seconds 0, 1, 100. Within 10 s: 1 pair of 3
        Shares shares = new Shares(new int[] {0, 1, 2, 0, 1}, new int[] {0, 0, 0, 1, 1}, new long[] {0, 1, 100, 500, 501});
        Chances chances = new Chances(shares, Choices.of(shares), 10, Run.seeded(1));
        // any two shares by two accounts: 8 pairs, 2 of them within 10 s
        double ignorance = Math.sqrt((2 + 1) / (8 + 1.0));
        // every object has one voice, and one coincidence at the rate leant on is added; both are of the class of 2 and 3 shares
        double every = (1 / 3.0 + 1 + 1) / (2 + 1 / ignorance);
        double pooled = (1 / 3.0 + 1 + 1) / (2 + 1 / every);
        // three pairs are two gaps, one pair is one
        assertArrayEquals(new double[] {(2 / 3.0 + 3 * pooled) / 5, (1 + 3 * pooled) / 4}, chances.without(new long[0]), 1e-12);
        // without 0 and 1: object 0 keeps 2 pairs, none within; object 1 has none left
        double none = 1 / (1 + 1 / ignorance);
        double alone = 1 / (1 + 1 / none);
        double gaps = (Math.sqrt(17) - 1) / 2;
        assertArrayEquals(new double[] {3 * alone / (gaps + 3), alone}, chances.without(new long[] {PairCounts.key(0, 1)}), 1e-12);
    }

    @Test
    void an_accounts_own_shares_are_no_coincidence() {
        for (int seed = 0; seed < 50; seed++) {
            Rng rng = Run.seeded(seed).random("own", 0);
            int n = 40;
            int[] account = new int[n];
            long[] second = new long[n];
            for (int i = 0; i < n; i++) {
                account[i] = rng.nextInt(4);
                second[i] = rng.nextInt(100);
            }
            long within = 0;
            long total = 0;
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    total += account[i] != account[j] ? 1 : 0;
                    within += account[i] != account[j] && Math.abs(second[i] - second[j]) <= 7 ? 1 : 0;
                }
            }
            Shares shares = new Shares(account, new int[n], second);
            double p = within / (double) total;
            double every = (p + 1) / (1 + 1 / Math.sqrt((within + 1) / (total + 1.0)));
            double pooled = (p + 1) / (1 + 1 / every);
            double gaps = (Math.sqrt(1 + 8.0 * total) - 1) / 2;
            assertEquals((gaps * p + 3 * pooled) / (gaps + 3), new Chances(shares, Choices.of(shares), 7, Run.seeded(1)).without(new long[0])[0], 1e-12);
        }
    }

    @Test
    void groups_are_connected_pieces_with_the_rows_behind_them() {
        SyntheticShares log = new SyntheticShares(60);
        Rng rng = Run.seeded(2).random("rows", 0);
        for (int a = 0; a < 60; a++) {
            for (int i = 0; i < 12; i++) {
                log.share(a, rng.nextInt(40), rng.nextInt(500_000));
            }
        }
        log.group(5, 10, 10, true, rng);
        log.group(4, 10, 10, true, rng);
        Shares shares = log.shares();
        List<CoordinatedGroups.Group> groups = CoordinatedGroups.of(log.accounts(),
                List.of(new CoordinatedGroups.Evidence(shares, Coordination.of(shares, Coordination.Options.DEFAULT, Run.seeded(1)).pairs())));
        assertEquals(2, groups.size());
        assertArrayEquals(new int[] {60, 61, 62, 63, 64}, groups.get(0).account());
        assertArrayEquals(new int[] {65, 66, 67, 68}, groups.get(1).account());
        assertEquals(1, groups.get(0).density(), 1e-12);
        assertEquals(10, groups.get(0).together().size());
        assertEquals(5, groups.get(0).together().get(0).members());
        int[] rows = groups.get(0).together().get(0).rows();
        assertEquals(5, rows.length);
        assertTrue(shares.second[rows[4]] - shares.second[rows[0]] <= 10);
        assertTrue(Arrays.stream(rows).allMatch(row -> shares.account[row] >= 60 && shares.account[row] < 65));
    }

    @Test
    void options_say_what_they_must_be() {
        IllegalArgumentException wrong = assertThrows(IllegalArgumentException.class, () -> new Coordination.Options(new int[] {10}, 1, 0.05));
        assertEquals("windows, fewestObjects and discovery are [10], 1 and 0.05; they must be one or more of at least 0, at least 2, and in (0, 1)",
                wrong.getMessage());
    }
}
