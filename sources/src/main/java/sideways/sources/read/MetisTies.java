// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * METIS' .graph: a line {@code nodes edges [format [weights per node]]}, then the neighbors of each node on a line of
 * its own, an empty one for none. Undirected; each edge stands on the lines of both its ends and is taken from the
 * smaller. Nodes are called 1, 2, …
 */
final class MetisTies implements TieReader {

    private static final int LONGEST_LINE_BYTES = 1 << 26;

    @Override
    public void read(InputStream input, TieSink sink) {
        Lines lines = new Lines(input, LONGEST_LINE_BYTES);
        Header header = null;
        long node = 0;
        long ends = 0;
        while (lines.next()) {
            if (lines.cut() != null && !lines.isTerminated()) {
                break;
            }
            String line = lines.text().strip();
            if (line.startsWith("%") || header == null && line.isEmpty()) {
                continue;
            }
            if (header == null) {
                header = Header.of(line);
                if (header == null) {
                    sink.leaveOut(lines.number, "is no header of METIS; expected nodes and edges, such as 7 11");
                    return;
                }
            } else if (node < header.nodes) {
                Text name = text(++node);
                sink.node(lines.number, name, null);
                ends += row(line, lines.number, node, name, header, sink);
            } else if (!line.isEmpty()) {
                sink.leaveOut(lines.number, "stands after the last node that the header names");
            }
        }
        if (lines.cut() != null) {
            sink.leaveOut(lines.number, lines.cut());
        } else if (header != null && (node < header.nodes || ends != 2 * header.edges)) {
            sink.leaveOut(lines.number, "the header claims " + header.nodes + " nodes and " + header.edges + " edges; there are " + node
                    + " lines of nodes and " + ends + " ends of edges");
        }
    }

    /** @return ends of edges on the line */
    private static long row(String line, long number, long node, Text name, Header header, TieSink sink) {
        StringTokenizer words = new StringTokenizer(line);
        for (int i = 0; i < header.skipped && words.hasMoreTokens(); i++) {
            words.nextToken();
        }
        long ends = 0;
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            String weight = header.weighted && words.hasMoreTokens() ? words.nextToken() : null;
            long other = word.matches("\\d{1,18}") ? Long.parseLong(word) : 0;
            if (other < 1 || other > header.nodes) {
                sink.leaveOut(number, "has a neighbor that is no node; neighbors must lie in [1, " + header.nodes + "]");
                continue;
            }
            ends++;
            if (node <= other) {
                sink.tie(number, name, text(other), weight == null ? null : text(weight), Boolean.FALSE);
            }
        }
        return ends;
    }

    /** @param skipped numbers before the neighbors: sizes and weights of nodes */
    private record Header(long nodes, long edges, int skipped, boolean weighted) {

        static Header of(String line) {
            String[] word = line.split("\\s+");
            if (word.length < 2 || word.length > 4) {
                return null;
            }
            for (String w : word) {
                if (!w.matches("\\d{1,18}")) {
                    return null;
                }
            }
            String format = word.length < 3 ? "000" : "000".substring(Math.min(3, word[2].length())) + word[2];
            if (!format.matches("[01]{3}")) {
                return null;
            }
            int weights = format.charAt(1) == '0' ? 0 : word.length == 4 ? Integer.parseInt(word[3]) : 1;
            return new Header(Long.parseLong(word[0]), Long.parseLong(word[1]), weights + format.charAt(0) - '0', format.charAt(2) == '1');
        }
    }

    /**
     * Whether lines may be METIS rather than an edge list: with the whole file at hand, as many lines as the header
     * says, as many words, and each edge at both its ends; with its beginning, no more words than the header says and
     * a count of words that no line of an edge list has. Empty lines tell nothing: edge lists have them too.
     */
    static boolean isLikely(List<String> content, boolean whole) {
        List<String> lines = content.stream().map(String::strip).filter(line -> !line.startsWith("%")).toList();
        Header header = lines.isEmpty() ? null : Header.of(lines.get(0));
        if (header == null || header.nodes == 0) {
            return false;
        }
        long words = 0;
        boolean uneven = false;
        for (String line : lines.subList(1, lines.size())) {
            StringTokenizer tokens = new StringTokenizer(line);
            uneven |= tokens.countTokens() == 1 || tokens.countTokens() > 3;
            while (tokens.hasMoreTokens()) {
                String word = tokens.nextToken();
                words++;
                if (!word.matches("\\d{1,9}") || !header.weighted && header.skipped == 0 && Long.parseLong(word) > header.nodes) {
                    return false;
                }
            }
        }
        long claimed = header.nodes * header.skipped + 2 * header.edges * (header.weighted ? 2 : 1);
        if (!whole) {
            return uneven && words <= claimed;
        }
        int last = lines.size() - 1;
        while (last > header.nodes && lines.get(last).isEmpty()) {
            last--;
        }
        return last == header.nodes && words == claimed && standsAtBothEnds(lines.subList(1, last + 1), header);
    }

    static boolean hasHeader(String beginning) {
        return beginning.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("%")).findFirst().map(line -> Header.of(line) != null).orElse(false);
    }

    private static boolean standsAtBothEnds(List<String> lines, Header header) {
        Set<List<Long>> ends = new HashSet<>();
        for (int node = 1; node <= lines.size(); node++) {
            StringTokenizer words = new StringTokenizer(lines.get(node - 1));
            for (int i = 0; i < header.skipped && words.hasMoreTokens(); i++) {
                words.nextToken();
            }
            while (words.hasMoreTokens()) {
                long other = Long.parseLong(words.nextToken());
                if (other == node) {
                    return false; // METIS knows no self loops
                }
                ends.add(List.of((long) node, other));
                if (header.weighted && words.hasMoreTokens()) {
                    words.nextToken();
                }
            }
        }
        return ends.stream().allMatch(end -> ends.contains(List.of(end.get(1), end.get(0))));
    }

    private static Text text(long number) {
        return text(Long.toString(number));
    }

    private static Text text(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        return new Text(bytes, 0, bytes.length);
    }
}
