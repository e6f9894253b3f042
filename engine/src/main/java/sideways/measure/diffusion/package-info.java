// SPDX-License-Identifier: Apache-2.0
/**
 * How things travel: trees of replies and shares, their shape, and the direction of flow between actors.
 *
 * <p>In: an {@link sideways.event.EventLog} or a directed {@link sideways.graph.Graph}. Out: cascades
 * with size, depth, breadth, structural virality and broadcast share; trophic levels; flow hierarchy.
 * Start at {@link sideways.measure.diffusion.Cascades}.
 *
 * <p>Papers: Goel et al. 2016 (structural virality), Juul and Ugander 2021 (compare at equal size),
 * MacKay, Johnson and Sansom 2020 (trophic incoherence), Luo and Magee 2011 (flow hierarchy).
 */
package sideways.measure.diffusion;
