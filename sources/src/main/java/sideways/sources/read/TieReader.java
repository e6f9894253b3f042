// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.IOException;
import java.io.InputStream;

/** Reads the nodes and ties of one format of graph files. Stateless between files. */
public interface TieReader {

    /** @throws IOException only when the file cannot be read at all; see {@link RecordReader#read} */
    void read(InputStream input, TieSink sink) throws IOException;

    /** The reader of GEXF, GraphML, Pajek or METIS. */
    static TieReader of(Kind kind) {
        return switch (kind) {
            case GEXF -> new GexfTies();
            case GRAPHML -> new GraphmlTies();
            case PAJEK -> new PajekTies();
            case METIS -> new MetisTies();
            default -> throw new IllegalArgumentException(kind + " is no format of graph files; GEXF, GRAPHML, PAJEK and METIS are");
        };
    }

    /** Whether a file of this beginning has the header of METIS, which many an edge list has too. */
    static boolean mayBeMetis(byte[] head) {
        return MetisTies.hasHeader(new Text(head, 0, head.length).toString());
    }
}
