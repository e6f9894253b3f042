// SPDX-License-Identifier: Apache-2.0
/**
 * Niches. In: an undirected {@link sideways.graph.Graph}. Out: a
 * {@link sideways.measure.community.Partition} into connected communities, and what makes each one
 * different. Start at {@link sideways.measure.community.Leiden}.
 *
 * <p>Papers: Newman and Girvan 2004 (modularity), Traag, Waltman and van Eck 2019 (Leiden), Hill 1973
 * and Jost 2006 (effective number), Monroe, Colaresi and Quinn 2008 (log-odds), Vinh, Epps and Bailey 2010
 * (agreement adjusted for chance).
 */
package sideways.measure.community;
