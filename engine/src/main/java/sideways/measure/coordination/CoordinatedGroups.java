// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Accounts tied by pairs beyond chance, as groups: connected pieces of the network of {@link Coordination} pairs.
 *
 * <p>Of each group: its members, the objects that two of them shared within a window of each other, when, and how long it kept at it.
 * Time O(pairs + shares of the members).
 */
public final class CoordinatedGroups {

    private static final int DAY = 86_400;

    /**
     * @param account members, ascending
     * @param pairs beyond chance among them
     * @param objects shared by two members within {@code window}, most members first
     * @param members of each object, within the window of another member
     * @param rows of {@link Shares} behind each object
     * @param window seconds, the longest of its pairs'
     * @param days of 24 hours, counted from the log's first share, on which it acted
     * @param q the smallest of its pairs
     */
    public record Group(int[] account, int pairs, int[] objects, int[] members, int[][] rows, int window, int days, double q) {

        /** Share of the possible pairs that are beyond chance, in (0, 1]. */
        public double density() {
            return 2.0 * pairs / ((double) account.length * (account.length - 1));
        }
    }

    private CoordinatedGroups() { }

    /** Largest first; of equal size, the one with the smallest account first. */
    public static List<Group> of(Shares shares, Coordination.Result result) {
        int[] leader = new int[shares.accountCount];
        Arrays.setAll(leader, a -> a);
        for (Coordination.Pair pair : result.pairs()) {
            int a = root(leader, pair.a());
            int b = root(leader, pair.b());
            leader[Math.max(a, b)] = Math.min(a, b);
        }
        int[] number = new int[shares.accountCount];
        Arrays.fill(number, -1);
        int groups = 0;
        for (Coordination.Pair pair : result.pairs()) {
            int first = root(leader, pair.a());
            number[first] = number[first] < 0 ? groups++ : number[first];
        }
        int[] pairs = new int[groups];
        int[] window = new int[groups];
        double[] q = new double[groups];
        Arrays.fill(q, 1);
        boolean[] member = new boolean[shares.accountCount];
        for (Coordination.Pair pair : result.pairs()) {
            int group = number[root(leader, pair.a())];
            pairs[group]++;
            window[group] = Math.max(window[group], pair.window());
            q[group] = Math.min(q[group], pair.q());
            member[pair.a()] = true;
            member[pair.b()] = true;
        }
        List<List<Integer>> accounts = lists(groups);
        for (int a = 0; a < member.length; a++) {
            if (member[a]) {
                number[a] = number[root(leader, a)];
                accounts.get(number[a]).add(a);
            } else {
                number[a] = -1;
            }
        }
        List<List<Evidence>> evidence = evidence(shares, number, window, groups);
        List<Group> found = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            found.add(group(shares, ints(accounts.get(g)), pairs[g], window[g], q[g], evidence.get(g)));
        }
        found.sort(Comparator.comparingInt((Group group) -> -group.account.length).thenComparingInt(group -> group.account[0]));
        return found;
    }

    /** Rows by which members of one group shared an object near each other in time. */
    private record Evidence(int object, int members, int[] rows) { }

    private static Group group(Shares shares, int[] account, int pairs, int window, double q, List<Evidence> evidence) {
        evidence.sort(Comparator.comparingInt((Evidence e) -> -e.members).thenComparingInt(Evidence::object));
        int days = (int) evidence.stream().flatMapToInt(e -> Arrays.stream(e.rows)).map(row -> shares.second[row] / DAY).distinct().count();
        return new Group(account, pairs, evidence.stream().mapToInt(Evidence::object).toArray(), evidence.stream().mapToInt(Evidence::members).toArray(),
                evidence.stream().map(Evidence::rows).toArray(int[][]::new), window, days, q);
    }

    private static List<List<Evidence>> evidence(Shares shares, int[] number, int[] window, int groups) {
        List<List<Evidence>> evidence = lists(groups);
        List<List<Integer>> rows = lists(groups);
        List<Integer> met = new ArrayList<>();
        for (int o = 0; o < shares.objectCount; o++) {
            for (int row = shares.start[o]; row < shares.start[o + 1]; row++) {
                int group = number[shares.account[row]];
                if (group >= 0) {
                    if (rows.get(group).isEmpty()) {
                        met.add(group);
                    }
                    rows.get(group).add(row);
                }
            }
            for (int group : met) {
                int[] near = near(shares, ints(rows.get(group)), window[group]);
                int members = (int) Arrays.stream(near).map(row -> shares.account[row]).distinct().count();
                if (members > 1) {
                    evidence.get(group).add(new Evidence(o, members, near));
                }
                rows.get(group).clear();
            }
            met.clear();
        }
        return evidence;
    }

    /** Rows that have one of another account within the window, before or after. */
    private static int[] near(Shares shares, int[] rows, int window) {
        boolean[] near = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = i + 1; j < rows.length && shares.second[rows[j]] - shares.second[rows[i]] <= window; j++) {
                if (shares.account[rows[i]] != shares.account[rows[j]]) {
                    near[i] = true;
                    near[j] = true;
                }
            }
        }
        int[] kept = new int[rows.length];
        int n = 0;
        for (int i = 0; i < rows.length; i++) {
            if (near[i]) {
                kept[n++] = rows[i];
            }
        }
        return Arrays.copyOf(kept, n);
    }

    private static int root(int[] leader, int a) {
        int root = a;
        while (leader[root] != root) {
            leader[root] = leader[leader[root]];
            root = leader[root];
        }
        return root;
    }

    private static <T> List<List<T>> lists(int n) {
        List<List<T>> lists = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
