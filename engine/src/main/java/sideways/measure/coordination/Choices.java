// SPDX-License-Identifier: Apache-2.0
package sideways.measure.coordination;

import java.util.Arrays;

/**
 * What each account shared, and how often: objects of {@code account} are {@code object[start[account]] …
 * object[start[account + 1] − 1]}, ascending.
 */
record Choices(int[] start, int[] object, int[] times) {

    static Choices of(Shares shares) {
        int[] start = new int[shares.accountCount + 1];
        int[] last = new int[shares.accountCount];
        Arrays.fill(last, -1);
        for (int o = 0; o < shares.objectCount; o++) {
            for (int row = shares.start[o]; row < shares.start[o + 1]; row++) {
                int a = shares.account[row];
                if (last[a] != o) {
                    last[a] = o;
                    start[a + 1]++;
                }
            }
        }
        for (int a = 0; a < shares.accountCount; a++) {
            start[a + 1] += start[a];
        }
        Choices choices = new Choices(start, new int[start[shares.accountCount]], new int[start[shares.accountCount]]);
        int[] next = Arrays.copyOf(start, shares.accountCount);
        for (int o = 0; o < shares.objectCount; o++) {
            for (int row = shares.start[o]; row < shares.start[o + 1]; row++) {
                int a = shares.account[row];
                if (next[a] == start[a] || choices.object[next[a] - 1] != o) {
                    choices.object[next[a]++] = o;
                }
                choices.times[next[a] - 1]++;
            }
        }
        return choices;
    }

    /** Accounts that share anything. */
    int accounts() {
        int accounts = 0;
        for (int a = 0; a + 1 < start.length; a++) {
            accounts += objectsOf(a) > 0 ? 1 : 0;
        }
        return accounts;
    }

    int objectsOf(int account) {
        return start[account + 1] - start[account];
    }

    /** Called with each object two accounts have in common, and how often each shared it. */
    @FunctionalInterface
    interface Common {
        void meet(int object, int timesA, int timesB);
    }

    void common(int a, int b, Common common) {
        int i = start[a];
        int j = start[b];
        while (i < start[a + 1] && j < start[b + 1]) {
            if (object[i] == object[j]) {
                common.meet(object[i], times[i], times[j]);
                i++;
                j++;
            } else if (object[i] < object[j]) {
                i++;
            } else {
                j++;
            }
        }
    }
}
