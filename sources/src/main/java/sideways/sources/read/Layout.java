// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.util.List;

/**
 * How the records of a source lie in their container.
 *
 * @param inside JSON: names of the arrays, or objects, that hold the records; empty for the document itself
 * @param columns tables: the columns in order when there is no header line; empty when there is one
 * @param escape tables: what stands before a quote inside quotes; {@code "} as a rule
 */
public record Layout(List<String> inside, List<String> columns, char escape) {

    /** The document is the record; the first row of a table names the columns. */
    public static final Layout PLAIN = new Layout(List.of(), List.of(), '"');

    public Layout {
        inside = List.copyOf(inside);
        columns = List.copyOf(columns);
    }

    public static Layout inside(List<String> inside) {
        return new Layout(inside, List.of(), '"');
    }
}
