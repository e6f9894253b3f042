// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Pajek's .net: {@code *Vertices n} with labels, then {@code *Arcs} (directed), {@code *Edges} (undirected), or the lists
 * {@code *Arcslist} and {@code *Edgeslist}. Vertices no line mentions are there all the same. Matrices are left out.
 */
final class PajekTies implements TieReader {

    private static final int LONGEST_LINE_BYTES = 1 << 20;

    /** A header that claims more than this is believed only as far as lines name vertices. */
    private static final long MOST_UNNAMED = 10_000_000;

    /** Vertices the header claims; as many as there are where it claims none, or none that can be believed. */
    private long vertices = Long.MAX_VALUE;

    private enum Part { BEFORE, VERTICES, ARCS, EDGES, ARCS_LIST, EDGES_LIST, OTHER }

    @Override
    public void read(InputStream input, TieSink sink) {
        Lines lines = new Lines(input, LONGEST_LINE_BYTES);
        Part part = Part.BEFORE;
        while (lines.next()) {
            if (lines.cut() != null && !lines.isTerminated()) {
                break;
            }
            String line = lines.text().strip();
            if (line.isEmpty() || line.charAt(0) == '%') {
                continue;
            }
            if (line.charAt(0) == '*') {
                part = part(line);
                if (part == Part.VERTICES) {
                    vertices(line, lines.number, sink);
                } else if (part == Part.OTHER && !line.toLowerCase(Locale.ROOT).startsWith("*network")) {
                    sink.leaveOut(lines.number, "begins a section that is not read; expected *Vertices, *Arcs, *Edges, *Arcslist or *Edgeslist");
                }
                continue;
            }
            switch (part) {
                case VERTICES -> vertex(line, lines.number, sink);
                case ARCS, EDGES -> tie(line, lines.number, part == Part.ARCS, sink);
                case ARCS_LIST, EDGES_LIST -> list(line, lines.number, part == Part.ARCS_LIST, sink);
                case BEFORE -> sink.leaveOut(lines.number, "stands before any section; expected *Vertices first");
                default -> sink.leaveOut(lines.number, "belongs to a section that is not read");
            }
        }
        if (lines.cut() != null) {
            sink.leaveOut(lines.number, lines.cut());
        }
    }

    private static Part part(String line) {
        String word = line.toLowerCase(Locale.ROOT).split("\\s+", 2)[0];
        return switch (word) {
            case "*vertices" -> Part.VERTICES;
            case "*arcs" -> Part.ARCS;
            case "*edges" -> Part.EDGES;
            case "*arcslist" -> Part.ARCS_LIST;
            case "*edgeslist" -> Part.EDGES_LIST;
            default -> Part.OTHER;
        };
    }

    private void vertices(String line, long number, TieSink sink) {
        String[] word = line.split("\\s+");
        if (word.length < 2 || !word[1].matches("\\d{1,18}")) {
            sink.leaveOut(number, "does not say how many vertices there are; expected *Vertices 34");
            return;
        }
        long count = Long.parseLong(word[1]);
        if (count > MOST_UNNAMED) {
            sink.leaveOut(number, "claims more than " + MOST_UNNAMED + " vertices; only those that lines mention are kept");
            return;
        }
        vertices = count;
        for (int vertex = 1; vertex <= count; vertex++) {
            sink.node(number, text(Integer.toString(vertex)), null);
        }
    }

    private void vertex(String line, long number, TieSink sink) {
        String[] word = line.split("\\s+", 2);
        if (!isVertex(word[0])) {
            sink.leaveOut(number, "names no vertex by its number; expected a vertex " + expected() + ", such as 1 \"label\"");
            return;
        }
        String label = word.length == 1 ? "" : word[1];
        int close = label.startsWith("\"") ? label.indexOf('"', 1) : -1;
        label = close > 0 ? label.substring(1, close) : label.isEmpty() ? "" : label.split("\\s+")[0];
        sink.node(number, text(word[0]), label.isBlank() ? null : text(label.strip()));
    }

    private void tie(String line, long number, boolean directed, TieSink sink) {
        String[] word = line.split("\\s+");
        if (word.length < 2 || !isVertex(word[0]) || !isVertex(word[1])) {
            sink.leaveOut(number, "is no tie between two vertices; expected two numbers " + expected() + " and perhaps a weight, such as 1 2 3");
            return;
        }
        sink.tie(number, text(word[0]), text(word[1]), word.length > 2 ? text(word[2]) : null, directed);
    }

    private void list(String line, long number, boolean directed, TieSink sink) {
        String[] word = line.split("\\s+");
        for (int i = 1; i < word.length; i++) {
            if (!isVertex(word[0]) || !isVertex(word[i])) {
                sink.leaveOut(number, "holds something that is no vertex; expected numbers " + expected() + ", such as 1 2 3");
                return;
            }
        }
        for (int i = 1; i < word.length; i++) {
            sink.tie(number, text(word[0]), text(word[i]), null, directed);
        }
    }

    private boolean isVertex(String word) {
        return word.matches("[1-9]\\d{0,17}") && Long.parseLong(word) <= vertices;
    }

    private String expected() {
        return vertices == Long.MAX_VALUE ? "from 1" : "in [1, " + vertices + "]";
    }

    private static Text text(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        return new Text(bytes, 0, bytes.length);
    }
}
