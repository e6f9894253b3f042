// SPDX-License-Identifier: Apache-2.0
/**
 * The door: files people have, into the log of a movement. In: paths. Out: an open
 * {@link sideways.sources.store.Store} with an {@link sideways.event.EventLog} in it, and an account of
 * every row that was left out. Start at {@link sideways.sources.Import}.
 *
 * <pre>
 * bytes ─ read.Bytes ─▶ records ─ read.RecordReader ─▶ table "record" ─ Mapping (SQL) ─▶ staged events
 *                                                                                          │
 *         EventLog ◀─ store.Store ◀─ sideways.duckdb ◀─ store.Canon (order, numbers, joins) ┘
 * </pre>
 *
 * <p>A source is a {@link sideways.sources.Mapping}: one SQL file in {@code mappings/}, listed in
 * {@code mappings/index}, that selects events {@code FROM record}. Its header names the fields it uses;
 * a field that a file lacks is NULL, so no row is lost for a missing field. To add a source, copy one.
 */
package sideways.sources;
