// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.util.Locale;

/** Container formats. */
public enum Kind {
    /** One document, or one per line. */
    JSON("JSON"),
    /** A table with a header, its fields between commas, semicolons, tabs or bars. */
    CSV("a table"),
    /** Pages of the Something Awful forums. */
    HTML("HTML"),
    /** Graph Exchange XML Format. */
    GEXF("GEXF"),
    GRAPHML("GraphML"),
    /** Vertices and ties in sections that begin with a star. */
    PAJEK("a Pajek network"),
    /** The neighbors of each node on a line of its own. */
    METIS("a METIS graph"),
    /** What Sideways writes with --save-graph. */
    SGRAPH("a graph file of Sideways"),
    /** Columns, compressed, with their types. */
    PARQUET("a Parquet file"),
    /** Two node names per line, and perhaps a weight. */
    EDGES("an edge list");

    /** As said to a user. */
    public final String label;

    Kind(String label) {
        this.label = label;
    }

    /** The kind a mapping calls {@code name}, such as {@code csv}; {@code ndjson} reads as {@code json}. */
    public static Kind of(String name) {
        String plain = name.strip().toUpperCase(Locale.ROOT);
        return plain.equals("NDJSON") ? JSON : valueOf(plain);
    }
}
