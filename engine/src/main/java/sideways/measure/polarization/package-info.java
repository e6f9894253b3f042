// SPDX-License-Identifier: Apache-2.0
/**
 * Do the sides meet? In: an undirected {@link sideways.graph.Graph} and two sides. Out: controversy
 * scores. Raw scores mislead: random graphs score high too, so every one is to be read against its
 * null. Start at {@link sideways.measure.polarization.RandomWalkControversy}.
 *
 * <p>Papers: Garimella et al. 2018 (RWC), Krackhardt and Stern 1988 (E-I), Newman 2003 (assortativity),
 * Salloum, Chen and Kivelä 2022 (nulls).
 */
package sideways.measure.polarization;
