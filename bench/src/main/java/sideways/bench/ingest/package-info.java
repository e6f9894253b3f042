// SPDX-License-Identifier: Apache-2.0
/**
 * How fast text becomes a graph, beside igraph, Gephi and a plain loop. In: seeded graphs as files. Out: a table of MB/s, bytes
 * per edge and the time to open a saved graph. Start at {@link sideways.bench.ingest.Main}.
 */
package sideways.bench.ingest;
