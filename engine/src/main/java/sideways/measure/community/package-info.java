// SPDX-License-Identifier: Apache-2.0
/**
 * Niches. In: an undirected {@link sideways.graph.Graph}. Out: a
 * {@link sideways.measure.community.Partition} into connected communities, and what makes each one
 * different. Start at {@link sideways.measure.community.LevelChoice}, which picks the level without a truth;
 * {@link sideways.measure.community.Leiden} is the search behind it,
 * {@link sideways.measure.community.Consensus} what many searches agree on,
 * {@link sideways.measure.community.Levels} the nested levels a graph supports,
 * {@link sideways.measure.community.NicheTracks} niches through time.
 *
 * <p>Papers: Newman and Girvan 2004 (modularity), Traag, Waltman and van Eck 2019 (Leiden), Newman 2016 and
 * Peixoto 2017 (description length), Lancichinetti and Fortunato 2012 (consensus), Greene, Doyle and
 * Cunningham 2010 (tracks), Hill 1973, Jost 2006 and Chao 2014 (effective number), Monroe, Colaresi and
 * Quinn 2008 (log-odds), Vinh, Epps and Bailey 2010 (agreement adjusted for chance).
 */
package sideways.measure.community;
