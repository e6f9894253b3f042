// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.IOException;
import java.io.InputStream;

/** Reads the records of one container format. Stateless between files. */
public interface RecordReader {

    /**
     * @param input decompressed bytes
     * @param fields what to take from each record
     * @throws IOException only when the file cannot be read at all; whatever can be read before a fault
     *     has gone to {@code sink}, and the fault as well
     */
    void read(InputStream input, Fields fields, RecordSink sink) throws IOException;

    /**
     * The same records for several workers at once; null where the container cannot be taken apart, and then
     * {@code input} has been read from and must be opened anew.
     *
     * @param problems takes what gives no record, from one worker at a time
     */
    default RecordStream stream(InputStream input, Fields fields, RecordSink problems) throws IOException {
        return null;
    }

    static RecordReader of(Kind kind, Layout layout) {
        return switch (kind) {
            case JSON -> new JsonRecords(layout.inside());
            case CSV -> new CsvRecords(layout);
            case EDGES -> new EdgeRecords();
            case GEXF -> new TieRecords(new GexfTies());
            case GRAPHML, PAJEK, METIS -> new TieRecords(TieReader.of(kind));
            case SGRAPH -> new TieRecords(new GraphFileTies());
            case HTML -> new AwfulRecords();
            case PARQUET -> (input, fields, sink) -> {
                throw new IOException("Parquet is read from its end, by its path; see ParquetFile");
            };
        };
    }
}
