// SPDX-License-Identifier: Apache-2.0
/**
 * How fast records are taken from large files, beside Jackson, FastCSV and DuckDB. In: made-up files in the shape of real
 * exports. Out: a table of MB/s. Start at {@link sideways.bench.reading.Main}.
 */
package sideways.bench.reading;
