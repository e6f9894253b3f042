// SPDX-License-Identifier: Apache-2.0
/**
 * Events in DuckDB. In: records, and queries that turn them into events. Out: {@code sideways.duckdb},
 * whose rows stand in canonical order, and an {@link sideways.event.EventLog} read from it.
 *
 * <p>{@link sideways.sources.store.Staging} takes records in a temporary database, because DuckDB does
 * not give back the space of dropped tables; {@link sideways.sources.store.Canon} puts the staged events in
 * order, drops what comes twice, numbers events, actors and channels and writes the lasting database;
 * {@link sideways.sources.store.Store} reads it. The tables are described at {@code Store}.
 */
package sideways.sources.store;
