// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sideways.Golden;
import sideways.SharedData;
import sideways.graph.Components;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;

/**
 * Real graphs whose communities are known. Tests on them skip where they are absent.
 *
 * @param truth known community of node, −1 where a node is in none or in several
 */
record SharedGraphs(Graph graph, int[] truth) {

    /** karate, dolphins, football, polbooks or eu-core. */
    static SharedGraphs small(String name) {
        Map<String, Integer> node = new HashMap<>();
        Map<String, Integer> label = new HashMap<>();
        List<Integer> truth = new ArrayList<>();
        for (String[] cell : rows(SharedData.data("graphs/" + name + ".truth"), "\\s+")) {
            node.put(cell[0], truth.size());
            truth.add(label.computeIfAbsent(cell[1], l -> label.size()));
        }
        GraphBuilder builder = new GraphBuilder(false);
        for (String[] cell : rows(SharedData.data("graphs/" + name + ".el"), "\\s+")) {
            builder.add(node.get(cell[0]), node.get(cell[1]), 1);
        }
        return new SharedGraphs(builder.build(truth.size()).simple(), truth.stream().mapToInt(t -> t).toArray());
    }

    /** The largest connected piece of the political blogs of 2004, left and right. */
    static SharedGraphs polblogs() {
        return new SharedGraphs(Golden.polblogs().undirected().simple(), Golden.polblogsSides()).largestPiece();
    }

    /** Who replied to whom how often; the largest connected piece, because no method can tell what lone pieces belong to. */
    static SharedGraphs redditReplies() {
        Map<String, Integer> node = new HashMap<>();
        Map<String, Integer> label = new HashMap<>();
        List<String[]> users = rows(SharedData.data("reddit-reply-network/users.csv"), ",");
        int[] truth = new int[users.size() - 1];
        for (String[] cell : users.subList(1, users.size())) {
            truth[node.size()] = cell[1].contains("|") ? -1 : label.computeIfAbsent(cell[1], l -> label.size());
            node.put(cell[0], node.size());
        }
        GraphBuilder builder = new GraphBuilder(false);
        List<String[]> replies = rows(SharedData.data("reddit-reply-network/replies.csv"), ",");
        for (String[] cell : replies.subList(1, replies.size())) {
            if (!cell[0].equals(cell[1])) {
                builder.add(node.get(cell[0]), node.get(cell[1]), Integer.parseInt(cell[2]));
            }
        }
        return new SharedGraphs(builder.build(truth.length), truth).largestPiece();
    }

    private SharedGraphs largestPiece() {
        Graph.Part part = Components.largest(graph);
        return new SharedGraphs(part.graph(), Arrays.stream(part.node()).map(node -> truth[node]).toArray());
    }

    /** Truth and answer over the nodes of exactly one known community. */
    int[][] known(Partition found) {
        int[] nodes = java.util.stream.IntStream.range(0, truth.length).filter(node -> truth[node] >= 0).toArray();
        return new int[][] {Arrays.stream(nodes).map(node -> truth[node]).toArray(),
            Arrays.stream(nodes).map(node -> found.community()[node]).toArray()};
    }

    double information(Partition found) {
        int[][] known = known(found);
        return AdjustedInformation.of(known[0], known[1]);
    }

    private static List<String[]> rows(Path path, String separator) {
        try {
            return Files.readAllLines(path).stream().filter(line -> !line.isBlank()).map(line -> line.trim().split(separator)).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
