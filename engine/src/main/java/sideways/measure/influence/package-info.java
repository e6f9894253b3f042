// SPDX-License-Identifier: Apache-2.0
/**
 * Who has the say, and how unequally it is spread.
 *
 * <p>In: counts per actor, or a directed {@link sideways.graph.Graph} of who answers whom. Out:
 * inequality (Gini, top shares, Lorenz curve), ranks (PageRank, k-core, H-index). All are associations:
 * none of them says that an actor caused anything. Start at
 * {@link sideways.measure.influence.Inequality} and {@link sideways.measure.influence.PageRank}.
 */
package sideways.measure.influence;
