// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Accounts tied by pairs beyond chance, as groups: connected pieces of the network of {@link Coordination} pairs, over all kinds of
 * objects together.
 *
 * <p>Of each group: its members, the objects that two of them shared within a window of each other, when, and on how many days.
 * Time O(pairs + shares of the members).
 */
public final class CoordinatedGroups {

    private static final int DAY = 86_400;

    /** What one kind of object shows: shares of it, and the pairs found in them. Accounts are numbered alike in all kinds. */
    public record Evidence(Shares shares, Coordination.Pair[] pairs) { }

    /**
     * An object that members shared near each other in time.
     *
     * @param kind index into the evidence
     * @param members who did
     * @param rows of that kind's shares, in order of time
     */
    public record Together(int kind, int object, int members, int[] rows) { }

    /**
     * @param account members, ascending
     * @param tie pairs of members that are beyond chance, ascending, as {@code first << 32 | second}
     * @param window seconds, the longest of its pairs'
     * @param together objects shared by two members within {@code window}, most members first
     * @param days on which that happened, of 24 hours since 1970
     * @param q the smallest of its pairs
     */
    public record Group(int[] account, long[] tie, int window, List<Together> together, int days, double q) {

        public int pairs() {
            return tie.length;
        }

        /** Share of the possible pairs that are beyond chance, in (0, 1]. */
        public double density() {
            return 2.0 * tie.length / ((double) account.length * (account.length - 1));
        }
    }

    private final List<Evidence> evidence;

    /** Group of account, or −1. */
    private final int[] groupOf;

    private final int groups;

    private CoordinatedGroups(int accounts, List<Evidence> evidence) {
        this.evidence = evidence;
        int[] leader = new int[accounts];
        Arrays.setAll(leader, a -> a);
        boolean[] paired = new boolean[accounts];
        for (Evidence kind : evidence) {
            for (Coordination.Pair pair : kind.pairs) {
                int a = root(leader, pair.a());
                int b = root(leader, pair.b());
                leader[Math.max(a, b)] = Math.min(a, b);
                paired[pair.a()] = true;
                paired[pair.b()] = true;
            }
        }
        groupOf = new int[accounts];
        int next = 0;
        for (int a = 0; a < accounts; a++) {
            // a root is the smallest of its piece, so it is met first
            groupOf[a] = !paired[a] ? -1 : root(leader, a) == a ? next++ : groupOf[root(leader, a)];
        }
        groups = next;
    }

    /** Largest first; of equal size, the one with the smallest account first. */
    public static List<Group> of(int accounts, List<Evidence> evidence) {
        return new CoordinatedGroups(accounts, evidence).gathered();
    }

    private List<Group> gathered() {
        long[][] pairs = new long[groups][];
        int[] window = new int[groups];
        double[] q = new double[groups];
        Arrays.fill(q, 1);
        List<List<Long>> keys = lists();
        for (Evidence kind : evidence) {
            for (Coordination.Pair pair : kind.pairs) {
                int group = groupOf[pair.a()];
                keys.get(group).add(PairCounts.key(pair.a(), pair.b()));
                window[group] = Math.max(window[group], pair.window());
                q[group] = Math.min(q[group], pair.q());
            }
        }
        Arrays.setAll(pairs, g -> keys.get(g).stream().mapToLong(k -> k).distinct().sorted().toArray());
        List<List<Integer>> members = lists();
        for (int a = 0; a < groupOf.length; a++) {
            if (groupOf[a] >= 0) {
                members.get(groupOf[a]).add(a);
            }
        }
        List<List<Together>> together = lists();
        for (int kind = 0; kind < evidence.size(); kind++) {
            addTogether(kind, window, together);
        }
        List<Group> found = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            together.get(g).sort(Comparator.comparingInt((Together each) -> -each.members).thenComparingInt(Together::kind).thenComparingInt(Together::object));
            found.add(new Group(ints(members.get(g)), pairs[g], window[g], List.copyOf(together.get(g)), days(together.get(g)), q[g]));
        }
        found.sort(Comparator.comparingInt((Group group) -> -group.account.length).thenComparingInt(group -> group.account[0]));
        return found;
    }

    private int days(List<Together> together) {
        return (int) together.stream().flatMapToLong(each -> {
            Shares shares = evidence.get(each.kind).shares;
            return Arrays.stream(each.rows).mapToLong(row -> Math.floorDiv(shares.origin + shares.second[row], DAY));
        }).distinct().count();
    }

    private void addTogether(int kind, int[] window, List<List<Together>> together) {
        Shares shares = evidence.get(kind).shares;
        List<List<Integer>> rows = lists();
        List<Integer> met = new ArrayList<>();
        for (int o = 0; o < shares.objectCount; o++) {
            for (int row = shares.start[o]; row < shares.start[o + 1]; row++) {
                int group = groupOf[shares.account[row]];
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
                    together.get(group).add(new Together(kind, o, members, near));
                }
                rows.get(group).clear();
            }
            met.clear();
        }
    }

    /** Rows that have one of another account within the window, before or after: if any has, one of its two neighbours has. */
    private static int[] near(Shares shares, int[] rows, int window) {
        boolean[] near = new boolean[rows.length];
        for (int i = 0, j = 0; i < rows.length; i = j) {
            // a stretch of one account; what lies before it and after it is another's
            j = i;
            while (j < rows.length && shares.account[rows[j]] == shares.account[rows[i]]) {
                j++;
            }
            for (int k = i; k < j; k++) {
                near[k] = i > 0 && shares.second[rows[k]] - shares.second[rows[i - 1]] <= window
                        || j < rows.length && shares.second[rows[j]] - shares.second[rows[k]] <= window;
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

    private <T> List<List<T>> lists() {
        List<List<T>> lists = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static int root(int[] leader, int a) {
        int root = a;
        while (leader[root] != root) {
            leader[root] = leader[leader[root]];
            root = leader[root];
        }
        return root;
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
