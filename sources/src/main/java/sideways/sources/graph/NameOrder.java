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
 * <p>Radix sort by eight bytes at a time, deeper only among names that agree so far. Time O(bytes of names),
 * memory 28 bytes a name.
 *
 * @param rank node of each thread's each name; −1 where the name is nobody's
 * @param labels label of node; null where there are none
 */
record NameOrder(int[][] rank, NodeNames names, NodeNames labels) {

    private static final int FEW = 16;

    /** @param label what the first thread's names are called beside that, null for nothing; they, not the names, tell who is nobody */
    static NameOrder of(Names[] lanes, List<String> label, Run run) {
        return new Sorting(lanes, label).order(run.reportingTo(Progress.SILENT));
    }

    private static final class Sorting {
        private final Names[] lane;
        private final List<String> label;
        private final int[] base;

        Sorting(Names[] lanes, List<String> label) {
            lane = lanes;
            this.label = label;
            base = new int[lanes.length + 1];
            for (int i = 0; i < lanes.length; i++) {
                base[i + 1] = Math.addExact(base[i], lanes[i].size());
            }
        }

        NameOrder order(Run run) {
            int[] start = new int[Names.LONGEST + 2];
            int[] order = byLength(start);
            run.blocks("Ordering names", Names.LONGEST + 1, 1, (length, a, b) -> sort(order, start[length], start[length + 1], 0));
            return ranked(order);
        }

        private int[] byLength(int[] start) {
            for (Names names : lane) {
                for (int i = 0; i < names.size(); i++) {
                    start[names.length(i) + 1]++;
                }
            }
            for (int length = 0; length <= Names.LONGEST; length++) {
                start[length + 1] += start[length];
            }
            int[] next = start.clone();
            int[] order = new int[base[lane.length]];
            for (int g = 0, l = 0; g < order.length; g++) {
                while (g >= base[l + 1]) {
                    l++;
                }
                order[next[lane[l].length(g - base[l])]++] = g;
            }
            return order;
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

        private int length(int g) {
            int l = laneOf(g);
            return lane[l].length(g - base[l]);
        }

        /** Of equally long names. */
        private int compare(int g, int h, int at, int length) {
            for (int i = at; i < length; i += 8) {
                int order = Long.compareUnsigned(word(g, i), word(h, i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }

        private void sort(int[] order, int from, int to, int at) {
            int count = to - from;
            if (count < 2) {
                return;
            }
            int length = length(order[from]);
            if (count <= FEW) {
                for (int i = from + 1; i < to; i++) {
                    int g = order[i];
                    int free = i;
                    for (; free > from && compare(order[free - 1], g, at, length) > 0; free--) {
                        order[free] = order[free - 1];
                    }
                    order[free] = g;
                }
                return;
            }
            long[] key = new long[count];
            for (int i = 0; i < count; i++) {
                key[i] = word(order[from + i], at);
            }
            radix(key, order, from);
            for (int i = 0, end; at + 8 < length && i < count; i = end) {
                for (end = i + 1; end < count && key[end] == key[i];) {
                    end++;
                }
                sort(order, from + i, from + end, at + 8);
            }
        }

        /** Sorts the keys, and the order from {@code from} on along with them, byte by byte where bytes differ at all. */
        private static void radix(long[] key, int[] order, int from) {
            int count = key.length;
            long differ = 0;
            for (long k : key) {
                differ |= k ^ key[0];
            }
            long[] otherKey = new long[count];
            int[] item = Arrays.copyOfRange(order, from, from + count);
            int[] otherItem = new int[count];
            long[] sortedKey = key;
            for (int shift = 0; shift < 64; shift += 8) {
                if ((differ >>> shift & 0xff) == 0) {
                    continue;
                }
                int[] next = new int[257];
                for (long k : sortedKey) {
                    next[(int) (k >>> shift & 0xff) + 1]++;
                }
                for (int b = 0; b < 256; b++) {
                    next[b + 1] += next[b];
                }
                for (int i = 0; i < count; i++) {
                    int at = next[(int) (sortedKey[i] >>> shift & 0xff)]++;
                    otherKey[at] = sortedKey[i];
                    otherItem[at] = item[i];
                }
                long[] keys = sortedKey;
                sortedKey = otherKey;
                otherKey = keys;
                int[] items = item;
                item = otherItem;
                otherItem = items;
            }
            System.arraycopy(item, 0, order, from, count);
            if (sortedKey != key) {
                System.arraycopy(sortedKey, 0, key, 0, count);
            }
        }

        private NameOrder ranked(int[] order) {
            int[][] rank = new int[lane.length][];
            for (int l = 0; l < lane.length; l++) {
                rank[l] = new int[lane[l].size()];
            }
            int[] start = new int[order.length + 1];
            int[] first = new int[order.length];
            int nodes = 0;
            long bytes = 0;
            int previous = -1;
            int previousRank = -1;
            for (int g : order) {
                int l = laneOf(g);
                int length = lane[l].length(g - base[l]);
                if (previous < 0 || length(previous) != length || compare(previous, g, 0, length) != 0) {
                    previousRank = isNobody(l, g - base[l]) ? -1 : nodes;
                    if (previousRank >= 0) {
                        first[nodes++] = g;
                        bytes += length;
                        if (bytes > Integer.MAX_VALUE - 8) {
                            throw new UserError("the nodes' names take more than 2 GB; number the nodes instead.");
                        }
                        start[nodes] = (int) bytes;
                    }
                }
                rank[l][g - base[l]] = previousRank;
                previous = g;
            }
            byte[] text = new byte[(int) bytes];
            for (int node = 0; node < nodes; node++) {
                int l = laneOf(first[node]);
                lane[l].copy(first[node] - base[l], text, start[node]);
            }
            return new NameOrder(rank, NodeNames.text(Arrays.copyOf(start, nodes + 1), text), labels(rank[0], nodes));
        }

        private boolean isNobody(int l, int number) {
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
