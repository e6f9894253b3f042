// SPDX-License-Identifier: Apache-2.0
package sideways.sources.store;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import sideways.run.Run;
import sideways.sources.read.RecordStream;

/**
 * A {@link RecordStream} as a table of DuckDB's: each of its threads takes records with a worker of its own and
 * writes them into columns, so no row goes through JDBC. Columns: row, line, and the fields as text.
 */
final class RecordTable implements DuckDBTableFunction<Object, Object, RecordTable.Taker> {

    static final String NAME = "sideways_records";

    private final AtomicLong rows;
    private final Run run;
    private List<String> fields = List.of();
    private RecordStream stream;
    private Runnable afterSome = () -> { };

    /** @param rows rows numbered so far */
    RecordTable(AtomicLong rows, Run run) {
        this.rows = rows;
        this.run = run;
    }

    /** What the next query reads. */
    void read(RecordStream stream, List<String> fields, Runnable afterSome) {
        this.stream = stream;
        this.fields = fields;
        this.afterSome = afterSome;
    }

    /** One thread's part of the work. */
    static final class Taker {
        private final RecordStream.Worker worker;
        private byte[][][] value = new byte[0][][];
        private long[] line = new long[0];

        private Taker(RecordStream.Worker worker) {
            this.worker = worker;
        }

        private int take(int fields, int most) {
            if (line.length < most) {
                value = new byte[fields][most][];
                line = new long[most];
            }
            return worker.take(value, line, most);
        }
    }

    @Override
    public Object bind(DuckDBTableFunctionBindInfo info) {
        info.addResultColumn("row", DuckDBColumnType.BIGINT);
        info.addResultColumn("line", DuckDBColumnType.BIGINT);
        for (String field : fields) {
            info.addResultColumn(field, DuckDBColumnType.VARCHAR);
        }
        return this;
    }

    @Override
    public Object init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(run.threads());
        return this;
    }

    @Override
    public Taker localInit(DuckDBTableFunctionInitInfo info) {
        return new Taker(stream.worker());
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
        run.checkpoint();
        Taker taker = info.getLocalInitData();
        int taken = taker.take(fields.size(), Math.toIntExact(chunk.capacity()));
        long first = rows.getAndAdd(taken) + 1;
        for (int i = 0; i < taken; i++) {
            chunk.vector(0).setLong(i, first + i);
            chunk.vector(1).setLong(i, taker.line[i]);
        }
        for (int field = 0; taken > 0 && field < fields.size(); field++) {
            byte[][] column = taker.value[field];
            chunk.vector(field + 2L).setStringUtf8Batch(0, taken == column.length ? column : Arrays.copyOf(column, taken));
        }
        synchronized (this) {
            afterSome.run();
        }
        return taken;
    }
}
