// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import java.util.Arrays;
import java.util.List;
import sideways.graph.NodeNames;
import sideways.run.Progress;
import sideways.run.Run;
import sideways.run.UserError;

/**
 * The names of several threads in one order, the same whoever met which name first: shorter names first, equally
 * long ones by their bytes. Whole numbers so come in ascending order, as {@link EdgeLines} has them without names.
 *
 * <p>Sorts by eight bytes at a time, deeper only among names that agree so far. Time O(bytes of names),
 * memory 28 bytes a name.
 *
 * @param rank node of each thread's each name; −1 where the name is nobody's
 * @param labels label of node; null where there are none
 */
record NameOrder(int[][] rank, NodeNames names, NodeNames labels) {

    private static final int FEW = 32;
    private static final int MANY = 1 << 15;
    private static final int BLOCK = 1 << 13;

    /**
     * @param lanes taken over: its entries are null afterwards
     * @param label what the first thread's names are called beside that, null for nothing; they, not the names, tell who is nobody
     */
    static NameOrder of(Names[] lanes, List<String> label, Run run) {
        for (Names names : lanes) {
            names.end();
        }
        NameOrder order = new Sorting(lanes, label, run.reportingTo(Progress.SILENT)).order();
        Arrays.fill(lanes, null);
        return order;
    }

    private static final class Sorting {
        private final Names[] lane;
        private final List<String> label;
        private final Run run;
        private final int[] base;
        /** Names by number over all threads, in order as far as it is known. */
        private final int[] order;
        private final int[] lengthStart = new int[Names.LONGEST + 2];

        Sorting(Names[] lanes, List<String> label, Run run) {
            this.lane = lanes;
            this.label = label;
            this.run = run;
            base = new int[lanes.length + 1];
            for (int i = 0; i < lanes.length; i++) {
                base[i + 1] = Math.addExact(base[i], lanes[i].size());
            }
            order = new int[base[lanes.length]];
        }

        NameOrder order() {
            byLength();
            run.blocks("Ordering names", Names.LONGEST + 1, 64, (block, from, to) -> {
                for (int length = from; length < to; length++) {
                    if (lengthStart[length + 1] - lengthStart[length] < MANY) {
                        sort(lengthStart[length], lengthStart[length + 1], 0, length);
                    }
                }
            });
            for (int length = 1; length <= Names.LONGEST; length++) {
                if (lengthStart[length + 1] - lengthStart[length] >= MANY) {
                    sortMany(lengthStart[length], lengthStart[length + 1], length);
                }
            }
            return ranked();
        }

        private void byLength() {
            for (Names names : lane) {
                for (int i = 0; i < names.size(); i++) {
                    lengthStart[names.length(i) + 1]++;
                }
            }
            for (int length = 0; length <= Names.LONGEST; length++) {
                lengthStart[length + 1] += lengthStart[length];
            }
            int[] next = lengthStart.clone();
            for (int l = 0; l < lane.length; l++) {
                for (int i = 0; i < lane[l].size(); i++) {
                    order[next[lane[l].length(i)]++] = base[l] + i;
                }
            }
        }

        private int laneOf(int g) {
            int l = 0;
            while (g >= base[l + 1]) {
                l++;
            }
            return l;
        }

        private long word(int g, int at) {
            int l = laneOf(g);
            return lane[l].word(g - base[l], at);
        }

        private boolean same(int g, int h, int length) {
            for (int i = 0; i < length; i += 8) {
                if (word(g, i) != word(h, i)) {
                    return false;
                }
            }
            return true;
        }

        /** The first word on all threads, then what agrees in it, group by group. */
        private void sortMany(int from, int to, int length) {
            long[] key = new long[to - from];
            run.blocks("Ordering names", key.length, BLOCK, (block, a, b) -> keys(key, from, a, b, 0));
            radix(key, from);
            if (length <= 8) {
                return;
            }
            run.blocks("Ordering names", key.length, BLOCK, (block, a, b) -> {
                // groups that begin in this block; the last may reach beyond it
                int i = a;
                while (i > 0 && i < b && key[i] == key[i - 1]) {
                    i++;
                }
                for (int end; i < b; i = end) {
                    for (end = i + 1; end < key.length && key[end] == key[i];) {
                        end++;
                    }
                    sort(from + i, from + end, 8, length);
                }
            });
        }

        private void sort(int from, int to, int at, int length) {
            int count = to - from;
            if (count < 2 || at >= length) {
                return;
            }
            long[] key = new long[count];
            keys(key, from, 0, count, at);
            if (count <= FEW) {
                insert(key, from);
            } else {
                radix(key, from);
            }
            for (int i = 0, end; at + 8 < length && i < count; i = end) {
                for (end = i + 1; end < count && key[end] == key[i];) {
                    end++;
                }
                sort(from + i, from + end, at + 8, length);
            }
        }

        private void keys(long[] key, int from, int a, int b, int at) {
            for (int i = a; i < b; i++) {
                key[i] = word(order[from + i], at);
            }
        }

        private void insert(long[] key, int from) {
            for (int i = 1; i < key.length; i++) {
                long k = key[i];
                int g = order[from + i];
                int free = i;
                for (; free > 0 && Long.compareUnsigned(key[free - 1], k) > 0; free--) {
                    key[free] = key[free - 1];
                    order[from + free] = order[from + free - 1];
                }
                key[free] = k;
                order[from + free] = g;
            }
        }

        /** Sorts the keys, and the order from {@code from} on along with them, byte by byte where bytes differ at all. */
        private void radix(long[] key, int from) {
            int count = key.length;
            long differ = 0;
            for (long k : key) {
                differ |= k ^ key[0];
            }
            long[] sorted = key;
            long[] other = new long[count];
            int[] item = Arrays.copyOfRange(order, from, from + count);
            int[] otherItem = new int[count];
            for (int shift = 0; shift < 64; shift += 8) {
                if ((differ >>> shift & 0xff) == 0) {
                    continue;
                }
                int[] next = new int[257];
                for (long k : sorted) {
                    next[(int) (k >>> shift & 0xff) + 1]++;
                }
                for (int b = 0; b < 256; b++) {
                    next[b + 1] += next[b];
                }
                for (int i = 0; i < count; i++) {
                    int at = next[(int) (sorted[i] >>> shift & 0xff)]++;
                    other[at] = sorted[i];
                    otherItem[at] = item[i];
                }
                long[] keys = sorted;
                sorted = other;
                other = keys;
                int[] items = item;
                item = otherItem;
                otherItem = items;
            }
            System.arraycopy(item, 0, order, from, count);
            if (sorted != key) {
                System.arraycopy(sorted, 0, key, 0, count);
            }
        }

        private NameOrder ranked() {
            boolean[] repeated = new boolean[order.length];
            boolean[] nobody = new boolean[order.length];
            int[] lengthAt = lengths();
            run.blocks("Numbering names", order.length, BLOCK, (block, from, to) -> {
                for (int i = from; i < to; i++) {
                    repeated[i] = i > 0 && lengthAt[i - 1] == lengthAt[i] && same(order[i - 1], order[i], lengthAt[i]);
                    nobody[i] = isNobody(order[i]);
                }
            });
            int[][] rank = new int[lane.length][];
            for (int l = 0; l < lane.length; l++) {
                rank[l] = new int[lane[l].size()];
            }
            int[] start = new int[order.length + 1];
            int[] first = new int[order.length];
            int nodes = 0;
            long bytes = 0;
            for (int i = 0, end; i < order.length; i = end) {
                boolean gone = false;
                for (end = i; end < order.length && (end == i || repeated[end]); end++) {
                    gone |= nobody[end];
                }
                for (int j = i; j < end; j++) {
                    int l = laneOf(order[j]);
                    rank[l][order[j] - base[l]] = gone ? -1 : nodes;
                }
                if (!gone) {
                    first[nodes++] = order[i];
                    bytes += lengthAt[i];
                    if (bytes > Integer.MAX_VALUE - 8) {
                        throw new UserError("the nodes' names take more than 2 GB; number the nodes instead.");
                    }
                    start[nodes] = (int) bytes;
                }
            }
            byte[] text = new byte[(int) bytes];
            run.blocks("Numbering names", nodes, BLOCK, (block, from, to) -> {
                for (int node = from; node < to; node++) {
                    int l = laneOf(first[node]);
                    lane[l].copy(first[node] - base[l], text, start[node]);
                }
            });
            return new NameOrder(rank, NodeNames.text(Arrays.copyOf(start, nodes + 1), text), labels(rank[0], nodes));
        }

        private int[] lengths() {
            int[] lengthAt = new int[order.length];
            for (int length = 0; length <= Names.LONGEST; length++) {
                Arrays.fill(lengthAt, lengthStart[length], lengthStart[length + 1], length);
            }
            return lengthAt;
        }

        private boolean isNobody(int g) {
            int l = laneOf(g);
            int number = g - base[l];
            String called = l == 0 && number < label.size() ? label.get(number) : null;
            return called == null ? Nobody.is(lane[l], number) : Nobody.is(called);
        }

        private NodeNames labels(int[] rank, int nodes) {
            String[] called = new String[nodes];
            Arrays.fill(called, "");
            boolean any = false;
            for (int number = 0; number < label.size(); number++) {
                if (label.get(number) != null && rank[number] >= 0) {
                    called[rank[number]] = label.get(number);
                    any = true;
                }
            }
            return any ? NodeNames.of(Arrays.asList(called)) : null;
        }
    }
}
