// SPDX-License-Identifier: Apache-2.0
package sideways;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import sideways.graph.Graph;

/** Readers of the golden files in {@code ../shared/golden}; tests that use them skip where it is absent. */
public final class Golden {

    private Golden() { }

    public static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(SharedData.golden(name).toFile());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static int[][] pairs(JsonNode list) {
        int[][] pair = new int[list.size()][];
        for (int i = 0; i < pair.length; i++) {
            pair[i] = new int[] {list.get(i).get(0).asInt(), list.get(i).get(1).asInt()};
        }
        return pair;
    }

    public static double[] doubles(JsonNode list) {
        double[] value = new double[list.size()];
        for (int i = 0; i < value.length; i++) {
            value[i] = list.get(i).asDouble();
        }
        return value;
    }

    /** Directed blogs of 2004: nodes 1 … 1490 of the file are nodes 0 … 1489 here, its 3 loops dropped. */
    public static Graph polblogs() {
        List<int[]> arcs = new ArrayList<>();
        for (String[] cell : rows("polblogs_edges.csv")) {
            if (!cell[0].equals(cell[1])) {
                arcs.add(new int[] {Integer.parseInt(cell[0]) - 1, Integer.parseInt(cell[1]) - 1});
            }
        }
        return Graph.directed(1490, arcs.toArray(new int[0][]));
    }

    /** Side 0 or 1 of each blog. */
    public static int[] polblogsSides() {
        int[] side = new int[1490];
        for (String[] cell : rows("polblogs_nodes.csv")) {
            side[Integer.parseInt(cell[0]) - 1] = Integer.parseInt(cell[cell.length - 1]);
        }
        return side;
    }

    private static List<String[]> rows(String name) {
        try {
            List<String[]> rows = new ArrayList<>();
            List<String> lines = Files.readAllLines(SharedData.golden(name));
            for (String line : lines.subList(1, lines.size())) {
                rows.add(line.split(","));
            }
            return rows;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
