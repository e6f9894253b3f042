// SPDX-License-Identifier: Apache-2.0
/**
 * Who is tied to whom: graphs as compressed rows of primitive arrays, and how a log becomes one.
 *
 * <p>In: an {@link sideways.event.EventLog} or pairs of nodes. Out: immutable {@link sideways.graph.Graph}s,
 * directed or not, weighted by whole numbers so that every sum is exact. Start at
 * {@link sideways.graph.Graph}, then {@link sideways.graph.Projections}.
 */
package sideways.graph;
