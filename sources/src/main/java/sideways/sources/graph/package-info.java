// SPDX-License-Identifier: Apache-2.0
/**
 * Ready-made graphs from files, straight into compressed rows, past the store.
 *
 * <p>In: edge lists, tables of ties, GEXF, GraphML, Pajek, METIS, our own graph files; compressed or not. Out: a
 * {@link sideways.sources.graph.LoadedGraph}, the same whatever the order of rows and the number of threads. Start at
 * {@link sideways.sources.graph.GraphReader}; edge lists are read by {@link sideways.sources.graph.EdgeLines}.
 */
package sideways.sources.graph;
